using System.Text.Json.Serialization;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;

namespace Cqo.Service.Statistics;

/// <summary>What a client sends to add a reporting unit.</summary>
/// <param name="Name">Name of the unit, 2-40 characters.</param>
/// <param name="CityCode">The city that adds it.</param>
public sealed record UnitRequest(string Name, string CityCode);

/// <summary>What a client sends to open a collection.</summary>
/// <param name="Year">Year of the report.</param>
/// <param name="CutOff">Day on which a CQO must be in post to count; in that year.</param>
/// <param name="PackId">Policy pack; the default pack when null.</param>
public sealed record PeriodRequest(int Year, DateOnly CutOff, string? PackId);

/// <summary>A collection.</summary>
/// <param name="Id">Key.</param>
/// <param name="Year">Year of the report.</param>
/// <param name="CutOff">Cut-off date.</param>
/// <param name="PackId">Policy pack.</param>
/// <param name="PackVersion">Its version.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
public sealed record PeriodItem(int Id, int Year, DateOnly CutOff, string PackId, string PackVersion, DateTimeOffset OpenedAt);

/// <summary>A denominator to state, or to take back.</summary>
/// <param name="UnitCode">Region or unit.</param>
/// <param name="Group">Group of enterprises.</param>
/// <param name="Count">Enterprises; 0 says that there are none, null takes the statement back: then it is unknown.</param>
/// <param name="Source">Who says so, 2-200 characters.</param>
/// <param name="AsOf">Day of the statement.</param>
public sealed record DenominatorRequest(
    [property: JsonRequired] string UnitCode, [property: JsonRequired] EnterpriseGroup Group, [property: JsonRequired] long? Count, [property: JsonRequired] string Source,
    [property: JsonRequired] DateOnly AsOf);

/// <summary>A file as the lists show it.</summary>
/// <param name="Id">Key.</param>
/// <param name="PeriodId">The collection.</param>
/// <param name="UnitCode">The unit that filed it.</param>
/// <param name="UnitName">Its name, with the city's.</param>
/// <param name="Version">1 for the unit's first file, then counting up.</param>
/// <param name="IsCurrent">False when a newer file replaced it.</param>
/// <param name="ReplacedBy">The file that replaced it.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex of the bytes.</param>
/// <param name="ReceivedAt">When it came (UTC).</param>
/// <param name="Accepted">Rows taken as they stand.</param>
/// <param name="Fixed">Rows taken after fixes.</param>
/// <param name="Questioned">Rows with a question of their own.</param>
/// <param name="NotData">Rows that are no data.</param>
/// <param name="ContentUrl">Where the original is.</param>
public sealed record SubmissionItem(
    int Id, int PeriodId, string UnitCode, string UnitName, int Version, bool IsCurrent, int? ReplacedBy, string FileName, long Size, string Sha256, DateTimeOffset ReceivedAt,
    int Accepted, int Fixed, int Questioned, int NotData, string ContentUrl);

/// <summary>A file with what was read of its sheets.</summary>
/// <param name="Submission">The file.</param>
/// <param name="Sheets">Its sheets with a table.</param>
/// <param name="Conflicts">Rows that wait because of a row in another file; only for a file in force.</param>
public sealed record SubmissionDetails(SubmissionItem Submission, IReadOnlyList<SheetSummary> Sheets, int Conflicts);

/// <summary>A row of a file.</summary>
/// <param name="SubmissionId">The file.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Row number in the sheet.</param>
/// <param name="UnitCode">The unit that it counts for.</param>
/// <param name="UnitName">Its name, with the city's.</param>
/// <param name="Status">What became of it; questioned also when a row of another file stands in its way.</param>
/// <param name="CountsFor">The measures that it counts for.</param>
/// <param name="Values">What was read.</param>
/// <param name="Fixes">Safe fixes.</param>
/// <param name="Findings">Questions and notices, those about other files last.</param>
/// <param name="Extra">Cells of columns that the table does not have.</param>
public sealed record SubmissionRow(
    int SubmissionId, string Sheet, int Row, string UnitCode, string UnitName, RowStatus Status, IReadOnlyList<Measure> CountsFor, StatisticsRow Values,
    IReadOnlyList<CellFix> Fixes, IReadOnlyList<RowFinding> Findings, IReadOnlyList<ExtraValue> Extra);

/// <summary>One page of rows.</summary>
/// <param name="Total">Rows that match, on all pages.</param>
/// <param name="Items">Those of this page, in the order of the files.</param>
public sealed record RowPage(int Total, IReadOnlyList<SubmissionRow> Items);

/// <summary>A unit and what it sent.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name, with the city's.</param>
/// <param name="Level">Level.</param>
/// <param name="State">Whether its table is here.</param>
/// <param name="Units">Units at the lowest level that are asked.</param>
/// <param name="UnitsSent">Those of them that are accounted for.</param>
/// <param name="Submission">Its own file in force, or null.</param>
public sealed record UnitCollection(string Code, string Name, RegionLevel Level, UnitState State, int Units, int UnitsSent, SubmissionItem? Submission);

/// <summary>Who sent and who is missing.</summary>
/// <param name="Units">Every unit of the region.</param>
/// <param name="Missing">Names of the units at the lowest level that sent nothing.</param>
public sealed record CollectionReport(IReadOnlyList<UnitCollection> Units, IReadOnlyList<string> Missing);
