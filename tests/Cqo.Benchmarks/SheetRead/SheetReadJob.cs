using System.Globalization;
using System.Text;

namespace Cqo.Benchmarks.SheetRead;

/// <summary>A table of 100,000 rows × 15 columns is read back, every cell of it, with texts in the cells or shared.</summary>
static class SheetReadJob
{
    const int Rows = 100_000;

    public static IEnumerable<Job> Make(bool rivals)
    {
        yield return Make("sheet-read", isShared: false, Rows, rivals);
        yield return Make("sheet-read-shared", isShared: true, Rows, rivals);
    }

    public static Job Make(string name, bool isShared, int rows, bool rivals)
    {
        var path = TemporaryTable(rows, isShared);
        var expected = SheetDigest.Of(rows).ToString();
        IContender[] contenders = [SheetReadContenders.Cqo(path), SheetReadContenders.CqoStrings(path), SheetReadContenders.Floor(path, rows), SheetReadContenders.MiniExcel(path), .. rivals ? [SheetReadContenders.Rival(path)] : Array.Empty<IContender>()];
        return new Job(name, contenders, contender => Faults(contender, expected));
    }

    /// <summary>The table in a file that goes when the process ends.</summary>
    public static string TemporaryTable(int rows, bool isShared)
    {
        var folder = Directory.CreateTempSubdirectory("cqo-sheet-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "table.xlsx");
        using var file = File.Create(path);
        SheetFile.Write(file, rows, isShared);
        return path;
    }

    /// <summary>What is wrong with what the contender read; inflating alone reads nothing.</summary>
    public static IEnumerable<string> Faults(IContender contender, string expected)
    {
        if (contender.Name == "inflate-only") yield break;
        var read = Encoding.UTF8.GetString(contender.Samples(1)[0]);
        if (!(contender.Name == "exceljs" ? IsRightButForBrokenCharacters(read, expected) : read == expected)) yield return $"{contender.Name}: expected {expected}, got {read}";
    }

    // exceljs decodes each chunk of the inflated sheet alone: a Chinese character across two chunks becomes two or three others, one in 20,000 or so.
    // Its rows, cells and sums must be right, and its texts as long but for that.
    static bool IsRightButForBrokenCharacters(string read, string expected)
    {
        var (a, b) = (read.Split(", "), expected.Split(", "));
        var (units, all) = (long.Parse(a[3].Split(' ')[0], CultureInfo.InvariantCulture), long.Parse(b[3].Split(' ')[0], CultureInfo.InvariantCulture));
        return a[..3].SequenceEqual(b[..3]) && units >= all && units <= all + (all / 5000) + 2;
    }
}
