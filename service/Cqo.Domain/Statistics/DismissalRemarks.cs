namespace Cqo.Domain.Statistics;

/// <summary>What the remarks and further columns say of a dismissal (解聘).</summary>
/// <param name="IsDismissed">Plainly said of this person.</param>
/// <param name="On">When, if it is said.</param>
/// <param name="IsUnclear">A dismissal is spoken of, but perhaps another person's, or not plainly.</param>
public readonly record struct DismissalReading(bool IsDismissed, ReportedDate? On, bool IsUnclear);

/// <summary>Reads dismissals. The table has no column for them, so remarks count only when they say nothing else: 已解聘, 2025年3月解聘.</summary>
public static class DismissalRemarks
{
    private static readonly string[] Words = ["解聘", "免职", "离任", "离职", "辞任", "卸任"];

    /// <summary>Reads a row.</summary>
    public static DismissalReading Read(StatisticsRow row, IReadOnlyList<ExtraValue> extra)
    {
        foreach (var value in extra)
        {
            if (Array.Exists(Words, w => value.Header.Contains(w, StringComparison.Ordinal)) && ReadDate(value.Text) is { } day)
            {
                return new(true, day, false);
            }
        }
        var text = row.Remarks?.Replace(" ", "", StringComparison.Ordinal).TrimEnd('。', '.', '；', ';') ?? "";
        return Array.Find(Words, w => text.Contains(w, StringComparison.Ordinal)) is { } word ? ReadRemark(text, word) : default;
    }

    private static DismissalReading ReadRemark(string text, string word)
    {
        var rest = text.EndsWith(word, StringComparison.Ordinal) ? text[..^word.Length] : text.StartsWith(word, StringComparison.Ordinal) ? text[word.Length..] : null;
        if (rest is null)
        {
            return new(false, null, true);
        }
        var day = rest.Trim('已', '于', '：', ':', '（', '）', '(', ')');
        if (day.Length == 0)
        {
            return new(true, null, false);
        }
        return ReadDate(day) is { } on ? new(true, on, false) : new(false, null, true);
    }

    private static ReportedDate? ReadDate(string text) => DateForms.Read(text.Trim(), out var date) is DateForm.Day or DateForm.Month ? date : null;
}
