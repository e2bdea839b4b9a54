using Cqo.Service.Certificates;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Tests.Crash;

/// <summary>A judge that finds nothing proves nothing until it is seen to find something.</summary>
public sealed class JudgeTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-judge-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Judge_WhenAllIsWell_FindsNothing() => Assert.Empty(await JudgeAfterAsync((_, _) => Task.CompletedTask));

    [Fact]
    public async Task Judge_WhenAFileWasChanged_NamesIt() =>
        Assert.Contains("another hash", Assert.Single(await JudgeAfterAsync((_, path) => File.AppendAllTextAsync(path, "x"))), StringComparison.Ordinal);

    [Fact]
    public async Task Judge_WhenAFileHasNoRow_NamesIt() =>
        Assert.Contains("no row", Assert.Single(await JudgeAfterAsync((_, path) => File.WriteAllTextAsync(path + "x", "x"))), StringComparison.Ordinal);

    [Fact]
    public async Task Judge_WhenAFileIsGone_SaysSo() =>
        Assert.Contains("a row has no file", await JudgeAfterAsync((_, path) => Task.Run(() => File.Delete(path))));

    [Fact]
    public async Task Judge_WhenANumberWasSkipped_SaysSo() =>
        Assert.Contains("gap", Assert.Single(await JudgeAfterAsync((db, _) => db.NumberSeries.ExecuteUpdateAsync(r => r.SetProperty(s => s.LastSerial, s => s.LastSerial + 1)))), StringComparison.Ordinal);

    [Fact]
    public async Task Judge_WhenANumberIsStillReserved_SaysSo() =>
        Assert.Contains("a number is still reserved", await JudgeAfterAsync((db, _) => db.Certificates.ExecuteUpdateAsync(r => r.SetProperty(c => c.State, CertificateState.Reserved))));

    async Task<IReadOnlyList<string>> JudgeAfterAsync(Func<CqoDb, string, Task> damage)
    {
        var answered = new Dictionary<string, string>();
        await using (var service = new RunningService(folder: folder))
        {
            var issued = await service.IssuedAsync(TestFacts.Eligible(0), "k");
            answered["k"] = issued.Number;
            await using var db = service.Open();
            await damage(db, Path.Combine(service.LibraryFolder, issued.Document!.Path));
        }
        return await new Judge(DatabaseOptions.Parse("sqlite", folder), Path.Combine(folder, "documents")).JudgeAsync(answered);
    }
}
