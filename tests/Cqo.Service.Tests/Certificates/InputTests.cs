using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cqo.Domain.Eligibility;
using Cqo.Service.Appointments;
using Cqo.Service.Certificates;
using Cqo.Service.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Tests.Certificates;

/// <summary>Wrong input gets a clear answer that names the field, and nothing is registered.</summary>
public sealed class InputTests : IAsyncDisposable
{
    readonly RunningService service = new();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "candidate.name", null, "candidate.name" },
        { "candidate.name", "\"  \"", "candidate.name" },
        { "candidate.name", "\"" + new string('王', 10_000) + "\"", "candidate.name" },
        { "candidate.name", "\"王\\u0007小明\"", "candidate.name" },
        { "candidate.name", "\"王\\n小明\"", "candidate.name" },
        { "enterprise.name", null, "enterprise.name" },
        { "enterprise.creditCode", "\"9.142E+17\"", "enterprise.creditCode" },
        { "enterprise.creditCode", null, "enterprise.creditCode" },
        { "enterprise.regionCode", "\"110101\"", "enterprise.regionCode" },
        { "appointment.appointedOn", null, "appointment.appointedOn" },
        { "appointment.termEnd", "\"2026-10-01\"", "appointment.termEnd" },
        { "appointment.termEnd", "\"0031-10-01\"", "appointment.termEnd" },
        { "training", "[null]", "training[0]" },
        { "training", "[{\"hours\":99999}]", "training[0].hours" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Issue_WhenAFieldIsWrong_NamesItAndRegistersNothing(string path, string? json, string named)
    {
        var answer = await PostAsync(With(path, json));
        var (type, body) = await RunningService.ProblemAsync(answer);

        Assert.Equal("invalid-facts", type);
        Assert.Equal((HttpStatusCode)422, answer.StatusCode);
        Assert.NotEmpty(body.GetProperty("errors").GetProperty(named)[0].GetString()!);
        Assert.False(await service.Open().Enterprises.AnyAsync());
    }

    [Theory]
    [InlineData("candidate.rank", "\"chief\"", "facts.candidate.rank")]
    [InlineData("candidate.birthMonth", "\"1984-13-01\"", "facts.candidate.birthMonth")]
    [InlineData("enterprise.aboveScale", "\"yes\"", "facts.enterprise.aboveScale")]
    [InlineData("enterprise", "null", "facts.enterprise")]
    [InlineData("candidate.name", "7", "facts.candidate.name")]
    public async Task Issue_WhenATypeIsWrong_NamesThePlaceInTheBody(string path, string json, string named)
    {
        var answer = await PostAsync(With(path, json));
        var (type, body) = await RunningService.ProblemAsync(answer);

        Assert.Equal(("malformed-body", HttpStatusCode.BadRequest), (type, answer.StatusCode));
        Assert.Contains(named, body.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task Issue_WhenTheCandidateBelongsToAnotherEnterprise_RefusesAndSpendsNoNumber()
    {
        await service.IssuedAsync(TestFacts.Eligible(1));
        var known = (await RunningService.ReadAsync<CandidatePage>(await service.Client.GetAsync("/api/candidates"))).Items.Single();
        var facts = TestFacts.Eligible(2);

        var answer = await service.IssueAsync(facts with { Candidate = facts.Candidate with { Id = known.Id } }, "k");
        var (type, body) = await RunningService.ProblemAsync(answer);

        Assert.Equal("candidate-of-another-enterprise", type);
        Assert.True(body.GetProperty("errors").TryGetProperty("candidate.id", out _));
        Assert.Equal(1, await service.Open().Certificates.CountAsync());
        Assert.Equal(1, await service.Open().Enterprises.CountAsync());
    }

    [Fact]
    public async Task Issue_WhenTheClientClaimsToKnowTerms_BelievesTheRegisterOnly()
    {
        var facts = TestFacts.Eligible(1);
        var term = new KnownTerm("x", true, true, "x", new DateOnly(2026, 1, 1), new DateOnly(2030, 1, 1), null);

        await service.IssuedAsync(facts with { Appointment = facts.Appointment with { KnownTerms = [term] } });
    }

    [Fact]
    public async Task Check_WhenTheRegisterKnowsTheCodeUnderAnotherName_SaysWhichBeforeItIsRenamed()
    {
        var facts = TestFacts.Eligible(1);
        await service.IssuedAsync(facts);
        var renamed = facts with { Enterprise = facts.Enterprise with { Name = "武汉改名样例有限公司" }, Appointment = facts.Appointment with { RegisteredName = "武汉改名样例有限公司" } };

        var answer = await RunningService.ReadAsync<JsonElement>(await service.PostAsync("/api/appointments/check", new CheckRequest { Facts = renamed }));

        var finding = answer.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "enterprise-name-as-registered");
        Assert.Equal("not-met", finding.GetProperty("outcome").GetString());
        Assert.Contains(facts.Enterprise.Name!, finding.GetProperty("text").GetString()!, StringComparison.Ordinal);
    }

    [Theory, InlineData("certificates/appointment"), InlineData("appointment-notice"), InlineData("qualification-review")]
    public async Task Preview_WhenNothingIsFilledIn_ShowsThePaperAndRegistersNothing(string template)
    {
        var answer = await service.PostAsync("/api/certificates/preview", new PreviewRequest { TemplateId = template, Facts = new Facts() });

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
        Assert.False(await service.Open().Certificates.AnyAsync());
        Assert.Empty(Directory.EnumerateFiles(service.LibraryFolder, "*.docx", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Preview_WhenTheTemplateIsUnknown_SaysWhereToChoose() =>
        Assert.Equal("template-not-found", (await RunningService.ProblemAsync(
            await service.PostAsync("/api/certificates/preview", new PreviewRequest { TemplateId = "no-such", Facts = new Facts() }))).Type);

    [Fact]
    public async Task Check_WhenNothingIsFilledIn_TellsWhatIsMissingWithArticles()
    {
        var decision = await RunningService.ReadAsync<JsonElement>(await service.PostAsync("/api/appointments/check", new CheckRequest { Facts = new Facts() }));

        Assert.False(decision.GetProperty("eligible").GetBoolean());
        Assert.All(decision.GetProperty("findings").EnumerateArray(), f => Assert.NotEmpty(f.GetProperty("article").GetString()!));
    }

    static JsonObject With(string path, string? json)
    {
        var facts = JsonSerializer.SerializeToNode(TestFacts.Eligible(1), JsonSetup.Wire)!.AsObject();
        var at = facts;
        foreach (var step in path.Split('.')[..^1])
        {
            at = at[step]!.AsObject();
        }
        at.Remove(path.Split('.')[^1]);
        if (json is not null)
        {
            at.Add(path.Split('.')[^1], JsonNode.Parse(json));
        }
        return new JsonObject { ["facts"] = facts };
    }

    Task<HttpResponseMessage> PostAsync(JsonObject body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/certificates") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return service.Client.SendAsync(request);
    }
}
