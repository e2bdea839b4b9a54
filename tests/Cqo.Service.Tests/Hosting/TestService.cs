using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Cqo.Service.Tests.Hosting;

/// <summary>The whole service in this process, on a register and a library of its own that go with it.</summary>
public sealed class TestService : WebApplicationFactory<Program>
{
    readonly Dictionary<string, string> settings = [];

    /// <summary>Folder of the register and the library.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("cqo-").FullName;

    /// <summary>Sets a value of the configuration before the first request.</summary>
    public TestService With(string key, string value)
    {
        settings[key] = value;
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Cqo:DataFolder", Folder).UseSetting("Cqo:SampleData", "false").UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}

/// <summary>What tests ask of answers.</summary>
static class Answers
{
    /// <summary>The problem that an answer carries.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, string type)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("/problems/" + type, problem.GetProperty("type").GetString());
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        return problem;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
