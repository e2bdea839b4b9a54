using Cqo.Templating.Xlsx.Filling;

namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>Lines of a reference along one axis: rows or columns.</summary>
/// <param name="First">The line that is written first, 0 when this axis is not written.</param>
/// <param name="Last">The line behind the colon.</param>
/// <param name="FixedFirst">Whether the first has a <c>$</c>.</param>
/// <param name="FixedLast">Whether the last has one.</param>
internal readonly record struct Lines(int First, int Last, bool FixedFirst, bool FixedLast)
{
    /// <summary>Lines beyond the sheet.</summary>
    public static Lines Lost { get; } = new(-1, -1, false, false);
}

/// <summary>Where the lines of references go along one axis of one sheet.</summary>
internal readonly ref struct MovedLines(SheetMap own, SheetMap whole, bool areRows, FormulaUse use, RuleArea rule)
{
    readonly SheetMap own = own, whole = whole;
    readonly bool areRows = areRows;
    readonly FormulaUse use = use;
    readonly RuleArea rule = rule;

    int Most => areRows ? CellReference.MostRows : CellReference.MostColumns;
    bool Repeats => use == FormulaUse.Rule && (areRows ? rule.RowsRepeat : rule.ColumnsRepeat);
    int Anchor => areRows ? rule.Cells.First.Row : rule.Cells.First.Column;
    bool IsOneLine => Anchor == (areRows ? rule.Cells.Last.Row : rule.Cells.Last.Column);

    LineSpan Span(SheetMap map, int line) => areRows ? map.Rows(line) : map.Columns(line);

    /// <summary>A single line.</summary>
    /// <param name="line">The line, in the template.</param>
    /// <param name="isFixed">Whether it has a <c>$</c>.</param>
    /// <param name="grows">Whether it becomes all its items.</param>
    /// <param name="isRangeEnd">Whether it ends a range, whose last line is meant then.</param>
    /// <param name="notes">What the author should know.</param>
    public Lines Single(int line, bool isFixed, bool grows, bool isRangeEnd, ref FormulaNotes notes)
    {
        if (StaysRelative(isFixed)) return Stay(line, line, isFixed, isFixed, ref notes);
        if (Repeats && !isFixed && !IsOfItem(line)) return Shifted(line, ref notes);
        if (Repeats && isFixed && IsOfItem(line))
        {
            if (IsOneLine) isFixed = false;
            else notes |= FormulaNotes.Inexpressible;
        }
        var span = Span(own, line);
        if (span.IsEmpty) notes |= FormulaNotes.Gone;
        var first = isRangeEnd && !span.IsEmpty ? span.Last : span.First;
        var last = grows && !span.IsEmpty ? span.Last : first;
        return Within(new Lines(first, last, isFixed, isFixed), isArea: last > first, ref notes);
    }

    /// <summary>The lines of a range.</summary>
    public Lines Range(Lines lines, ref FormulaNotes notes)
    {
        if (StaysRelative(lines.FixedFirst) || StaysRelative(lines.FixedLast)) return Stay(lines.First, lines.Last, lines.FixedFirst, lines.FixedLast, ref notes);
        if (lines.First > lines.Last)
        {
            var turned = Range(new Lines(lines.Last, lines.First, lines.FixedLast, lines.FixedFirst), ref notes);
            return new Lines(turned.Last, turned.First, turned.FixedLast, turned.FixedFirst);
        }
        var first = EndOf(lines.First, lines.FixedFirst, isLast: false, ref notes);
        var last = lines.Last == Most ? Most : EndOf(lines.Last, lines.FixedLast, isLast: true, ref notes);
        if (last < first)
        {
            notes |= FormulaNotes.Gone;
            last = first;
        }
        return Within(lines with { First = first, Last = last }, isArea: true, ref notes);
    }

    int EndOf(int line, bool isFixed, bool isLast, ref FormulaNotes notes)
    {
        if (Repeats && !isFixed && !IsOfItem(line)) return Shifted(line, ref notes).First;
        var span = Span(isFixed ? whole : own, line);
        return isLast ? span.Last : span.First;
    }

    // What lies beyond the end of a sheet cannot hold anything: a range loses nothing there, a cell is lost.
    Lines Within(Lines lines, bool isArea, ref FormulaNotes notes)
    {
        if (lines.First >= 1 && lines.First <= Most) return isArea && lines.Last > Most ? lines with { Last = Most } : lines;
        notes |= FormulaNotes.Beyond;
        return Lines.Lost;
    }

    // A name without $ means another line for each cell that uses it.
    bool StaysRelative(bool isFixed) => use == FormulaUse.Name && !isFixed;

    Lines Stay(int first, int last, bool fixedFirst, bool fixedLast, ref FormulaNotes notes)
    {
        if (Span(own, first) != new LineSpan(first, first) || Span(own, last) != new LineSpan(last, last)) notes |= FormulaNotes.Inexpressible;
        return new Lines(first, last, fixedFirst, fixedLast);
    }

    bool IsOfItem(int line) => Span(own, line) != Span(whole, line);

    // Without $ the author means so many lines away from each cell of the rule. One away is the neighbour; more looks like a $ that was forgotten.
    Lines Shifted(int line, ref FormulaNotes notes)
    {
        if (Math.Abs(line - Anchor) > 1) notes |= FormulaNotes.Inexpressible;
        var moved = Span(own, Anchor).First + line - Anchor;
        return Within(new Lines(moved, moved, false, false), isArea: false, ref notes);
    }
}
