using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Reading;

namespace Cqo.Templating;

/// <summary>A template ready to render: immutable, safe to share between threads.</summary>
public sealed class CompiledTemplate
{
    readonly Action<ModelObject, Stream, RenderBudget> _render;
    readonly Action<IReadOnlyList<ModelObject>, Stream, RenderBudget> _merge;
    readonly Lazy<DocumentReader> _reader;
    FieldSchema? _fields;

    /// <summary>A front end hands over the plans of its parts (for <c>Fields</c>) and the way to render them. All parts of a document share the budget.</summary>
    internal CompiledTemplate(IReadOnlyList<RenderPlan> plans, Action<ModelObject, Stream, RenderBudget> render, Action<IReadOnlyList<ModelObject>, Stream, RenderBudget> merge)
    {
        (Plans, _render, _merge) = (plans, render, merge);
        _reader = new(() => new DocumentReader(ReadableParts, () => Fields));
    }

    internal IReadOnlyList<RenderPlan> Plans { get; }

    /// <summary>Parts by which documents can be read back; null for a text template.</summary>
    internal IReadOnlyList<ReadablePart>? ReadableParts { get; init; }

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

    /// <summary>Renders many records into one document: each is a section of its own that begins on a new page, counts its pages from 1 and starts its numbered lists again.
    /// A text template gives the texts one after the other.</summary>
    /// <param name="records">At least one; the limits of <paramref name="options"/> hold for all of them together.</param>
    /// <param name="output">Receives the document.</param>
    /// <param name="options">Limits and policies.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">There is no record.</exception>
    /// <exception cref="RenderException">As for <see cref="Render"/>; also when the template cannot be merged (CQO5140, CQO5141: comments).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public void RenderMerged(IReadOnlyList<ModelObject> records, Stream output, RenderOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(output);
        if (records.Count == 0) throw new ArgumentException("a merged document needs at least one record", nameof(records));
        _merge(records, output, new RenderBudget(options ?? new RenderOptions(), cancellation));
    }

    /// <summary>Reads a document back into data: text of the template anchors, what stands between is the values. Edited documents and those that Word, WPS or
    /// LibreOffice saved again are read too; what was changed is a finding. The time is bounded by the sizes of template and document.</summary>
    /// <param name="document">A <c>.docx</c> of up to 32 MiB; it may be hostile.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public DocumentReading Read(ReadOnlyMemory<byte> document, CancellationToken cancellation = default) => _reader.Value.Read(document, cancellation);

    /// <summary>Compares a document with the data that it should show, field by field. Values that cannot be read back are compared as well.</summary>
    /// <param name="expected">The data.</param>
    /// <param name="document">A <c>.docx</c>; it may be hostile.</param>
    /// <param name="options">Limits and policies for evaluating what the data would show.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RenderException">The template cannot show the data.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public DocumentComparison Compare(ModelObject expected, ReadOnlyMemory<byte> document, RenderOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return new Comparison(_reader.Value, _render, cancellation).Run(expected, document, new RenderBudget(options ?? new RenderOptions(), cancellation));
    }
}
