using System.Globalization;

namespace Cqo.Benchmarks.SheetRead;

/// <summary>What a reader saw, so that one that skipped work shows: rows, cells with a value, sum of the numbers, UTF-16 units of the texts; for the check also a hash over every unit.</summary>
struct SheetDigest()
{
    const uint Prime = 16_777_619;

    public long Rows;
    public long Cells;
    public double Sum;
    public long Units;
    uint hash = 2_166_136_261;

    public void AddNumber(double number)
    {
        Cells++;
        Sum += number;
    }

    public void AddText(string text, bool isHashed)
    {
        Cells++;
        Units += text.Length;
        if (!isHashed) return;
        foreach (var unit in text) hash = (hash ^ unit) * Prime;
    }

    /// <summary>The digest of the table itself.</summary>
    public static SheetDigest Of(int rows)
    {
        var digest = new SheetDigest();
        for (var row = 0; row < rows; row++, digest.Rows++)
        {
            var cells = SheetRows.Row(row);
            for (var column = 0; column < cells.Length; column++)
            {
                if (SheetRows.IsNumber(column)) digest.AddNumber(double.Parse(cells[column], CultureInfo.InvariantCulture));
                else if (cells[column].Length > 0) digest.AddText(cells[column], isHashed: true);
            }
        }
        return digest;
    }

    /// <summary>As <c>rivals/exceljs.mjs</c> writes it, too.</summary>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows} rows, {Cells} cells, sum {Sum:R}, {Units} units, hash {hash}");
}
