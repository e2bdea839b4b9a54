using Cqo.Domain.Statistics;

namespace Cqo.Service.Statistics;

/// <summary>What to know besides a returned file when it is checked.</summary>
/// <param name="File">Its name, for findings.</param>
/// <param name="CutOff">Day on which a CQO must be in post to count; null to ask nothing about terms.</param>
/// <param name="PolicyPack">Id of the policy pack that names the length of a term; null to ask nothing about it.</param>
/// <param name="Region">GB/T 2260 code of the unit that sent the file: decides between places of the same short name; null when not known.</param>
/// <param name="Sheet">The only sheet to read; null for every one.</param>
/// <param name="Confirmations">Answers about headers, by header or <c>#C</c> for the column C: the id of a field, or an empty text for none of ours.</param>
public sealed record CheckOrder(string File, DateOnly? CutOff, string? PolicyPack, string? Region, string? Sheet, IReadOnlyDictionary<string, string> Confirmations)
{
    /// <summary>Answers that were remembered, by <see cref="HeaderAnswer.KeyOf"/>.</summary>
    public IReadOnlyDictionary<string, HeaderAnswer> Remembered { get; init; } = new Dictionary<string, HeaderAnswer>();

    /// <summary>Names of units that cities added, with their codes.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();
}

/// <summary>How a check ended.</summary>
/// <param name="IsClear">True when there is a table and nothing in it is in question.</param>
/// <param name="Header">The columns of its tables.</param>
public sealed record CheckOutcome(bool IsClear, IReadOnlyList<HeaderColumn> Header);

/// <summary>An answer about a header that later files of the region are read by.</summary>
/// <param name="LayoutId">The layout.</param>
/// <param name="RegionCode">The city; the province for its own files.</param>
/// <param name="RegionName">Its name.</param>
/// <param name="Header">The header.</param>
/// <param name="Field">Id of the field; empty for none of ours.</param>
/// <param name="AnsweredBy">Who said so.</param>
/// <param name="AnsweredAt">When (UTC).</param>
public sealed record HeaderAnswerItem(string LayoutId, string RegionCode, string RegionName, string Header, string Field, string AnsweredBy, DateTimeOffset AnsweredAt);

/// <summary>A sheet that holds a statistics table, as it was read. Rows = accepted + fixed + questioned + not data, always.</summary>
/// <param name="Sheet">Its name.</param>
/// <param name="HeaderRows">Row numbers of its header; none when the workbook holds no table at all.</param>
/// <param name="Header">Its columns from left to right, and how each was understood.</param>
/// <param name="Rows">Its rows of data in order.</param>
/// <param name="NotData">Runs of rows that are no data: title, header, totals, notes, blank ones.</param>
/// <param name="Findings">Findings about the sheet and its header.</param>
/// <param name="Facts">What stands around the table: 填报单位, 填报日期 and the like.</param>
/// <param name="Counts">Counts of the sheet.</param>
public record SheetCheck(
    string Sheet, IReadOnlyList<int> HeaderRows, IReadOnlyList<HeaderColumn> Header, IReadOnlyList<ImportedRow> Rows, IReadOnlyList<NotDataRows> NotData,
    IReadOnlyList<RowFinding> Findings, SheetFacts Facts, ImportCounts Counts);

/// <summary>A returned workbook as it was read: the first sheet with a table, then what else it holds.</summary>
/// <param name="Sheet">Its name.</param>
/// <param name="HeaderRows">Row numbers of its header; none when the workbook holds no table at all.</param>
/// <param name="Header">Its columns from left to right, and how each was understood.</param>
/// <param name="Rows">Its rows of data in order.</param>
/// <param name="NotData">Runs of rows that are no data: title, header, totals, notes, blank ones.</param>
/// <param name="Findings">Findings about the sheet and its header.</param>
/// <param name="Facts">What stands around the table: 填报单位, 填报日期 and the like.</param>
/// <param name="Counts">Counts of the sheet.</param>
/// <param name="OtherTables">Further sheets with a table, in order; duplicates are looked for across all of them.</param>
/// <param name="OtherSheets">Sheets without a table.</param>
public sealed record WorkbookCheck(
    string Sheet, IReadOnlyList<int> HeaderRows, IReadOnlyList<HeaderColumn> Header, IReadOnlyList<ImportedRow> Rows, IReadOnlyList<NotDataRows> NotData,
    IReadOnlyList<RowFinding> Findings, SheetFacts Facts, ImportCounts Counts, IReadOnlyList<SheetCheck> OtherTables, IReadOnlyList<OtherSheet> OtherSheets)
    : SheetCheck(Sheet, HeaderRows, Header, Rows, NotData, Findings, Facts, Counts);

/// <summary>A sheet that holds no statistics table.</summary>
/// <param name="Sheet">Its name.</param>
/// <param name="Hidden">Whether its tab is hidden.</param>
/// <param name="Rows">How many rows the file has there, blank ones too.</param>
/// <param name="Blank">How many of them are blank.</param>
public sealed record OtherSheet(string Sheet, bool Hidden, int Rows, int Blank);
