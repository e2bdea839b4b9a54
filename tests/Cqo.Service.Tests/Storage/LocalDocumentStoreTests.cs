using Cqo.Service.Problems;
using Cqo.Service.Storage;

namespace Cqo.Service.Tests.Storage;

public sealed class LocalDocumentStoreTests : DocumentStoreContract
{
    readonly string folder = Directory.CreateTempSubdirectory("cqo-store-").FullName;

    protected override Task<IDocumentStore> OpenEmptyAsync() => Task.FromResult<IDocumentStore>(Open());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Put_WhenStored_LiesUnderItsOwnNameForPeople()
    {
        await PutAsync("2026/420106/证书.docx", "x");
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(folder, "2026", "420106", "证书.docx")));
    }

    [Fact]
    public void Open_WhenAProcessDied_ClearsItsTemporaryFilesOnly()
    {
        var dead = Directory.CreateDirectory(Path.Combine(folder, ".tmp", "dead")).FullName;
        File.WriteAllText(Path.Combine(dead, "1"), "half");
        File.WriteAllText(dead + ".lock", "");
        using var second = Open();
        Assert.False(Directory.Exists(dead));
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(folder, ".tmp")).Length);
    }

    [Fact]
    public async Task Find_WhenAPutDiedBeforeItsRename_KeepsTheVersion()
    {
        var first = await PutAsync("a/b.docx", "old");
        Directory.CreateDirectory(Path.Combine(folder, ".versions", "a", "b.docx"));
        await File.WriteAllTextAsync(Path.Combine(folder, ".versions", "a", "b.docx", "1"), "old");
        Assert.Equal(first, await Store.FindAsync("a/b.docx", default));
        Assert.Equal(2, (await PutAsync("a/b.docx", "new")).Version);
    }

    [Fact]
    public async Task Put_WhenProcessesShareTheFolder_LosesAndMixesNothing()
    {
        const int processes = 3, puts = 12;
        var children = Enumerable.Range(0, processes).Select(i => StoreChild.Start("put-some", folder, i, puts)).ToList();
        foreach (var child in children)
        {
            await child.WaitForExitAsync();
            Assert.Equal(0, child.ExitCode);
            child.Dispose();
        }
        var item = await Store.FindAsync(StoreChild.SharedPath, default);
        Assert.Equal(processes * puts, item?.Version);
        var seeds = new HashSet<long>();
        for (var version = 1; version <= processes * puts; version++)
        {
            await using var stream = await Store.OpenAsync(StoreChild.SharedPath, version, default);
            seeds.Add(await StoreChild.VerifyAsync(stream!));
        }
        Assert.Equal(processes * puts, seeds.Count);
    }

    [Fact]
    public async Task Put_WhenKilledAtAnyMoment_LeavesTheOldContentOrTheNew()
    {
        var random = new Random(20261122);
        var versions = new Dictionary<string, int>();
        for (var round = 0; round < 10; round++)
        {
            await KillAfterAsync(random.Next(1, 40), random);
            using var reopened = Open();
            await foreach (var path in reopened.ListAsync(default))
            {
                var item = await reopened.FindAsync(path, default);
                Assert.True(item!.Version >= versions.GetValueOrDefault(path), $"{path} fell back to version {item.Version}");
                versions[path] = item.Version;
                await using var newest = await reopened.OpenAsync(path, null, default);
                await StoreChild.VerifyAsync(newest!);
                await using var kept = await reopened.OpenAsync(path, random.Next(1, item.Version + 1), default);
                await StoreChild.VerifyAsync(kept!);
            }
        }
        Assert.NotEmpty(versions);
    }

    [Fact]
    public async Task Put_WhenTheDiskIsFull_FailsAsStorageFullAndKeepsWhatWasThere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits the size of files with ulimit");
        // 64 blocks of 512 or 1024 bytes; the signal is ignored so that the write fails as it does on a full disk.
        using var child = StoreChild.Start("put-too-much", folder, 7, 1, "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"");
        Assert.Equal("storage-full", await child.StandardOutput.ReadLineAsync());
        await child.WaitForExitAsync();
        Assert.Equal(["small.docx"], await ListAsync());
        Assert.Equal("small", await ReadAsync("small.docx"));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(folder, ".tmp"), "*", SearchOption.AllDirectories), f => !f.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public void Map_WhenTheSystemSaysNoSpace_IsStorageFull()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        var full = Assert.ThrowsAny<IOException>(() =>
        {
            using var handle = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);
            RandomAccess.Write(handle, "x"u8, 0);
        });
        Assert.Equal(("storage-full", 507), (ProblemMapper.From(full).Type, ProblemMapper.From(full).Status));
    }

    LocalDocumentStore Open() => new(folder, TimeProvider.System);

    /// <summary>Lets a child put for ever, kills it while it works on the given put.</summary>
    async Task KillAfterAsync(int puts, Random random)
    {
        using var child = StoreChild.Start("put-for-ever", folder, random.Next(), 0);
        for (var i = 0; i < puts; i++)
        {
            Assert.Equal("put", await child.StandardOutput.ReadLineAsync());
        }
        Thread.SpinWait(random.Next(200_000));
        child.Kill();
        await child.WaitForExitAsync();
    }
}
