using Cqo.Templating.Xml;

namespace Cqo.Templating.Opc;

/// <summary>A package that passed the <see cref="PackageGate"/>: parts by name, each still compressed until it is read.</summary>
internal sealed class OpcPackage
{
    readonly Dictionary<string, RawEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    public OpcPackage(IReadOnlyList<RawEntry> entries)
    {
        Entries = entries;
        foreach (var entry in entries) parts[entry.Name] = entry;
        Types = Guarded(ContentTypes.Part, () => new ContentTypes(Read(ContentTypes.Part) ?? throw NoTypes()));
    }

    /// <summary>All parts in the order of the file.</summary>
    public IReadOnlyList<RawEntry> Entries { get; }
    public ContentTypes Types { get; }

    /// <summary>Content of a part, or null when there is none of that name.</summary>
    public byte[]? Read(string part) => parts.TryGetValue(part, out var entry) ? RawZip.Inflate(entry) : null;

    /// <summary>Content of a part as a stream that is proved on the way. Below <paramref name="ratioFree"/> bytes it may have any ratio.</summary>
    public Stream Open(string part, int ratioFree) => new EntryStream(parts[part], ratioFree);

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Bytes of a part's content.</summary>
    public int SizeOf(string part) => parts[part].Size;

    /// <summary>A part's name as the package spells it.</summary>
    public string Spelled(string part) => parts[part].Name;

    public Relationships RelationshipsOf(string part)
    {
        var name = PartName.Relationships(part);
        return Guarded(name, () => new Relationships(Read(name)));
    }

    /// <summary>Reads a part whose XML may turn out damaged.</summary>
    /// <exception cref="PackageFault">It is, with the name of the part.</exception>
    public static T Guarded<T>(string part, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlFault fault)
        {
            throw PackageFault.In(part, fault);
        }
    }

    static PackageFault NoTypes() => new(PackageFault.NotAPackage, "这是普通的 zip 压缩包，不是 Word 文档：请上传 .docx 文件 | this is a plain zip, not a Word document: upload a .docx file");
}
