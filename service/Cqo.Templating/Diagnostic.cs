namespace Cqo.Templating;

/// <summary>How bad an author's mistake is.</summary>
public enum Severity
{
    /// <summary>The template renders; the author should look.</summary>
    Warning,
    /// <summary>The template cannot be rendered.</summary>
    Error,
}

/// <summary>Where in a template something stands. All numbers count from 1.</summary>
/// <param name="Part">Package part, e.g. <c>word/document.xml</c>; file name of a partial that <c>include</c> inserts; empty for a text template.</param>
/// <param name="Paragraph">Ordinal of the paragraph in its part (tables included, reading order), 0 for a text template.</param>
/// <param name="Cell">Cell reference in a workbook, or null.</param>
/// <param name="Line">Line in a text template; line within the paragraph otherwise.</param>
/// <param name="Column">Column in UTF-16 units within that line.</param>
/// <param name="Length">Length in UTF-16 units, 0 for a point.</param>
public readonly record struct Place(string Part, int Paragraph, string? Cell, int Line, int Column, int Length)
{
    /// <summary><c>(line,column)</c> for text, <c>[signature.txt](line,column)</c> for a partial, <c>[word/document.xml ¶12]</c> for a document (<c>[package]</c> for all of it), <c>[xl/worksheets/sheet1.xml B7]</c> for a workbook.</summary>
    public override string ToString() =>
        Part.Length == 0 ? $"({Line},{Column})" : Paragraph == 0 && Line > 0 && !Part.Contains('/') ? $"[{Part}]({Line},{Column})" : Cell is not null ? $"[{Part} {Cell}]" : Paragraph == 0 ? $"[{Part}]" : $"[{Part} ¶{Paragraph}]";
}

/// <summary>An author's mistake; the only form in which the engine reports one.</summary>
/// <param name="Code"><c>CQO</c> and four digits; never changes meaning.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">What failed, why, and how to fix it.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, Place Place)
{
    /// <summary>As compilers print it: <c>file(line,column): error CQO1001: text</c>.</summary>
    public string Format(string file) => $"{file}{Place}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
