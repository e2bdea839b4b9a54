using System.Text.Json;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests.Policies;

public class ShippedPacksTests
{
    [Fact]
    public void Read_WhenPackIsShipped_GivesNoDiagnosticAndItsFolderAndFileNames()
    {
        var files = Repository.PackFiles().ToList();
        Assert.Equal(2, files.Count);
        foreach (var file in files)
        {
            var reading = PolicyPackReader.Read(File.ReadAllBytes(file));
            Assert.Empty(reading.Diagnostics);
            Assert.Equal(Path.GetFileName(Path.GetDirectoryName(file)), reading.Pack!.Id);
            Assert.Equal(Path.GetFileNameWithoutExtension(file), reading.Pack.Version);
            using var schema = JsonDocument.Parse(Repository.Read("service/policy-packs/schema.json"));
            using var pack = JsonDocument.Parse(File.ReadAllBytes(file));
            Assert.True(new SchemaCheck(schema.RootElement).IsValid(pack.RootElement), file);
        }
    }

    [Fact]
    public void InForcePack_HoldsTheFiguresOfThePressReportAndLeavesTheRestOpen()
    {
        var pack = Repository.InForce;
        Assert.Equal("in-force", pack.Status);
        Assert.Equal(3, Of(pack, RuleIds.YearsInQualityWork).Figures.Years);
        Assert.Equal("any(education Bachelor, qualification Intermediate, title Intermediate)", Show(Of(pack, RuleIds.EducationAndCredential).Figures.Requires!));
        Assert.All(pack.Training, t => Assert.Null(t.Hours));
        Assert.Equal(3, pack.Training.Count);
        Assert.Null(pack.Term.Years);
        Assert.Equal(5, pack.DefaultTermYears);
        Assert.Contains(pack.Targets, t => t is { Scope: "above-scale", Percent: 80 } && t.By == new DateOnly(2025, 12, 31));
        Assert.Contains(pack.Targets, t => t is { Scope: "above-scale", DeltaPercentPerYear: 20, Percent: null, By: null });
        Assert.Equal(2, pack.Targets.Count(t => t.Percent == 100 && t.By == new DateOnly(2023, 12, 31)));
    }

    [Fact]
    public void InForcePack_NamesEveryConditionThatItCarriesOverFromTheDraft()
    {
        var carried = Repository.InForce.Conditions.Concat(Repository.InForce.Bars).Where(c => c.Confidence == Confidence.CarriedOver).ToList();
        Assert.NotEmpty(carried);
        Assert.All(carried, c => Assert.Contains("暂按2021年征求意见稿", c.Article));
    }

    [Fact]
    public void DraftPack_HoldsTheFiguresOfTheText()
    {
        var pack = Repository.Draft;
        Assert.Equal("draft", pack.Status);
        Assert.Equal(5, Of(pack, RuleIds.YearsInQualityWork).Figures.Years);
        Assert.Equal("all(education Bachelor, any(qualification Intermediate, title AssociateSenior))", Show(Of(pack, RuleIds.EducationAndCredential).Figures.Requires!));
        Assert.Equal([21, 14, 30], [.. pack.Training.Select(t => t.Hours!.Value)]);
        Assert.Equal([TrainingClass.Initial, TrainingClass.Continuing, TrainingClass.Methods], [.. pack.Training.Select(t => t.Class)]);
        Assert.Equal((5, false), (pack.Term.Years!.Value, pack.Term.Hard));
        Assert.Equal(3, pack.Bars.Count);
        Assert.Equal([100m, 100m, 60m], [.. pack.Targets.Select(t => t.Percent!.Value)]);
    }

    [Theory]
    [InlineData("hubei-2022")]
    [InlineData("hubei-2021-draft")]
    public void Pack_PrintsTheVetoAndEightDuties(string id)
    {
        var pack = Repository.Pack(id);
        Assert.Contains(pack.Powers, p => p.Contains("一票否决"));
        Assert.Equal(8, pack.Duties.Count);
    }

    [Fact]
    public void RuleIds_AreExactlyTheRulesThatExist()
    {
        Assert.Equal(RuleIds.Conditions.Concat(RuleIds.Bars).Order(), EligibilityRules.Implemented.Order());
    }

    [Fact]
    public void Schema_NamesTheSameRulesAsTheReader()
    {
        using var schema = JsonDocument.Parse(Repository.Read("service/policy-packs/schema.json"));
        var properties = schema.RootElement.GetProperty("properties");
        Assert.Equal(RuleIds.Conditions, RulesOf("conditions"));
        Assert.Equal(RuleIds.Bars, RulesOf("bars"));

        IEnumerable<string?> RulesOf(string list) => properties.GetProperty(list).GetProperty("items").GetProperty("properties").GetProperty("rule").GetProperty("enum")
            .EnumerateArray().Select(e => e.GetString()).ToList();
    }

    private static Condition Of(PolicyPack pack, string rule) => pack.Conditions.Single(c => c.Rule == rule);

    private static string Show(Requirement requirement) => requirement switch
    {
        Requirement.All all => $"all({string.Join(", ", all.Parts.Select(Show))})",
        Requirement.Any any => $"any({string.Join(", ", any.Parts.Select(Show))})",
        Requirement.EducationAtLeast e => $"education {e.Level}",
        Requirement.QualificationAtLeast q => $"qualification {q.Level}",
        Requirement.TitleAtLeast t => $"title {t.Level}",
        _ => "?",
    };
}
