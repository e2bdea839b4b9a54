using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx;

/// <summary>
/// Compiles a template once more, for many records in one document: a body for each record, headers and footers with tags for each, notes for each.
/// What has no tag is shared. Properties such as the title come from the first record.
/// </summary>
/// <param name="package">The template.</param>
/// <param name="main">Its main part.</param>
/// <param name="parts">Its parts with tags, compiled for one record.</param>
/// <param name="read">Reads a part for compiling.</param>
/// <param name="compile">Compiles pieces.</param>
internal sealed class MergedTemplate(OpcPackage package, string main, IReadOnlyList<DocxPartPlan> parts, Func<string, List<Diagnostic>, DocxPart> read, Func<List<Piece>, List<Diagnostic>, RenderPlan> compile)
{
    readonly List<Diagnostic> found = [];
    int untagged;

    /// <summary>The headers and footers that each record has for itself.</summary>
    public List<RecordStory> Stories { get; } = [];

    /// <summary>The parts that are written for all records.</summary>
    /// <param name="restartsLists">Whether lists start again with each record.</param>
    /// <exception cref="RenderException">The template cannot be merged.</exception>
    public List<DocxPartPlan> Compile(bool restartsLists)
    {
        foreach (var part in parts.Where(p => p.Name != main)) AddStory(part);
        var (footnotes, endnotes) = (Notes("footnotes"), Notes("endnotes"));
        var numbers = new NoteNumbers(Family(footnotes), Family(endnotes));
        var relationships = package.RelationshipsOf(main);
        var body = read(main, found);
        var pieces = body.CutRecords(relationships, Stories.SelectMany(s => s.Ids).ToHashSet(), numbers);
        List<DocxPartPlan> plans = [.. new[] { footnotes, endnotes }.OfType<string>().Distinct().Select(n => CompileNotes(n, numbers)).OfType<DocxPartPlan>()];
        Demand();
        var plan = Plan(main, body, pieces!, relationships) with { LastDrawing = LastDrawingOf(main), RestartsLists = restartsLists };
        return [Stories.Count > 0 && plan.Relationships is null ? plan with { Relationships = relationships } : plan, .. plans];
    }

    void Demand()
    {
        if (found.Find(d => d.Severity == Severity.Error) is { } obstacle) throw new RenderException(obstacle);
    }

    void AddStory(DocxPartPlan one)
    {
        var users = package.RelationshipsOf(main).All.Where(r => !r.External && PartOf(r) == one.Name).ToList();
        if (users.TrueForAll(r => r.Type.EndsWith("/footnotes", StringComparison.Ordinal) || r.Type.EndsWith("/endnotes", StringComparison.Ordinal))) return;
        if (!users.TrueForAll(r => r.Type.EndsWith("/header", StringComparison.Ordinal) || r.Type.EndsWith("/footer", StringComparison.Ordinal))) found.Add(Mistake.TagsInMerged(one.Name));
        Demand();
        var part = read(one.Name, found);
        var relationships = package.RelationshipsOf(one.Name);
        var pieces = part.CutStory(relationships);
        Demand();
        var plan = one with { Charts = part.Charts, Relationships = part.MakesRelationships ? relationships.Without(part.Replaced) : null };
        Stories.Add(new RecordStory(plan with { Plan = compile(pieces!, found) }, [.. users.Select(r => r.Id)], users[0].Type, package.Types.Of(one.Name), package.Has(PartName.Relationships(one.Name)) ? relationships : null));
    }

    string? PartOf(Relationship relationship) => PartName.Resolve(main, relationship.Target) is { } part && package.Has(part) ? package.Spelled(part) : null;

    string? Notes(string kind) => package.RelationshipsOf(main).Find(kind) is { External: false } relationship ? PartOf(relationship) : null;

    NoteFamily Family(string? part) => part is null ? NoteFamily.None : OpcPackage.Guarded(part, () => NoteFamily.Read(new WordTree(package.Read(part)!)));

    DocxPartPlan? CompileNotes(string name, NoteNumbers numbers)
    {
        var part = read(name, found);
        var relationships = package.RelationshipsOf(name);
        return part.CutNotes(relationships, numbers) is { } pieces ? Plan(name, part, pieces, relationships) with { LastDrawing = LastDrawingOf(name) } : null;
    }

    DocxPartPlan Plan(string name, DocxPart part, RecordPieces pieces, Relationships relationships)
    {
        var records = new RecordPlans(pieces.Head, compile(pieces.Record, found), compile(pieces.LastRecord, found));
        return new DocxPartPlan(name, records.Last) { Relationships = part.MakesRelationships ? relationships.Without(part.Replaced) : null, Charts = part.Charts, Records = records };
    }

    // A part without tags has none of its own: its numbers lie beyond those of all others.
    int LastDrawingOf(string name) => parts.FirstOrDefault(p => p.Name == name)?.LastDrawing ?? parts.Select(p => p.LastDrawing).DefaultIfEmpty().Max() + ++untagged * DocxTemplate.DrawingsPerPart;
}
