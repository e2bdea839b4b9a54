using System.IO.Compression;
using System.Text;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Xlsx;
using Cqo.Templating.Xlsx;

namespace Cqo.Templating.Tests.Security;

/// <summary>Workbooks made to exhaust whoever reads them end in order, within the bounds of <see cref="Attack"/>.</summary>
[Collection<AttackCollection>]
public sealed class HostileWorkbookTests
{
    const string SheetPart = "xl/worksheets/sheet1.xml";

    static readonly TestWorkbook Book = new() { Strings = "<si><t>甲</t></si>" };

    /// <summary>Rows read before the end, and the code it ended in, if any.</summary>
    static (int Rows, string? Code) Read(byte[] file) => Attack.Bounded(() =>
    {
        var result = Workbook.Open(file);
        if (result.Workbook is not { } workbook) return (0, result.Diagnostics[0].Code);
        var rows = 0;
        using (workbook)
            try
            {
                using var reader = workbook.Read(workbook.Sheets[0]);
                for (; reader.Read(); rows++)
                    foreach (var cell in reader.Cells) _ = cell.Utf8.Length;
                return (rows, (string?)null);
            }
            catch (WorkbookException end)
            {
                return (rows, end.Diagnostic.Code);
            }
    });

    // A sheet of which a piece is repeated without ever being held whole.
    static byte[] Repeated(string before, Func<int, string> piece, int times, string after)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
            foreach (var (name, content) in Book.Parts("?"))
            {
                using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false), 1 << 16);
                if (name != SheetPart)
                {
                    part.Write(Encoding.UTF8.GetString(content));
                    continue;
                }
                part.Write($"<worksheet xmlns=\"{TestWorkbook.Main}\"><sheetData>{before}");
                for (var i = 1; i <= times; i++) part.Write(piece(i));
                part.Write($"{after}</sheetData></worksheet>");
            }
        return output.ToArray();
    }

    [Fact]
    public void Read_WhenAMillionEmptyRows_ReadsThem()
    {
        Assert.Equal((CellReference.MostRows, null), Read(Repeated("", _ => "<row/>", CellReference.MostRows, "")));
        Assert.Equal((CellReference.MostRows, null), Read(Repeated("", i => $"<row r=\"{i}\" ht=\"14.25\" customHeight=\"1\"/>", CellReference.MostRows, "")));
        Assert.Equal((CellReference.MostRows, "CQO7010"), Read(Repeated("", _ => "<row/>", CellReference.MostRows + 1, "")));
    }

    [Fact]
    public void Read_WhenABombOfSpaces_Refuses() => Assert.Equal("CQO5006", Read(Repeated("<row/>", _ => "<x/>" + new string(' ', 1 << 20), 400, "")).Code);

    [Theory]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>", "</t></is></c>", "x", "CQO7021")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>", "</t></is></c>", "&#65;", "CQO7021")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>", "</t></is></c>", "<!---->x", "CQO7021")]
    [InlineData("<c r=\"A1\"><v>", "</v></c>", "1", "CQO7021")]
    [InlineData("<c r=\"A1\" t=\"str\"><v>", "</v></c>", "_x0041_", "CQO7021")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is>", "</is></c>", "<r><t>x</t></r>", "CQO7021")]
    [InlineData("<c r=\"A1\" ", "/>", "          ", null)]
    [InlineData("<!--", "-->", "xxxxxxxxxxx", null)]
    [InlineData("<c r=\"A1\"/><x>", "</x>", "<y/>", null)]
    public void Read_WhenOnePieceGrowsWithoutEnd_EndsInALimit(string before, string after, string piece, string? code)
    {
        const int block = 1 << 20, most = 16 << 20;
        var pieces = string.Concat(Enumerable.Repeat(piece, block / piece.Length));
        Assert.Equal((code is null ? 1 : 0, code), Read(Repeated("<row>" + before, _ => pieces, 8, after + "</row>")));
        Assert.Equal((0, "CQO5023"), Read(Repeated("<row>" + before, _ => pieces, (most / block) + 3, after + "</row>")));
    }

    [Fact]
    public void Read_WhenElementsNestDeep_EndsInALimit() => Assert.Equal("CQO5023", Read(Repeated("", _ => "<row>", 100_000, "")).Code);

    [Fact]
    public void Read_WhenElementsHaveManyAttributes_EndsInTime()
    {
        var attributes = string.Concat(Enumerable.Range(0, 250).Select(i => $" abcdefghij{i}=\"\""));
        Assert.Equal((8000, null), Read(Repeated("", _ => $"<row{attributes}/>", 8000, "")));
        Assert.Equal("CQO5023", Read(Repeated("", _ => $"<row{attributes}{attributes.Replace("a", "b")}/>", 1, "")).Code);
    }

    [Fact]
    public void Read_WhenEveryRowDeclaresPrefixes_EndsInTime()
    {
        var declared = string.Concat(Enumerable.Range(0, 100).Select(i => $" xmlns:p{i}=\"{TestWorkbook.Main}\""));
        Assert.Equal((10_000, null), Read(Repeated("", _ => $"<row{declared}><p0:c/><p99:c/><q:c/></row>", 10_000, "")));
    }

    [Fact]
    public void Read_WhenACellAsksForAStringFarBehind_HoldsWithinBounds()
    {
        var parts = Book.Parts(TestWorkbook.Worksheet("<row><c t=\"s\"><v>999999</v></c><c t=\"s\"><v>5000000</v></c></row>"));
        parts["xl/sharedStrings.xml"] = Encoding.UTF8.GetBytes($"<sst xmlns=\"{TestWorkbook.Main}\">{string.Concat(Enumerable.Repeat("<si><t>湖北省武汉市</t></si>", 1_000_000))}</sst>");
        Assert.Equal((0, "CQO7015"), Read(TestPackage.Zip(parts)));
    }

    [Fact]
    public void Read_WhenStringsAreTooLong_EndsInALimit()
    {
        var parts = Book.Parts(TestWorkbook.Worksheet("<row><c t=\"s\"><v>999999999</v></c></row>"));
        var text = new string('长', 100_000);
        parts["xl/sharedStrings.xml"] = Encoding.UTF8.GetBytes($"<sst xmlns=\"{TestWorkbook.Main}\">{string.Concat(Enumerable.Range(0, 40).Select(i => $"<si><t>{i}{text}</t></si>"))}</sst>");
        Assert.Equal("CQO7007", TestWorkbook.Fault(TestPackage.Zip(parts), new WorkbookLimits { SharedBytes = 10 << 20 }).Code);
        Assert.Equal("CQO7021", TestWorkbook.Fault(TestPackage.Zip(parts), new WorkbookLimits { TextBytes = 100_000 }).Code);
    }

    [Fact]
    public void Read_WhenMergesOrSheetsOrFormatsAreTooMany_EndsInALimit()
    {
        Assert.Equal("CQO7007", Read(Book.Of("", "", $"<mergeCells>{string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:B1\"/>", 100_001))}</mergeCells>")).Code);
        Assert.Equal("CQO7007", Read(new TestWorkbook { Sheets = [.. Enumerable.Range(0, 301).Select(i => ($"s{i}", ""))] }.Of("")).Code);
        Assert.Equal("CQO7007", Read(new TestWorkbook { Formats = [.. Enumerable.Repeat("0", 70_001)] }.Of("")).Code);
    }

    [Fact]
    public void Open_WhenLargerThanAllowed_SaysSo()
    {
        var file = Book.Of(string.Concat(Enumerable.Range(1, 5000).Select(r => $"<row r=\"{r}\"/>")));
        Assert.Equal("CQO7007", TestWorkbook.Fault(file, new WorkbookLimits { FileBytes = 1000 }).Code);
        Assert.Equal("CQO7007", TestWorkbook.Fault(file, new WorkbookLimits { PartBytes = 10_000 }).Code);
        Assert.Equal("CQO7007", TestWorkbook.Fault(file, new WorkbookLimits { TotalBytes = 10_000 }).Code);
        Assert.Equal("CQO7007", Assert.Single(Workbook.Open(new MemoryStream(file), new WorkbookLimits { FileBytes = 1000 }).Diagnostics).Code);
    }

    [Fact]
    public void Read_WhenTheDirectoryLiesAboutTheSize_EndsInAnError()
    {
        var file = Repeated("<row/>", _ => new string(' ', 1 << 20), 30, "");
        foreach (var at in SizePlaces(file)) BitConverter.TryWriteBytes(file.AsSpan(at), 1000);
        Assert.Equal("CQO5005", Read(file).Code);
    }

    // Where local header and directory tell the size of the sheet.
    static IEnumerable<int> SizePlaces(byte[] file)
    {
        var name = Encoding.ASCII.GetBytes(SheetPart);
        for (var at = 0; at < file.Length - 46; at++)
        {
            if (file.AsSpan(at).StartsWith("PK\u0003\u0004"u8) && file.AsSpan(at + 30).StartsWith(name)) yield return at + 22;
            if (file.AsSpan(at).StartsWith("PK\u0001\u0002"u8) && file.AsSpan(at + 46).StartsWith(name)) yield return at + 24;
        }
    }
}
