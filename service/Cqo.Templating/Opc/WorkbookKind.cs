using System.Text;

namespace Cqo.Templating.Opc;

/// <summary>Names what a file that should be a workbook really is. The ending of its name says nothing: half of what returns as .xlsx was renamed.</summary>
internal static class WorkbookKind
{
    public const string NoWorkbook = "CQO7001";
    public const string Encrypted = "CQO7002";
    public const string OtherTable = "CQO7003";
    public const string OtherFile = "CQO7004";

    const int Head = 4096;
    const string SaveAs = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”再上传 | open it in Excel or WPS, save it as \"Excel Workbook (*.xlsx)\" and upload that";

    static readonly (string Mark, string Name)[] Types =
    [
        ("sheet.binary.macroEnabled", "Excel 二进制工作簿 (.xlsb) / a binary workbook (.xlsb)"), ("sheet.macroEnabled", "含宏的工作簿 (.xlsm) / a workbook with macros (.xlsm)"),
        ("template.macroEnabled", "含宏的 Excel 模板 (.xltm) / a template with macros (.xltm)"), ("spreadsheetml.template", "Excel 模板 (.xltx) / an Excel template (.xltx)"), ("ms-excel", "Excel 加载项 / an Excel add-in"),
    ];

    /// <summary>Throws for everything that does not begin as a zip does.</summary>
    public static void DemandZip(ZipSource file)
    {
        var head = file.Slice(0, Math.Min(file.Length, Head)).Span;
        if (head.IsEmpty) throw new PackageFault(NoWorkbook, "文件是空的，请重新上传 | the file is empty, upload it again");
        if (head.StartsWith("PK\u0003\u0004"u8)) return;
        if (OleDirectory.IsOle(head)) throw Ole(OleDirectory.Names(file));
        if (IsOldStream(head)) throw Table("Excel 2.0–95 工作簿 (.xls) / a workbook of Excel 2.0 to 95 (.xls)");
        if (FileKind.Magic(head) is { } magic) throw Other(magic);
        throw Markup(head) ?? Plain(head, file.Length) ?? new PackageFault(NoWorkbook, "这不是 Excel 工作簿，或文件已损坏：请在 Excel 或 WPS 中重新保存为 .xlsx 再上传 | this is no Excel workbook, or it is damaged: save it again as .xlsx in Excel or WPS and upload that");
    }

    static PackageFault Ole(HashSet<string> streams)
    {
        if (streams.Contains("EncryptedPackage")) return new(Encrypted, "工作簿设有打开密码：请在 Excel 或 WPS 中取消密码（文件 > 信息 > 保护工作簿 > 用密码进行加密，清空后保存）再上传 | the workbook has a password: remove it (File > Info > Protect Workbook > Encrypt with Password, leave it empty, save) and upload it again");
        if (streams.Contains("Workbook") || streams.Contains("Book")) return Table("Excel 97–2003 工作簿 (.xls) 或 WPS 表格 (.et) / a workbook of Excel 97 to 2003 (.xls) or WPS (.et)");
        return streams.Contains("WordDocument") ? Other("Word 97–2003 文档 (.doc) / a document of Word 97 to 2003 (.doc)")
            : streams.Contains("PowerPoint Document") ? Other("PowerPoint 97–2003 演示文稿 (.ppt) / a presentation of PowerPoint 97 to 2003 (.ppt)")
            : Table("旧版 Office 文件 / a file of old Office");
    }

    // BIFF before OLE: a record of type 0x0009, 0x0209, 0x0409 or 0x0809 at the start.
    static bool IsOldStream(ReadOnlySpan<byte> head) => head.Length >= 6 && head[0] == 9 && head[1] is 0 or 2 or 4 or 8 && head[2] is 4 or 6 or 8 or 16 && head[3] == 0;

    static PackageFault? Markup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\uFEFF', '\uFFFD', ' ', '\r', '\n', '\t');
        bool Has(string mark) => text.Contains(mark, StringComparison.OrdinalIgnoreCase);
        if (text.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase)) return Table("单个文件网页 (.mht) / a web archive (.mht)");
        if (!text.StartsWith('<')) return null;
        if (Has("urn:schemas-microsoft-com:office:spreadsheet") || Has("progid=\"Excel.Sheet\"")) return Table("XML 表格 2003 / an XML spreadsheet of 2003");
        if (Has("office:document")) return Table("OpenDocument 平面表格 (.fods) / a flat OpenDocument (.fods)");
        if (Has("<html") || Has("<table") || Has("<!doctype html") || Has("<head") || Has("<meta")) return Table("网页（许多系统导出的“.xls”其实是网页） / a web page (what many systems export as .xls)");
        return text.StartsWith("<?xml", StringComparison.Ordinal) ? Other("XML") : null;
    }

    static PackageFault? Plain(ReadOnlySpan<byte> head, int length)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Text("UTF-16");
        if (head.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || head.IndexOfAnyInRange((byte)14, (byte)26) >= 0) return null;
        var text = head.StartsWith("ID;P"u8) ? null : head.ToArray();
        return text is null ? Table("SYLK 文件 (.slk) / a SYLK file (.slk)") : Text(length <= Head && System.Text.Unicode.Utf8.IsValid(text) ? "UTF-8" : null);
    }

    static PackageFault Text(string? encoding) => Table(encoding is null ? "纯文本或 CSV / plain text or CSV" : $"纯文本或 CSV（{encoding}） / plain text or CSV ({encoding})");

    /// <summary>Throws for a zip that is another kind of document than OPC.</summary>
    public static void DemandPackage(IReadOnlyList<RawEntry> entries)
    {
        bool Has(string name) => entries.Any(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (entries.FirstOrDefault(e => e.Name == "mimetype") is { } mime)
        {
            var type = mime.Size <= Head ? Encoding.UTF8.GetString(RawZip.Inflate(mime)).Trim() : "";
            throw type.Contains("spreadsheet", StringComparison.Ordinal) ? Table("OpenDocument 表格 (.ods) / an OpenDocument spreadsheet (.ods)") : Other($"OpenDocument 或 EPUB（{type}） / OpenDocument or EPUB ({type})");
        }
        if (Has("Index/Document.iwa")) throw Table("Apple Numbers 表格 (.numbers) / an Apple Numbers file (.numbers)");
        if (!Has(ContentTypes.Part)) throw new PackageFault(NoWorkbook, "这是普通的 zip 压缩包，不是工作簿：请解压后上传其中的 .xlsx | this is a plain zip, no workbook: unpack it and upload the .xlsx inside");
    }

    /// <summary>The refusal for a package whose main part has that type.</summary>
    public static PackageFault OfType(string type)
    {
        foreach (var (mark, name) in Types)
            if (type.Contains(mark, StringComparison.OrdinalIgnoreCase)) return Table(name);
        return type.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase) || type.Contains("ms-word", StringComparison.OrdinalIgnoreCase) ? Other("Word 文档 / a Word document")
            : type.Contains("presentation", StringComparison.OrdinalIgnoreCase) || type.Contains("powerpoint", StringComparison.OrdinalIgnoreCase) ? Other("PowerPoint 演示文稿 / a PowerPoint presentation")
            : Other(type.Length == 0 ? "未声明类型的文件 / a file without a type" : PartName.Printable(type));
    }

    static PackageFault Table(string name) => new(OtherTable, Both(name, SaveAs));

    static PackageFault Other(string name) => new(OtherFile, Both(name, "请上传 .xlsx 工作簿 | upload an .xlsx workbook"));

    static string Both(string name, string remedy)
    {
        var (names, remedies) = (name.Split(" / "), remedy.Split(" | "));
        return $"这是 {names[0]}，不是 .xlsx：{remedies[0]} | this is {names[^1]}, not .xlsx: {remedies[1]}";
    }
}
