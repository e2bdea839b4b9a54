using Cqo.Templating.Xml;

namespace Cqo.Templating.Opc;

/// <summary>
/// The front door of every uploaded package: after it, each part has its length and checksum, each XML part is well-formed and without DTD, the type is
/// proved from the content, and no macro, ActiveX control or OLE object is inside. Nobody reads a package that did not pass here.
/// </summary>
internal static class PackageGate
{
    const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    static readonly (string Mark, string Name)[] OtherTypes =
    [
        ("spreadsheetml", "Excel 工作簿 / workbook"), ("ms-excel", "Excel 工作簿 / workbook"), ("presentationml", "PowerPoint 演示文稿 / presentation"), ("ms-powerpoint", "PowerPoint 演示文稿 / presentation"),
        ("wordprocessingml.template", "Word 模板 (.dotx) / template (.dotx)"), ("visio", "Visio"), ("ms-xpsdocument", "XPS"),
    ];

    static readonly string[] ActiveTypes = ["macroEnabled", "vbaProject", "vbaData", "activeX", "oleObject", "keyMapCustomizations", "attachedToolbars"];
    static readonly string[] ActiveRelationships = ["vbaProject", "aFChunk", "oleObject", "control", "attachedToolbars", "ui/extensibility"];
    // What a reader of the document would fetch by itself, from the network or the disk of the machine that converts it.
    static readonly string[] FetchedRelationships = ["image", "subDocument", "frame", "video", "audio", "media"];

    /// <summary>Opens a Word document.</summary>
    /// <exception cref="PackageFault">The file is refused; the fault says what it is and what to do.</exception>
    public static OpcPackage OpenDocument(ReadOnlyMemory<byte> file, out string mainPart)
    {
        if (file.Length > OpcLimits.PackageBytes) throw new PackageFault(PackageFault.TooLarge, $"文件超过 {OpcLimits.PackageBytes >> 20} MiB | the file is larger than {OpcLimits.PackageBytes >> 20} MiB");
        FileKind.DemandZip(file.Span);
        var entries = RawZip.Read(file);
        if (entries.Exists(e => e.Name == "mimetype")) throw FileKind.Other("OpenDocument 或 EPUB / OpenDocument or EPUB");
        DemandSizes(entries, file.Length);
        var package = new OpcPackage(entries);
        RefuseActiveContent(package);
        if (entries.Where(e => IsXml(e, package.Types.Of(e.Name))).Sum(e => (long)e.Size) > OpcLimits.XmlBytes) throw TooLarge($"XML 部件合计超过 {OpcLimits.XmlBytes >> 20} MiB | its XML parts together are larger than {OpcLimits.XmlBytes >> 20} MiB");
        mainPart = FindMain(package);
        foreach (var entry in entries) Prove(entry, package.Types.Of(entry.Name), entry.Name == mainPart);
        return package;
    }

    // Declared sizes are enough to refuse: an entry that turns out larger than it declares is refused when it is read.
    static void DemandSizes(List<RawEntry> entries, long packed)
    {
        var total = entries.Sum(e => (long)e.Size);
        if (total > OpcLimits.TotalBytes) throw TooLarge($"展开后超过 {OpcLimits.TotalBytes >> 20} MiB | it inflates to more than {OpcLimits.TotalBytes >> 20} MiB");
        if (total > OpcLimits.RatioFreeTotal && total > OpcLimits.Ratio * packed) throw TooLarge($"压缩比超过 {OpcLimits.Ratio}:1 | it is compressed more than {OpcLimits.Ratio}:1");
        if (entries.Where(e => IsList(e.Name)).Sum(e => (long)e.Size) > OpcLimits.ListBytes) throw TooLarge($"关系和类型清单超过 {OpcLimits.ListBytes >> 20} MiB | its lists of relationships and types are larger than {OpcLimits.ListBytes >> 20} MiB");
    }

    static bool IsList(string name) => name == ContentTypes.Part || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    static bool IsXml(RawEntry entry, string type) => type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) || IsList(entry.Name);

    static void Prove(RawEntry entry, string type, bool isMain)
    {
        if (!IsXml(entry, type))
        {
            RawZip.Prove(entry);
            return;
        }
        var content = RawZip.Inflate(entry);
        try
        {
            var elements = 0;
            for (var scanner = new XmlScanner(content); scanner.Read();)
            {
                if (scanner.Token is not (XmlToken.Start or XmlToken.Empty)) continue;
                if (++elements > OpcLimits.Elements) throw new XmlFault(XmlFault.Limit, $"元素超过 {OpcLimits.Elements} 个 | it has more than {OpcLimits.Elements} elements", scanner.Start);
                if (isMain && elements == 1 && AttributeReader.LocalName(content, scanner.Name) != "document") throw new PackageFault(PackageFault.OtherType, "主文档不是 Word 文档 | the main part is no Word document", entry.Name);
            }
        }
        catch (XmlFault fault)
        {
            throw PackageFault.In(entry.Name, fault);
        }
    }

    static string FindMain(OpcPackage package)
    {
        var relationship = package.RelationshipsOf("").Find("officeDocument");
        if (relationship is null || relationship.External) throw new PackageFault(PackageFault.Incomplete, "压缩包没有主文档：请在 Word 中重新保存 | the package names no main document: save it again in Word", PartName.Relationships(""));
        var part = PartName.Resolve("", relationship.Target);
        if (part is null || !package.Has(part)) throw new PackageFault(PackageFault.Incomplete, "主文档部件缺失：请在 Word 中重新保存 | the main document part is missing: save it again in Word", PartName.Printable(relationship.Target));
        var type = package.Types.Of(part);
        if (type != DocumentType) throw FileKind.Other(OtherTypes.FirstOrDefault(t => type.Contains(t.Mark, StringComparison.OrdinalIgnoreCase)).Name ?? (type.Length == 0 ? "未声明类型的文件 / a file without a type" : type));
        return package.Spelled(part);
    }

    static void RefuseActiveContent(OpcPackage package)
    {
        foreach (var entry in package.Entries)
        {
            var type = package.Types.Of(entry.Name);
            if (ActiveTypes.Any(a => type.Contains(a, StringComparison.OrdinalIgnoreCase)) || entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) throw Active(entry.Name);
        }
        if (package.Types.All.Any(t => t.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))) throw Active(ContentTypes.Part);
        foreach (var entry in package.Entries.Where(e => e.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            foreach (var relationship in ReadRelationships(entry).All)
            {
                if (IsOneOf(relationship, ActiveRelationships)) throw Active(entry.Name);
                if (relationship.External && (IsOneOf(relationship, FetchedRelationships) || IsRemoteTemplate(relationship))) throw Linked(entry.Name);
            }
    }

    // Word opens the attached template with the document, and runs what it holds. The path on its author's own disk, which many documents carry, leads nowhere.
    static bool IsRemoteTemplate(Relationship relationship) => IsOneOf(relationship, ["attachedTemplate"])
        && !(Uri.TryCreate(relationship.Target, UriKind.Absolute, out var target) && target is { IsFile: true, IsUnc: false, Host: "" });

    static bool IsOneOf(Relationship relationship, string[] kinds) => kinds.Any(k => relationship.Type.EndsWith("/" + k, StringComparison.OrdinalIgnoreCase));

    static Relationships ReadRelationships(RawEntry entry)
    {
        try
        {
            return new Relationships(RawZip.Inflate(entry));
        }
        catch (XmlFault fault)
        {
            throw PackageFault.In(entry.Name, fault);
        }
    }

    static PackageFault TooLarge(string message) => new(PackageFault.TooLarge, $"文件过大：{message}");

    static PackageFault Active(string part) =>
        new(PackageFault.ActiveContent, "含有宏、ActiveX 控件、嵌入对象或外部内容块：请在 Word 中删除并另存为 .docx | it holds macros, ActiveX controls, embedded objects or imported chunks: remove them in Word and save as .docx", part);

    static PackageFault Linked(string part) =>
        new(PackageFault.ActiveContent, "含有链接到外部的图片或文档，打开时会自动读取：请在 Word 中改为嵌入（文件 > 信息 > 编辑指向文件的链接） | it links to outside pictures or documents that are fetched on opening: embed them in Word (File > Info > Edit Links to Files)", part);
}
