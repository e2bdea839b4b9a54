using System.Text.Json;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating;

/// <summary>The data that a template reads: named values, lists and objects, nothing else. Built from JSON, read-only, safe to share between threads.</summary>
public sealed class ModelObject
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    ModelObject(ModelMap root) => Root = root;

    internal ModelMap Root { get; }

    /// <summary>Reads an object of JSON, nested at most 64 deep. Numbers without fraction become integers, others decimals where exact; strings stay strings;
    /// a picture is a string <c>data:image/png;base64,…</c>. Of a name given twice the last value counts.</summary>
    /// <exception cref="JsonException">The bytes are not a JSON object, or a text in it is not well-formed Unicode.</exception>
    public static ModelObject Parse(ReadOnlySpan<byte> utf8Json)
    {
        var bytes = utf8Json.ToArray();
        using var document = JsonDocument.Parse(bytes, Options);
        return Parse(document.RootElement);
    }

    /// <summary>Takes an object of JSON that has been read already.</summary>
    /// <exception cref="JsonException">The element is not a JSON object, or a text in it is not well-formed Unicode.</exception>
    public static ModelObject Parse(JsonElement element) => new(ModelReader.Read(element));

    /// <summary>The same data with a list whose rows are made while they are written: a workbook of a million rows then takes no more memory than one of ten.
    /// Each loop over the list asks for the rows anew, also from several threads, and each time the same must come.</summary>
    /// <param name="name">Name of the list; a field of that name gives way.</param>
    /// <param name="fields">Names of the values of a row.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="rows">Gives the rows, each with a value for every field: null, string, int, long, double, decimal, bool, DateTime (its clock counts, not its zone), DateTimeOffset or DateOnly. A row
    /// that was passed is not looked at again.</param>
    /// <exception cref="InvalidOperationException">While rendering: there are fewer rows than promised, or one has other values than those.</exception>
    public ModelObject WithRows(string name, IReadOnlyList<string> fields, int count, Func<IEnumerable<IReadOnlyList<object?>>> rows)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var members = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        for (var i = 0; i < Root.Count; i++) members[Root.Shape.Names[i]] = Root.Values[i];
        members[name] = Value.Of(new RowSequence(new Shape([.. fields]), count, rows));
        return new ModelObject(new ModelMap(new Shape([.. members.Keys]), [.. members.Values]));
    }
}
