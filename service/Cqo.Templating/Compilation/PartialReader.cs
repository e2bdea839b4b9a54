using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>
/// Finds the partials that a template may include and reads them into trees. Their pieces follow those of the template, so that a span means one place in
/// all of them. Only what is named is read: a mistake in a partial that nobody includes disturbs nobody.
/// </summary>
internal sealed class PartialReader(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> sources, List<Piece> pieces, List<SyntaxError> errors, List<Diagnostic> sink)
{
    const string Prefix = "tpl:";

    readonly Dictionary<string, Block> _trees = new(StringComparer.Ordinal);

    /// <summary>A file name and nothing else: no folder, no dot in front, at most 100 characters.</summary>
    internal static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ');

    /// <summary>The name behind <c>tpl:</c>, or null for a plain text.</summary>
    internal static string? NameIn(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;

    /// <summary>The trees of all partials that these tokens and those of the partials themselves may include.</summary>
    internal Dictionary<string, Block> Follow(IReadOnlyList<Token> tokens)
    {
        var unread = new Queue<IReadOnlyList<Token>>([tokens]);
        while (unread.TryDequeue(out var including))
            foreach (var name in NamesIn(including))
                if (!_trees.ContainsKey(name) && sources.TryGetValue(name, out var text)) unread.Enqueue(Read(name, text));
        return _trees;
    }

    List<Token> Read(string name, ReadOnlyMemory<byte> text)
    {
        var first = pieces.Count;
        pieces.AddRange(TextPieces.Cut(text.Span, sink, name, Template.FormatOf(name) == TemplateFormat.Script));
        var tokens = PlanCompiler.Tokens(pieces, first, errors);
        _trees[name] = Parser.Parse(tokens, errors);
        return tokens;
    }

    // A name that is computed may be any.
    IEnumerable<string> NamesIn(IReadOnlyList<Token> tokens)
    {
        var includes = Enumerable.Range(0, tokens.Count).Where(i => tokens[i].IsWord("include") || tokens[i].IsWord("include_join")).ToList();
        if (includes.Count == 0) return [];
        if (includes.Exists(i => !IsLiteral(tokens, i + 1))) return sources.Keys;
        return tokens.Where(t => t.Kind == TokenKind.Text).Select(t => NameIn(t.Text) ?? t.Text).Distinct(StringComparer.Ordinal);
    }

    static bool IsLiteral(IReadOnlyList<Token> tokens, int at)
    {
        while (tokens[at].Is("(")) at++;
        if (!tokens[at].Is("[")) return tokens[at].Kind == TokenKind.Text && !tokens[at + 1].Is("+");
        while (!tokens[++at].Is("]"))
            if (tokens[at].Kind is not (TokenKind.Text or TokenKind.NewLine) && !tokens[at].Is(",")) return false;
        return true;
    }
}
