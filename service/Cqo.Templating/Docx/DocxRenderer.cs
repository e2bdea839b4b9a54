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
    readonly bool addsParts;
    readonly OpcPackage package;
    readonly IReadOnlyList<RecordStory> stories;
    readonly string chartName = "cqo";
    OpcWriter? spare;

    public DocxRenderer(OpcPackage package, string main, IReadOnlyList<DocxPartPlan> parts, Numbering? numbering, IReadOnlyList<RecordStory> stories)
    {
        (this.package, this.main, this.parts, this.stories) = (package, main, parts, stories);
        this.numbering = parts.Any(p => p.RestartsLists) ? numbering : null;
        List<DocxPartPlan> all = [.. parts, .. stories.Select(s => s.Plan)];
        var growing = all.Where(p => p.Relationships is not null).ToList();
        while (package.Entries.Any(e => e.Name.StartsWith($"word/media/{mediaName}", StringComparison.OrdinalIgnoreCase))) mediaName += "_";
        while (growing.Exists(p => p.Relationships!.All.Exists(one => one.Id.StartsWith(idPrefix, StringComparison.Ordinal)))) idPrefix += "_";
        var rendered = all.Select(p => p.Name).Concat(growing.Select(p => PartName.Relationships(p.Name))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (this.numbering is { } lists) rendered.Add(lists.Part);
        fillsCharts = all.Exists(p => p.Charts.Count > 0);
        addsParts = fillsCharts || stories.Count > 0;
        if (addsParts) rendered.Add(ContentTypes.Part);
        while (fillsCharts && package.Entries.Any(e => e.Name.StartsWith($"word/charts/{chartName}", StringComparison.OrdinalIgnoreCase))) chartName += "_";
        types = package.Types;
        var kept = package.Entries.Where(e => !rendered.Contains(e.Name));
        untouched = new UntouchedParts(growing.Count == 0 ? kept : kept.Select(e => e.Name == ContentTypes.Part ? WithTypes() : e));
    }

    byte[] Types(IEnumerable<(string, string)> added) => types.With(PictureTypes, numbering is { IsNew: true } ? [(numbering.Part, NumberingType), .. added] : added);

    RawEntry WithTypes()
    {
        var content = Types([]);
        return new RawEntry(ContentTypes.Part, 0, Crc32.Append(0, content), content.Length, content);
    }

    public void Render(ModelObject model, Stream output, RenderBudget budget) => Render([model], output, budget);

    /// <summary>Writes a document of one record, or a merged one of many when the plan is for that.</summary>
    public void Render(IReadOnlyList<ModelObject> models, Stream output, RenderBudget budget)
    {
        var writer = Interlocked.Exchange(ref spare, null) ?? new OpcWriter();
        writer.Start(untouched);
        var document = new RenderedDocument(writer, new FilledCharts(writer, chartName), budget);
        var headers = stories.Count == 0 ? null : WriteStories(models, document);
        for (var i = 0; i < parts.Count; i++) RenderPart(i, models, document, headers);
        if (addsParts) writer.AddDeflated(Encoding.UTF8.GetBytes(ContentTypes.Part), Types([.. document.Charts.Types, .. headers?.Types ?? []]));
        if (document.Shown.Count == 0) writer.WriteTo(output);
        else new ShownDocuments(writer, main, budget).WriteTo(output, document.Shown);
        if (writer.Files.Capacity <= LargestSpare) Interlocked.Exchange(ref spare, writer);
    }

    /// <summary>What one rendering writes.</summary>
    readonly record struct RenderedDocument(OpcWriter Writer, FilledCharts Charts, RenderBudget Budget)
    {
        /// <summary>The documents that each part shows.</summary>
        public List<(string Part, IReadOnlyList<ShownDocument> Documents)> Shown { get; } = [];
    }

    void RenderPart(int index, IReadOnlyList<ModelObject> models, RenderedDocument document, RecordStories? headers)
    {
        var (part, writer, budget) = (parts[index], document.Writer, document.Budget);
        using var deflated = writer.StartDeflated(part.NameBytes);
        using var content = new PartWriter(budget, idPrefix, deflated) { LastDrawing = part.LastDrawing, LastList = numbering?.Highest ?? 0, RecordIds = headers?.Ids ?? [] };
        part.Write(models, content, budget);
        budget.Finish(content);
        writer.FinishDeflated(part.NameBytes, deflated);
        if (part.RestartsLists) writer.AddDeflated(Encoding.UTF8.GetBytes(numbering!.Part), numbering.With(content.Restarted));
        AddWhatItShows(document, part, index, content, part.Name == main && headers is not null ? headers.Relationships : []);
    }

    RecordStories WriteStories(IReadOnlyList<ModelObject> models, RenderedDocument document)
    {
        var headers = new RecordStories(stories, idPrefix, prefix => package.Entries.Any(e => e.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)), (part, number, content) => WriteStory(document, part, number, content));
        headers.Write(models, parts.Count, document.Budget);
        return headers;
    }

    void WriteStory(RenderedDocument document, DocxPartPlan part, int number, PartWriter content)
    {
        document.Writer.AddDeflated(part.NameBytes, content.Written.Span);
        AddWhatItShows(document, part, number, content, []);
    }

    void AddWhatItShows(RenderedDocument document, DocxPartPlan part, int number, PartWriter content, IReadOnlyList<Relationship> more)
    {
        if (content.Documents.Count > 0) document.Shown.Add((part.Name, content.Documents));
        if (part.Relationships is null) return;
        var added = new List<Relationship>();
        foreach (var picture in content.Pictures)
        {
            var name = $"word/media/{mediaName}{number + 1}-{added.Count + 1}.{picture.Extension}";
            added.Add(new Relationship(picture.Id, PictureRelationship, "/" + name, External: false));
            document.Writer.AddStored(Encoding.UTF8.GetBytes(name), picture.Bytes);
        }
        added.AddRange(document.Charts.Add(number, content.Charts, part.Charts));
        added.AddRange(content.Links.Select(l => new Relationship(l.Id, LinkRelationship, l.Target, External: true)));
        if (numbering is { IsNew: true } && part.RestartsLists) added.Add(new Relationship(idPrefix + "N", NumberingRelationship, "/" + numbering.Part, External: false));
        added.AddRange(more);
        document.Writer.AddDeflated(Encoding.UTF8.GetBytes(PartName.Relationships(part.Name)), part.Relationships.With(added));
    }
}
