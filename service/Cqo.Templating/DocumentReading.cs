using System.Text.Json.Nodes;

namespace Cqo.Templating;

/// <summary>A value that was read from a document.</summary>
/// <param name="Path">The field, as <c>training[1].hours</c>; the expression in its braces when no field follows from what is shown.</param>
/// <param name="Text">What the document shows.</param>
/// <param name="Place">Where it shows it.</param>
/// <param name="IsExact">The text gives the field's value; false when the expression loses something, or another reading is as likely.</param>
public sealed record ReadValue(string Path, string Text, Place Place, bool IsExact);

/// <summary>What a document says in the terms of its template.</summary>
/// <param name="Data">The fields that could be read, in the shape of the template's <c>Fields</c>; null when the document was refused or is too different.</param>
/// <param name="Values">All values in reading order, each with its place.</param>
/// <param name="Findings">Text of the template that was changed, values that differ from place to place, that cannot be read back or can be read in two ways.</param>
public sealed record DocumentReading(JsonObject? Data, IReadOnlyList<ReadValue> Values, IReadOnlyList<Diagnostic> Findings);

/// <summary>A field whose text in a document is not the one that the data gives.</summary>
/// <param name="Path">The field or expression.</param>
/// <param name="Expected">What the data would show; null when it would show nothing there.</param>
/// <param name="Found">What the document shows; null when it lacks the place.</param>
/// <param name="Place">Where.</param>
public sealed record FieldDifference(string Path, string? Expected, string? Found, Place Place);

/// <summary>The answer of a comparison.</summary>
/// <param name="Differences">Field by field, in reading order.</param>
/// <param name="Findings">Text of the template that was changed; an error when the document could not be read.</param>
public sealed record DocumentComparison(IReadOnlyList<FieldDifference> Differences, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>The document says what the data says, in the words of the template.</summary>
    public bool IsSame => Differences.Count == 0 && Findings.Count == 0;
}
