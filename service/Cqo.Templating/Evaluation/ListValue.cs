namespace Cqo.Templating.Evaluation;

/// <summary>A list: of the model (read-only), made by a template, or a range of integers that is never stored.</summary>
internal abstract class ListValue() : Boxed(ValueKind.List)
{
    internal abstract int Count { get; }
    internal abstract Value this[int index] { get; }
    /// <summary>Whether it is of the model: its items are rows of data, not steps of the template's own.</summary>
    internal virtual bool IsOfModel => false;
}

/// <summary>A list of the model: shared by threads, never changed.</summary>
internal sealed class ModelList(Value[] items) : ListValue
{
    internal override int Count => items.Length;
    internal override bool IsOfModel => true;
    internal override Value this[int index] => items[index];
}

/// <summary>Integers from a first to a last, up or down.</summary>
internal sealed class RangeList(long first, int count, int step) : ListValue
{
    internal override int Count => count;
    internal override Value this[int index] => Value.Of(first + (long)index * step);
}

/// <summary>A list made by a template. Scriban lets a list carry named members as well (<c>$</c> holds named arguments this way).</summary>
internal sealed class TemplateList : ListValue
{
    internal readonly List<Value> Items;
    internal TemplateMap? Members;

    internal TemplateList() => Items = [];
    internal TemplateList(int capacity) => Items = new List<Value>(capacity);
    internal TemplateList(List<Value> items) => Items = items;

    internal override int Count => Items.Count;
    internal override Value this[int index] => Items[index];
}
