using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

/// <summary>A text in <c>si</c> or <c>is</c> (ECMA-376 part 1 §18.4.8): plain or in runs, which are joined; the reading aids of <c>rPh</c> are left out.</summary>
internal static class StringItem
{
    /// <summary>Reads up to the end of the element that the scanner has just started, and adds its text.</summary>
    public static void Read(SheetScanner scanner, TextBuffer to)
    {
        if (scanner.Token == XmlToken.Empty) return;
        var (depth, from) = (scanner.Depth, to.Length);
        while (scanner.Depth >= depth && scanner.Read())
        {
            if (scanner.Opens("t"u8)) ReadPiece(scanner, to);
            else if (!scanner.Opens("r"u8)) scanner.Skip();
        }
        CellText.Unescape(to, from);
    }

    static void ReadPiece(SheetScanner scanner, TextBuffer to)
    {
        if (scanner.Token == XmlToken.Empty) return;
        var (preserves, from) = (scanner.Preserves, to.Length);
        ReadCharacters(scanner, to);
        if (!preserves) Trim(to, from);
    }

    static void Trim(TextBuffer text, int from)
    {
        var all = text[from..];
        var trimmed = CellText.Trimmed(all);
        if (trimmed.Length == all.Length) return;
        trimmed.CopyTo(all);
        text.CutTo(from + trimmed.Length);
    }

    /// <summary>Adds the character data up to the end of the element that the scanner has just started.</summary>
    public static void ReadCharacters(SheetScanner scanner, TextBuffer to)
    {
        if (scanner.Token == XmlToken.Empty) return;
        var depth = scanner.Depth;
        while (scanner.Depth >= depth && scanner.Read())
        {
            if (scanner.Token == XmlToken.Text) CellText.AddText(to, scanner.Text);
            else if (scanner.Token == XmlToken.CData) CellText.AddCharacters(to, scanner.Text);
            else scanner.Skip();
        }
    }
}
