using System.Globalization;
using System.Text;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>The lists of the document that takes others in.</summary>
internal sealed class HostLists
{
    const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    readonly DocumentAssembly host;
    readonly string part;
    readonly Dictionary<string, string> abstractOfDefinition = [];
    readonly StringBuilder abstracts = new(), lists = new();
    readonly List<WordTree> sources = [];
    int lastAbstract, lastList;

    public HostLists(DocumentAssembly host)
    {
        this.host = host;
        part = host.PartFor("numbering", () => $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:numbering xmlns:w=\"{Main}\"></w:numbering>");
        var tree = new WordTree(host.Read(part)!);
        lastAbstract = tree.All(WordName.AbstractList).Select(n => Number(tree.Value(n, "abstractNumId"))).DefaultIfEmpty().Max();
        lastList = tree.All(WordName.List).Select(n => Number(tree.Value(n, "numId"))).DefaultIfEmpty().Max();
    }

    public static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Math.Max(0, number) : 0;

    /// <summary>The number of a definition that was taken in, or null.</summary>
    public string? Find(string definition) => abstractOfDefinition.GetValueOrDefault(definition);

    public string Reserve(string definition) => abstractOfDefinition[definition] = (++lastAbstract).ToString(CultureInfo.InvariantCulture);

    public void Append(string definition, WordTree source)
    {
        abstracts.Append(definition);
        if (!sources.Contains(source)) sources.Add(source);
    }

    /// <summary>Adds a list.</summary>
    /// <param name="definition">Number of its definition.</param>
    /// <param name="levels">What stands behind the number of its definition.</param>
    /// <returns>Its number.</returns>
    public string Add(string definition, string levels)
    {
        var id = (++lastList).ToString(CultureInfo.InvariantCulture);
        lists.Append($"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{levels}</w:num>");
        return id;
    }

    // All definitions stand before all lists (ECMA-376 part 1, 17.9.18).
    public void Finish()
    {
        if (lists.Length == 0 && abstracts.Length == 0) return;
        var xml = sources.Aggregate(host.Read(part)!, RootTag.Serving);
        var tree = new WordTree(xml);
        var edits = new StretchEdits(tree);
        var first = tree.All(WordName.List).Select(n => tree[n].Start).FirstOrDefault(tree[0].InnerEnd);
        var last = tree.All(WordName.List).Select(n => tree[n].End).LastOrDefault(tree[0].InnerEnd);
        if (first == last) edits.Insert(first, abstracts.ToString() + lists);
        else
        {
            edits.Insert(first, abstracts.ToString());
            edits.Insert(last, lists.ToString());
        }
        host.Set(part, Encoding.UTF8.GetBytes(edits.Apply(0, xml.Length)));
    }
}
