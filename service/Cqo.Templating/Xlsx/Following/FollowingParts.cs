using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Following;

/// <summary>All parts of a workbook, beside its sheets and the workbook part, that speak of cells.</summary>
internal sealed class FollowingParts
{
    readonly OpcPackage package;
    readonly List<(string Part, string Kind, string? Sheet)> parts = [];

    /// <summary>Finds them; a part that belongs to a sheet is found from there, all others by their content type.</summary>
    /// <param name="package">The template.</param>
    /// <param name="sheetParts">Names of the parts of all its sheets.</param>
    public FollowingParts(OpcPackage package, IEnumerable<string> sheetParts)
    {
        this.package = package;
        HashSet<string> sheets = [.. sheetParts];
        foreach (var sheet in sheets) Add(sheet, sheets);
        foreach (var entry in package.Entries)
        {
            var type = package.Types.Of(entry.Name);
            if (parts.Exists(p => p.Part == entry.Name)) continue;
            if (type.EndsWith(".drawingml.chart+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith(".chartex+xml", StringComparison.OrdinalIgnoreCase)) parts.Add((entry.Name, "chart", null));
            else if (type.EndsWith(".pivotCacheDefinition+xml", StringComparison.OrdinalIgnoreCase)) parts.Add((entry.Name, "pivotCacheDefinition", null));
        }
    }

    /// <summary>Names of the parts, in the order of the package's sheets.</summary>
    public IEnumerable<string> Names => parts.Select(p => p.Part);

    void Add(string sheet, HashSet<string> sheets)
    {
        if (!package.Has(sheet)) return;
        foreach (var relationship in package.RelationshipsOf(sheet).All.Where(r => !r.External))
        {
            var kind = relationship.Type[(relationship.Type.LastIndexOf('/') + 1)..];
            if (kind is not ("table" or "drawing" or "vmlDrawing" or "comments" or "threadedComment" or "pivotTable" or "ctrlProp" or "tableSingleCells")) continue;
            if (PartName.Resolve(sheet, relationship.Target) is { } target && package.Has(target) && package.Spelled(target) is var part && !sheets.Contains(part) && !parts.Exists(p => p.Part == part)) parts.Add((part, kind, sheet));
        }
    }

    /// <summary>The parts that change.</summary>
    /// <param name="sheetOf">A sheet by the name of its part; sheets of which nothing moved too, because their parts may speak of others.</param>
    /// <param name="sheets">Where the lines of all sheets went.</param>
    /// <param name="sink">Told of what cannot follow.</param>
    public IEnumerable<(string Part, byte[] Content)> Follow(Func<string, SheetLines> sheetOf, SheetMaps sheets, ICollection<Diagnostic> sink)
    {
        foreach (var (part, kind, sheet) in parts)
        {
            var xml = package.Read(part)!;
            var followed = kind == "vmlDrawing" ? DrawingPart.FollowVml(part, xml, sheetOf(sheet!), sink) : OpcPackage.Guarded(part, () => Follow(part, kind, xml, sheet is null ? null : sheetOf(sheet), sheets, sink));
            if (!ReferenceEquals(followed, xml)) yield return (part, followed);
        }
    }

    static byte[] Follow(string part, string kind, byte[] xml, SheetLines? sheet, SheetMaps sheets, ICollection<Diagnostic> sink) => kind switch
    {
        "table" => TablePart.Follow(part, xml, sheet!, sink),
        "drawing" or "ctrlProp" => DrawingPart.Follow(part, xml, sheet!, sink),
        "comments" or "threadedComment" => NotesPart.Follow(xml, sheet!, sink),
        "pivotTable" => PivotPart.FollowTable(xml, sheet!),
        "pivotCacheDefinition" => PivotPart.FollowCache(xml, sheets),
        "tableSingleCells" => FollowSingleCells(xml, sheet!),
        _ => ChartPart.Follow(part, xml, sheets, sink),
    };

    static byte[] FollowSingleCells(byte[] xml, SheetLines sheet)
    {
        var tree = new MarkupTree(xml);
        var edits = new MarkupEdits(tree);
        for (var node = 0; node < tree.Count; node++) RangeAttributes.Follow(tree, node, edits, sheet);
        return edits.ToArray();
    }

    /// <summary>Lines that these parts mention: when all of them vanish, a table, chart or pivot table has nothing to stand on.</summary>
    /// <param name="nameOf">Name of a sheet by the name of its part.</param>
    public IEnumerable<FormulaReference> References(Func<string, string> nameOf)
    {
        foreach (var (part, kind, sheet) in parts)
        {
            if (kind is not ("table" or "chart" or "pivotCacheDefinition")) continue;
            var xml = package.Read(part)!;
            var lines = OpcPackage.Guarded(part, () => kind switch
            {
                "table" => TablePart.References(xml, nameOf(sheet!)),
                "chart" => ChartPart.References(xml),
                _ => [.. PivotPart.References(xml)],
            });
            foreach (var line in lines) yield return line;
        }
    }
}
