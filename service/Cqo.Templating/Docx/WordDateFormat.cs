using System.Text;

namespace Cqo.Templating.Docx;

/// <summary>The picture of a date in a date control (ECMA-376 Part 1 §17.16.4.1) as code of the language.</summary>
internal static class WordDateFormat
{
    static readonly (string Word, string Pattern)[] Units =
    [
        ("yyyy", "%Y"), ("yy", "%y"), ("MMMM", "%B"), ("MMM", "%b"), ("MM", "%m"), ("M", "%-m"), ("dddd", "%A"), ("ddd", "%a"), ("dd", "%d"), ("d", "%-d"),
        ("HH", "%H"), ("H", "%-H"), ("mm", "%M"), ("ss", "%S"),
    ];

    /// <summary>An expression that shows the date of variable <paramref name="name"/>.</summary>
    public static string Show(string name, string? picture)
    {
        if (string.IsNullOrWhiteSpace(picture)) return $"{name} | zh.day";
        // Chinese numerals: year EEEE, month O, day A.
        if (picture.StartsWith("EEEE", StringComparison.Ordinal)) return picture.Contains('A') ? $"{name} | zh.date" : $"(zh.year {name}) + \"年\"";
        return $"{name} | date.to_string \"{Pattern(picture)}\"";
    }

    static string Pattern(string picture)
    {
        var pattern = new StringBuilder();
        for (var at = 0; at < picture.Length;)
        {
            var (word, code) = Array.Find(Units, u => picture.AsSpan(at).StartsWith(u.Word, StringComparison.Ordinal));
            if (picture[at] == '\'') at = Quoted(picture, at, pattern);
            else if (word is null) pattern.Append(Literal(picture[at++]));
            else
            {
                pattern.Append(code);
                at += word.Length;
            }
        }
        return pattern.ToString();
    }

    static int Quoted(string picture, int open, StringBuilder pattern)
    {
        var close = picture.IndexOf('\'', open + 1);
        if (close < 0) close = picture.Length;
        foreach (var c in picture.AsSpan(open + 1, close - open - 1)) pattern.Append(Literal(c));
        return close + 1;
    }

    static string Literal(char c) => c switch { '%' => "%%", '"' => "\\\"", '\\' => "\\\\", _ => c.ToString() };
}
