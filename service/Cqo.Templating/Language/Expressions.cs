namespace Cqo.Templating.Language;

/// <summary>A node of the tree that gives a value. Immutable.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record Expression(SourceSpan Span)
{
    /// <summary>Levels of nodes below and including this one; bounded by the parser, so that nothing that walks the tree can run out of stack.</summary>
    internal int Height { get; init; } = 1;
}

internal sealed record NullLiteral(SourceSpan Span) : Expression(Span);
internal sealed record EmptyLiteral(SourceSpan Span) : Expression(Span);
internal sealed record BoolLiteral(SourceSpan Span, bool Value) : Expression(Span);
internal sealed record IntegerLiteral(SourceSpan Span, System.Numerics.BigInteger Value) : Expression(Span);
internal sealed record FloatLiteral(SourceSpan Span, double Value) : Expression(Span);
internal sealed record DecimalLiteral(SourceSpan Span, decimal Value) : Expression(Span);
internal sealed record TextLiteral(SourceSpan Span, string Value) : Expression(Span);
/// <summary><c>$"a {b} c"</c>: text literals and expressions in turn.</summary>
internal sealed record InterpolatedText(SourceSpan Span, IReadOnlyList<Expression> Parts) : Expression(Span);
internal sealed record ArrayLiteral(SourceSpan Span, IReadOnlyList<Expression> Items) : Expression(Span);
internal sealed record ObjectLiteral(SourceSpan Span, IReadOnlyList<(string Name, Expression Value)> Members) : Expression(Span);

/// <summary>A name without mark: the model, a group of functions, or a variable of the template.</summary>
internal sealed record GlobalName(SourceSpan Span, string Name) : Expression(Span);
/// <summary><c>$name</c> without its mark; <c>$0</c> is <c>$[0]</c>.</summary>
internal sealed record LocalName(SourceSpan Span, string Name) : Expression(Span);
/// <summary><c>$</c>.</summary>
internal sealed record Arguments(SourceSpan Span) : Expression(Span);
/// <summary><c>$$</c>.</summary>
internal sealed record WrappedBlock(SourceSpan Span) : Expression(Span);
/// <summary><c>this</c>.</summary>
internal sealed record This(SourceSpan Span) : Expression(Span);
/// <summary><c>for.index</c>, <c>while.first</c>, <c>tablerow.col</c>.</summary>
internal sealed record LoopMember(SourceSpan Span, string Loop, string Name, SourceSpan NameSpan) : Expression(Span);

internal sealed record Member(SourceSpan Span, Expression Target, string Name, SourceSpan NameSpan, bool IsOptional) : Expression(Span);
internal sealed record Index(SourceSpan Span, Expression Target, Expression Key, bool IsOptional) : Expression(Span);
internal sealed record Parenthesis(SourceSpan Span, Expression Inner) : Expression(Span);
internal sealed record Unary(SourceSpan Span, string Operator, Expression Operand) : Expression(Span);
/// <summary><c>++x</c>, <c>x--</c>.</summary>
internal sealed record Increment(SourceSpan Span, Expression Target, int By, bool IsPrefix) : Expression(Span);
internal sealed record Binary(SourceSpan Span, string Operator, Expression Left, Expression Right, SourceSpan OperatorSpan) : Expression(Span);
internal sealed record Conditional(SourceSpan Span, Expression Condition, Expression Then, Expression Else) : Expression(Span);
/// <summary><c>@f</c>: the function itself instead of its result.</summary>
internal sealed record Alias(SourceSpan Span, Expression Target) : Expression(Span);
internal sealed record AnonymousFunction(SourceSpan Span, Function Function) : Expression(Span);

/// <summary>One argument of a call.</summary>
/// <param name="Name">Null for a positional one.</param>
/// <param name="Value">Its expression.</param>
/// <param name="IsExpanded"><c>^list</c>: the items are the arguments.</param>
internal sealed record Argument(string? Name, Expression Value, bool IsExpanded);

/// <summary>A call with arguments. <paramref name="IsPipe"/>: the first argument came through a pipe.</summary>
internal sealed record Call(SourceSpan Span, Expression Target, IReadOnlyList<Argument> Arguments, bool IsPipe) : Expression(Span);

/// <summary>An assignment inside an expression: always a mistake, kept so that its parts are still read.</summary>
internal sealed record BadExpression(SourceSpan Span) : Expression(Span);
