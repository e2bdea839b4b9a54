using Cqo.Domain.Certificates;

namespace Cqo.Domain.Tests.Certificates;

public class CertificateNumberTests
{
    [Theory]
    [InlineData(1, "鄂质官证〔2026〕420106-0001")]
    [InlineData(9999, "鄂质官证〔2026〕420106-9999")]
    [InlineData(10000, "鄂质官证〔2026〕420106-10000")]
    public void ToString_PrintsHexagonalBracketsAndAtLeastFourDigits(int serial, string printed)
    {
        var number = new CertificateNumber(2026, "420106", serial);
        Assert.Equal(printed, number.ToString());
        Assert.Equal(number, CertificateNumber.Parse(printed));
        Assert.Contains('\u3014', printed);
        Assert.Contains('\u3015', printed);
    }

    [Theory]
    [InlineData("鄂质官证[2026]420106-0001")]
    [InlineData("鄂质官证（2026）420106－0001")]
    [InlineData(" 鄂质官证 〔２０２６〕 420106 — 0001 ")]
    public void Parse_WhenTypedWithOtherBracketsOrWidths_UnderstandsIt(string typed)
    {
        Assert.Equal(new CertificateNumber(2026, "420106", 1), CertificateNumber.Parse(typed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("鄂质官证〔2026〕420106-001")]
    [InlineData("鄂质官证〔2026〕420106-0000")]
    [InlineData("鄂质官证〔2026〕420106-00001")]
    [InlineData("鄂质官证〔26〕420106-0001")]
    [InlineData("鄂质官证〔2026〕42010-00001")]
    [InlineData("鄂质官证〔2026〕420106-1234567890")]
    [InlineData("皖质官证〔2026〕420106-0001")]
    [InlineData("鄂质官证〔2026〕420106_0001")]
    [InlineData("鄂质官证〔2O26〕420106-0001")]
    public void Parse_WhenItIsNoNumberOfThisForm_GivesNull(string? text)
    {
        Assert.Null(CertificateNumber.Parse(text));
    }

    [Fact]
    public void CompareTo_OrdersByYearThenDivisionThenSerial()
    {
        CertificateNumber[] ordered =
        [
            new(2025, "429021", 9), new(2026, "420106", 2), new(2026, "420106", 10), new(2026, "420106", 10000), new(2026, "420111", 1),
        ];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }
}
