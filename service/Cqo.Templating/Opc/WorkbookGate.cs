namespace Cqo.Templating.Opc;

/// <summary>What a workbook may cost, in bytes: all of the file, one part inflated, all parts inflated.</summary>
internal readonly record struct WorkbookSizes(int File, int Part, long Total);

/// <summary>
/// The front door of workbooks. They are larger than documents and stay in their file, so it proves what it opens itself (lists of types and
/// relationships); every other part is proved while it is read, by <see cref="EntryStream"/>, and what nobody reads is not opened.
/// </summary>
internal static class WorkbookGate
{
    public const string Incomplete = "CQO7005";
    public const string TooLarge = "CQO7007";
    public const string ActiveContent = "CQO7008";

    const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    static readonly string[] ActiveTypes = ["macroEnabled", "vbaProject", "vbaData", "activeX", "oleObject", "macrosheet", "dialogsheet"];

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="PackageFault">The file is refused; the fault says what it is and what to do.</exception>
    public static OpcPackage Open(ZipSource file, WorkbookSizes most, out string mainPart)
    {
        WorkbookKind.DemandZip(file);
        if (file.Length > most.File) throw TooBig($"超过 {most.File >> 20} MiB | it is larger than {most.File >> 20} MiB");
        var entries = RawZip.Read(file);
        WorkbookKind.DemandPackage(entries);
        foreach (var entry in entries.Where(e => e.Size > most.Part)) throw TooBig($"{entry.Name} 展开后超过 {most.Part >> 20} MiB | {entry.Name} inflates to more than {most.Part >> 20} MiB");
        if (entries.Sum(e => (long)e.Size) > most.Total) throw TooBig($"展开后超过 {most.Total >> 20} MiB | it inflates to more than {most.Total >> 20} MiB");
        DemandShort(entries, ContentTypes.Part);
        DemandShort(entries, PartName.Relationships(""));
        var package = new OpcPackage(entries);
        mainPart = FindMain(package);
        DemandShort(entries, PartName.Relationships(mainPart));
        RefuseActiveContent(package);
        return package;
    }

    // These are read whole, and each of their entries becomes an object.
    static void DemandShort(List<RawEntry> entries, string list)
    {
        if (entries.Find(e => e.Name.Equals(list, StringComparison.OrdinalIgnoreCase)) is { Size: > (int)OpcLimits.ListBytes }) throw TooBig($"{list} 超过 {OpcLimits.ListBytes >> 20} MiB | {list} is larger than {OpcLimits.ListBytes >> 20} MiB");
    }

    static string FindMain(OpcPackage package)
    {
        var relationship = package.RelationshipsOf("").Find("officeDocument");
        if (relationship is null || relationship.External || PartName.Resolve("", relationship.Target) is not { } part || !package.Has(part))
            throw new PackageFault(Incomplete, "压缩包里没有工作簿部件：请在 Excel 或 WPS 中重新保存 | the package names no workbook part, or one that is missing: save it again in Excel or WPS", PartName.Relationships(""));
        var type = package.Types.Of(part);
        return type == WorkbookType ? package.Spelled(part) : throw WorkbookKind.OfType(type);
    }

    static void RefuseActiveContent(OpcPackage package)
    {
        foreach (var entry in package.Entries)
        {
            var type = package.Types.Of(entry.Name);
            if (ActiveTypes.Any(a => type.Contains(a, StringComparison.OrdinalIgnoreCase)) || entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) throw Active(entry.Name);
        }
    }

    static PackageFault TooBig(string message) => new(TooLarge, $"文件过大：{message}。请拆成几份，或删去无用的行列、图片后再上传 | split it, or delete unused rows, columns and pictures");

    static PackageFault Active(string part) =>
        new(ActiveContent, "含有宏、ActiveX 控件或嵌入对象：请在 Excel 中删除，或把数据复制到新工作簿，再另存为 .xlsx | it holds macros, ActiveX controls or embedded objects: remove them in Excel, or copy the data into a new workbook, and save as .xlsx", part);
}
