namespace Cqo.Templating.Xlsx;

/// <summary>What reading a workbook may cost. Each limit that is reached is an error with its place; none cuts anything silently.</summary>
/// <remarks>A million rows of fifteen columns are some 850 MB of XML in a file of 90 to 170 MB. Rows and columns end where a sheet ends (<see cref="CellReference"/>).</remarks>
public sealed record WorkbookLimits
{
    /// <summary>Bytes of the file.</summary>
    public int FileBytes { get; init; } = 256 << 20;

    /// <summary>Bytes of one part, inflated.</summary>
    public int PartBytes { get; init; } = 1280 << 20;

    /// <summary>Bytes of all parts together, inflated.</summary>
    public long TotalBytes { get; init; } = 2048L << 20;

    /// <summary>Parts that inflate to less may be compressed at any ratio: a sheet of a million empty rows is no bomb.</summary>
    public int AnyRatioBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of the XML of one row, which is held while its cells are read.</summary>
    public int RowBytes { get; init; } = 16 << 20;

    /// <summary>UTF-8 bytes of one text. Excel ends at 32,767 characters; others do not.</summary>
    public int TextBytes { get; init; } = 512 << 10;

    /// <summary>UTF-8 bytes of all shared strings that are read, which are held.</summary>
    public int SharedBytes { get; init; } = 160 << 20;

    /// <summary>Sheets.</summary>
    public int Sheets { get; init; } = 300;

    /// <summary>Merged ranges of a sheet.</summary>
    public int Merges { get; init; } = 100_000;

    /// <summary>Cell formats of the workbook. Excel ends at 65,490.</summary>
    public int Formats { get; init; } = 70_000;
}
