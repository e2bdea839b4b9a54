using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Cqo.Domain.Eligibility;
using Cqo.Service.Certificates;
using Cqo.Service.Documents;
using Cqo.Service.Hosting;

namespace Cqo.Service.Tests.Crash;

/// <summary>A client as it should be: one key per certificate, and every request repeated until it is answered.</summary>
/// <param name="address">Where the service is now; it moves when it is started again.</param>
public sealed class StubbornClient(Func<Uri?> address) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>What was answered: number by key.</summary>
    public ConcurrentDictionary<string, string> Answered { get; } = new();

    /// <summary>Released with each certificate that is answered.</summary>
    readonly SemaphoreSlim answers = new(0);

    /// <summary>Waits until so many more certificates are answered, from now on.</summary>
    public async Task AnswersAsync(int more)
    {
        while (answers.Wait(0))
        {
            // Answered before.
        }
        while (more-- > 0)
        {
            await answers.WaitAsync();
        }
    }

    /// <summary>Requests that had to be sent again.</summary>
    public int Repeats { get; private set; }

    public async Task<CertificateDetails> IssueAsync(Facts facts, string key)
    {
        var issued = await UntilAnsweredAsync<CertificateDetails>(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/certificates") { Content = JsonContent.Create(new CertificateRequest { Facts = facts }, options: JsonSetup.Wire) };
            request.Headers.Add("Idempotency-Key", key);
            return request;
        });
        Assert.Equal(issued!.Number, Answered.GetOrAdd(key, issued.Number));
        answers.Release();
        return issued;
    }

    public Task<DocumentItem?> WriteNoticeAsync(Guid id) => UntilAnsweredAsync<DocumentItem>(() => new(HttpMethod.Put, $"/api/certificates/{id}/papers/appointment-notice"));

    /// <summary>A repeat of a void that was done finds it void already: that is an answer too.</summary>
    public Task<CertificateDetails?> VoidAsync(Guid id) =>
        UntilAnsweredAsync<CertificateDetails>(() => new(HttpMethod.Post, $"/api/certificates/{id}/void")
        {
            Content = JsonContent.Create(new VoidRequest { Reason = "演练：录入有误" }, options: JsonSetup.Wire),
        });

    public async Task<int> ReservedAsync() =>
        (await UntilAnsweredAsync<CertificatePage>(() => new(HttpMethod.Get, "/api/certificates?state=reserved&pageSize=1")))!.Total;

    async Task<T?> UntilAnsweredAsync<T>(Func<HttpRequestMessage> make)
    {
        while (true)
        {
            if (await TryAsync(make()) is { } answer)
            {
                using (answer)
                {
                    if (answer.IsSuccessStatusCode)
                    {
                        return await answer.Content.ReadFromJsonAsync<T>(JsonSetup.Wire);
                    }
                    var text = await answer.Content.ReadAsStringAsync();
                    if (text.Contains("/problems/already-void", StringComparison.Ordinal))
                    {
                        return default;
                    }
                    var mayPass = (int)answer.StatusCode >= 500 || answer.StatusCode == HttpStatusCode.Conflict;
                    Assert.True(mayPass, text);
                }
            }
            Repeats++;
            await Task.Delay(Pause);
        }
    }

    async Task<HttpResponseMessage?> TryAsync(HttpRequestMessage request)
    {
        try
        {
            request.RequestUri = new Uri(address() ?? throw new HttpRequestException("not running"), request.RequestUri!);
            var answer = await http.SendAsync(request);
            await answer.Content.LoadIntoBufferAsync();
            return answer;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        http.Dispose();
        answers.Dispose();
    }
}
