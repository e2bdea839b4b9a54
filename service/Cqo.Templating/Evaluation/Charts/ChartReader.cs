using Cqo.Templating.Evaluation.Functions;

namespace Cqo.Templating.Evaluation.Charts;

/// <summary>
/// Reads what a chart shows: an object <c>{ title?, categories, series: [{ name, values }] }</c>, with <c>x</c>, <c>y</c> and <c>size</c> in a series of scatter and
/// bubble charts, or the rows of a table by <c>word.chart rows "category" ["field=name", …]</c>.
/// </summary>
internal static class ChartReader
{
    // Excel's own limits for one chart.
    const int MostSeries = 255, MostPoints = 32_000;

    internal static ChartData Read(Interpreter run, Value value)
    {
        if (value.Reference is ChartFragment chart) return chart.Data;
        if (value.AsMap is not { } map || !map.TryGet("series", out var all) || all.AsList is not { } list) throw Wrong(run, value);
        var categories = map.TryGet("categories", out var given) && given.AsList is { } cells ? Cells(run, cells) : [];
        Demand(run, list.Count, categories.Count);
        var series = new List<ChartSeries>();
        for (var i = 0; i < list.Count; i++) series.Add(Series(run, list[i], i, categories.Count));
        return new ChartData(map.TryGet("title", out var title) && !title.IsNull ? run.TextOf(title) : null, categories, series);
    }

    static ChartSeries Series(Interpreter run, Value value, int index, int categories)
    {
        if (value.AsMap is not { } map) throw Wrong(run, value);
        var name = map.TryGet("name", out var given) && !given.IsNull ? run.TextOf(given) : "";
        var values = Numbers(run, map, name, "values") ?? Numbers(run, map, name, "y") ?? throw Wrong(run, value);
        var places = map.TryGet("x", out var x) && x.AsList is { } list ? Cells(run, list) : null;
        var sizes = Numbers(run, map, name, "size");
        var expected = places?.Count ?? categories;
        if (values.Count != expected || sizes is not null && sizes.Count != expected)
            throw run.Fail("CQO3091", $"图表的第 {index + 1} 个系列“{name}”有 {values.Count} 个值，应有 {expected} 个（与分类一样多） | Series {index + 1} of the chart, `{name}`, has {values.Count} values and needs {expected}, one for each category.");
        return new ChartSeries(name, places, values, sizes);
    }

    /// <summary>The rows of a table as a chart.</summary>
    /// <param name="run">The rendering.</param>
    /// <param name="rows">A list of objects.</param>
    /// <param name="category">The field that holds the categories.</param>
    /// <param name="series">The fields that hold values, each <c>field</c> or <c>field=name</c>; null for all others, named as they are.</param>
    internal static ChartData OfRows(Interpreter run, Value rows, Value category, Value series)
    {
        if (rows.AsList is not { } list) throw run.Fail("CQO3090", $"word.chart 需要一个列表 | `word.chart` needs a list of rows first, not {Interpreter.Described(rows)}.");
        var key = run.TextOf(category);
        var fields = Fields(run, list, key, series);
        Demand(run, fields.Count, list.Count);
        run.Charge(list);
        var categories = new List<ChartCell>();
        for (var i = 0; i < list.Count; i++) categories.Add(Cell(run, Member(run, list[i], key, i)));
        return new ChartData(null, categories, [.. fields.Select(f => new ChartSeries(f.Name, null, Column(run, list, f.Field), null))]);
    }

    static List<(string Field, string Name)> Fields(Interpreter run, ListValue rows, string category, Value series)
    {
        if (series.AsList is { } list) return [.. Enumerable.Range(0, list.Count).Select(i => Named(run.TextOf(list[i])))];
        if (!series.IsNull) return [Named(run.TextOf(series))];
        return rows.Count > 0 && rows[0].AsMap is { } first ? [.. first.Names.Where(n => n != category).Select(n => (n, n))] : [];
    }

    static (string, string) Named(string text) => text.IndexOf('=') is >= 0 and var at ? (text[..at].Trim(), text[(at + 1)..].Trim()) : (text, text);

    static List<double?> Column(Interpreter run, ListValue rows, string field)
    {
        var column = new List<double?>();
        for (var i = 0; i < rows.Count; i++) column.Add(Number(run, Member(run, rows[i], field, i), field, i));
        return column;
    }

    static Value Member(Interpreter run, Value row, string field, int index) =>
        row.AsMap is { } map && map.TryGet(field, out var value) ? value
            : throw run.Fail("CQO3092", $"图表数据的第 {index + 1} 行没有“{field}” | Row {index + 1} of the chart's data has no `{field}`.");

    static List<double?>? Numbers(Interpreter run, MapValue map, string series, string member)
    {
        if (!map.TryGet(member, out var value) || value.AsList is not { } list) return null;
        Demand(run, 1, list.Count);
        var numbers = new List<double?>();
        for (var i = 0; i < list.Count; i++) numbers.Add(Number(run, list[i], series, i));
        return numbers;
    }

    static double? Number(Interpreter run, Value value, string series, int index)
    {
        if (value.IsNull) return null;
        var number = value.IsNumber ? value : value.AsString is { } text ? Evaluation.Numbers.Parse(text) : null;
        if (number is { } found && double.IsFinite(Evaluation.Numbers.DoubleOf(found))) return Evaluation.Numbers.DoubleOf(found);
        throw run.Fail("CQO3093", $"图表“{series}”的第 {index + 1} 个值“{Given.Shorten(run.TextOf(value))}”不是数字：没有值请用 null | Value {index + 1} of `{series}` in the chart is no number: \"{Given.Shorten(run.TextOf(value))}\". Use null for no value.");
    }

    static List<ChartCell> Cells(Interpreter run, ListValue list)
    {
        Demand(run, 1, list.Count);
        var cells = new List<ChartCell>();
        for (var i = 0; i < list.Count; i++) cells.Add(Cell(run, list[i]));
        return cells;
    }

    static ChartCell Cell(Interpreter run, Value value) => new(run.TextOf(value), value.IsNumber ? Evaluation.Numbers.DoubleOf(value) : null);

    static void Demand(Interpreter run, int series, int points)
    {
        if (series is < 1 or > MostSeries || points > MostPoints)
            throw run.Fail("CQO3094", $"图表应有 1 到 {MostSeries} 个系列，每个最多 {MostPoints} 个点，这里是 {series} 个系列、{points} 个点 | A chart has 1 to {MostSeries} series of {MostPoints} points at most; here are {series} series and {points} points.");
    }

    static RenderException Wrong(Interpreter run, Value value) => run.Fail("CQO3090",
        $"图表需要 {{ categories: […], series: [{{ name, values: […] }}] }} 这样的数据（散点图、气泡图的系列写 x、y、size），或者 word.chart 行 \"分类字段\" | A chart takes an object {{ categories: […], series: [{{ name, values: […] }}] }} (scatter and bubble: x, y and size in a series) or `word.chart rows \"category\"`, not {Interpreter.Described(value)}.");
}
