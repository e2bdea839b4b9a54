using System.Text;
using Cqo.Benchmarks.Certificate;
using Cqo.Benchmarks.Report;

namespace Cqo.Templating.Tests.Docx;

/// <summary>What a rendering leaves to the garbage collector: a fixed amount for each document, nothing for its rows, its tags and its static bytes.</summary>
public sealed class AllocationTests
{
    const int LargestPerDocument = 4 << 10;

    static CompiledTemplate Compile(byte[] template) => Template.Compile(template, TemplateFormat.Docx).Template!;

    static long Allocated(CompiledTemplate template, ModelObject model)
    {
        using var output = new MemoryStream(16 << 20);
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            output.SetLength(0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            template.Render(model, output);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{least} bytes");
        return least;
    }

    static ModelObject Report(int rows) => ModelObject.Parse(Encoding.UTF8.GetBytes(ReportData.Make(rows).ToJson()));

    [Fact]
    public void Render_WhenCertificate_AllocatesAFewKilobytes() =>
        Assert.InRange(Allocated(Compile(CertificatePackage.Make(f => $"{{{{ {f} }}}}")), CertificateRecords.Model(0)), 1, LargestPerDocument);

    [Fact]
    public void Parse_WhenShortTextsReturn_KeepsThemOnce()
    {
        var root = ModelObject.Parse("""{"rows":[{"unit":"万元"},{"unit":"万元"}]}"""u8).Root;
        Assert.True(root.TryGet("rows", out var rows));
        var texts = Enumerable.Range(0, 2).Select(i => rows.AsList![i].AsMap!.TryGet("unit", out var unit) ? unit.AsString : null).ToList();
        Assert.Same(texts[0], texts[1]);
    }

    [Fact]
    public void Render_WhenRowsAreAdded_AllocatesNothingForThem()
    {
        var template = Compile(ReportPackage.Template(ReportSyntax.Cqo));
        var few = Allocated(template, Report(10));
        var many = Allocated(template, Report(110));
        Assert.InRange(few, 1, LargestPerDocument);
        Assert.InRange(many, 1, few + 64);
    }
}
