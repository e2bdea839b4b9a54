namespace Cqo.Templating.Language;

/// <summary>The code of one tag → tokens. Reports every mistake and goes on.</summary>
internal sealed partial class Lexer
{
    // Longest first: the first that fits is taken.
    static readonly string[] Symbols =
    [
        "...", "..<", "//=", "??=", "&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "??", "?!", "?.", "..", "//", "+=", "-=", "*=", "/=", "%=", "++", "--",
        "|>", "+", "-", "*", "/", "%", "=", "<", ">", "!", "?", ":", ",", ".", "(", ")", "[", "]", "{", "}", "|", "&", "@", "^",
    ];

    const int LongestTag = 65_536;

    readonly string _code;
    readonly int _piece;
    readonly List<Token> _tokens;
    readonly List<SyntaxError> _errors;
    // For each interpolated string that is open: its quote and the braces open within its current hole.
    readonly Stack<(char Quote, int Braces)> _holes = new();
    int _at;

    Lexer(string code, int piece, List<Token> tokens, List<SyntaxError> errors) => (_code, _piece, _tokens, _errors) = (code, piece, tokens, errors);

    /// <summary>Appends the tokens of a tag, ending with <see cref="TokenKind.TagEnd"/>, which messages name as <paramref name="end"/>.</summary>
    internal static void Read(string code, int piece, List<Token> tokens, List<SyntaxError> errors, string end = "}}")
    {
        var lexer = new Lexer(code, piece, tokens, errors);
        if (code.Length <= LongestTag) lexer.ReadAll();
        else lexer.Error("CQO1013", $"标签过长：请分成几个标签 | The tag is {code.Length:N0} characters long; at most {LongestTag:N0} are read. Divide it into several tags.", new SourceSpan(piece, 0, 1));
        tokens.Add(new Token(TokenKind.TagEnd, new SourceSpan(piece, code.Length, 2), end, true));
    }

    char Peek(int ahead = 0) => _at + ahead < _code.Length ? _code[_at + ahead] : '\0';

    SourceSpan From(int start) => new(_piece, start, _at - start);

    void Error(string code, string message, SourceSpan span) => _errors.Add(new SyntaxError(code, message, span));

    void Add(TokenKind kind, int start, string text, bool space) => _tokens.Add(new Token(kind, From(start), text, space));

    void ReadAll()
    {
        while (_at < _code.Length)
        {
            var space = SkipSpace();
            if (_at < _code.Length) ReadToken(space || _at == 0);
        }
    }

    bool SkipSpace()
    {
        var start = _at;
        while (_at < _code.Length)
        {
            if (_code[_at] == '#') _at = TagEnd.SkipComment(_code, _at, false);
            else if (_code[_at] is not ('\n' or '\r') && char.IsWhiteSpace(_code[_at])) _at++;
            else break;
        }
        return _at > start;
    }

    void ReadToken(bool space)
    {
        var start = _at;
        var first = _code[_at];
        if (first is '\n' or '\r' or ';') ReadLineEnd(start, space);
        else if (first is '"' or '\'') ReadText(start, first, space);
        else if (first == '`') ReadVerbatim(start, space);
        else if (first == '$' && Peek(1) is '"' or '\'') ReadInterpolated(start, space);
        else if (first == '$') ReadLocal(start, space);
        else if (char.IsAsciiDigit(first)) ReadNumber(start, space);
        else if (first == '_' || char.IsLetter(first)) ReadIdentifier(start, space);
        else if (first == '}' && _holes.Count > 0 && _holes.Peek().Braces == 0) ReadTextPart(start, space, TokenKind.TextMiddle);
        else ReadSymbol(start, space);
    }

    void ReadLineEnd(int start, bool space)
    {
        _at += _code[_at] == '\r' && Peek(1) == '\n' ? 2 : 1;
        Add(TokenKind.NewLine, start, _code[start] == ';' ? ";" : "\n", space);
    }

    void ReadIdentifier(int start, bool space)
    {
        while (Peek() == '_' || char.IsLetterOrDigit(Peek())) _at++;
        // `empty?` is the one name with a mark; `a ?b` and `a?.b` stay conditional and optional.
        if (Peek() == '?' && _at - start == 5 && _code.AsSpan(start, 5) is "empty" && start > 0 && _code[start - 1] == '.' && Peek(1) is not ('.' or '?')) _at++;
        Add(TokenKind.Identifier, start, _code[start.._at], space);
    }

    void ReadLocal(int start, bool space)
    {
        _at++;
        if (Peek() == '$')
        {
            _at++;
            Add(TokenKind.WrappedBlock, start, "$$", space);
            return;
        }
        while (Peek() == '_' || char.IsLetterOrDigit(Peek())) _at++;
        Add(TokenKind.Local, start, _code[start.._at], space);
    }

    void ReadSymbol(int start, bool space)
    {
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(_code, _at, symbol, 0, symbol.Length) != 0) continue;
            _at += symbol.Length;
            CountBraces(symbol);
            Add(TokenKind.Symbol, start, symbol == "|>" ? "|" : symbol, space);
            return;
        }
        _at += char.IsHighSurrogate(_code[_at]) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        var text = _code[start.._at];
        Error("CQO1002", $"此处的字符“{text}”没有意义：请检查是否为全角符号或弯引号 | The character `{text}` (U+{char.ConvertToUtf32(text.Length == 1 && char.IsSurrogate(text[0]) ? "\uFFFD" : text, 0):X4}) means nothing here. {Advice(text)}", From(start));
        Add(TokenKind.Bad, start, text, space);
    }

    static string Advice(string text) => text switch
    {
        "“" or "”" or "‘" or "’" => "Word curls quotes: write straight ones, \" or '.",
        "，" or "。" or "：" or "（" or "）" or "｜" => "It is a full-width mark: write the half-width one.",
        _ => "Remove it, or put it into quotes.",
    };

    void CountBraces(string symbol)
    {
        if (_holes.Count == 0 || symbol is not ("{" or "}")) return;
        var (quote, braces) = _holes.Pop();
        _holes.Push((quote, braces + (symbol == "{" ? 1 : -1)));
    }
}
