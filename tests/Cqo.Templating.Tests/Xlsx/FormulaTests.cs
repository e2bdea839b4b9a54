using System.Buffers;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>What references in formulas become when the lines they name multiply.</summary>
public sealed class FormulaTests
{
    // Row 5 stands a hundred times, then row 6.
    static readonly ListedMap Hundred = ListedMap.Of("4 (5)x100 6");

    static string Moved(string formula, FormulaView view, out FormulaNotes notes)
    {
        notes = FormulaNotes.None;
        return Formula.Parse(formula).Moved(view, ref notes);
    }

    static FormulaView Outside(ListedMap map) => new(map, map, Sheets(map), "表");

    static SheetMaps Sheets(ListedMap map) => new([new("表", map), new("Sheet2", null), new("汇 总", map), new("O'Neil", map), new("Sheet3", map)]);

    [Theory]
    // What counts is one cell below the list, a range of one row, and a range with the lines around it.
    [InlineData("SUM(B5:B5)", "SUM(B5:B104)")]
    [InlineData("SUM(B5)", "SUM(B5:B104)")]
    [InlineData("SUM($B$5)", "SUM($B$5:$B$104)")]
    [InlineData("COUNTIF(B5,\">0\")", "COUNTIF(B5:B104,\">0\")")]
    [InlineData("COUNTIF( B5 ,\">0\")", "COUNTIF( B5:B104 ,\">0\")")]
    [InlineData("SUMPRODUCT(B5,C5)", "SUMPRODUCT(B5:B104,C5:C104)")]
    [InlineData("SUM(B4:B5)", "SUM(B4:B104)")]
    [InlineData("SUM(B5:B6)", "SUM(B5:B105)")]
    [InlineData("SUM(B6:B5)", "SUM(B105:B5)")]
    [InlineData("SUM((B5,C5))", "SUM((B5:B104,C5:C104))")]
    [InlineData("SUM(((B5)))", "SUM(((B5:B104)))")]
    [InlineData("SUM((B5)*2)", "SUM((B5)*2)")]
    [InlineData("SUM(B5*2)", "SUM(B5*2)")]
    [InlineData("SUM(@B5)", "SUM(@B5)")]
    [InlineData("SUM(-B5)", "SUM(-B5)")]
    [InlineData("SUM(B5#)", "SUM(B5#)")]
    [InlineData("B5+B6", "B5+B105")]
    [InlineData("B5", "B5")]
    [InlineData("(B6)", "(B105)")]
    [InlineData("ROUND(B5,2)+ROUND(B6,2)", "ROUND(B5,2)+ROUND(B105,2)")]
    [InlineData("IF(B5,SUM(B5),_xlfn.IFS(B5,1))", "IF(B5,SUM(B5:B104),_xlfn.IFS(B5,1))")]
    [InlineData("SUM(B5 B6)", "SUM(B5 B105)")]
    [InlineData("B5:INDEX(B:B,6)", "B5:INDEX(B:B,6)")]
    [InlineData("SUM(INDEX(B:B,1):B5)", "SUM(INDEX(B:B,1):B104)")]
    [InlineData("SUM(表!B5:表!B5)", "SUM(表!B5:表!B104)")]
    [InlineData("A1+A1000", "A1+A1099")]
    [InlineData("b6+$b$6+$B6+B$6", "B105+$B$105+$B105+B$105")]
    [InlineData("SUM(6:6)+SUM($6:$7)", "SUM(105:105)+SUM($105:$106)")]
    [InlineData("SUM(5:5)", "SUM(5:104)")]
    [InlineData("SUM(A:C)+SUM($A:$C)", "SUM(A:C)+SUM($A:$C)")]
    [InlineData("A6#+SUM(A6#)", "A105#+SUM(A105#)")]
    [InlineData("XFD6", "XFD105")]
    [InlineData("AA6+ZZ6+AAA6+AZ6+BA6+XEZ6", "AA105+ZZ105+AAA105+AZ105+BA105+XEZ105")]
    public void Write_WhenSeenFromOutside_FollowsTheLines(string formula, string expected)
    {
        Assert.Equal(expected, Moved(formula, Outside(Hundred), out var notes));
        Assert.Equal(FormulaNotes.None, notes);
    }

    [Theory]
    [InlineData("表!B6", "表!B105")]
    [InlineData("'表'!$B$6", "'表'!$B$105")]
    [InlineData("SHEET3!B6", "SHEET3!B105")]
    [InlineData("Sheet2!B6", "Sheet2!B6")]
    [InlineData("'汇 总'!B6:C6", "'汇 总'!B105:C105")]
    [InlineData("'O''Neil'!B6&\"B6\"\"B6\"", "'O''Neil'!B105&\"B6\"\"B6\"")]
    [InlineData("没有!B6", "没有!B6")]
    [InlineData("SUM(表!5:5,'汇 总'!A:A)", "SUM(表!5:104,'汇 总'!A:A)")]
    [InlineData("SUM('汇 总:Sheet3'!B6)", "SUM('汇 总:Sheet3'!B105)")]
    [InlineData("SUM('汇 总:Sheet3'!B5)", "SUM('汇 总:Sheet3'!B5:B104)")]
    [InlineData("表:没有!B6", "表:没有!B6")]
    [InlineData("[1]表!B6+[1]!名称+'[1]汇 总'!B6+'C:\\a\\[b.xlsx]表'!B6+[b.xlsx]表!$B$6:$B$7", "[1]表!B6+[1]!名称+'[1]汇 总'!B6+'C:\\a\\[b.xlsx]表'!B6+[b.xlsx]表!$B$6:$B$7")]
    public void Write_WhenSheetsAreNamed_FollowsTheSheetThatIsMeant(string formula, string expected) => Assert.Equal(expected, Moved(formula, Outside(Hundred), out _));

    [Theory]
    [InlineData("LOG10(6)+ATAN2(B6,1)", "LOG10(6)+ATAN2(B105,1)")]
    [InlineData("\"B6\"&B6&\"a\"\"B6\"", "\"B6\"&B105&\"a\"\"B6\"")]
    [InlineData("{1,2;\"B6\",B6}", "{1,2;\"B6\",B6}")]
    [InlineData("SUM(Table1[列])+Table1[[#This Row],[B6]]+Tab1[B6]+[@B6]", "SUM(Table1[列])+Table1[[#This Row],[B6]]+Tab1[B6]+[@B6]")]
    [InlineData("Table1['[B6']]+B6", "Table1['[B6']]+B105")]
    [InlineData("#REF!+#N/A+#DIV/0!+#REF!B6+表!#REF!+B6", "#REF!+#N/A+#DIV/0!+#REF!B6+表!#REF!+B105")]
    [InlineData("R6C2+RC+R6+C6+_B6+B6a+B6.c+BB66B+名B6+B6名", "R6C2+RC+R105+C105+_B6+B6a+B6.c+BB66B+名B6+B6名")]
    [InlineData("1E6+1.5E+6+.6+6%+B6E5", "1E6+1.5E+6+.6+6%+B6E5")]
    [InlineData("B0+B01+B06+XFE6+ABCD6+B1048577+B99999999", "B0+B01+B06+XFE6+ABCD6+B1048577+B99999999")]
    [InlineData("_xlfn.SINGLE(B6)+_xlfn._xlws.FILTER(B6,1)", "_xlfn.SINGLE(B105)+_xlfn._xlws.FILTER(B105,1)")]
    [InlineData("2024年!B6+2024!B6", "2024年!B6+2024!B6")]
    [InlineData("表!税率+B6", "表!税率+B105")]
    [InlineData("IF(B6>=B6,\"<&>\",B6<>B6)", "IF(B105>=B105,\"<&>\",B105<>B105)")]
    public void Write_WhenTextOnlyLooksLikeAReference_LeavesIt(string formula, string expected) => Assert.Equal(expected, Moved(formula, Outside(Hundred), out _));

    [Theory]
    [InlineData("B5*C5", "B7*C7")]
    [InlineData("SUM(B5)", "SUM(B7)")]
    [InlineData("SUM(B5:F5)", "SUM(B7:F7)")]
    [InlineData("$B$5", "$B$7")]
    [InlineData("B5/B6", "B7/B105")]
    [InlineData("B5-B4", "B7-B4")]
    // A $ on the end of a range means the same line for all items: share of the total, running total.
    [InlineData("B5/SUM(B$5:B$5)", "B7/SUM(B$5:B$104)")]
    [InlineData("SUM(B$5:B5)", "SUM(B$5:B7)")]
    [InlineData("表!B5+SUM(Sheet3!B5)", "表!B7+SUM(Sheet3!B5:B104)")]
    public void Write_WhenSeenFromAnItem_MeansTheSameItem(string formula, string expected) =>
        Assert.Equal(expected, Moved(formula, new FormulaView(Hundred.FromRow(7), Hundred, Sheets(Hundred), "表"), out _));

    [Fact]
    public void Write_WhenRepeatsAreNested_SubtotalsReachOverTheirOwnGroup()
    {
        // Groups of a heading (3), lines (4) and a subtotal (5); a total (6) below.
        var map = ListedMap.Of("2 (3 (4)x3 5)x2 6");
        Assert.Equal("SUM(B4:B6)", Moved("SUM(B4)", new(map.FromRow(7), map, SheetMaps.None), out _));
        Assert.Equal("SUM(B9:B11)", Moved("SUM(B4:B4)", new(map.FromRow(12), map, SheetMaps.None), out _));
        Assert.Equal("B10/B12", Moved("B4/B5", new(map.FromRow(10), map, SheetMaps.None), out _));
        Assert.Equal("SUM(B4:B11)", Moved("SUM(B4)", Outside(map), out _));
        Assert.Equal("SUM(B7:B12)", Moved("SUM(B5)", Outside(map), out _));
    }

    [Fact]
    public void Write_WhenColumnsRepeat_FollowsThemToo()
    {
        var map = ListedMap.Of("(5)x3 6", "2 (3 4)x3 5");
        Assert.Equal("SUM(C5:H7)+I5+SUM(C:H)+SUM($I:$I)", Moved("SUM(C5:D5)+E5+SUM(C:D)+SUM($E:$E)", Outside(map), out _));
        Assert.Equal("E6*F6", Moved("C5*D5", new(map.FromRow(6).FromColumn(5), map, SheetMaps.None), out _));
        Assert.Equal("SUM(C6:G6)", Moved("SUM(C5)", new(map.FromRow(6), map, SheetMaps.None), out _));
    }

    [Fact]
    public void Write_WhenNothingCameOfTheLines_NamesTheLineWhereTheyWouldStand()
    {
        var map = ListedMap.Of("4 (5)x0 6");
        Assert.Equal("SUM(B5:B5)", Moved("SUM(B5:B5)", Outside(map), out var notes));
        Assert.Equal(FormulaNotes.Gone, notes);
        Assert.Equal("SUM(B4:B4)+SUM(B5:B5)+B5", Moved("SUM(B4:B5)+SUM(B5:B6)+B6", Outside(map), out notes));
        Assert.Equal(FormulaNotes.None, notes);
    }

    [Fact]
    public void Write_WhenACellGoesBeyondTheSheet_IsAnErrorValueAndARangeIsCut()
    {
        var map = ListedMap.Of("4 (5)x100 6");
        Assert.Equal("表!#REF!+#REF!", Moved("表!B1048570+$B$1048576", Outside(map), out var notes));
        Assert.Equal(FormulaNotes.Beyond, notes);
        Assert.Equal("SUM(B5:B1048576)+SUM(B105:B1048576)", Moved("SUM(B5:B1048570)+SUM(B6:B1048576)", Outside(map), out notes));
        Assert.Equal(FormulaNotes.None, notes);
        Assert.Equal("SUM(#REF!)", Moved("SUM(B1048570:B1048571)", Outside(map), out notes));
        Assert.Equal(FormulaNotes.Beyond, notes);
    }

    [Fact]
    public void Write_WhenSheetsOfAThreeDimensionalReferenceMovedDifferently_SaysSo()
    {
        var maps = new SheetMaps([new("A", ListedMap.Of("(5)x2 6")), new("B", null), new("C", ListedMap.Of("(5)x2 6"))]);
        Assert.Equal("SUM(A:C!B7)", Moved("SUM(A:C!B6)", new(StillMap.Instance, StillMap.Instance, maps), out var notes));
        Assert.Equal(FormulaNotes.Differing, notes);
    }

    [Fact]
    public void Write_WhenASheetIsRenamed_NamesItAnew()
    {
        var maps = new SheetMaps([new("{{year}}表", Hundred, "2026'表"), new("B", Hundred), new("C", null, "乙")]);
        Assert.Equal("'2026''表'!B105+B!B105+SUM('B:乙'!A1)", Moved("'{{year}}表'!B6+B!B6+SUM(B:C!A1)", new(StillMap.Instance, StillMap.Instance, maps), out _));
    }

    [Theory]
    [InlineData("B5*$C$1+SUM(B$5:B5)+D:D+5:5+LOG10(B5)", 2, 1, "C7*$C$1+SUM(C$5:C7)+E:E+7:7+LOG10(C7)")]
    [InlineData("表!A1&\"A1\"", -1, 0, "表!#REF!&\"A1\"")]
    [InlineData("A1", 0, -1, "#REF!")]
    [InlineData("A1", 1048575, 16383, "XFD1048576")]
    public void Copied_WhenSharedByOtherCells_MovesWhatIsNotFixed(string formula, int rows, int columns, string expected) => Assert.Equal(expected, Formula.Parse(formula).Copied(rows, columns).Text);

    [Fact]
    public void References_WhenAsked_AreTheLinesOfTheText()
    {
        var references = Formula.Parse("SUM(B5:$D7,汇总!$A$3,A:C,5:6,A:B!B1)+LOG10(1)+\"B9\"").References;
        Assert.Equal([new(null, null, 5, 7, 2, 4), new("汇总", null, 3, 3, 1, 1), new(null, null, 0, 0, 1, 3), new(null, null, 5, 6, 0, 0), new("A", "B", 1, 1, 2, 2)], references);
    }

    [Fact]
    public void Write_WhenItHasMoved_TakesNoMemoryButTheOutput()
    {
        var formula = Formula.Parse("IF(B5>0,'O''Neil'!C6*$D$6,SUM(B$5:B5))&\"<&>\"");
        var view = new FormulaView(new Below(2), new Below(1), new SheetMaps([new("O'Neil", new Below(3))]), "表");
        var output = new ArrayBufferWriter<byte>(1 << 20);
        Assert.Equal(FormulaNotes.None, formula.Write(view, output));
        Assert.Equal("IF(B7&gt;0,'O''Neil'!C9*$D$8,SUM(B$6:B7))&amp;\"&lt;&amp;&gt;\"", System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) formula.Write(view, output);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000, "a written formula allocates");
    }

    sealed class Below(int lines) : Cqo.Templating.Xlsx.Filling.SheetMap
    {
        public override Cqo.Templating.Xlsx.Filling.LineSpan Rows(int templateRow) => new(templateRow + lines, templateRow + lines);

        public override Cqo.Templating.Xlsx.Filling.LineSpan Columns(int templateColumn) => new(templateColumn, templateColumn);
    }
}
