using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cqo.Service.Hosting;
using Cqo.Service.Tests.Architecture;
using Microsoft.Extensions.Configuration;

namespace Cqo.Service.Tests.Hosting;

public sealed class HostTests(TestService service) : IClassFixture<TestService>
{
    readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task OpenApi_WhenServed_IsTheCommittedContract()
    {
        var served = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.AsObject();
        served.Remove("servers");
        var committed = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "service", "openapi.json")))!.AsObject();
        committed.Remove("servers");
        Assert.True(JsonNode.DeepEquals(served, committed), "service/openapi.json is not current: build the service and commit it");
    }

    [Fact]
    public void OpenApi_EveryOperation_HasItsNameAndItsProblem()
    {
        var contract = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "service", "openapi.json")))!;
        var operations = contract["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(o => o.Value!)).ToList();
        Assert.All(operations, o => Assert.Matches("^[a-z]+[A-Za-z]+$", o["operationId"]?.GetValue<string>()));
        Assert.All(operations, o => Assert.NotNull(o["responses"]!["default"]!["content"]!["application/problem+json"]));
        Assert.Superset(
            new HashSet<string> { "getSession", "listPolicyPacks", "listRegions", "listTemplates", "listDocuments", "getDocument", "downloadDocument", "issueCertificate", "checkEligibility" },
            operations.Select(o => o["operationId"]!.GetValue<string>()).ToHashSet());
        var education = contract["components"]!["schemas"]!["Education"] ?? contract["components"]!["schemas"]!["NullableOfEducation"];
        Assert.Contains("junior-college", education!["enum"]!.AsArray().Select(v => v?.GetValue<string>()));
    }

    [Fact]
    public async Task Get_WhenAnything_CarriesTheSecurityHeaders()
    {
        var response = await client.GetAsync("/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self' https://appsforoffice.microsoft.com;", policy, StringComparison.Ordinal);
        Assert.Contains("https://*.partner.officewebapps.cn", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("X-Frame-Options"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Get_WhenTheHostNameIsForeign_IsRefused()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/session") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Session_WhenAsked_TellsThePaneWhatItNeeds()
    {
        var session = JsonDocument.Parse(await client.GetStringAsync("/api/session")).RootElement;
        Assert.Equal(("embedded", "http://localhost:5080"), (session.Text("mode"), session.Text("publicAddress")));
    }

    [Fact]
    public async Task Health_WhenServing_IsOk() => Assert.Equal("ok", await client.GetStringAsync("/health"));

    [Fact]
    public void Page_WhenServed_NamesOfficeJsFirst() =>
        Assert.Equal(
            """<html><head lang="x"><meta name="cqo-office-js" content="https://a.cn/o.js?a&amp;b"><title>t</title></head></html>""",
            PaneApi.WithOfficeJs("""<html><head lang="x"><meta name="cqo-office-js" content=""><title>t</title></head></html>""", "https://a.cn/o.js?a&b"));

    [Theory]
    [InlineData("http://localhost:5080", "https://localhost:5443/taskpane.html")]
    [InlineData("https://cqo.example.cn", "https://cqo.example.cn/taskpane.html")]
    public void Manifest_WhenHandedOut_CarriesTheHttpsAddress(string publicAddress, string expected) =>
        Assert.Contains(expected, PaneApi.WithAddress("""<SourceLocation DefaultValue="https://localhost:5443/taskpane.html"/>""", publicAddress), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:80")]
    [InlineData("http://192.168.1.5:5080")]
    [InlineData("http://example.cn")]
    public void Listen_WhenOthersCouldReachIt_RefusesWithWords(string address) =>
        Assert.Contains("尚未配置身份认证", Assert.Throws<SettingsException>(() => Listening.RefuseUnlessLoopback(address)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("https://[::1]:5443")]
    public void Listen_WhenThisComputerOnly_IsFine(string address) => Listening.RefuseUnlessLoopback(address);

    [Fact]
    public void Addresses_WhenOnlyPortsAreConfigured_AreSeenAsOpenToAll() =>
        Assert.Equal(["http://*:8080"], Listening.ConfiguredAddresses(Configuration(("http_ports", "8080"))));

    [Theory]
    [InlineData("china", "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js")]
    [InlineData("global", "https://appsforoffice.microsoft.com/lib/1/hosted/office.js")]
    [InlineData("https://mirror.example.cn/office.js", "https://mirror.example.cn/office.js")]
    public void Settings_WhenOfficeJsIsChosen_NameItsAddress(string setting, string address) =>
        Assert.Equal(address, CqoSettings.Read(Configuration(("Cqo:OfficeJs", setting))).OfficeJs);

    [Fact]
    public void Settings_WhenAMirrorFolderIsSet_TakeOfficeJsFromIt()
    {
        var settings = CqoSettings.Read(Configuration(("Cqo:OfficeMirror:Folder", AppContext.BaseDirectory)));
        Assert.Equal("/office-js/office.js", settings.OfficeJs);
        Assert.Contains("script-src 'self';", SecurityHeaders.ContentSecurityPolicy(settings.OfficeJs), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_WhenTheAddressIsNone_SayWhichAndHow() =>
        Assert.Contains("Cqo:PublicAddress", Assert.Throws<SettingsException>(() => CqoSettings.Read(Configuration(("Cqo:PublicAddress", "cqo")))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Cqo:SampleData", "maybe")]
    [InlineData("Cqo:Templates:Folder", "/no such folder")]
    [InlineData("Cqo:Policies:Folder", "/no such folder")]
    [InlineData("Cqo:OfficeMirror:Folder", "/no such folder")]
    [InlineData("Cqo:Region", "420199")]
    [InlineData("Cqo:Region", "武昌区")]
    public void Settings_WhenAValueCannotBeUsed_NameTheSetting(string name, string value) =>
        Assert.Contains(name, Assert.Throws<SettingsException>(() => CqoSettings.Read(Configuration((name, value)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "", "http://localhost:5080")]
    [InlineData("http://localhost:5095", "", "http://localhost:5095")]
    [InlineData("http://localhost:5095/;https://localhost:5444", "", "http://localhost:5095")]
    [InlineData("http://127.0.0.1:0", "", "http://localhost:5080")]
    [InlineData("http://localhost:5095", "https://cqo.example.cn/", "https://cqo.example.cn")]
    public void Settings_WhenNoPublicAddressIsSet_PrintTheOneThatIsListenedOn(string? urls, string set, string expected) =>
        Assert.Equal(expected, CqoSettings.Read(Configuration(("urls", urls!), ("Cqo:PublicAddress", set))).PublicAddress);

    static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build();
}
