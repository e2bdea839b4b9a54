using System.Diagnostics;

namespace Cqo.Service.Tests.Statistics;

/// <summary>LibreOffice as a reader that is not ours: it opens a workbook, computes it and says what its cells show.</summary>
static class Calc
{
    /// <summary>What a sheet shows, row by row. Texts with commas are not looked for here.</summary>
    /// <param name="workbook">The file.</param>
    /// <param name="sheet">Its sheet, from 1.</param>
    public static async Task<List<string[]>> ValuesAsync(string workbook, int sheet)
    {
        var folder = Path.GetDirectoryName(workbook)!;
        // Comma, quote, UTF-8, from line 1; as shown; the sheet at the end.
        var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", $"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}", "--outdir", folder, workbook])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var made = Directory.GetFiles(folder, Path.GetFileNameWithoutExtension(workbook) + "-*.csv");
        Assert.True(made.Length == 1, await output + await error);
        return [.. File.ReadAllLines(made[0]).Select(l => l.Split(','))];
    }
}
