using System.Text.RegularExpressions;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Xlsx.Following;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>A cell of a repeated row that merges with the one above when both show the same: <c>{{ row.city | merge.same }}</c>, as in Word tables. It goes from left to right:
/// a cell merges only as far as the merging cells left of it in its row do.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Loop">The loop that repeats its row; cells of two runs of it never merge.</param>
/// <param name="Left">The next merging cell left of it.</param>
internal sealed partial record SameCells(int Column, LoopLayout Loop, SameCells? Left)
{
    [GeneratedRegex(@"^(?<value>.*)\|\s*merge\.same\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Wish();

    public static bool IsWished(CellTag tag) => tag.Code.Contains("merge.same", StringComparison.Ordinal);

    /// <summary>Code of a tag without the wish; null when the wish stands anywhere but at its end.</summary>
    public static string? ValueOf(CellTag tag) => Wish().Match(tag.Code) is { Success: true } match ? match.Groups["value"].Value : null;
}

/// <summary>Merging of equal cells while a sheet is written: of each merging cell the run that goes on, and the runs that are done.</summary>
/// <param name="lines">The sheet, for messages.</param>
internal sealed class SameRuns(SheetLines lines)
{
    sealed class Run
    {
        public int First, Last;
        public Value Value;
    }

    readonly Dictionary<SameCells, Run> open = new(ReferenceEqualityComparer.Instance);
    readonly List<CellRange> done = [];

    /// <summary>Ranges of more than one cell, in the order in which they ended.</summary>
    public IReadOnlyList<CellRange> Done => done;

    /// <summary>Takes what a cell shows; true when it belongs to the cell above, which shows it already.</summary>
    public bool Join(SameCells cell, int row, Value value)
    {
        if (!open.TryGetValue(cell, out var run)) open[cell] = run = new Run();
        if (run.First > 0 && run.Last == row - 1 && (cell.Left is null || (open.TryGetValue(cell.Left, out var left) && left.Last == row && left.First < row)) && AreSame(run.Value, value))
        {
            run.Last = row;
            return true;
        }
        Close(cell, run);
        (run.First, run.Last, run.Value) = (row, row, value);
        return false;
    }

    /// <summary>A loop has ended: what follows begins anew.</summary>
    public void End(LoopLayout loop)
    {
        foreach (var (cell, run) in open)
            if (cell.Loop == loop) Close(cell, run);
    }

    void Close(SameCells cell, Run run)
    {
        if (run.Last > run.First) done.Add(new CellRange(new(cell.Column, run.First), new(cell.Column, run.Last)));
        if (done.Count > MergedCells.Most) throw new RenderException(FollowingMistake.TooManyMerges(MergedCells.Most, lines.At()));
        (run.First, run.Last, run.Value) = (0, 0, default);
    }

    static bool AreSame(Value a, Value b)
    {
        if (IsNothing(a) || IsNothing(b)) return IsNothing(a) && IsNothing(b);
        if (a.IsNumber && b.IsNumber && a.Kind != b.Kind) return NumberOf(a) == NumberOf(b);
        return a.Kind == b.Kind && Printer.Scalar(a) == Printer.Scalar(b);
    }

    // 2 and 2.0 look the same in a cell.
    static double NumberOf(Value value) => value.Kind switch
    {
        ValueKind.Int => value.AsInt,
        ValueKind.BigInt => (double)value.AsBigInteger,
        ValueKind.Decimal => (double)value.AsDecimal,
        _ => value.AsDouble,
    };

    static bool IsNothing(Value value) => value.IsNull || value.AsString is "";
}
