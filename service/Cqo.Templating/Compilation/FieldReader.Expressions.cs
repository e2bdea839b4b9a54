using System.Runtime.CompilerServices;
using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Which field an expression stands for.</summary>
internal sealed partial class FieldReader
{
    /// <summary>The field, or null when the value is computed. Visits everything inside.</summary>
    FieldNode? Field(Expression expression)
    {
        switch (expression)
        {
            case GlobalName name: return Named(name.Name, name.Span);
            case LocalName name: return _names.GetValueOrDefault("$" + name.Name);
            case Parenthesis parenthesis: return Field(parenthesis.Inner);
            case Alias alias: return Field(alias.Target);
            case Member member: return MemberOf(member);
            case Language.Index index: return ItemOf(index);
            case Binary binary: return OfBinary(binary);
            case Unary unary: if (Field(unary.Operand) is { } operand && unary.Operator != "!") operand.Is(FieldKind.Number); return null;
            case Conditional choice:
                Field(choice.Condition);
                var (then, otherwise) = (Field(choice.Then), Field(choice.Else));
                return then ?? otherwise;
            case Call call: return OfCall(call);
            case InterpolatedText text: foreach (var part in text.Parts) Field(part)?.Is(FieldKind.Scalar); return null;
            case ArrayLiteral array: foreach (var item in array.Items) Field(item); return null;
            case ObjectLiteral value: foreach (var (_, member) in value.Members) Field(member); return null;
            case AnonymousFunction function: VisitFunction(function.Function); return null;
            default: return null;
        }
    }

    FieldNode? Named(string name, SourceSpan at)
    {
        if (_names.TryGetValue(name, out var known)) return known;
        if (BuiltinCatalog.IsGroup(name)) return null;
        return _withs.Count > 0 ? _withs.Peek().Member(name, false, PlaceOf(at)) : root.Member(name, _tolerance == 0, PlaceOf(at));
    }

    FieldNode? MemberOf(Member member)
    {
        if (member.Target is This) return Named(member.Name, member.NameSpan);
        if (member.IsOptional) _tolerance++;
        var target = Field(member.Target);
        if (member.IsOptional) _tolerance--;
        if (target is null || member.Name is "size" or "empty?") return null;
        return target.Member(member.Name, _tolerance == 0 && !member.IsOptional, PlaceOf(member.NameSpan));
    }

    FieldNode? ItemOf(Language.Index index)
    {
        Field(index.Key);
        var target = Field(index.Target);
        return index.Key is TextLiteral name ? target?.Member(name.Value, _tolerance == 0, PlaceOf(name.Span)) : target?.Item();
    }

    FieldNode? OfBinary(Binary binary)
    {
        if (binary.Operator == "??")
        {
            _tolerance++;
            var left = Field(binary.Left);
            _tolerance--;
            var right = Field(binary.Right);
            return left ?? right;
        }
        var (a, b) = (Field(binary.Left), Field(binary.Right));
        if (binary.Operator is "==" or "!=" or "<" or ">" or "<=" or ">=") Compare(a, b, binary.Left, binary.Right);
        if (binary.Operator is "-" or "*" or "/" or "//" or "%" or ".." or "..<")
        {
            a?.Is(FieldKind.Number);
            b?.Is(FieldKind.Number);
        }
        return null;
    }

    // What is compared with a literal is taken for its type.
    static void Compare(FieldNode? a, FieldNode? b, Expression left, Expression right)
    {
        if (KindOf(right) is { } kind) a?.Is(kind);
        if (KindOf(left) is { } other) b?.Is(other);
    }

    static FieldKind? KindOf(Expression literal) => literal switch
    {
        TextLiteral => FieldKind.Text,
        IntegerLiteral or FloatLiteral or DecimalLiteral => FieldKind.Number,
        _ => null,
    };

    FieldNode? OfCall(Call call)
    {
        var target = call.Target is Parenthesis { Inner: Member inner } ? inner : call.Target is Alias { Target: Member aliased } ? aliased : call.Target is GlobalName called && !_names.ContainsKey(called.Name) ? BuiltinCatalog.Called(called) : call.Target;
        var group = target is Member { Target: GlobalName { Name: var name } } && !_names.ContainsKey(name) && BuiltinCatalog.IsGroup(name) ? name : null;
        var function = group is null ? null : ((Member)target).Name;
        var tolerates = group == "object" && function == "default";
        FieldNode? first = null;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (i == 0 && tolerates) _tolerance++;
            var field = Field(call.Arguments[i].Value);
            if (i == 0 && tolerates) _tolerance--;
            if (i == 0) first = field;
        }
        if (target is GlobalName { Name: "include" or "include_join" } && !_names.ContainsKey(((GlobalName)target).Name))
        {
            foreach (var argument in call.Arguments) VisitIncluded(argument.Value);
            return null;
        }
        if (group is null) Field(call.Target);
        return group is null || first is null ? null : OfBuiltin(group, function!, first, call);
    }

    // A name that is computed may be any partial.
    void VisitIncluded(Expression name)
    {
        var names = name switch
        {
            TextLiteral text => [PartialReader.NameIn(text.Value) ?? text.Value],
            ArrayLiteral array => array.Items.OfType<TextLiteral>().Select(t => t.Value),
            _ => partials.Keys,
        };
        foreach (var one in names)
        {
            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || !partials.TryGetValue(one, out var tree) || !_included.Add(one)) continue;
            if (++_inclusions > MostInclusions) return;
            Visit(tree);
            _included.Remove(one);
        }
    }

    FieldNode? OfBuiltin(string group, string function, FieldNode first, Call call)
    {
        switch (group)
        {
            case "array": return OfArray(function, first, call);
            case "string": first.Is(FieldKind.Scalar); break;
            case "math": first.Is(FieldKind.Number); break;
            case "date": first.Is(FieldKind.Date); break;
            case "word" when function == "chart": first.IsList(); break;
            case "word": first.Is(function == "image" ? FieldKind.Picture : FieldKind.Text); break;
            case "zh" when function is "check" or "or": break;
            case "zh": first.Is(function is "date" or "day" or "month" or "year" or "weekday" or "date_capitals" ? FieldKind.Date : function is "number" or "capitals" or "money" or "ordinal" ? FieldKind.Number : FieldKind.Text); break;
            case "object" when function == "default": return first;
            case "excel": return first;
        }
        return null;
    }

    FieldNode? OfArray(string function, FieldNode first, Call call)
    {
        first.IsList();
        var text = call.Arguments.Count > 1 ? call.Arguments[1].Value as TextLiteral : null;
        if (function == "sort" && text is not null) MemberOfItems(first, text);
        return function switch
        {
            "sort" or "reverse" or "limit" or "offset" or "uniq" or "compact" or "filter" or "add" or "add_range" or "concat" or "insert_at" or "remove_at" => first,
            "first" or "last" => first.Item(),
            "map" when text is not null => FieldNode.ListOf(MemberOfItems(first, text)),
            _ => null,
        };
    }

    // `array.map "a.b"` follows a path.
    FieldNode MemberOfItems(FieldNode list, TextLiteral path)
    {
        var node = list.Item();
        foreach (var name in path.Value.Split('.')) node = node.Member(name, false, PlaceOf(path.Span));
        return node;
    }

    Place PlaceOf(SourceSpan span) => RenderPlan.Locate(pieces, span);
}
