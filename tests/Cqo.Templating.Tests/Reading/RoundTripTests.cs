using System.Text.Json.Nodes;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Reading;

/// <summary>A document that nobody edited reads as the data that it was made of.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Shipped => [.. SourceTree.TemplateIds];

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(DocxCase.Root).Select(f => Path.GetFileName(f)!).Where(n => n.CompareTo("9", StringComparison.Ordinal) < 0).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Read_WhenAShippedTemplateWasFilled_GivesItsData(string id)
    {
        var template = Papers.Compiled(id);
        foreach (var model in (JsonObject[])[SourceTree.Sample(id), Papers.Unknown(id), .. SourceTree.Packs.Select(p => Papers.Widest(id, p))]) Check(template, model);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_WhenACaseWasFilled_GivesItsData(string name)
    {
        var docx = new DocxCase(Path.Combine(DocxCase.Root, name));
        if (docx.ExpectedDiagnostics is not null) return;
        Check(Template.Compile(docx.Template(), TemplateFormat.Docx).Template!, JsonNode.Parse(File.ReadAllBytes(docx.At("model.json")))!.AsObject());
    }

    static void Check(CompiledTemplate template, JsonObject model)
    {
        var document = RoundTrip.Render(template, model);
        var reading = template.Read(document);
        var comparison = template.Compare(RoundTrip.Model(model), document, RoundTrip.Options);
        string[] faults =
        [
            .. reading.Findings.Any(f => f.Code is "CQO6014" or "CQO6015") ? [] : RoundTrip.Faults(reading.Data, model),
            .. reading.Findings.Where(f => f.Code is not ("CQO6014" or "CQO6015" or "CQO6013" or "CQO6018")).Select(f => f.Format("read")),
            .. comparison.Differences.Select(d => d.ToString()), .. comparison.Findings.Select(f => f.Format("compare")),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults) + "\n" + reading.Data?.ToJsonString() + "\n" + string.Join('\n', reading.Findings.Select(f => f.Format("all"))));
    }
}
