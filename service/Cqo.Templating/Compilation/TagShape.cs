using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>
/// What a tag does to the structure around it, read from the first words of its statements: which blocks it leaves open, how many it closes, and whether
/// it prints. The compiler proper sees the tag later; this tells only where in the document the tag must stand.
/// </summary>
internal sealed class TagShape
{
    static readonly string[] Openers = ["for", "if", "while", "case", "capture", "func", "with", "wrap", "tablerow"];
    static readonly string[] Silents = ["break", "continue", "ret", "import", "readonly"];

    readonly List<string> open = [];

    TagShape() { }

    /// <summary>Keywords of blocks that stay open behind the tag.</summary>
    public IReadOnlyList<string> Opens => open;
    /// <summary>Blocks opened earlier that the tag closes.</summary>
    public int Closes { get; private set; }
    /// <summary>Whether the tag is a branch (<c>else</c>, <c>when</c>) of a block opened earlier.</summary>
    public bool IsBranch { get; private set; }
    /// <summary>Whether that branch takes all other cases.</summary>
    public bool IsLastBranch { get; private set; }
    /// <summary>Whether nothing is printed: control words, assignments and comments only.</summary>
    public bool IsSilent { get; private set; } = true;
    public bool IsControl => open.Count > 0 || Closes > 0 || IsBranch;

    public static TagShape Of(string code)
    {
        var shape = new TagShape();
        foreach (var statement in Statements(code)) shape.Add(statement);
        return shape;
    }

    void Add(Statement statement)
    {
        if (statement.Word == "end") End();
        else if (statement.Word is "else" or "when") Branch(statement);
        else if (Openers.Contains(statement.Word)) open.Add(statement.Word);
        else if (!statement.Assigns && !Silents.Contains(statement.Word) && !open.Exists(o => o is "capture" or "func")) IsSilent = false;
        if (statement.OpensBody) open.Add("func");
    }

    void End()
    {
        if (open.Count > 0) open.RemoveAt(open.Count - 1);
        else Closes++;
    }

    void Branch(Statement statement)
    {
        if (open.Count > 0) return;
        IsBranch = true;
        IsLastBranch = statement is { Word: "else", Second: not "if" };
    }

    readonly record struct Statement(string Word, string Second, bool Assigns, bool OpensBody);

    static IEnumerable<Statement> Statements(string code)
    {
        var start = 0;
        while (start < code.Length)
        {
            var end = EndOfStatement(code, start, out var assigns);
            var words = code[start..end].Split([' ', '\t', '\r', '\n', '(', '[', '='], 3, StringSplitOptions.RemoveEmptyEntries);
            var blank = words.Length == 0 || words[0].StartsWith('#');
            if (!blank) yield return new Statement(words[0], words.Length > 1 ? words[1] : "", assigns, EndsInDo(code[start..end]));
            start = end < code.Length && code[end] is ';' or '\n' ? end + 1 : end;
        }
    }

    static bool EndsInDo(string statement) => statement.TrimEnd() is var s && (s == "do" || s.EndsWith(" do", StringComparison.Ordinal));

    // A comment ends the statement before it; what stands in strings and brackets does not separate.
    static int EndOfStatement(string code, int start, out bool assigns)
    {
        assigns = false;
        var depth = 0;
        for (var i = start; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"' or '\'' or '`': i = EndOfString(code, i); break;
                case '#' when code[start..i].Trim().Length > 0: return i;
                case '#': return TagEnd.SkipComment(code, i);
                case '(' or '[' or '{': depth++; break;
                case ')' or ']' or '}': depth--; break;
                case ';' or '\n' when depth <= 0: return i;
                case '=' when depth <= 0: assigns |= IsAssignment(code, i); break;
            }
        }
        return code.Length;
    }

    static bool IsAssignment(string code, int at) =>
        (at + 1 == code.Length || code[at + 1] is not ('=' or '>')) && at > 0 && code[at - 1] is not ('=' or '!' or '<' or '>');

    static int EndOfString(string code, int open)
    {
        for (var i = open + 1; i < code.Length; i++)
        {
            if (code[i] == '\\' && code[open] != '`') i++;
            else if (code[i] == code[open]) return i;
        }
        return code.Length;
    }
}
