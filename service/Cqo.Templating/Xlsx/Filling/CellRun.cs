using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>A stretch of a cell's text in one format.</summary>
/// <param name="Text">Characters, decoded.</param>
/// <param name="Format">Its element <c>rPr</c> as it is written; empty for text without a format of its own.</param>
internal readonly record struct CellRun(string Text, string Format)
{
    /// <summary>The text of a string item (ECMA-376 part 1 §18.4.8): runs of rich text in order, hints for pronunciation left out.</summary>
    /// <param name="item">The whole element <c>si</c> or <c>is</c>.</param>
    public static List<CellRun> Read(ReadOnlySpan<byte> item)
    {
        var runs = new List<CellRun>();
        var (text, format, hints, isText) = (new StringBuilder(), "", 0, false);
        var formatStart = 0;
        for (var scanner = new XmlScanner(item); scanner.Read();)
        {
            var name = scanner.Token is XmlToken.Start or XmlToken.End or XmlToken.Empty ? AttributeReader.LocalName(item, scanner.Name) : "";
            switch (scanner.Token)
            {
                case XmlToken.Start when name == "rPh": hints++; break;
                case XmlToken.End when name == "rPh": hints--; break;
                case XmlToken.Start when name == "rPr": formatStart = scanner.Start; break;
                case XmlToken.End when name == "rPr": format = Encoding.UTF8.GetString(item[formatStart..scanner.End]); break;
                case XmlToken.Start when name == "t": isText = hints == 0; break;
                case XmlToken.Text when isText: text.Append(XmlText.Decode(item[scanner.Start..scanner.End])); break;
                case XmlToken.CData when isText: text.Append(Encoding.UTF8.GetString(item[(scanner.Start + 9)..(scanner.End - 3)])); break;
                case XmlToken.End when name == "t": isText = false; break;
                case XmlToken.End when name is "r" or "si" or "is":
                    if (text.Length > 0) runs.Add(new CellRun(CellText.Unescaped(text.ToString()), format));
                    text.Clear();
                    format = "";
                    break;
            }
        }
        return runs;
    }

    /// <summary>Whether a tag may stand in escaped characters.</summary>
    public static bool MayHoldTag(ReadOnlySpan<byte> xml) => xml.Contains((byte)'{') || xml.IndexOf("｛"u8) >= 0 || xml.IndexOf("&#"u8) >= 0;
}
