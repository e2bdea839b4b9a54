using Cqo.Benchmarks;
using Cqo.Benchmarks.SheetRead;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>A figure is worth something only when every contender read all of the table.</summary>
public sealed class SheetReadBenchmarkTests
{
    const int Rows = 1200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Faults_WhenEveryContenderReads_FindsNone(bool isShared)
    {
        var job = SheetReadJob.Make("sheet-read", isShared, Rows, rivals: false);
        Assert.Equal(["cqo", "cqo-strings", "inflate-only", "miniexcel"], job.Contenders.Select(c => c.Name));
        Assert.Empty(job.Contenders.SelectMany(job.Faults));
    }

    // The peer comes from npm: installed by the first run of the benchmark.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Faults_WhenThePeerReads_FindsNone(bool isShared)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(RivalPackages.Folder, "node_modules", "exceljs")), "The npm peers are not installed: run the benchmark `sheet-read` once.");
        using var rival = SheetReadContenders.Rival(SheetReadJob.TemporaryTable(Rows, isShared));
        var faults = string.Join("\n", SheetReadJob.Faults(rival, SheetDigest.Of(Rows).ToString()));
        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public void Faults_WhenARowIsLeftOut_NamesTheContender()
    {
        using var lazy = new SheetContender("lazy", "", _ => SheetDigest.Of(Rows - 1));
        Assert.StartsWith("lazy: expected 1200 rows", Assert.Single(SheetReadJob.Faults(lazy, SheetDigest.Of(Rows).ToString())));
    }

    [Fact]
    public void Write_WhenReadCellByCell_HoldsTheTable()
    {
        using var output = new MemoryStream();
        SheetFile.Write(output, 3, isShared: true);
        using var workbook = TestWorkbook.Open(output.ToArray());
        using var reader = workbook.Read(workbook.Sheets[0]);
        for (var row = 0; reader.Read(); row++)
            for (var column = 0; column < SheetRows.Columns; column++)
                Assert.Equal(SheetRows.Row(row)[column], reader.Cells.TryGet(column + 1, out var cell) ? cell.Text : "");
        Assert.Equal(3, reader.Row);
    }

    [Fact]
    public void Once_WhenRun_PrintsRowsTimeAndMemory()
    {
        var output = new StringWriter();
        Assert.Equal(0, SheetGrowth.Once(SheetReadJob.TemporaryTable(Rows, isShared: false), output));
        Assert.Contains("\"rows\":1200,", output.ToString());
    }
}
