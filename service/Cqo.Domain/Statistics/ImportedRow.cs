namespace Cqo.Domain.Statistics;

/// <summary>What became of a source row that holds data.</summary>
public enum RowStatus
{
    /// <summary>Taken as it stands.</summary>
    Accepted,
    /// <summary>Taken after safe fixes, each of them logged.</summary>
    Fixed,
    /// <summary>At least one question must be answered first.</summary>
    Questioned,
}

/// <summary>A source row that holds data, read into the row model.</summary>
/// <param name="Row">Row number in the sheet, from 1.</param>
/// <param name="Values">What was read; null where a cell is empty or in question.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Fixes">Every safe fix, in the order of the columns.</param>
/// <param name="Findings">Every question and notice, in the order of the columns, then about the row as a whole.</param>
/// <param name="Extra">Cells of columns that the layout does not know, by their header; empty when there are none.</param>
public sealed record ImportedRow(
    int Row, StatisticsRow Values, RowStatus Status, IReadOnlyList<CellFix> Fixes, IReadOnlyList<RowFinding> Findings, IReadOnlyList<ExtraValue> Extra);

/// <summary>A cell of a column that the layout does not know.</summary>
/// <param name="Address">A1 address.</param>
/// <param name="Header">Header of the column, or its letter when it has none.</param>
/// <param name="Text">The cell as it stands, at most 500 characters.</param>
public sealed record ExtraValue(string Address, string Header, string Text);

/// <summary>A safe fix of one cell. Several fixes of one cell follow each other: the next starts from what the one before made.</summary>
/// <param name="Row">Row from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Address">A1 address.</param>
/// <param name="Field">Id of the field.</param>
/// <param name="Rule">Id of the rule, one of <see cref="ImportRules"/>.</param>
/// <param name="From">What stood there; characters that nobody can see are written as ‹U+200B›.</param>
/// <param name="To">What was made of it.</param>
/// <param name="Text">Why (zh-CN).</param>
/// <param name="TextEn">The same in English.</param>
public sealed record CellFix(int Row, int Column, string Address, string Field, string Rule, string From, string To, string Text, string TextEn);

/// <summary>Whether a finding waits for an answer.</summary>
public enum FindingSeverity
{
    /// <summary>The row is taken; somebody should look at this.</summary>
    Notice,
    /// <summary>The row waits until a person has decided.</summary>
    Question,
}

/// <summary>Something that a person should look at.</summary>
/// <param name="Row">Row from 1; 0 for a finding about a column or the sheet.</param>
/// <param name="Column">Column from 1; 0 for a finding about the whole row or sheet.</param>
/// <param name="Address">A1 address: C12, 12:12 for a row, C:C for a column; empty for the sheet.</param>
/// <param name="Field">Id of the field, or null.</param>
/// <param name="Rule">Id of the rule, one of <see cref="ImportRules"/>.</param>
/// <param name="Severity">Question or notice.</param>
/// <param name="Text">What is wrong, why, how to put it right (zh-CN), for somebody who did not make the program.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="Given">What stands in the cell, at most 120 characters, invisible characters written out; null when the finding is not about a cell.</param>
/// <param name="Proposal">A value to put there, or null; never applied by itself.</param>
public sealed record RowFinding(
    int Row, int Column, string Address, string? Field, string Rule, FindingSeverity Severity, string Text, string TextEn, string? Given, string? Proposal);

/// <summary>Why source rows are not data.</summary>
public enum NotDataReason
{
    /// <summary>Nothing in them.</summary>
    Blank,
    /// <summary>Only a number in the column of serial numbers, or text repeated by a merged block.</summary>
    EmptyNumbered,
    /// <summary>Title of the table.</summary>
    Title,
    /// <summary>填报单位, 填报日期, 填表人 and the like.</summary>
    Facts,
    /// <summary>Header of the table.</summary>
    Header,
    /// <summary>The header again, from pages pasted together.</summary>
    RepeatedHeader,
    /// <summary>合计, 小计.</summary>
    Total,
    /// <summary>注：…, 说明：….</summary>
    Note,
    /// <summary>A label of a group of rows: 一、规上企业.</summary>
    Section,
    /// <summary>Rows of a sheet, or above a table, that has no header we know.</summary>
    OutsideTable,
}

/// <summary>A run of source rows that are not data.</summary>
/// <param name="FirstRow">First row from 1.</param>
/// <param name="LastRow">Last row.</param>
/// <param name="Rows">How many source rows: fewer than the distance when the file leaves rows out.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">Its first words, at most 60 characters; empty for blank rows.</param>
public sealed record NotDataRows(int FirstRow, int LastRow, int Rows, NotDataReason Reason, string Text);

/// <summary>Counts of a sheet. Rows = Accepted + Fixed + Questioned + NotData, always.</summary>
public sealed record ImportCounts
{
    /// <summary>Source rows.</summary>
    public int Rows { get; init; }
    /// <summary>Rows taken as they stand.</summary>
    public int Accepted { get; init; }
    /// <summary>Rows taken after fixes.</summary>
    public int Fixed { get; init; }
    /// <summary>Rows with a question.</summary>
    public int Questioned { get; init; }
    /// <summary>Rows that are not data, blank ones included.</summary>
    public int NotData { get; init; }
    /// <summary>Blank rows among them.</summary>
    public int Blank { get; init; }
    /// <summary>Hidden rows that hold data; they count like any other.</summary>
    public int Hidden { get; init; }
    /// <summary>Fixes of single cells.</summary>
    public int Fixes { get; init; }
    /// <summary>Questions about rows.</summary>
    public int Questions { get; init; }
    /// <summary>Notices about rows.</summary>
    public int Notices { get; init; }
}

/// <summary>How the header of a column was understood.</summary>
public enum HeaderMatch
{
    /// <summary>The header of the layout.</summary>
    Exact,
    /// <summary>A synonym of the layout.</summary>
    Synonym,
    /// <summary>Confirmed by a person before.</summary>
    Confirmed,
    /// <summary>Resembles a header; a question asks whether it is one, and the column is not read until it is answered.</summary>
    Near,
    /// <summary>Its content looks like a field; asked in the same way.</summary>
    Content,
    /// <summary>Not known; kept as an extra.</summary>
    Unknown,
}

/// <summary>One column of the sheet.</summary>
/// <param name="Column">Column from 1.</param>
/// <param name="Letter">A, B, …</param>
/// <param name="Text">Header as it stands, with its group: 企业：名称.</param>
/// <param name="Field">Id of the field that is read from it, or null.</param>
/// <param name="Match">How it was understood.</param>
/// <param name="Proposal">Id of the field that it may be, when that is a question.</param>
public sealed record HeaderColumn(int Column, string Letter, string Text, string? Field, HeaderMatch Match, string? Proposal);

/// <summary>What stands around the table: 填报单位, 填报日期, 填表人, 审核人, 联系电话. Read, never needed.</summary>
public sealed record SheetFacts
{
    /// <summary>填报单位.</summary>
    public string? Unit { get; init; }
    /// <summary>填报日期 as it stands.</summary>
    public string? FilledOnText { get; init; }
    /// <summary>填报日期 when it is a date.</summary>
    public ReportedDate? FilledOn { get; init; }
    /// <summary>填表人.</summary>
    public string? FilledBy { get; init; }
    /// <summary>审核人.</summary>
    public string? ReviewedBy { get; init; }
    /// <summary>联系电话 below or above the table.</summary>
    public string? Phone { get; init; }
}

/// <summary>What is known of a sheet when its last row has been read.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="HeaderRows">Row numbers of the first header, none when there is none.</param>
/// <param name="Header">Columns from left to right.</param>
/// <param name="Facts">What stands around the table.</param>
/// <param name="Findings">Findings about the sheet and its header.</param>
/// <param name="NotData">Runs of rows that are not data, in order.</param>
/// <param name="Counts">Counts.</param>
public sealed record SheetSummary(
    string Sheet, IReadOnlyList<int> HeaderRows, IReadOnlyList<HeaderColumn> Header, SheetFacts Facts, IReadOnlyList<RowFinding> Findings,
    IReadOnlyList<NotDataRows> NotData, ImportCounts Counts);
