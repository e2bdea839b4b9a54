namespace Cqo.Templating.Language;

/// <summary>Kinds of token.</summary>
internal enum TokenKind : byte
{
    /// <summary>Bytes between tags; the span names the piece.</summary>
    Static,
    /// <summary>End of a line, or <c>;</c>.</summary>
    NewLine,
    /// <summary>End of a tag; ends a statement as a line does.</summary>
    TagEnd,
    /// <summary>End of the template.</summary>
    End,
    Identifier,
    /// <summary><c>$name</c>, <c>$0</c> or <c>$</c>.</summary>
    Local,
    /// <summary><c>$$</c>, the block that <c>wrap</c> passes.</summary>
    WrappedBlock,
    Integer,
    Float,
    Text,
    /// <summary><c>$"… {</c> up to the first hole; the other parts follow as <see cref="TextMiddle"/> and <see cref="TextEnd"/>.</summary>
    TextStart,
    TextMiddle,
    TextEnd,
    /// <summary>Any operator or bracket; its text tells which.</summary>
    Symbol,
    /// <summary>A character that means nothing; reported by the lexer.</summary>
    Bad,
}

/// <summary>One token. <see cref="Text"/> is the source for names and symbols and the decoded content for strings.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">Source or content.</param>
/// <param name="SpaceBefore">White space (or the start of the tag) stands before it: <c>f [1]</c> calls, <c>f[1]</c> indexes.</param>
internal readonly record struct Token(TokenKind Kind, SourceSpan Span, string Text, bool SpaceBefore)
{
    internal bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
    internal bool IsWord(string word) => Kind == TokenKind.Identifier && Text == word;
    internal bool EndsStatement => Kind is TokenKind.NewLine or TokenKind.TagEnd or TokenKind.End or TokenKind.Static;

    /// <summary>As an error message names it.</summary>
    internal string Shown => Kind switch
    {
        TokenKind.NewLine => Text == ";" ? ";" : "\\n",
        TokenKind.End => "the end of the template",
        TokenKind.Static => "text",
        _ => Text,
    };
}
