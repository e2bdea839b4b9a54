using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Reading;

/// <summary>
/// Bytes of a Word part → signs, whatever runs, marks of spelling or revisions the text was cut into: inserted text is read, deleted text is not. It reads
/// stretches as well as whole parts, so that the bytes of a template between two tags give the same signs as those of a document. The XML was proved before.
/// </summary>
internal sealed class SignReader
{
    // Word and LibreOffice compute these results anew whenever they like.
    static readonly string[] Computed = ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "PAGEREF", "TOC"];

    /// <param name="Instruction">Its code, as far as it was read.</param>
    /// <param name="InResult">Whether its result is read now.</param>
    readonly record struct Field(string Instruction, bool InResult);

    readonly List<byte> tag = [];
    List<Field> fields = [];
    bool inTag, inText, inInstruction, inParagraphProperties, inRowProperties, paragraphGone, rowGone;
    byte quote;
    int skipped, tabStops;

    /// <param name="emit">Takes each sign.</param>
    public SignReader(Action<char> emit) => Emit = emit;

    public Action<char> Emit { get; }
    /// <summary>Called with the qualified name of each element that begins.</summary>
    public Action<string>? Began { get; init; }
    /// <summary>Called with the qualified name of each element that ended, and whether a tracked change deleted it.</summary>
    public Action<string, bool>? Ended { get; init; }
    /// <summary>Id of the relationship, or address, of the picture or link whose sign is emitted.</summary>
    public string Target { get; private set; } = "";
    /// <summary>Whether the next byte belongs to a tag of XML: a value there fills an attribute.</summary>
    public bool InTag => inTag;
    /// <summary>Whether a value would stand in the code of a field.</summary>
    public bool InInstruction => inInstruction;
    /// <summary>Whether what is read now shows, and is not computed by the program that shows it.</summary>
    public bool Shows => skipped == 0 && !fields.Exists(f => f.InResult && IsComputed(f.Instruction));

    static bool IsComputed(string instruction) => Computed.Contains(instruction.Trim().Split(' ', '\\')[0].ToUpperInvariant());

    /// <summary>The same reader at the same point, for another branch of the template.</summary>
    public SignReader Copy()
    {
        var copy = new SignReader(Emit, tag) { Began = Began, Ended = Ended, Target = Target, fields = [.. fields] };
        (copy.inTag, copy.inText, copy.inInstruction, copy.quote, copy.skipped, copy.tabStops) = (inTag, inText, inInstruction, quote, skipped, tabStops);
        (copy.inParagraphProperties, copy.inRowProperties, copy.paragraphGone, copy.rowGone) = (inParagraphProperties, inRowProperties, paragraphGone, rowGone);
        return copy;
    }

    SignReader(Action<char> emit, List<byte> begun) => (Emit, tag) = (emit, [.. begun]);

    public void Read(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (inTag) { ReadTagByte(bytes[at++]); continue; }
            var length = bytes[at..].IndexOf((byte)'<');
            if (length < 0) length = bytes.Length - at;
            if (length > 0) ReadText(bytes.Slice(at, length));
            at += length;
            if (at == bytes.Length) return;
            (inTag, at) = (true, at + 1);
        }
    }

    // A comment ends with its dashes, whatever quotes it holds.
    void ReadTagByte(byte next)
    {
        var isComment = tag.Count >= 3 && tag[0] == '!' && tag[1] == '-' && tag[2] == '-';
        if (next == '>' && (isComment ? tag.Count >= 5 && tag[^1] == '-' && tag[^2] == '-' : quote == 0))
        {
            inTag = false;
            if (!isComment && tag.Count > 0 && tag[0] is not ((byte)'!' or (byte)'?')) ReadElement(Encoding.UTF8.GetString([.. tag]));
            quote = 0;
            tag.Clear();
            return;
        }
        if (!isComment && next is ((byte)'"' or (byte)'\'')) quote = quote == 0 ? next : quote == next ? (byte)0 : quote;
        tag.Add(next);
    }

    void ReadText(ReadOnlySpan<byte> escaped)
    {
        if (inInstruction) { if (fields.Count > 0) fields[^1] = fields[^1] with { Instruction = fields[^1].Instruction + XmlText.Decode(escaped) }; return; }
        if (!inText || !Shows) return;
        foreach (var unit in XmlText.Decode(escaped)) Emit(unit is '\r' ? '\n' : unit);
    }

    void ReadElement(string content)
    {
        var isEnd = content[0] == '/';
        var begun = isEnd ? content[1..] : content;
        var length = begun.AsSpan().IndexOfAny(" \t\r\n/");
        var name = length < 0 ? begun : begun[..length];
        if (!isEnd) Begin(name, content);
        if (isEnd || content[^1] == '/') End(name);
    }

    void Begin(string name, string content)
    {
        Began?.Invoke(name);
        switch (name)
        {
            case "w:t": inText = true; break;
            case "w:instrText": inInstruction = true; break;
            case "w:pPr": inParagraphProperties = true; break;
            case "w:trPr": inRowProperties = true; break;
            case "w:del" or "w:moveFrom":
                if (content[^1] == '/' && inParagraphProperties) paragraphGone = true;
                else if (content[^1] == '/' && inRowProperties) rowGone = true;
                skipped++;
                break;
            case "mc:Fallback": skipped++; break;
            case "w:tabs": tabStops++; break;
            case "w:tab" when tabStops == 0: Show('\t'); break;
            case "w:ptab": Show('\t'); break;
            case "w:cr": Show('\n'); break;
            case "w:br" when Attribute(content, "w:type") is null or "textWrapping": Show('\n'); break;
            case "w:noBreakHyphen": Show('-'); break;
            case "w:sym": Symbol(content); break;
            case "w:footnoteReference" or "w:endnoteReference": Show(Sign.Note); break;
            case "w:fldChar": FieldCharacter(Attribute(content, "w:fldCharType")); break;
            case "w:fldSimple": BeginSimpleField(Attribute(content, "w:instr") ?? ""); break;
            default: BeginMark(name, content); break;
        }
    }

    void BeginMark(string name, string content)
    {
        if (name == "w:sdtContent") Show(Sign.Control);
        else if (name.EndsWith(":checked", StringComparison.Ordinal)) Show(Attribute(content, name[..^7] + "val") is "0" or "false" or "off" ? Sign.Unchecked : Sign.Checked);
        else if (name == "w:vMerge" && Attribute(content, "w:val") is (null or "continue")) Show(Sign.Merged);
        else if (name == "a:blip") Point(Sign.Picture, Attribute(content, "r:embed") ?? "");
        else if (name == "w:hyperlink" && Attribute(content, "r:id") is { } id) Point(Sign.Link, id);
    }

    void End(string name)
    {
        switch (name)
        {
            case "w:t": inText = false; break;
            case "w:instrText": inInstruction = false; break;
            case "w:pPr": inParagraphProperties = false; break;
            case "w:trPr": inRowProperties = false; break;
            case "w:del" or "w:moveFrom" or "mc:Fallback": skipped--; break;
            case "w:tabs": tabStops--; break;
            case "w:sdtContent": Show(Sign.Control); break;
            case "w:fldSimple" when fields.Count > 0: fields.RemoveAt(fields.Count - 1); break;
            case "w:p": EndBlock(name, Sign.Paragraph, ref paragraphGone); return;
            case "w:tc": Show(Sign.Cell); break;
            case "w:tr": EndBlock(name, Sign.Row, ref rowGone); return;
        }
        Ended?.Invoke(name, false);
    }

    void EndBlock(string name, char sign, ref bool isGone)
    {
        if (!isGone && skipped == 0) Emit(sign);
        var gone = isGone;
        isGone = false;
        Ended?.Invoke(name, gone);
    }

    void Show(char sign)
    {
        if (Shows) Emit(sign);
    }

    void Point(char sign, string target)
    {
        Target = target;
        Show(sign);
    }

    void Symbol(string content)
    {
        if (int.TryParse(Attribute(content, "w:char"), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code) && code is > 0x20 and < 0xFFFE && !char.IsSurrogate((char)code)) Show((char)code);
    }

    void FieldCharacter(string? kind)
    {
        if (kind == "begin") fields.Add(new Field("", false));
        else if (fields.Count == 0) return;
        else if (kind == "end") fields.RemoveAt(fields.Count - 1);
        else BeginResult();
    }

    void BeginSimpleField(string instruction)
    {
        fields.Add(new Field(instruction, false));
        BeginResult();
    }

    void BeginResult()
    {
        var instruction = fields[^1].Instruction.Trim();
        if (instruction.StartsWith("HYPERLINK \"", StringComparison.OrdinalIgnoreCase) && instruction.IndexOf('"', 11) is > 0 and var end) Point(Sign.Link, instruction[11..end]);
        fields[^1] = fields[^1] with { InResult = true };
    }

    static string? Attribute(string content, string name)
    {
        for (var at = content.IndexOf(name, StringComparison.Ordinal); at > 0; at = content.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var open = at + name.Length;
            if (!char.IsWhiteSpace(content[at - 1]) || open + 1 >= content.Length || content[open] != '=') continue;
            var close = content.IndexOf(content[open + 1], open + 2);
            return close < 0 ? null : XmlText.Decode(Encoding.UTF8.GetBytes(content[(open + 2)..close]));
        }
        return null;
    }
}
