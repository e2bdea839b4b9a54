using System.Globalization;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Loops.</summary>
internal sealed partial class Interpreter
{
    Flow ExecuteFor(ForInstruction instruction)
    {
        var list = ListOf(Evaluate(instruction.Source), instruction.Source);
        var (first, count) = RangeOf(instruction.Limits, list.Count);
        if (count == 0) return Execute(instruction.Else);
        using var walk = (list as RowSequence)?.Start();
        list = walk ?? list;
        var before = LoopVariable(instruction.Variable);
        var loop = _loop = new LoopState(instruction.IsTableRow ? "tablerow" : "for", count, _loop);
        var columns = instruction.Limits.Columns is { } limit ? Math.Max(1, NumberOf(limit, "cols")) : 1;
        var flow = Flow.Next;
        for (var i = 0; i < count && flow is not (Flow.Break or Flow.Return); i++)
        {
            if (list.IsOfModel) CountRow(instruction.Span);
            else CountStep(instruction.Span);
            var item = list[first + (instruction.Limits.Reversed ? count - 1 - i : i)];
            loop.IsChanged = i == 0 || !AreEqual(loop.Item, item);
            (loop.Index, loop.Item) = (i, item);
            LoopVariable(instruction.Variable) = item;
            flow = instruction.IsTableRow ? ExecuteCell(instruction, loop, i, columns) : Execute(instruction.Body);
        }
        _loop = loop.Outer;
        LoopVariable(instruction.Variable) = before;
        return flow == Flow.Return ? flow : Flow.Next;
    }

    Flow ExecuteCell(ForInstruction instruction, LoopState loop, int index, int columns)
    {
        var column = index % columns;
        loop.Column = column;
        if (column == 0) Markup($"<tr class=\"row{index / columns + 1}\">", instruction);
        Markup($"<td class=\"col{column + 1}\">", instruction);
        var flow = Execute(instruction.Body);
        Markup("</td>", instruction);
        if (column == columns - 1 || index == loop.Count - 1 || flow is Flow.Break or Flow.Return) Markup("</tr>\n", instruction);
        return flow;
    }

    void Markup(FormattableString text, ForInstruction instruction) => Markup(text.ToString(CultureInfo.InvariantCulture), instruction);

    void Markup(string text, ForInstruction instruction) => PrintValue(Value.Of(text), instruction.Context, instruction.Span);

    /// <summary>First index and number of items left by <c>offset</c> and <c>limit</c>.</summary>
    (int First, int Count) RangeOf(ForLimits limits, int count)
    {
        var first = limits.Offset is { } offset ? Math.Clamp(NumberOf(offset, "offset"), 0, count) : 0;
        var left = count - first;
        return (first, limits.Limit is { } limit ? Math.Clamp(NumberOf(limit, "limit"), 0, left) : left);
    }

    int NumberOf(Operand operand, string name)
    {
        var value = Evaluate(operand);
        return value.IsInt ? (int)Math.Clamp(value.AsInt, int.MinValue, int.MaxValue) : throw Fail("CQO3032", $"“{name}”应为整数 | `{name}` must be a whole number, not {Described(value)}.", operand.Span);
    }

    /// <summary>What a loop walks over: a list, the pairs of an object, the characters of a text; nothing for null.</summary>
    ListValue ListOf(Value value, Operand source)
    {
        if (value.AsList is { } list) return list;
        if (value.IsNull || value.Kind == ValueKind.Empty) return new ModelList([]);
        if (value.AsMap is { } map) return PairsOf(map);
        if (value.AsString is { } text) return new ModelList([.. text.EnumerateRunes().Select(r => Value.Of(r.ToString()))]);
        throw Fail("CQO3033", $"“{PathOf(source)}”不是列表，不能循环：请指定数据中的列表 | `{PathOf(source)}` is {Described(value)}, not a list, so it cannot be repeated. Name a list of the data.", source.Span);
    }

    internal static ModelList PairsOf(MapValue map)
    {
        var pairs = new List<Value>(map.Count);
        foreach (var name in map.Names)
        {
            map.TryGet(name, out var value);
            pairs.Add(Value.Of(new ModelMap(Pair, [Value.Of(name), value])));
        }
        return new ModelList([.. pairs]);
    }

    static readonly Shape Pair = new(["key", "value"]);

    Flow ExecuteWhile(WhileInstruction instruction)
    {
        var loop = _loop = new LoopState("while", 0, _loop);
        var flow = Flow.Next;
        while (flow is not (Flow.Break or Flow.Return) && Evaluate(instruction.Condition).IsTrue)
        {
            CountStep(instruction.Span);
            flow = Execute(instruction.Body);
            loop.Index++;
        }
        _loop = loop.Outer;
        return flow == Flow.Return ? flow : Flow.Next;
    }

    Value LoopValue(LoopMemberOperand operand)
    {
        var loop = _loop;
        while (loop is not null && loop.Keyword != operand.Loop) loop = loop.Outer;
        if (loop is null)
            throw Fail("CQO3034", $"“{operand.Loop}.{operand.Name}”只能写在循环里 | `{operand.Loop}.{operand.Name}` stands outside a `{operand.Loop}` loop, where it has no value. Move it into the loop.", operand.Span);
        return operand.Name switch
        {
            "index" => Value.Of(loop.Index),
            "rindex" => Value.Of(loop.Count - 1 - loop.Index),
            "length" => Value.Of(loop.Count),
            "first" => Value.Of(loop.Index == 0),
            "last" => Value.Of(loop.Index == loop.Count - 1),
            "even" => Value.Of((loop.Index & 1) == 0),
            "odd" => Value.Of((loop.Index & 1) == 1),
            "changed" => Value.Of(loop.IsChanged),
            _ => Value.Of(loop.Column),
        };
    }
}
