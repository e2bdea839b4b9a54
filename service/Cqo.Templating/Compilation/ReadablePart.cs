namespace Cqo.Templating.Compilation;

/// <summary>A part of a template that a document can be read by.</summary>
/// <param name="Kind">Last segment of the type of the relationship that leads to it; <c>officeDocument</c> for the main part.</param>
/// <param name="Name">Its name.</param>
/// <param name="Plan">How it is rendered.</param>
internal sealed record ReadablePart(string Kind, string Name, RenderPlan Plan);
