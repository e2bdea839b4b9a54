using System.Globalization;
using Cqo.Templating.Evaluation.Charts;

namespace Cqo.Templating.Docx.Charts;

/// <summary>Where the data of a chart stands in its workbook: categories in column A and a column for each series; series with places of their own bring these along.</summary>
internal sealed class ChartSheet
{
    readonly string sheet;
    readonly List<(int? Places, int Values, int? Sizes)> columns = [];

    public ChartSheet(ChartData data, string sheet)
    {
        (Data, this.sheet) = (data, $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!");
        if (ChartWorkbook.IsPlain(sheet)) this.sheet = sheet + "!";
        var next = data.Categories.Count > 0 || data.Series.All(s => s.Places is null) ? 1 : 0;
        foreach (var series in data.Series)
        {
            int? places = series.Places is null ? null : next++;
            columns.Add((places, next++, series.Sizes is null ? null : next++));
        }
        Columns = next;
    }

    public ChartData Data { get; }
    public int Columns { get; }

    public IReadOnlyList<(int? Places, int Values, int? Sizes)> Of => columns;

    public string NameFormula(int series) => $"{sheet}${Letters(columns[series].Values)}$1";

    public string PlacesFormula(int series) => Range(columns[series].Places ?? 0, Data.Series[series].Values.Count);

    public string ValuesFormula(int series) => Range(columns[series].Values, Data.Series[series].Values.Count);

    public string SizesFormula(int series) => Range(columns[series].Sizes ?? 0, Data.Series[series].Values.Count);

    string Range(int column, int points) => string.Create(CultureInfo.InvariantCulture, $"{sheet}${Letters(column)}$2:${Letters(column)}${Math.Max(2, points + 1)}");

    /// <summary>A column's letters, from 0.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
