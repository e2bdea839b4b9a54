using Cqo.Templating.Xlsx.Filling;

namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>Where a formula stands, which decides what its references become.</summary>
internal enum FormulaUse
{
    /// <summary>In a cell. A single cell that is all of an argument stands for all its items.</summary>
    Cell,
    /// <summary>In a defined name: the whole text is as an argument, and lines without <c>$</c>, which move with whoever uses the name, stay.</summary>
    Name,
    /// <summary>In a chart, sparkline or control: the whole text is as an argument.</summary>
    Source,
    /// <summary>In a conditional format or validation: it is written once and, without <c>$</c>, moves from cell to cell of its <see cref="RuleArea"/>.</summary>
    Rule,
}

/// <summary>The cells that a rule is for, which decides how <c>$</c> must stand in its formulas.</summary>
/// <param name="Cells">Its cells in the template.</param>
/// <param name="RowsRepeat">Whether its rows stand in several items.</param>
/// <param name="ColumnsRepeat">Whether its columns do.</param>
internal readonly record struct RuleArea(CellRange Cells, bool RowsRepeat, bool ColumnsRepeat);

/// <summary>The place from which a formula sees the lines of its workbook.</summary>
/// <param name="Own">Its own sheet, as seen from where the formula stands.</param>
/// <param name="Whole">Its own sheet, all items together: what the ends of a range that have a <c>$</c> mean.</param>
/// <param name="Sheets">All sheets.</param>
/// <param name="SheetName">Name of its own sheet, for formulas that write it out; null when it stands on none.</param>
internal readonly record struct FormulaView(SheetMap Own, SheetMap Whole, SheetMaps Sheets, string? SheetName = null)
{
    public FormulaUse Use { get; init; }
    public RuleArea Rule { get; init; }

    /// <summary>As seen from no sheet: names and charts.</summary>
    public static FormulaView Outside(SheetMaps sheets, FormulaUse use) => new(StillMap.Instance, StillMap.Instance, sheets) { Use = use };
}

/// <summary>What happened to a formula that its author should know.</summary>
[Flags]
internal enum FormulaNotes
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>A cell would stand beyond the last row or column: <c>#REF!</c>.</summary>
    Beyond = 1,
    /// <summary>Of a reference through several sheets (<c>A:C!B5</c>), the lines moved differently: those of the first sheet are taken.</summary>
    Differing = 2,
    /// <summary>Nothing came of the lines that it refers to; the line where they would have stood is taken.</summary>
    Gone = 4,
    /// <summary>A rule for several cells refers to a place that no single formula can name for all of them.</summary>
    Inexpressible = 8,
}
