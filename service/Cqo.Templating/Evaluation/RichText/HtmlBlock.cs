namespace Cqo.Templating.Evaluation.RichText;

/// <summary>A stretch of text of one look, or a picture.</summary>
/// <param name="Text">A line break is <c>\n</c>.</param>
/// <param name="Style">The look.</param>
/// <param name="Picture">The picture that stands here instead of the text, or null.</param>
internal sealed record HtmlRun(string Text, HtmlStyle Style, PictureFragment? Picture = null);

/// <summary>A cell of a table of HTML.</summary>
/// <param name="Columns">Columns that it covers, 1 or more.</param>
/// <param name="Rows">Rows that it covers, 1 or more.</param>
internal sealed record HtmlCell(int Columns, int Rows)
{
    internal List<HtmlBlock> Blocks { get; } = [];
}

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
    /// <summary>Rows of cells, for a table.</summary>
    internal List<List<HtmlCell>>? Rows { get; init; }

    internal bool IsEmpty => Rows is null && !IsRule && Runs.TrueForAll(r => r.Text.Length == 0 && r.Picture is null);

    /// <summary>Text of the block; cells are parted by tabs, rows by line breaks.</summary>
    internal string Text => Rows is null
        ? Marker + string.Concat(Runs.Select(r => r.Text))
        : string.Join('\n', Rows.Select(r => string.Join('\t', r.Select(c => string.Join('\n', c.Blocks.Select(b => b.Text))))));
}
