using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Reads character data unit by unit, each with its bytes.</summary>
internal static class CharacterSources
{
    const int MaxUnits = 1_000_000;

    /// <exception cref="XmlFault">The paragraph has more than a million characters: where each stands takes memory.</exception>
    public static void Read(WordTree tree, int data, StringBuilder text, List<CharacterSource> sources)
    {
        var end = tree[data].End;
        Span<char> units = stackalloc char[2];
        for (var at = tree[data].Start; at < end;)
        {
            var bytes = tree.Xml.AsSpan(at..end);
            int length;
            Rune rune;
            if (bytes[0] == '&') rune = XmlText.DecodeReference(bytes, out length);
            else Rune.DecodeFromUtf8(bytes, out rune, out length);
            if (sources.Count >= MaxUnits) throw new XmlFault(XmlFault.Limit, $"一个段落超过 {MaxUnits} 字：请分段 | a paragraph has more than {MaxUnits} characters: split it", at);
            text.Append(units[..rune.EncodeToUtf16(units)]);
            sources.Add(new CharacterSource(data, at, at + length));
            at += length;
            if (rune.Utf16SequenceLength == 2) sources.Add(new CharacterSource(data, at, at));
        }
    }
}
