using System.Text;
using Cqo.Templating.Docx.Charts;
using Cqo.Templating.Docx.SubDocuments;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx;

/// <summary>Renders the parts of a document that have tags and writes them behind those that have none. Shared by all threads.</summary>
internal sealed class DocxRenderer
{
    const string PictureRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    const string LinkRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
    const string NumberingRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering";
    const string NumberingType = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
    const int LargestSpare = 4 << 20;
    static readonly (string, string)[] PictureTypes = [("png", "image/png"), ("jpeg", "image/jpeg")];

    readonly UntouchedParts untouched;
    readonly IReadOnlyList<DocxPartPlan> parts;
    readonly string mediaName = "cqo";
    readonly string idPrefix = "rIdCqo";
    readonly string main;
    readonly Numbering? numbering;
    readonly ContentTypes types;
    readonly bool fillsCharts;
    readonly string chartName = "cqo";
    OpcWriter? spare;

    public DocxRenderer(OpcPackage package, string main, IReadOnlyList<DocxPartPlan> parts, Numbering? numbering)
    {
        (this.main, this.parts) = (main, parts);
        this.numbering = parts.Any(p => p.RestartsLists) ? numbering : null;
        var growing = parts.Where(p => p.Relationships is not null).ToList();
        while (package.Entries.Any(e => e.Name.StartsWith($"word/media/{mediaName}", StringComparison.OrdinalIgnoreCase))) mediaName += "_";
        while (growing.Exists(p => p.Relationships!.All.Exists(one => one.Id.StartsWith(idPrefix, StringComparison.Ordinal)))) idPrefix += "_";
        var rendered = parts.Select(p => p.Name).Concat(growing.Select(p => PartName.Relationships(p.Name))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (this.numbering is { } lists) rendered.Add(lists.Part);
        fillsCharts = parts.Any(p => p.Charts.Count > 0);
        if (fillsCharts) rendered.Add(ContentTypes.Part);
        while (fillsCharts && package.Entries.Any(e => e.Name.StartsWith($"word/charts/{chartName}", StringComparison.OrdinalIgnoreCase))) chartName += "_";
        types = package.Types;
        var kept = package.Entries.Where(e => !rendered.Contains(e.Name));
        untouched = new UntouchedParts(growing.Count == 0 ? kept : kept.Select(e => e.Name == ContentTypes.Part ? WithTypes() : e));
    }

    byte[] Types(IEnumerable<(string, string)> added) => types.With(PictureTypes, numbering is { IsNew: true } ? [(numbering.Part, NumberingType), .. added] : added);

    RawEntry WithTypes()
    {
        var content = Types([]);
        return new RawEntry(ContentTypes.Part, 0, Crc32.Append(0, content), content.Length, content, 0);
    }

    public void Render(ModelObject model, Stream output, RenderBudget budget) => Render([model], output, budget);

    /// <summary>Writes a document of one record, or a merged one of many when the plan is for that.</summary>
    public void Render(IReadOnlyList<ModelObject> models, Stream output, RenderBudget budget)
    {
        var writer = Interlocked.Exchange(ref spare, null) ?? new OpcWriter();
        writer.Start(untouched);
        List<(string Part, IReadOnlyList<ShownDocument> Documents)>? shown = null;
        var charts = new FilledCharts(writer, chartName);
        for (var i = 0; i < parts.Count; i++)
            if (RenderPart(i, models, writer, charts, budget) is { Count: > 0 } documents) (shown ??= []).Add((parts[i].Name, documents));
        if (fillsCharts) writer.AddDeflated(Encoding.UTF8.GetBytes(ContentTypes.Part), Types(charts.Types));
        if (shown is null) writer.WriteTo(output);
        else new ShownDocuments(writer, main, budget).WriteTo(output, shown);
        if (writer.Files.Capacity <= LargestSpare) Interlocked.Exchange(ref spare, writer);
    }

    IReadOnlyList<ShownDocument> RenderPart(int index, IReadOnlyList<ModelObject> models, OpcWriter writer, FilledCharts charts, RenderBudget budget)
    {
        var part = parts[index];
        using var deflated = writer.StartDeflated(part.NameBytes);
        using var content = new PartWriter(budget, idPrefix, deflated) { LastDrawing = part.LastDrawing, LastList = numbering?.Highest ?? 0 };
        part.Write(models, content, budget);
        budget.Finish(content);
        writer.FinishDeflated(part.NameBytes, deflated);
        if (part.RestartsLists) writer.AddDeflated(Encoding.UTF8.GetBytes(numbering!.Part), numbering.With(content.Restarted));
        if (part.Relationships is not null) AddRelationships(index, content, writer, charts);
        return content.Documents;
    }

    void AddRelationships(int index, PartWriter content, OpcWriter writer, FilledCharts charts)
    {
        var added = new List<Relationship>();
        foreach (var picture in content.Pictures)
        {
            var name = $"word/media/{mediaName}{index + 1}-{added.Count + 1}.{picture.Extension}";
            added.Add(new Relationship(picture.Id, PictureRelationship, "/" + name, External: false));
            writer.AddStored(Encoding.UTF8.GetBytes(name), picture.Bytes);
        }
        added.AddRange(charts.Add(index, content.Charts, parts[index].Charts));
        added.AddRange(content.Links.Select(l => new Relationship(l.Id, LinkRelationship, l.Target, External: true)));
        if (numbering is { IsNew: true } && parts[index].RestartsLists) added.Add(new Relationship(idPrefix + "N", NumberingRelationship, "/" + numbering.Part, External: false));
        var part = parts[index];
        writer.AddDeflated(Encoding.UTF8.GetBytes(PartName.Relationships(part.Name)), part.Relationships!.With(added));
    }
}
