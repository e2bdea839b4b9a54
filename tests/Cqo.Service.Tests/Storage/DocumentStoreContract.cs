using System.Text;
using Cqo.Service.Problems;
using Cqo.Service.Storage;

namespace Cqo.Service.Tests.Storage;

/// <summary>What every document store promises. A store is tested by a class that inherits this and opens it.</summary>
public abstract class DocumentStoreContract : IAsyncLifetime
{
    protected IDocumentStore Store { get; private set; } = null!;

    /// <summary>Opens a store that is empty.</summary>
    protected abstract Task<IDocumentStore> OpenEmptyAsync();

    public async ValueTask InitializeAsync() => Store = await OpenEmptyAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        (Store as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Put_WhenNew_IsFoundWithItsHashAndVersionOne()
    {
        var put = await PutAsync("2026/420106/鄂质官证〔2026〕420106-0001.docx", "one");
        Assert.Equal((1, 3L, "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"), (put.Version, put.Size, put.Sha256));
        Assert.Equal(put, await Store.FindAsync(put.Path, default));
        Assert.Equal("one", await ReadAsync(put.Path));
    }

    [Fact]
    public async Task Put_WhenRepeatedWithTheSameBytes_ChangesNothing()
    {
        var first = await PutAsync("a/b.docx", "same");
        Assert.Equal(first, await PutAsync("a/b.docx", "same"));
    }

    [Fact]
    public async Task Put_WhenReplaced_KeepsTheItemAndTheEarlierVersion()
    {
        var first = await PutAsync("a/b.docx", "old");
        var second = await PutAsync("a/b.docx", "new");
        Assert.Equal((first.ItemId, 2), (second.ItemId, second.Version));
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal(("new", "old", "new"), (await ReadAsync("a/b.docx"), await ReadAsync("a/b.docx", 1), await ReadAsync("a/b.docx", 2)));
    }

    [Fact]
    public async Task Put_WhenChangedBack_IsAThirdVersionWithAnotherETag()
    {
        var first = await PutAsync("a/b.docx", "old");
        await PutAsync("a/b.docx", "new");
        var third = await PutAsync("a/b.docx", "old");
        Assert.Equal((3, first.Sha256), (third.Version, third.Sha256));
        Assert.NotEqual(first.ETag, third.ETag);
        Assert.Equal("new", await ReadAsync("a/b.docx", 2));
    }

    [Fact]
    public async Task Put_WhenManyWriteOnePath_NumbersEveryContentOnce()
    {
        var puts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PutAsync("a/busy.docx", $"content {i}")));
        Assert.Equal(Enumerable.Range(1, 20), puts.Select(p => p.Version).Order());
        foreach (var put in puts)
        {
            Assert.Equal($"content {Array.IndexOf(puts, put)}", await ReadAsync("a/busy.docx", put.Version));
        }
    }

    [Fact]
    public async Task Find_WhenAbsent_IsNull()
    {
        Assert.Null(await Store.FindAsync("a/none.docx", default));
        Assert.Null(await Store.OpenAsync("a/none.docx", null, default));
        await PutAsync("a/one.docx", "x");
        Assert.Null(await Store.OpenAsync("a/one.docx", 2, default));
        Assert.Null(await Store.FindAsync("a", default));
    }

    [Fact]
    public async Task List_WhenAsked_NamesEveryPathOnceAndNothingElse()
    {
        await PutAsync("2026/1/a.docx", "1");
        await PutAsync("2026/1/a.docx", "2");
        await PutAsync("2025/𠮷/b.docx", "3");
        Assert.Equal(["2025/𠮷/b.docx", "2026/1/a.docx"], (await ListAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Delete_WhenThere_RemovesVersionsToo()
    {
        await PutAsync("a/b.docx", "1");
        await PutAsync("a/b.docx", "2");
        await Store.DeleteAsync("a/b.docx", default);
        await Store.DeleteAsync("a/b.docx", default);
        Assert.Null(await Store.OpenAsync("a/b.docx", 1, default));
        Assert.Empty(await ListAsync());
        Assert.Equal(1, (await PutAsync("a/b.docx", "3")).Version);
    }

    [Fact]
    public async Task Open_WhenReplacedMeanwhile_StillReadsWhatWasOpened()
    {
        await PutAsync("a/b.docx", "before");
        await using var open = await Store.OpenAsync("a/b.docx", null, default);
        await PutAsync("a/b.docx", "after");
        Assert.Equal("before", await new StreamReader(open!).ReadToEndAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a.docx")]
    [InlineData("a//b.docx")]
    [InlineData("../a.docx")]
    [InlineData("a/../../b.docx")]
    [InlineData(".versions/a.docx")]
    [InlineData("a\\b.docx")]
    [InlineData("a/b:c.docx")]
    [InlineData("a/b*.docx")]
    [InlineData("a/tab\t.docx")]
    [InlineData("a/nul\0.docx")]
    [InlineData("a/CON")]
    [InlineData("a/aux.docx")]
    [InlineData("a/b.docx ")]
    [InlineData("a./b.docx")]
    public async Task Put_WhenTheNameCannotBeHeldEverywhere_IsRefusedWithTheReason(string path)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => PutAsync(path, "x"));
        Assert.Equal("document-name-invalid", refused.Type);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Put_WhenANameIsTooLongOrHalfACharacter_IsRefused()
    {
        Assert.Equal("document-name-invalid", (await Assert.ThrowsAsync<ProblemException>(() => PutAsync("a/" + new string('质', 81) + ".docx", "x"))).Type);
        Assert.Equal("document-name-invalid", (await Assert.ThrowsAsync<ProblemException>(() => PutAsync("a/\ud842.docx", "x"))).Type);
    }

    protected Task<StoredItem> PutAsync(string path, string text) => Store.PutAsync(path, Encoding.UTF8.GetBytes(text), default);

    protected async Task<string?> ReadAsync(string path, int? version = null)
    {
        await using var stream = await Store.OpenAsync(path, version, default);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync();
    }

    protected async Task<List<string>> ListAsync()
    {
        var paths = new List<string>();
        await foreach (var path in Store.ListAsync(default))
        {
            paths.Add(path);
        }
        return paths;
    }
}
