using System.Globalization;
using System.Text;
using System.Text.Json;
using Cqo.Templating;

namespace Cqo.Benchmarks.Language;

/// <summary>The language alone: 200 rows of ten fields with two pipes each, against a hand-written loop that makes the same text, and the text of a certificate with twelve tags.</summary>
static class LanguageJob
{
    const int Rows = 200;
    const int Rounds = 3;
    const double WarmUp = 1;

    public static int Run(Arguments arguments, TextWriter output)
    {
        var rows = LanguageRows.Make(Rows);
        IContender[] contenders =
        [
            new InProcess("cqo", "1", Fill(LanguageRows.Template, LanguageRows.Json(rows))),
            new InProcess("string-builder", Environment.Version.ToString(), (_, stream) => stream.Write(Encoding.UTF8.GetBytes(LanguageRows.ByHand(rows)))),
            new InProcess("cqo-certificate-text", "1", Fill(LanguageRows.CertificateTemplate, LanguageRows.CertificateJson)),
        ];
        if (!contenders[0].Samples(1)[0].AsSpan().SequenceEqual(contenders[1].Samples(1)[0]))
        {
            Console.Error.WriteLine("The template and the hand-written loop do not make the same text.");
            return 1;
        }
        foreach (var contender in contenders) contender.Run(WarmUp);
        foreach (var (contender, total) in Measure(contenders, arguments.Seconds)) output.WriteLine(Line(contender, total));
        return 0;
    }

    static Action<int, Stream> Fill(string template, string json)
    {
        var compiled = Template.Compile(Encoding.UTF8.GetBytes(template), TemplateFormat.Text);
        var plan = compiled.Template ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        var model = ModelObject.Parse(Encoding.UTF8.GetBytes(json));
        var options = new RenderOptions { Culture = CultureInfo.InvariantCulture };
        return (_, stream) => plan.Render(model, stream, options);
    }

    // The contenders take turns, so that a busy moment of the machine hits all of them.
    static IEnumerable<(IContender, Round)> Measure(IContender[] contenders, double seconds)
    {
        var totals = new Round[contenders.Length];
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < contenders.Length; i++)
            {
                var one = contenders[i].Run(seconds / Rounds);
                totals[i] = new Round(totals[i].Documents + one.Documents, totals[i].Seconds + one.Seconds);
            }
        return contenders.Zip(totals);
    }

    static string Line(IContender contender, Round total) => JsonSerializer.Serialize(new
    {
        job = "language",
        contender = contender.Name,
        n = total.Documents,
        seconds = Math.Round(total.Seconds, 3),
        docs_per_s = Math.Round(total.Documents / total.Seconds, 1),
        peak_rss_mb = Math.Round(contender.PeakMegabytes, 1),
        version = contender.Version,
    });
}
