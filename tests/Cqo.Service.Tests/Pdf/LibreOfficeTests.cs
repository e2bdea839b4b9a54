using System.Diagnostics;
using Cqo.Service.Pdf;
using Cqo.Service.Tests.Architecture;
using Cqo.Templating;

namespace Cqo.Service.Tests.Pdf;

/// <summary>LibreOffice as a neighbour that may hang, lie or reach out: what it does to one document harms no other.</summary>
public sealed class LibreOfficeTests(ITestOutputHelper output) : IDisposable
{
    static readonly string Certificate = Path.Combine(Repository.Root, "templates", "certificates", "appointment");
    readonly string folder = Directory.CreateTempSubdirectory("cqo-office-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task LayOut_WhenADocumentHangs_IsKilledAndTheOthersGoOn()
    {
        var office = Fake("case \"$a\" in *000001.docx) sleep 600;; *.docx) cp \"$one\" \"${a%.docx}.pdf\";; esac");
        Assert.Equal("1 0! 1 1 1", await LayOutAsync(office, 5));
    }

    [Theory]
    [InlineData("true", "0 0")]
    [InlineData("case \"$a\" in *.docx) head -c 200 \"$one\" > \"${a%.docx}.pdf\";; esac", "0 0")]
    [InlineData("case \"$a\" in *000000.docx) kill -9 $$;; *.docx) cp \"$one\" \"${a%.docx}.pdf\";; esac", "0 1")]
    [InlineData("case \"$a\" in *.docx) [ -z \"$CQO_SECRET\" ] && [ -n \"$http_proxy\" ] && cp \"$one\" \"${a%.docx}.pdf\";; esac", "1 1")]
    public async Task LayOut_WhenItExitsWell_OnlyAWholePdfCounts(string script, string expected)
    {
        Environment.SetEnvironmentVariable("CQO_SECRET", "x");
        Assert.Equal(expected, await LayOutAsync(Fake(script), 2));
    }

    [Fact]
    public async Task LayOut_WhenCancelled_LeavesNoProcessAndNoFolder()
    {
        using var cancel = new CancellationTokenSource();
        var started = Path.Combine(folder, "started");
        var run = Fake($"echo $$ > \"{started}.part\"; mv \"{started}.part\" \"{started}\"; sleep 600").LayOutAsync(1, _ => [1], (_, _) => Task.CompletedTask, cancel.Token);
        using var watcher = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!File.Exists(started)) await watcher.WaitForNextTickAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(started), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task LayOut_WhenTwoHundredCertificates_CountsThemInFewStarts()
    {
        Assert.SkipUnless(new LibreOffice(TimeSpan.FromMinutes(1)).IsInstalled, "LibreOffice and poppler are not installed");
        var paper = Paper();
        var watch = Stopwatch.StartNew();
        var pages = await LayOutAsync(new LibreOffice(TimeSpan.FromMinutes(2)), 200, paper);
        output.WriteLine($"200 certificates in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(string.Join(' ', Enumerable.Repeat("1", 200)), pages);
    }

    [Fact]
    public async Task LayOut_WhenADocumentIsDamaged_TheOthersAreCounted()
    {
        Assert.SkipUnless(new LibreOffice(TimeSpan.FromMinutes(1)).IsInstalled, "LibreOffice and poppler are not installed");
        var paper = Paper();
        var pages = new int[3];
        await new LibreOffice(TimeSpan.FromMinutes(2)).LayOutAsync(3, i => i == 1 ? paper[..900] : paper, (i, laid) => Task.FromResult(pages[i] = laid.Pages), CancellationToken.None);
        Assert.Equal([1, 0, 1], pages);
    }

    static byte[] Paper()
    {
        using var memory = new MemoryStream();
        Template.Compile(File.ReadAllBytes(Path.Combine(Certificate, "template.docx")), TemplateFormat.Docx).Template!.Render(ModelObject.Parse(File.ReadAllBytes(Path.Combine(Certificate, "sample.json"))), memory);
        return memory.ToArray();
    }

    static async Task<string> LayOutAsync(LibreOffice office, int count, byte[]? document = null)
    {
        var told = new string[count];
        await office.LayOutAsync(count, _ => document ?? [1], (i, laid) => Task.FromResult(told[i] = laid.Pages + (laid.TimedOut ? "!" : "")), CancellationToken.None);
        return string.Join(' ', told);
    }

    /// <summary>A soffice that does for each of its arguments what the script says.</summary>
    LibreOffice Fake(string script)
    {
        var (program, one) = (Path.Combine(folder, "soffice"), Path.Combine(folder, "one.pdf"));
        File.WriteAllText(one, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n166\n%%EOF\n");
        File.WriteAllText(program, $"#!/bin/sh\none=\"{one}\"\nfor a in \"$@\"; do {script}; done\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new LibreOffice(TimeSpan.FromSeconds(3), program);
    }
}
