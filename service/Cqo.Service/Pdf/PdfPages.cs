using System.Globalization;

namespace Cqo.Service.Pdf;

/// <summary>What a PDF of another program holds.</summary>
static class PdfPages
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Whether the machine has poppler's pdfinfo, by which pages are counted.</summary>
    public static bool CanCount => ChildProcess.IsInstalled("pdfinfo");

    /// <summary>Pages of a PDF; 0 when the file is none, or not all of one, whatever the program that wrote it said.</summary>
    public static async Task<int> CountAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file) || !IsWhole(await File.ReadAllBytesAsync(file, cancellation))) return 0;
        var told = await ChildProcess.ReadAsync("pdfinfo", [file], Path.GetDirectoryName(file)!, Limit, cancellation);
        var line = (told ?? "").Split('\n').FirstOrDefault(l => l.StartsWith("Pages:", StringComparison.Ordinal));
        return int.TryParse(line?["Pages:".Length..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var pages) ? pages : 0;
    }

    static bool IsWhole(ReadOnlySpan<byte> file) => file.StartsWith("%PDF-"u8) && file[Math.Max(0, file.Length - 64)..].TrimEnd("\r\n \0"u8).EndsWith("%%EOF"u8);

    /// <summary>The first words of a page; null when the machine has no pdftotext.</summary>
    public static async Task<string?> FirstWordsAsync(string file, int page, int length, CancellationToken cancellation)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var text = await ChildProcess.ReadAsync("pdftotext", ["-f", number, "-l", number, file, "-"], Path.GetDirectoryName(file)!, Limit, cancellation);
        if (text is null) return null;
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= length ? words : words[..(char.IsHighSurrogate(words[length - 1]) ? length - 1 : length)] + "…";
    }
}
