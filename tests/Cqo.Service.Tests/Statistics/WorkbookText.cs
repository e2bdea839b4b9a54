using System.Globalization;
using MiniExcelLibs;

namespace Cqo.Service.Tests.Statistics;

/// <summary>What a workbook of ours holds, as MiniExcel reads it.</summary>
/// <param name="Lines">Every line, its cells as text from column A.</param>
sealed record WorkbookText(List<string[]> Lines)
{
    static readonly string[] Letters = [.. Enumerable.Range(0, 26).Select(i => ((char)('A' + i)).ToString())];

    public static WorkbookText Of(byte[] content, string sheet)
    {
        using var stream = new MemoryStream(content);
        return new([.. stream.Query(sheetName: sheet, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().Select(l => l.Values.Select(Text).ToArray())]);
    }

    /// <summary>The rows of the table by letter of the column: those that begin with a number.</summary>
    public List<Dictionary<string, string>> Rows =>
        [.. Lines.Where(l => int.TryParse(l[0], out _)).Select(l => l.Index().ToDictionary(c => Letters[c.Index], c => c.Item))];

    /// <summary>Lines that begin with 注.</summary>
    public List<string> Notes => [.. Lines.Select(l => l[0]).Where(t => t.StartsWith('注'))];

    static string Text(object? value) => value switch
    {
        null => "",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
