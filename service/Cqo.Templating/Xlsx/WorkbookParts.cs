using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

/// <summary>What the workbook part (ECMA-376 part 1 §18.2.27) and its relationships tell: sheets, the system of dates, where styles and strings are.</summary>
internal sealed class WorkbookParts
{
    const int MostHeld = 4 << 20;

    readonly OpcPackage package;
    readonly string part;
    readonly Relationships relationships;
    readonly WorkbookLimits limits;

    public WorkbookParts(OpcPackage package, string part, WorkbookLimits limits)
    {
        (this.package, this.part, this.limits) = (package, part, limits);
        relationships = package.RelationshipsOf(part);
        Styles = PartOf(relationships.Find("styles"));
        Strings = PartOf(relationships.Find("sharedStrings"));
        using var scanner = new SheetScanner(package.Open(part, limits.AnyRatioBytes), MostHeld);
        OpcPackage.Guarded(part, () => Read(scanner));
    }

    public List<Sheet> Sheets { get; } = [];
    public bool Is1904 { get; private set; }
    /// <summary>Part of the styles, or empty.</summary>
    public string Styles { get; }
    /// <summary>Part of the shared strings, or empty.</summary>
    public string Strings { get; }

    string PartOf(Relationship? relationship) =>
        relationship is { External: false } && PartName.Resolve(part, relationship.Target) is { } target && package.Has(target) ? package.Spelled(target) : "";

    bool Read(SheetScanner scanner)
    {
        while (scanner.Read())
        {
            if (scanner.Opens("workbook"u8) || scanner.Opens("sheets"u8)) continue;
            if (scanner.Depth == 1 && scanner.Token == XmlToken.Start) throw WorkbookMistake.NotWhatItSays(part, "workbook");
            if (scanner.Opens("workbookPr"u8)) Is1904 = scanner.TryAttribute("date1904"u8, out var value) && IsTrue(value);
            else if (scanner.Opens("sheet"u8)) Add(scanner);
            scanner.Skip();
        }
        return true;
    }

    void Add(SheetScanner scanner)
    {
        if (Sheets.Count >= limits.Sheets) throw WorkbookMistake.TooMuch(part, $"工作表超过 {limits.Sheets} 个：请拆成几份 | there are more than {limits.Sheets} sheets: split the workbook");
        var name = scanner.TryAttribute("name"u8, out var written) ? CellText.OfAttribute(written) : "";
        var visibility = !scanner.TryAttribute("state"u8, out var state) ? SheetVisibility.Visible
            : state.SequenceEqual("hidden"u8) ? SheetVisibility.Hidden
            : state.SequenceEqual("veryHidden"u8) ? SheetVisibility.VeryHidden : SheetVisibility.Visible;
        var id = scanner.RelationshipId();
        var relationship = relationships.All.Find(r => r.Id == id);
        Sheets.Add(new Sheet(name, Sheets.Count + 1, visibility, KindOf(relationship)) { Part = PartOf(relationship) });
    }

    static SheetKind KindOf(Relationship? relationship) => relationship?.Type.Split('/')[^1] switch
    {
        null or "worksheet" => SheetKind.Worksheet,
        "chartsheet" => SheetKind.Chart,
        _ => SheetKind.Other,
    };

    /// <summary>A Boolean of XML Schema.</summary>
    public static bool IsTrue(ReadOnlySpan<byte> value) => value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8) || value.SequenceEqual("on"u8);
}
