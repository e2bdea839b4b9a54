using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cqo.Service.Storage;
using Cqo.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cqo.Service.Tests.Documents;

public sealed class DocumentsApiTests : IDisposable
{
    readonly TestService service = new();
    readonly HttpClient client;

    public DocumentsApiTests() => client = service.CreateClient();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task List_WhenFiltered_GivesThePageAndTheChoices()
    {
        await service.AddAsync(1);
        await service.AddAsync(2, region: "420102");
        await service.AddAsync(3, year: 2025);
        await service.AddAsync(4, kind: "certificates/qualification-review");

        var all = await GetAsync("/api/documents?pageSize=3");
        Assert.Equal(4, all.GetProperty("total").GetInt32());
        Assert.Equal(["鄂质官证〔2026〕420106-0004", "鄂质官证〔2026〕420102-0002", "鄂质官证〔2026〕420106-0001"], Numbers(all));
        Assert.Equal(["鄂质官证〔2025〕420106-0003"], Numbers(await GetAsync("/api/documents?pageSize=3&page=2")));

        var year = await GetAsync("/api/documents?year=2026&unit=420106&kind=certificates/appointment");
        Assert.Equal(["鄂质官证〔2026〕420106-0001"], Numbers(year));
        Assert.Equal(["2026:1", "2025:1"], Facets(year, "years"));
        Assert.Equal(["420102:1", "420106:1"], Facets(year, "units"));
        Assert.Equal(["certificates/appointment:1", "certificates/qualification-review:1"], Facets(year, "kinds"));
        Assert.Equal("武汉市武昌区", year.GetProperty("items")[0].Text("reportingUnitName"));
    }

    [Theory]
    [InlineData("0002", 1)]
    [InlineData("武汉样例1有限", 1)]
    [InlineData("买买提", 2)]
    [InlineData("91420106xx0000001x", 1)]
    [InlineData("%", 0)]
    public async Task List_WhenSearched_FindsWhatIsNamed(string query, int found)
    {
        await service.AddAsync(1);
        await service.AddAsync(2);
        Assert.Equal(found, (await GetAsync("/api/documents?query=" + Uri.EscapeDataString(query))).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Download_WhenWhole_IsProvedAndNamed()
    {
        var (certificate, document) = await service.AddAsync(1);
        var item = await GetAsync($"/api/documents/{document.Id}");
        var response = await client.GetAsync(item.Text("contentUrl"));
        Assert.Equal("paper 1", await response.Content.ReadAsStringAsync());
        Assert.Equal($"\"{document.Sha256}\"", response.Headers.ETag?.Tag);
        Assert.Equal(certificate.Number + ".docx", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("issued", item.Text("state"));
    }

    [Fact]
    public async Task Download_WhenTheFileWasChangedBehindUs_IsRefused()
    {
        var (_, document) = await service.AddAsync(1);
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "documents", document.Path), "forged");
        var response = await client.GetAsync($"/api/documents/{document.Id}/content");
        await response.ProblemAsync("document-altered");
        Assert.DoesNotContain("forged", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_WhenAnOvertakenAttemptWroteLast_GivesWhatTheRegisterRecorded()
    {
        var (_, document) = await service.AddAsync(1);
        await service.Services.GetRequiredService<IDocumentStore>().PutAsync(document.Path, "from another template"u8.ToArray(), default);
        Assert.Equal("paper 1", await client.GetStringAsync($"/api/documents/{document.Id}/content"));
    }

    [Fact]
    public async Task Download_WhenTheFileIsGone_IsRefused()
    {
        var (_, document) = await service.AddAsync(1);
        File.Delete(Path.Combine(service.Folder, "documents", document.Path));
        await (await client.GetAsync($"/api/documents/{document.Id}/content")).ProblemAsync("document-altered");
    }

    [Fact]
    public async Task Download_WhenAVersionIsAsked_GivesItOrSaysThereIsNone()
    {
        var (_, document) = await service.AddAsync(1);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/documents/{document.Id}/content?version=1")).StatusCode);
        await (await client.GetAsync($"/api/documents/{document.Id}/content?version=2")).ProblemAsync("document-not-found");
        await (await client.GetAsync($"/api/documents/{document.Id}/content?version=0")).ProblemAsync("document-not-found");
    }

    [Fact]
    public async Task Get_WhenUnknown_SaysSo()
    {
        await (await client.GetAsync($"/api/documents/{Guid.NewGuid()}")).ProblemAsync("document-not-found");
        await (await client.GetAsync($"/api/documents/{Guid.NewGuid()}/content")).ProblemAsync("document-not-found");
    }

    async Task<JsonElement> GetAsync(string path) => await client.GetFromJsonAsync<JsonElement>(path);

    static string[] Numbers(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.Text("certificateNumber"))];

    static string[] Facets(JsonElement page, string name) =>
        [.. page.GetProperty("facets").GetProperty(name).EnumerateArray().Select(f => $"{f.Text("value")}:{f.GetProperty("count").GetInt32()}")];
}
