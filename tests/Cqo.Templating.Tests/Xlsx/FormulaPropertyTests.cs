using System.Text;
using System.Text.RegularExpressions;
using Cqo.Templating.Xlsx;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;
using Cqo.Templating.Xml;
using FsCheck;
using FsCheck.Fluent;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Formulas made by chance: what they calculate when lines multiply, and that no text breaks their reading.</summary>
public sealed partial class FormulaPropertyTests
{
    const int Columns = 4;

    /// <summary>One summand of a formula: its text in the template, and what it must come to when seen from a row of the output.</summary>
    sealed record Term(string Text, Func<SheetMap, double> Value);

    static void Check(int tests, Func<Random, bool> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261124UL, 77UL));

    // Every cell of the output holds another number, so that a sum tells which cells it is over.
    static double Cell(int column, int row) => (row * 131.0) + (column * 7919.0) + (row * column % 17);

    static double Sum(int firstColumn, int firstRow, int lastColumn, int lastRow)
    {
        var sum = 0.0;
        for (var row = firstRow; row <= lastRow; row++)
            for (var column = firstColumn; column <= lastColumn; column++) sum += Cell(column, row);
        return sum;
    }

    [Fact]
    public void Write_WhenAnyFormulaMoves_CalculatesWhatItMeant() => Check(2000, random =>
    {
        var map = ListedMap.OfLines(Lines(random, out var last));
        var outputs = map.OutputRows.Count();
        var row = 3 + random.Next(outputs);
        var own = random.Next(3) == 0 ? map : map.FromRow(row);
        var terms = Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomTerm(random, last, map)).ToList();
        var formula = Formula.Parse(string.Join("+", terms.Select(t => t.Text)));
        var notes = FormulaNotes.None;
        var moved = formula.Moved(new FormulaView(own, map, SheetMaps.None), ref notes);
        var (expected, actual) = (terms.Sum(t => t.Value(own)), Calculated(moved));
        Assert.True(Math.Abs(expected - actual) < 1e-6, $"{formula.Text} became {moved}: {actual} instead of {expected}");
        return true;
    });

    // Rows 3 to 12 of a template in loops within loops, each with one to three items.
    static List<ListedMap.Line> Lines(Random random, out int last)
    {
        var next = 3;
        var lines = new List<ListedMap.Line>();
        while (next <= 10)
        {
            var first = next;
            next += random.Next(1, 4);
            if (random.Next(2) == 0) lines.AddRange(Enumerable.Range(first, next - first).Select(l => new ListedMap.Line(l, [])));
            else
                for (var item = random.Next(1, 4); item > 0; item--) lines.AddRange(Item(random, first, next, [(first, -item)]));
        }
        last = next - 1;
        return lines;
    }

    static IEnumerable<ListedMap.Line> Item(Random random, int first, int end, (int, int)[] path)
    {
        for (var line = first; line < end; line++)
        {
            // The second line of an item repeats in itself, in the first item as in the last: the template has one shape.
            var times = line == first + 1 ? random.Next(1, 4) : 1;
            for (var i = 0; i < times; i++) yield return new ListedMap.Line(line, line == first + 1 ? [.. path, (-line, i)] : path);
        }
    }

    static Term RandomTerm(Random random, int last, SheetMap whole)
    {
        var (c, d, a, b) = (random.Next(1, Columns), random.Next(1, Columns), random.Next(1, last + 3), random.Next(1, last + 3));
        var (low, high, left, right) = (Math.Min(a, b), Math.Max(a, b), Math.Min(c, d), Math.Max(c, d));
        var (l, r) = (CellReference.ColumnName(left), CellReference.ColumnName(right));
        return random.Next(7) switch
        {
            0 => new($"{l}{a}", m => Cell(left, m.Rows(a).First)),
            1 => new($"${l}${a}", m => Cell(left, m.Rows(a).First)),
            2 => new($"SUM({l}{a})", m => Sum(left, m.Rows(a).First, left, m.Rows(a).Last)),
            3 => new($"SUM({l}{low}:${r}{high})", m => Sum(left, m.Rows(low).First, right, m.Rows(high).Last)),
            4 => new($"SUM({l}${low}:{r}${high})", _ => Sum(left, whole.Rows(low).First, right, whole.Rows(high).Last)),
            5 => new($"ABS({l}{a})", m => Cell(left, m.Rows(a).First)),
            _ => new($"SUM( {l}{a} ,{r}{b}:{r}{b})", m => Sum(left, m.Rows(a).First, left, m.Rows(a).Last) + Sum(right, m.Rows(b).First, right, m.Rows(b).Last)),
        };
    }

    [GeneratedRegex(@"(?<name>SUM|ABS)\((?<arguments>[^()]*)\)|(?<cell>\$?[A-Z]+\$?\d+)")]
    private static partial Regex Summand();

    static double Calculated(string formula) =>
        Summand().Matches(formula).Sum(m => m.Groups["cell"].Success ? Area(m.Groups["cell"].Value) : m.Groups["arguments"].Value.Split(',').Sum(Area));

    static double Area(string text)
    {
        Assert.True(SheetLines.TryRange(text.Replace("$", "", StringComparison.Ordinal), out var range), text);
        return Sum(range.First.Column, range.First.Row, range.Last.Column, range.Last.Row);
    }

    static readonly string[] Pieces =
    [
        "A1", "$B$5", "B5:B6", "5:5", "A:C", "表!", "'O''N'!", "'", "\"", "\"\"", "[1]", "[", "]", "{", "}", "(", ")", ",", ":", " ", "#", "#REF!", "#N/A", "SUM(", "LOG10(", "Table1[[#All],[a']b]]", "1E6", "1.5", ".", "$", "!", "@", "&", "<", "名", "_x", "R1C1", "😀", "\uD800", "XFD1048576",
        "Sheet1:Sheet3!", "{1,\"a\";2}", "-", "%", "\t", "\n", "a.b?", "\\", "0", "B5#",
    ];

    static string AnyText(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    [Fact]
    public void Parse_WhenTheTextIsAny_CoversItAndGivesItBackWhenNothingMoved() => Check(20_000, random =>
    {
        var text = AnyText(random);
        var tokens = FormulaLexer.Tokens(text);
        var end = 0;
        foreach (var token in tokens)
        {
            Assert.Equal(end, token.Start);
            Assert.True(token.Length > 0);
            end = token.End;
        }
        Assert.Equal(text.Length, end);
        var notes = FormulaNotes.None;
        Assert.Equal(text.Replace('\uD800', '\uFFFD'), Formula.Parse(text).Moved(new FormulaView(StillMap.Instance, StillMap.Instance, SheetMaps.None), ref notes));
        return notes == FormulaNotes.None;
    });

    static readonly ListedMap Grown = ListedMap.Of("4 (5)x3 6", "1 (2)x2 3");

    [Fact]
    public void Write_WhenTheTextIsAny_NeverFailsAndMovesBackByACopy() => Check(20_000, random =>
    {
        var formula = Formula.Parse(AnyText(random).Replace("\uD800", "", StringComparison.Ordinal));
        foreach (var use in Enum.GetValues<FormulaUse>())
        {
            var notes = FormulaNotes.None;
            formula.Moved(new FormulaView(Grown.FromRow(6), Grown, new([new("表", Grown), new("O'N", null)])) { Use = use, Rule = new RuleArea(new(new(2, 5), new(2, 5)), true, true) }, ref notes);
        }
        _ = formula.References.ToList();
        // Far from the edges a copy there and back is the same formula.
        if (formula.References.Any(r => r.LastRow > 100_000 || r.LastColumn > 1000)) return true;
        // Not to column E, which behind a number would be an exponent.
        var there = formula.Copied(7, 5);
        if (!there.Text.Contains("#REF!", StringComparison.Ordinal)) Assert.Equal(formula.Text.ToUpperInvariant(), there.Copied(-7, -5).Text.ToUpperInvariant());
        return true;
    });

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("{")]
    [InlineData("A1:")]
    [InlineData("a:")]
    [InlineData("a!")]
    [InlineData("A1(")]
    [InlineData("SUM(")]
    [InlineData("((A1),")]
    [InlineData("'a'")]
    [InlineData("'[")]
    [InlineData("[a]b:")]
    [InlineData("1:1")]
    [InlineData("$")]
    [InlineData("#REF!")]
    [InlineData(" ")]
    [InlineData("A1 ")]
    [InlineData("名")]
    public void Parse_WhenTheTextIsLongAndHostile_ComesToAnEnd(string piece)
    {
        // Were the time to grow with the square of the length, this would take hours.
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var notes = FormulaNotes.None;
        Assert.Equal(text, Formula.Parse(text).Moved(new FormulaView(StillMap.Instance, StillMap.Instance, SheetMaps.None), ref notes));
    }

    static readonly string[] Seeds =
    [
        "<mergeCells count=\"1\"><mergeCell ref=\"B5:C5\"/></mergeCells>", "<hyperlinks><hyperlink ref=\"B5\" location=\"表!B5\"/></hyperlinks>", "<rowBreaks count=\"1\"><brk id=\"5\" max=\"9\" man=\"1\"/></rowBreaks>", "<cols><col min=\"1\" max=\"3\" width=\"5\"/></cols>",
        "<conditionalFormatting sqref=\"B5 C6\"><cfRule><formula>B5&gt;1</formula></cfRule></conditionalFormatting>", "<extLst><ext><x14:sparklines><x14:sparkline><xm:f>A5:B5</xm:f><xm:sqref>C5</xm:sqref></x14:sparkline></x14:sparklines></ext></extLst>",
        "<sheetViews><sheetView><pane ySplit=\"4\" state=\"frozen\" topLeftCell=\"A5\"/></sheetView></sheetViews>", "<autoFilter ref=\"A4:C5\"><filterColumn colId=\"1\"/></autoFilter>", "<controls><anchor moveWithCells=\"1\"><from><col>1</col><row>4</row></from><to><col>2</col><row>5</row></to></anchor></controls>",
    ];

    static readonly string[] Junk = ["", "0", "-1", "99999999999", "A0", "XFD1048576", "B5:", ":", "1048576", "16384", "<", ">", "\"", "&amp;", "&", "ref", " ", "<a/>", "B5:C6 B5"];

    [Fact]
    public void Element_WhenItsBytesAreBroken_IsRefusedAsXmlOrWritten() => Check(20_000, random =>
    {
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Next(text.Length);
            text.Remove(at, Math.Min(random.Next(4), text.Length - at)).Insert(at, Junk[random.Next(Junk.Length)]);
            if (text.Length == 0) text.Append('x');
        }
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        try
        {
            var element = Encoding.UTF8.GetBytes(text.ToString());
            SheetElement.Write(element, new SheetLines("表", "xl/worksheets/sheet1.xml", Grown, new([new("表", Grown)]), Grown.Places), [], output);
            _ = SheetElement.References(element).ToList();
            if (output.WrittenCount > 0) _ = new MarkupTree(output.WrittenSpan.ToArray());
        }
        catch (XmlFault)
        {
            return output.WrittenCount == 0;
        }
        return true;
    });
}
