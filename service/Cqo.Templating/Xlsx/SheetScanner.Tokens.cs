using System.Runtime.InteropServices;
using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

// Each token is read whole: when the buffer ends inside it, more is read and the token is begun again.
internal sealed partial class SheetScanner
{
    /// <summary>Where in the buffer an attribute of the current token stands.</summary>
    readonly record struct Attribute(int Name, int NameLength, int Value, int ValueLength);

    readonly List<Attribute> attributes = [];
    readonly HashSet<int> hashes = [];
    int name, nameLength, text, textLength;

    /// <summary>Whether the element is one of SpreadsheetML, transitional or strict.</summary>
    public bool IsMain { get; private set; }

    /// <summary>Local name of an element token.</summary>
    public ReadOnlySpan<byte> LocalName
    {
        get
        {
            var qualified = buffer.AsSpan(name, nameLength);
            return qualified[(qualified.IndexOf((byte)':') + 1)..];
        }
    }

    /// <summary>Escaped characters of a text token; those of a CDATA token as they are.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(text, textLength);

    /// <summary>Whether the current token opens that element of SpreadsheetML.</summary>
    public bool Opens(ReadOnlySpan<byte> element) => Token is XmlToken.Start or XmlToken.Empty && IsMain && LocalName.SequenceEqual(element);

    /// <summary>Escaped value of an attribute without prefix.</summary>
    public bool TryAttribute(ReadOnlySpan<byte> wanted, out ReadOnlySpan<byte> value)
    {
        foreach (var attribute in CollectionsMarshal.AsSpan(attributes))
            if (buffer.AsSpan(attribute.Name, attribute.NameLength).SequenceEqual(wanted))
            {
                value = buffer.AsSpan(attribute.Value, attribute.ValueLength);
                return true;
            }
        value = default;
        return false;
    }

    /// <summary>Decoded value of the attribute <c>prefix:id</c>, which names a relationship, or null.</summary>
    public string? RelationshipId()
    {
        foreach (var attribute in CollectionsMarshal.AsSpan(attributes))
        {
            var qualified = buffer.AsSpan(attribute.Name, attribute.NameLength);
            if (qualified.EndsWith(":id"u8)) return XmlText.Decode(buffer.AsSpan(attribute.Value, attribute.ValueLength));
        }
        return null;
    }

    /// <summary>Steps to the next token; false at the end of a complete part.</summary>
    public bool Read()
    {
        open.LeaveScope();
        start = next;
        if (next == end && !Fill()) return Finish();
        if (buffer[next] != '<') return ReadText();
        while (!TryToken())
        {
            if (!Fill()) throw Fault("提前结束 | it ends too early", end);
            next = start;
        }
        return true;
    }

    bool TryToken() => end - next >= 2 && buffer[next + 1] switch
    {
        (byte)'/' => TryEnd(),
        (byte)'!' => TryDeclaration(),
        (byte)'?' => TryInstruction(),
        _ => TryStart(),
    };

    /// <summary>Steps behind the end of the element that the current token started; what is in it is looked at for well-formedness only.</summary>
    public void Skip()
    {
        if (Token != XmlToken.Start) return;
        var depth = open.Count - 1;
        while (Read())
            if (Token == XmlToken.End && open.Count == depth) return;
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
        var searched = 0;
        int length;
        while ((length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'<')) < 0)
        {
            searched = end - start;
            if (!Fill()) break;
        }
        (text, textLength) = (start, length < 0 ? end - start : searched + length);
        next = text + textLength;
        if (open.Count == 0 && Text.IndexOfAnyExcept(" \t\r\n"u8) >= 0) throw Fault("根元素之外有文字 | text stands outside the root element", start);
        if (Text.IndexOf("]]>"u8) >= 0) throw Fault("文字中有 ]]> | text holds ]]>", start);
        CheckReferences(Text);
        Token = open.Count == 0 ? XmlToken.Other : XmlToken.Text;
        return true;
    }

    void CheckReferences(ReadOnlySpan<byte> escaped)
    {
        for (var at = escaped.IndexOf((byte)'&'); at >= 0;)
        {
            XmlText.DecodeReference(escaped[at..], out var length);
            if (length == 0) throw Fault("含有未知的实体引用 | it refers to an unknown entity", start);
            var further = escaped[(at + length)..].IndexOf((byte)'&');
            if (further < 0) return;
            at += length + further;
        }
    }

    bool TryEnd()
    {
        next += 2;
        if (!TryName(out name, out nameLength)) return false;
        SkipSpace();
        if (next == end) return false;
        Expect('>');
        IsMain = open.IsMain(buffer.AsSpan(name, nameLength));
        if (!open.Close(buffer.AsSpan(name, nameLength))) throw Fault("结束标记与开始标记不对应 | an end tag does not match its start tag", start);
        Token = XmlToken.End;
        return true;
    }

    bool TryStart()
    {
        next++;
        attributes.Clear();
        if (!TryName(out name, out nameLength)) return false;
        while (TryAttribute(out var isMore))
            if (!isMore) return Complete();
        return false;
    }

    // Stands on > or /> behind the attributes.
    bool Complete()
    {
        var isEmpty = buffer[next] == '/';
        if (isEmpty) next++;
        if (next == end) return false;
        Expect('>');
        if (open.Count == 0 && sawRoot) throw Fault("有多个根元素 | it has more than one root element", start);
        sawRoot = true;
        if (open.Count == XmlScanner.MaxDepth) throw Limit($"元素嵌套超过 {XmlScanner.MaxDepth} 层 | elements nest deeper than {XmlScanner.MaxDepth}");
        foreach (var attribute in CollectionsMarshal.AsSpan(attributes))
        {
            var qualified = buffer.AsSpan(attribute.Name, attribute.NameLength);
            if (qualified.StartsWith("xml"u8)) open.Declare(qualified, buffer.AsSpan(attribute.Value, attribute.ValueLength));
        }
        IsMain = open.IsMain(buffer.AsSpan(name, nameLength));
        if (!isEmpty) open.Open(buffer.AsSpan(name, nameLength));
        Token = isEmpty ? XmlToken.Empty : XmlToken.Start;
        return true;
    }

    // False when the buffer ends inside; otherwise whether there was one more attribute.
    bool TryAttribute(out bool isMore)
    {
        isMore = false;
        var before = next;
        SkipSpace();
        if (next == end) return false;
        if (buffer[next] is (byte)'>' or (byte)'/') return true;
        if (next == before) throw Fault("属性之间缺少空格 | a space is missing between attributes", next);
        if (!TryName(out var at, out var length)) return false;
        SkipSpace();
        if (next == end) return false;
        Expect('=');
        SkipSpace();
        if (next == end || !TryValue(out var value, out var valueLength)) return false;
        if (IsRepeated(buffer.AsSpan(at, length))) throw Fault("同一属性出现两次 | an attribute stands twice", at);
        if (attributes.Count == XmlScanner.MaxAttributes) throw Limit($"一个元素的属性超过 {XmlScanner.MaxAttributes} 个 | an element has more than {XmlScanner.MaxAttributes} attributes");
        attributes.Add(new Attribute(at, length, value, valueLength));
        return isMore = true;
    }

    // Comparing each with each is fastest for the few attributes that elements have; of many, only those of equal hash are compared.
    bool IsRepeated(ReadOnlySpan<byte> qualified)
    {
        if (attributes.Count == XmlScanner.FewAttributes)
        {
            hashes.Clear();
            foreach (var earlier in CollectionsMarshal.AsSpan(attributes)) hashes.Add(XmlScanner.HashOf(buffer.AsSpan(earlier.Name, earlier.NameLength)));
        }
        if (attributes.Count >= XmlScanner.FewAttributes && hashes.Add(XmlScanner.HashOf(qualified))) return false;
        foreach (var earlier in CollectionsMarshal.AsSpan(attributes))
            if (buffer.AsSpan(earlier.Name, earlier.NameLength).SequenceEqual(qualified)) return true;
        return false;
    }

    bool TryValue(out int value, out int length)
    {
        var quote = buffer[next];
        if (quote is not ((byte)'"' or (byte)'\'')) throw Fault("属性值没有引号 | an attribute has no quotes", next);
        value = next + 1;
        length = buffer.AsSpan(value, end - value).IndexOf(quote);
        if (length < 0) return false;
        var content = buffer.AsSpan(value, length);
        if (content.Contains((byte)'<')) throw Fault("属性值中有 < | an attribute holds <", next);
        CheckReferences(content);
        next = value + length + 1;
        return true;
    }

    bool TryDeclaration()
    {
        var at = buffer.AsSpan(start, end - start);
        if (at.StartsWith("<!--"u8)) return TryComment();
        if (at.StartsWith("<![CDATA["u8)) return open.Count > 0 ? TryCData() : throw Fault("根元素之外有 CDATA | CDATA stands outside the root element", start);
        if ("<!--"u8.StartsWith(at) || "<![CDATA["u8.StartsWith(at)) return false;
        throw new XmlFault(XmlFault.Dtd, "含有 DTD 或实体声明，不予读取 | it declares a DTD or entities, which is refused", Offset);
    }

    bool TryComment()
    {
        var dashes = buffer.AsSpan(start + 4, end - start - 4).IndexOf("--"u8);
        if (dashes < 0 || start + 6 + dashes >= end) return false;
        next = start + 6 + dashes;
        Expect('>');
        Token = XmlToken.Other;
        return true;
    }

    bool TryCData()
    {
        var length = buffer.AsSpan(start + 9, end - start - 9).IndexOf("]]>"u8);
        if (length < 0) return false;
        (text, textLength) = (start + 9, length);
        next = text + textLength + 3;
        Token = XmlToken.CData;
        return true;
    }

    bool TryInstruction()
    {
        var length = buffer.AsSpan(start + 2, end - start - 2).IndexOf("?>"u8);
        if (length < 0) return false;
        next += 2;
        if (!TryName(out var target, out var targetLength)) return false;
        var isDeclaration = targetLength == 3 && Ascii.EqualsIgnoreCase(buffer.AsSpan(target, 3), "xml"u8);
        if (isDeclaration && (sawRoot || Token != XmlToken.None)) throw Fault("XML 声明不在开头 | the XML declaration is not at the start", start);
        next = start + 4 + length;
        Token = XmlToken.Other;
        return true;
    }

    // False when the buffer ends before the name does.
    bool TryName(out int at, out int length)
    {
        at = next;
        length = buffer.AsSpan(at, end - at).IndexOfAnyExcept(XmlScanner.NameBytes);
        if (length < 0 && end - at <= XmlScanner.MaxName) return false;
        if (length == 0 || buffer[at] is (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9')) throw Fault("名称不正确 | a name is malformed", at);
        if (length is < 0 or > XmlScanner.MaxName) throw Limit($"名称超过 {XmlScanner.MaxName} 字节 | a name is longer than {XmlScanner.MaxName} bytes");
        next = at + length;
        return true;
    }

    void SkipSpace()
    {
        while (buffer[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') next++;
    }

    void Expect(char c)
    {
        if (buffer[next] != c) throw Fault($"此处应为 {c} | {c} is missing", next);
        next++;
    }
}
