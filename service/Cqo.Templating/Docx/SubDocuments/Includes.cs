using System.Text;
using System.Text.RegularExpressions;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>Where a paragraph of an assembled part comes from.</summary>
/// <param name="Part">Part of the template, or <c>partial.docx/word/document.xml</c>.</param>
/// <param name="Ordinal">Ordinal there, from 1.</param>
internal readonly record struct Origin(string Part, int Ordinal);

/// <summary>A document with its partials set in.</summary>
/// <param name="Package">The parts.</param>
/// <param name="Main">Name of the main part.</param>
/// <param name="Origins">For each part that was changed, where its paragraphs come from.</param>
internal sealed record AssembledDocument(OpcPackage Package, string Main, IReadOnlyDictionary<string, List<Origin>> Origins);

/// <summary>
/// Sets Word documents from the folder of partials into a template, before it is compiled: a paragraph that holds <c>{{ include "name.docx" }}</c> and nothing
/// else gives way to the content of that document, whose tags then are tags of the template.
/// </summary>
internal sealed partial class Includes(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> partials, List<Diagnostic> sink)
{
    const int Deepest = 10, MostInsertions = 2000;
    const int FirstId = 5_000_000;

    readonly Dictionary<string, AssembledDocument?> ready = new(StringComparer.Ordinal);
    readonly Stack<string> open = new();
    int insertions;

    /// <summary>Whether any partial is a document.</summary>
    public static bool AnyIn(IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials) => partials?.Keys.Any(IsDocument) == true;

    public static bool IsDocument(string name) => name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The template with everything set in; mistakes are reported and leave their paragraph as it is.</summary>
    public AssembledDocument Assemble(OpcPackage package, string main, IEnumerable<string> parts)
    {
        var host = new DocumentAssembly(package, main, FirstId);
        var origins = new Dictionary<string, List<Origin>>(StringComparer.OrdinalIgnoreCase);
        var inserted = new Dictionary<string, InsertedDocument?>(StringComparer.Ordinal);
        foreach (var part in parts) AssemblePart(package, host, part, inserted, origins);
        return origins.Count == 0 ? new AssembledDocument(package, main, origins) : new AssembledDocument(host.ToPackage(), main, origins);
    }

    void AssemblePart(OpcPackage package, DocumentAssembly host, string part, Dictionary<string, InsertedDocument?> inserted, Dictionary<string, List<Origin>> origins)
    {
        var xml = package.Read(part)!;
        // Word may have cut the words into several runs, but hardly this one.
        if (xml.AsSpan().IndexOf("docx"u8) < 0 && xml.AsSpan().IndexOf("include"u8) < 0) return;
        var tree = OpcPackage.Guarded(part, () => new WordTree(CharacterDataSections.Unwrap(xml)));
        foreach (var bookmark in tree.All(WordName.BookmarkStart)) host.Bookmarks.Add(tree.Value(bookmark, "name") ?? "");
        var (edits, places, used) = (new StretchEdits(tree), new List<Origin>(), new List<WordTree>());
        var (ordinal, shown) = (0, open.TryPeek(out var partial) ? $"{partial}/{part}" : part);
        foreach (var paragraph in tree.All(WordName.Paragraph))
        {
            var map = new CharacterMap(tree, shown, paragraph, ++ordinal);
            if (Find(map) is not { } name || Insert(package, host, part, name, map, inserted) is not { } content) places.Add(new Origin(part, ordinal));
            else
            {
                var gap = new Gap(tree, paragraph);
                edits.Replace(tree[paragraph].Start..tree[paragraph].End, gap.Fill(content));
                used.Add(inserted[name]!.Tree);
                places.AddRange([.. Enumerable.Repeat(new Origin(part, ordinal), gap.Before), .. OriginsOf(name), .. Enumerable.Repeat(new Origin(part, ordinal), gap.After)]);
            }
        }
        if (used.Count == 0) return;
        var root = used.Distinct().Aggregate(tree.Xml, RootTag.Serving);
        host.Set(part, [.. root.AsSpan(0, new WordTree(root)[0].Inner), .. Encoding.UTF8.GetBytes(edits.Apply(tree[0].Inner, tree.Xml.Length))]);
        origins[part] = places;
    }

    IEnumerable<Origin> OriginsOf(string name)
    {
        var document = ready[name]!;
        if (document.Origins.TryGetValue(document.Main, out var nested)) return nested.Select(o => o.Part == document.Main ? o with { Part = $"{name}/{o.Part}" } : o);
        var tree = new WordTree(CharacterDataSections.Unwrap(document.Package.Read(document.Main)!));
        var body = tree.All(WordName.Body).First();
        return tree.All(WordName.Paragraph).Where(p => tree.Contains(body, p)).Select((_, i) => new Origin($"{name}/{document.Main}", i + 1));
    }

    /// <summary>The name of the document that a paragraph includes; null when it includes none, or not in the right way.</summary>
    string? Find(CharacterMap map)
    {
        if (!map.Text.Contains("include", StringComparison.Ordinal)) return null;
        foreach (var tag in TagFinder.Find(map, 0, []))
        {
            if (Inclusion().Match(tag.Code) is not { Success: true } match || !partials.ContainsKey(match.Groups["name"].Value)) continue;
            if (map.Text.AsSpan().Trim().Length != tag.End - tag.Start) sink.Add(Mistake.DocumentNotAlone(tag));
            else if (match.Groups["rest"].Value.Trim().Length > 0) sink.Add(Mistake.DocumentWithArguments(tag));
            else return match.Groups["name"].Value;
        }
        return null;
    }

    string? Insert(OpcPackage package, DocumentAssembly host, string part, string name, CharacterMap map, Dictionary<string, InsertedDocument?> inserted)
    {
        var tag = TagFinder.Find(map, 0, []).First();
        if (open.Contains(name) || open.Count >= Deepest || ++insertions > MostInsertions) { sink.Add(Mistake.DocumentInItself(tag, name)); return null; }
        try
        {
            if (!inserted.TryGetValue(name, out var document)) inserted[name] = document = Ready(name) is { } found ? new InsertedDocument(found.Package, found.Main, host, package) : null;
            if (document is null) return null;
            var before = document.Dropped.Count;
            var content = document.Content(part);
            if (document.Dropped.Count > before) sink.Add(Mistake.DocumentDropped(tag, name, document.Dropped));
            return content;
        }
        catch (PackageFault fault)
        {
            sink.Add(Mistake.DocumentRefused(tag, name, fault.Message));
            return null;
        }
    }

    AssembledDocument? Ready(string name)
    {
        if (ready.TryGetValue(name, out var known)) return known;
        open.Push(name);
        try
        {
            var package = PackageGate.OpenDocument(partials[name], out var main);
            return ready[name] = Assemble(package, main, [main]);
        }
        finally
        {
            open.Pop();
        }
    }

    [GeneratedRegex("""^\s*include\s*\(?\s*["'`](?<name>[^"'`]+\.docx)["'`]\s*\)?(?<rest>.*)$""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Inclusion();
}
