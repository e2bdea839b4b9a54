using System.Text;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>A style of a document.</summary>
/// <param name="Id">What content names it by.</param>
/// <param name="Type"><c>paragraph</c>, <c>character</c>, <c>table</c> or <c>numbering</c>.</param>
/// <param name="Node">Its element.</param>
internal sealed record DocumentStyle(string Id, string Type, int Node);

/// <summary>The styles of the document that takes others in. A definition that was taken in once serves every later document that brings the same.</summary>
internal sealed class HostStyles
{
    const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    readonly DocumentAssembly host;
    readonly string part;
    readonly HashSet<string> ids = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> idOfDefinition = [];
    readonly StringBuilder added = new();
    readonly List<WordTree> sources = [];

    public HostStyles(DocumentAssembly host)
    {
        this.host = host;
        part = host.PartFor("styles", () => $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:styles xmlns:w=\"{Main}\"></w:styles>");
        Sheet = new StyleSheet(new WordTree(host.Read(part)!));
        foreach (var style in Sheet.All)
        {
            ids.Add(style.Id);
            names.Add(Sheet.NameOf(style));
        }
    }

    /// <summary>The styles as they were before anything was taken in.</summary>
    public StyleSheet Sheet { get; }

    /// <summary>The id under which a definition was taken in, or null.</summary>
    public string? Find(string definition) => idOfDefinition.GetValueOrDefault(definition);

    /// <summary>Reserves an id and a name for a definition.</summary>
    public (string Id, string Name) Reserve(string definition, string id, string name)
    {
        var (freeId, freeName) = (id, name);
        for (var n = 2; !ids.Add(freeId); n++) freeId = $"{id}_{n}";
        for (var n = 2; !names.Add(freeName); n++) freeName = $"{name} ({n})";
        idOfDefinition[definition] = freeId;
        return (freeId, freeName);
    }

    public void Append(string style, WordTree source)
    {
        added.Append(style);
        if (!sources.Contains(source)) sources.Add(source);
    }

    public void Finish()
    {
        if (added.Length == 0) return;
        var xml = sources.Aggregate(host.Read(part)!, RootTag.Serving);
        var tree = new WordTree(xml);
        var edits = new StretchEdits(tree);
        edits.Insert(tree[0].InnerEnd, added.ToString());
        host.Set(part, Encoding.UTF8.GetBytes(edits.Apply(0, xml.Length)));
    }
}
