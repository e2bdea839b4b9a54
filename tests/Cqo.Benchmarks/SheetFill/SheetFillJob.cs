using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cqo.Benchmarks.SheetRead;
using Cqo.Templating;
using Cqo.Templating.Xlsx;

namespace Cqo.Benchmarks.SheetFill;

/// <summary>A template is filled with 100,000 rows × 15 columns of texts, numbers and dates; and, each in a process of its own, with 10,000 to 1,000,000.</summary>
static class SheetFillJob
{
    const int Rows = 100_000;
    static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public static Job Make(bool rivals, int rows = Rows)
    {
        var json = FillData.Json(rows);
        var model = ModelObject.Parse(json);
        var expected = SheetDigest.Of(rows).ToString();
        IContender[] contenders = [SheetFillContenders.Cqo(model), SheetFillContenders.Floor(model), SheetFillContenders.MiniExcel(json), .. rivals ? SheetFillContenders.Rivals(json) : []];
        return new Job("sheet-fill", contenders, contender => Faults(contender, expected));
    }

    /// <summary>What is wrong with a filled table; deflating alone fills nothing.</summary>
    static IEnumerable<string> Faults(IContender contender, string expected)
    {
        if (contender.Name == "deflate-only") yield break;
        var read = Digest(contender.Samples(1)[0]);
        if (read != expected) yield return $"{contender.Name}: expected {expected}, got {read}";
    }

    /// <summary>What a filled table holds below its header, read back by our reader. Cells that hold nothing do not count.</summary>
    public static string Digest(byte[] file)
    {
        using var workbook = Workbook.Open(file).Workbook ?? throw new InvalidOperationException("what was filled is no workbook");
        using var reader = workbook.Read(workbook.Sheets[0]);
        var digest = new SheetDigest();
        for (reader.Read(); reader.Read();)
        {
            foreach (var cell in reader.Cells)
            {
                if (cell.Kind is CellKind.Number or CellKind.Date) digest.AddNumber(cell.Number);
                else if (cell.Kind != CellKind.Empty && cell.Utf8.Length > 0) digest.AddText(cell.Text, isHashed: true);
            }
            if (reader.Cells.Count > 0) digest.Rows++;
        }
        return digest.ToString();
    }

    /// <summary>Prints a line for each size.</summary>
    public static int Growth(TextWriter output)
    {
        foreach (var rows in Sizes)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["sheet-fill-once", rows.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
            using var child = Process.Start(start) ?? throw new InvalidOperationException("the child did not start");
            output.WriteLine(child.StandardOutput.ReadToEnd().Trim());
            child.WaitForExit();
            if (child.ExitCode != 0) return child.ExitCode;
        }
        return 0;
    }

    /// <summary>What the child does: rows come one by one from a sequence, so that what is measured is ours.</summary>
    public static int Once(int rows, TextWriter output)
    {
        var compiled = SheetFillContenders.Compiled();
        var model = FillSequence.Model(rows);
        var file = new CountingStream();
        var watch = Stopwatch.StartNew();
        compiled.Render(model, file, SheetFillContenders.Options);
        var seconds = watch.Elapsed.TotalSeconds;
        output.WriteLine(JsonSerializer.Serialize(new
        {
            job = "sheet-fill-growth",
            contender = "cqo",
            rows,
            seconds = Math.Round(seconds, 3),
            microseconds_per_row = Math.Round(seconds * 1e6 / rows, 2),
            megabytes = Math.Round(file.Written / 1048576.0, 1),
            peak_rss_mb = Math.Round(InProcess.Peak(), 1),
            version = Environment.Version.ToString(),
        }));
        return 0;
    }

    sealed class CountingStream : Stream
    {
        public long Written { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Written;
        public override long Position { get => Written; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(ReadOnlySpan<byte> bytes) => Written += bytes.Length;
        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
