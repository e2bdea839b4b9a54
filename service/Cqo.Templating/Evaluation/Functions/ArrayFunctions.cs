using System.Runtime.CompilerServices;
using System.Text;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>array</c>. A list given by the data is never changed: each function makes a new one.</summary>
internal static class ArrayFunctions
{
    internal static void Register(Action<string, Builtin> add)
    {
        add("array.add", Add);
        add("array.add_range", (run, g) => Concat(run, g[0], g[1]));
        add("array.any", Any);
        add("array.compact", (run, g) => g[0].IsNull ? g[0] : Select(run, g[0], item => !item.IsNull));
        add("array.concat", (run, g) => g[0].IsNull && g[1].IsNull ? g[0] : Concat(run, g[0], g[1]));
        add("array.contains", Contains);
        add("array.cycle", (run, g) => run.Cycle(g[0], g[1]));
        add("array.each", Each);
        add("array.filter", Filter);
        add("array.first", (run, g) => ListOf(g[0]) is { Count: > 0 } list ? list[0] : Value.Null);
        add("array.insert_at", InsertAt);
        add("array.join", Join);
        add("array.last", (run, g) => ListOf(g[0]) is { Count: > 0 } list ? list[list.Count - 1] : Value.Null);
        add("array.limit", (run, g) => g[0].IsNull ? g[0] : Slice(run, g[0], 0, run.Int(g[1], "count")));
        add("array.map", Map);
        add("array.offset", (run, g) => g[0].IsNull ? g[0] : Slice(run, g[0], run.Int(g[1], "offset"), int.MaxValue));
        add("array.remove_at", RemoveAt);
        add("array.reverse", Reverse);
        add("array.size", (run, g) => Value.Of(ListOf(g[0])?.Count ?? 0));
        add("array.sort", Sort);
        add("array.uniq", Unique);
    }

    static ListValue? ListOf(Value value)
    {
        if (value.AsList is { } list) return list;
        if (value.AsMap is { } map) return Interpreter.PairsOf(map);
        if (value.IsNull || value.Kind == ValueKind.Empty) return null;
        return new ModelList([value]);
    }

    static List<Value> Items(Interpreter run, Value value, int more = 0)
    {
        if (ListOf(value) is not { } list) return new List<Value>(more);
        run.Charge(list);
        var items = new List<Value>(list.Count + more);
        for (var i = 0; i < list.Count; i++) items.Add(list[i]);
        return items;
    }

    static Value Of(List<Value> items) => Value.Of(new TemplateList(items));

    static Value Concat(Interpreter run, Value first, Value second)
    {
        var items = Items(run, first);
        items.AddRange(Items(run, second));
        return Of(items);
    }

    static Value Select(Interpreter run, Value list, Func<Value, bool> keep)
    {
        var items = Items(run, list);
        items.RemoveAll(item => !keep(item));
        return Of(items);
    }

    static Value Add(Interpreter run, ReadOnlySpan<Value> given)
    {
        var items = Items(run, given[0], 1);
        items.Add(given[1]);
        return Of(items);
    }

    static Value Any(Interpreter run, ReadOnlySpan<Value> given)
    {
        var (function, a, b) = (given[1], given[2], given[3]);
        foreach (var item in Items(run, given[0]))
            if ((a.IsNull ? run.Callback(function, item) : b.IsNull ? run.Callback(function, item, a) : run.Callback(function, item, a, b)).IsTrue) return Value.True;
        return Value.False;
    }

    static Value Contains(Interpreter run, ReadOnlySpan<Value> given)
    {
        foreach (var item in Items(run, given[0]))
            if (Interpreter.AreEqual(item, given[1])) return Value.True;
        return Value.False;
    }

    static Value Each(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var function = given[1];
        var items = Items(run, given[0]);
        for (var i = 0; i < items.Count; i++) items[i] = run.Callback(function, items[i]);
        return Of(items);
    }

    static Value Filter(Interpreter run, ReadOnlySpan<Value> given)
    {
        var function = given[1];
        return given[0].IsNull ? given[0] : Select(run, given[0], item => run.Callback(function, item).IsTrue);
    }

    static Value InsertAt(Interpreter run, ReadOnlySpan<Value> given)
    {
        var items = Items(run, given[0], 1);
        var index = Math.Max(0, run.Int(given[1], "index"));
        if (index > items.Count + 10_000) throw run.Fail("CQO3036", $"列表只有 {items.Count} 项，无法插入此序号 | The list has {items.Count} items; nothing can be put at {index}.");
        while (items.Count < index) items.Add(Value.Null);
        items.Insert(index, given[2]);
        return Of(items);
    }

    static Value Join(Interpreter run, ReadOnlySpan<Value> given)
    {
        var separator = run.TextOf(given[1]);
        var function = given[2];
        var text = new StringBuilder();
        var first = true;
        foreach (var item in Items(run, given[0]))
        {
            if (!first) text.Append(separator);
            first = false;
            text.Append(run.TextOf(function.IsNull ? item : run.Callback(function, item)));
            run.CheckLength(text.Length);
        }
        return Value.Of(text.ToString());
    }

    static Value Slice(Interpreter run, Value value, int start, int count)
    {
        if (ListOf(value) is not { } list) return value;
        var first = Math.Clamp(start, 0, list.Count);
        var end = (int)Math.Clamp((long)first + count, first, list.Count);
        if (list.IsOfModel) run.Charge(list);
        var items = new List<Value>(end - first);
        for (var i = first; i < end; i++)
        {
            if (!list.IsOfModel) run.CountStep();
            items.Add(list[i]);
        }
        return Of(items);
    }

    static Value Map(Interpreter run, ReadOnlySpan<Value> given)
    {
        var path = run.TextOf(given[1]).Split('.');
        var items = Items(run, given[0]);
        for (var i = 0; i < items.Count; i++) items[i] = Member(items[i], path);
        return Of(items);
    }

    static Value Member(Value item, string[] path)
    {
        foreach (var name in path)
        {
            if (item.AsMap is { } map) item = map.TryGet(name, out var value) ? value : Value.Null;
            else return ScalarMembers.TryGet(item, name, out var member) ? member : Value.Null;
        }
        return item;
    }

    static Value RemoveAt(Interpreter run, ReadOnlySpan<Value> given)
    {
        var items = Items(run, given[0]);
        var index = run.Int(given[1], "index");
        if (index < 0) index += items.Count;
        if (index >= 0 && index < items.Count) items.RemoveAt(index);
        return Of(items);
    }

    static Value Reverse(Interpreter run, ReadOnlySpan<Value> given)
    {
        var items = Items(run, given[0]);
        items.Reverse();
        return Of(items);
    }

    static Value Sort(Interpreter run, ReadOnlySpan<Value> given)
    {
        var path = given[1].IsNull ? null : run.TextOf(given[1]).Split('.');
        var sorted = Items(run, given[0]).OrderBy(item => path is null ? item : Member(item, path), Order);
        return Of([.. sorted]);
    }

    // Null first, then by kind where two values have no order of their own. The sort is stable.
    static readonly Comparer<Value> Order = Comparer<Value>.Create((a, b) =>
        a.IsNull || b.IsNull ? a.IsNull.CompareTo(b.IsNull) * -1 : Interpreter.Compare(a, b) ?? a.Kind.CompareTo(b.Kind));

    static Value Unique(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var seen = new HashSet<Value>(Same);
        var items = Items(run, given[0]);
        items.RemoveAll(item => !seen.Add(item));
        return Of(items);
    }

    // Unlike ==, a text is never the same as a number that prints alike.
    static readonly EqualityComparer<Value> Same = EqualityComparer<Value>.Create(
        (a, b) => a.AsString is null == b.AsString is null && Interpreter.AreEqual(a, b),
        value => value.IsNumber ? Numbers.DoubleOf(value).GetHashCode() : value.AsList is null && value.AsMap is null ? Printer.Scalar(value).GetHashCode() : HashOfOwner(value));

    // Empty ones are equal to `empty`, whose hash is that of an empty text.
    static int HashOfOwner(Value value) =>
        value.AsList is { Count: 0 } || value.AsMap is { Count: 0 } ? "".GetHashCode() : RuntimeHelpers.GetHashCode(value.Reference);
}
