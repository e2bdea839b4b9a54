using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Tests.Enterprises;

public class CreditCodeTests
{
    [Theory]
    [InlineData("91420100616400352X")]
    [InlineData("914403001922038216")]
    [InlineData("91110108551385082Q")]
    [InlineData("914200007146661114")]
    [InlineData("914200007581510645")]
    [InlineData("91350100M000100Y43")]
    public void Check_WhenCodeIsKnownToBeValid_AcceptsItWithoutWarning(string code)
    {
        var check = CreditCode.Check(code);
        Assert.True(check.IsValid);
        Assert.Equal((code, null), (check.Normalised, check.Warning));
    }

    [Theory]
    [InlineData("91420100616400352x")]
    [InlineData("  91420100 6164 0035 2X ")]
    [InlineData("91420100-61640035-2X")]
    [InlineData("\u00A09142\u00A0010061640035\u00A02X")]
    [InlineData("９１４２０１００６１６４００３５２Ｘ")]
    [InlineData("９１４２０１００６１６４００３５２ｘ")]
    [InlineData("91420100－61640035—2X")]
    [InlineData("\u202A91420100616400352X\u202C\u200B\uFEFF")]
    [InlineData("91420100616400352X\r\n")]
    [InlineData("\u300091420100\t616400352X")]
    public void Check_WhenCodeIsTypedUntidily_PutsItInOrder(string typed)
    {
        Assert.Equal("91420100616400352X", CreditCode.Check(typed).Normalised);
    }

    [Theory]
    [InlineData("91420100616400352Y", 'X')]
    [InlineData("914200007146661141", 'D')]
    public void Check_WhenCheckCharacterIsWrong_NamesTheExpectedOne(string code, char expected)
    {
        var check = CreditCode.Check(code);
        Assert.Equal((CreditCodeProblem.WrongCheckCharacter, expected), (check.Problem!.Value, check.ExpectedCheck!.Value));
        Assert.Contains($"“{expected}”", check.Text);
        Assert.Contains($"\"{expected}\"", check.TextEn);
        Assert.Null(check.Normalised);
    }

    [Theory]
    [InlineData("914403001922038000")]
    [InlineData("9.142E+17")]
    [InlineData("9.14403001922038E+17")]
    [InlineData("9.14403001922038e+17")]
    [InlineData("9E+17")]
    public void Check_WhenASpreadsheetDestroyedTheDigits_AsksForThemAgainAndNeverRepairs(string code)
    {
        var check = CreditCode.Check(code);
        Assert.Equal(CreditCodeProblem.DigitsLostInSpreadsheet, check.Problem);
        Assert.Null(check.Normalised);
        Assert.Contains("重新填写", check.Text);
        Assert.Contains("文本", check.Text);
        Assert.Contains("again", check.TextEn);
    }

    [Fact]
    public void Check_WhenDestroyedDigitsStillAllowIt_ComputesTheExpectedCheck()
    {
        Assert.Equal('1', CreditCode.Check("914403001922038000").ExpectedCheck);
    }

    [Theory]
    [InlineData("91420100616400O52X", "第15位“O”", "数字0")]
    [InlineData("9142010061640035ZX", "第17位“Z”", "数字2")]
    [InlineData("91420100X16400352I", "第18位“I”", "数字1")]
    [InlineData("91420100X1640035中X", "第17位“中”", "核对")]
    [InlineData("91420100X16400𠮷52X", "第15位“𠮷”", "核对")]
    [InlineData("91420100616400SOSX", "共3处", "数字5")]
    public void Check_WhenACharacterIsOutsideTheAlphabet_NamesItsPlace(string code, string place, string hint)
    {
        var check = CreditCode.Check(code);
        Assert.Equal(CreditCodeProblem.WrongCharacter, check.Problem);
        Assert.Contains(place, check.Text);
        Assert.Contains(hint, check.Text);
    }

    [Theory]
    [InlineData("91420100616400352", "17位")]
    [InlineData("91420100616400352XX", "19位")]
    public void Check_WhenLengthIsWrong_TellsTheLength(string code, string length)
    {
        var check = CreditCode.Check(code);
        Assert.Equal(CreditCodeProblem.WrongLength, check.Problem);
        Assert.Contains("应为18位", check.Text);
        Assert.Contains(length, check.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\u3000-")]
    public void Check_WhenNothingIsGiven_SaysThatItIsMissing(string? typed)
    {
        Assert.Equal(CreditCodeProblem.Missing, CreditCode.Check(typed).Problem);
    }

    [Fact]
    public void Check_WhenDivisionHoldsALetter_SaysThatDigitsAreWanted()
    {
        Assert.Equal(CreditCodeProblem.RegionNotDigits, CreditCode.Check("914201A0616400352X").Problem);
    }

    [Fact]
    public void Check_WhenTextIsVeryLong_ShowsOnlyItsBeginning()
    {
        var check = CreditCode.Check("9.1E+" + new string('1', 10_000));
        Assert.False(check.IsValid);
        Assert.True(check.Text.Length < 300);
        Assert.True(CreditCode.Check(new string('9', 10_000)).Text.Length < 300);
    }

    [Fact]
    public void Check_WhenOnlyTheOrganisationCodeDisagrees_WarnsAndAccepts()
    {
        // 71466611 asks for 1 in GB 11714; with 2 in its place the outer check is recomputed and holds.
        var first17 = "91420000714666112";
        var check = CreditCode.Check(first17 + CreditCode.CheckCharacter(first17));
        Assert.True(check.IsValid);
        Assert.Contains("GB 11714", check.Warning);
        Assert.Contains("GB 11714", check.WarningEn);
    }

    [Fact]
    public void Check_WhenValidCodeEndsInThreeZeros_WarnsThatDigitsMayBeLost()
    {
        var valid = Enumerable.Range(0, 100_000).Select(n => $"9142010061{n:D5}000").First(c => CreditCode.CheckCharacter(c) == '0');
        Assert.Contains("末三位都是0", CreditCode.Check(valid).Warning);
    }

    [Fact]
    public void Check_WhenAnySingleCharacterIsChanged_RefusesTheCode()
    {
        const string good = "91350100M000100Y43";
        var changed = from i in Enumerable.Range(0, 18)
                      from c in CreditCode.Alphabet
                      where c != good[i]
                      select string.Concat(good.AsSpan(0, i), [c], good.AsSpan(i + 1));
        Assert.All(changed, code => Assert.False(CreditCode.Check(code).IsValid));
    }

    [Fact]
    public void Check_WhenTwoNeighboursAreSwapped_RefusesTheCode()
    {
        const string good = "91420100616400352X";
        var swapped = Enumerable.Range(0, 16).Where(i => good[i] != good[i + 1])
            .Select(i => string.Concat(good.AsSpan(0, i), [good[i + 1], good[i]], good.AsSpan(i + 2)));
        Assert.All(swapped, code => Assert.False(CreditCode.Check(code).IsValid));
    }

    [Fact]
    public void CheckCharacter_WhenGivenTooLittle_Throws()
    {
        Assert.Throws<ArgumentException>(() => CreditCode.CheckCharacter("9142"));
        Assert.Throws<ArgumentException>(() => CreditCode.CheckCharacter("91420100616400O52"));
    }
}
