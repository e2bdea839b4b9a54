using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating;

/// <summary>A template ready to render: immutable, safe to share between threads.</summary>
public sealed class CompiledTemplate
{
    readonly Action<ModelObject, Stream, RenderBudget> _render;
    FieldSchema? _fields;

    /// <summary>A front end hands over the plans of its parts (for <c>Fields</c>) and the way to render them. All parts of a document share the budget.</summary>
    internal CompiledTemplate(IReadOnlyList<RenderPlan> plans, Action<ModelObject, Stream, RenderBudget> render)
    {
        Plans = plans;
        _render = render;
    }

    internal IReadOnlyList<RenderPlan> Plans { get; }

    /// <summary>The fields of the data that the template reads, over all branches and all parts of a document.</summary>
    public FieldSchema Fields => _fields ??= FieldReader.Read(Plans);

    /// <summary>Renders into <paramref name="output"/>, forward, once.</summary>
    /// <exception cref="RenderException">A limit was hit or a value cannot be shown. What was written so far may not be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public void Render(ModelObject model, Stream output, RenderOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(output);
        _render(model, output, new RenderBudget(options ?? new RenderOptions(), cancellation));
    }
}
