using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary>Operators on lists. Each gives a new list; the items that it walks over are counted.</summary>
internal sealed partial class Interpreter
{
    const int DeepestEquality = 20;

    /// <summary>Null when the operator does not work on lists or not on this pair.</summary>
    Value? ListResult(BinaryOperator op, Value left, Value right, SourceSpan at)
    {
        _call = at;
        return (op, left.AsList, right.AsList) switch
        {
            (BinaryOperator.Add, { } a, { } b) => Join(a, b),
            (BinaryOperator.BitAnd, { } a, { } b) => Common(a, b),
            (BinaryOperator.ShiftLeft, { } list, _) => Join(list, new ModelList([right])),
            (BinaryOperator.ShiftRight, _, { } list) => Join(new ModelList([left]), list),
            (BinaryOperator.Multiply, { } list, null) when right.IsInt => Repeat(list, right.AsInt),
            (BinaryOperator.Multiply, null, { } list) when left.IsInt => Repeat(list, left.AsInt),
            _ => null,
        };
    }

    Value Join(ListValue left, ListValue right)
    {
        Charge(left);
        Charge(right);
        var joined = new TemplateList(left.Count + right.Count);
        for (var i = 0; i < left.Count; i++) joined.Items.Add(left[i]);
        for (var i = 0; i < right.Count; i++) joined.Items.Add(right[i]);
        return Value.Of(joined);
    }

    Value Repeat(ListValue list, long times)
    {
        var repeated = new TemplateList();
        for (long round = 0; round < times && list.Count > 0; round++)
        {
            for (var i = 0; i < list.Count; i++)
            {
                CountStep(_call);
                repeated.Items.Add(list[i]);
            }
        }
        return Value.Of(repeated);
    }

    Value Common(ListValue left, ListValue right)
    {
        var common = new TemplateList();
        for (var i = 0; i < left.Count; i++)
        {
            CountStep(_call);
            if (Holds(right, left[i]) && !Holds(common, left[i])) common.Items.Add(left[i]);
        }
        return Value.Of(common);
    }

    bool Holds(ListValue list, Value item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            CountStep(_call);
            if (AreEqual(list[i], item)) return true;
        }
        return false;
    }

    /// <summary>The operator ==: two lists are equal when their items are, everything else as <see cref="AreEqual(Value, Value)"/> says.</summary>
    bool IsSame(Value left, Value right, SourceSpan at, int depth = 0)
    {
        if (left.AsList is not { } a || right.AsList is not { } b || ReferenceEquals(a, b) || depth > DeepestEquality) return AreEqual(left, right);
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            CountStep(at);
            if (!IsSame(a[i], b[i], at, depth + 1)) return false;
        }
        return true;
    }
}
