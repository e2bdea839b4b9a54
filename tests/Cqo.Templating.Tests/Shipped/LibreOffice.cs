using System.Diagnostics;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>
/// A reader that is not ours. Each run has its own throwaway profile and a clean environment, is killed at its limit, and only the
/// PDF counts, never the exit code.
/// </summary>
static class LibreOffice
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static bool Installed { get; } = OnPath("soffice") && OnPath("pdfinfo") && OnPath("pdftotext") && OnPath("pdftoppm") && OnPath("zbarimg");

    /// <summary>Prints every <c>.docx</c> of a folder into a <c>.pdf</c> beside it.</summary>
    public static async Task PrintAsync(string folder)
    {
        var profile = Path.Combine(folder, "profile");
        string[] documents = [.. Directory.EnumerateFiles(folder, "*.docx")];
        await RunAsync("soffice", ["--headless", "--norestore", "-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--convert-to", "pdf", "--outdir", folder, .. documents], folder);
        Directory.Delete(profile, recursive: true);
    }

    /// <summary>Saves every <c>.docx</c> of a folder again as LibreOffice writes it, into the folder <c>saved</c> inside.</summary>
    public static async Task SaveAgainAsync(string folder)
    {
        var profile = Path.Combine(folder, "profile");
        string[] documents = [.. Directory.EnumerateFiles(folder, "*.docx")];
        await RunAsync("soffice", ["--headless", "--norestore", "-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--convert-to", "docx:MS Word 2007 XML", "--outdir", Path.Combine(folder, "saved"), .. documents], folder);
        Directory.Delete(profile, recursive: true);
    }

    /// <summary>Calculates every <c>.xlsx</c> of a folder and writes each of its sheets beside it, as <c>file-sheet.csv</c> in UTF-8.</summary>
    public static async Task CalculateAsync(string folder)
    {
        var profile = Path.Combine(folder, "profile");
        string[] workbooks = [.. Directory.EnumerateFiles(folder, "*.xlsx")];
        await RunAsync("soffice", ["--headless", "--norestore", "-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder, .. workbooks], folder);
        Directory.Delete(profile, recursive: true);
    }

    /// <summary>Saves every <c>.xlsx</c> of a folder beside it as one XML file (<c>.fods</c>), which shows what was read.</summary>
    public static async Task SaveFlatAsync(string folder)
    {
        var profile = Path.Combine(folder, "profile");
        string[] workbooks = [.. Directory.EnumerateFiles(folder, "*.xlsx")];
        await RunAsync("soffice", ["--headless", "--norestore", "-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--convert-to", "fods", "--outdir", folder, .. workbooks], folder);
        Directory.Delete(profile, recursive: true);
    }

    public static async Task<int> PagesAsync(string pdf)
    {
        var info = await RunAsync("pdfinfo", [pdf], Path.GetDirectoryName(pdf)!);
        var line = info.Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal));
        return int.Parse(line["Pages:".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>All text of a PDF without any white space: lines break where the fonts at hand make them break.</summary>
    public static async Task<string> TextAsync(string pdf)
    {
        var text = await RunAsync("pdftotext", ["-layout", pdf, "-"], Path.GetDirectoryName(pdf)!);
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>What a phone reads from the QR codes of a PDF, as printed at 150 dots an inch.</summary>
    public static async Task<string[]> CodesAsync(string pdf)
    {
        var folder = Path.GetDirectoryName(pdf)!;
        await RunAsync("pdftoppm", ["-r", "150", "-png", pdf, pdf], folder);
        var pages = Directory.GetFiles(folder, Path.GetFileName(pdf) + "-*.png").Order(StringComparer.Ordinal);
        return (await RunAsync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", .. pages], folder)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = home };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = home;
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await errors;
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Limit}.");
        }
    }

    static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
