using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cqo.Service.Problems;
using Cqo.Service.Storage;

namespace Cqo.Service.Tests.Storage;

/// <summary>A second process that works on a store, to be killed or to race: this test assembly again, told by an environment variable what to do.</summary>
static class StoreChild
{
    public const string SharedPath = "shared/one.docx";
    const string Variable = "CQO_STORE_CHILD";

    /// <summary>Starts it; a shell line may set limits before (<c>$0</c> and <c>$@</c> are the command).</summary>
    public static Process Start(string mode, string folder, int seed, int count, string? shell = null)
    {
        string[] command = ["dotnet", "exec", typeof(StoreChild).Assembly.Location];
        var start = new ProcessStartInfo(shell is null ? command[0] : "sh") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in shell is null ? command[1..] : ["-c", shell, .. command])
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment[Variable] = string.Create(CultureInfo.InvariantCulture, $"{mode}|{folder}|{seed}|{count}");
        // The runtime's own double mapping of memory needs large files.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Checks that content is whole; answers its seed.</summary>
    public static async Task<long> VerifyAsync(Stream stream)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        var seed = BinaryPrimitives.ReadInt64LittleEndian(memory.GetBuffer());
        Assert.True(memory.ToArray().AsSpan().SequenceEqual(Content(seed)), $"content {seed} is not whole");
        return seed;
    }

#pragma warning disable CA2255 // The assembly is an executable: this is its other entry point.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunIfChild()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('|') is [var mode, var folder, var seed, var count])
        {
            Run(mode, folder, int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
            Environment.Exit(0);
        }
    }

    // Nothing here may await: other threads cannot enter an assembly before its module initializer has returned.
    static void Run(string mode, string folder, int seed, int count)
    {
        using var store = new LocalDocumentStore(folder, TimeProvider.System);
        switch (mode)
        {
            case "put-some":
                for (var i = 0; i < count; i++)
                {
                    Put(store, SharedPath, Content(seed * 1000L + i));
                }
                break;
            case "put-for-ever":
                for (var random = new Random(seed); ;)
                {
                    Console.WriteLine("put");
                    Put(store, $"killed/{random.Next(3)}.docx", Content(random.NextInt64(1_000_000)));
                }
            default:
                Put(store, "small.docx", "small"u8.ToArray());
                Console.WriteLine(Fail(() => Put(store, "big/large.docx", new byte[1 << 20])));
                break;
        }
    }

    static void Put(LocalDocumentStore store, string path, byte[] content) => store.PutAsync(path, content, default).GetAwaiter().GetResult();

    static string Fail(Action put)
    {
        try
        {
            put();
            return "stored";
        }
        catch (IOException e)
        {
            return ProblemMapper.From(e).Type;
        }
    }

    static byte[] Content(long seed)
    {
        var content = new byte[8 + seed * 7919 % 200_000];
        new Random((int)(seed % int.MaxValue)).NextBytes(content);
        BinaryPrimitives.WriteInt64LittleEndian(content, seed);
        return content;
    }
}
