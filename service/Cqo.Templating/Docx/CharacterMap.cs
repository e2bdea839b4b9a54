using System.Buffers;
using System.Text;

namespace Cqo.Templating.Docx;

/// <summary>Where one UTF-16 unit of a paragraph's text stands in the part.</summary>
/// <param name="Node">The character data, or the element that stands for the unit (<c>w:br</c>, <c>w:tab</c>).</param>
/// <param name="Start">First byte.</param>
/// <param name="End">Byte after it; the second unit of a pair is empty.</param>
internal readonly record struct CharacterSource(int Node, int Start, int End);

/// <summary>
/// The text of one paragraph as its reader sees it, whatever runs it was cut into, each unit with its bytes. Deleted and moved-away text is not read,
/// inserted text is; paragraphs of text boxes inside are paragraphs of their own.
/// </summary>
internal sealed class CharacterMap
{
    /// <summary>Stands for a drawing, a note's mark, a page break or a formula: visible, never part of a tag.</summary>
    public const char ObjectMark = '\uFFFC';
    /// <summary>Stands for a border of a field.</summary>
    public const char FieldMark = '\uFFFB';

    readonly WordTree tree;
    static readonly SearchValues<char> Braces = SearchValues.Create("{}｛｝");

    static readonly List<CharacterSource> Nowhere = [];

    List<CharacterSource> sources = Nowhere;
    StringBuilder? text;

    public CharacterMap(WordTree tree, string part, int paragraph, int ordinal)
    {
        this.tree = tree;
        Part = part;
        Paragraph = paragraph;
        Ordinal = ordinal;
        Walk(paragraph);
        Text = text?.ToString() ?? "";
        text = null;
        // A long document is mostly paragraphs without tags; nobody asks where their characters stand.
        if (!Text.AsSpan().ContainsAny(Braces)) sources = Nowhere;
    }

    public string Part { get; }
    /// <summary>Node of the paragraph.</summary>
    public int Paragraph { get; }
    /// <summary>Ordinal in the part, from 1.</summary>
    public int Ordinal { get; }
    public string Text { get; }
    /// <summary>Where each unit stands; empty for a paragraph without braces.</summary>
    public IReadOnlyList<CharacterSource> Sources => sources;
    /// <summary>Character data that was read.</summary>
    public IEnumerable<int> Nodes => sources.Select(s => s.Node).Distinct();

    void Walk(int node)
    {
        foreach (var child in tree.Children(node))
        {
            switch (tree[child].Name)
            {
                case WordName.RunText: foreach (var data in tree.Children(child).Where(c => tree[c].Name == WordName.CharacterData)) ReadText(data); break;
                case WordName.Tab: Mark(child, '\t'); break;
                case WordName.NoBreakHyphen: Mark(child, '-'); break;
                case WordName.Break: Mark(child, tree.Attribute(child, "type", prefixed: true) is null ? '\n' : ObjectMark); break;
                case WordName.FieldCharacter: Mark(child, FieldMark); break;
                case WordName.SimpleField: Mark(child, FieldMark); Walk(child); Mark(child, FieldMark); break;
                case WordName.Object or WordName.Drawing: Mark(child, ObjectMark); break;
                case WordName.ParagraphProperties or WordName.RunProperties or WordName.Deleted or WordName.ContentControlProperties: break;
                case WordName.ContentControl when ContentControls.IsFilled(tree, child): Mark(child, ObjectMark); break;
                case WordName.FieldInstruction or WordName.Paragraph: break;
                // No document of Word holds a run inside a run: what it says is not read, and a tag in it is reported.
                case WordName.Run when tree[node].Name == WordName.Run: break;
                default: Walk(child); break;
            }
        }
    }

    // Lists are made for paragraphs with text only.
    void ReadText(int data)
    {
        if (text is null) (text, sources) = (new StringBuilder(), []);
        CharacterSources.Read(tree, data, text, sources);
    }

    void Mark(int node, char unit)
    {
        if (text is null) (text, sources) = (new StringBuilder(), []);
        text.Append(unit);
        sources.Add(new CharacterSource(node, tree[node].Start, tree[node].End));
    }
}
