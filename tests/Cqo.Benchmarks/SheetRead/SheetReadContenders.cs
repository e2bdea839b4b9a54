using System.Globalization;
using System.IO.Compression;
using System.Text;
using Cqo.Templating.Xlsx;
using MiniExcelLibs;

namespace Cqo.Benchmarks.SheetRead;

/// <summary>Who reads the table back.</summary>
static class SheetReadContenders
{
    /// <summary>Our reader; texts stay UTF-8 in its buffer, as the import of returned workbooks compares them.</summary>
    public static IContender Cqo(string path) => new SheetContender("cqo", Environment.Version.ToString(), isHashed => Read(path, isHashed, isHashed));

    /// <summary>The same with a string made of every text, as all others make them.</summary>
    public static IContender CqoStrings(string path) => new SheetContender("cqo-strings", Environment.Version.ToString(), isHashed => Read(path, makesStrings: true, isHashed));

    /// <summary>Reads the table once.</summary>
    public static SheetDigest Read(string path, bool makesStrings, bool isHashed)
    {
        using var file = File.OpenRead(path);
        var result = Workbook.Open(file);
        using var workbook = result.Workbook ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        using var reader = workbook.Read(workbook.Sheets[0]);
        var digest = new SheetDigest();
        for (; reader.Read(); digest.Rows++)
            foreach (var cell in reader.Cells)
            {
                if (cell.Kind is CellKind.Number or CellKind.Date) digest.AddNumber(cell.Number);
                else if (makesStrings) digest.AddText(cell.Text, isHashed);
                else (digest.Cells, digest.Units) = (digest.Cells + 1, digest.Units + Encoding.UTF8.GetCharCount(cell.Utf8));
            }
        return digest;
    }

    /// <summary>MiniExcel's forward reader.</summary>
    public static IContender MiniExcel(string path) => new SheetContender("miniexcel", typeof(MiniExcel).Assembly.GetName().Version!.ToString(3), isHashed =>
    {
        using var file = File.OpenRead(path);
        var digest = new SheetDigest();
        foreach (IDictionary<string, object?> row in file.Query())
        {
            foreach (var value in row.Values)
            {
                if (value is string text) digest.AddText(text, isHashed);
                else if (value is DateTime date) digest.AddNumber(date.ToOADate());
                else if (value is not null) digest.AddNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture));
            }
            digest.Rows++;
        }
        return digest;
    });

    /// <summary>No reading at all: the parts of the workbook are inflated and thrown away.</summary>
    public static IContender Floor(string path, int rows)
    {
        var buffer = new byte[64 << 10];
        return new SheetContender("inflate-only", Environment.Version.ToString(), _ =>
        {
            using var zip = new ZipArchive(File.OpenRead(path));
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                while (part.Read(buffer) > 0) { }
            }
            return SheetDigest.Of(Math.Min(rows, 1));
        });
    }

    /// <summary>The npm peer in its own process.</summary>
    public static IContender Rival(string path)
    {
        RivalPackages.Install("exceljs");
        return new Rival("exceljs", "table.xlsx", File.ReadAllBytes(path), "[{}]");
    }
}
