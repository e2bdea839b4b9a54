namespace Cqo.Domain.Statistics;

/// <summary>What stands in a column, and so how its cells are read.</summary>
public enum ColumnKind
{
    /// <summary>Number of the row; never a fact.</summary>
    Serial,
    /// <summary>Free text.</summary>
    Text,
    /// <summary>Name of an enterprise as on its licence.</summary>
    EnterpriseName,
    /// <summary>Name of one person.</summary>
    PersonName,
    /// <summary>Unified social credit code (GB 32100-2015).</summary>
    CreditCode,
    /// <summary>大, 中, 小, 微.</summary>
    SizeClass,
    /// <summary>是 or 否.</summary>
    YesNo,
    /// <summary>One word of a list.</summary>
    Choice,
    /// <summary>A day, or a month without a day.</summary>
    Date,
    /// <summary>A number of 0 or more.</summary>
    Number,
    /// <summary>A mobile or fixed line.</summary>
    Phone,
    /// <summary>A division of Hubei or a reporting unit that a city added.</summary>
    Region,
}

/// <summary>The columns of the statistics table, in the order in which it is printed: data, read by <see cref="TableLayoutReader"/>.</summary>
public sealed record TableLayout
{
    /// <summary>Id, kebab-case.</summary>
    public required string Id { get; init; }
    /// <summary>Version, a whole number from 1 as text.</summary>
    public required string Version { get; init; }
    /// <summary>Title above the table (zh-CN).</summary>
    public required string Title { get; init; }
    /// <summary>Title (en-US).</summary>
    public required string TitleEn { get; init; }
    /// <summary>Columns from left to right, at least one and at most <see cref="MostColumns"/>.</summary>
    public required IReadOnlyList<LayoutColumn> Columns { get; init; }

    /// <summary>Most columns of one layout.</summary>
    public const int MostColumns = 60;

    /// <summary>Every spelling of a header that stands for a column; built on first use.</summary>
    internal HeaderNames Names => _names ??= new HeaderNames(this);

    private HeaderNames? _names;
}

/// <summary>One column of a layout.</summary>
public sealed record LayoutColumn
{
    /// <summary>The field of <see cref="StatisticsRow"/> that it fills.</summary>
    public required StatisticsField Field { get; init; }
    /// <summary>Header of the group above it when the header has two rows (zh-CN), or null.</summary>
    public string? Group { get; init; }
    /// <summary>The same in English.</summary>
    public string? GroupEn { get; init; }
    /// <summary>Header (zh-CN).</summary>
    public required string Header { get; init; }
    /// <summary>Header (en-US).</summary>
    public required string HeaderEn { get; init; }
    /// <summary>Other headers seen in returned tables.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
    /// <summary>How its cells are read.</summary>
    public required ColumnKind Kind { get; init; }
    /// <summary>True when a row without it is sent back.</summary>
    public bool Required { get; init; }
    /// <summary>Width in characters of the default font, 1-255.</summary>
    public decimal Width { get; init; } = 12;
    /// <summary>Largest number that can be true, for numbers; null when there is no bound.</summary>
    public decimal? Most { get; init; }
    /// <summary>Words offered in the cell; for <see cref="ColumnKind.Choice"/> also the only ones accepted.</summary>
    public IReadOnlyList<LayoutChoice> Choices { get; init; } = [];

    /// <summary>Id of the field, as in JSON: <c>enterpriseName</c>.</summary>
    public string Id => Field.Id();

    /// <summary>Group and header together, as a finding names the column: 企业名称.</summary>
    public string FullHeader => Group + Header;

    /// <summary>The same in English.</summary>
    public string FullHeaderEn => GroupEn is null ? HeaderEn : $"{GroupEn}: {HeaderEn}";
}

/// <summary>A word of a column of choices.</summary>
/// <param name="Value">The word that is kept.</param>
/// <param name="Synonyms">Words that mean the same; replaced by <paramref name="Value"/> with a log.</param>
public sealed record LayoutChoice(string Value, IReadOnlyList<string> Synonyms);
