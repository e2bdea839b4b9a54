using Cqo.Templating.Compilation;
using System.Text;

namespace Cqo.Templating.Docx;

/// <summary>The instruction of one complex field (ECMA-376 Part 1 §17.16.18), put together from the runs that Word spread it over.</summary>
internal sealed class FieldCode
{
    readonly List<CharacterSource> sources = [];

    FieldCode(WordTree tree, List<int> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes) CharacterSources.Read(tree, node, text, sources);
        (Nodes, Text) = (nodes, text.ToString());
    }

    public IReadOnlyList<int> Nodes { get; }
    public string Text { get; }
    public IReadOnlyList<CharacterSource> Sources => sources;
    /// <summary>Where the target of a <c>HYPERLINK</c> stands, without its quotes; null for other fields.</summary>
    public Range? LinkTarget => FindTarget(Text);

    /// <summary>Instructions of a part that have text, innermost first.</summary>
    public static IEnumerable<FieldCode> All(WordTree tree)
    {
        var open = new Stack<List<int>>();
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree[node].Name == WordName.CharacterData && tree[tree[node].Parent].Name == WordName.FieldInstruction && open.TryPeek(out var top)) top.Add(node);
            if (tree[node].Name != WordName.FieldCharacter) continue;
            var kind = tree.Attribute(node, "fldCharType", prefixed: true) is { } value ? Encoding.UTF8.GetString(tree.Xml.AsSpan()[value]) : "";
            if (kind == "begin") open.Push([]);
            if (kind == "end" && open.TryPop(out var nodes) && nodes.Count > 0) yield return new FieldCode(tree, nodes);
        }
    }

    /// <summary>Range of the first argument of a <c>HYPERLINK</c> instruction.</summary>
    public static Range? FindTarget(string text)
    {
        const string keyword = "HYPERLINK";
        var start = text.Length - text.AsSpan().TrimStart().Length;
        if (!text.AsSpan(start).StartsWith(keyword, StringComparison.OrdinalIgnoreCase)) return null;
        start += keyword.Length;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        if (start == text.Length || text[start] == '\\') return null;
        var quoted = text[start] is '"' or '“' or '”';
        if (quoted) start++;
        var end = start;
        while (end < text.Length && !(quoted ? text[end] is '"' or '“' or '”' : char.IsWhiteSpace(text[end])))
            end = TagText.IsOpen(text, end) && TagText.Read(text, end + 2) is { } code ? end + code.Length + 4 : end + 1;
        return start..end;
    }
}
