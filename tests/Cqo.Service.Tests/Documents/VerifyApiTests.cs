using System.Net;
using Cqo.Service.Certificates;
using Cqo.Service.Tests.Hosting;

namespace Cqo.Service.Tests.Documents;

public sealed class VerifyApiTests : IDisposable
{
    readonly TestService service = new();
    readonly HttpClient client;

    public VerifyApiTests() => client = service.CreateClient();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task Verify_WhenIssued_ShowsWhatThePaperSays()
    {
        var (certificate, _) = await service.AddAsync(1, change: c => c.EnterpriseName = "<武汉 & 样例>");
        var response = await client.GetAsync($"/verify/{certificate.VerifyCode.ToLowerInvariant()}");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("data-status=\"valid\"", page, StringComparison.Ordinal);
        Assert.Contains("阿依古丽", page, StringComparison.Ordinal);
        Assert.Contains("&lt;武汉 &amp; 样例&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(certificate.CreditCode, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenVoidOrExpired_SaysSo()
    {
        var (gone, _) = await service.AddAsync(1, change: c => (c.State, c.VoidReason, c.VoidedAt) = (CertificateState.Void, "私人原因", new DateTimeOffset(2026, 4, 1, 20, 0, 0, TimeSpan.Zero)));
        var page = await client.GetStringAsync($"/verify/{gone.VerifyCode}");
        Assert.Contains("证书已作废", page, StringComparison.Ordinal);
        Assert.Contains("2026-04-02", page, StringComparison.Ordinal);
        Assert.DoesNotContain("私人原因", page, StringComparison.Ordinal);
        var (old, _) = await service.AddAsync(2, year: 2015);
        Assert.Contains("任期已届满", await client.GetStringAsync($"/verify/{old.VerifyCode}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenUnknownOrOnlyReserved_IsNotFoundAndTellsNothing()
    {
        var (reserved, _) = await service.AddAsync(1, change: c => (c.State, c.IssuedAt, c.Attempt, c.Owner) = (CertificateState.Reserved, null, 1, "nobody"));
        foreach (var code in new[] { reserved.VerifyCode, "NOSUCHCODE", new string('A', 5000) })
        {
            var response = await client.GetAsync($"/verify/{code}?lang=en");
            var page = await response.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains("data-status=\"unknown\"", page, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"en-US\">", page, StringComparison.Ordinal);
            Assert.DoesNotContain("买买提", page, StringComparison.Ordinal);
        }
    }
}
