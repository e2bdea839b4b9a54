using System.Text;
using Cqo.Templating.Evaluation.Charts;
using Cqo.Templating.Docx.SubDocuments;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.Charts;

/// <summary>A chart as its author drew it, into which data is put: kinds, colours, axes and formats stay.</summary>
internal sealed class ChartTemplate
{
    const string PackageRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";

    readonly WordTree tree;
    readonly Relationships relationships;
    readonly List<Relationship> kept = [];
    readonly string? workbookId;
    readonly List<int> series;
    readonly string prefix;

    ChartTemplate(OpcPackage package, string part)
    {
        tree = OpcPackage.Guarded(part, () => new WordTree(package.Read(part)!));
        relationships = package.RelationshipsOf(part);
        prefix = Encoding.UTF8.GetString(tree.QualifiedName(0)) is var root && root.IndexOf(':') is >= 0 and var colon ? root[..(colon + 1)] : "";
        series = [.. Enumerable.Range(0, tree.Count).Where(n => tree.LocalName(n) == "ser")];
        var data = Enumerable.Range(0, tree.Count).FirstOrDefault(n => tree.LocalName(n) == "externalData", -1);
        workbookId = data < 0 ? null : tree.Value(data, "id");
        foreach (var relationship in relationships.All.Where(r => r.Id != workbookId))
            if (relationship.External) kept.Add(relationship);
            else if (PartName.Resolve(part, relationship.Target) is { } target) kept.Add(relationship with { Target = "/" + target });
        IsLinked = relationships.All.Exists(r => r.Id == workbookId && r.External);
        Sheet = SheetName();
    }

    /// <summary>Whether its data stands in a workbook outside the document.</summary>
    public bool IsLinked { get; }
    /// <summary>Whether there is a series to take the looks from.</summary>
    public bool HasSeries => series.Count > 0;
    /// <summary>The sheet that the formulas name.</summary>
    public string Sheet { get; }

    /// <summary>The chart that a part shows under a relationship, or null.</summary>
    public static ChartTemplate? Of(OpcPackage package, string part, string id) =>
        package.RelationshipsOf(part).All.Find(r => r.Id == id) is { External: false } found && PartName.Resolve(part, found.Target) is { } chart && package.Has(chart) ? new ChartTemplate(package, package.Spelled(chart)) : null;

    string SheetName()
    {
        var formula = Enumerable.Range(0, tree.Count).FirstOrDefault(n => tree.LocalName(n) == "f", -1);
        if (formula < 0) return "Sheet1";
        var text = Xml.XmlText.Decode(tree.Xml.AsSpan(tree[formula].Inner..tree[formula].InnerEnd));
        var name = text.LastIndexOf('!') is > 0 and var mark ? text[..mark].Trim('\'').Replace("''", "'", StringComparison.Ordinal) : "";
        return ChartWorkbook.IsSheetName(name) ? name : "Sheet1";
    }

    /// <summary>The relationships of a filled chart.</summary>
    /// <param name="workbook">Name of its workbook.</param>
    public byte[] Relationships(string workbook) => new Relationships(null).With(workbookId is null ? kept : [.. kept, new Relationship(workbookId, PackageRelationship, "/" + workbook, External: false)]);

    /// <summary>Whether it has a workbook.</summary>
    public bool HasWorkbook => workbookId is not null;

    /// <summary>The chart with data in it.</summary>
    public byte[] Fill(ChartData data)
    {
        var edits = new StretchEdits(tree);
        var sheet = new ChartSheet(data, Sheet);
        for (var i = 0; i < series.Count; i++)
            if (i >= data.Series.Count) edits.Delete(series[i]);
        var last = Math.Min(series.Count, data.Series.Count);
        for (var i = 0; i < last - 1; i++) Replace(edits, series[i], new SeriesFill(tree, series[i], prefix, sheet).Write(i, isCopy: false));
        var tail = new StringBuilder();
        for (var i = last - 1; i < data.Series.Count; i++) tail.Append(new SeriesFill(tree, series[last - 1], prefix, sheet).Write(i, isCopy: i >= last));
        Replace(edits, series[last - 1], tail.ToString());
        if (data.Title is not null) SetTitle(edits, data.Title);
        return Encoding.UTF8.GetBytes(edits.Apply(0, tree.Xml.Length));
    }

    void Replace(StretchEdits edits, int node, string text) => edits.Replace(tree[node].Start..tree[node].End, text);

    // The look of the first run stays; what stands in the others goes.
    void SetTitle(StretchEdits edits, string title)
    {
        var chart = tree.Child(0, "chart");
        var holder = chart < 0 ? -1 : tree.Child(chart, "title");
        if (holder < 0) return;
        var texts = tree.Inside(holder).Where(n => tree.LocalName(n) == "t").ToList();
        for (var i = 0; i < texts.Count; i++) edits.Replace(tree[texts[i]].Inner..tree[texts[i]].InnerEnd, i == 0 ? TreeReading.Quoted(title) : "");
    }
}
