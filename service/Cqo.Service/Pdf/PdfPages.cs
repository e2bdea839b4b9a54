using System.Globalization;
using PdfSharp.Pdf.IO;

namespace Cqo.Service.Pdf;

/// <summary>What a PDF of another program holds.</summary>
static class PdfPages
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Pages of a whole PDF; 0 when the bytes are none, whatever the program that wrote them said.</summary>
    public static int Count(byte[] file)
    {
        if (!file.AsSpan().StartsWith("%PDF-"u8) || !file.AsSpan(Math.Max(0, file.Length - 64)).TrimEnd("\r\n \0"u8).EndsWith("%%EOF"u8)) return 0;
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
            return document.PageCount;
        }
        // PDFsharp throws whatever its parser runs into; a file it cannot read is not used.
        catch (Exception unreadable) when (unreadable is PdfReaderException or InvalidOperationException or ArgumentException or FormatException or IOException or NullReferenceException or InvalidCastException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return 0;
        }
    }

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
