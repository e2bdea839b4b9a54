using System.Diagnostics;
using System.Text;

namespace Cqo.Templating.Tests.Security;

/// <summary>Attacks run alone, as the memory of the whole process is watched.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AttackCollection;

/// <summary>
/// Runs what an attacker sent and holds it to the bounds: an orderly end within 2 s, never more than 200 MB held, on a thread with a small stack.
/// Threats are numbered as in the threat model: T1 bombs, T2 entities, T3 depth and numbers, T4 names, T5 equal names, T6 other types, T7 macros,
/// T8 links, T9 costly templates, T10 reach, T11 data taken for something else, T12 names.
/// </summary>
static class Attack
{
    const long Memory = 200_000_000;
    const int Attempts = 3;
    const int StackBytes = 1 << 20;
    static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    /// <summary>The diagnostics that the file or template ends in; empty when it is filled.</summary>
    public static IReadOnlyList<Diagnostic> On(byte[] template, TemplateFormat format, string json = "{}", RenderOptions? options = null) => Bounded(() =>
    {
        var compiled = Template.Compile(template, format);
        if (compiled.Template is null) return compiled.Diagnostics;
        _ = compiled.Template.Fields;
        return Rendered(compiled.Template, ModelObject.Parse(Encoding.UTF8.GetBytes(json)), options);
    });

    public static IReadOnlyList<Diagnostic> On(string template, string json = "{}", RenderOptions? options = null) =>
        On(Encoding.UTF8.GetBytes(template), TemplateFormat.Text, json, options ?? Templates.Relaxed);

    static IReadOnlyList<Diagnostic> Rendered(CompiledTemplate template, ModelObject model, RenderOptions? options)
    {
        try
        {
            template.Render(model, Stream.Null, options);
            return [];
        }
        catch (RenderException end)
        {
            return [end.Diagnostic];
        }
    }

    /// <summary>Runs a deed within the bounds. A busy machine makes one attempt slow; what is slow by itself is slow each time.</summary>
    public static T Bounded<T>(Func<T> deed)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (result, time, bytes) = Measured(deed);
            Assert.True(bytes <= Memory, $"{bytes:N0} bytes were held");
            if (time <= Time) return result;
            Assert.True(attempt < Attempts, $"it took {time.TotalSeconds:0.0} s");
        }
    }

    static (T, TimeSpan, long) Measured<T>(Func<T> deed)
    {
        (T Result, TimeSpan Time, long Allocated) seen = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            var (watch, worked, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            failure = Record.Exception(() => { seen.Result = deed(); });
            // Attacks run alone and never wait, so on a busy machine the processor time of the process tells what a free one would take.
            seen.Time = TimeSpan.FromTicks(Math.Min(watch.Elapsed.Ticks, (Environment.CpuUsage.TotalTime - worked).Ticks));
            seen.Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }, StackBytes);
        var held = PeakWhile(thread);
        Assert.True(failure is null, $"{failure}");
        // What was never allocated was never held.
        return (seen.Result, seen.Time, Math.Min(seen.Allocated, held));
    }

    static long PeakWhile(Thread thread)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        thread.Start();
        while (!thread.Join(millisecondsTimeout: 2)) peak = Math.Max(peak, Held(before));
        return peak - before;
    }

    // Garbage counts until it would break the bound: then it is collected, and what is left was held.
    static long Held(long before)
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        return now - before > Memory ? GC.GetTotalMemory(forceFullCollection: true) : now;
    }
}
