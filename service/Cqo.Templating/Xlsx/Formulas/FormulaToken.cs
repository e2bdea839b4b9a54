namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>What a stretch of a formula is, as far as moved lines care.</summary>
internal enum FormulaTokenKind
{
    /// <summary>Copied as it stands: operators, numbers, strings, names, array constants, structured and external references.</summary>
    Text,
    /// <summary>White space; between two references it is the intersection operator.</summary>
    Space,
    /// <summary>The name of a function and its opening parenthesis.</summary>
    Function,
    /// <summary>An opening parenthesis that only groups.</summary>
    Group,
    /// <summary>A closing parenthesis.</summary>
    Close,
    /// <summary>A comma: between arguments, or the union operator.</summary>
    Comma,
    /// <summary>The range operator where it joins something else than two corners, as in <c>A1:INDEX(…)</c>.</summary>
    Colon,
    /// <summary>A reference to cells of this workbook.</summary>
    Cells,
}

/// <summary>A stretch of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Cells">What it refers to, of <see cref="FormulaTokenKind.Cells"/>.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, int Start, int Length, FormulaCells Cells = default)
{
    public int End => Start + Length;
}

/// <summary>A corner of a reference; a line that is 0 is not written: <c>A:C</c> has no rows, <c>5:7</c> no columns.</summary>
/// <param name="Column">Column, or 0.</param>
/// <param name="Row">Row, or 0.</param>
/// <param name="FixedColumn">Whether <c>$</c> stands before the column.</param>
/// <param name="FixedRow">Whether <c>$</c> stands before the row.</param>
internal readonly record struct Corner(int Column, int Row, bool FixedColumn, bool FixedRow);

/// <summary>A reference to cells.</summary>
/// <param name="First">The corner that is written first.</param>
/// <param name="Last">The corner behind the colon; the same as the first when there is none.</param>
/// <param name="IsArea">Whether there is a colon.</param>
/// <param name="PrefixLength">UTF-16 units of the sheet names and the exclamation mark before it, 0 when there are none.</param>
internal readonly record struct FormulaCells(Corner First, Corner Last, bool IsArea, int PrefixLength);
