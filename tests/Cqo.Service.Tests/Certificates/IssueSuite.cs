using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Cqo.Domain.Appointments;
using Cqo.Domain.Eligibility;
using Cqo.Service.Certificates;
using Cqo.Service.Documents;
using Cqo.Service.Persistence;
using Cqo.Service.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Tests.Certificates;

public sealed class SqliteIssueTests : IssueSuite
{
    protected override Task<DatabaseOptions?> DatabaseAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class PostgresIssueTests(PostgresCluster postgres) : IssueSuite
{
    protected override async Task<DatabaseOptions?> DatabaseAsync() => await postgres.CreateAsync();
}

/// <summary>What must hold on both databases, asked of the real program over HTTP.</summary>
public abstract class IssueSuite : IAsyncLifetime
{
    RunningService service = null!;

    protected abstract Task<DatabaseOptions?> DatabaseAsync();

    public async ValueTask InitializeAsync() => service = new RunningService(await DatabaseAsync());

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Issue_WhenEligible_AnswersTheCertificateAndItsStoredPaper()
    {
        var answer = await service.IssueAsync(TestFacts.Eligible(0), "first");
        var issued = await RunningService.ReadAsync<CertificateDetails>(answer);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/certificates/{issued.Id}", answer.Headers.Location?.ToString());
        Assert.Equal("鄂质官证〔2026〕420106-0001", issued.Number);
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2031, 10, 31)), (issued.TermStart, issued.TermEnd));
        Assert.Equal("2026/420106/鄂质官证〔2026〕420106-0001.docx", issued.Document?.Path);
        Assert.Equal((await service.Store.FindAsync(issued.Document!.Path, default))?.Sha256, issued.Document.Sha256);
        Assert.Matches("^http://localhost:5080/verify/[A-Z2-7]{26}$", issued.VerifyUrl);
        var appointment = await service.Open().Appointments.SingleAsync();
        Assert.Equal((issued.TermStart, issued.TermEnd, "程样例"), (appointment.TermStart, appointment.TermEnd, appointment.AppointedBy));
    }

    [Fact]
    public async Task Issue_WhenRepeatedWithTheSameKeyAndBody_AnswersTheSame()
    {
        var first = await service.IssueAsync(TestFacts.Eligible(1), "same");
        var second = await service.IssueAsync(TestFacts.Eligible(1), "same");

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, await service.Open().Certificates.CountAsync());
    }

    [Fact]
    public async Task Issue_WhenTheKeyWasUsedForAnotherBody_RefusesAndRegistersNothing()
    {
        await service.IssuedAsync(TestFacts.Eligible(1), "same");

        var (type, _) = await RunningService.ProblemAsync(await service.IssueAsync(TestFacts.Eligible(2), "same"));

        Assert.Equal("idempotency-key-reused", type);
        Assert.Equal(1, await service.Open().Certificates.CountAsync());
    }

    [Theory, InlineData(""), InlineData("with space"), InlineData("𠮷")]
    public async Task Issue_WhenTheKeyIsMissingOrUnusable_AsksForOne(string key)
    {
        var answer = await service.IssueAsync(TestFacts.Eligible(1), key);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("idempotency-key-missing", (await RunningService.ProblemAsync(answer)).Type);
    }

    [Fact]
    public async Task Issue_WhenNotEligible_TellsEveryFindingAndSpendsNoNumber()
    {
        var facts = TestFacts.Eligible(0);
        facts = facts with { Candidate = facts.Candidate with { QualityWorkSince = new DateOnly(2026, 1, 1) }, Declarations = facts.Declarations with { Ethics = false } };

        var answer = await service.IssueAsync(facts, "k");
        var (type, body) = await RunningService.ProblemAsync(answer);

        Assert.Equal((HttpStatusCode)422, answer.StatusCode);
        Assert.Equal("candidate-not-eligible", type);
        var blocking = body.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("blocks").GetBoolean()).Select(f => f.GetProperty("rule").GetString()!);
        Assert.Equal(["ethics", "years-in-quality-work"], blocking.Order());
        Assert.False(await service.Open().NumberSeries.AnyAsync());
        Assert.EndsWith("-0001", (await service.IssuedAsync(TestFacts.Eligible(0), "k")).Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_WhenFiftyAskAtOnce_GivesFiftyNumbersWithoutAGap()
    {
        var issued = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => service.IssuedAsync(InWuchang(n))));

        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"鄂质官证〔2026〕420106-{n:D4}"), issued.Select(c => c.Number).Order());
        await AssertRegisterAgreesWithLibraryAsync(50);
    }

    [Fact]
    public async Task Issue_WhenEachKeyIsSentTenTimesAtOnce_HasOneEffectPerKey()
    {
        const int Keys = 200, Times = 10;
        Task<HttpResponseMessage> AskAsync(int i) => service.IssueAsync(InWuchang(i % Keys), $"key-{i % Keys}");
        var first = await Task.WhenAll(Enumerable.Range(0, Keys * Times).Select(AskAsync));
        // As a client does: 409 means ask again.
        var refused = first.Index().Where(a => a.Item.StatusCode == HttpStatusCode.Conflict).GroupBy(a => a.Index % Keys, a => a.Index);
        var again = (await Task.WhenAll(refused.Select(same => InTurnAsync(same, AskAsync)))).SelectMany(a => a);
        var answers = await Task.WhenAll(first.Where(a => a.StatusCode != HttpStatusCode.Conflict).Concat(again).Select(RunningService.ReadAsync<CertificateDetails>));

        Assert.All(first.Where(a => a.StatusCode == HttpStatusCode.Conflict), a => Assert.True(a.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        Assert.Equal(Keys * Times, answers.Length);
        Assert.Equal(Keys, answers.DistinctBy(a => a.Id).Count());
        Assert.All(answers.GroupBy(a => a.Id), same => Assert.Single(same.Select(a => JsonSerializer.Serialize(a)).Distinct()));
        await AssertRegisterAgreesWithLibraryAsync(Keys);
    }

    [Fact]
    public async Task Issue_WhenATermOfTheEnterpriseIsRunning_IsBlockedByIt()
    {
        var first = await service.IssuedAsync(TestFacts.Eligible(3));
        var facts = TestFacts.Eligible(3);
        var other = facts with { Candidate = facts.Candidate with { Name = "另一人" }, Appointment = facts.Appointment with { AppointedOn = new DateOnly(2026, 11, 20) } };

        var (type, body) = await RunningService.ProblemAsync(await service.IssueAsync(other, "other"));

        Assert.Equal("candidate-not-eligible", type);
        Assert.Contains(body.GetProperty("findings").EnumerateArray(),
            f => f.GetProperty("blocks").GetBoolean() && f.GetProperty("text").GetString()!.Contains(first.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Issue_WhenTwoForOneEnterpriseComeAtOnce_OneIsBlocked()
    {
        var facts = TestFacts.Eligible(4);
        var before = await service.IssuedAsync(facts);
        await service.PostAsync($"/api/certificates/{before.Id}/void", new VoidRequest { Reason = "企业与人选均已在册" });
        var people = Enumerable.Range(0, 8).Select(n => facts with { Candidate = facts.Candidate with { Name = $"候选{n}" } });

        var answers = await Task.WhenAll(people.Select(f => service.IssueAsync(f, Guid.NewGuid().ToString())));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => (int)a.StatusCode == 422));
    }

    [Fact]
    public async Task Void_WhenAReasonIsGiven_KeepsTheNumberEndsTheAppointmentAndFreesTheTerm()
    {
        var first = await service.IssuedAsync(TestFacts.Eligible(0));

        var answer = await service.PostAsync($"/api/certificates/{first.Id}/void", new VoidRequest { Reason = "姓名录入错误，重新签发" });
        var voided = await RunningService.ReadAsync<CertificateDetails>(answer);
        var next = await service.IssuedAsync(TestFacts.Eligible(0));

        Assert.Equal((CertificateState.Void, "姓名录入错误，重新签发"), (voided.State, voided.VoidReason));
        Assert.Equal(CertificateState.Void, voided.Document!.State);
        Assert.Equal(new DateOnly(2026, 11, 22), (await AppointmentOfAsync(first.Id)).EndedOn);
        Assert.Null((await AppointmentOfAsync(next.Id)).EndedOn);
        Assert.EndsWith("-0002", next.Number, StringComparison.Ordinal);
        Assert.Equal("already-void", (await RunningService.ProblemAsync(await service.PostAsync($"/api/certificates/{first.Id}/void", new VoidRequest { Reason = "再次" }))).Type);
    }

    [Theory, InlineData(null), InlineData(" "), InlineData("a\nb")]
    public async Task Void_WhenNoReasonIsGiven_RefusesAndNamesTheField(string? reason)
    {
        var issued = await service.IssuedAsync(TestFacts.Eligible(0));

        var (_, body) = await RunningService.ProblemAsync(await service.PostAsync($"/api/certificates/{issued.Id}/void", new VoidRequest { Reason = reason }));

        Assert.True(body.GetProperty("errors").TryGetProperty("reason", out _));
        Assert.Equal(CertificateState.Issued, (await service.Open().Certificates.SingleAsync()).State);
    }

    [Theory, InlineData("appointment-notice"), InlineData("qualification-review")]
    public async Task WritePaper_WhenRepeated_KeepsOneRowAndOneFile(string template)
    {
        var issued = await service.IssuedAsync(TestFacts.Eligible(0));

        var first = await RunningService.ReadAsync<DocumentItem>(await service.Client.PutAsync($"/api/certificates/{issued.Id}/papers/{template}", null));
        var second = await RunningService.ReadAsync<DocumentItem>(await service.Client.PutAsync($"/api/certificates/{issued.Id}/papers/{template}", null));

        Assert.Equal(first, second);
        Assert.Equal((await service.Store.FindAsync(first.Path, default))!.Sha256, first.Sha256);
        Assert.Equal(first.Id, Assert.Single((await RunningService.ReadAsync<CertificateDetails>(await service.Client.GetAsync($"/api/certificates/{issued.Id}"))).Papers).Id);
        Assert.Empty(await service.Open().PaperTasks.ToListAsync());
    }

    [Fact]
    public async Task WritePaper_WhenSentTenTimesAtOnce_KeepsOneRow()
    {
        var issued = await service.IssuedAsync(TestFacts.Eligible(0));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.Client.PutAsync($"/api/certificates/{issued.Id}/papers/appointment-notice", null)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await AssertRegisterAgreesWithLibraryAsync(2);
    }

    [Fact]
    public async Task List_WhenSearched_FindsByNumberNameEnterpriseAndCode()
    {
        var issued = await service.IssuedAsync(TestFacts.Eligible(0));
        await service.IssuedAsync(TestFacts.Eligible(1));

        foreach (var query in (string[])["𠮷样例0", "测试样例第0制造", issued.Number, TestFacts.CreditCodeOf(0).ToLowerInvariant()])
        {
            var page = await RunningService.ReadAsync<CertificatePage>(await service.Client.GetAsync($"/api/certificates?query={Uri.EscapeDataString(query)}&year=2026&state=issued"));
            Assert.Equal(issued.Id, Assert.Single(page.Items).Id);
        }
        Assert.Equal(0, (await RunningService.ReadAsync<CertificatePage>(await service.Client.GetAsync("/api/certificates?state=void"))).Total);
        Assert.Equal(2, (await RunningService.ReadAsync<CertificatePage>(await service.Client.GetAsync("/api/certificates?pageSize=1"))).Total);
    }

    async Task<Appointment> AppointmentOfAsync(Guid certificate)
    {
        await using var db = service.Open();
        var id = (await db.Certificates.SingleAsync(c => c.Id == certificate)).AppointmentId;
        return await db.Appointments.SingleAsync(a => a.Id == id);
    }

    static Facts InWuchang(int n)
    {
        var facts = TestFacts.Eligible(n);
        return facts with { Enterprise = facts.Enterprise with { RegionCode = "420106" } };
    }

    static async Task<List<HttpResponseMessage>> InTurnAsync(IEnumerable<int> requests, Func<int, Task<HttpResponseMessage>> ask)
    {
        var answers = new List<HttpResponseMessage>();
        foreach (var request in requests)
        {
            answers.Add(await ask(request));
        }
        return answers;
    }

    async Task AssertRegisterAgreesWithLibraryAsync(int papers)
    {
        var documents = await service.Open().Documents.ToDictionaryAsync(d => d.Path, d => d.Sha256);
        var files = Directory.EnumerateFiles(service.LibraryFolder, "*.docx", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(service.LibraryFolder, f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));
        Assert.Equal(papers, documents.Count);
        Assert.Equal(documents.OrderBy(d => d.Key), files.OrderBy(f => f.Key));
    }
}
