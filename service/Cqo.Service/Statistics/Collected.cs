using Cqo.Domain.Statistics;

namespace Cqo.Service.Statistics;

/// <summary>A reporting unit that a city added, such as a development zone.</summary>
public sealed class AddedUnit
{
    /// <summary>Code: the city's, <c>Z</c> and two digits.</summary>
    public required string Code { get; set; }
    /// <summary>Name.</summary>
    public required string Name { get; set; }
    /// <summary>The city it belongs to.</summary>
    public required string CityCode { get; set; }
    /// <summary>When it was added (UTC).</summary>
    public DateTimeOffset AddedAt { get; set; }
    /// <summary>Who added it.</summary>
    public required string AddedBy { get; set; }
}

/// <summary>A collection of the table: year, cut-off date and the policy it is measured by. Fixed once it is opened, because every row is judged by it.</summary>
public sealed class CollectionPeriod
{
    /// <summary>Our own key.</summary>
    public int Id { get; set; }
    /// <summary>Year of the report.</summary>
    public int Year { get; set; }
    /// <summary>Day on which a CQO must be in post to count.</summary>
    public DateOnly CutOff { get; set; }
    /// <summary>Policy pack.</summary>
    public required string PackId { get; set; }
    /// <summary>Its version.</summary>
    public required string PackVersion { get; set; }
    /// <summary>Hash of its file.</summary>
    public required string PackSha256 { get; set; }
    /// <summary>When it was opened (UTC).</summary>
    public DateTimeOffset OpenedAt { get; set; }
    /// <summary>Who opened it.</summary>
    public required string OpenedBy { get; set; }
}

/// <summary>How many enterprises of a group there are in a region, as somebody stated it for a collection.</summary>
public sealed class StatedDenominator
{
    /// <summary>The collection.</summary>
    public int PeriodId { get; set; }
    /// <summary>Region or unit.</summary>
    public required string UnitCode { get; set; }
    /// <summary>Group of enterprises.</summary>
    public EnterpriseGroup Group { get; set; }
    /// <summary>Enterprises.</summary>
    public long Count { get; set; }
    /// <summary>Who says so.</summary>
    public required string Source { get; set; }
    /// <summary>Day of the statement.</summary>
    public DateOnly AsOf { get; set; }
    /// <summary>When it was entered (UTC).</summary>
    public DateTimeOffset StatedAt { get; set; }
    /// <summary>Who entered it.</summary>
    public required string StatedBy { get; set; }
}

/// <summary>A returned workbook. A newer one replaces it; it stays readable with its rows.</summary>
public sealed class Submission
{
    /// <summary>Our own key.</summary>
    public int Id { get; set; }
    /// <summary>The collection.</summary>
    public int PeriodId { get; set; }
    /// <summary>The unit that filed it.</summary>
    public required string UnitCode { get; set; }
    /// <summary>0 for counties and zones, 1 for cities, 2 for the province: the order in which files are compared.</summary>
    public int UnitRank { get; set; }
    /// <summary>1 for the unit's first file in this collection, then counting up.</summary>
    public int Version { get; set; }
    /// <summary>The file that replaced it, or null while it is in force.</summary>
    public int? ReplacedBy { get; set; }
    /// <summary>Name of the file as it came.</summary>
    public required string FileName { get; set; }
    /// <summary>Path of the original in the store.</summary>
    public required string Path { get; set; }
    /// <summary>Version there.</summary>
    public int StoreVersion { get; set; }
    /// <summary>Bytes.</summary>
    public long Size { get; set; }
    /// <summary>Lower-case hex of the bytes.</summary>
    public required string Sha256 { get; set; }
    /// <summary>The client's key.</summary>
    public required string IdempotencyKey { get; set; }
    /// <summary>Hash of what was asked under that key.</summary>
    public required string RequestSha256 { get; set; }
    /// <summary>Hash of how it was read: what was asked and the remembered answers about headers; null for files of earlier versions of the program.</summary>
    public string? ReadingSha256 { get; set; }
    /// <summary>When it came (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; set; }
    /// <summary>Who sent it.</summary>
    public required string ReceivedBy { get; set; }
    /// <summary>Its sheets with a table, as JSON of <see cref="SheetSummary"/>.</summary>
    public required string Sheets { get; set; }
    /// <summary>Rows taken as they stand.</summary>
    public int Accepted { get; set; }
    /// <summary>Rows taken after fixes.</summary>
    public int Fixed { get; set; }
    /// <summary>Rows with a question.</summary>
    public int Questioned { get; set; }
    /// <summary>Rows that are no data.</summary>
    public int NotData { get; set; }
}

/// <summary>What somebody said about an unusual header, kept for the next files of the same city.</summary>
public sealed class RememberedHeader
{
    /// <summary>The layout.</summary>
    public required string LayoutId { get; set; }
    /// <summary>The city; the province for its own files.</summary>
    public required string RegionCode { get; set; }
    /// <summary>What the header is found by (<see cref="HeaderAnswer.KeyOf"/>).</summary>
    public required string HeaderKey { get; set; }
    /// <summary>The header as it was answered.</summary>
    public required string Header { get; set; }
    /// <summary>Id of the field, or empty for none of ours.</summary>
    public required string Field { get; set; }
    /// <summary>When (UTC).</summary>
    public DateTimeOffset AnsweredAt { get; set; }
    /// <summary>Who said so.</summary>
    public required string AnsweredBy { get; set; }
}

/// <summary>A row of a returned workbook; never changed.</summary>
public sealed class SubmittedRow
{
    /// <summary>The file.</summary>
    public int SubmissionId { get; set; }
    /// <summary>Which of its sheets with a table, from 0.</summary>
    public int Sheet { get; set; }
    /// <summary>Row number in the sheet, from 1.</summary>
    public int RowNumber { get; set; }
    /// <summary>The collection.</summary>
    public int PeriodId { get; set; }
    /// <summary>The unit that the row counts for.</summary>
    public required string UnitCode { get; set; }
    /// <summary>What became of it when it was read.</summary>
    public RowStatus Status { get; set; }
    /// <summary>Credit code, or null.</summary>
    public string? CreditCode { get; set; }
    /// <summary>Number shared by the spellings of a name (<see cref="DuplicateIndex.NameKey"/>), or null.</summary>
    public long? NameKey { get; set; }
    /// <summary>What it counts for, <see cref="MeasureSet.Bits"/>.</summary>
    public int Measures { get; set; }
    /// <summary>Class hours times 100, or null; whole numbers sum exactly in every database.</summary>
    public long? TrainingHundredths { get; set; }
    /// <summary>Values as JSON of <see cref="StatisticsRow"/>.</summary>
    public required string RowValues { get; set; }
    /// <summary>Fixes, findings and further columns as JSON of <see cref="RowNotes"/>, or null when there are none.</summary>
    public string? RowNotes { get; set; }
}

/// <summary>What was found and done in a row.</summary>
/// <param name="Fixes">Safe fixes.</param>
/// <param name="Findings">Findings.</param>
/// <param name="Extra">Cells of columns that the table does not have.</param>
public sealed record RowNotes(IReadOnlyList<CellFix> Fixes, IReadOnlyList<RowFinding> Findings, IReadOnlyList<ExtraValue> Extra);
