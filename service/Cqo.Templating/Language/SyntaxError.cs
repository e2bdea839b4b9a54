namespace Cqo.Templating.Language;

/// <summary>A mistake found while reading the code of a template.</summary>
/// <param name="Code"><c>CQO1…</c> for syntax, <c>CQO2…</c> for names and calls.</param>
/// <param name="Message">What failed, why, and how to fix it.</param>
/// <param name="Span">Where.</param>
/// <param name="IsWarning">The template renders all the same; it probably does something else than its author means.</param>
internal sealed record SyntaxError(string Code, string Message, SourceSpan Span, bool IsWarning = false);
