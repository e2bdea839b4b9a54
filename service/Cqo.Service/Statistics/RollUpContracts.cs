using Cqo.Domain.Statistics;

namespace Cqo.Service.Statistics;

/// <summary>Coverage of one group in one line.</summary>
/// <param name="Group">Group of enterprises.</param>
/// <param name="Appointed">With a CQO in post; null when nothing was sent.</param>
/// <param name="Enterprises">All of them; null when nobody stated it.</param>
/// <param name="IsSum">True when the denominator is the sum of all parts.</param>
/// <param name="Percent">The rate in percent, one decimal, halves away from zero; null when it is not known. Never 100 for less than all, never 0 for more than nothing.</param>
public sealed record GroupRate(EnterpriseGroup Group, long? Appointed, long? Enterprises, bool IsSum, decimal? Percent);

/// <summary>A line of the 汇总表 with its rates.</summary>
/// <param name="Line">The line.</param>
/// <param name="Groups">Coverage by group.</param>
public sealed record RollUpItem(RollUpLine Line, IReadOnlyList<GroupRate> Groups);

/// <summary>The 汇总表 of a region as it stands now.</summary>
/// <param name="Period">The collection.</param>
/// <param name="UnitCode">The region.</param>
/// <param name="Conflicts">Rows that wait because of a row in another file.</param>
/// <param name="Lines">The total first, then each part followed by its own parts.</param>
public sealed record RollUpReport(PeriodItem Period, string UnitCode, int Conflicts, IReadOnlyList<RollUpItem> Lines);

/// <summary>A target and where a region stands.</summary>
/// <param name="Scope">Scope of the target in the pack.</param>
/// <param name="TargetText">The target in words (zh-CN).</param>
/// <param name="Article">Article.</param>
/// <param name="Percent">Percent asked, or null.</param>
/// <param name="DeltaPercentPerYear">Points asked each year, or null.</param>
/// <param name="By">Day on which it is due, or null.</param>
/// <param name="Group">The group that it speaks of, or null when the table cannot tell.</param>
/// <param name="Appointed">Enterprises with a CQO in post, or null.</param>
/// <param name="Enterprises">All of them, or null.</param>
/// <param name="Rate">The rate in percent as shown, or null.</param>
/// <param name="EarlierAppointed">The year before, or null.</param>
/// <param name="EarlierEnterprises">The year before, or null.</param>
/// <param name="EarlierRate">The year before in percent, or null.</param>
/// <param name="ChangePoints">Percentage points since then as shown, or null.</param>
/// <param name="State">How the target stands.</param>
/// <param name="Lacking">Enterprises lacking, or null.</param>
/// <param name="Text">Why (zh-CN).</param>
/// <param name="TextEn">The same in English.</param>
public sealed record CoverageItem(
    string Scope, string TargetText, string Article, decimal? Percent, decimal? DeltaPercentPerYear, DateOnly? By, EnterpriseGroup? Group, long? Appointed, long? Enterprises,
    decimal? Rate, long? EarlierAppointed, long? EarlierEnterprises, decimal? EarlierRate, decimal? ChangePoints, CoverageState State, long? Lacking, string Text, string TextEn);

/// <summary>The targets of one line.</summary>
/// <param name="Code">Code of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Targets">The targets in the order of the pack.</param>
public sealed record UnitCoverage(string Code, string Name, IReadOnlyList<CoverageItem> Targets);

/// <summary>Coverage of a region and its parts against the pack of the collection.</summary>
/// <param name="Period">The collection.</param>
/// <param name="UnitCode">The region.</param>
/// <param name="EarlierYear">The year compared with, or null when there is none.</param>
/// <param name="EarlierSnapshotId">The snapshot its figures come from; null when they were counted now.</param>
/// <param name="Units">The region first, then its parts.</param>
public sealed record CoverageReport(PeriodItem Period, string UnitCode, int? EarlierYear, int? EarlierSnapshotId, IReadOnlyList<UnitCoverage> Units);

/// <summary>What a client sends to freeze figures.</summary>
/// <param name="UnitCode">The region; the user's own when null.</param>
/// <param name="Title">Title, 2-100 characters.</param>
public sealed record SnapshotRequest(string? UnitCode, string Title);

/// <summary>A snapshot as the list shows it.</summary>
/// <param name="Id">Key.</param>
/// <param name="PeriodId">The collection.</param>
/// <param name="UnitCode">The region.</param>
/// <param name="Title">Title.</param>
/// <param name="PackId">Policy pack.</param>
/// <param name="PackVersion">Its version.</param>
/// <param name="PackSha256">Hash of its file.</param>
/// <param name="ResultSha256">Hash of the frozen figures.</param>
/// <param name="MadeAt">When it was made (UTC).</param>
public sealed record SnapshotItem(
    int Id, int PeriodId, string UnitCode, string Title, string PackId, string PackVersion, string PackSha256, string ResultSha256, DateTimeOffset MadeAt);

/// <summary>A snapshot with its figures.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Result">What was frozen.</param>
public sealed record SnapshotDetails(SnapshotItem Snapshot, SnapshotResult Result);

/// <summary>What a snapshot keeps, beside the rows themselves.</summary>
/// <param name="RollUp">The 汇总表.</param>
/// <param name="Coverage">The coverage.</param>
/// <param name="Denominators">Every denominator in force, with source and date.</param>
/// <param name="Submissions">The files that the figures come from.</param>
public sealed record SnapshotResult(RollUpReport RollUp, CoverageReport Coverage, IReadOnlyList<Denominator> Denominators, IReadOnlyList<SubmissionItem> Submissions);
