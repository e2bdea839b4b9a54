using System.Text;

namespace Cqo.Templating.Language;

/// <summary>
/// Tree → a template that is read into the same tree. Statements of one tag stay in one tag, because it is the tag that is set in. Marks for white space
/// are applied already; one is written only where a tag is set in although the line break before it is gone. A line break is written as <c>;</c>, a call with brackets, an inline function as <c>func</c>.
/// </summary>
internal sealed partial class SyntaxPrinter
{
    readonly Func<int, string> _textOf;
    readonly Func<int, string> _indentOf;
    readonly StringBuilder _out = new();
    bool _isOpen;
    // Ordinal of the piece that the open tag stands for; -1 while it holds only words that stand nowhere, such as `end`.
    int _piece;
    int _closed;

    SyntaxPrinter(Func<int, string> textOf, Func<int, string> indentOf) => (_textOf, _indentOf) = (textOf, indentOf);

    /// <summary>The template.</summary>
    /// <param name="tree">Read without mistakes.</param>
    /// <param name="textOf">The text of the piece with that ordinal.</param>
    /// <param name="indentOf">What further lines of the values of the tag with that ordinal are set in by.</param>
    internal static string Print(Block tree, Func<int, string> textOf, Func<int, string> indentOf)
    {
        var printer = new SyntaxPrinter(textOf, indentOf);
        printer.Write(tree);
        printer.Close();
        return printer._out.ToString();
    }

    /// <summary>One expression; two that print alike mean the same.</summary>
    internal static string Print(Expression expression)
    {
        var printer = new SyntaxPrinter(_ => "", _ => "");
        printer.Write(expression);
        return printer._out.ToString();
    }

    /// <summary>Begins a statement or a word of one in the tag of its piece.</summary>
    void Begin(int piece = -1)
    {
        if (_isOpen && piece >= 0 && _piece >= 0 && piece != _piece) Close();
        if (!_isOpen && piece >= 0) KeepIndent(_indentOf(piece));
        _out.Append(_isOpen ? "; " : "{{ ");
        (_piece, _isOpen) = (piece >= 0 || !_isOpen ? piece : _piece, true);
    }

    // The line break that stood before the white space was taken by a mark of the tag before.
    void KeepIndent(string indent)
    {
        if (indent.Length == 0 || _closed == 0 || _closed != _out.Length - indent.Length) return;
        _out.Insert(_closed, '\n').Insert(_closed - 2, '~');
    }

    void Begin(Statement statement, string word)
    {
        Begin(statement.Span.Piece);
        _out.Append(word);
    }

    void Word(string word)
    {
        Begin();
        _out.Append(word);
    }

    void Close()
    {
        if (!_isOpen) return;
        _out.Append(" }}");
        (_isOpen, _closed) = (false, _out.Length);
    }

    void WriteText(string text)
    {
        Close();
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal) && !text.EndsWith('{'))
        {
            _out.Append(text);
            return;
        }
        // A brace in a tag of its own opens none.
        foreach (var character in text) _out.Append(character == '{' ? "{{ \"{\" }}" : character.ToString());
    }

    void Write(Statement? statement)
    {
        switch (statement)
        {
            case Block block: foreach (var inner in block.Statements) Write(inner); break;
            case StaticText text: WriteText(_textOf(text.Span.Piece)); break;
            case Print print: Begin(print.Span.Piece); Write(print.Value); break;
            case Assign assign: WriteAssign(assign); break;
            case If branches: WriteIf(branches); break;
            case Case choice: WriteCase(choice); break;
            case For loop: WriteFor(loop); break;
            case While loop: WriteBlock(loop, "while ", loop.Condition, loop.Body); break;
            case Capture capture: WriteBlock(capture, "capture ", capture.Target, capture.Body); break;
            case With with: WriteBlock(with, "with ", with.Target, with.Body); break;
            case Wrap wrap: WriteBlock(wrap, "wrap ", wrap.Call, wrap.Body); break;
            case Break: Begin(statement, "break"); break;
            case Continue: Begin(statement, "continue"); break;
            case Return result: WriteHead(result, result.Value is null ? "ret" : "ret ", result.Value); break;
            case Import import: WriteHead(import, "import ", import.Source); break;
            case ReadOnly readOnly: WriteHead(readOnly, "readonly ", readOnly.Target); break;
            case FunctionStatement function: WriteFunction(function); break;
        }
    }

    void WriteHead(Statement statement, string word, Expression? value)
    {
        Begin(statement, word);
        if (value is not null) Write(value);
    }

    void WriteBlock(Statement statement, string word, Expression head, Block body)
    {
        WriteHead(statement, word, head);
        Write(body);
        Word("end");
    }

    void WriteAssign(Assign assign)
    {
        Begin(assign.Span.Piece);
        Write(assign.Target);
        _out.Append(' ').Append(assign.Operator).Append("= ");
        Write(assign.Value);
    }

    void WriteIf(If branches)
    {
        for (var i = 0; i < branches.Branches.Count; i++)
        {
            if (i == 0) Begin(branches, "if ");
            else Word("else if ");
            Write(branches.Branches[i].Condition);
            Write(branches.Branches[i].Body);
        }
        WriteElse(branches.Else);
        Word("end");
    }

    void WriteElse(Block? otherwise)
    {
        if (otherwise is null) return;
        Word("else");
        Write(otherwise);
    }

    void WriteCase(Case choice)
    {
        WriteHead(choice, "case ", choice.Value);
        foreach (var (values, body) in choice.Whens)
        {
            Word("when ");
            WriteAll(values);
            Write(body);
        }
        WriteElse(choice.Else);
        Word("end");
    }

    void WriteFor(For loop)
    {
        Begin(loop, loop.Keyword + " ");
        Write(loop.Variable);
        _out.Append(" in ");
        Write(loop.Source);
        foreach (var (name, value) in ((string, Expression?)[])[("offset", loop.Options.Offset), ("limit", loop.Options.Limit), ("cols", loop.Options.Columns)])
        {
            if (value is null) continue;
            _out.Append(' ').Append(name).Append(':');
            Write(value);
        }
        if (loop.Options.Reversed) _out.Append(" reversed");
        Write(loop.Body);
        WriteElse(loop.Else);
        Word("end");
    }

    void WriteFunction(FunctionStatement statement)
    {
        var function = statement.Function;
        Begin(statement.Span.Piece);
        // Only an inline function may belong to an object.
        if (function is { Target: Member, Body.Statements: [Return { Value: { } value }] })
        {
            Write(function.Target);
            WriteParameters(function.Parameters);
            _out.Append(" = ");
            Write(value);
            return;
        }
        _out.Append("func ");
        Write(function.Target!);
        WriteParameters(function.Parameters);
        Write(function.Body);
        Word("end");
    }

    void WriteParameters(IReadOnlyList<Parameter>? parameters)
    {
        if (parameters is null) return;
        _out.Append('(');
        for (var i = 0; i < parameters.Count; i++)
        {
            _out.Append(i > 0 ? ", " : "").Append(parameters[i].Name).Append(parameters[i].IsRest ? "..." : "");
            if (parameters[i].Default is not { } fallback) continue;
            _out.Append(" = ");
            Write(fallback);
        }
        _out.Append(')');
    }
}
