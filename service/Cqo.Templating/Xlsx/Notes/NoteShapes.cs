using System.Globalization;
using System.Text;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating.Xlsx.Notes;

/// <summary>The boxes of notes in VML (ECMA-376 part 4 §19), which is where Excel looks for their place and size. Hidden until the pointer is over the cell.</summary>
internal static class NoteShapes
{
    const string Namespaces = " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
    const string Type = "_x0000_t202";

    /// <summary>Shapes of one block of ids.</summary>
    public const int BlockSize = 1024;

    /// <summary>Writes the part of a sheet that had none.</summary>
    public static void Write(IReadOnlyList<CellNote> notes, int firstBlock, NoteBox box, PartWriter to)
    {
        to.WriteXml($"<xml{Namespaces}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{Blocks(notes.Count, firstBlock)}\"/></o:shapelayout>");
        WriteType("", to);
        WriteShapes(notes, firstBlock, box, "", to);
        to.WriteXml("</xml>");
    }

    /// <summary>Writes a part with further shapes behind its own. What some programs write is no XML, so its text is all that is looked at.</summary>
    public static void Append(byte[] part, IReadOnlyList<CellNote> notes, int firstBlock, NoteBox box, PartWriter to)
    {
        var text = Encoding.Latin1.GetString(part);
        var end = text.LastIndexOf("</", StringComparison.Ordinal);
        if (end < 0) end = text.Length;
        var map = text.IndexOf("idmap", StringComparison.Ordinal);
        var at = 0;
        if (map >= 0 && BlocksAt(text, map) is { } blocks)
        {
            at = text.IndexOf(blocks, text.IndexOf("data=", map, StringComparison.Ordinal), StringComparison.Ordinal) + blocks.Length;
            to.Write(part.AsSpan(0, at));
            to.WriteXml("," + Blocks(notes.Count, firstBlock));
        }
        to.Write(part.AsSpan(at..end));
        if (!text.Contains($"\"{Type}\"", StringComparison.Ordinal)) WriteType(Namespaces, to);
        WriteShapes(notes, firstBlock, box, Namespaces, to);
        to.Write(part.AsSpan(end));
    }

    /// <summary>The numbers that an element <c>idmap</c> names; null when it names none.</summary>
    public static string? BlocksAt(string text, int element)
    {
        var close = text.IndexOf('>', element);
        var start = close < 0 ? -1 : text.IndexOf("data=\"", element, close - element, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('"', start + 6);
        return end > start + 6 && end < close ? text[(start + 6)..end] : null;
    }

    public static int BlocksOf(int notes) => 1 + (notes / BlockSize);

    static string Blocks(int notes, int first) => string.Join(',', Enumerable.Range(first, BlocksOf(notes)).Select(b => b.ToString(CultureInfo.InvariantCulture)));

    static void WriteType(string namespaces, PartWriter to) => to.WriteXml(
        $"<v:shapetype{namespaces} id=\"{Type}\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>");

    static void WriteShapes(IReadOnlyList<CellNote> notes, int firstBlock, NoteBox box, string namespaces, PartWriter to)
    {
        for (var i = 0; i < notes.Count; i++)
        {
            var (cell, height) = (notes[i].Cell, NoteBox.HeightOf(notes[i].Text));
            to.WriteXml(string.Create(CultureInfo.InvariantCulture,
                $"<v:shape{namespaces} id=\"_x0000_s{(firstBlock * BlockSize) + i + 1}\" type=\"#{Type}\" style=\"position:absolute;width:180pt;height:{height * 3 / 4}pt;z-index:{i + 1};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">")
                + "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
                + string.Create(CultureInfo.InvariantCulture, $"<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{box.AnchorOf(cell, height)}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{cell.Row - 1}</x:Row><x:Column>{cell.Column - 1}</x:Column></x:ClientData></v:shape>"));
        }
    }
}
