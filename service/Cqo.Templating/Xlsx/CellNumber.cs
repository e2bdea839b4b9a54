using System.Buffers.Text;

namespace Cqo.Templating.Xlsx;

/// <summary>Numbers as XML writes them. What has up to 15 digits, as nearly all have, is exact in one division.</summary>
internal static class CellNumber
{
    const ulong Exact = 1UL << 53;

    static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(n => double.Parse($"1e{n}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Reads a whole text as a finite number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        var at = 0;
        var isNegative = text.Length > 1 && text[0] == '-';
        if (isNegative) at++;
        var (digits, decimals, first) = (0UL, -1, at);
        for (; at < text.Length; at++)
        {
            uint digit = (uint)text[at] - '0';
            if (digit <= 9) digits = (digits * 10) + digit;
            else if (text[at] == '.' && decimals < 0 && at > first) decimals = at + 1;
            else break;
        }
        // 19 digits fit into 64 bits, and powers of ten up to 22 are exact.
        if (at < text.Length || at == first || at - first > 19 || digits > Exact || at == decimals) return TryAny(text, out number);
        number = decimals < 0 ? digits : digits / Powers[at - decimals];
        if (isNegative) number = -number;
        return true;
    }

    static bool TryAny(ReadOnlySpan<byte> text, out double number)
    {
        if (text.Length > 1 && text[0] == '+') text = text[1..];
        return Utf8Parser.TryParse(text, out number, out int used) && used == text.Length && double.IsFinite(number);
    }

    /// <summary>Reads a whole text as a number without sign, at most <paramref name="most"/>.</summary>
    public static bool TryIndex(ReadOnlySpan<byte> text, int most, out int value)
    {
        long sum = 0;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9' || sum > most) return (value = 0) != 0;
            sum = (sum * 10) + b - '0';
        }
        value = (int)Math.Min(sum, most);
        return text.Length > 0 && sum <= most;
    }
}
