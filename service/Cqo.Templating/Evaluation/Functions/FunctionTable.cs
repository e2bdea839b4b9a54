using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>Code of a builtin function. It gets one value per parameter of its signature; what the template left out is null.</summary>
internal delegate Value Builtin(Interpreter run, ReadOnlySpan<Value> given);

/// <summary>The code behind <see cref="BuiltinCatalog"/>, by ordinal.</summary>
internal static class FunctionTable
{
    internal static readonly Builtin[] Code = Fill();
    internal static readonly int ObjectDefault = BuiltinCatalog.Group("object")["default"].Index;

    static Builtin[] Fill()
    {
        var known = new Dictionary<string, Builtin>(StringComparer.Ordinal);
        ArrayFunctions.Register(known.Add);
        DateFunctions.Register(known.Add);
        HtmlFunctions.Register(known.Add);
        MathFunctions.Register(known.Add);
        ObjectFunctions.Register(known.Add);
        RegexFunctions.Register(known.Add);
        StringFunctions.Register(known.Add);
        TimespanFunctions.Register(known.Add);
        WordFunctions.Register(known.Add);
        ExcelFunctions.Register(known.Add);
        ChineseFunctions.Register(known.Add);
        if (known.Count != BuiltinCatalog.All.Length)
            throw new InvalidOperationException($"Functions without a signature: {string.Join(", ", known.Keys.Except(BuiltinCatalog.All.Select(f => f.FullName)))}");
        return [.. BuiltinCatalog.All.Select(f => known[f.FullName])];
    }
}

/// <summary>A group of builtin functions as an object: <c>array | object.keys</c>.</summary>
internal sealed class BuiltinGroup : MapValue
{
    readonly string _name;

    BuiltinGroup(string name) => _name = name;

    internal static BuiltinGroup Of(string name) => new(name);

    internal override int Count => BuiltinCatalog.Group(_name).Count;
    internal override IEnumerable<string> Names => BuiltinCatalog.Group(_name).Keys;

    internal override bool TryGet(string name, out Value value)
    {
        var found = BuiltinCatalog.Group(_name).TryGetValue(name, out var function);
        value = found ? Value.Of(new FunctionValue(function!.Index)) : Value.Null;
        return found;
    }
}
