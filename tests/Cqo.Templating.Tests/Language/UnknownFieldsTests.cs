using System.Text.Json;

namespace Cqo.Templating.Tests.Language;

/// <summary>Fields that the data will not have.</summary>
public sealed class UnknownFieldsTests
{
    const string Sample = """{"candidate":{"name":"张三","post":null},"training":[{"class":"甲"},{"hours":8}],"office":null}""";

    static string Find(string template, string[]? expected, string? sample = Sample)
    {
        using var data = sample is null ? null : JsonDocument.Parse(sample);
        return string.Join(" ", UnknownFields.Find(Templates.Plan(template).Fields, expected, data?.RootElement).Select(d => $"{d.Code}{d.Place}{(d.Severity == Severity.Error ? "!" : "")}"));
    }

    [Theory]
    [InlineData("{{ candidate.name }}{{ training[0].hours }}{{ office.name }}", "")]
    [InlineData("a\n{{ candidat.name }}", "CQO2201(2,4)!")]
    [InlineData("{{ candidat ?? '' }}", "CQO2202(1,4)")]
    [InlineData("{{ candidate.nmae }}{{ candidate.nmae }}", "CQO2202(1,14)")]
    [InlineData("{{ for t in training }}{{ t.class }}{{ t.hour }}{{ end }}", "CQO2202(1,42)")]
    [InlineData("{{ training | array.map 'klass' }}", "CQO2202(1,25)")]
    [InlineData("{{ if false }}{{ x }}{{ else }}{{ candidate['y'] }}{{ end }}", "CQO2201(1,18)! CQO2202(1,45)")]
    [InlineData("{{ x = candidate; x.z }}", "CQO2202(1,21)")]
    public void Find_WhenNamesAreExpected_ReportsTheOthers(string template, string found) => Assert.Equal(found, Find(template, ["candidate", "training", "office"]));

    [Fact]
    public void Find_WhenOnlyASampleIsKnown_Warns() => Assert.Equal("CQO2202(1,4)", Find("{{ candidat.name }}{{ candidate.name }}", null));

    [Fact]
    public void Find_WhenOnlyNamesAreKnown_LooksNoDeeper() => Assert.Equal("CQO2201(1,13)!", Find("{{ a.b }}{{ c.d }}", ["a"], null));

    [Fact]
    public void Find_WhenNameIsNearlyRight_NamesTheRightOne()
    {
        using var data = JsonDocument.Parse(Sample);
        var found = Assert.Single(UnknownFields.Find(Templates.Plan("{{ candidate.psot }}").Fields, null, data.RootElement));
        Assert.Contains("Did you mean `post`?", found.Message, StringComparison.Ordinal);
    }
}
