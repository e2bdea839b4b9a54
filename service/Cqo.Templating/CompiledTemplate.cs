namespace Cqo.Templating;

/// <summary>A template ready to render: immutable, safe to share between threads.</summary>
public sealed class CompiledTemplate
{
    /// <summary>Renders into <paramref name="output"/>, forward, once.</summary>
    /// <exception cref="RenderException">A limit was hit or a value cannot be shown.</exception>
    public void Render(ModelObject model, Stream output, RenderOptions? options = null, CancellationToken cancellation = default) =>
        throw new InvalidOperationException("under construction");
}
