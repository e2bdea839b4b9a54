using System.Buffers;
using System.Globalization;
using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Xlsx;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>A workbook written by hand with everything in it that speaks of cells, and what it becomes when the rows of its first sheet go where a hand-made map says.</summary>
sealed class MovedWorkbook
{
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /// <summary>Rows of the first sheet: what stands in its cells, formulas behind <c>=</c>.</summary>
    public required Dictionary<int, string[]> Rows { get; init; }
    /// <summary>Rows of the second sheet, which do not move.</summary>
    public required Dictionary<int, string[]> Summary { get; init; }
    /// <summary>Elements before and behind the rows of the first sheet.</summary>
    public string[] Before { get; init; } = [];
    public string[] Behind { get; init; } = [];
    public string Names { get; init; } = "";
    /// <summary>Further parts by name: type and content; those in <c>xl</c> belong to the first sheet when they have a relationship.</summary>
    public Dictionary<string, (string Type, string Relationship, string Content)> Parts { get; init; } = [];
    /// <summary>What is in the cell of a line that repeats: the number for an item.</summary>
    public Func<int, int, double> Number { get; init; } = (_, _) => 0;

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The workbook with its rows where the map says.</summary>
    public byte[] Moved(ListedMap map)
    {
        var sheets = new SheetMaps([new("表", map), new("汇总", null)]);
        var first = new SheetLines("表", "xl/worksheets/sheet1.xml", map, sheets, map.Places);
        var second = new SheetLines("汇总", "xl/worksheets/sheet2.xml", StillMap.Instance, sheets);
        var parts = Skeleton();
        parts["xl/worksheets/sheet1.xml"] = Sheet(map.OutputRows.Prepend((2, 2)).Prepend((1, 1)).Append((Last(map) + 1, 99)), Rows, first, map.FromRow);
        parts["xl/worksheets/sheet2.xml"] = Sheet(Summary.Keys.Select(r => (r, r)), Summary, second, _ => second.Whole, ends: false);
        parts["xl/workbook.xml"] = WorkbookPart.Follow("xl/workbook.xml", parts["xl/workbook.xml"], sheets, Diagnostics);
        var package = new OpcPackage(RawZip.Read(TestPackage.Zip(parts)));
        var following = new FollowingParts(package, ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
        foreach (var (part, content) in following.Follow(name => name.EndsWith("sheet1.xml", StringComparison.Ordinal) ? first : second, sheets, Diagnostics).ToList()) parts[part] = content;
        return TestPackage.Zip(parts);
    }

    static int Last(ListedMap map) => map.OutputRows.Max(r => r.Output);

    byte[] Sheet(IEnumerable<(int Output, int Template)> rows, Dictionary<int, string[]> cells, SheetLines sheet, Func<int, SheetMap> viewOf, bool ends = true)
    {
        var xml = new ArrayBufferWriter<byte>();
        void Add(string text) => xml.Write(Encoding.UTF8.GetBytes(text));
        Add($"{Declaration}<worksheet xmlns=\"{Spreadsheet}\" xmlns:r=\"{Office}\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\" xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\">");
        if (ends) foreach (var element in Before) SheetElement.Write(Encoding.UTF8.GetBytes(element), sheet, Diagnostics, xml);
        Add("<sheetData>");
        foreach (var (output, template) in rows)
        {
            if (!cells.TryGetValue(template, out var row)) continue;
            Add($"<row r=\"{output}\">");
            for (var column = 1; column <= row.Length; column++) WriteCell(row[column - 1], new CellReference(column, template), output, sheet, viewOf(output), xml);
            Add("</row>");
        }
        Add("</sheetData>");
        if (ends) foreach (var element in Behind) SheetElement.Write(Encoding.UTF8.GetBytes(element), sheet, Diagnostics, xml);
        Add("</worksheet>");
        return xml.WrittenSpan.ToArray();
    }

    readonly SharedFormulas shared = new();

    void WriteCell(string content, CellReference template, int output, SheetLines sheet, SheetMap own, ArrayBufferWriter<byte> xml)
    {
        if (content.Length == 0) return;
        void Add(string text) => xml.Write(Encoding.UTF8.GetBytes(text));
        var at = new CellReference(template.Column, output);
        if (content.StartsWith("<f", StringComparison.Ordinal))
        {
            Add($"<c r=\"{at}\">");
            CellFormula.Parse(Encoding.UTF8.GetBytes(content), template, shared, Diagnostics, default).Write(sheet.View(own, FormulaUse.Cell), xml);
            Add("</c>");
        }
        else if (content == "#") Add($"<c r=\"{at}\"><v>{Number(output, template.Column).ToString("R", CultureInfo.InvariantCulture)}</v></c>");
        else if (double.TryParse(content, CultureInfo.InvariantCulture, out _)) Add($"<c r=\"{at}\"><v>{content}</v></c>");
        else Add($"<c r=\"{at}\" t=\"inlineStr\"><is><t>{TestPackage.Escape(content)}</t></is></c>");
    }

    Dictionary<string, byte[]> Skeleton()
    {
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var own = Parts.Where(p => p.Value.Relationship.Length > 0).Select((p, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{p.Value.Relationship}\" Target=\"/{p.Key}\"/>");
        var texts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"{Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"{Type}.worksheet+xml\"/>"
                + string.Concat(Parts.Where(p => p.Value.Type.Length > 0).Select(p => $"<Override PartName=\"/{p.Key}\" ContentType=\"application/vnd.openxmlformats-officedocument.{p.Value.Type}+xml\"/>")) + "</Types>",
            ["_rels/.rels"] = $"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"{Declaration}<workbook xmlns=\"{Spreadsheet}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"汇总\" sheetId=\"2\" r:id=\"rId2\"/></sheets><definedNames>{Names}</definedNames></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
            ["xl/worksheets/_rels/sheet1.xml.rels"] = $"{Declaration}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(own)}</Relationships>",
            ["xl/worksheets/sheet1.xml"] = "",
            ["xl/worksheets/sheet2.xml"] = "",
        };
        foreach (var (name, part) in Parts) texts[name] = Declaration + part.Content;
        return texts.ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(t.Value));
    }
}
