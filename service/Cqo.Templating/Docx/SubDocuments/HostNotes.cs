using System.Globalization;
using System.Text;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>The footnotes or endnotes of the document that takes others in.</summary>
internal sealed class HostNotes
{
    const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    readonly DocumentAssembly host;
    readonly StringBuilder added = new();
    readonly List<WordTree> sources = [];
    int last;

    /// <param name="host">The document.</param>
    /// <param name="kind"><c>footnote</c> or <c>endnote</c>.</param>
    public HostNotes(DocumentAssembly host, string kind)
    {
        this.host = host;
        Part = host.PartFor(kind + "s", () => $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:{kind}s xmlns:w=\"{Main}\">{Separator(kind, "separator", 0)}{Separator(kind, "continuationSeparator", 1)}</w:{kind}s>");
        var tree = new WordTree(host.Read(Part)!);
        last = Enumerable.Range(0, tree.Count).Where(n => tree.LocalName(n) == kind).Select(n => HostLists.Number(tree.Value(n, "id"))).DefaultIfEmpty().Max();
    }

    /// <summary>Name of the part.</summary>
    public string Part { get; }

    static string Separator(string kind, string type, int id) => $"<w:{kind} w:type=\"{type}\" w:id=\"{id}\"><w:p><w:r><w:{type}/></w:r></w:p></w:{kind}>";

    public string NextId() => (++last).ToString(CultureInfo.InvariantCulture);

    public void Append(string note, WordTree source)
    {
        added.Append(note);
        if (!sources.Contains(source)) sources.Add(source);
    }

    public void Finish()
    {
        if (added.Length == 0) return;
        var xml = sources.Aggregate(host.Read(Part)!, RootTag.Serving);
        var tree = new WordTree(xml);
        var edits = new StretchEdits(tree);
        edits.Insert(tree[0].InnerEnd, added.ToString());
        host.Set(Part, Encoding.UTF8.GetBytes(edits.Apply(0, xml.Length)));
    }
}
