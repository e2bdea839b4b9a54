using System.Text;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>What the parts around the sheets become when rows multiply: names, tables, charts, drawings, notes, pivots.</summary>
public sealed class FollowingPartsTests
{
    const string Part = "xl/part.xml";
    readonly List<Diagnostic> diagnostics = [];
    ListedMap map = ListedMap.Of("4 (5)x3 6");

    SheetMaps Sheets => new([new("表", map), new("Still", null)]);
    SheetLines Sheet => new("表", "xl/worksheets/sheet1.xml", map, Sheets, map.Places);

    static string Text(byte[] xml) => Encoding.UTF8.GetString(xml);
    static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);

    string Names(string names) => Text(WorkbookPart.Follow(Part, Bytes($"<workbook><sheets/><definedNames>{names}</definedNames><calcPr calcId=\"1\"/></workbook>"), Sheets, diagnostics))
        .Replace("<workbook><sheets/><definedNames>", "", StringComparison.Ordinal).Replace("</definedNames><calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/></workbook>", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("表!$A$1:$F$6", "表!$A$1:$F$8")]
    [InlineData("表!$A:$A,表!$1:$4", "表!$A:$A,表!$1:$4")]
    [InlineData("表!$B$5", "表!$B$5:$B$7")]
    [InlineData("表!$B$5,表!$D$5", "表!$B$5:$B$7,表!$D$5:$D$7")]
    [InlineData("'表'!$B$6*0.13", "'表'!$B$8*0.13")]
    [InlineData("OFFSET(表!$B$5,0,0,COUNTA(表!$B:$B),1)", "OFFSET(表!$B$5,0,0,COUNTA(表!$B:$B),1)")]
    [InlineData("Still!$B$5", "Still!$B$5")]
    [InlineData("#REF!", "#REF!")]
    public void Workbook_WhenNamesReferToMovedLines_TheyFollow(string before, string after)
    {
        Assert.Equal($"<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">{after}</definedName>", Names($"<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">{before}</definedName>"));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Workbook_WhenANameIsRelative_StaysAndSaysSo()
    {
        Assert.Equal("<definedName name=\"左\">表!A5</definedName>", Names("<definedName name=\"左\">表!A5</definedName>"));
        var warning = Assert.Single(diagnostics);
        Assert.Equal("CQO7135", warning.Code);
        Assert.Contains("左", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<workbook><sheets/></workbook>", "<workbook><sheets/><calcPr fullCalcOnLoad=\"1\"/></workbook>")]
    [InlineData("<x:workbook xmlns:x=\"u\"><x:sheets/><x:definedNames/><x:pivotCaches/></x:workbook>", "<x:workbook xmlns:x=\"u\"><x:sheets/><x:definedNames/><x:calcPr fullCalcOnLoad=\"1\"/><x:pivotCaches/></x:workbook>")]
    [InlineData("<workbook><sheets/><calcPr fullCalcOnLoad=\"0\"/></workbook>", "<workbook><sheets/><calcPr fullCalcOnLoad=\"1\"/></workbook>")]
    [InlineData("<workbook><sheets/><calcPr fullCalcOnLoad=\"1\"/></workbook>", "<workbook><sheets/><calcPr fullCalcOnLoad=\"1\"/></workbook>")]
    public void Workbook_WhenFollowed_IsCalculatedWhenOpened(string before, string after) => Assert.Equal(after, Text(WorkbookPart.Follow(Part, Bytes(before), Sheets, diagnostics)));

    const string Table = "<table id=\"1\" displayName=\"T\" ref=\"A4:C6\" totalsRowCount=\"1\"><autoFilter ref=\"A4:C5\"/><tableColumns count=\"3\"><tableColumn id=\"1\" name=\"a\"/><tableColumn id=\"2\" name=\"b\"><calculatedColumnFormula>A5*$E$6</calculatedColumnFormula><totalsRowFormula>SUM(B5)</totalsRowFormula></tableColumn></tableColumns></table>";

    [Fact]
    public void Table_WhenItsRowRepeats_ReachesOverAllOfThem()
    {
        Assert.Equal(Table.Replace("A4:C6", "A4:C8", StringComparison.Ordinal).Replace("A4:C5", "A4:C7", StringComparison.Ordinal).Replace("$E$6", "$E$8", StringComparison.Ordinal).Replace("SUM(B5)", "SUM(B5:B7)", StringComparison.Ordinal),
            Text(TablePart.Follow(Part, Bytes(Table), Sheet, diagnostics)));
        Assert.Empty(diagnostics);
        Assert.Equal([new FormulaReference("表", null, 5, 5, 1, 3)], TablePart.References(Bytes(Table), "表"));
    }

    [Theory]
    [InlineData("4 (5)x0 6", "", "CQO7143")]
    [InlineData("(4 5 6)x2", "", "CQO7137")]
    [InlineData("", "(2)x2", "CQO7136")]
    public void Table_WhenExcelWouldRefuseIt_IsAnError(string rows, string columns, string code)
    {
        map = ListedMap.Of(rows, columns);
        TablePart.Follow(Part, Bytes(Table), Sheet, diagnostics);
        Assert.Equal(code, Assert.Single(diagnostics, d => d.Severity == Severity.Error).Code);
    }

    [Fact]
    public void Chart_WhenItsDataRepeat_ReachesOverAllOfThemWithoutOldValues()
    {
        const string Still = "<c:ser><c:val><c:numRef><c:f>Still!$B$5</c:f><c:numCache><c:pt/></c:numCache></c:numRef></c:val></c:ser>";
        var chart = $"<c:chart><c:ser><c:tx><c:strRef><c:f>表!$B$4</c:f><c:strCache/></c:strRef></c:tx><c:cat><c:strRef><c:f>表!$A$5:$A$5</c:f><c:strCache><c:pt/></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>表!$B$5</c:f><c:numCache/><c:extLst/></c:numRef></c:val><c15:f>(表!$B$5,表!$B$6)</c15:f></c:ser>{Still}<cx:numDim><cx:f>表!$C$5</cx:f><cx:lvl/></cx:numDim></c:chart>";
        var after = $"<c:chart><c:ser><c:tx><c:strRef><c:f>表!$B$4</c:f></c:strRef></c:tx><c:cat><c:strRef><c:f>表!$A$5:$A$7</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>表!$B$5:$B$7</c:f><c:extLst/></c:numRef></c:val><c15:f>(表!$B$5:$B$7,表!$B$8)</c15:f></c:ser>{Still}<cx:numDim><cx:f>表!$C$5:$C$7</cx:f></cx:numDim></c:chart>";
        Assert.Equal(after, Text(ChartPart.Follow(Part, Bytes(chart), Sheets, diagnostics)));
        Assert.Empty(diagnostics);
        var still = Bytes(Still);
        Assert.Same(still, ChartPart.Follow(Part, still, Sheets, diagnostics));
    }

    static string Anchor(string attributes, int fromRow, int toRow) => $"<xdr:wsDr><xdr:twoCellAnchor{attributes}><xdr:from><xdr:col>1</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>{fromRow}</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{toRow}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp textlink=\"表!$B$6\"/></xdr:twoCellAnchor></xdr:wsDr>";

    [Theory]
    // Below the list, around it, around it with a fixed size, with a fixed place, above it. Rows are counted from 0.
    [InlineData("", 6, 9, 8, 11)]
    [InlineData("", 3, 6, 3, 8)]
    [InlineData(" editAs=\"oneCell\"", 3, 6, 3, 6)]
    [InlineData(" editAs=\"oneCell\"", 5, 6, 7, 8)]
    [InlineData(" editAs=\"absolute\"", 6, 9, 6, 9)]
    [InlineData("", 0, 2, 0, 2)]
    public void Drawing_WhenLinesAboveItMultiply_MovesWithItsCells(string attributes, int from, int to, int fromAfter, int toAfter)
    {
        Assert.Equal(Anchor(attributes, fromAfter, toAfter).Replace("$B$6", "$B$8", StringComparison.Ordinal), Text(DrawingPart.Follow(Part, Bytes(Anchor(attributes, from, to)), Sheet, diagnostics)));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Drawing_WhenItLiesInARepeatedRow_StaysAtTheFirstItemAndSaysSo()
    {
        Assert.Equal(Anchor("", 4, 4).Replace("$B$6", "$B$8", StringComparison.Ordinal), Text(DrawingPart.Follow(Part, Bytes(Anchor("", 4, 4)), Sheet, diagnostics)));
        Assert.Equal("CQO7138", Assert.Single(diagnostics).Code);
    }

    static string Note(int row, string anchor) => $"<v:shape id=\"s\"><x:ClientData ObjectType=\"Note\"><x:Anchor>{anchor}</x:Anchor><x:Row>{row}</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>";

    [Fact]
    public void Notes_WhenTheirCellsMove_GoWithThem()
    {
        Assert.Equal("<comments><comment ref=\"B8\"/><comment ref=\"B1\"/></comments>", Text(NotesPart.Follow(Bytes("<comments><comment ref=\"B6\"/><comment ref=\"B1\"/></comments>"), Sheet, diagnostics)));
        Assert.Equal($"<xml>{Note(7, "2, 15, 6, 2, 4, 31, 10, 1")}{Note(0, "2,15,0,2,4,31,3,1")}</xml>", Text(DrawingPart.FollowVml(Part, Bytes($"<xml>{Note(5, "2, 15, 4, 2, 4, 31, 8, 1")}{Note(0, "2,15,0,2,4,31,3,1")}</xml>"), Sheet, diagnostics)));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Notes_WhenTheirCellIsGone_GoWithTheirShapes()
    {
        map = ListedMap.Of("4 (5)x0 6");
        Assert.Equal("<comments></comments>", Text(NotesPart.Follow(Bytes("<comments><comment ref=\"B5\"/></comments>"), Sheet, diagnostics)));
        Assert.Equal("<xml></xml>", Text(DrawingPart.FollowVml(Part, Bytes($"<xml>{Note(4, "2,15,4,2,4,31,8,1")}</xml>"), Sheet, diagnostics)));
    }

    [Fact]
    public void Vml_WhenItIsNoXml_StaysAndIsTold()
    {
        var vml = Bytes("<xml><br></xml>");
        Assert.Same(vml, DrawingPart.FollowVml(Part, vml, Sheet, diagnostics));
        Assert.Equal("CQO7141", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Vml_WhenAControlIsLinkedToACell_Follows() => Assert.Equal(
        "<xml><x:ClientData ObjectType=\"Drop\"><x:Anchor>1, 2, 8, 4, 5, 6, 9, 8</x:Anchor><x:FmlaLink>$B$8</x:FmlaLink><x:FmlaRange>$A$5:$A$7</x:FmlaRange></x:ClientData></xml>",
        Text(DrawingPart.FollowVml(Part, Bytes("<xml><x:ClientData ObjectType=\"Drop\"><x:Anchor>1,2,6,4,5,6,7,8</x:Anchor><x:FmlaLink>$B$6</x:FmlaLink><x:FmlaRange>$A$5:$A$5</x:FmlaRange></x:ClientData></xml>"), Sheet, diagnostics)));

    [Theory]
    [InlineData("ref=\"A4:F5\" sheet=\"表\"", "ref=\"A4:F7\" sheet=\"表\"", true)]
    [InlineData("ref=\"A4:F5\" sheet=\"Still\"", "ref=\"A4:F5\" sheet=\"Still\"", false)]
    [InlineData("name=\"T\"", "name=\"T\"", true)]
    [InlineData("ref=\"A4:F5\" sheet=\"表\" r:id=\"rId1\"", "ref=\"A4:F5\" sheet=\"表\" r:id=\"rId1\"", true)]
    public void Pivot_WhenItsSourceRepeats_ReadsAllOfItWhenOpened(string source, string after, bool refreshes) => Assert.Equal(
        $"<pivotCacheDefinition r:id=\"rId1\"{(refreshes ? " refreshOnLoad=\"1\"" : "")}><cacheSource type=\"worksheet\"><worksheetSource {after}/></cacheSource></pivotCacheDefinition>",
        Text(PivotPart.FollowCache(Bytes($"<pivotCacheDefinition r:id=\"rId1\"><cacheSource type=\"worksheet\"><worksheetSource {source}/></cacheSource></pivotCacheDefinition>"), Sheets)));

    [Fact]
    public void Pivot_WhenLinesAboveItMultiply_MovesWithItsSize() => Assert.Equal("<pivotTableDefinition><location ref=\"A9:C13\"/></pivotTableDefinition>", Text(PivotPart.FollowTable(Bytes("<pivotTableDefinition><location ref=\"A7:C11\"/></pivotTableDefinition>"), Sheet)));
}
