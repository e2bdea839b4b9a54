using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Rows that names, tables and charts refer to.</summary>
internal sealed class OtherMentions(OpcPackage package, string main, RowMentions mentions)
{
    public void Read(IReadOnlyList<Sheet> sheets)
    {
        Texts(main, "definedName", "");
        foreach (var entry in package.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            if (package.Types.Of(entry.Name).EndsWith(".drawingml.chart+xml", StringComparison.Ordinal)) Texts(entry.Name, "f", "");
        foreach (var sheet in sheets.Where(s => s.Part.Length > 0))
            foreach (var table in package.RelationshipsOf(sheet.Part).All.Where(r => !r.External && r.Type.EndsWith("/table", StringComparison.Ordinal)))
                if (PartName.Resolve(sheet.Part, table.Target) is { } part && package.Has(part)) Table(package.Spelled(part), sheet.Name);
    }

    void Texts(string part, string element, string sheet)
    {
        var xml = package.Read(part)!;
        OpcPackage.Guarded(part, () =>
        {
            var isInside = false;
            for (var scanner = new XmlScanner(xml); scanner.Read();)
            {
                if (scanner.Token == XmlToken.Text && isInside) mentions.Add(XmlText.Decode(xml.AsSpan(scanner.Start..scanner.End)), sheet, 0);
                else if (scanner.Token is XmlToken.Start or XmlToken.End or XmlToken.Empty) isInside = scanner.Token == XmlToken.Start && AttributeReader.LocalName(xml, scanner.Name) == element;
            }
            return true;
        });
    }

    void Table(string part, string sheet)
    {
        var xml = package.Read(part)!;
        OpcPackage.Guarded(part, () =>
        {
            for (var scanner = new XmlScanner(xml); scanner.Read();)
                if (scanner.Token is XmlToken.Start or XmlToken.Empty && AttributeReader.LocalName(xml, scanner.Name) == "table" && new AttributeReader(xml, scanner.Attributes)["ref"] is { } range) mentions.Add(range, sheet, 0);
            return true;
        });
    }
}
