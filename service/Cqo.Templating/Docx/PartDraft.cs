namespace Cqo.Templating.Docx;

/// <summary>One part while it is compiled: what was read of it, what shall change, and which nodes outside its running text are dealt with.</summary>
internal sealed record PartDraft(string Name, WordTree Tree, IReadOnlyList<CharacterMap> Maps, PartEdits Edits, List<Diagnostic> Sink)
{
    readonly HashSet<int> filled = [];

    /// <summary>Notes that the braces in a start tag or in character data are filled or reported.</summary>
    public void Fill(int node) => filled.Add(node);

    public bool IsFilled(int node) => filled.Contains(node);

    /// <summary>A place in a text that stands in no paragraph of its own: the paragraph around or before it.</summary>
    public Place PlaceOf(int node, int offset, int length)
    {
        var map = Maps.LastOrDefault(m => m.Paragraph <= node);
        return new Place(map?.Part ?? Name, map?.Ordinal ?? 0, null, 1, offset + 1, length);
    }
}
