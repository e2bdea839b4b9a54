namespace Cqo.Service.Persistence;

/// <summary>High-water mark of the certificate numbers of one year and region.</summary>
public sealed class NumberSeries
{
    public int Year { get; set; }
    public required string RegionCode { get; set; }
    public int LastSerial { get; set; }
}
