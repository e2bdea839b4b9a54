namespace Cqo.Templating.Evaluation.RichText;

/// <summary>A stretch of text of one look; a line break is <c>\n</c>.</summary>
internal sealed record HtmlRun(string Text, HtmlStyle Style);

/// <summary>A list of HTML, while it is read.</summary>
internal sealed class HtmlList(bool isOrdered)
{
    internal readonly bool IsOrdered = isOrdered;
    internal int Items;
}

/// <summary>A paragraph of HTML, or a table.</summary>
internal sealed record HtmlBlock
{
    /// <summary>1 to 6 for a heading, 0 for other paragraphs.</summary>
    internal int Heading { get; init; }
    /// <summary>Depth of lists around it.</summary>
    internal int Lists { get; init; }
    /// <summary>What stands before the first paragraph of a list item, or null.</summary>
    internal string? Marker { get; init; }
    /// <summary>The list that the paragraph is an item of, or null.</summary>
    internal HtmlList? List { get; init; }
    /// <summary>Depth of quotations around it.</summary>
    internal int Quotes { get; init; }
    internal bool IsRule { get; init; }
    internal List<HtmlRun> Runs { get; } = [];
    /// <summary>Rows of cells of blocks, for a table.</summary>
    internal List<List<List<HtmlBlock>>>? Rows { get; init; }

    internal bool IsEmpty => Rows is null && !IsRule && Runs.TrueForAll(r => r.Text.Length == 0);

    /// <summary>Text of the block; cells are parted by tabs, rows by line breaks.</summary>
    internal string Text => Rows is null
        ? Marker + string.Concat(Runs.Select(r => r.Text))
        : string.Join('\n', Rows.Select(r => string.Join('\t', r.Select(c => string.Join('\n', c.Select(b => b.Text))))));
}
