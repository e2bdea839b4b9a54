using System.Globalization;
using System.Text;

namespace Cqo.Domain.Enterprises;

/// <summary>
/// Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last one computed from the others modulo 31.
/// Characters 9 to 17 are an organisation code of GB 11714 with a check of its own.
/// </summary>
public static class CreditCode
{
    /// <summary>Length of every code.</summary>
    public const int Length = 18;

    /// <summary>The alphabet of GB 32100-2015; the position of a character is its value.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static readonly sbyte[] Values = [.. Enumerable.Range(0, 128).Select(c => (sbyte)Alphabet.IndexOf((char)c))];

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// Checks a code as typed or pasted. Full-width characters, lower case, spaces, no-break spaces, hyphens and invisible marks are put in order
    /// first; nothing else is ever repaired.
    /// </summary>
    /// <param name="typed">Any text, of any length, or null.</param>
    public static CreditCodeCheck Check(string? typed)
    {
        var code = Normalise(typed);
        return code.Length == 0 ? CreditCodeTexts.Missing
            : IsScientific(code) ? CreditCodeTexts.Scientific(code)
            : WrongCharacters(code) is { Count: > 0 } wrong ? CreditCodeTexts.WrongCharacters(code, wrong)
            : code.Length != Length ? CreditCodeTexts.WrongLength(code)
            : code.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9') ? CreditCodeTexts.RegionNotDigits(code)
            : CheckCharacters(code);
    }

    /// <summary>
    /// The text in upper case and half width, without spaces, hyphens and invisible characters; empty for null. The result is not checked.
    /// </summary>
    public static string Normalise(string? typed)
    {
        var clean = new StringBuilder(Length);
        foreach (var c in typed ?? "")
        {
            var half = c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
            if (!IsIgnorable(half))
            {
                clean.Append(char.ToUpperInvariant(half));
            }
        }
        return clean.ToString();
    }

    /// <summary>True when the text is a valid code exactly as it stands and gives no reason for a doubt. Allocates nothing: the way of a million clean cells.</summary>
    internal static bool IsPlainAndSound(string? text)
    {
        if (text is not { Length: Length })
        {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var value = text[i] < 128 ? Values[text[i]] : -1;
            if (value < 0 || (value > 9 && i is >= 2 and <= 7))
            {
                return false;
            }
            sum += value * Weights[i];
        }
        return text[17] == Alphabet[(31 - sum % 31) % 31] && !LooksLikeStoredNumber(text) && OrganisationCheckCharacter(text.AsSpan(8, 8)) == text[16];
    }

    /// <summary>The check character for the first 17 characters.</summary>
    /// <param name="first17">17 or more characters of <see cref="Alphabet"/>; only the first 17 are read.</param>
    /// <exception cref="ArgumentException">Fewer than 17 characters, or one outside the alphabet.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        if (first17.Length < Weights.Length || first17[..Weights.Length].ContainsAnyExcept(Alphabet))
        {
            throw new ArgumentException("Give 17 characters of the GB 32100-2015 alphabet.", nameof(first17));
        }
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Alphabet.IndexOf(first17[i]) * Weights[i];
        }
        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>The check character of the organisation code (GB 11714) for its first 8 characters, digits and capital letters.</summary>
    internal static char OrganisationCheckCharacter(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            var value = char.IsAsciiDigit(first8[i]) ? first8[i] - '0' : first8[i] - 'A' + 10;
            sum += value * OrganisationWeights[i];
        }
        var check = 11 - sum % 11;
        return check switch { 10 => 'X', 11 => '0', _ => (char)('0' + check) };
    }

    private static CreditCodeCheck CheckCharacters(string code)
    {
        var expected = CheckCharacter(code);
        var numberLike = LooksLikeStoredNumber(code);
        if (code[17] != expected)
        {
            return numberLike ? CreditCodeTexts.DigitsLost(code, expected) : CreditCodeTexts.WrongCheckCharacter(code, expected);
        }
        var organisationAgrees = OrganisationCheckCharacter(code.AsSpan(8, 8)) == code[16];
        return CreditCodeTexts.Valid(code, numberLike, organisationAgrees);
    }

    // A double keeps 15 significant digits, so a spreadsheet shows an 18-digit code with three zeros at its end.
    private static bool LooksLikeStoredNumber(string code) =>
        code.EndsWith("000", StringComparison.Ordinal) && !code.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsScientific(string code)
    {
        var e = code.IndexOf('E');
        return e > 0 && e < code.Length - 1 && code.AsSpan().ContainsAny('+', '.')
            && !code.AsSpan(0, e).ContainsAnyExcept("0123456789.") && !code.AsSpan(e + 1).ContainsAnyExcept("0123456789+");
    }

    private static List<int> WrongCharacters(string code) =>
        [.. Enumerable.Range(0, code.Length).Where(i => !Alphabet.Contains(code[i]))];

    private static bool IsIgnorable(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.DashPunctuation || c is '\u2212';
}
