using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>A document into which others are inserted: its parts, what was changed of them and what was added.</summary>
/// <param name="package">The document.</param>
/// <param name="main">Its main part.</param>
/// <param name="firstId">Drawings, bookmarks and changes of inserted content are numbered from here.</param>
internal sealed class DocumentAssembly(OpcPackage package, string main, int firstId)
{
    const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const string WordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    readonly Dictionary<string, byte[]> contents = new(StringComparer.OrdinalIgnoreCase);
    readonly List<(string Part, string Type)> types = [];
    readonly Dictionary<string, List<Relationship>> relationships = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> partOfHash = [];
    int id = firstId;
    int documents;
    HostStyles? styles;
    HostLists? lists;

    public string Main => main;
    public HostStyles Styles => styles ??= new HostStyles(this);
    public HostLists Lists => lists ??= new HostLists(this);
    public Dictionary<string, HostNotes> Notes { get; } = [];
    /// <summary>Names of bookmarks in use.</summary>
    public HashSet<string> Bookmarks { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A number that nothing else in the document has.</summary>
    public string NextId() => (++id).ToString(CultureInfo.InvariantCulture);

    public int NextDocument() => ++documents;

    public byte[]? Read(string part) => contents.TryGetValue(part, out var content) ? content : package.Read(part);

    public bool Has(string part) => contents.ContainsKey(part) || package.Has(part);

    public void Set(string part, byte[] content) => contents[part] = content;

    /// <summary>Adds a part; equal parts of one type are stored once.</summary>
    /// <returns>Its name.</returns>
    public string Add(string name, string type, byte[] content, bool share)
    {
        var key = share ? type + Convert.ToHexString(SHA256.HashData(content)) : name;
        if (partOfHash.TryGetValue(key, out var same)) return same;
        while (Has(name)) name = "word/_" + name[(name.IndexOf('/') + 1)..];
        contents[name] = content;
        types.Add((name, type));
        return partOfHash[key] = name;
    }

    /// <summary>The part that the main one names for a purpose; made when there is none.</summary>
    /// <param name="kind">Last word of the relationship's type, such as <c>styles</c>.</param>
    /// <param name="empty">A part without content, should it have to be made.</param>
    public string PartFor(string kind, Func<string> empty)
    {
        if (package.RelationshipsOf(main).Find(kind) is { External: false } found && PartName.Resolve(main, found.Target) is { } part && package.Has(part)) return package.Spelled(part);
        var name = $"{main[..(main.LastIndexOf('/') + 1)]}{kind}.xml";
        if (contents.ContainsKey(name)) return name;
        name = Add(name, $"{WordTypes}{kind}+xml", Encoding.UTF8.GetBytes(empty()), share: false);
        Relate(main, OfficeRelationships + kind, "/" + name, external: false);
        return name;
    }

    /// <summary>Lets a part point to another or to the outside; equal arrows are drawn once.</summary>
    /// <returns>Id of the relationship.</returns>
    public string Relate(string part, string type, string target, bool external)
    {
        if (!relationships.TryGetValue(part, out var added)) relationships[part] = added = [];
        if (added.Find(r => r.Type == type && r.Target == target) is { } same) return same.Id;
        var taken = Contents(part).All;
        var number = added.Count + 1;
        while (taken.Exists(r => r.Id == $"rIdDoc{number}") || added.Exists(r => r.Id == $"rIdDoc{number}")) number++;
        added.Add(new Relationship($"rIdDoc{number}", type, target, external));
        return added[^1].Id;
    }

    Relationships Contents(string part) => new(Read(PartName.Relationships(part)));

    /// <summary>The assembled document, through the front door once more: what was put together may have grown too large.</summary>
    public OpcPackage ToPackage() => PackageGate.OpenDocument(ToBytes(), out _);

    public byte[] ToBytes()
    {
        styles?.Finish();
        lists?.Finish();
        foreach (var notes in Notes.Values) notes.Finish();
        foreach (var (part, added) in relationships) contents[PartName.Relationships(part)] = Contents(part).With(added);
        contents[ContentTypes.Part] = package.Types.With([], types);
        var writer = new OpcWriter();
        foreach (var entry in package.Entries)
            if (!contents.ContainsKey(entry.Name)) writer.AddRaw(entry);
        foreach (var (name, content) in contents.OrderBy(c => c.Key, StringComparer.Ordinal)) writer.AddDeflated(Encoding.UTF8.GetBytes(name), content);
        using var output = new MemoryStream();
        writer.WriteTo(output);
        return output.ToArray();
    }
}
