namespace Cqo.Templating.Docx;

/// <summary>One step of a path to a node of custom XML.</summary>
/// <param name="Namespace">Namespace of the element (of the attribute), empty for none.</param>
/// <param name="Name">Local name.</param>
/// <param name="Position">Which of the children of that name, from 1; 0 when the path leaves it open and there may be only one.</param>
internal readonly record struct BindingStep(string Namespace, string Name, int Position);

/// <summary>
/// The path of a data-bound control (<c>w:xpath</c> and <c>w:prefixMappings</c>, ECMA-376 Part 1 §17.5.2.6) in the form that Word writes: child steps from
/// the root, each with a position, and perhaps an attribute at the end. Conditions, axes and functions are more than that.
/// </summary>
internal sealed class BindingPath
{
    const int MaxLength = 4000;
    const string NamesOnly = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";

    readonly List<BindingStep> steps = [];

    BindingPath() { }

    public IReadOnlyList<BindingStep> Steps => steps;
    /// <summary>Namespace and name of the attribute that the path ends in; null when it ends in an element.</summary>
    public BindingStep? Attribute { get; private set; }

    /// <summary>The path, or null when it is more than child steps.</summary>
    public static BindingPath? Read(string xpath, string mappings)
    {
        if (xpath.Length > MaxLength || !xpath.StartsWith('/') || Prefixes(mappings) is not { } prefixes) return null;
        var path = new BindingPath();
        foreach (var segment in xpath[1..].Split('/'))
        {
            var isAttribute = segment.StartsWith('@');
            if (path.Attribute is not null || Step(isAttribute ? segment[1..] : segment, prefixes) is not { } step) return null;
            if (!isAttribute) path.steps.Add(step);
            else if (step.Position == 0) path.Attribute = step;
            else return null;
        }
        return path.steps.Count == 0 ? null : path;
    }

    static BindingStep? Step(string segment, Dictionary<string, string> prefixes)
    {
        var position = 0;
        if (segment.EndsWith(']') && segment.IndexOf('[') is > 0 and var bracket)
        {
            if (!int.TryParse(segment.AsSpan(bracket + 1, segment.Length - bracket - 2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out position) || position == 0) return null;
            segment = segment[..bracket];
        }
        var colon = segment.IndexOf(':');
        var name = segment[(colon + 1)..];
        if (name.Length == 0 || !name.All(c => c > '\x7f' || NamesOnly.Contains(c)) || name[0] is '.' or '-') return null;
        if (colon < 0) return new BindingStep("", name, position);
        return prefixes.TryGetValue(segment[..colon], out var uri) ? new BindingStep(uri, name, position) : null;
    }

    // xmlns:a='…' xmlns:b="…"
    static Dictionary<string, string>? Prefixes(string mappings)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var rest = mappings.AsSpan().Trim(); !rest.IsEmpty;)
        {
            var equals = rest.IndexOf('=');
            if (equals < 0 || !rest.StartsWith("xmlns") || equals + 1 >= rest.Length || rest[equals + 1] is not ('\'' or '"')) return null;
            var close = rest[(equals + 2)..].IndexOf(rest[equals + 1]);
            if (close < 0) return null;
            var name = rest[5..equals].Trim();
            // A default namespace means nothing to XPath.
            if (name.StartsWith(":")) found[name[1..].ToString()] = rest.Slice(equals + 2, close).ToString();
            rest = rest[(equals + 3 + close)..].TrimStart();
        }
        return found;
    }
}
