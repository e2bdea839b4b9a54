namespace Cqo.Templating.Opc;

/// <summary>What a package may cost. The largest of 2,386 good files had 356 entries, 60 MB inflated and a ratio of 170.</summary>
internal static class OpcLimits
{
    public const int PackageBytes = 20 << 20;
    public const int Entries = 2000;
    /// <summary>The central directory: names have 1,000 bytes at most.</summary>
    public const int DirectoryBytes = 8 << 20;
    public const int PartBytes = 160 << 20;
    public const long TotalBytes = 256L << 20;
    /// <summary>All XML parts together: each is read whole.</summary>
    public const long XmlBytes = 32L << 20;
    /// <summary>All lists of relationships and the list of types together: each of their entries becomes an object.</summary>
    public const long ListBytes = 4L << 20;
    /// <summary>A part of a Word template that may hold tags: its paragraphs are taken apart character by character.</summary>
    public const int TaggedPartBytes = 16 << 20;
    public const int Ratio = 250;
    /// <summary>Packages that inflate to less may have any ratio as a whole.</summary>
    public const long RatioFreeTotal = 16L << 20;
    /// <summary>Parts below this size may have any ratio: a short repetitive part is no bomb.</summary>
    public const int RatioFreeBytes = 1 << 20;
    /// <summary>Elements of one XML part; each costs the compiler some memory.</summary>
    public const int Elements = 2_000_000;
}
