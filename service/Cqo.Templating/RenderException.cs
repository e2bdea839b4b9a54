namespace Cqo.Templating;

/// <summary>A limit was hit or a value cannot be shown while rendering. Nothing that was written so far may be used.</summary>
public sealed class RenderException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What happened and where in the template.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
