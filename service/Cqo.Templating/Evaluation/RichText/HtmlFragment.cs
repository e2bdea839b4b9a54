using System.Globalization;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation.RichText;

/// <summary>HTML as WordprocessingML of its own: runs where the tag stands in a sentence, paragraphs and tables where it stands alone.</summary>
internal sealed class HtmlFragment(string html) : Fragment
{
    // Twentieths of a point: what Word sets a list level in by.
    const int Step = 420;

    readonly List<HtmlBlock> blocks = HtmlDocument.Read(html);

    internal override string Text => string.Join('\n', blocks.Select(b => b.Text));

    internal override void Write(PartWriter writer, RunFrame frame)
    {
        writer.WriteXml(frame.Close);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0) writer.WriteXml($"<w:r>{frame.Format.Xml}<w:br/></w:r>");
            if (blocks[i].Rows is null) WriteRuns(writer, frame, blocks[i], frame.Format, " ");
            else WriteRun(writer, new HtmlRun(blocks[i].Text, HtmlStyle.Plain), frame.Format);
        }
        writer.WriteXml(frame.Open);
    }

    internal override void WriteParagraphs(PartWriter writer, RunFrame frame)
    {
        var afterTable = frame.FollowsTable;
        var lists = new Dictionary<HtmlList, int>();
        foreach (var block in blocks)
        {
            // Word joins tables between which no paragraph stands.
            if (block.Rows is not null && afterTable) writer.WriteXml("<w:p/>");
            if (block.Rows is { } rows) new HtmlTable(rows).Write(writer, cell => WriteCell(writer, frame with { Paragraph = frame.Paragraph!.Without("ind") }, cell, lists));
            else WriteParagraph(writer, frame, block, lists);
            afterTable = block.Rows is not null;
        }
        // A cell, box or note must end in a paragraph, and the place of an empty value in one as well.
        if (blocks.Count == 0 || blocks[^1].Rows is not null) writer.WriteXml($"<w:p>{frame.Paragraph!.Xml}</w:p>");
    }

    static void WriteParagraph(PartWriter writer, RunFrame frame, HtmlBlock block, Dictionary<HtmlList, int> lists)
    {
        var (paragraph, run) = Format(frame, block);
        if (frame.Lists is { } own && block.List is { } list)
        {
            if (!lists.TryGetValue(list, out var id)) lists[list] = id = list.IsOrdered ? writer.NewList(own.Numbers) : own.Bullets;
            paragraph = frame.Paragraph!.Without("ind").WithXml("numPr", $"<w:numPr><w:ilvl{Number(" w:val", block.Lists - 1)}/><w:numId{Number(" w:val", id)}/></w:numPr>");
            block = block with { Marker = null };
        }
        writer.WriteXml($"<w:p>{paragraph.Xml}");
        WriteRuns(writer, frame, block, run, "\t");
        writer.WriteXml("</w:p>");
    }

    static (WordFormat Paragraph, WordFormat Run) Format(RunFrame frame, HtmlBlock block)
    {
        var (paragraph, run) = (frame.Paragraph!, frame.Format);
        if (block.Heading > 0 && frame.Styles.TryGetValue("heading " + (char)('0' + block.Heading), out var style)) return (WordFormat.Paragraph.With("pStyle", $" w:val=\"{style}\""), WordFormat.Run);
        if (block.Heading > 0) run = run.With("b").With("bCs").With("sz", Number(" w:val", 44 - 4 * block.Heading)).With("szCs", Number(" w:val", 44 - 4 * block.Heading));
        var indent = Step * (block.Lists + block.Quotes);
        if (indent > 0) paragraph = paragraph.With("ind", Number(" w:left", indent) + (block.Marker is null ? Number(" w:firstLine", 0) : Number(" w:hanging", Step)));
        if (block.Marker is not null) paragraph = paragraph.WithXml("tabs", $"<w:tabs><w:tab w:val=\"left\"{Number(" w:pos", indent)}/></w:tabs>");
        if (block.IsRule) paragraph = paragraph.WithXml("pBdr", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>");
        return (paragraph, run);
    }

    static string Number(string attribute, int value) => string.Create(CultureInfo.InvariantCulture, $"{attribute}=\"{value}\"");

    static void WriteRuns(PartWriter writer, RunFrame frame, HtmlBlock block, WordFormat format, string behindMarker)
    {
        if (block.Marker is not null) WriteRun(writer, new HtmlRun(block.Marker + behindMarker, HtmlStyle.Plain), format);
        string? target = null;
        foreach (var run in block.Runs)
        {
            var next = frame.TakesLinks ? run.Style.Target : null;
            if (target is not null && next != target) writer.WriteXml("</w:hyperlink>");
            if (next is not null && next != target) writer.WriteXml(LinkFragment.Open(writer.LinkId(next)));
            target = next;
            WriteRun(writer, run, format);
        }
        if (target is not null) writer.WriteXml("</w:hyperlink>");
    }

    static void WriteRun(PartWriter writer, HtmlRun run, WordFormat format)
    {
        var look = run.Style.On(format);
        var (open, close) = ($"<w:r>{look.Xml}<w:t xml:space=\"preserve\">", "</w:t></w:r>");
        writer.WriteXml(open);
        if (run.Picture is { } picture) picture.Write(writer, new RunFrame(look, close, open));
        else writer.WriteText(run.Text, OutputContext.WordText);
        writer.WriteXml(close);
    }

    static void WriteCell(PartWriter writer, RunFrame frame, List<HtmlBlock> cell, Dictionary<HtmlList, int> lists)
    {
        foreach (var block in cell) WriteParagraph(writer, frame, block, lists);
        if (cell.Count == 0) writer.WriteXml("<w:p/>");
    }
}
