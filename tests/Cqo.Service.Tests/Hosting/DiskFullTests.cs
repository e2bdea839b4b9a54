using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cqo.Service.Tests.Architecture;

namespace Cqo.Service.Tests.Hosting;

/// <summary>The service as a process whose library lies on a disk of 4 KiB.</summary>
public sealed class DiskFullTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-full-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Issue_WhenTheDiskIsFull_SaysSoAndServesOn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mounts a small disk in a namespace of its own");
        using var process = Start();
        try
        {
            var address = await AddressAsync(process);
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/certificates") { Content = JsonContent.Create(new { facts = EligibleFacts() }) };
            request.Headers.Add("Idempotency-Key", "disk-full-0001");
            await (await client.SendAsync(request)).ProblemAsync("storage-full");
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health")).StatusCode);
            var issued = await client.GetFromJsonAsync<JsonElement>("/api/certificates?state=issued");
            Assert.Equal(0, issued.GetProperty("total").GetInt32());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    Process Start()
    {
        var documents = Directory.CreateDirectory(Path.Combine(folder, "documents")).FullName;
        var start = new ProcessStartInfo("unshare") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-rm", "sh", "-c", "mount -t tmpfs -o size=4k cqo \"$0\" && exec dotnet exec \"$@\"", documents,
            typeof(Program).Assembly.Location, "serve", "--urls=http://127.0.0.1:0", "--Cqo:DataFolder=" + folder, "--Cqo:SampleData=false",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return Process.Start(start)!;
    }

    static async Task<string> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Trim() is ['h', 't', 't', 'p', ..] address)
            {
                return address;
            }
        }
        throw new InvalidOperationException("The service did not start: " + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>The first shipped sample that is eligible under the pack in force, as a person typed in.</summary>
    static JsonNode EligibleFacts()
    {
        var samples = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "service", "sample-data", "candidates.json")))!.AsArray();
        var facts = samples.First(s => s!["expects"]!.AsArray().Count == 0 && s["cannotTell"]!.AsArray().Count == 0)!["facts"]!;
        facts["candidate"]!.AsObject().Remove("id");
        return facts;
    }
}
