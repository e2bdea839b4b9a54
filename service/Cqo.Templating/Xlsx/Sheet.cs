namespace Cqo.Templating.Xlsx;

/// <summary>What a sheet holds.</summary>
public enum SheetKind
{
    /// <summary>Rows and cells.</summary>
    Worksheet,
    /// <summary>A chart that fills the sheet; it has no rows.</summary>
    Chart,
    /// <summary>A dialog or a macro sheet of old Excel; it is not read.</summary>
    Other,
}

/// <summary>Whether a sheet's tab is shown.</summary>
public enum SheetVisibility
{
    /// <summary>It is.</summary>
    Visible,
    /// <summary>Hidden; the user may show it.</summary>
    Hidden,
    /// <summary>Hidden so that only a program shows it again.</summary>
    VeryHidden,
}

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Text of its tab.</param>
/// <param name="Position">Place among the tabs, from 1.</param>
/// <param name="Visibility">Whether the tab is shown.</param>
/// <param name="Kind">What it holds.</param>
public sealed record Sheet(string Name, int Position, SheetVisibility Visibility, SheetKind Kind)
{
    /// <summary>Part that holds it, empty when the workbook names none.</summary>
    internal string Part { get; init; } = "";
}
