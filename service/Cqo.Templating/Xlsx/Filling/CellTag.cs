using Cqo.Templating.Compilation;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>A tag in the text of a cell: its code, and what it does to the rows around it.</summary>
internal sealed class CellTag
{
    readonly TaggedText text;

    CellTag(TaggedText text, int start, int end, string written)
    {
        (this.text, Start, End) = (text, start, end);
        var from = written.Length > 0 && written[0] is '-' or '~' ? 1 : 0;
        var to = written.Length > from && written[^1] is '-' or '~' ? written.Length - 1 : written.Length;
        Code = written[from..to];
        CodeStart = start + 2 + from;
        Shape = TagShape.Of(Code);
        CutStart = from > 0 ? Back(text.Text, start) : start;
        CutEnd = to < written.Length ? Forth(text.Text, end) : end;
    }

    /// <summary>First unit of the opening braces, and the unit behind the closing ones.</summary>
    public int Start { get; }
    public int End { get; }
    /// <summary>The same with the blanks that <c>{{-</c> and <c>-}}</c> take along.</summary>
    public int CutStart { get; }
    public int CutEnd { get; }
    /// <summary>Code without whitespace-control marks.</summary>
    public string Code { get; }
    public TagShape Shape { get; }
    int CodeStart { get; }

    /// <summary>Whether it stands between rows instead of in the cell's text.</summary>
    public bool IsOfRows { get; set; }

    public Place Place => PlaceOf(Start, End - Start);

    /// <summary>Its cell, for messages.</summary>
    public TaggedText Text => text;

    Place PlaceOf(int at, int length) => new(text.Part, 0, text.Cell?.ToString(), 1, at + 1, length);

    public TagPiece ToPiece(OutputContext context) => ToPiece(Code, context);

    /// <summary>The piece with other code in its place.</summary>
    public TagPiece ToPiece(string code, OutputContext context) => new(code, context, (offset, length) => PlaceOf(CodeStart + offset, length));

    public static bool MayStandIn(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (TagText.IsOpen(text, at) || TagText.IsClose(text, at)) return true;
        return false;
    }

    /// <summary>The tags of a text; what cannot be read is a mistake.</summary>
    public static List<CellTag> Find(TaggedText text, List<Diagnostic> sink)
    {
        var (tags, failures) = (new List<CellTag>(), 0);
        for (var at = 0; at < text.Text.Length && failures < 20;)
        {
            if (TagText.IsClose(text.Text, at))
            {
                failures++;
                sink.Add(FillingMistake.LoneEnd(text.PlaceAt(at, 2)));
                at += 2;
            }
            else if (!TagText.IsOpen(text.Text, at)) at++;
            else if (TagText.Read(text.Text, at + 2) is { } code)
            {
                tags.Add(new CellTag(text, at, at + code.Length + 4, code));
                at = tags[^1].End;
            }
            else
            {
                failures++;
                sink.Add(FillingMistake.Unclosed(text.PlaceAt(at, 2)));
                for (at += 2; at < text.Text.Length && !TagText.IsOpen(text.Text, at);) at++;
            }
        }
        return tags;
    }

    static int Back(string text, int at)
    {
        while (at > 0 && char.IsWhiteSpace(text[at - 1])) at--;
        return at;
    }

    static int Forth(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}

/// <summary>A text of the template that may hold tags, and where it stands.</summary>
/// <param name="Part">Its part.</param>
/// <param name="Cell">Its cell; null in headers, footers and names of sheets.</param>
/// <param name="Runs">Its stretches of equal format.</param>
internal sealed record TaggedText(string Part, CellReference? Cell, IReadOnlyList<CellRun> Runs)
{
    public string Text { get; } = string.Concat(Runs.Select(r => r.Text));

    public Place PlaceAt(int at, int length) => new(Part, 0, Cell?.ToString(), 1, at + 1, length);
}
