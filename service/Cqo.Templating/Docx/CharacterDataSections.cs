using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>Rewrites CDATA as escaped text, so that a value written into it is escaped the same way everywhere. Word never writes CDATA; other programs do.</summary>
internal static class CharacterDataSections
{
    const int Opening = 9, Closing = 3;

    public static byte[] Unwrap(byte[] xml)
    {
        if (xml.AsSpan().IndexOf("<![CDATA["u8) < 0) return xml;
        var output = new MemoryStream(xml.Length);
        for (var scanner = new XmlScanner(xml); scanner.Read();)
        {
            if (scanner.Token != XmlToken.CData) output.Write(xml, scanner.Start, scanner.End - scanner.Start);
            else output.Write(Escaped(xml.AsSpan((scanner.Start + Opening)..(scanner.End - Closing))));
        }
        return output.ToArray();
    }

    static ReadOnlySpan<byte> Escaped(ReadOnlySpan<byte> text)
    {
        var characters = Encoding.UTF8.GetString(text);
        var escaped = new byte[characters.Length * XmlText.MaxBytesPerChar];
        return escaped.AsSpan(0, XmlText.EscapeText(characters, escaped));
    }
}
