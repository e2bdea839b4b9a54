using System.Text;

namespace Cqo.Templating.Tests;

/// <summary>Records that lack what a template reads are told before the first document is made.</summary>
public sealed class PreflightTests
{
    const string Template = "{{ name }} {{ office?.city }} {{ note ?? '' }} {{ for t in training }}{{ t.hours | math.round }}{{ zh.date t.on }}{{ end }}";

    [Theory]
    [InlineData("""{"name": "甲", "training": []}""", "")]
    [InlineData("""{"name": "甲", "note": null, "office": null, "training": [{"hours": 21, "on": "2026-11-22"}]}""", "")]
    [InlineData("""{"training": []}""", "1 name Missing")]
    [InlineData("""{"name": " ", "training": null}""", "1 name Empty; 1 training Empty")]
    [InlineData("""{"name": {"a": 1}, "training": "x"}""", "1 name WrongKind; 1 training WrongKind")]
    [InlineData("""{"name": "甲", "training": [{"hours": "二十一", "on": "去年"}, {"hours": 3}]}""", "1 training[1].hours WrongKind; 1 training[1].on WrongKind; 1 training[2].on Missing")]
    public void Check_WhenARecord_TellsEveryFault(string record, string expected) => Assert.Equal(expected, Findings(Template, record));

    [Fact]
    public void Check_WhenManyRecords_NamesEach() =>
        Assert.Equal("2 name Missing; 3 name Missing", Findings("{{ name }}", """{"name": "甲"}""", "{}", """{"nom": 1}"""));

    static string Findings(string template, params string[] records) =>
        string.Join("; ", Preflight.Check(Templates.Plan(template).Fields, [.. records.Select(r => ModelObject.Parse(Encoding.UTF8.GetBytes(r)))]).Select(f => $"{f.Record} {f.Path} {f.Fault}"));
}
