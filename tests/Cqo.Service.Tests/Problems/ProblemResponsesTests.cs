using System.Net.Http.Headers;
using System.Text;
using Cqo.Service.Problems;
using Cqo.Service.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Cqo.Service.Tests.Problems;

public sealed class ProblemResponsesTests(TestService service) : IClassFixture<TestService>
{
    readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task Get_WhenNothingIsThere_SaysSoInChineseWithACorrelationId()
    {
        var response = await client.GetAsync("/api/nothing");
        var problem = await response.ProblemAsync("not-found");
        Assert.Equal("没有这个地址", problem.Text("title"));
        Assert.Equal("/api/nothing", problem.Text("instance"));
        Assert.Equal(problem.Text("correlationId"), response.Headers.GetValues("X-Correlation-Id").Single());
        Assert.Equal("zh-CN", response.Content.Headers.ContentLanguage.Single());
    }

    [Theory]
    [InlineData("en", "No such address")]
    [InlineData("en-US,zh;q=0.5", "No such address")]
    [InlineData("fr, en;q=0.4, zh-CN;q=0.9", "没有这个地址")]
    [InlineData("fr", "没有这个地址")]
    [InlineData("engelsk", "没有这个地址")]
    public async Task Get_WhenALanguageIsAsked_AnswersInIt(string acceptLanguage, string title)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/nothing");
        request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
        Assert.Equal(title, (await (await client.SendAsync(request)).ProblemAsync("not-found")).Text("title"));
    }

    [Theory]
    [InlineData("pane-12345678", true)]
    [InlineData("short", false)]
    [InlineData("bad id with spaces", false)]
    public async Task Get_WhenThePaneSendsACorrelationId_IsTakenOnlyIfSane(string id, bool taken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.TryAddWithoutValidation("X-Correlation-Id", id);
        var answered = (await client.SendAsync(request)).Headers.GetValues("X-Correlation-Id").Single();
        Assert.Equal(taken, answered == id);
    }

    [Fact]
    public async Task Post_WhenTheMethodIsWrong_SaysSo() => await (await client.PostAsync("/api/session", null)).ProblemAsync("method-not-allowed");

    [Fact]
    public async Task Post_WhenTheBodyIsNotJson_SaysWhatToSend() =>
        await (await client.PostAsync("/api/appointments/check", new StringContent("<x/>", Encoding.UTF8, "text/xml"))).ProblemAsync("media-type-not-supported");

    [Fact]
    public async Task Post_WhenTheJsonIsBroken_NamesTheLineAndTheByte()
    {
        var problem = await (await CheckAsync("{\n  \"facts\": {,\n}")).ProblemAsync("malformed-body");
        Assert.Contains("第 2 行第 13 字节", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("括号", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenAFieldIsMissing_NamesItInsteadOfBlamingTheJson()
    {
        var problem = await (await CheckAsync("{}")).ProblemAsync("malformed-body");
        Assert.Contains("缺少字段 facts", problem.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("括号", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhenAFieldIsUnknown_NamesItAndRefuses()
    {
        var problem = await (await CheckAsync("""{"facts": {"candidate": {"naem": "李"}}}""")).ProblemAsync("malformed-body");
        Assert.Contains("facts.candidate.naem", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("没有这个字段", problem.GetProperty("errors").GetProperty("facts.candidate.naem")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"facts": {"candidate": {"education": "phd"}}}""", "facts.candidate.education")]
    [InlineData("""{"facts": {"candidate": {"birthMonth": "1984/06"}}}""", "facts.candidate.birthMonth")]
    [InlineData("""{"facts": {"enterprise": {"aboveScale": "yes"}}}""", "facts.enterprise.aboveScale")]
    [InlineData("""{"facts": {"enterprise": null}}""", "facts.enterprise")]
    public async Task Post_WhenAValueHasTheWrongType_NamesTheField(string body, string field)
    {
        var problem = await (await CheckAsync(body)).ProblemAsync("malformed-body");
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Fact]
    public async Task Post_WhenAFieldStandsTwice_IsRefused() =>
        Assert.Contains("写了两次", (await (await CheckAsync("""{"packId": "a", "packId": "b", "facts": {}}""")).ProblemAsync("malformed-body")).Text("detail"), StringComparison.Ordinal);

    [Fact]
    public async Task Post_WhenTheBodyIsTooLarge_SaysTheLimit()
    {
        var problem = await (await CheckAsync("{\"facts\": {\"candidate\": {\"name\": \"" + new string('x', 1 << 20) + "\"}}}")).ProblemAsync("body-too-large");
        Assert.Contains("1 MiB", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_WhenTheTemplateIsUnknown_SaysWhereTheyAreListed()
    {
        var content = new StringContent("""{"templateId": "certificates/none", "facts": {}}""", Encoding.UTF8, "application/json");
        var problem = await (await client.PostAsync("/api/certificates/preview", content)).ProblemAsync("template-not-found");
        Assert.Contains("/api/templates", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhenAParameterIsWrong_NamesIt()
    {
        var problem = await (await client.GetAsync("/api/documents?year=abc")).ProblemAsync("invalid-request");
        Assert.True(problem.GetProperty("errors").TryGetProperty("year", out _) || problem.GetProperty("errors").TryGetProperty("Year", out _), problem.ToString());
    }

    [Fact]
    public void Map_WhenUnexpected_TellsNothingOfTheInside()
    {
        var problem = ProblemMapper.From(new InvalidOperationException("password=secret"));
        Assert.Equal(("internal", 500), (problem.Type, problem.Status));
        Assert.DoesNotContain("secret", problem.Text + problem.TextEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_WhenAFaultQuotesWhatAUserTyped_LeavesTheQuoteOut()
    {
        var logged = FaultText.Describe(new InvalidOperationException("the register is gone", new FormatException("The input string '李𠮷' was not in a correct format.")));
        Assert.DoesNotContain("李𠮷", logged, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", logged, StringComparison.Ordinal);
        Assert.Contains("the register is gone", logged, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_WhenTheDatabaseIsLocked_AsksToComeBack()
    {
        var problem = ProblemMapper.From(new InvalidOperationException("outer", new SqliteException("database is locked", 5)));
        Assert.Equal((503, 5), (problem.Status, problem.RetryAfter));
    }

    [Fact]
    public void Map_WhenTheDatabaseIsFull_IsStorageFull() => Assert.Equal("storage-full", ProblemMapper.From(new SqliteException("full", 13)).Type);

    [Fact]
    public void Title_ForEveryTypeThatIsThrown_IsKnown()
    {
        var thrown = Architecture.Repository.SourceFiles("service/Cqo.Service", "*.cs").Select(File.ReadAllText)
            .SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, @"(?:new ProblemException|=> new|throw new|: new|ProblemException [\w<>]+\([^)]*\) => new)\(\s*""([a-z]+(?:-[a-z]+)+)"", *(?:StatusCodes|\d)").Select(m => m.Groups[1].Value))
            .Distinct().ToList();
        Assert.Contains("document-altered", thrown);
        Assert.Empty(thrown.Except(ProblemTypes.All));
    }

    Task<HttpResponseMessage> CheckAsync(string body)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return client.PostAsync("/api/appointments/check", content);
    }
}
