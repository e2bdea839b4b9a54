using System.Text;

namespace Cqo.Templating.Opc;

/// <summary>Names what a file really is, so that a clerk learns why it was refused and what to do.</summary>
internal static class FileKind
{
    static readonly (byte[] Magic, string Name)[] Kinds =
    [
        ("%PDF"u8.ToArray(), "PDF"), (@"{\rtf"u8.ToArray(), "RTF"), ([0x37, 0x7A, 0xBC, 0xAF], "7z"), ("Rar!"u8.ToArray(), "RAR"), ([0x1F, 0x8B], "gzip"),
        ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ("GIF8"u8.ToArray(), "GIF"), ("MZ"u8.ToArray(), "Windows 程序 / program"),
    ];

    /// <summary>Throws for everything that does not begin as a zip does.</summary>
    public static void DemandZip(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty) throw new PackageFault(PackageFault.NotAPackage, "文件是空的，请重新上传 | the file is empty, upload it again");
        if (file.StartsWith("PK\u0003\u0004"u8)) return;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw Ole(file);
        var name = Magic(file) ?? Markup(file);
        if (name is null) throw new PackageFault(PackageFault.NotAPackage, "这不是 Word 文档，请上传 .docx 文件 | this is no Word document, upload a .docx file");
        throw Other(name);
    }

    /// <summary>Name of a kind of file that has nothing to do with Office, by its first bytes.</summary>
    public static string? Magic(ReadOnlySpan<byte> file)
    {
        foreach (var (magic, name) in Kinds)
            if (file.StartsWith(magic)) return name;
        return null;
    }

    static PackageFault Ole(ReadOnlySpan<byte> file) => file.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
        ? new(PackageFault.Encrypted, "文档设有打开密码：请在 Word 中取消密码后再上传 | the document has a password: remove it in Word and upload it again")
        : Other("Word 97–2003 (.doc) 或其他旧版 Office 文件 | Word 97–2003 (.doc) or another old Office file");

    static string? Markup(ReadOnlySpan<byte> file)
    {
        var head = Encoding.UTF8.GetString(file[..Math.Min(file.Length, 1000)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (head.StartsWith("<?xml", StringComparison.Ordinal)) return "XML";
        return head.StartsWith('<') && head.Contains("html", StringComparison.OrdinalIgnoreCase) ? "HTML" : null;
    }

    /// <summary>The refusal for a file of another type.</summary>
    public static PackageFault Other(string name) =>
        new(PackageFault.OtherType, $"这是 {name}，不是 .docx：请在 Word 中另存为“Word 文档 (*.docx)”再上传 | this is {name}, not .docx: save it in Word as \"Word Document (*.docx)\" and upload that");
}
