namespace Cqo.Templating.Xlsx;

/// <summary>A workbook turned out damaged, contradictory or too large while it was read. What was read from the sheet so far may not be used.</summary>
public sealed class WorkbookException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What is wrong, where, and how to put it right.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
