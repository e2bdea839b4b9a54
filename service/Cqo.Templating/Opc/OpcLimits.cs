namespace Cqo.Templating.Opc;

/// <summary>What a package may cost. The largest of 2,386 good files had 356 entries, 60 MB inflated and a ratio of 170.</summary>
internal static class OpcLimits
{
    public const int PackageBytes = 20 << 20;
    public const int Entries = 2000;
    public const int PartBytes = 160 << 20;
    public const long TotalBytes = 256L << 20;
    public const int Ratio = 250;
    /// <summary>Parts below this size may have any ratio: a short repetitive part is no bomb.</summary>
    public const int RatioFreeBytes = 1 << 20;
    /// <summary>Elements of one XML part; each costs the compiler some memory.</summary>
    public const int Elements = 2_000_000;
}
