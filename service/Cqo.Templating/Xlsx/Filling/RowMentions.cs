using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Rows that formulas, names, tables and charts of a workbook refer to.</summary>
internal sealed class RowMentions
{
    readonly record struct Mention(string? Sheet, int First, int Last, string? FromSheet, int FromRow);

    // A hostile template may have many loops and many formulas; then every loop counts as referred to.
    const long MostWork = 5_000_000;

    readonly List<Mention> mentions = [];
    long work;

    /// <summary>Notes what is referred to. Whole columns need no row to stand on.</summary>
    /// <param name="reference">The lines.</param>
    /// <param name="sheet">Name of the sheet that the formula stands on; null for none.</param>
    /// <param name="row">The row in which it stands; 0 for none.</param>
    public void Add(FormulaReference reference, string? sheet, int row)
    {
        // Of several sheets (A:C!B5) any may be meant.
        var named = reference.LastSheet is null ? reference.Sheet ?? sheet : null;
        if (reference.FirstRow > 0) mentions.Add(new Mention(named, reference.FirstRow, reference.LastRow, sheet, row));
    }

    /// <summary>Whether something outside these rows refers to one of them.</summary>
    public bool Touches(string sheet, int first, int last) => (work += mentions.Count) > MostWork || mentions.Exists(m =>
        m.First <= last && m.Last >= first && (m.Sheet is null || m.Sheet.Equals(sheet, StringComparison.OrdinalIgnoreCase))
        && !(m.FromRow >= first && m.FromRow <= last && sheet.Equals(m.FromSheet, StringComparison.OrdinalIgnoreCase)));
}
