namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>Lines of a sheet that a formula mentions.</summary>
/// <param name="Sheet">Name of the sheet, null for the formula's own.</param>
/// <param name="LastSheet">Name of the last one when several are named (<c>A:C!B5</c>), else null.</param>
/// <param name="FirstRow">First row, 0 when only columns are named (<c>A:C</c>).</param>
/// <param name="LastRow">Last row.</param>
/// <param name="FirstColumn">First column, 0 when only rows are named (<c>5:7</c>).</param>
/// <param name="LastColumn">Last column.</param>
internal readonly record struct FormulaReference(string? Sheet, string? LastSheet, int FirstRow, int LastRow, int FirstColumn, int LastColumn);
