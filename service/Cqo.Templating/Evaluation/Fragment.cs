using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>A value that is more than text in a Word document. Elsewhere it prints as text.</summary>
internal abstract class Fragment() : Boxed(ValueKind.Fragment)
{
    /// <summary>What it says where only text is taken.</summary>
    internal abstract string Text { get; }

    /// <summary>Writes it in the place of a tag, inside the text of a run.</summary>
    internal abstract void Write(PartWriter writer, RunFrame frame);

    /// <summary>Writes it in the place of a whole paragraph.</summary>
    internal virtual void WriteParagraphs(PartWriter writer, RunFrame frame)
    {
        writer.WriteXml(frame.OpenParagraph);
        Write(writer, frame);
        writer.WriteXml(frame.CloseParagraph);
    }
}

/// <summary>A text that leads to an address.</summary>
internal sealed class LinkFragment(string target, string text) : Fragment
{
    internal override string Text => text;

    internal override void Write(PartWriter writer, RunFrame frame)
    {
        if (!frame.TakesLinks) { writer.WriteText(text, OutputContext.WordText); return; }
        writer.WriteXml(frame.Close);
        writer.WriteXml(Open(writer.LinkId(target)));
        writer.WriteXml($"<w:r>{Look(frame.Format).Xml}<w:t xml:space=\"preserve\">");
        writer.WriteText(text, OutputContext.WordText);
        writer.WriteXml("</w:t></w:r></w:hyperlink>" + frame.Open);
    }

    internal static string Open(string id) => $"<w:hyperlink xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"{id}\">";

    /// <summary>The look of a link: what Word's own style gives, whether the template has that style or not.</summary>
    internal static WordFormat Look(WordFormat format) => format.With("color", " w:val=\"0563C1\"").With("u", " w:val=\"single\"");
}

/// <summary>A picture at the size it has in the document, in English Metric Units (914,400 an inch).</summary>
internal sealed class PictureFragment(string data, long? width, long? height, string alt) : Fragment
{
    /// <summary>A pixel of 1/96 inch.</summary>
    internal const long PixelUnits = 9525;
    const long WidestUnasked = 15 * 360_000;

    internal override string Text => alt;

    /// <summary>The picture as the data holds it.</summary>
    internal string Data => data;

    /// <summary>Clockwise, in 60,000ths of a degree.</summary>
    internal int Rotation { get; init; }

    internal override void Write(PartWriter writer, RunFrame frame)
    {
        var picture = writer.Store(data);
        var (x, y) = Size(picture);
        writer.WriteXml("</w:t>");
        WriteDrawing(writer, picture, $"cx=\"{x}\" cy=\"{y}\"", Overhang(x, y));
        writer.WriteXml("<w:t xml:space=\"preserve\">");
    }

    // One side given: the other follows. Both given: the picture fits inside, undistorted. None: a pixel is 1/96 inch, no wider than a page's text.
    (long X, long Y) Size(Picture picture)
    {
        var (x, y) = (Math.Max(1, picture.WidthPixels) * PixelUnits, Math.Max(1, picture.HeightPixels) * PixelUnits);
        var scale = Math.Min(width is { } w ? (double)w / x : double.PositiveInfinity, height is { } h ? (double)h / y : double.PositiveInfinity);
        if (double.IsInfinity(scale)) scale = Math.Min(1, (double)WidestUnasked / x);
        return (Math.Max(1, (long)Math.Round(x * scale)), Math.Max(1, (long)Math.Round(y * scale)));
    }

    // How far the corners of a turned picture stand out of its frame; lines of text keep clear of them.
    string Overhang(long x, long y)
    {
        if (Rotation == 0) return "";
        var (sine, cosine) = Math.SinCos(Rotation / 60_000.0 * Math.PI / 180);
        var (wide, high) = (Math.Abs(x * cosine) + Math.Abs(y * sine), Math.Abs(x * sine) + Math.Abs(y * cosine));
        var (side, top) = (Math.Max(0, (long)Math.Round((wide - x) / 2)), Math.Max(0, (long)Math.Round((high - y) / 2)));
        return $"<wp:effectExtent l=\"{side}\" t=\"{top}\" r=\"{side}\" b=\"{top}\"/>";
    }

    void WriteDrawing(PartWriter writer, Picture picture, string size, string overhang)
    {
        const string drawing = "http://schemas.openxmlformats.org/drawingml/2006";
        var id = ++writer.LastDrawing;
        writer.WriteXml($"<w:drawing><wp:inline xmlns:wp=\"{drawing}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent {size}/>{overhang}<wp:docPr id=\"{id}\" name=\"图片 {id}\" descr=\"");
        writer.WriteText(alt, OutputContext.XmlAttribute);
        writer.WriteXml($"\"/><a:graphic xmlns:a=\"{drawing}/main\"><a:graphicData uri=\"{drawing}/picture\"><pic:pic xmlns:pic=\"{drawing}/picture\"><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"{picture.Id}\"/><pic:cNvPicPr/></pic:nvPicPr>" +
            $"<pic:blipFill><a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"{picture.Id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>" +
            $"<pic:spPr><a:xfrm{(Rotation == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" rot=\"{Rotation}\""))}><a:off x=\"0\" y=\"0\"/><a:ext {size}/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>");
    }
}

/// <summary>A Word document of the data. It takes the place of a paragraph; the tags in it are text.</summary>
internal sealed class DocumentFragment(string data) : Fragment
{
    internal override string Text => "";

    internal override void Write(PartWriter writer, RunFrame frame) =>
        throw writer.Fail("CQO3082", "word.document 插入整个文档，标签必须单独成段 | `word.document` inserts a whole document: its tag must stand alone in its paragraph, and in its own words, not through a variable.");

    internal override void WriteParagraphs(PartWriter writer, RunFrame frame) => writer.WriteDocument(data);
}
