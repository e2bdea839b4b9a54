namespace Cqo.Domain.Statistics;

/// <summary>What a person once said about a header, remembered for later files.</summary>
/// <param name="Field">Id of the field, or an empty text for none of ours.</param>
/// <param name="AnsweredBy">Who said so.</param>
/// <param name="AnsweredOn">When.</param>
public sealed record HeaderAnswer(string Field, string AnsweredBy, DateOnly AnsweredOn)
{
    /// <summary>What a header is remembered by: spaces, punctuation, full width and case do not count.</summary>
    public static string KeyOf(string header) => CellText.Key(header);

    /// <summary>
    /// The answers that a file made use of and that later files can: each names a header that stands in it. <c>#C</c> is about the place in one file and is not remembered.
    /// </summary>
    /// <param name="answers">Answers given with the file, by header.</param>
    /// <param name="header">Its columns.</param>
    public static IReadOnlyDictionary<string, string> WorthKeeping(IReadOnlyDictionary<string, string> answers, IEnumerable<HeaderColumn> header)
    {
        var keys = header.Where(c => c.Match == HeaderMatch.Confirmed).Select(c => CellText.Key(c.Text)).ToList();
        // A header below a group may be answered with or without it.
        return answers.Where(a => !a.Key.StartsWith('#') && CellText.Key(a.Key) is { Length: > 0 } key && keys.Exists(k => k.EndsWith(key, StringComparison.Ordinal))).ToDictionary();
    }
}
