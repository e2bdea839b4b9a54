using System.Text;
using Cqo.Benchmarks;
using Cqo.Benchmarks.Certificate;

namespace Cqo.Templating.Tests.Docx;

/// <summary>A figure is worth something only when the documents behind it are right.</summary>
public sealed class CertificateBenchmarkTests
{
    [Fact]
    public void Faults_WhenCqoOrIdealFills_FindsNone()
    {
        using var cqo = CertificateContenders.Cqo();
        using var ideal = CertificateContenders.Ideal();
        Assert.Empty(CertificateJob.Faults(cqo));
        Assert.Empty(CertificateJob.Faults(ideal));
    }

    [Fact]
    public void Faults_WhenAFieldIsWrong_NamesTheRecord()
    {
        var template = Template.Compile(CertificatePackage.Make(f => f == "name" ? "某人" : $"{{{{ {f} }}}}"), TemplateFormat.Docx).Template!;
        using var wrong = new InProcess("wrong", "", (i, output) => template.Render(CertificateRecords.Model(i), output));
        Assert.StartsWith("wrong, record 0: ", CertificateJob.Faults(wrong).First());
    }

    [Fact]
    public void Make_WhenUsedAsATemplate_HasTheSizeThatWordSaves()
    {
        var parts = Cqo.Templating.Opc.RawZip.Read(CertificatePackage.Make(f => f)).ToDictionary(e => e.Name, e => e.Size);
        Assert.InRange(parts["word/styles.xml"], 44_000, 52_000);
        Assert.InRange(parts["word/document.xml"], 5_000, 9_000);
    }

    [Theory]
    [InlineData("certificate", true)]
    [InlineData("report", true)]
    [InlineData("growth", true)]
    [InlineData("certificate --seconds 0.5 --without-rivals", true)]
    [InlineData("", false)]
    [InlineData("nothing", false)]
    [InlineData("certificate --seconds x", false)]
    public void Parse_WhenArguments_AcceptsOnlyWhatItKnows(string line, bool accepted) =>
        Assert.Equal(accepted, Arguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not null);

    [Fact]
    public void Run_WhenWithoutRivals_PrintsOneLineEach()
    {
        var output = new StringWriter(new StringBuilder());
        Assert.Equal(0, CertificateJob.Make(rivals: false).Run(0.05, output));
        Assert.Collection(output.ToString().TrimEnd().Split('\n'), l => Assert.Contains("\"contender\":\"cqo\"", l), l => Assert.Contains("\"contender\":\"ideal\"", l));
    }
}
