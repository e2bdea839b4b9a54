using System.Security.Cryptography;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx;

/// <summary>A header or footer with tags, which a merged document has once for each record.</summary>
/// <param name="Plan">How it is made.</param>
/// <param name="Ids">Relationships of the body that lead to it.</param>
/// <param name="RelationshipType">Their type.</param>
/// <param name="ContentType">Type of the part.</param>
/// <param name="Relationships">Its own relationships, null when it has none.</param>
internal sealed record RecordStory(DocxPartPlan Plan, IReadOnlyList<string> Ids, string RelationshipType, string ContentType, Relationships? Relationships);

/// <summary>Writes headers and footers of one part after another.</summary>
/// <param name="part">The part that is written, under its own name.</param>
/// <param name="number">Its number in the document.</param>
/// <param name="content">What was rendered.</param>
internal delegate void WriteStory(DocxPartPlan part, int number, PartWriter content);

/// <summary>
/// The headers and footers of all records of a merged document. They are written before the body, so that it can refer to them; records whose header is
/// the same to the byte share it. The first one stands in the part that the template has.
/// </summary>
internal sealed class RecordStories(IReadOnlyList<RecordStory> stories, string idPrefix, Func<string, bool> isTaken, WriteStory write)
{
    /// <summary>Parts that headers and footers may become.</summary>
    public const int MostParts = 20_000;

    readonly Dictionary<string, string> nameByContent = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> idByName = new(StringComparer.Ordinal);
    readonly HashSet<string> written = [];
    readonly List<Dictionary<string, string>> ids = [];
    int number;

    /// <summary>For each record, the relationships that take the place of the template's.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Ids => ids;
    /// <summary>What the parts are that were added.</summary>
    public List<(string Part, string Type)> Types { get; } = [];
    /// <summary>Relationships of the body that lead to them.</summary>
    public List<Relationship> Relationships { get; } = [];

    /// <summary>Writes them.</summary>
    /// <param name="models">The records.</param>
    /// <param name="firstNumber">Number of the first part.</param>
    /// <param name="budget">What the rendering may use.</param>
    public void Write(IReadOnlyList<ModelObject> models, int firstNumber, RenderBudget budget)
    {
        number = firstNumber;
        ids.AddRange(models.Select(_ => new Dictionary<string, string>(StringComparer.Ordinal)));
        foreach (var story in stories)
        {
            var prefix = FreePrefix(story.Plan.Name);
            var lastDrawing = story.Plan.LastDrawing;
            for (var i = 0; i < models.Count; i++)
            {
                using var content = new PartWriter(budget, idPrefix) { LastDrawing = lastDrawing };
                Interpreter.Run(story.Plan.Plan, models[i], content, budget);
                lastDrawing = content.LastDrawing;
                if (PartFor(story, prefix, content, budget) is { } id)
                    foreach (var original in story.Ids) ids[i][original] = id;
            }
        }
    }

    string FreePrefix(string part)
    {
        var prefix = part[..part.LastIndexOf('.')] + "-";
        while (isTaken(prefix)) prefix += "_";
        return prefix;
    }

    // Null for the part of the template, whose relationships are there.
    string? PartFor(RecordStory story, string prefix, PartWriter content, RenderBudget budget)
    {
        var isPlain = content.Pictures.Count + content.Links.Count + content.Charts.Count + content.Documents.Count == 0;
        var key = isPlain ? $"{story.Plan.Name} {Convert.ToHexString(SHA256.HashData(content.Written.Span))}" : $"{story.Plan.Name} #{number}";
        if (nameByContent.TryGetValue(key, out var name)) return idByName.GetValueOrDefault(name);
        var isFirst = written.Add(story.Plan.Name);
        nameByContent[key] = name = isFirst ? story.Plan.Name : $"{prefix}{number}.xml";
        if (nameByContent.Count > MostParts) throw new RenderException(Mistake.TooManyHeaders(story.Plan.Name, MostParts));
        budget.Finish(content);
        write(story.Plan with { Name = name, Relationships = story.Plan.Relationships ?? (isFirst ? null : story.Relationships) }, number++, content);
        if (isFirst) return null;
        Types.Add((name, story.ContentType));
        Relationships.Add(new Relationship($"{idPrefix}S{Relationships.Count + 1}", story.RelationshipType, "/" + name, External: false));
        return idByName[name] = Relationships[^1].Id;
    }
}
