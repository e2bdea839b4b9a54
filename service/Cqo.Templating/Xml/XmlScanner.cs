using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Cqo.Templating.Xml;

/// <summary>What the scanner stands on.</summary>
internal enum XmlToken
{
    None,
    /// <summary><c>&lt;name …&gt;</c></summary>
    Start,
    /// <summary><c>&lt;name …/&gt;</c></summary>
    Empty,
    /// <summary><c>&lt;/name&gt;</c></summary>
    End,
    /// <summary>Escaped character data.</summary>
    Text,
    /// <summary><c>&lt;![CDATA[…]]&gt;</c></summary>
    CData,
    /// <summary>A comment, a processing instruction or the XML declaration.</summary>
    Other,
}

/// <summary>
/// Reads one UTF-8 part forward and reports byte ranges, never copies. It accepts only what XML 1.0 calls well-formed, without DTD, and within
/// limits (depth 128, 256 attributes, names of 1,000 bytes); everything else is an <see cref="XmlFault"/>. Prefixes are left to the caller.
/// </summary>
internal ref struct XmlScanner
{
    public const int MaxDepth = 128;
    public const int MaxAttributes = 256;
    public const int MaxName = 1000;
    /// <summary>Attributes that are compared one by one.</summary>
    public const int FewAttributes = 16;

    static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(b => b is not (9 or 10 or 13)).Select(b => (byte)b)]);
    public static readonly SearchValues<byte> NameBytes = SearchValues.Create([.. Enumerable.Range(0, 256).Where(IsNameByte).Select(b => (byte)b)]);

    readonly ReadOnlySpan<byte> xml;
    readonly List<Range> open = [];
    readonly List<XmlAttribute> attributes = [];
    readonly HashSet<int> hashes = [];
    int next;
    bool sawRoot;

    public XmlScanner(ReadOnlySpan<byte> part)
    {
        XmlEncoding.Demand(part);
        xml = part;
        next = part.StartsWith("\uFEFF"u8) ? 3 : 0;
        var control = part.IndexOfAny(Controls);
        if (control >= 0) throw Fault("含有 XML 不允许的控制字符 | it holds a control character that XML forbids", control);
        var noncharacter = Math.Max(part.IndexOf("\uFFFE"u8), part.IndexOf("\uFFFF"u8));
        if (noncharacter >= 0) throw Fault("含有 XML 不允许的字符 | it holds a character that XML forbids", noncharacter);
    }

    public XmlToken Token { get; private set; } = XmlToken.None;
    /// <summary>First byte of the token.</summary>
    public int Start { get; private set; }
    /// <summary>Byte after the token.</summary>
    public readonly int End => next;
    /// <summary>Qualified name of an element token.</summary>
    public Range Name { get; private set; }
    /// <summary>Attributes of a start or empty element, in document order.</summary>
    public readonly ReadOnlySpan<XmlAttribute> Attributes => CollectionsMarshal.AsSpan(attributes);
    /// <summary>Elements open around the next token.</summary>
    public readonly int Depth => open.Count;

    /// <summary>Steps to the next token; false at the end of a complete document.</summary>
    public bool Read()
    {
        if (next == xml.Length) return Finish();
        Start = next;
        if (xml[next] != '<') return ReadText();
        var at = xml[next..];
        if (at.StartsWith("</"u8)) return ReadEnd();
        if (at.StartsWith("<!--"u8)) return ReadComment();
        if (at.StartsWith("<?"u8)) return ReadInstruction();
        if (at.StartsWith("<![CDATA["u8)) return ReadCData();
        if (at.StartsWith("<!"u8)) throw new XmlFault(XmlFault.Dtd, "含有 DTD 或实体声明，不予读取 | it declares a DTD or entities, which is refused", Start);
        return ReadStart();
    }

    bool Finish()
    {
        if (open.Count > 0) throw Fault("提前结束，有元素没有关闭 | it ends before all elements are closed", next);
        if (!sawRoot) throw Fault("没有根元素 | it has no root element", next);
        Token = XmlToken.None;
        return false;
    }

    bool ReadText()
    {
        var length = xml[next..].IndexOf((byte)'<');
        if (length < 0) length = xml.Length - next;
        var text = xml.Slice(next, length);
        if (open.Count == 0 && text.IndexOfAnyExcept(" \t\r\n"u8) >= 0) throw Fault("根元素之外有文字 | text stands outside the root element", next);
        if (text.IndexOf("]]>"u8) >= 0) throw Fault("文字中有 ]]> | text holds ]]>", next);
        CheckReferences(text);
        next += length;
        Token = open.Count == 0 ? XmlToken.Other : XmlToken.Text;
        return true;
    }

    readonly void CheckReferences(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'&'); at >= 0;)
        {
            XmlText.DecodeReference(text[at..], out var length);
            if (length == 0) throw Fault("含有未知的实体引用 | it refers to an unknown entity", Start);
            var further = text[(at + length)..].IndexOf((byte)'&');
            if (further < 0) return;
            at += length + further;
        }
    }

    bool ReadEnd()
    {
        next += 2;
        Name = ReadName();
        SkipSpace();
        Expect('>');
        if (open.Count == 0 || !xml[open[^1]].SequenceEqual(xml[Name])) throw Fault("结束标记与开始标记不对应 | an end tag does not match its start tag", Start);
        open.RemoveAt(open.Count - 1);
        Token = XmlToken.End;
        return true;
    }

    bool ReadStart()
    {
        if (open.Count == 0 && sawRoot) throw Fault("有多个根元素 | it has more than one root element", Start);
        sawRoot = true;
        next++;
        Name = ReadName();
        attributes.Clear();
        while (ReadAttribute()) { }
        var empty = next < xml.Length && xml[next] == '/';
        if (empty) next++;
        Expect('>');
        Token = empty ? XmlToken.Empty : XmlToken.Start;
        if (open.Count == MaxDepth) throw Limit($"元素嵌套超过 {MaxDepth} 层 | elements nest deeper than {MaxDepth}");
        if (!empty) open.Add(Name);
        return true;
    }

    bool ReadAttribute()
    {
        var before = next;
        SkipSpace();
        if (next == xml.Length) throw Fault("提前结束 | it ends too early", next);
        if (xml[next] is (byte)'>' or (byte)'/') return false;
        if (next == before) throw Fault("属性之间缺少空格 | a space is missing between attributes", next);
        var name = ReadName();
        SkipSpace();
        Expect('=');
        SkipSpace();
        var value = ReadValue();
        if (IsRepeated(xml[name])) throw Fault("同一属性出现两次 | an attribute stands twice", name.Start.Value);
        if (attributes.Count == MaxAttributes) throw Limit($"一个元素的属性超过 {MaxAttributes} 个 | an element has more than {MaxAttributes} attributes");
        attributes.Add(new XmlAttribute(name, value));
        return true;
    }

    // Comparing each with each is fastest for the few attributes that elements have; of many, only those of equal hash are compared.
    readonly bool IsRepeated(ReadOnlySpan<byte> name)
    {
        if (attributes.Count >= FewAttributes)
        {
            if (attributes.Count == FewAttributes) RememberNames();
            if (hashes.Add(HashOf(name))) return false;
        }
        foreach (var earlier in attributes)
            if (xml[earlier.Name].SequenceEqual(name)) return true;
        return false;
    }

    readonly void RememberNames()
    {
        hashes.Clear();
        foreach (var earlier in attributes) hashes.Add(HashOf(xml[earlier.Name]));
    }

    public static int HashOf(ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        return hash.ToHashCode();
    }

    Range ReadValue()
    {
        var quote = next < xml.Length ? xml[next] : (byte)0;
        if (quote is not ((byte)'"' or (byte)'\'')) throw Fault("属性值没有引号 | an attribute has no quotes", next);
        var length = xml[(next + 1)..].IndexOf(quote);
        if (length < 0) throw Fault("属性值没有结束 | an attribute does not end", next);
        var value = xml.Slice(next + 1, length);
        if (value.Contains((byte)'<')) throw Fault("属性值中有 < | an attribute holds <", next);
        CheckReferences(value);
        var start = next + 1;
        next = start + length + 1;
        return start..(start + length);
    }

    bool ReadComment()
    {
        var dashes = xml[(next + 4)..].IndexOf("--"u8);
        if (dashes < 0 || next + 6 + dashes >= xml.Length || xml[next + 6 + dashes] != '>') throw Fault("注释没有正确结束 | a comment does not end properly", next);
        next += dashes + 7;
        Token = XmlToken.Other;
        return true;
    }

    bool ReadInstruction()
    {
        var end = xml[(next + 2)..].IndexOf("?>"u8);
        if (end < 0) throw Fault("处理指令没有结束 | a processing instruction does not end", next);
        next += 2;
        var target = xml[ReadName()];
        var isDeclaration = target.Length == 3 && Ascii.EqualsIgnoreCase(target, "xml"u8);
        if (isDeclaration && (sawRoot || Token != XmlToken.None)) throw Fault("XML 声明不在开头 | the XML declaration is not at the start", Start);
        next = Start + 4 + end;
        Token = XmlToken.Other;
        return true;
    }

    bool ReadCData()
    {
        if (open.Count == 0) throw Fault("根元素之外有 CDATA | CDATA stands outside the root element", next);
        var end = xml[next..].IndexOf("]]>"u8);
        if (end < 0) throw Fault("CDATA 没有结束 | CDATA does not end", next);
        next += end + 3;
        Token = XmlToken.CData;
        return true;
    }

    Range ReadName()
    {
        var length = xml[next..].IndexOfAnyExcept(NameBytes);
        if (length < 0) length = xml.Length - next;
        if (length == 0 || xml[next] is (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9')) throw Fault("名称不正确 | a name is malformed", next);
        if (length > MaxName) throw Limit($"名称超过 {MaxName} 字节 | a name is longer than {MaxName} bytes");
        var start = next;
        next += length;
        return start..next;
    }

    void SkipSpace()
    {
        while (next < xml.Length && xml[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') next++;
    }

    void Expect(char c)
    {
        if (next == xml.Length || xml[next] != c) throw Fault($"此处应为 {c} | {c} is missing", next);
        next++;
    }

    // Letters beyond ASCII are taken as they are: the encoding was proved, and the names that matter are ASCII.
    static bool IsNameByte(int b) => b >= 0x80 || char.IsAsciiLetterOrDigit((char)b) || b is '_' or '-' or '.' or ':';

    static XmlFault Fault(string message, int offset) => new(XmlFault.Malformed, message, offset);
    readonly XmlFault Limit(string message) => new(XmlFault.Limit, message, Start);
}

/// <summary>Byte ranges of an attribute: qualified name, and value without its quotes.</summary>
internal readonly record struct XmlAttribute(Range Name, Range Value);
