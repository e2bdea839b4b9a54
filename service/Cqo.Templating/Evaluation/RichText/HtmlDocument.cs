using System.Globalization;
using System.Text;

namespace Cqo.Templating.Evaluation.RichText;

/// <summary>
/// HTML as a flat list of paragraphs and tables. Elements that it does not know show their content. Work and depth are bounded: a tag is looked at once, at
/// most <see cref="Deepest"/> elements are kept open, and further ones only show their content.
/// </summary>
internal sealed class HtmlDocument
{
    const int Deepest = 60, DeepestList = 8, MostSpanned = 1000, WidestPixels = 2112;

    readonly record struct Open(string Name, HtmlStyle Outer);

    static readonly HashSet<string> Blocks = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "section", "article", "header", "footer", "figure", "figcaption", "dt", "dd", "address", "caption"];
    static readonly HashSet<string> Empty = ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"];

    readonly HtmlReader reader;
    readonly List<Open> open = [];
    readonly List<HtmlList> lists = [];
    readonly List<HtmlBlock> blocks = [];
    HtmlStyle style = HtmlStyle.Plain;
    HtmlBlock current = new();
    List<List<HtmlCell>>? table;
    List<HtmlBlock>? outside;
    string? marker;
    int quotes, preformatted;

    HtmlDocument(string html) => reader = new HtmlReader(html);

    internal static List<HtmlBlock> Read(string html)
    {
        var document = new HtmlDocument(html);
        while (document.reader.Read()) document.Take();
        document.CloseTable();
        document.Break();
        return document.blocks;
    }

    List<HtmlBlock> Target => table is { Count: > 0 } && table[^1].Count > 0 ? table[^1][^1].Blocks : blocks;

    void Take()
    {
        if (reader.Token == HtmlToken.Text) AddText(reader.Text);
        else if (reader.Token == HtmlToken.Start) Start(reader.Name);
        else End(reader.Name);
    }

    void AddText(string text)
    {
        if (preformatted == 0) text = Collapse(text, current.Runs.Count == 0 || current.Runs[^1].Text is "" or [.., ' ' or '\n']);
        if (text.Length > 0) current.Runs.Add(new HtmlRun(text.Replace("\r", "", StringComparison.Ordinal), style));
    }

    // HTML shows any run of blanks as one; an ideographic or no-break space is a character.
    static string Collapse(string text, bool afterBlank)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var blank = c is ' ' or '\t' or '\r' or '\n' or '\f';
            if (!blank) result.Append(c);
            else if (!afterBlank) result.Append(' ');
            afterBlank = blank;
        }
        return result.ToString();
    }

    /// <summary>Ends the paragraph that is being read and starts the next.</summary>
    void Break(int heading = 0)
    {
        if (!current.IsEmpty || current.Marker is not null)
        {
            Trim(current);
            Target.Add(current);
        }
        current = new HtmlBlock { Heading = heading, Lists = Math.Min(lists.Count, DeepestList), Quotes = quotes, Marker = marker, List = marker is null ? null : lists[^1] };
        marker = null;
    }

    static void Trim(HtmlBlock block)
    {
        while (block.Runs.Count > 0 && block.Runs[^1].Text.TrimEnd(' ') is var text && text.Length < block.Runs[^1].Text.Length)
        {
            block.Runs[^1] = block.Runs[^1] with { Text = text };
            if (text.Length > 0) return;
            block.Runs.RemoveAt(block.Runs.Count - 1);
        }
    }

    void Start(string name)
    {
        if (name == "br") current.Runs.Add(new HtmlRun("\n", style));
        else if (name == "hr") Rule();
        else if (name == "img") AddPicture(reader.Attribute("src"), reader.Attribute("alt"));
        if (Empty.Contains(name) || open.Count >= Deepest) return;
        if (name is "li" or "p" or "tr" or "td" or "th") CloseSame(name);
        open.Add(new Open(name, style));
        style = style.Inside(reader);
        StartBlock(name);
    }

    void StartBlock(string name)
    {
        switch (name)
        {
            case "ul" or "ol": Break(); lists.Add(new HtmlList(name == "ol")); break;
            case "blockquote": quotes++; Break(); break;
            case "pre": preformatted++; Break(); break;
            case "li": StartItem(); break;
            case "table": StartTable(); break;
            case "tr" when table is not null: Break(); table.Add([]); break;
            case "td" or "th" when table is { Count: > 0 }: Break(); table[^1].Add(new HtmlCell(Span("colspan", MostSpanned), Span("rowspan", MostSpanned))); break;
            default: if (Blocks.Contains(name)) Break(name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0); break;
        }
    }

    int Span(string attribute, int most) => int.TryParse(reader.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, most) : 1;

    // Only what the HTML carries itself is shown: nothing is fetched for it.
    void AddPicture(string? source, string? alt)
    {
        if (source?.StartsWith("data:image/", StringComparison.Ordinal) != true) AddText(alt ?? "");
        else current.Runs.Add(new HtmlRun(alt ?? "", style, new PictureFragment(source, Pixels("width"), Pixels("height"), alt ?? "")));
    }

    long? Pixels(string attribute) => int.TryParse(reader.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and <= WidestPixels ? pixels * PictureFragment.PixelUnits : null;

    void StartItem()
    {
        if (lists.Count == 0) lists.Add(new HtmlList(false));
        var list = lists[^1];
        var number = (++list.Items).ToString(CultureInfo.InvariantCulture);
        marker = list.IsOrdered ? number + "." : lists.Count % 2 == 1 ? "•" : "◦";
        Break();
    }

    // A table inside a table shows its cells as paragraphs of the outer cell.
    void StartTable()
    {
        if (table is not null || lists.Count > DeepestList) { Break(); return; }
        Break();
        (outside, table) = (blocks, []);
    }

    void CloseTable()
    {
        if (table is null) return;
        Break();
        var rows = table.Where(r => r.Count > 0).ToList();
        table = null;
        if (rows.Count > 0) outside!.Add(new HtmlBlock { Rows = rows });
    }

    void Rule()
    {
        Break();
        Target.Add(new HtmlBlock { IsRule = true, Lists = current.Lists, Quotes = quotes });
    }

    // <p> ends an open <p>, <li> an open <li>: HTML lets authors leave the end tags out.
    void CloseSame(string name)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Name == name) { End(name); return; }
            if (open[i].Name is "ul" or "ol" or "table" or "td" or "th" or "blockquote" or "div") return;
        }
    }

    void End(string name)
    {
        var at = open.FindLastIndex(o => o.Name == name);
        if (at < 0) return;
        while (open.Count > at)
        {
            var closed = open[^1];
            open.RemoveAt(open.Count - 1);
            style = closed.Outer;
            EndBlock(closed.Name);
        }
    }

    void EndBlock(string name)
    {
        if (name is "ul" or "ol" && lists.Count > 0) lists.RemoveAt(lists.Count - 1);
        if (name == "blockquote") quotes--;
        if (name == "pre") preformatted--;
        if (name == "table" && !open.Exists(o => o.Name == "table")) CloseTable();
        else if (Blocks.Contains(name) || name is "ul" or "ol" or "td" or "th" or "tr" or "table") Break();
    }
}
