namespace Cqo.Templating.Evaluation;

/// <summary>
/// The order of texts: marks before digits before letters, without regard to case unless nothing else differs (then small letters first), other
/// characters by code unit. It is Scriban's order for plain words, but follows no machine's collation data, so that a list is sorted the same everywhere.
/// </summary>
internal static class TextOrder
{
    const string Marks = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    const int FirstMark = 100;
    const int FirstDigit = 200;
    const int FirstLetter = 300;
    const int Other = 1000;

    static readonly int[] Ascii = [.. Enumerable.Range(0, 128).Select(code => RankOf((char)code))];

    static int RankOf(char character) =>
        char.IsAsciiDigit(character) ? FirstDigit + character
        : char.IsAsciiLetter(character) ? FirstLetter + char.ToLowerInvariant(character)
        : Marks.IndexOf(character) is >= 0 and var mark ? FirstMark + mark : character;

    static int Rank(char character) => character < 128 ? Ascii[character] : Other + char.ToLowerInvariant(character);

    internal static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
            if (left[i] != right[i] && Rank(left[i]) - Rank(right[i]) is not 0 and var order) return order;
        // Small letters have the greater codes.
        return left.Length != right.Length ? left.Length - right.Length : -string.CompareOrdinal(left, right);
    }
}
