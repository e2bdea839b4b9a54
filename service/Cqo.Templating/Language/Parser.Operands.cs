using System.Globalization;
using System.Numerics;

namespace Cqo.Templating.Language;

/// <summary>Operands: literals, names, brackets, and what hangs on them (members, indexes).</summary>
internal sealed partial class Parser
{
    Expression ParseOperand(bool mayCall)
    {
        var operand = ParsePath(ParsePrimary());
        if (operand is { } target && mayCall && MayBeCalled(target) && StartsArgument(Current)) return ParseCall(target);
        return operand;
    }

    Expression ParsePath(Expression target)
    {
        while (true)
        {
            if (Current.Is(".") || Current.Is("?.")) target = ParseMember(target);
            else if (Current.Is("[") && !Current.SpaceBefore && MayBeIndexed(target)) target = ParseIndex(target);
            else if (Current.Is("(") && !Current.SpaceBefore && MayBeCalled(target) && target is not Parenthesis) target = ParseBracketCall(target);
            else if ((Current.Is("++") || Current.Is("--")) && target is GlobalName or LocalName or Member or Index && !Current.SpaceBefore)
                target = Above(new Increment(target.Span, target, Advance().Text == "++" ? 1 : -1, false), target);
            else return target;
            if (_gaveUp) return target;
        }
    }

    static bool MayBeIndexed(Expression target) => target is GlobalName or LocalName or Member or Index or Arguments or Call or This or Parenthesis;

    Expression ParseMember(Expression target)
    {
        var isOptional = Advance().Text == "?.";
        var name = Current;
        if (name.Kind != TokenKind.Identifier)
        {
            Error("CQO1030", $"点号后面缺少字段名 | A member's name is missing behind the dot, before `{name.Shown}`.", name.Span);
            return new BadExpression(target.Span);
        }
        Advance();
        return Above(new Member(SpanFrom(target.Span), target, name.Text, name.Span, isOptional), target);
    }

    Expression ParseIndex(Expression target)
    {
        OpenBracket();
        Expression key;
        if (StartsOperand(Current)) key = ParseExpression();
        else
        {
            Error("CQO1031", $"方括号中缺少序号或名称 | A number or a name is missing inside [ ], before `{Current.Shown}`.", Current.Span);
            key = new BadExpression(Current.Span);
        }
        CloseBracket("]");
        return Above(new Index(SpanFrom(target.Span), target, key, false), target, key);
    }

    Expression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier: return ParseName(Advance());
            case TokenKind.Local: return LocalOf(Advance());
            case TokenKind.WrappedBlock: return new WrappedBlock(Advance().Span);
            case TokenKind.Integer: return ParseInteger(Advance());
            case TokenKind.Float: return ParseFloat(Advance());
            case TokenKind.Text: return new TextLiteral(token.Span, Advance().Text);
            case TokenKind.TextStart: return ParseInterpolated();
        }
        if (token.Is("(")) return ParseParenthesis();
        if (token.Is("[")) return ParseArray();
        if (token.Is("{")) return ParseObject();
        Error("CQO1032", $"此处应为一个值，而不是“{token.Shown}” | A value was expected instead of `{token.Shown}`.", token.Span);
        if (!token.EndsStatement) Advance();
        return new BadExpression(token.Span);
    }

    Expression ParseName(Token name)
    {
        switch (name.Text)
        {
            case "true" or "false": return new BoolLiteral(name.Span, name.Text == "true");
            case "null": return new NullLiteral(name.Span);
            case "empty": return new EmptyLiteral(name.Span);
            case "this": return new This(name.Span);
            case "do": return ParseAnonymous(name);
            case "for" or "while" or "tablerow" when Current.Is("."): return ParseLoopMember(name);
            default: return new GlobalName(name.Span, name.Text);
        }
    }

    Expression ParseLoopMember(Token loop)
    {
        Advance();
        var name = Current;
        if (name.Kind == TokenKind.Identifier) Advance();
        var isKnown = name.Text is "index" or "first" or "even" or "odd" ||
            (loop.Text != "while" && name.Text is "last" or "rindex" or "length" or "changed") || (loop.Text == "tablerow" && name.Text is "col");
        if (!isKnown)
            Error("CQO1033", $"没有“{loop.Text}.{name.Shown}”这个循环变量 | `{loop.Text}.{name.Shown}` does not exist. Known are index, first, last, even, odd, rindex, length and changed.", loop.Span);
        return new LoopMember(loop.Span.To(name.Span), loop.Text, name.Text, name.Span);
    }

    static Expression LocalOf(Token token)
    {
        if (token.Text.Length == 1) return new Arguments(token.Span);
        return int.TryParse(token.Text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? new Index(token.Span, new Arguments(token.Span), new IntegerLiteral(token.Span, ordinal), true)
            : new LocalName(token.Span, token.Text[1..]);
    }

    Expression ParseInteger(Token token)
    {
        var text = token.Text;
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        if (mark < 0 && text.Length <= 1000) return new IntegerLiteral(token.Span, BigInteger.Parse(text, CultureInfo.InvariantCulture));
        if (mark is >= 0 and <= 1000 && int.TryParse(text.AsSpan(mark + 1), CultureInfo.InvariantCulture, out var exponent) && exponent <= 308)
            return new IntegerLiteral(token.Span, BigInteger.Parse(text.AsSpan(0, mark), NumberStyles.None, CultureInfo.InvariantCulture) * BigInteger.Pow(10, exponent));
        Error("CQO1003", "数字过大 | This number is too large: at most 1,000 digits and an exponent of 308.", token.Span);
        return new BadExpression(token.Span);
    }

    Expression ParseFloat(Token token)
    {
        var text = token.Text.AsSpan().TrimEnd("fFdDmM");
        if (token.Text[^1] is 'm' or 'M' && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return new DecimalLiteral(token.Span, exact);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) return new FloatLiteral(token.Span, value);
        Error("CQO1003", "数字过大 | This number is too large.", token.Span);
        return new BadExpression(token.Span);
    }

    Expression ParseInterpolated()
    {
        var start = Current.Span;
        var parts = new List<Expression> { new TextLiteral(Current.Span, Advance().Text) };
        Expression highest = parts[0];
        while (true)
        {
            if (StartsOperand(Current)) parts.Add(ParseExpression());
            else Error("CQO1034", $"文字中的花括号里缺少一个值 | A value is missing between the braces of the text, before `{Current.Shown}`.", Current.Span);
            if (parts[^1].Height > highest.Height) highest = parts[^1];
            if (Current.Kind is not (TokenKind.TextMiddle or TokenKind.TextEnd))
            {
                Error("CQO1034", $"插值文字中的花括号没有关闭 | A brace of the interpolated text is not closed before `{Current.Shown}`. Add `}}`.", Current.Span);
                return new BadExpression(start);
            }
            var last = Current.Kind == TokenKind.TextEnd;
            parts.Add(new TextLiteral(Current.Span, Advance().Text));
            if (last) return Above(new InterpolatedText(SpanFrom(start), parts), highest);
        }
    }

    Expression ParseParenthesis()
    {
        var start = Current.Span;
        OpenBracket();
        var (conditionals, source) = (_conditionals, _readsLoopSource);
        (_conditionals, _readsLoopSource) = (0, false);
        var inner = ParseExpression();
        (_conditionals, _readsLoopSource) = (conditionals, source);
        CloseBracket(")");
        return Above(new Parenthesis(SpanFrom(start), inner), inner);
    }

    Expression ParseArray()
    {
        var start = Current.Span;
        OpenBracket();
        var items = new List<Expression>();
        Expression highest = new NullLiteral(start);
        while (StartsOperand(Current))
        {
            items.Add(ParseExpression());
            if (items[^1].Height > highest.Height) highest = items[^1];
            if (!Current.Is(",")) break;
            Advance();
        }
        CloseBracket("]");
        return Above(new ArrayLiteral(SpanFrom(start), items), highest);
    }

    Expression ParseObject()
    {
        var start = Current.Span;
        OpenBracket();
        var members = new List<(string, Expression)>();
        Expression highest = new NullLiteral(start);
        while (!Current.Is("}") && ParseObjectMember() is { } member)
        {
            members.Add(member);
            if (member.Item2.Height > highest.Height) highest = member.Item2;
            if (!Current.Is(",")) break;
            Advance();
        }
        if (Current.Is("}") && !_objectIsBroken) CloseBracket("}");
        else CloseBrokenObject();
        return Above(new ObjectLiteral(SpanFrom(start), members), highest);
    }

    bool _objectIsBroken;

    (string, Expression)? ParseObjectMember()
    {
        var name = Current;
        if (name.Kind is not (TokenKind.Identifier or TokenKind.Text)) return Broken($"对象中此处应为名称：{{名称: 值}} | A member's name was expected instead of `{name.Shown}`: {{name: value}}.");
        Advance();
        if (!Current.Is(":")) return Broken($"对象的名称后面缺少冒号：{{名称: 值}} | `:` was expected behind the member's name instead of `{Current.Shown}`: {{name: value}}.");
        Advance();
        if (!StartsOperand(Current)) return Broken($"对象的“{name.Text}”后面缺少值 | A value for the member `{name.Text}` was expected instead of `{Current.Shown}`.");
        return (name.Text, ParseExpression());
    }

    (string, Expression)? Broken(string message)
    {
        Error("CQO1035", message, Current.Span);
        _objectIsBroken = true;
        while (!Current.Is("}") && Current.Kind is not (TokenKind.TagEnd or TokenKind.End or TokenKind.Static)) Advance();
        return null;
    }

    // The brace of a broken object is left for the statement to report, as Scriban does.
    void CloseBrokenObject()
    {
        if (_objectIsBroken) _brackets--;
        else CloseBracket("}");
        _objectIsBroken = false;
    }
}
