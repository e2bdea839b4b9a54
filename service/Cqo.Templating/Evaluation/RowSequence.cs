using System.Numerics;

namespace Cqo.Templating.Evaluation;

/// <summary>
/// Rows of the model that are made while they are read, so that a million of them need no memory. Each loop goes through them for itself; who asks for an earlier one
/// begins anew. Their number is known before.
/// </summary>
internal sealed class RowSequence(Shape shape, int count, Func<IEnumerable<IReadOnlyList<object?>>> rows) : ListValue
{
    readonly Lock turn = new();
    Walk? last;

    internal override int Count => count;
    internal override bool IsOfModel => true;

    /// <summary>Any row: going on from the one asked for last is cheap.</summary>
    internal override Value this[int index]
    {
        get
        {
            lock (turn) return (last ??= Start())[index];
        }
    }

    /// <summary>A list of the same rows that only one loop uses.</summary>
    internal Walk Start() => new(this);

    /// <summary>One way through the rows.</summary>
    internal sealed class Walk(RowSequence sequence) : ListValue, IDisposable
    {
        IEnumerator<IReadOnlyList<object?>>? at;
        int position = -1;
        Value current;

        internal override int Count => sequence.Count;
        internal override bool IsOfModel => true;

        internal override Value this[int index]
        {
            get
            {
                if (index < position || at is null) Begin();
                for (; position < index; position++)
                    if (!at!.MoveNext()) throw new InvalidOperationException($"{sequence.Count} rows were promised, and only {position + 1} came");
                    else if (position + 1 == index) current = sequence.RowOf(at.Current);
                return current;
            }
        }

        void Begin()
        {
            at?.Dispose();
            at = sequence.Rows().GetEnumerator();
            position = -1;
        }

        public void Dispose() => at?.Dispose();
    }

    IEnumerable<IReadOnlyList<object?>> Rows() => rows();

    Value RowOf(IReadOnlyList<object?> row)
    {
        if (row.Count != shape.Names.Length) throw new InvalidOperationException($"a row has {row.Count} values for {shape.Names.Length} fields");
        var values = new Value[row.Count];
        for (var i = 0; i < values.Length; i++) values[i] = ValueOf(row[i]);
        return Value.Of(new ModelMap(shape, values));
    }

    static Value ValueOf(object? value) => value switch
    {
        null => Value.Null,
        string text => Value.Of(text),
        int number => Value.Of((long)number),
        long number => Value.Of(number),
        double number => Value.Of(number),
        decimal number => Value.Of(number),
        bool truth => Value.Of(truth),
        DateTime date => Value.Of(new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), System.TimeSpan.Zero)),
        DateTimeOffset date => Value.Of(date),
        DateOnly date => Value.Of(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), System.TimeSpan.Zero)),
        BigInteger number => Value.Of(number),
        _ => throw new InvalidOperationException($"a value of type {value.GetType().Name} is no value of a template: give null, string, int, long, double, decimal, bool, DateTime, DateTimeOffset or DateOnly"),
    };
}
