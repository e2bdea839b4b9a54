namespace Cqo.Benchmarks.Report;

/// <summary>The yearly report: twenty sections, each a heading, a paragraph, a choice between two paragraphs and a table of six columns.</summary>
static class ReportJob
{
    /// <summary>Rows of each of the twenty tables.</summary>
    public const int Rows = 200;
    /// <summary>Rows of the report five times as long.</summary>
    public const int ManyRows = 1000;

    public static Job Make(bool rivals) =>
        new("report", [ReportContenders.Cqo(Rows), ReportContenders.Ideal(Rows), .. rivals ? ReportContenders.Rivals(Rows) : []], c => Faults(c, Rows));

    /// <summary>Time must grow with the rows and no faster.</summary>
    public static Job Growth() => new("growth",
        [ReportContenders.Cqo(Rows, "cqo-20x200"), ReportContenders.Cqo(ManyRows, "cqo-20x1000"), ReportContenders.Ideal(Rows, "ideal-20x200"), ReportContenders.Ideal(ManyRows, "ideal-20x1000")],
        c => Faults(c, c.Name.EndsWith("1000", StringComparison.Ordinal) ? ManyRows : Rows));

    /// <summary>What is wrong with the contender's report; nothing when it says what it should.</summary>
    public static IEnumerable<string> Faults(IContender contender, int rows) =>
        DocumentCheck.Fault(contender.Samples(1)[0], ReportPackage.Expected(ReportData.Make(rows)), ignoresEmpty: true) is { } fault ? [$"{contender.Name}: {fault}"] : [];
}
