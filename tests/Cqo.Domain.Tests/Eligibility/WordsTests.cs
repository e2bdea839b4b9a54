using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Tests.Eligibility;

public class WordsTests
{
    [Fact]
    public void Words_AreThoseThatThePapersPrint()
    {
        Assert.Equal(("大型", "国有", "副总经理级", "大学本科", "内部选拔", "同意", "任职培训"),
            (SizeClass.Large.Chinese(), Ownership.StateOwned.Chinese(), Rank.DeputyTopManager.Chinese(), Education.Bachelor.Chinese(), Selection.Internal.Chinese(),
                ConsultationOpinion.Agreed.Chinese(), TrainingClass.Initial.Chinese()));
        Assert.Equal(("符合", "不符合", "无法判断", "不适用", "必须", "建议"),
            (Outcome.Met.Chinese(), Outcome.NotMet.Chinese(), Outcome.CannotTell.Chinese(), Outcome.NotApplicable.Chinese(), Weight.Blocking.Chinese(), Weight.Advice.Chinese()));
        Assert.Equal(("男", "先生", "女", "女士"), (Sex.Male.Chinese(), Sex.Male.TitleOfAddress(), Sex.Female.Chinese(), Sex.Female.TitleOfAddress()));
    }

    [Fact]
    public void Words_OfEveryValueAreDistinctAndKnownInBothLanguages()
    {
        Check(Enum.GetValues<SizeClass>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<Ownership>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<Rank>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<Education>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<ProfessionalLevel>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<Sex>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<AccidentGrade>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<TrainingClass>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<Selection>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<ConsultationOpinion>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<Outcome>(), v => v.Chinese(), v => v.English());
        Check(Enum.GetValues<Weight>(), v => v.Chinese(), v => v.English());
        Assert.Equal(("未知", "unknown"), (((Rank)99).Chinese(), ((Rank)99).English()));
    }

    [Theory]
    [InlineData("质量工程师", ProfessionalLevel.Intermediate, "质量工程师（中级）")]
    [InlineData("高级工程师", ProfessionalLevel.AssociateSenior, "高级工程师（副高级）")]
    [InlineData(null, ProfessionalLevel.Senior, "正高级")]
    [InlineData(" 质量工程师 ", null, "质量工程师")]
    [InlineData(" ", null, null)]
    public void Credential_IsPrintedWithItsLevel(string? name, ProfessionalLevel? level, string? printed)
    {
        Assert.Equal(printed, new Credential { Name = name, Level = level }.Chinese());
    }

    private static void Check<T>(T[] values, Func<T, string> zh, Func<T, string> en)
    {
        Assert.Equal(values.Length, values.Select(zh).Where(w => w != "未知").Distinct().Count());
        Assert.Equal(values.Length, values.Select(en).Where(w => w != "unknown").Distinct().Count());
    }
}
