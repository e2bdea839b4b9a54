using System.CommandLine;
using Cqo.Domain.Appointments;
using Cqo.Domain.Eligibility;
using Cqo.Service.Certificates;
using Cqo.Service.Documents;
using Cqo.Service.Hosting;
using Cqo.Service.Persistence;
using Cqo.Service.Policies;
using Cqo.Service.Problems;
using Cqo.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Cli;

/// <summary><c>demo OUT</c>: the whole main job on the shipped samples, in a register of its own that goes afterwards.</summary>
sealed class DemoCommand(IServiceProvider services, string output)
{
    const int Certificates = 3;
    static readonly string[] FurtherPapers = ["appointment-notice", "qualification-review"];

    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "存放文书的目录，不存在时创建 / folder for the papers, made when absent" };
        var command = new Command("demo", "用示例数据签发证书，文书写入 OUT / Issue certificates for the shipped samples and write the papers into OUT") { output };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(output), cancellation));
        return command;
    }

    static async Task<int> RunAsync(string output, CancellationToken cancellation)
    {
        if (!IsWritable(output))
        {
            return 1;
        }
        var data = Directory.CreateTempSubdirectory("cqo-demo-").FullName;
        try
        {
            await using var services = Services(data);
            await Program.PrepareAsync(services);
            return await new DemoCommand(services, Path.GetFullPath(output)).WriteAsync(cancellation);
        }
        catch (ProblemException problem)
        {
            Console.Error.WriteLine($"演示未完成：{problem.Text} / The demo did not finish: {problem.TextEn}");
            foreach (var (field, text) in problem.Fields)
            {
                Console.Error.WriteLine($"  {field}: {text.Zh} / {text.En}");
            }
            return 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    static ServiceProvider Services(string data)
    {
        var settings = new CqoSettings { DataFolder = data, SampleData = true };
        return Program.AddCqo(new ServiceCollection().AddLogging(), settings).BuildServiceProvider();
    }

    static bool IsWritable(string output)
    {
        try
        {
            Directory.CreateDirectory(output);
            var probe = Path.Combine(output, ".cqo-write-test");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"{output}: error CQO9002: 无法写入该目录：{Files.Reason(e)}。请换一个目录 / the folder cannot be written: {e.Message}");
            return false;
        }
    }

    async Task<int> WriteAsync(CancellationToken cancellation)
    {
        var (eligible, other) = await ChooseAsync(cancellation);
        if (eligible.Count == 0)
        {
            Console.Error.WriteLine("示例数据中没有符合条件的候选人，未写出文书。请检查 service/sample-data / The samples hold no eligible candidate: nothing was written.");
            return 1;
        }
        Print("文书 / paper", "编号 / number", "文件 / file");
        foreach (var candidate in eligible)
        {
            await IssueAsync(candidate.Facts, cancellation);
        }
        if (other is not null)
        {
            await ReviewAsync(other.Facts, cancellation);
        }
        return 0;
    }

    /// <summary>Eligible candidates, those with rare names first among the equal, and one who is not eligible.</summary>
    async Task<(List<Candidate> Eligible, Candidate? Other)> ChooseAsync(CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CqoDb>>().CreateDbContextAsync(cancellation);
        var pack = services.GetRequiredService<PolicyCatalog>().Get(null);
        var all = await db.Candidates.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellation);
        var judged = all.ToLookup(c => EligibilityRules.Check(pack, c.Facts).Eligible);
        var oneMissing = judged[false].FirstOrDefault(c => EligibilityRules.Check(pack, c.Facts).Findings.Count(f => f.Blocks) == 1 && c.Facts.Appointment.TermEnd is null);
        var rare = judged[true].OrderByDescending(c => c.Name.Any(char.IsSurrogate)).ThenByDescending(c => c.Name.Contains('·', StringComparison.Ordinal));
        return ([.. rare.DistinctBy(c => c.EnterpriseId).Take(Certificates)], oneMissing);
    }

    async Task IssueAsync(Facts facts, CancellationToken cancellation)
    {
        var certificate = await services.GetRequiredService<IssueCertificate>().RunAsync(new CertificateRequest { Facts = facts }, Guid.NewGuid().ToString(), cancellation);
        await CopyAsync(certificate.Document!, cancellation);
        foreach (var paper in FurtherPapers)
        {
            await CopyAsync(await services.GetRequiredService<WritePaper>().RunAsync(certificate.Id, paper, cancellation), cancellation);
        }
    }

    async Task ReviewAsync(Facts facts, CancellationToken cancellation)
    {
        var review = await services.GetRequiredService<PreviewPaper>().RunAsync(new PreviewRequest { TemplateId = "qualification-review", Facts = facts }, cancellation);
        Save(review.Title, "（不符合条件 / not eligible）", "not-eligible-qualification-review.docx", review.Content);
    }

    async Task CopyAsync(DocumentItem paper, CancellationToken cancellation)
    {
        await using var stream = await services.GetRequiredService<IDocumentStore>().OpenAsync(paper.Path, null, cancellation)
            ?? throw new FileNotFoundException("The library lost a paper that it had just stored.", paper.Path);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        Save(paper.Title, paper.CertificateNumber, paper.FileName, memory.ToArray());
    }

    void Save(string title, string number, string name, byte[] content)
    {
        var file = Path.Combine(output, name);
        File.WriteAllBytes(file, content);
        Print(title, number, file);
    }

    static void Print(string paper, string number, string file) => Console.WriteLine(Padded(paper, 28) + Padded(number, 34) + file);

    /// <summary>A Chinese character takes two places on a screen.</summary>
    static string Padded(string text, int width) => text + new string(' ', Math.Max(1, width - text.Sum(c => c < 0x1100 ? 1 : 2)));
}
