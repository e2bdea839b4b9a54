using Cqo.Domain.Appointments;

namespace Cqo.Domain.Tests.Appointments;

public class MobileNumberTests
{
    [Theory]
    [InlineData("13800005678", "138****5678")]
    [InlineData(" 13800005678 ", "138****5678")]
    [InlineData("027-87654321", "****21")]
    [InlineData("12345", "****")]
    [InlineData("写错了的文字很长很长", "****")]
    [InlineData("138000056780", "****80")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Mask_HidesTheMiddleAndNeverShowsAnythingElseWhole(string? number, string? masked)
    {
        Assert.Equal(masked, MobileNumber.Mask(number));
    }

    [Theory]
    [InlineData("13800005678", true)]
    [InlineData("19900005678", true)]
    [InlineData("12800005678", false)]
    [InlineData("1380000567", false)]
    [InlineData("１3800005678", false)]
    public void IsValid_WhenElevenDigitsStartWith13To19_IsTrue(string number, bool valid)
    {
        Assert.Equal(valid, MobileNumber.IsValid(number));
    }
}
