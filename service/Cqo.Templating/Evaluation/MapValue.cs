namespace Cqo.Templating.Evaluation;

/// <summary>Named values: of the model (read-only), made by a template, or a group of builtin functions.</summary>
internal abstract class MapValue() : Boxed(ValueKind.Map)
{
    internal abstract int Count { get; }
    internal abstract bool TryGet(string name, out Value value);
    internal abstract IEnumerable<string> Names { get; }
    /// <summary>A name that this map lacks is the author's mistake (model data) or an empty value (an object of the template).</summary>
    internal virtual bool IsModel => false;
}

/// <summary>The names of an object, shared by all rows of a list that have the same names in the same order.</summary>
internal sealed class Shape(string[] names)
{
    internal readonly string[] Names = names;
    readonly Dictionary<string, int>? _index = names.Length <= 8 ? null : Index(names);

    static Dictionary<string, int> Index(string[] names)
    {
        var index = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) index[names[i]] = i;
        return index;
    }

    internal int Find(string name)
    {
        if (_index is not null) return _index.TryGetValue(name, out var found) ? found : -1;
        for (var i = 0; i < Names.Length; i++)
            if (ReferenceEquals(Names[i], name) || string.Equals(Names[i], name)) return i;
        return -1;
    }
}

/// <summary>An object of the model: shared by threads, never changed.</summary>
internal sealed class ModelMap(Shape shape, Value[] values) : MapValue
{
    internal readonly Shape Shape = shape;
    internal readonly Value[] Values = values;

    internal override int Count => Values.Length;
    internal override IEnumerable<string> Names => Shape.Names;
    internal override bool IsModel => true;

    internal override bool TryGet(string name, out Value value)
    {
        var index = Shape.Find(name);
        value = index < 0 ? Value.Null : Values[index];
        return index >= 0;
    }
}

/// <summary>An object made by a template; keeps the order in which members were added.</summary>
internal sealed class TemplateMap : MapValue
{
    readonly OrderedDictionary<string, Value> _members = new(StringComparer.Ordinal);
    HashSet<string>? _readOnly;

    internal override int Count => _members.Count;
    internal override IEnumerable<string> Names => _members.Keys;
    internal override bool TryGet(string name, out Value value) => _members.TryGetValue(name, out value);
    internal void Set(string name, Value value) => _members[name] = value;
    internal void Remove(string name) => _members.Remove(name);
    internal void Protect(string name) => (_readOnly ??= new(StringComparer.Ordinal)).Add(name);
    internal bool IsProtected(string name) => _readOnly is not null && _readOnly.Contains(name);
}
