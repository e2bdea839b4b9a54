using Cqo.Domain.Statistics;

namespace Cqo.Domain.Tests.Statistics;

/// <summary>Most rows are clean: they must cost no memory per cell.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    /// <summary>Collections of garbage that other tests cause count against the thread that is measured.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;

    [Fact]
    public void Rows_WhenAHundredThousandAreClean_AllocateTheRowsAlone() => Assert.InRange(BytesPerRow(100_000, null), 1, 400);

    [Fact]
    public void Rows_WhenDuplicatesAreLookedFor_AllocateTheirNamesAndCodesToo() => Assert.InRange(BytesPerRow(100_000, new DuplicateIndex()), 1, 1100);

    private static long BytesPerRow(int rows, DuplicateIndex? duplicates)
    {
        var import = new SheetImport(Table.Layout, new SourceSheet("表1", Rows(rows)), new ImportOptions { CutOff = new DateOnly(2022, 6, 30), Pack = Repository.Draft }, duplicates);
        Table.Read(Table.Header, Table.Clean(1));
        Rows(rows).Count();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Rows(rows).Count();
        var source = GC.GetAllocatedBytesForCurrentThread() - before;
        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(rows, import.Rows().Count(r => r.Status == RowStatus.Accepted));
        return (GC.GetAllocatedBytesForCurrentThread() - before - source) / rows;
    }

    /// <summary>The same array again and again, as a streaming reader hands it out; only the texts are new.</summary>
    private static IEnumerable<SourceRow> Rows(int rows)
    {
        yield return Table.Line(1, "序号|所在县（市、区）|企业名称|统一社会信用代码|规模|是否规上|所属行业|首席质量官姓名|性别|现任职务|学历|从事质量工作年限|聘任时间|任期止|联系电话");
        var codes = Enumerable.Range(0, 1000).Select(Table.Code).ToArray();
        var cells = new SourceCell[15];
        for (var i = 0; i < rows; i++)
        {
            var code = i < codes.Length ? codes[i] : Table.Code(i);
            var digits = (i + 2).ToString();
            cells[0] = SourceCell.OfNumber(1, i + 1, digits);
            cells[1] = SourceCell.OfText(2, "武昌区");
            cells[2] = SourceCell.OfText(3, "武汉第" + digits + "精密机械制造有限公司");
            cells[3] = SourceCell.OfText(4, code);
            cells[4] = SourceCell.OfText(5, "中型");
            cells[5] = SourceCell.OfText(6, "是");
            cells[6] = SourceCell.OfText(7, "通用设备制造业");
            cells[7] = SourceCell.OfText(8, "张三丰");
            cells[8] = SourceCell.OfText(9, "男");
            cells[9] = SourceCell.OfText(10, "副总经理");
            cells[10] = SourceCell.OfText(11, "大学本科");
            cells[11] = SourceCell.OfNumber(12, 12, "12");
            cells[12] = SourceCell.OfDay(13, new DateOnly(2021, 12, 5));
            cells[13] = SourceCell.OfDay(14, new DateOnly(2026, 12, 4));
            cells[14] = SourceCell.OfText(15, "13800000001");
            yield return new(i + 2, false, cells);
        }
    }
}
