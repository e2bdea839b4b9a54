using System.Globalization;
using System.Text;

namespace Cqo.Domain.Eligibility;

/// <summary>
/// Whether a text can stand on a paper as it is: not too long, nothing invisible, nothing that turns the direction of writing, nothing lost in
/// conversion. Rare characters of any plane (𠮷, 㛃) and the middle dot are fine.
/// </summary>
internal static class PrintableText
{
    // Blank by design, yet letters or symbols to Unicode.
    private const string BlankLetters = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";
    private const int Shown = 5;

    /// <summary>Length in characters as a reader counts them: code points.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>True when there is at least one letter or ideograph.</summary>
    public static bool HasLetter(string text) => text.EnumerateRunes().Any(Rune.IsLetter);

    /// <summary>Characters that cannot be printed, each once, as <c>U+200B</c>, at most five and "…".</summary>
    public static string? Unprintable(string text)
    {
        var found = new List<string>();
        for (var i = 0; i < text.Length && found.Count <= Shown; i++)
        {
            var good = Rune.TryGetRuneAt(text, i, out var rune);
            var name = good ? $"U+{rune.Value:X4}" : $"U+{(int)text[i]:X4}";
            i += good ? rune.Utf16SequenceLength - 1 : 0;
            if ((!good || !IsPrintable(rune)) && !found.Contains(name))
            {
                found.Add(name);
            }
        }
        return found.Count == 0 ? null : string.Join("、", found.Take(Shown)) + (found.Count > Shown ? "…" : "");
    }

    /// <summary>A text as a finding quotes it: at most so many characters, and � for what cannot be printed. Empty for null.</summary>
    public static string Quoted(string? text, int longest = 60)
    {
        var runes = (text ?? "").Trim().EnumerateRunes().Take(longest + 1).ToList();
        return string.Concat(runes.Take(longest).Select(r => IsPrintable(r) ? r : Rune.ReplacementChar)) + (runes.Count > longest ? "…" : "");
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => false,
        _ => rune.Value != 0xFFFD && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)
            && !(rune.IsBmp && BlankLetters.Contains((char)rune.Value)),
    };
}
