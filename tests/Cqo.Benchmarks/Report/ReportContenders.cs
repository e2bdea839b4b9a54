using System.Globalization;
using System.Text;
using Cqo.Templating;
using Cqo.Templating.Opc;

namespace Cqo.Benchmarks.Report;

/// <summary>Who fills the report.</summary>
static class ReportContenders
{
    /// <summary>Our engine: compiled once, the model parsed once, one document after the other on one thread.</summary>
    public static IContender Cqo(int rows, string name = "cqo")
    {
        var result = Template.Compile(ReportPackage.Template(ReportSyntax.Cqo), TemplateFormat.Docx);
        var template = result.Template ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        var model = ModelObject.Parse(Encoding.UTF8.GetBytes(ReportData.Make(rows).ToJson()));
        return new InProcess(name, Environment.Version.ToString(), (_, output) => template.Render(model, output));
    }

    /// <summary>No templating at all: finished XML is deflated at the fastest level beside parts that are copied still compressed.</summary>
    public static IContender Ideal(int rows, string name = "ideal")
    {
        var untouched = new UntouchedParts(RawZip.Read(ReportPackage.Template(ReportSyntax.Cqo)).Where(e => e.Name != "word/document.xml"));
        var finished = ReportPackage.Finished(ReportData.Make(rows));
        var writer = new OpcWriter();
        return new InProcess(name, Environment.Version.ToString(), (_, output) =>
        {
            writer.Start(untouched);
            writer.AddDeflated("word/document.xml"u8, finished);
            writer.WriteTo(output);
        });
    }

    /// <summary>The npm peers, each with its own tags.</summary>
    public static IEnumerable<IContender> Rivals(int rows)
    {
        RivalPackages.Install();
        var records = string.Create(CultureInfo.InvariantCulture, $"[{ReportData.Make(rows).ToJson()}]");
        foreach (var (name, syntax) in ReportSyntax.Rivals) yield return new Rival(name, ReportPackage.Template(syntax), records);
    }
}
