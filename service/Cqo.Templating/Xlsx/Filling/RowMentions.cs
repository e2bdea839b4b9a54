using System.Globalization;
using System.Text.RegularExpressions;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Rows that formulas, names, tables and charts of a workbook refer to. It errs on the safe side: a text that looks like a reference counts as one.</summary>
internal sealed partial class RowMentions
{
    readonly record struct Mention(string Sheet, int First, int Last, string FromSheet, int FromRow);

    // A hostile template may have many loops and many formulas; then every loop counts as referred to.
    const long MostWork = 200_000_000;

    readonly List<Mention> mentions = [];
    long work;

    [GeneratedRegex(@"(?:(?:'(?<sheet>(?:[^']|'')+)'|(?<sheet>[\p{L}\p{N}_.]+))!)?\$?[A-Za-z]{1,3}\$?(?<first>\d{1,7})(?![\p{L}\p{N}_(])(?::\$?[A-Za-z]{1,3}\$?(?<last>\d{1,7})(?!\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    /// <summary>Notes what a formula refers to.</summary>
    /// <param name="formula">Its text.</param>
    /// <param name="sheet">Name of the sheet that it belongs to.</param>
    /// <param name="row">The row in which it stands; 0 when it stands in none.</param>
    public void Add(string formula, string sheet, int row)
    {
        foreach (Match match in Reference().Matches(formula))
        {
            var named = match.Groups["sheet"];
            var first = int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
            var last = match.Groups["last"].Success ? int.Parse(match.Groups["last"].ValueSpan, CultureInfo.InvariantCulture) : first;
            mentions.Add(new Mention(named.Success ? named.Value.Replace("''", "'", StringComparison.Ordinal) : sheet, Math.Min(first, last), Math.Max(first, last), sheet, row));
        }
    }

    /// <summary>Whether something outside these rows refers to one of them.</summary>
    public bool Touches(string sheet, int first, int last) => (work += mentions.Count) > MostWork || mentions.Exists(m =>
        m.First <= last && m.Last >= first && m.Sheet.Equals(sheet, StringComparison.OrdinalIgnoreCase)
        && !(m.FromRow >= first && m.FromRow <= last && m.FromSheet.Equals(sheet, StringComparison.OrdinalIgnoreCase)));
}
