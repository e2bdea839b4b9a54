using System.Text;
using System.Text.Unicode;

namespace Cqo.Templating.Xml;

/// <summary>Parts are UTF-8 (ECMA-376 part 2 allows UTF-16 too, which Office does not write). A second encoding is a second way to hide something.</summary>
internal static class XmlEncoding
{
    const string Remedy = "请用 Word 或 Excel 打开后重新保存 | save it again from Word or Excel";

    /// <summary>Throws unless the part is valid UTF-8 and does not claim to be something else.</summary>
    public static void Demand(ReadOnlySpan<byte> part)
    {
        DemandNoUtf16(part);
        if (!Utf8.IsValid(part)) throw Fault("不是有效的 UTF-8 编码 | it is not valid UTF-8", 0);
        DemandDeclared(part);
    }

    /// <summary>Throws when the beginning of a part shows or claims another encoding; for one that is read piece by piece.</summary>
    public static void DemandBeginning(ReadOnlySpan<byte> part)
    {
        DemandNoUtf16(part);
        DemandDeclared(part);
    }

    static void DemandNoUtf16(ReadOnlySpan<byte> part)
    {
        if (part.Length >= 2 && (part[0] == 0 || part[1] == 0 || part[0] >= 0xFE)) throw Fault("不是 UTF-8 编码（可能是 UTF-16）| it is not UTF-8 (UTF-16 perhaps)", 0);
    }

    static void DemandDeclared(ReadOnlySpan<byte> part)
    {
        var declared = Declared(part);
        if (declared is not ("" or "utf-8" or "us-ascii")) throw Fault($"声明的编码是 {declared}，只接受 UTF-8 | it declares the encoding {declared}, only UTF-8 is read", 0);
    }

    static string Declared(ReadOnlySpan<byte> part)
    {
        if (part.StartsWith("\uFEFF"u8)) part = part[3..];
        if (!part.StartsWith("<?xml"u8)) return "";
        var end = part.IndexOf("?>"u8);
        var declaration = Encoding.UTF8.GetString(end < 0 ? part[..Math.Min(part.Length, 200)] : part[..end]);
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0) return "";
        var quoted = declaration[(at + 8)..].Split('"', '\'');
        return quoted.Length < 2 ? "" : quoted[1].Trim().ToLowerInvariant();
    }

    static XmlFault Fault(string message, int offset) => new(XmlFault.Encoding, $"{message}。{Remedy}", offset);
}
