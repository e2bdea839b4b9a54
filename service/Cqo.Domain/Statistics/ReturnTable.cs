namespace Cqo.Domain.Statistics;

/// <summary>The return file of a statistics table: the sender's own rows in question (decision 0020).</summary>
public static class ReturnTable
{
    /// <summary>Header of the column with the number of the original row.</summary>
    public const string RowHeader = "原行号";

    /// <summary>Header of the column with the questions in words.</summary>
    public const string QuestionHeader = "需核实的问题";

    /// <summary>True when a table is a return file and not a whole table: it has both columns of its own.</summary>
    public static bool IsReturn(IEnumerable<HeaderColumn> header)
    {
        var texts = header.Select(c => CellText.Key(c.Text)).ToHashSet(StringComparer.Ordinal);
        return texts.Contains(RowHeader) && texts.Contains(QuestionHeader);
    }

    /// <summary>What the note of a cell says: why it is in question, and the proposal; null when it is not.</summary>
    /// <param name="findings">Findings of the row.</param>
    /// <param name="field">Id of the field; null for what is about the row as a whole.</param>
    public static string? Note(IReadOnlyList<RowFinding> findings, string? field)
    {
        var about = Questions(findings).Where(f => IsAbout(f, field)).Select(WithProposal).ToList();
        return about.Count == 0 ? null : string.Join('\n', about);
    }

    /// <summary>What stood in a cell that could not be read; null when it was read or is empty.</summary>
    public static string? Given(IReadOnlyList<RowFinding> findings, string field) => findings.FirstOrDefault(f => f.Field == field && f.Column > 0 && f.Given is { Length: > 0 })?.Given;

    /// <summary>The questions of a row, numbered, in words.</summary>
    public static string Words(IReadOnlyList<RowFinding> findings, TableLayout layout) =>
        string.Join('\n', Questions(findings).Select((f, i) => FormattableString.Invariant($"{i + 1}. {Place(f, layout)}{WithProposal(f)}")));

    private static IEnumerable<RowFinding> Questions(IReadOnlyList<RowFinding> findings) => findings.Where(f => f.Severity == FindingSeverity.Question);

    private static bool IsAbout(RowFinding finding, string? field) => field is null ? !IsAboutCell(finding) : IsAboutCell(finding) && finding.Field == field;

    private static bool IsAboutCell(RowFinding finding) => finding is { Column: > 0, Field: not null };

    private static string WithProposal(RowFinding finding) => finding.Proposal is { Length: > 0 } proposal ? $"{finding.Text}建议改为：{proposal}" : finding.Text;

    private static string Place(RowFinding finding, TableLayout layout) =>
        IsAboutCell(finding) && layout.Columns.FirstOrDefault(c => c.Id == finding.Field) is { } column ? $"{column.FullHeader}（{finding.Address}）：" : "";
}
