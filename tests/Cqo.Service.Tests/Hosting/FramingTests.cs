using System.Net.Sockets;
using System.Text;
using Cqo.Service.Tests.Crash;

namespace Cqo.Service.Tests.Hosting;

/// <summary>Requests that no client would send (T15): each is refused as the sender's mistake, and the service goes on serving.</summary>
public sealed class FramingTests : IAsyncLifetime
{
    const string Check = "POST /api/appointments/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const string Form = "POST /api/appointments/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n";

    static readonly Dictionary<string, string> Requests = new()
    {
        ["no body"] = $"{Check}Content-Length: 0\r\n\r\n",
        ["a body cut short"] = $"{Check}Content-Length: 500\r\n\r\n{{\"facts\":",
        ["a body longer than announced"] = $"{Check}Content-Length: 2\r\n\r\n{{}}{{}}{{}}",
        ["two lengths"] = $"{Check}Content-Length: 2\r\nContent-Length: 4\r\n\r\n{{}}",
        ["a negative length"] = $"{Check}Content-Length: -1\r\n\r\n{{}}",
        ["a length past every number"] = $"{Check}Content-Length: 99999999999999999999\r\n\r\n{{}}",
        ["a length and chunks"] = $"{Check}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ["a chunk of no size"] = $"{Check}Transfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n",
        ["a chunk that lies"] = $"{Check}Transfer-Encoding: chunked\r\n\r\n1\r\n{{\"facts\":{{}}}}\r\n0\r\n\r\n",
        ["an unknown encoding"] = $"{Check}Transfer-Encoding: gzip, cats\r\n\r\n{{}}",
        ["100 MB announced"] = $"{Check}Content-Length: 104857600\r\n\r\n{{}}",
        ["headers of 64 KB"] = $"{Check}X-Long: {new string('a', 65_536)}\r\nContent-Length: 2\r\n\r\n{{}}",
        ["1,000 headers"] = $"{Check}{string.Concat(Enumerable.Range(0, 1000).Select(i => $"X-{i}: a\r\n"))}Content-Length: 2\r\n\r\n{{}}",
        ["a header with a line break in it"] = $"{Check}X-A: b\rc\nContent-Length: 2\r\n\r\n{{}}",
        ["an address of 64 KB"] = $"GET /api/documents?text={new string('a', 65_536)} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ["an address with NUL"] = "GET /api/documents/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ["an address above the root"] = "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ["an address above the root, encoded"] = "GET /api/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ["two hosts"] = "GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        ["no host"] = "GET /health HTTP/1.1\r\n\r\n",
        ["no known version"] = "GET /health HTTP/one\r\nHost: localhost\r\n\r\n",
        ["no HTTP at all"] = "\u0016\u0003\u0001\u0002\0\u0001\r\n\r\n",
        ["a form where JSON is asked"] = $"{Form}Content-Length: 9\r\n\r\n--b--\r\n\r\n",
        ["a form without an end"] = $"{Form}Content-Length: 60\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"facts\"\r\n\r\n{{}}      ",
        ["JSON in another encoding"] = $"{Check.Replace("json", "json; charset=utf-16")}Content-Length: 4\r\n\r\n{{\0}}\0",
        ["JSON that is cut"] = $"{Check}Content-Length: 9\r\n\r\n{{\"facts\":",
        ["JSON 1,000 deep"] = $"{Check}Content-Length: 2000\r\n\r\n{new string('[', 1000)}{new string(']', 1000)}",
        ["JSON with a broken character"] = $"{Check}Content-Length: 12\r\n\r\n{{\"a\":\"\u00C3\u0028\"}} ",
    };

    ServiceProcess? service;
    readonly string folder = Directory.CreateTempSubdirectory("cqo-framing-").FullName;

    public async ValueTask InitializeAsync() => service = await ServiceProcess.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await service!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Request_WhenMalformed_IsTheSendersMistakeAndTheServiceGoesOn()
    {
        var answers = await Task.WhenAll(Requests.Select(async r => (r.Key, Status: await StatusAsync(Encoding.Latin1.GetBytes(r.Value)))));
        // 505 is the one answer above 500 that blames the sender.
        Assert.All(answers, a => Assert.True(a.Status is (>= 400 and < 500) or 505, $"{a.Key}: {a.Status}"));
        using var client = new HttpClient { BaseAddress = service!.Address };
        Assert.Equal("ok", await client.GetStringAsync("/health", TestContext.Current.CancellationToken));
    }

    /// <summary>The answer's status; 0 when the connection was closed without one. A body that never comes is waited for as long as the service waits.</summary>
    async Task<int> StatusAsync(byte[] request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var connection = new TcpClient();
        await connection.ConnectAsync(service!.Address.Host, service.Address.Port, limit.Token);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(request, limit.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync(limit.Token);
        return line is null ? 0 : int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
