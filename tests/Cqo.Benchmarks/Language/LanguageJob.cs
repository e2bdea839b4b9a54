using System.Globalization;
using System.Text;
using Cqo.Templating;

namespace Cqo.Benchmarks.Language;

/// <summary>The language alone: 200 rows of ten fields with two pipes each, against a hand-written loop that makes the same text, and the text of a certificate with twelve tags.</summary>
static class LanguageJob
{
    const int Rows = 200;
    const string Rendered = "cqo";

    public static Job Make()
    {
        var rows = LanguageRows.Make(Rows);
        var byHand = Encoding.UTF8.GetBytes(LanguageRows.ByHand(rows));
        return new Job("language",
        [
            new InProcess(Rendered, Environment.Version.ToString(), Fill(LanguageRows.Template, LanguageRows.Json(rows))),
            new InProcess("string-builder", Environment.Version.ToString(), (_, stream) => stream.Write(Encoding.UTF8.GetBytes(LanguageRows.ByHand(rows)))),
            new InProcess("cqo-certificate-text", Environment.Version.ToString(), Fill(LanguageRows.CertificateTemplate, LanguageRows.CertificateJson)),
        ], c => c.Name != Rendered || c.Samples(1)[0].AsSpan().SequenceEqual(byHand) ? [] : ["The template and the hand-written loop do not make the same text."]);
    }

    static Action<int, Stream> Fill(string template, string json)
    {
        var compiled = Template.Compile(Encoding.UTF8.GetBytes(template), TemplateFormat.Text);
        var plan = compiled.Template ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        var model = ModelObject.Parse(Encoding.UTF8.GetBytes(json));
        var options = new RenderOptions { Culture = CultureInfo.InvariantCulture };
        return (_, stream) => plan.Render(model, stream, options);
    }
}
