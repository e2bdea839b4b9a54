using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests.Policies;

public class PolicyPackReaderTests
{
    // Path, the wrong value, and where it is reported when not at the path itself.
    public static TheoryData<string, string, string?> WrongValues { get; } = new()
    {
        { "$.conditions[2].years", "\"3\"", null },
        { "$.conditions[2].years", "3.5", null },
        { "$.conditions[2].years", "-1", null },
        { "$.conditions[2].years", "61", null },
        { "$.conditions[0].rule", "\"knows-everything\"", null },
        { "$.conditions[0].rule", "\"bar-punished\"", null },
        { "$.conditions[0].rule", "\"ethics\"", "$.conditions[1].rule" },
        { "$.conditions[0].article", "\" \"", null },
        { "$.conditions[0].article", "null", null },
        { "$.conditions[0].confidence", "\"sure\"", null },
        { "$.conditions[0].confidence", "null", null },
        { "$.conditions[0].weight", "\"heavy\"", null },
        { "$.conditions[0].years", "3", null },
        { "$.conditions[0].year", "3", null },
        { "$.conditions[4].requires.any[0].education", "\"bsc\"", null },
        { "$.conditions[4].requires.any[0].education", "null", null },
        { "$.conditions[4].requires.any[0]", "{\"education\":\"bachelor\",\"title\":\"junior\"}", null },
        { "$.conditions[4].requires.any", "[]", null },
        { "$.conditions[4].requires.any[0]", "{\"degree\":\"x\"}", "$.conditions[4].requires.any[0].degree" },
        { "$.conditions[4].requires", "[]", null },
        { "$.bars[2].grade", "\"huge\"", null },
        { "$.bars[0].rule", "\"knows-law\"", null },
        { "$.training[0].hours", "\"21\"", null },
        { "$.training[0].hours", "1e30", null },
        { "$.training[0].period", "\"month\"", null },
        { "$.training[1].class", "\"initial\"", null },
        { "$.training", "null", null },
        { "$.term.years", "0", null },
        { "$.term.hard", "\"no\"", null },
        { "$.targets[0].by", "\"2025-02-30\"", null },
        { "$.targets[0].by", "\"31.12.2025\"", null },
        { "$.targets[0].percent", "101", null },
        { "$.targets[0].scope", "\"Above Scale\"", null },
        { "$.reports[1].due", "\"13-01\"", null },
        { "$.powers", "[]", null },
        { "$.duties[0]", "\"\"", null },
        { "$.duties[0]", "1", null },
        { "$.id", "\"Hubei 2022\"", null },
        { "$.version", "1", null },
        { "$.version", "\"01\"", null },
        { "$.status", "\"valid\"", null },
        { "$.regionCode", "\"4200\"", null },
        { "$.issuedOn", "2022", null },
        { "$.layouts.poster", "\"x\"", null },
        { "$.term_years", "5", null },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void Read_WhenOneValueIsWrong_GivesOneDiagnosticAtItsPathAndNoPack(string path, string json, string? reportedAt)
    {
        var reading = ReadChanged(root => Put(root, path, json));
        Assert.Null(reading.Pack);
        var diagnostic = Assert.Single(reading.Diagnostics);
        Assert.Equal(reportedAt ?? path, diagnostic.Path);
        Assert.NotEmpty(diagnostic.Text);
        Assert.NotEmpty(diagnostic.TextEn);
        Assert.Equal(OnlyTheReaderSees.Contains(path + json), SchemaAccepts(root => Put(root, path, json)));
    }

    // Duplicates and calendar days: a schema cannot say them.
    private static readonly string[] OnlyTheReaderSees =
        ["$.conditions[0].rule\"ethics\"", "$.training[1].class\"initial\"", "$.targets[0].by\"2025-02-30\"", "$.reports[1].due\"13-01\""];

    [Theory]
    [InlineData("$.conditions[2].years")]
    [InlineData("$.conditions[4].requires")]
    [InlineData("$.bars[2].grade")]
    [InlineData("$.training[0].hours")]
    [InlineData("$.term.years")]
    [InlineData("$.targets[0].percent")]
    [InlineData("$.title")]
    [InlineData("$.powers")]
    public void Read_WhenARequiredFieldIsLeftOut_SaysThatNullIsWrittenForAnOpenFigure(string path)
    {
        var reading = ReadChanged(root => Put(root, path, null));
        Assert.Equal(path, Assert.Single(reading.Diagnostics).Path);
        Assert.Contains("null", reading.Diagnostics[0].Text);
        Assert.False(SchemaAccepts(root => Put(root, path, null)));
    }

    [Fact]
    public void Read_WhenFiguresAreNull_KeepsThemNullAndTheRuleDoesNotApply()
    {
        var pack = ReadChanged(root =>
        {
            Put(root, "$.conditions[2].years", "null");
            Put(root, "$.conditions[4].requires", "null");
        }).Pack!;
        var findings = EligibilityRules.Check(pack, new()).Findings;
        Assert.Null(pack.Conditions[2].Figures.Years);
        Assert.Null(pack.Conditions[4].Figures.Requires);
        Assert.Equal(Outcome.NotApplicable, findings.Single(f => f.Rule == RuleIds.YearsInQualityWork).Outcome);
        Assert.Equal(Outcome.NotApplicable, findings.Single(f => f.Rule == RuleIds.EducationAndCredential).Outcome);
    }

    [Fact]
    public void Read_WhenFiguresDifferBySize_GivesThemPerSizeClass()
    {
        var pack = ReadChanged(root => Put(root, "$.conditions[2].bySize", "{\"small\":{\"years\":2},\"micro\":{\"years\":null}}")).Pack!;
        Assert.Equal(2, pack.Conditions[2].BySize[SizeClass.Small].Years);
        Assert.Null(pack.Conditions[2].BySize[SizeClass.Micro].Years);
        Assert.DoesNotContain(SizeClass.Large, pack.Conditions[2].BySize.Keys);
    }

    [Fact]
    public void Read_WhenSeveralThingsAreWrong_NamesThemAll()
    {
        var reading = ReadChanged(root =>
        {
            Put(root, "$.id", "7");
            Put(root, "$.conditions[2].years", "\"three\"");
            Put(root, "$.surprise", "true");
        });
        Assert.Equal(["$.conditions[2].years", "$.id", "$.surprise"], reading.Diagnostics.Select(d => d.Path).Order());
    }

    [Fact]
    public void Read_WhenARuleIsUnknown_ListsTheRulesThatExist()
    {
        var diagnostic = ReadChanged(root => Put(root, "$.conditions[0].rule", "\"knows-everything\"")).Diagnostics[0];
        Assert.Contains("knows-everything", diagnostic.Text);
        Assert.Contains("state-owned-consultation", diagnostic.Text);
    }

    [Fact]
    public void Read_WhenTheLastDayLiesBeforeTheFirst_SaysSo()
    {
        var reading = ReadChanged(root =>
        {
            Put(root, "$.effectiveFrom", "\"2023-01-01\"");
            Put(root, "$.effectiveTo", "\"2022-12-31\"");
        });
        Assert.Equal("$.effectiveTo", Assert.Single(reading.Diagnostics).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"id\": }")]
    [InlineData("{} // note")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public void Read_WhenItIsNoPackAtAll_GivesDiagnosticsInsteadOfThrowing(string text)
    {
        var reading = PolicyPackReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(reading.Pack);
        Assert.NotEmpty(reading.Diagnostics);
    }

    [Fact]
    public void Read_WhenBytesAreNotUtf8_GivesADiagnostic()
    {
        Assert.NotEmpty(PolicyPackReader.Read([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}']).Diagnostics);
    }

    [Fact]
    public void Read_WhenAFieldStandsTwice_SaysSo()
    {
        var text = Encoding.UTF8.GetString(Shipped()).Replace("\"status\": \"in-force\",", "\"status\": \"in-force\", \"status\": \"draft\",");
        Assert.Equal("$.status", Assert.Single(PolicyPackReader.Read(Encoding.UTF8.GetBytes(text)).Diagnostics).Path);
    }

    [Fact]
    public void Read_WhenTheFileStartsWithAByteOrderMark_ReadsItAndHashesEveryByte()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Shipped()];
        var pack = PolicyPackReader.Read(marked).Pack!;
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(marked)), pack.Sha256);
    }

    private static byte[] Shipped() => Repository.Read("service/policy-packs/hubei-2022/1.json");

    [Fact]
    public void Schema_AcceptsWhatTheReaderAccepts()
    {
        Assert.True(SchemaAccepts(_ => { }));
        Assert.True(SchemaAccepts(root => Put(root, "$.conditions[2].bySize", "{\"small\":{\"years\":2},\"micro\":{\"years\":null}}")));
        Assert.True(SchemaAccepts(root => Put(root, "$.conditions[2].years", "null")));
        Assert.True(SchemaAccepts(root => Put(root, "$.conditions[4].requires", "null")));
    }

    private static bool SchemaAccepts(Action<JsonNode> change)
    {
        using var schema = JsonDocument.Parse(Repository.Read("service/policy-packs/schema.json"));
        var root = JsonNode.Parse(Shipped())!;
        change(root);
        using var changed = JsonDocument.Parse(root.ToJsonString());
        return new SchemaCheck(schema.RootElement).IsValid(changed.RootElement);
    }

    private static PackReading ReadChanged(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Shipped())!;
        change(root);
        return PolicyPackReader.Read(Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    // Path like $.conditions[2].years; null removes the field.
    private static void Put(JsonNode root, string path, string? json)
    {
        var steps = path[2..].Replace("]", "").Split('.', '[');
        var node = root;
        foreach (var step in steps[..^1])
        {
            node = int.TryParse(step, out var i) ? node[i]! : node[step]!;
        }
        var value = json is null ? null : JsonNode.Parse(json);
        if (int.TryParse(steps[^1], out var index))
        {
            node[index] = value;
        }
        else if (json is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
