using System.Globalization;
using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>A node that gets the value of a control.</summary>
/// <param name="Part">Its part.</param>
/// <param name="Number">Its number in the document, under which the value is kept until the part is written.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Value">What is written there, as code: two controls of one node must agree.</param>
internal sealed record BoundTarget(string Part, int Number, BoundNode Node, string Value);

/// <summary>
/// What content controls may be bound to: parts of custom XML by the id of their properties (ECMA-376 Part 1 §22.5), and the document's own properties.
/// Values are taken down while the text is written and put into these parts behind it.
/// </summary>
internal sealed class DataStores(OpcPackage package, string main)
{
    const string CoreProperties = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", ExtendedProperties = "{6668398D-A668-4E3E-A5EB-62B293D839F1}";

    readonly Dictionary<string, StoreTree> trees = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<(string Part, int Start), BoundTarget> targets = [];
    readonly HashSet<string> properties = [];
    Dictionary<string, string>? parts;

    /// <summary>Parts that get values, in the order of their names.</summary>
    public IEnumerable<string> Bound => targets.Values.Select(t => t.Part).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The node that a binding leads to, or null with the reason why no value can be written there.</summary>
    public (string Part, BoundNode Node)? Find(string store, string xpath, string mappings, out BindingRefusal refusal)
    {
        refusal = BindingRefusal.NoStore;
        if (!(parts ??= Parts()).TryGetValue(store, out var part)) return null;
        refusal = BindingRefusal.Path;
        if (BindingPath.Read(xpath, mappings) is not { } path) return null;
        refusal = BindingRefusal.NoNode;
        if (TreeOf(part).TooLarge || TreeOf(part).Find(path) is not { } node) return null;
        refusal = BindingRefusal.NoText;
        return properties.Contains(part) && !DocumentProperties.IsText(node.Name) ? null : (part, node);
    }

    StoreTree TreeOf(string part)
    {
        if (!trees.TryGetValue(part, out var tree)) trees[part] = tree = OpcPackage.Guarded(part, () => new StoreTree(Content(part)));
        return tree;
    }

    // Properties may hold tags of their own, which are read without CDATA.
    byte[] Content(string part) => properties.Contains(part) ? CharacterDataSections.Unwrap(package.Read(part)!) : package.Read(part)!;

    /// <summary>Whether a part holds properties of the document.</summary>
    public bool HoldsProperties(string part) => properties.Contains(part);

    /// <summary>Claims a node for a value; null when the node has another value already.</summary>
    public BoundTarget? Claim(string part, BoundNode node, string value)
    {
        if (!targets.TryGetValue((part, node.Start), out var target)) targets[(part, node.Start)] = target = new BoundTarget(part, targets.Count, node, value);
        return target.Value == value ? target : null;
    }

    Dictionary<string, string> Parts()
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(found, CoreProperties, "", package.RelationshipsOf("").Find("core-properties"));
        Add(found, ExtendedProperties, "", package.RelationshipsOf("").Find("extended-properties"));
        foreach (var relationship in package.RelationshipsOf(main).All.Where(r => r.Type.EndsWith("/customXml", StringComparison.Ordinal)))
            if (PartOf(main, relationship) is { } part && IdOf(part) is { } id) found.TryAdd(id, part);
        return found;
    }

    void Add(Dictionary<string, string> found, string id, string source, Relationship? relationship)
    {
        if (PartOf(source, relationship) is not { } part) return;
        found[id] = part;
        properties.Add(part);
    }

    string? PartOf(string source, Relationship? relationship) =>
        relationship is { External: false } && PartName.Resolve(source, relationship.Target) is { } part && package.Has(part) ? package.Spelled(part) : null;

    string? IdOf(string store)
    {
        if (PartOf(store, package.RelationshipsOf(store).Find("customXmlProps")) is not { } properties) return null;
        return OpcPackage.Guarded(properties, () => ItemId(package.Read(properties)!));
    }

    static string? ItemId(byte[] xml)
    {
        var scanner = new XmlScanner(xml);
        while (scanner.Read())
            if (scanner.Token is XmlToken.Start or XmlToken.Empty) return new AttributeReader(xml, scanner.Attributes)["itemID"];
        return null;
    }

    /// <summary>The pieces of a part of custom XML that gets values.</summary>
    public List<Piece> Pieces(string part, List<Diagnostic> sink)
    {
        var edits = new PartEdits(Content(part));
        Fill(part, edits);
        return edits.ToPieces(sink);
    }

    /// <summary>Puts the places of values into a part.</summary>
    public void Fill(string part, PartEdits edits)
    {
        foreach (var target in targets.Values.Where(t => t.Part == part))
        {
            var code = Quoted(string.Create(CultureInfo.InvariantCulture, $"{target.Number}:{target.Node.Text}"));
            var value = new TagPiece(code, target.Node.IsAttribute ? OutputContext.BoundAttribute : OutputContext.BoundText, (_, _) => new Place(part, 0, null, 0, 0, 0));
            edits.Replace(target.Node.Start, target.Node.End, [Bytes(target.Node.Before), value, Bytes(target.Node.After)]);
        }
    }

    static StaticPiece Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A text as a string of the language.</summary>
    public static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n").Replace("\t", "\\t") + "\"";
}
