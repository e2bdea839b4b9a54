using System.Globalization;

namespace Cqo.Templating.Language;

/// <summary>Expressions.</summary>
internal sealed partial class SyntaxPrinter
{
    void Write(Expression expression)
    {
        // What a pipe feeds into a stage is written in front of it.
        if (Unfeed(expression, out var fed) is { } stage)
        {
            Write(fed!);
            _out.Append(" | ");
            Write(stage);
            return;
        }
        switch (expression)
        {
            case TextLiteral text: Quote(text.Value, false); break;
            case InterpolatedText text: WriteInterpolated(text); break;
            case ArrayLiteral array: WriteList("[", array.Items, "]"); break;
            case ObjectLiteral value: WriteObject(value); break;
            case Member member: Write(member.Target); _out.Append(member.IsOptional ? "?." : ".").Append(member.Name); break;
            case Index index: WriteIndex(index); break;
            case Parenthesis parenthesis: WriteList("(", [parenthesis.Inner], ")"); break;
            case Unary unary: _out.Append(unary.Operator).Append(' '); Write(unary.Operand); break;
            case Increment increment: WriteIncrement(increment); break;
            case Binary binary: Write(binary.Left); _out.Append(' ').Append(binary.Operator).Append(' '); Write(binary.Right); break;
            case Conditional choice: Write(choice.Condition); _out.Append(" ? "); Write(choice.Then); _out.Append(" : "); Write(choice.Else); break;
            case Alias alias: _out.Append('@'); Write(alias.Target); break;
            case AnonymousFunction function: WriteAnonymous(function.Function); break;
            case Call call: WriteCall(call); break;
            default: _out.Append(Simple(expression)); break;
        }
    }

    static string Simple(Expression expression) => expression switch
    {
        NullLiteral => "null",
        EmptyLiteral => "empty",
        BoolLiteral literal => literal.Value ? "true" : "false",
        IntegerLiteral literal => literal.Value.ToString(CultureInfo.InvariantCulture),
        FloatLiteral literal => Float(literal.Value),
        DecimalLiteral literal => literal.Value.ToString(CultureInfo.InvariantCulture) + "m",
        GlobalName name => name.Name,
        LocalName name => "$" + name.Name,
        Arguments => "$",
        WrappedBlock => "$$",
        This => "this",
        LoopMember member => $"{member.Loop}.{member.Name}",
        _ => throw new InvalidOperationException($"{expression.GetType().Name} stands only in a tree with mistakes."),
    };

    // Without a point a number with an exponent would be read as a whole one.
    static string Float(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('.')) return text;
        return text.IndexOf('E') is >= 0 and var mark ? text.Insert(mark, ".0") : text + ".0";
    }

    static Expression? Unfeed(Expression expression, out Expression? fed)
    {
        fed = null;
        switch (expression)
        {
            case Call { IsPipe: true } call:
                fed = call.Arguments[0].Value;
                return call.Arguments.Count == 1 ? call.Target : call with { Arguments = [.. call.Arguments.Skip(1)], IsPipe = false };
            case Binary binary: return Unfeed(binary.Left, out fed) is { } left ? binary with { Left = left } : null;
            case Conditional choice: return Unfeed(choice.Condition, out fed) is { } condition ? choice with { Condition = condition } : null;
            case Unary unary: return Unfeed(unary.Operand, out fed) is { } operand ? unary with { Operand = operand } : null;
            default: return null;
        }
    }

    void WriteAll(IReadOnlyList<Expression> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) _out.Append(", ");
            Write(items[i]);
        }
    }

    void WriteList(string open, IReadOnlyList<Expression> items, string close)
    {
        _out.Append(open);
        WriteAll(items);
        _out.Append(close);
    }

    void WriteObject(ObjectLiteral value)
    {
        _out.Append('{');
        for (var i = 0; i < value.Members.Count; i++)
        {
            _out.Append(i > 0 ? ", " : "");
            Quote(value.Members[i].Name, false);
            _out.Append(": ");
            Write(value.Members[i].Value);
        }
        _out.Append('}');
    }

    void WriteIndex(Index index)
    {
        if (index is { IsOptional: true, Target: Arguments, Key: IntegerLiteral ordinal })
        {
            _out.Append('$').Append(ordinal.Value.ToString(CultureInfo.InvariantCulture));
            return;
        }
        Write(index.Target);
        WriteList("[", [index.Key], "]");
    }

    void WriteIncrement(Increment increment)
    {
        var symbol = increment.By > 0 ? "++" : "--";
        if (increment.IsPrefix) _out.Append(symbol);
        Write(increment.Target);
        if (!increment.IsPrefix) _out.Append(symbol);
    }

    void WriteAnonymous(Function function)
    {
        _out.Append("do");
        WriteParameters(function.Parameters);
        Write(function.Body);
        Word("end");
    }

    // Behind a parenthesis a bracket would open no call.
    void WriteCall(Call call)
    {
        Write(call.Target);
        var hasBrackets = call.Target is not Parenthesis;
        _out.Append(hasBrackets ? "(" : " ");
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var argument = call.Arguments[i];
            if (i > 0) _out.Append(hasBrackets ? ", " : " ");
            if (argument.Name is not null) _out.Append(argument.Name).Append(": ");
            if (argument.IsExpanded) _out.Append('^');
            Write(argument.Value);
        }
        if (hasBrackets) _out.Append(')');
    }

    void WriteInterpolated(InterpolatedText text)
    {
        _out.Append("$\"");
        for (var i = 0; i < text.Parts.Count; i++)
        {
            if (i % 2 == 0) Escape(((TextLiteral)text.Parts[i]).Value, true);
            else WriteList("{ ", [text.Parts[i]], " }");
        }
        _out.Append('"');
    }

    void Quote(string text, bool hasHoles)
    {
        _out.Append('"');
        Escape(text, hasHoles);
        _out.Append('"');
    }

    void Escape(string text, bool hasHoles)
    {
        foreach (var character in text)
        {
            if (character is '"' or '\\') _out.Append('\\').Append(character);
            else if (hasHoles && character is '{' or '}') _out.Append(character, hasHoles ? 2 : 1);
            else if (character < ' ') _out.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else _out.Append(character);
        }
    }
}
