namespace Cqo.Domain.Appointments;

/// <summary>Mobile numbers of the mainland, shown masked wherever the number itself is not needed (domain.md §4.3, §4.9).</summary>
public static class MobileNumber
{
    /// <summary>True for 11 ASCII digits that start with 13 to 19.</summary>
    public static bool IsValid(string? number) =>
        number is { Length: 11 } && number[0] == '1' && number[1] is >= '3' and <= '9' && number.All(char.IsAsciiDigit);

    /// <summary>
    /// The number with its middle hidden: <c>138****5678</c>. Anything that is not a mobile number keeps its last two characters at most,
    /// so that nothing typed into the field by mistake is shown whole. Null stays null.
    /// </summary>
    public static string? Mask(string? number)
    {
        var trimmed = number?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return null;
        }
        return IsValid(trimmed) ? $"{trimmed[..3]}****{trimmed[7..]}"
            : trimmed.Length > 6 && trimmed.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ' ') ? "****" + trimmed[^2..]
            : "****";
    }
}
