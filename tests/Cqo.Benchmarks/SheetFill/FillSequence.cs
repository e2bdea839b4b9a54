using System.Globalization;
using Cqo.Benchmarks.SheetRead;
using Cqo.Templating;

namespace Cqo.Benchmarks.SheetFill;

/// <summary>The same rows made one by one while they are written.</summary>
static class FillSequence
{
    static readonly DateOnly FirstDay = new(1899, 12, 30);

    public static ModelObject Model(int rows) =>
        ModelObject.Parse("{}"u8).WithRows("rows", [.. Enumerable.Range(0, SheetRows.Columns).Select(FillData.Key)], rows, () => Rows(rows));

    static IEnumerable<IReadOnlyList<object?>> Rows(int rows)
    {
        var values = new object?[SheetRows.Columns];
        for (var row = 0; row < rows; row++)
        {
            var cells = SheetRows.Row(row);
            for (var column = 0; column < cells.Length; column++)
                values[column] = SheetRows.Styles[column] == 1 ? FirstDay.AddDays(int.Parse(cells[column], CultureInfo.InvariantCulture))
                    : SheetRows.IsNumber(column) ? double.Parse(cells[column], CultureInfo.InvariantCulture) : cells[column];
            yield return values;
        }
    }
}
