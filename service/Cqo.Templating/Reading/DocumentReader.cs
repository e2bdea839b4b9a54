using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Reading;

/// <summary>
/// Reads documents by the patterns of one template. A document is read twice where values stand side by side without text between them: what is certain from
/// other places then tells where one ends. Safe to share between threads.
/// </summary>
internal sealed class DocumentReader(IReadOnlyList<ReadablePart>? parts, Func<FieldSchema> fields)
{
    const int MostKnown = 64;
    const int MostFindings = 500;

    readonly Lazy<IReadOnlyList<(ReadablePart Part, Pattern? Pattern)>> patterns = new(() => [.. (parts ?? []).Select(p => (p, PatternCompiler.Compile(p.Name, p.Plan)))]);

    public IReadOnlyList<(ReadablePart Part, Pattern? Pattern)> Patterns => patterns.Value;

    public DocumentReading Read(ReadOnlyMemory<byte> document, CancellationToken cancellation)
    {
        var findings = new List<Diagnostic>();
        if (ReadParts(document, _ => null, findings, cancellation) is not var (readings, package)) return new DocumentReading(null, [], findings);
        var certain = Certain(readings);
        readings = [.. readings.Select(r => r.Ambiguous().Count == 0 ? r : PartReading.Read(r.Pattern, r.Document, certain, cancellation) ?? r)];
        var data = new DataBuilder(fields(), package, [.. Patterns.Select(p => p.Pattern).OfType<Pattern>()], findings);
        foreach (var reading in readings) data.Add(reading);
        data.AddFacts(readings);
        AddChanges(readings, findings);
        return new DocumentReading(data.Root, data.Values, [.. findings.Take(MostFindings)]);
    }

    public static void AddChanges(IEnumerable<PartReading> readings, List<Diagnostic> findings)
    {
        foreach (var (was, now, place) in readings.SelectMany(r => r.Changes()))
            if (!(was + now).All(Sign.IsSilent)) findings.Add(Finding.Changed(was, now, place));
    }

    /// <summary>The parts as they were read; null when a finding says why not.</summary>
    public (List<PartReading> Readings, DocumentParts Package)? ReadParts(ReadOnlyMemory<byte> document, Func<Pattern, Func<Hole, IReadOnlyCollection<string>?>?> known, List<Diagnostic> findings, CancellationToken cancellation)
    {
        try
        {
            if (parts is null) { findings.Add(Finding.NoDocument()); return null; }
            var package = new DocumentParts(document);
            var (readings, taken) = (new List<PartReading>(), new HashSet<DocumentSigns>());
            foreach (var (part, pattern) in Patterns)
            {
                var candidates = package.Like(part).Where(c => !taken.Contains(c)).ToList();
                if (candidates.Count == 0) { findings.Add(Finding.PartMissing(part.Name)); continue; }
                if (pattern is null || Best(pattern, candidates, known(pattern), cancellation) is not { } best) { findings.Add(Finding.TooDifferent(part.Name)); return null; }
                taken.Add(best.Document);
                readings.Add(best);
            }
            return (readings, package);
        }
        catch (PackageFault fault)
        {
            findings.Add(fault.ToDiagnostic());
            return null;
        }
    }

    static PartReading? Best(Pattern pattern, List<DocumentSigns> candidates, Func<Hole, IReadOnlyCollection<string>?>? known, CancellationToken cancellation)
    {
        PartReading? best = null;
        foreach (var candidate in candidates)
        {
            if (PartReading.Read(pattern, candidate, known ?? (_ => null), cancellation) is { } reading && (best is null || reading.Price < best.Price)) best = reading;
            if (best?.Price == 0) break;
        }
        return best;
    }

    // Outside loops, a field that is shown in the same form elsewhere shows the same text.
    static Func<Hole, IReadOnlyCollection<string>?> Certain(IReadOnlyList<PartReading> readings)
    {
        var texts = new Dictionary<string, HashSet<string>>();
        foreach (var reading in readings)
        {
            var ambiguous = reading.Ambiguous();
            foreach (var one in reading.Occurrences)
                if (KeyOf(one.Hole) is { } key && !ambiguous.ContainsKey(one.Label) && one.Text.Length > 0) (texts.TryGetValue(key, out var known) ? known : texts[key] = []).Add(one.Text);
        }
        return hole => KeyOf(hole) is { } key && texts.TryGetValue(key, out var known) && known.Count <= MostKnown ? known : null;
    }

    static string? KeyOf(Hole? hole) => hole?.Inverse is { Path.Item: null } inverse ? inverse.Form + "\0" + FieldPath.Written(inverse.Path.Steps) : null;
}
