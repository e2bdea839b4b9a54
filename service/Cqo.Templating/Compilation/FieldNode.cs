namespace Cqo.Templating.Compilation;

/// <summary>A field while the tags that read it are collected.</summary>
internal sealed class FieldNode
{
    readonly OrderedDictionary<string, FieldNode> _members = new(StringComparer.Ordinal);
    readonly Place _firstUse;
    FieldNode? _item;
    FieldKind? _kind;
    bool _isList;
    bool _isRequired;

    internal FieldNode(Place firstUse = default) => _firstUse = firstUse;

    internal FieldNode Member(string name, bool isRequired, Place use)
    {
        if (!_members.TryGetValue(name, out var member)) _members[name] = member = new FieldNode(use);
        member._isRequired |= isRequired;
        return member;
    }

    internal FieldNode Item()
    {
        _isList = true;
        return _item ??= new FieldNode();
    }

    internal void IsList() => _isList = true;

    /// <summary>Notes what a tag takes the field for; a second, different opinion makes it any single value.</summary>
    internal void Is(FieldKind kind)
    {
        if (_kind is null or FieldKind.Scalar) _kind = kind;
        else if (_kind != kind && kind != FieldKind.Scalar) _kind = _kind is FieldKind.Picture ? _kind : FieldKind.Scalar;
    }

    /// <summary>A list whose items are the given node: what <c>array.map</c> makes of a list.</summary>
    internal static FieldNode ListOf(FieldNode item) => new() { _isList = true, _item = item };

    internal FieldSchema ToSchema(bool isRoot = false)
    {
        var members = new OrderedDictionary<string, FieldSchema>(StringComparer.Ordinal);
        foreach (var (name, member) in _members) members[name] = member.ToSchema();
        var kind = _isList ? FieldKind.List : isRoot || _members.Count > 0 ? FieldKind.Object : _kind ?? FieldKind.Scalar;
        return new FieldSchema(kind, kind == FieldKind.Object ? members : new Dictionary<string, FieldSchema>(), _isList ? _item?.ToSchema() : null, _isRequired) { FirstUse = _firstUse };
    }
}
