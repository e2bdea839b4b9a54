using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Reads character data unit by unit, each with its bytes.</summary>
internal static class CharacterSources
{
    public static void Read(WordTree tree, int data, StringBuilder text, List<CharacterSource> sources)
    {
        var end = tree[data].End;
        for (var at = tree[data].Start; at < end;)
        {
            var bytes = tree.Xml.AsSpan(at..end);
            int length;
            Rune rune;
            if (bytes[0] == '&') rune = XmlText.DecodeReference(bytes, out length);
            else Rune.DecodeFromUtf8(bytes, out rune, out length);
            text.Append(rune.ToString());
            sources.Add(new CharacterSource(data, at, at + length));
            at += length;
            if (rune.Utf16SequenceLength == 2) sources.Add(new CharacterSource(data, at, at));
        }
    }
}
