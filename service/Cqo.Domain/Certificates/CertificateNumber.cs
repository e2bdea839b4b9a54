namespace Cqo.Domain.Certificates;

/// <summary>
/// Number of a certificate: 鄂质官证〔2026〕420106-0001 (domain.md §2.3). Year, division and serial together are unique and never used twice.
/// The brackets are U+3014 and U+3015, as in the numbers of official documents (GB/T 9704-2012).
/// </summary>
/// <param name="Year">Year of issue, 4 digits.</param>
/// <param name="RegionCode">GB/T 2260 code of the reporting unit, 6 digits.</param>
/// <param name="Serial">Serial within year and division, from 1; at least 4 digits are printed, more when needed.</param>
public sealed record CertificateNumber(int Year, string RegionCode, int Serial) : IComparable<CertificateNumber>
{
    private const string Prefix = "鄂质官证";
    private const string Opening = "〔[［【(（";
    private const string Closing = "〕]］】)）";

    /// <summary>The number as printed.</summary>
    public override string ToString() => FormattableString.Invariant($"{Prefix}〔{Year:D4}〕{RegionCode}-{Serial:D4}");

    /// <summary>
    /// Reads a number as printed or as typed: other brackets, full-width digits and spaces are understood; null when it is not a number of this form.
    /// </summary>
    public static CertificateNumber? Parse(string? text)
    {
        if (text is null || text.Length > 64)
        {
            return null;
        }
        var clean = string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(ToHalfWidth));
        if (!clean.StartsWith(Prefix, StringComparison.Ordinal) || clean.Length < Prefix.Length + 17)
        {
            return null;
        }
        var rest = clean.AsSpan(Prefix.Length);
        var framed = Opening.Contains(rest[0]) && Closing.Contains(rest[5]) && rest[12] == '-';
        return framed ? Assemble(rest[1..5], rest[6..12], rest[13..]) : null;
    }

    /// <summary>By year, then division, then serial.</summary>
    public int CompareTo(CertificateNumber? other) => other is null ? 1
        : Year != other.Year ? Year.CompareTo(other.Year)
        : RegionCode != other.RegionCode ? string.CompareOrdinal(RegionCode, other.RegionCode)
        : Serial.CompareTo(other.Serial);

    private static CertificateNumber? Assemble(ReadOnlySpan<char> year, ReadOnlySpan<char> region, ReadOnlySpan<char> serial)
    {
        var digitsOnly = AllDigits(year) && AllDigits(region) && AllDigits(serial) && serial.Length is >= 4 and <= 9;
        // A fifth digit is printed only when it is needed, so 00001 was never a number of ours.
        var padded = serial.Length > 4 && serial[0] == '0';
        if (!digitsOnly || padded)
        {
            return null;
        }
        var number = int.Parse(serial);
        return number == 0 ? null : new CertificateNumber(int.Parse(year), region.ToString(), number);
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static char ToHalfWidth(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '－' or '—' or '–' or '‐' or '−' => '-',
        _ => c,
    };
}
