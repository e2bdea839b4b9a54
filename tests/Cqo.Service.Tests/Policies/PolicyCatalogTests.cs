using System.Net.Http.Json;
using System.Text.Json;
using Cqo.Service.Hosting;
using Cqo.Service.Policies;
using Cqo.Service.Problems;
using Cqo.Service.Tests.Hosting;

namespace Cqo.Service.Tests.Policies;

public sealed class PolicyCatalogTests
{
    readonly PolicyCatalog shipped = new(new CqoSettings());

    [Fact]
    public void Get_WhenNoneIsNamed_IsThePackInForce() => Assert.Equal(("hubei-2022", "in-force"), (shipped.Get(null).Id, shipped.Get(null).Status));

    [Fact]
    public void Get_WhenAVersionIsNamed_IsThatVersion() => Assert.Same(shipped.Get(null), shipped.Get("hubei-2022", shipped.Get(null).Version));

    [Theory]
    [InlineData("hubei-1999")]
    [InlineData("../hubei-2022")]
    [InlineData("")]
    public void Get_WhenUnknown_IsNotFound(string id) => Assert.Equal("policy-pack-not-found", Assert.Throws<ProblemException>(() => shipped.Get(id)).Type);

    [Fact]
    public void Get_WhenTheVersionIsUnknown_IsNotFound() => Assert.Equal("policy-pack-not-found", Assert.Throws<ProblemException>(() => shipped.Get("hubei-2022", "99")).Type);

    [Fact]
    public void Get_WhenTheFileIsBroken_NamesEveryMistake()
    {
        var folder = Directory.CreateTempSubdirectory("cqo-packs-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "mine"));
        File.WriteAllText(Path.Combine(folder, "mine", "1.json"), "{}");
        var refused = Assert.Throws<ProblemException>(() => new PolicyCatalog(new CqoSettings { Policies = new FolderSettings { Folder = folder } }).Get("mine"));
        Directory.Delete(folder, recursive: true);
        Assert.Equal("policy-pack-invalid", refused.Type);
        Assert.Contains("mine/1.json", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WhenAsked_PutsTheDefaultFirst()
    {
        await using var service = new TestService();
        var packs = await service.CreateClient().GetFromJsonAsync<JsonElement>("/api/policy-packs");
        Assert.Equal(["hubei-2022", "hubei-2021-draft"], packs.EnumerateArray().Select(p => p.Text("id")));
        Assert.Equal([true, false], packs.EnumerateArray().Select(p => p.GetProperty("isDefault").GetBoolean()));
        var regions = await service.CreateClient().GetFromJsonAsync<JsonElement>("/api/regions");
        Assert.Contains(regions.EnumerateArray(), r => r.Text("code") == "420106" && r.Text("level") == "county" && r.Text("parentCode") == "420100");
    }
}
