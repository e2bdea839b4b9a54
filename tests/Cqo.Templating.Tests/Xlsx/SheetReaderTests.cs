using System.Globalization;
using System.Text;
using Cqo.Templating.Xlsx;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>What a worksheet says, in every spelling that the format allows.</summary>
public sealed class SheetReaderTests
{
    static readonly TestWorkbook Book = new() { Strings = "<si><t>甲</t></si><si><t xml:space=\"preserve\"> 乙 </t></si><si/><si><r><t>三</t></r><r><rPr><b/></rPr><t>丰</t></r><rPh sb=\"0\" eb=\"1\"><t>さん</t></rPh><phoneticPr fontId=\"1\"/></si>" };

    static List<string> Cells(string rows) => TestWorkbook.Cells(Book.Of(rows));

    [Fact]
    public void Read_WhenCellsOfEveryKind_TellsKindAndCharacters() => Assert.Equal(
        ["A1 Number 12.50", "B1 Text 甲", "C1 Text 直接", "D1 Text 公式", "E1 Boolean 1", "F1 Boolean false", "G1 Error #N/A", "H1 Empty", "I1 Empty", "J1 Date 44561", "K1 Date 2021-12-31T08:30:00", "L1 Empty", "M1 Number 7", "N1 Text"],
        Cells("<row r=\"1\"><c r=\"A1\"><v>12.50</v></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>直接</t></is></c><c r=\"D1\" t=\"str\"><f>\"公\"&amp;\"式\"</f><v>公式</v></c><c r=\"E1\" t=\"b\"><v>1</v></c><c r=\"F1\" t=\"b\"><v>false</v></c>"
            + "<c r=\"G1\" t=\"e\"><v>#N/A</v></c><c r=\"H1\" s=\"2\"/><c r=\"I1\"><v></v></c><c r=\"J1\" s=\"1\"><v>44561</v></c><c r=\"K1\" t=\"d\"><v>2021-12-31T08:30:00</v></c><c r=\"L1\"><f>A1</f></c><c r=\"M1\" t=\"n\"><v> 7 </v></c><c r=\"N1\" t=\"s\"><v>2</v></c></row>"));

    [Fact]
    public void Read_WhenRunsAndPhonetics_JoinsRunsAndLeavesPhoneticsOut() =>
        Assert.Equal(["A1 Text 三丰", "B1 Text 三丰"], Cells("<row><c t=\"s\"><v>3</v></c><c t=\"inlineStr\"><is><r><t>三</t></r><r><t>丰</t></r><rPh sb=\"0\" eb=\"1\"><t>さん</t></rPh></is></c></row>"));

    [Fact]
    public void Read_WhenNumbersOfRowsAndCellsAreLeftOut_CountsOn() => Assert.Equal(
        ["A1 Number 1", "C1 Number 2", "D1 Number 3", "row 5", "A6 Number 4"],
        Cells("<row><c><v>1</v></c><c r=\"C1\"><v>2</v></c><c><v>3</v></c></row><row r=\"5\"/><row><c><v>4</v></c></row>"));

    [Fact]
    public void Read_WhenFormula_TellsSoAndGivesTheSavedValue()
    {
        using var workbook = TestWorkbook.Open(Book.Of("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><f t=\"shared\" si=\"0\"/></c></row>"));
        using var reader = workbook.Read(workbook.Sheets[0]);
        Assert.True(reader.Read());
        Assert.True(reader.Cells[0].IsFormula && reader.Cells[0].Number == 2);
        Assert.False(reader.Cells[1].IsFormula);
        Assert.True(reader.Cells[2].IsFormula && reader.Cells[2].Kind == CellKind.Empty);
    }

    [Fact]
    public void Read_WhenRowsColumnsAndMergesStandAround_TellsThem()
    {
        var file = Book.Of("<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"0\"/><row r=\"3\" hidden=\"true\"/>", "<dimension ref=\"A1:ZZ9\"/><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"16384\" width=\"9\"/></cols>",
            "<mergeCells count=\"9\"><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"XFD1048576\"/></mergeCells>");
        using var workbook = TestWorkbook.Open(file);
        using var reader = workbook.Read(workbook.Sheets[0]);
        var hidden = new List<bool>();
        Assert.Throws<InvalidOperationException>(() => reader.Merges);
        while (reader.Read()) hidden.Add(reader.IsRowHidden);
        Assert.Equal([true, false, true], hidden);
        Assert.Equal(["A1:C2", "XFD1048576"], reader.Merges.Select(m => m.ToString()));
        Assert.Equal(reader.Merges, workbook.ReadMerges(workbook.Sheets[0]));
        Assert.Equal([2, 3], Enumerable.Range(0, 20_000).Where(reader.IsColumnHidden));
        Assert.True(reader.Merges[0].Contains(new CellReference(3, 2)) && !reader.Merges[0].Contains(new CellReference(4, 2)));
    }

    [Fact]
    public void Cells_WhenAskedByColumn_FindsOrNot()
    {
        using var workbook = TestWorkbook.Open(Book.Of("<row r=\"4\"><c r=\"B4\"><v>1</v></c><c r=\"D4\"><v>2</v></c><c r=\"AA4\"><v>3</v></c></row>"));
        using var reader = workbook.Read(workbook.Sheets[0]);
        reader.Read();
        Assert.True(reader.Cells.TryGet(27, out var cell));
        Assert.Equal(("AA4", 3), (cell.Reference.ToString(), cell.Number));
        Assert.False(reader.Cells.TryGet(3, out _));
    }

    [Theory]
    [InlineData("x", TestWorkbook.Main)]
    [InlineData("x", TestWorkbook.StrictMain)]
    [InlineData("", TestWorkbook.StrictMain)]
    [InlineData("数", TestWorkbook.Main)]
    public void Read_WhenAnyPrefixOrStrict_ReadsTheSame(string prefix, string main)
    {
        var (p, declared) = prefix.Length == 0 ? ("", "xmlns") : (prefix + ":", "xmlns:" + prefix);
        var sheet = $"<{p}worksheet {declared}=\"{main}\"><{p}sheetData><{p}row r=\"1\"><{p}c r=\"A1\" t=\"inlineStr\"><{p}is><{p}t>甲</{p}t></{p}is></{p}c><{p}c r=\"B1\"><{p}v>2</{p}v></{p}c></{p}row></{p}sheetData></{p}worksheet>";
        Assert.Equal(["A1 Text 甲", "B1 Number 2"], TestWorkbook.Cells(Book.OfPart(sheet)));
    }

    [Fact]
    public void Read_WhenPrefixesChangeInside_FollowsThem()
    {
        var sheet = $"<worksheet xmlns=\"{TestWorkbook.Main}\" xmlns:o=\"urn:other\"><sheetData><row r=\"1\"><o:c r=\"A1\"><v>1</v></o:c><c xmlns=\"urn:other\" r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>"
            + $"<m:c xmlns:m=\"{TestWorkbook.Main}\" r=\"B1\"><m:v>3</m:v></m:c><o:x xmlns:o=\"{TestWorkbook.Main}\"><o:c r=\"C1\"/></o:x></row><row xmlns=\"urn:other\" r=\"2\"/></sheetData></worksheet>";
        Assert.Equal(["A1 Number 2", "B1 Number 3"], TestWorkbook.Cells(Book.OfPart(sheet)));
        var foreign = $"<x:worksheet xmlns:x=\"{TestWorkbook.Main}\"><x:sheetData><x:row><c xmlns=\"{TestWorkbook.Main}\"><v>1</v></c><c><v>2</v></c></x:row></x:sheetData></x:worksheet>";
        Assert.Equal(["A1 Number 1"], TestWorkbook.Cells(Book.OfPart(foreign)));
    }

    [Theory]
    [InlineData("<t>  a  b </t>", "a  b")]
    [InlineData("<t xml:space=\"preserve\">  a  </t>", "  a  ")]
    [InlineData("<t xml:space='default'>\n a\t</t>", "a")]
    [InlineData("<t>&lt;&#x4E2D;&#20013;&amp;&gt;</t>", "<中中&>")]
    [InlineData("<t>a<!-- x --><![CDATA[<&]]>b<?p q?>c</t>", "a<&bc")]
    [InlineData("<t>一\r\n二\r三&#13;四</t>", "一\n二\n三\r四")]
    [InlineData("<t>一_x000D_\n二_x005F_x000D_ _x4e2D__xD83D__xDE00_ _x12_ _xD83D_</t>", "一\r\n二_x000D_ 中😀 _x12_ \uFFFD")]
    [InlineData("<t>a]]b]&gt;</t>", "a]]b]>")]
    [InlineData("<t>=1+1</t>", "=1+1")]
    public void Read_WhenTextIsWrittenSo_ReadsThat(string item, string text)
    {
        var file = new TestWorkbook { Strings = $"<si>{item}</si>" }.Of($"<row><c t=\"inlineStr\"><is>{item}</is></c><c t=\"s\"><v>0</v></c></row>");
        using var workbook = TestWorkbook.Open(file);
        using var reader = workbook.Read(workbook.Sheets[0]);
        reader.Read();
        Assert.Equal(text, reader.Cells[0].Text);
        Assert.Equal(text, reader.Cells[1].Text);
        Assert.Equal(CellKind.Text, reader.Cells[0].Kind);
    }

    [Fact]
    public void Read_WhenWhiteSpaceIsKeptFurtherOut_KeepsIt()
    {
        var sheet = $"<worksheet xmlns=\"{TestWorkbook.Main}\" xml:space=\"preserve\"><sheetData><row><c t=\"inlineStr\"><is><t> a </t></is></c><c t=\"inlineStr\"><is xml:space=\"default\"><t> b </t></is></c><c t=\"str\"><v> c </v></c></row></sheetData></worksheet>";
        Assert.Equal(["A1 Text  a", "B1 Text b", "C1 Text  c"], TestWorkbook.Cells(Book.OfPart(sheet)));
    }

    // The same rows as every program writes them and with harmless differences that only the scanner reads: both ways must agree.
    [Fact]
    public void Read_WhenSpelledUnusually_AgreesWithTheUsual()
    {
        var rows = new StringBuilder();
        for (var r = 1; r <= 400; r++)
            rows.Append($"<row r=\"{r}\"><c r=\"A{r}\"><v>{r * 1.25}</v></c><c r=\"B{r}\" s=\"1\"><v>{40000 + r}</v></c><c r=\"C{r}\" t=\"s\"><v>{r % 4}</v></c><c r=\"D{r}\" t=\"inlineStr\"><is><t>行{r}</t></is></c><c r=\"F{r}\" t=\"b\"><v>{r % 2}</v></c><c r=\"AB{r}\" s=\"2\" t=\"str\"><v>终{r}</v></c><c r=\"XFD{r}\" s=\"3\"/></row>");
        var usual = rows.ToString();
        var expected = Cells(usual);
        Assert.Equal(2800, expected.Count);
        foreach (var unusual in new[] { usual.Replace("<c r=", "<c  r="), usual.Replace("<v>", "<v >"), usual.Replace("\"><v>", "\">\n<v>"), usual.Replace("</c>", "</c >"), usual.Replace('"', '\''), usual.Replace("<c ", "<c ph=\"1\" "), usual.Replace("</v>", "</v><!-- -->") })
        {
            Assert.NotEqual(usual, unusual);
            Assert.Equal(expected, Cells(unusual));
        }
    }

    // Cells of all lengths, so that the end of the buffer falls onto each of their bytes.
    [Fact]
    public void Read_WhenMuchLongerThanTheBuffer_LosesNothing()
    {
        var rows = new StringBuilder();
        var expected = new List<string>();
        for (var r = 1; r <= 6000; r++)
        {
            var text = new string('值', r % 97) + r;
            rows.Append($"<row r=\"{r}\"><c r=\"A{r}\" t=\"inlineStr\"><is><t>{text}</t></is></c><c r=\"B{r}\"><v>{r}</v></c><c r=\"C{r}\" t=\"inlineStr\"><is><t>&amp;{text}</t></is></c></row>");
            expected.AddRange([$"A{r} Text {text}", $"B{r} Number {r}", $"C{r} Text &{text}"]);
        }
        for (var shift = 0; shift < 40; shift += 13) Assert.Equal(expected, Cells($"<!--{new string('x', shift)}-->{rows}"));
    }

    [Fact]
    public void Read_WhenTextHas50000Characters_ReadsIt()
    {
        var text = string.Concat(Enumerable.Repeat("湖北", 25_000));
        Assert.Equal([$"A1 Text {text}", "B1 Number 1"], Cells($"<row><c t=\"inlineStr\"><is><t>{text}</t></is></c><c><v>1</v></c></row>"));
        Assert.Equal([$"A1 Text {text}"], TestWorkbook.Cells(new TestWorkbook { Strings = $"<si><t>{text}</t></si>" }.Of("<row><c t=\"s\"><v>0</v></c></row>")));
    }

    [Fact]
    public void Read_WhenAllColumnsAndTheLastRow_ReadsThem()
    {
        var all = string.Concat(Enumerable.Range(1, CellReference.MostColumns).Select(c => $"<c r=\"{CellReference.ColumnName(c)}1\"><v>{c}</v></c>"));
        var cells = Cells($"<row r=\"1\">{all}</row><row r=\"1048576\"><c r=\"XFD1048576\"><v>9</v></c></row>");
        Assert.Equal(CellReference.MostColumns + 1, cells.Count);
        Assert.Equal(["XFC1 Number 16383", "XFD1 Number 16384", "XFD1048576 Number 9"], cells.TakeLast(3));
    }

    [Theory]
    [InlineData("<row/><row/><row r=\"9\"/>", "row 1,row 2,row 9")]
    [InlineData("", "")]
    [InlineData("<row r=\"2\"><extLst><c r=\"A2\"/></extLst></row>", "row 2")]
    public void Read_WhenRowsAreEmpty_GivesEach(string rows, string expected) => Assert.Equal(expected, string.Join(',', Cells(rows)));

    [Fact]
    public void Read_WhenNoRowsAtAll_EndsAtOnce()
    {
        Assert.Empty(TestWorkbook.Cells(Book.OfPart($"<worksheet xmlns=\"{TestWorkbook.Main}\"><sheetData/></worksheet>")));
        Assert.Empty(TestWorkbook.Cells(Book.OfPart($"<worksheet xmlns=\"{TestWorkbook.Main}\"><sheetViews/></worksheet>")));
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-12.50", -12.5)]
    [InlineData("9.142E+17", 9.142E+17)]
    [InlineData("914201001234567890", 914201001234567890d)]
    [InlineData("9.1420100123456794E+17", 9.1420100123456794E+17)]
    [InlineData("1E-3", 0.001)]
    [InlineData("+5", 5)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("123456789.123456789", 123456789.123456789)]
    [InlineData("1.7976931348623157E+308", double.MaxValue)]
    [InlineData("-0", 0)]
    [InlineData(".5", 0.5)]
    public void Number_WhenWrittenSo_IsExactAndKeepsItsDigits(string written, double number)
    {
        using var workbook = TestWorkbook.Open(Book.Of($"<row><c><v>{written}</v></c></row>"));
        using var reader = workbook.Read(workbook.Sheets[0]);
        reader.Read();
        Assert.Equal(number, reader.Cells[0].Number);
        Assert.Equal(written, reader.Cells[0].Text);
    }

    [Fact]
    public void Number_WhenAnyDouble_ReadsAsTheRuntimeDoes()
    {
        var random = new Random(20261124);
        for (var i = 0; i < 20_000; i++)
        {
            var number = random.Next(3) switch { 0 => BitConverter.Int64BitsToDouble(random.NextInt64()), 1 => Math.Round(random.NextDouble() * 1e6, random.Next(9)), _ => random.NextInt64(1L << 60) };
            if (!double.IsFinite(number)) continue;
            var written = number.ToString(random.Next(2) == 0 ? "R" : "F7", CultureInfo.InvariantCulture);
            Assert.True(CellNumber.TryParse(Encoding.ASCII.GetBytes(written), out var read), written);
            Assert.Equal(double.Parse(written, CultureInfo.InvariantCulture), read);
        }
    }

    [Fact]
    public void Sheets_WhenListed_HaveNameOrderAndVisibility()
    {
        var file = new TestWorkbook { Sheets = [("表<1>", ""), ("隐藏", "state=\"hidden\""), ("更隐_x000A_藏", "state=\"veryHidden\"")] }.Of("");
        using var workbook = TestWorkbook.Open(file);
        Assert.Equal([("表<1>", 1, SheetVisibility.Visible), ("隐藏", 2, SheetVisibility.Hidden), ("更隐\n藏", 3, SheetVisibility.VeryHidden)], workbook.Sheets.Select(s => (s.Name, s.Position, s.Visibility)));
        Assert.All(workbook.Sheets, s => Assert.Equal(SheetKind.Worksheet, s.Kind));
        Assert.Equal(["A1 Number 3"], TestWorkbook.Cells(file, 2));
    }

    [Fact]
    public void Read_WhenReadersTakeTurns_KeepsThemApart()
    {
        string[] texts = ["甲", " 乙 ", "", "三丰"];
        var file = Book.Of(string.Concat(Enumerable.Range(1, 5000).Select(r => $"<row r=\"{r}\"><c r=\"A{r}\" t=\"s\"><v>{r % 4}</v></c><c r=\"B{r}\"><v>{r}</v></c></row>")));
        using var stream = new MemoryStream(file);
        using var workbook = Workbook.Open(stream).Workbook!;
        using var ahead = workbook.Read(workbook.Sheets[0]);
        using var behind = workbook.Read(workbook.Sheets[0]);
        for (var row = 1; row <= 2000; row++) ahead.Read();
        while (behind.Read())
        {
            if (ahead.Read()) Assert.Equal(behind.Row + 2000, ahead.Cells[1].Number);
            Assert.Equal(behind.Row, behind.Cells[1].Number);
            Assert.Equal(texts[behind.Row % 4], behind.Cells[0].Text);
        }
    }

    [Fact]
    public void Open_WhenStreamCannotSeek_SaysSo() => Assert.Throws<ArgumentException>(() => Workbook.Open(new System.IO.Compression.DeflateStream(Stream.Null, System.IO.Compression.CompressionMode.Decompress)));

    [Fact]
    public void Read_WhenTenTimesTheRows_AllocatesNoMore()
    {
        byte[] File(int rows) => Book.Of(string.Concat(Enumerable.Range(1, rows).Select(r => $"<row r=\"{r}\"><c r=\"A{r}\" t=\"s\"><v>{r % 4}</v></c><c r=\"B{r}\" s=\"1\"><v>{r}</v></c><c r=\"C{r}\" t=\"inlineStr\"><is><t>行{r}</t></is></c></row>")));
        long Allocated(byte[] file)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            using var workbook = TestWorkbook.Open(file);
            using var reader = workbook.Read(workbook.Sheets[0]);
            var length = 0L;
            while (reader.Read())
                foreach (var cell in reader.Cells) length += cell.Utf8.Length;
            Assert.True(length > 0);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        var (few, many) = (File(1000), File(10_000));
        Allocated(many);
        Assert.InRange(Allocated(many) - Allocated(few), -100_000, 100_000);
    }
}
