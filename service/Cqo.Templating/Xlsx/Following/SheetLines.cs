using System.Text;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>A sheet of the template with where its lines went: what its ranges become.</summary>
internal sealed class SheetLines
{
    /// <summary>Areas that one list of ranges gets at most; Excel grows slow with many, and no template means that many.</summary>
    const int MostAreas = 2000;
    /// <summary>Lines beside a range that are looked at to see whether others stand between its copies; a repeat of more lines is counted copy by copy.</summary>
    const int NearLines = 64;
    /// <summary>Copies that are looked at for all lists of ranges of a sheet together. A hostile template has many ranges in a repeat of many items.</summary>
    const long MostCopies = 20_000_000;

    readonly Func<CellRange, IEnumerable<SheetMap>>? places;
    long copies;

    /// <param name="name">Name in the template.</param>
    /// <param name="part">Part of the template, for messages.</param>
    /// <param name="whole">Where its lines went, all items together.</param>
    /// <param name="sheets">All sheets.</param>
    /// <param name="places">The sheet as seen from every place where a range of the template stands: once per item of the innermost repeat that holds all of the range, in the order of the output; once when no
    /// repeat does; never when nothing came of it. It is asked again and again; what it gives is used only until the next one is taken, so that one view may serve for all. Null when nothing repeats.</param>
    public SheetLines(string name, string part, SheetMap whole, SheetMaps sheets, Func<CellRange, IEnumerable<SheetMap>>? places = null) =>
        (Name, Part, Whole, Sheets, this.places) = (name, part, whole, sheets, places);

    public string Name { get; }
    public string Part { get; }
    public SheetMap Whole { get; }
    public SheetMaps Sheets { get; }

    public IEnumerable<SheetMap> Places(CellRange range) => places is null ? [Whole] : places(range);

    public Place At(string? cell = null) => new(Part, 0, cell, 0, 0, 0);

    public FormulaView View(SheetMap own, FormulaUse use) => new(own, Whole, Sheets, Name) { Use = use };

    /// <summary>A range as it stands in the output, as seen from a place; null when nothing came of it.</summary>
    public static CellRange? Moved(CellRange range, SheetMap place)
    {
        var (top, bottom) = Ends(place.Rows(range.First.Row), place.Rows(range.Last.Row), range.Last.Row, CellReference.MostRows);
        var (left, right) = Ends(place.Columns(range.First.Column), place.Columns(range.Last.Column), range.Last.Column, CellReference.MostColumns);
        return bottom < top || right < left ? null : new CellRange(new(left, top), new(right, bottom));
    }

    static (int First, int Last) Ends(LineSpan first, LineSpan last, int lastLine, int most) => (first.First, lastLine == most ? most : Math.Min(last.Last, most));

    /// <summary>The range with all items together. When nothing came of it, one line where it would stand.</summary>
    public CellRange Kept(CellRange range)
    {
        if (Moved(range, Whole) is { } moved) return moved;
        var (rows, columns) = (Whole.Rows(range.First.Row), Whole.Columns(range.First.Column));
        var first = new CellReference(Math.Min(columns.First, CellReference.MostColumns), Math.Min(rows.First, CellReference.MostRows));
        return new CellRange(first, new(Math.Clamp(Whole.Columns(range.Last.Column).Last, first.Column, CellReference.MostColumns), Math.Clamp(Whole.Rows(range.Last.Row).Last, first.Row, CellReference.MostRows)));
    }

    /// <summary>The range once for every place where it stands.</summary>
    public IEnumerable<CellRange> Copies(CellRange range)
    {
        foreach (var place in Places(range))
            if (Moved(range, place) is { } moved) yield return moved;
    }

    /// <summary>All that a range became as few areas; one around all of them when they are too many.</summary>
    /// <param name="range">Range of the template.</param>
    /// <param name="tooMany">Whether that area holds more than the copies do.</param>
    public List<CellRange> Areas(CellRange range, out bool tooMany)
    {
        tooMany = false;
        if (Unbroken(range) is { } unbroken) return [unbroken];
        var areas = new List<CellRange>();
        CellRange? around = null;
        var cells = 0L;
        foreach (var copy in Copies(range))
        {
            cells += CellsOf(copy);
            around = around is { } so ? Around(so, copy) : copy;
            if (areas.Count > 0 && Joined(areas[^1], copy) is { } joined) areas[^1] = joined;
            else areas.Add(copy);
            tooMany = areas.Count > MostAreas || ++copies > MostCopies;
            if (tooMany) return [Moved(range, Whole) ?? around.Value];
        }
        return around is { } all && cells == CellsOf(all) ? [all] : areas;
    }

    // Most repeats are one block of lines; then a million items need not be asked one by one.
    CellRange? Unbroken(CellRange range) =>
        Moved(range, Whole) is { } all
        && !IsBroken(range.First.Row, range.Last.Row, new LineSpan(all.First.Row, all.Last.Row), Whole.Rows, CellReference.MostRows)
        && !IsBroken(range.First.Column, range.Last.Column, new LineSpan(all.First.Column, all.Last.Column), Whole.Columns, CellReference.MostColumns) ? all : null;

    static bool IsBroken(int first, int last, LineSpan all, Func<int, LineSpan> lines, int most)
    {
        for (var i = 1; i <= NearLines; i++)
            if ((first - i >= 1 && Meets(lines(first - i), all)) || (last + i <= most && Meets(lines(last + i), all))) return true;
        return false;
    }

    static bool Meets(LineSpan line, LineSpan all) => !line.IsEmpty && line.First <= all.Last && line.Last >= all.First;

    static long CellsOf(CellRange range) => (range.Last.Row - range.First.Row + 1L) * (range.Last.Column - range.First.Column + 1L);

    public static CellRange Around(CellRange a, CellRange b) =>
        new(new(Math.Min(a.First.Column, b.First.Column), Math.Min(a.First.Row, b.First.Row)), new(Math.Max(a.Last.Column, b.Last.Column), Math.Max(a.Last.Row, b.Last.Row)));

    static CellRange? Joined(CellRange a, CellRange b)
    {
        var isBelow = b.First.Row == a.Last.Row + 1 && a.First.Column == b.First.Column && a.Last.Column == b.Last.Column;
        var isBeside = b.First.Column == a.Last.Column + 1 && a.First.Row == b.First.Row && a.Last.Row == b.Last.Row;
        return isBelow || isBeside ? Around(a, b) : null;
    }

    /// <summary>Reads <c>B5</c> or <c>B5:D7</c>.</summary>
    public static bool TryRange(string? text, out CellRange range) => CellRange.TryParse(Encoding.UTF8.GetBytes(text?.Trim() ?? ""), out range);

    /// <summary>Reads a list of ranges (ECMA-376 part 1 §18.18.76); false when one of them is none.</summary>
    public static bool TryRanges(string? text, out List<CellRange> ranges)
    {
        ranges = [];
        foreach (var word in (text ?? "").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryRange(word, out var range)) return false;
            ranges.Add(range);
        }
        return ranges.Count > 0;
    }
}
