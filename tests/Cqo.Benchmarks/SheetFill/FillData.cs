using System.Globalization;
using System.Text.Json;
using Cqo.Benchmarks.SheetRead;

namespace Cqo.Benchmarks.SheetFill;

/// <summary>The rows of the statistics table as data: numbers are numbers, dates are ISO texts.</summary>
static class FillData
{
    static readonly DateTime FirstDay = new(1899, 12, 30);

    public static string Key(int column) => ((char)('a' + column)).ToString();

    /// <summary>A JSON object with the list <c>rows</c>.</summary>
    public static byte[] Json(int rows)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteStartArray("rows");
            for (var row = 0; row < rows; row++) WriteRow(json, SheetRows.Row(row));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return output.ToArray();
    }

    static void WriteRow(Utf8JsonWriter json, string[] cells)
    {
        json.WriteStartObject();
        for (var column = 0; column < cells.Length; column++)
        {
            if (SheetRows.Styles[column] == 1) json.WriteString(Key(column), FirstDay.AddDays(int.Parse(cells[column], CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            else if (!SheetRows.IsNumber(column)) json.WriteString(Key(column), cells[column]);
            else
            {
                json.WritePropertyName(Key(column));
                json.WriteRawValue(cells[column]);
            }
        }
        json.WriteEndObject();
    }
}
