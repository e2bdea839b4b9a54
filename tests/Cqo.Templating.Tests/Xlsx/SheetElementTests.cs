using System.Buffers;
using System.Text;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>What the elements of a sheet around its rows become when rows and columns multiply.</summary>
public sealed class SheetElementTests
{
    /// <summary>Row 5 three times, then row 6.</summary>
    const string Plain = "4 (5)x3 6";
    /// <summary>Items of two rows.</summary>
    const string Pairs = "4 (5 6)x3 7";
    /// <summary>Groups of a heading (3), three lines (4), a subtotal (5).</summary>
    const string Groups = "2 (3 (4)x3 5)x2 6";
    const string Nothing = "4 (5)x0 6";

    static string Written(string element, string rows, string columns, out List<Diagnostic> diagnostics) => Written(element, ListedMap.Of(rows, columns), out diagnostics);

    static string Written(string element, ListedMap map, out List<Diagnostic> diagnostics)
    {
        var sheets = new SheetMaps([new("表", map), new("Sheet2", map), new("Still", null)]);
        var output = new ArrayBufferWriter<byte>();
        diagnostics = [];
        SheetElement.Write(Encoding.UTF8.GetBytes(element), new SheetLines("表", "xl/worksheets/sheet1.xml", map, sheets, map.Places), diagnostics, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Theory]
    [InlineData("<dimension ref=\"A1:F6\"/>", Plain, "<dimension ref=\"A1:F8\"/>")]
    [InlineData("<dimension  ref='A1:F4' />", Plain, "<dimension  ref='A1:F4' />")]
    [InlineData("<autoFilter ref=\"A4:F5\"><filterColumn colId=\"1\"/></autoFilter>", Plain, "<autoFilter ref=\"A4:F7\"><filterColumn colId=\"1\"/></autoFilter>")]
    [InlineData("<sortState ref=\"A5:F5\"><sortCondition ref=\"B5:B5\"/></sortState>", Plain, "<sortState ref=\"A5:F7\"><sortCondition ref=\"B5:B7\"/></sortState>")]
    [InlineData("<protectedRanges><protectedRange name=\"x\" sqref=\"B5 D6\"/></protectedRanges>", Plain, "<protectedRanges><protectedRange name=\"x\" sqref=\"B5:B7 D8\"/></protectedRanges>")]
    [InlineData("<ignoredErrors><ignoredError sqref=\"B5:B6\" numberStoredAsText=\"1\"/></ignoredErrors>", Plain, "<ignoredErrors><ignoredError sqref=\"B5:B8\" numberStoredAsText=\"1\"/></ignoredErrors>")]
    [InlineData("<ignoredErrors><ignoredError sqref=\"B5\"/></ignoredErrors>", Pairs, "<ignoredErrors><ignoredError sqref=\"B5 B7 B9\"/></ignoredErrors>")]
    [InlineData("<ignoredErrors><ignoredError sqref=\"B4\"/></ignoredErrors>", Groups, "<ignoredErrors><ignoredError sqref=\"B4:B6 B9:B11\"/></ignoredErrors>")]
    [InlineData("<sheetViews><sheetView topLeftCell=\"A1\"><pane ySplit=\"4\" topLeftCell=\"A6\" state=\"frozen\"/><selection activeCell=\"B5\" sqref=\"B5\"/><selection activeCell=\"B6\" sqref=\"B6:C6 A5:B6\"/></sheetView></sheetViews>", Plain,
        "<sheetViews><sheetView topLeftCell=\"A1\"><pane ySplit=\"4\" topLeftCell=\"A8\" state=\"frozen\"/><selection activeCell=\"B5\" sqref=\"B5\"/><selection activeCell=\"B8\" sqref=\"B8:C8 A5:B8\"/></sheetView></sheetViews>")]
    [InlineData("<sheetViews><sheetView><pane ySplit=\"5\" topLeftCell=\"A6\" state=\"frozen\"/></sheetView></sheetViews>", Plain, "<sheetViews><sheetView><pane ySplit=\"7\" topLeftCell=\"A8\" state=\"frozen\"/></sheetView></sheetViews>")]
    [InlineData("<sheetViews><sheetView><pane ySplit=\"2000\" topLeftCell=\"A6\"/></sheetView></sheetViews>", Plain, "<sheetViews><sheetView><pane ySplit=\"2000\" topLeftCell=\"A8\"/></sheetView></sheetViews>")]
    [InlineData("<cellWatches><cellWatch r=\"B6\"/></cellWatches>", Plain, "<cellWatches><cellWatch r=\"B8\"/></cellWatches>")]
    [InlineData("<scenarios><scenario><inputCells r=\"B6\" val=\"1\"/></scenario></scenarios>", Plain, "<scenarios><scenario><inputCells r=\"B8\" val=\"1\"/></scenario></scenarios>")]
    [InlineData("<dataConsolidate><dataRefs><dataRef ref=\"A4:B5\" sheet=\"Sheet2\"/><dataRef ref=\"A4:B5\" sheet=\"Still\"/></dataRefs></dataConsolidate>", Plain, "<dataConsolidate><dataRefs><dataRef ref=\"A4:B7\" sheet=\"Sheet2\"/><dataRef ref=\"A4:B5\" sheet=\"Still\"/></dataRefs></dataConsolidate>")]
    [InlineData("<printOptions horizontalCentered=\"1\"/>", Plain, "<printOptions horizontalCentered=\"1\"/>")]
    [InlineData("<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>", Plain, "<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>")]
    public void Write_WhenRangesMove_NamesTheirCells(string element, string rows, string expected)
    {
        Assert.Equal(expected, Written(element, rows, "", out var diagnostics));
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("<mergeCells count=\"3\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B5:C5\"/><mergeCell ref=\"A6:F6\"/></mergeCells>", Plain,
        "<mergeCells count=\"5\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B5:C5\"/><mergeCell ref=\"B6:C6\"/><mergeCell ref=\"B7:C7\"/><mergeCell ref=\"A8:F8\"/></mergeCells>")]
    [InlineData("<mergeCells count=\"2\"><mergeCell ref=\"A5:A6\"/><mergeCell ref=\"D4:D7\"/></mergeCells>", Pairs, "<mergeCells count=\"4\"><mergeCell ref=\"A5:A6\"/><mergeCell ref=\"A7:A8\"/><mergeCell ref=\"A9:A10\"/><mergeCell ref=\"D4:D11\"/></mergeCells>")]
    [InlineData("<mergeCells count=\"1\"><mergeCell ref=\"A3:A5\"/></mergeCells>", Groups, "<mergeCells count=\"2\"><mergeCell ref=\"A3:A7\"/><mergeCell ref=\"A8:A12\"/></mergeCells>")]
    [InlineData("<mergeCells count=\"2\"><mergeCell ref=\"A5:B5\"/><mergeCell ref=\"A4:A5\"/></mergeCells>", Nothing, "")]
    [InlineData("<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"></mergeCell> </mergeCells>", Plain, "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"></mergeCell> </mergeCells>")]
    [InlineData("<rowBreaks count=\"2\" manualBreakCount=\"1\"><brk id=\"5\" max=\"16383\" man=\"1\"/><brk id=\"6\" max=\"16383\"/></rowBreaks>", Plain,
        "<rowBreaks count=\"4\" manualBreakCount=\"3\"><brk id=\"5\" max=\"16383\" man=\"1\"/><brk id=\"6\" max=\"16383\" man=\"1\"/><brk id=\"7\" max=\"16383\" man=\"1\"/><brk id=\"8\" max=\"16383\"/></rowBreaks>")]
    [InlineData("<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"5\" max=\"16383\" man=\"1\"/></rowBreaks>", Groups, "<rowBreaks count=\"2\" manualBreakCount=\"2\"><brk id=\"7\" max=\"16383\" man=\"1\"/><brk id=\"12\" max=\"16383\" man=\"1\"/></rowBreaks>")]
    [InlineData("<colBreaks count=\"1\"><brk id=\"4\" max=\"5\" man=\"1\"/></colBreaks>", Plain, "<colBreaks count=\"1\"><brk id=\"4\" max=\"7\" man=\"1\"/></colBreaks>")]
    [InlineData("<hyperlinks><hyperlink ref=\"B5\" r:id=\"rId1\"/><hyperlink ref=\"A6\" location=\"Sheet2!B6\"/></hyperlinks>", Plain, "<hyperlinks><hyperlink ref=\"B5:B7\" r:id=\"rId1\"/><hyperlink ref=\"A8\" location=\"Sheet2!B8\"/></hyperlinks>")]
    [InlineData("<hyperlinks><hyperlink ref=\"B5\" r:id=\"rId1\" display=\"a &amp; b\"/></hyperlinks>", Pairs, "<hyperlinks><hyperlink ref=\"B5\" r:id=\"rId1\" display=\"a &amp; b\"/><hyperlink ref=\"B7\" r:id=\"rId1\" display=\"a &amp; b\"/><hyperlink ref=\"B9\" r:id=\"rId1\" display=\"a &amp; b\"/></hyperlinks>")]
    [InlineData("<hyperlinks><hyperlink ref=\"B5\" r:id=\"rId1\"/></hyperlinks>", Nothing, "")]
    [InlineData("<hyperlinks>\n<hyperlink ref=\"B4\" r:id='rId1' />\n</hyperlinks>", Plain, "<hyperlinks>\n<hyperlink ref=\"B4\" r:id='rId1' />\n</hyperlinks>")]
    [InlineData("<extLst><ext><g><sparklineGroup><sparklines> <sparkline><f>A1:B1</f><sqref>C1</sqref></sparkline> </sparklines></sparklineGroup></g></ext></extLst>", Plain, "<extLst><ext><g><sparklineGroup><sparklines> <sparkline><f>A1:B1</f><sqref>C1</sqref></sparkline> </sparklines></sparklineGroup></g></ext></extLst>")]
    [InlineData("<extLst><ext><g><sparklineGroup><sparklines><sparkline><f>A5:B5</f><sqref>C5</sqref></sparkline></sparklines></sparklineGroup></g></ext></extLst>", Nothing, "")]
    public void Write_WhenARepeatedRowHasThem_GivesThemToEveryItem(string element, string rows, string expected)
    {
        Assert.Equal(expected, Written(element, rows, "", out var diagnostics));
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("<cols><col min=\"1\" max=\"1\" width=\"5\"/><col min=\"3\" max=\"3\" width=\"8\"/><col min=\"4\" max=\"4\" width=\"9\"/><col min=\"5\" max=\"5\" width=\"5\"/></cols>",
        "<cols><col min=\"1\" max=\"1\" width=\"5\"/><col min=\"3\" max=\"3\" width=\"8\"/><col min=\"4\" max=\"4\" width=\"9\"/><col min=\"5\" max=\"5\" width=\"8\"/><col min=\"6\" max=\"6\" width=\"9\"/><col min=\"7\" max=\"7\" width=\"5\"/></cols>")]
    [InlineData("<cols><col min=\"1\" max=\"16384\" width=\"8\"/></cols>", "<cols><col min=\"1\" max=\"16384\" width=\"8\"/></cols>")]
    [InlineData("<cols><col min=\"1\" max=\"2\" width=\"8\"/></cols>", "<cols><col min=\"1\" max=\"2\" width=\"8\"/></cols>")]
    [InlineData("<mergeCells count=\"1\"><mergeCell ref=\"C4:D4\"/></mergeCells>", "<mergeCells count=\"2\"><mergeCell ref=\"C4:D4\"/><mergeCell ref=\"E4:F4\"/></mergeCells>")]
    [InlineData("<autoFilter ref=\"A4:E6\"><filterColumn colId=\"4\"/></autoFilter>", "<autoFilter ref=\"A4:G6\"><filterColumn colId=\"6\"/></autoFilter>")]
    [InlineData("<conditionalFormatting sqref=\"C4:C9\"><cfRule type=\"expression\" priority=\"1\"><formula>C4&gt;$D4+$A4</formula></cfRule></conditionalFormatting>",
        "<conditionalFormatting sqref=\"C4:C9 E4:E9\"><cfRule type=\"expression\" priority=\"1\"><formula>C4&gt;D4+$A4</formula></cfRule></conditionalFormatting>")]
    public void Write_WhenColumnsRepeat_FollowsThem(string element, string expected) => Assert.Equal(expected, Written(element, "", "2 (3 4)x2 5", out _));

    static string Rule(string sqref, string formula) => $"<conditionalFormatting sqref=\"{sqref}\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"1\"><formula>{formula}</formula></cfRule></conditionalFormatting>";

    [Theory]
    [InlineData("B5", "B5&gt;100", Plain, "B5:B7", "B5&gt;100")]
    [InlineData("B5:F5", "$C5&gt;$B$1", Plain, "B5:F7", "$C5&gt;$B$1")]
    // A rule made by clicking has $ everywhere; it means the item's own row all the same.
    [InlineData("B5", "$C$5&gt;$C$6", Plain, "B5:B7", "$C5&gt;$C$8")]
    [InlineData("B5", "COUNTIF($B$5:$B$5,B5)&gt;1", Plain, "B5:B7", "COUNTIF($B$5:$B$7,B5)&gt;1")]
    [InlineData("A5:F5", "$A5=$A4", Plain, "A5:F7", "$A5=$A4")]
    [InlineData("B6", "B6=SUM(B5:B5)", Plain, "B8", "B8=SUM(B5:B7)")]
    [InlineData("B5", "$B5&gt;$B6", Pairs, "B5 B7 B9", "$B5&gt;$B6")]
    [InlineData("B6", "$B6&gt;$B$5", Pairs, "B6 B8 B10", "$B6&gt;$B5")]
    [InlineData("B5:B6", "$C5=1", Pairs, "B5:B10", "$C5=1")]
    [InlineData("A1:F20", "A1=\"\"", Plain, "A1:F22", "A1=\"\"")]
    [InlineData("B5 D5", "B5=Still!$B$5", Plain, "B5:B7 D5:D7", "B5=Still!$B$5")]
    [InlineData("B5 D6", "B5&gt;1", Nothing, "D5", "D5&gt;1")]
    public void Write_WhenAFormatIsConditional_ItsCellsAndFormulasFollow(string sqref, string formula, string rows, string sqrefAfter, string formulaAfter)
    {
        Assert.Equal(Rule(sqrefAfter, formulaAfter), Written(Rule(sqref, formula), rows, "", out var diagnostics));
        Assert.Empty(diagnostics);
    }

    [Theory]
    // From the second row of an item the first one would have to be named in two ways.
    [InlineData("B5:B6", "$C$5=1", Pairs, "CQO7134")]
    // Three lines above each cell, or the third line?
    [InlineData("B5", "B5&gt;B2", Plain, "CQO7134")]
    [InlineData("B3", "B3&gt;B5", "2 (3 (4)x2 5)x2 6", "")]
    public void Write_WhenOneFormulaCannotSayIt_Warns(string sqref, string formula, string rows, string code)
    {
        Written(Rule(sqref, formula), rows, "", out var diagnostics);
        Assert.Equal(code, string.Join(' ', diagnostics.Select(d => d.Code)));
        Assert.All(diagnostics, d => Assert.Equal(Severity.Warning, d.Severity));
        Assert.All(diagnostics, d => Assert.Contains(" | ", d.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_WhenItemsAreOfDifferentHeight_WarnsOfDistancesBetweenTheirRows()
    {
        // Of two groups the second has one line more: how far is the subtotal from the heading?
        (int, int)[] first = [(3, 0)], second = [(3, 1)];
        var map = ListedMap.OfLines([new(3, first), new(4, [(3, 0), (4, 0)]), new(5, first), new(3, second), new(4, [(3, 1), (4, 0)]), new(4, [(3, 1), (4, 1)]), new(5, second), new(6, [])]);
        Assert.Equal(Rule("B3 B6", "B3&gt;B5"), Written(Rule("B3", "B3&gt;B5"), map, out var diagnostics));
        Assert.Equal("CQO7134", Assert.Single(diagnostics).Code);
    }

    [Theory]
    [InlineData("<dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"B5\"><formula1>Sheet2!$A$5:$A$5</formula1></dataValidation><dataValidation type=\"whole\" sqref=\"B6\"><formula1>1</formula1><formula2>B5</formula2></dataValidation></dataValidations>", Plain,
        "<dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"B5:B7\"><formula1>Sheet2!$A$5:$A$7</formula1></dataValidation><dataValidation type=\"whole\" sqref=\"B8\"><formula1>1</formula1><formula2>B5</formula2></dataValidation></dataValidations>")]
    [InlineData("<dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"B5\"><formula1>\"是,否\"</formula1></dataValidation><dataValidation sqref=\"B6\"/></dataValidations>", Nothing, "<dataValidations count=\"1\"><dataValidation sqref=\"B5\"/></dataValidations>")]
    [InlineData("<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"B5\"><formula1>\"是,否\"</formula1></dataValidation></dataValidations>", Nothing, "")]
    [InlineData("<conditionalFormatting sqref=\"B5\"><cfRule type=\"colorScale\" priority=\"1\"><colorScale><cfvo type=\"formula\" val=\"MIN($B$5:$B$5)\"/><cfvo type=\"num\" val=\"5\"/></colorScale></cfRule></conditionalFormatting>", Plain,
        "<conditionalFormatting sqref=\"B5:B7\"><cfRule type=\"colorScale\" priority=\"1\"><colorScale><cfvo type=\"formula\" val=\"MIN($B$5:$B$7)\"/><cfvo type=\"num\" val=\"5\"/></colorScale></cfRule></conditionalFormatting>")]
    [InlineData("<extLst><ext uri=\"{a}\"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type=\"expression\" priority=\"1\"><xm:f>Sheet2!$C$5&gt;B5</xm:f></x14:cfRule><xm:sqref>B5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>", Plain,
        "<extLst><ext uri=\"{a}\"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type=\"expression\" priority=\"1\"><xm:f>Sheet2!$C$5&gt;B5</xm:f></x14:cfRule><xm:sqref>B5:B7</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>")]
    [InlineData("<extLst><ext uri=\"{b}\"><x14:dataValidations count=\"1\"><x14:dataValidation type=\"list\"><x14:formula1><xm:f>Sheet2!$A$5:$A$6</xm:f></x14:formula1><xm:sqref>C5 C6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>", Plain,
        "<extLst><ext uri=\"{b}\"><x14:dataValidations count=\"1\"><x14:dataValidation type=\"list\"><x14:formula1><xm:f>Sheet2!$A$5:$A$8</xm:f></x14:formula1><xm:sqref>C5:C7 C8</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>")]
    [InlineData("<extLst><ext uri=\"{b}\"><x14:dataValidations count=\"1\"><x14:dataValidation><xm:sqref>C5</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext uri=\"{c}\"><x/></ext></extLst>", Nothing, "<extLst><ext uri=\"{c}\"><x/></ext></extLst>")]
    [InlineData("<extLst><ext uri=\"{b}\"><x14:dataValidations count=\"1\"><x14:dataValidation><xm:sqref>C5</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>", Nothing, "")]
    [InlineData("<extLst><ext uri=\"{d}\"><x14:sparklineGroups><x14:sparklineGroup><x14:colorSeries rgb=\"FF\"/><x14:sparklines><x14:sparkline><xm:f>表!B5:E5</xm:f><xm:sqref>F5</xm:sqref></x14:sparkline><x14:sparkline><xm:f>表!B5:B5</xm:f><xm:sqref>B6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>", "4 (5)x2 6",
        "<extLst><ext uri=\"{d}\"><x14:sparklineGroups><x14:sparklineGroup><x14:colorSeries rgb=\"FF\"/><x14:sparklines><x14:sparkline><xm:f>表!B5:E5</xm:f><xm:sqref>F5</xm:sqref></x14:sparkline><x14:sparkline><xm:f>表!B6:E6</xm:f><xm:sqref>F6</xm:sqref></x14:sparkline><x14:sparkline><xm:f>表!B5:B6</xm:f><xm:sqref>B7</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>")]
    [InlineData("<controls><control shapeId=\"1\" r:id=\"rId1\"><controlPr linkedCell=\"$B$6\" listFillRange=\"Sheet2!$A$5:$A$5\"><anchor moveWithCells=\"1\"><from><xdr:col>1</xdr:col><xdr:row>6</xdr:row></from><to><xdr:col>2</xdr:col><xdr:row>7</xdr:row></to></anchor></controlPr></control></controls>", Plain,
        "<controls><control shapeId=\"1\" r:id=\"rId1\"><controlPr linkedCell=\"$B$8\" listFillRange=\"Sheet2!$A$5:$A$7\"><anchor moveWithCells=\"1\"><from><xdr:col>1</xdr:col><xdr:row>8</xdr:row></from><to><xdr:col>2</xdr:col><xdr:row>9</xdr:row></to></anchor></controlPr></control></controls>")]
    public void Write_WhenValidationsSparklinesAndControlsSpeakOfCells_TheyFollow(string element, string rows, string expected)
    {
        Assert.Equal(expected, Written(element, rows, "", out var diagnostics));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Write_WhenTheAreasOfAFormatAreTooMany_CoversTheListAndSaysSo()
    {
        Assert.Equal(Rule("B5:B4008", "B5&gt;1"), Written(Rule("B5", "B5&gt;1"), "4 (5 6)x2002 7", "", out var diagnostics).Replace("B4007", "B4008", StringComparison.Ordinal));
        Assert.Equal("CQO7139", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Write_WhenPageBreaksAreMoreThanExcelAllows_StopsThereAndSaysSo()
    {
        var written = Written("<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"5\" max=\"16383\" man=\"1\"/></rowBreaks>", "4 (5)x1100 6", "", out var diagnostics);
        Assert.StartsWith("<rowBreaks count=\"1026\" manualBreakCount=\"1026\"><brk id=\"5\"", written, StringComparison.Ordinal);
        Assert.Equal("CQO7140", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Write_WhenLinksAreMoreThanExcelAllows_StopsThereAndSaysSo()
    {
        var written = Written($"<hyperlinks>{string.Concat(Enumerable.Range(0, 40).Select(i => $"<hyperlink ref=\"{(char)('A' + (i % 26))}{(i < 26 ? 5 : 6)}\" r:id=\"rId1\"/>"))}</hyperlinks>", "4 (5 6)x1700 7", "", out var diagnostics);
        Assert.Equal(65_530, written.Split("<hyperlink ").Length - 1);
        Assert.Equal("CQO7144", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Write_WhenMergedCellsAreMoreThanExcelOpens_IsAnError()
    {
        var merges = $"<mergeCells>{string.Concat(Enumerable.Range(0, 3).Select(i => $"<mergeCell ref=\"A{5 + (i * 2)}:B{5 + (i * 2)}\"/>"))}</mergeCells>";
        var sheet = new SheetLines("表", "xl/worksheets/sheet1.xml", StillMap.Instance, SheetMaps.None, _ => Enumerable.Repeat(StillMap.Instance, 700_000));
        var error = Assert.Throws<RenderException>(() => SheetElement.Write(Encoding.UTF8.GetBytes(merges), sheet, [], new ArrayBufferWriter<byte>())).Diagnostic;
        Assert.Equal(("CQO7146", Severity.Error), (error.Code, error.Severity));
    }

    [Fact]
    public void References_WhenAsked_AreTheLinesOutsideTheElementsOwn() => Assert.Equal(
        [new FormulaReference("Sheet2", null, 5, 6, 1, 1), new FormulaReference(null, null, 9, 9, 2, 2)],
        SheetElement.References("<dataValidations><dataValidation sqref=\"B5\"><formula1>Sheet2!A5:A6</formula1><formula2>B5+B9</formula2></dataValidation></dataValidations>"u8));
}
