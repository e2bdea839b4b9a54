namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Warns of totals over all groups that would count the groups' own totals as well: a range over the rows of an inner repeat covers what stands between them.</summary>
internal sealed class GroupTotals(SheetCells cells, SheetLayout layout)
{
    // A warning is not worth more.
    const long MostWork = 10_000_000;

    static readonly string[] Adding = ["SUM(", "AVERAGE(", "COUNT(", "COUNTA(", "SUMIF(", "COUNTIF("];

    public void Report(string part, List<Diagnostic> sink)
    {
        if (!layout.Loops.Exists(l => l.Depth > 0) || cells.Formulas.Values.Sum(f => (long)f.References.Count()) * (layout.Loops.Count + layout.Lines.Count) > MostWork) return;
        foreach (var (cell, formula) in cells.Formulas.Where(f => Array.Exists(Adding, a => f.Value.Text.Contains(a, StringComparison.OrdinalIgnoreCase))).OrderBy(f => f.Key.Row).ThenBy(f => f.Key.Column))
            foreach (var reference in formula.References.Where(r => r.Sheet is null && r.FirstRow > 0 && r.FirstRow == r.LastRow && r.FirstColumn > 0))
                if (Between(cell.Row, reference.FirstRow, reference.FirstColumn) is { } row)
                {
                    sink.Add(FillingMistake.CountsSubtotals(new Place(part, 0, cell.ToString(), 0, 0, 0), formula.Text, row));
                    break;
                }
    }

    // A row with content in the column, in a loop that the formula stands outside of, beside the inner loop that holds the row it refers to.
    int? Between(int from, int row, int column)
    {
        if (layout.LineOf(from) is not { } own || layout.LineOf(row) is not { } line) return null;
        var around = layout.Loops.Where(l => l.Holds(line.Index) && !l.Holds(own.Index)).ToList();
        if (around.Count < 2) return null;
        for (var i = around[0].FirstLine; i <= around[0].LastLine; i++)
            if (!around[^1].Holds(i) && layout.Lines[i].Height == 1 && cells.HasContent(layout.Lines[i].First, column)) return layout.Lines[i].First;
        return null;
    }
}
