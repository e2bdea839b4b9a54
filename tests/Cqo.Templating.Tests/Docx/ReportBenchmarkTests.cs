using Cqo.Benchmarks;
using Cqo.Benchmarks.Report;

namespace Cqo.Templating.Tests.Docx;

/// <summary>The yearly report of the benchmark says the same whoever fills it.</summary>
public sealed class ReportBenchmarkTests
{
    const int Rows = 12;

    [Fact]
    public void Faults_WhenCqoOrIdealFills_FindsNone()
    {
        using var cqo = ReportContenders.Cqo(Rows);
        using var ideal = ReportContenders.Ideal(Rows);
        Assert.Empty(ReportJob.Faults(cqo, Rows));
        Assert.Empty(ReportJob.Faults(ideal, Rows));
    }

    // The peers come from npm: installed by the first run of the benchmark.
    [Fact]
    public void Faults_WhenPeersFill_FindsNone()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(RivalPackages.Folder, "node_modules", "carbone")), "The npm peers are not installed: run the benchmark `report` once.");
        foreach (var peer in ReportContenders.Rivals(Rows))
            using (peer) Assert.Empty(ReportJob.Faults(peer, Rows));
    }

    [Fact]
    public void Faults_WhenARowIsMissing_NamesTheFirstParagraphThatDiffers()
    {
        using var short_ = ReportContenders.Cqo(Rows - 1);
        Assert.StartsWith("cqo: paragraph 3: expected 「本报告共列示指标240项。」", Assert.Single(ReportJob.Faults(short_, Rows)));
    }

    [Fact]
    public void Faults_WhenTheReportIsFiveTimesAsLong_FindsNone()
    {
        using var cqo = ReportContenders.Cqo(ReportJob.ManyRows);
        Assert.Empty(ReportJob.Faults(cqo, ReportJob.ManyRows));
    }
}
