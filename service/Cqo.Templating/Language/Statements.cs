namespace Cqo.Templating.Language;

/// <summary>A node of the tree that does something. Immutable.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record Statement(SourceSpan Span);

internal sealed record Block(SourceSpan Span, IReadOnlyList<Statement> Statements) : Statement(Span);
/// <summary>Bytes between tags.</summary>
internal sealed record StaticText(SourceSpan Span) : Statement(Span);
/// <summary>An expression whose value is printed.</summary>
internal sealed record Print(SourceSpan Span, Expression Value) : Statement(Span);
/// <summary><c>target = value</c>; <paramref name="Operator"/> is <c>+</c> for <c>+=</c>, null for a plain one.</summary>
internal sealed record Assign(SourceSpan Span, Expression Target, string? Operator, Expression Value) : Statement(Span);
internal sealed record If(SourceSpan Span, IReadOnlyList<(Expression Condition, Block Body)> Branches, Block? Else) : Statement(Span);
internal sealed record Case(SourceSpan Span, Expression Value, IReadOnlyList<(IReadOnlyList<Expression> Values, Block Body)> Whens, Block? Else) : Statement(Span);

/// <summary><c>for</c> or <c>tablerow</c>.</summary>
internal sealed record For(SourceSpan Span, string Keyword, Expression Variable, Expression Source, ForOptions Options, Block Body, Block? Else) : Statement(Span);
/// <summary>What stands behind the list of a <c>for</c>.</summary>
internal sealed record ForOptions(Expression? Offset, Expression? Limit, Expression? Columns, bool Reversed);

internal sealed record While(SourceSpan Span, Expression Condition, Block Body) : Statement(Span);
internal sealed record Break(SourceSpan Span) : Statement(Span);
internal sealed record Continue(SourceSpan Span) : Statement(Span);
internal sealed record Capture(SourceSpan Span, Expression Target, Block Body) : Statement(Span);
internal sealed record With(SourceSpan Span, Expression Target, Block Body) : Statement(Span);
internal sealed record Wrap(SourceSpan Span, Expression Call, Block Body) : Statement(Span);
internal sealed record Return(SourceSpan Span, Expression? Value) : Statement(Span);
internal sealed record Import(SourceSpan Span, Expression Source) : Statement(Span);
internal sealed record ReadOnly(SourceSpan Span, Expression Target) : Statement(Span);
internal sealed record FunctionStatement(SourceSpan Span, Function Function) : Statement(Span);

/// <summary>A function of a template.</summary>
/// <param name="Span">Its head.</param>
/// <param name="Target">Where a named one is stored; null for <c>do … end</c>.</param>
/// <param name="Parameters">Null for a simple function, which reads <c>$</c>.</param>
/// <param name="Body">Its statements.</param>
internal sealed record Function(SourceSpan Span, Expression? Target, IReadOnlyList<Parameter>? Parameters, Block Body);

/// <summary>A parameter; <paramref name="Default"/> is null for a required one.</summary>
internal sealed record Parameter(string Name, SourceSpan Span, Expression? Default, bool IsRest);
