using Cqo.Templating;
using Cqo.Templating.Opc;

namespace Cqo.Benchmarks.Certificate;

/// <summary>Who fills the certificate.</summary>
static class CertificateContenders
{
    /// <summary>Our engine: compiled once, models parsed once, one document after the other on one thread.</summary>
    public static IContender Cqo()
    {
        var result = Template.Compile(CertificatePackage.Make(f => $"{{{{ {f} }}}}"), TemplateFormat.Docx);
        var template = result.Template ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        var models = Enumerable.Range(0, CertificateRecords.Count).Select(CertificateRecords.Model).ToArray();
        return new InProcess("cqo", Environment.Version.ToString(), (i, output) => template.Render(models[i], output), models.Length);
    }

    /// <summary>No templating at all: finished XML is deflated at the fastest level beside parts that are copied still compressed.</summary>
    public static IContender Ideal()
    {
        var entries = RawZip.Read(CertificatePackage.Make(f => f));
        var untouched = new UntouchedParts(entries.Where(e => e.Name != "word/document.xml"));
        var finished = Enumerable.Range(0, CertificateRecords.Count).Select(FinishedDocument).ToArray();
        var writer = new OpcWriter();
        return new InProcess("ideal", Environment.Version.ToString(), (i, output) =>
        {
            writer.Start(untouched);
            writer.AddDeflated("word/document.xml"u8, finished[i]);
            writer.WriteTo(output);
        }, finished.Length);
    }

    static byte[] FinishedDocument(int i)
    {
        var record = CertificateRecords.Record(i);
        return CertificatePackage.MainPart(f => record[f]);
    }

    /// <summary>The npm peers, each with its own tags.</summary>
    public static IEnumerable<IContender> Rivals()
    {
        RivalPackages.Install();
        var records = CertificateRecords.AllAsJson();
        foreach (var name in new[] { "docxtemplater", "easy-template-x" }) yield return new Rival(name, CertificatePackage.Make(f => $"{{{f}}}"), records);
    }
}
