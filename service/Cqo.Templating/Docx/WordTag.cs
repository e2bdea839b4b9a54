using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>A tag of a document: its code, where it was written and where its piece will stand.</summary>
internal sealed class WordTag(CharacterMap map, int start, int end, string code, int ordinal)
{
    static readonly char[] Blanks = [' ', '\t', '\u00A0', '\u3000'];

    public CharacterMap Map { get; } = map;
    /// <summary>First unit of the opening braces in the paragraph's text.</summary>
    public int Start { get; } = start;
    /// <summary>Unit behind the closing braces.</summary>
    public int End { get; } = end;
    /// <summary>Place in reading order among the tags of the part.</summary>
    public int Ordinal { get; } = ordinal;
    /// <summary>Code without whitespace-control marks.</summary>
    public string Code { get; } = Bare(code);
    public TagShape Shape { get; } = TagShape.Of(Bare(code));
    /// <summary>Where the piece goes when not in place of the braces.</summary>
    public TagPosition? Position { get; private set; }
    bool isPlaced;

    /// <summary>Byte before which the piece will stand.</summary>
    public int Offset => Position?.Offset ?? Map.Sources[Start].Start;

    /// <summary>Decides where the piece stands; false when another block decided otherwise.</summary>
    public bool TryPlace(TagPosition? position)
    {
        if (isPlaced) return position?.Offset == Position?.Offset;
        (Position, isPlaced) = (position, true);
        return true;
    }

    /// <summary>First unit that vanishes: the braces, or the blanks before them that <c>{{-</c> or <c>{{~</c> takes along.</summary>
    public int CutStart { get; } = code.StartsWith('-') ? Back(map.Text, start, greedy: true) : code.StartsWith('~') ? Back(map.Text, start, greedy: false) : start;
    /// <summary>Unit behind the last one that vanishes.</summary>
    public int CutEnd { get; } = code.EndsWith('-') ? Forth(map.Text, end, greedy: true) : code.EndsWith('~') ? Forth(map.Text, end, greedy: false) : end;

    /// <summary>Character data that holds the opening braces.</summary>
    public int Node => Map.Sources[Start].Node;

    static string Bare(string code)
    {
        if (code.Length > 0 && code[0] is '-' or '~') code = code[1..];
        return code.Length > 0 && code[^1] is '-' or '~' ? code[..^1] : code;
    }

    static bool IsBlank(char c, bool greedy) => Array.IndexOf(Blanks, c) >= 0 || (greedy && c == '\n');

    static int Back(string text, int at, bool greedy)
    {
        while (at > 0 && IsBlank(text[at - 1], greedy)) at--;
        return at;
    }

    static int Forth(string text, int at, bool greedy)
    {
        while (at < text.Length && IsBlank(text[at], greedy)) at++;
        return at;
    }

    (string Code, OutputContext Context)? meaning;

    /// <summary>Lets the tag compute something else than it says: it is a wish for the layout.</summary>
    public void Means(string otherCode, OutputContext context) => meaning = (otherCode, context);

    /// <summary>The braces' place, for a mistake in where the tag stands.</summary>
    public Place Place => PlaceOf(Map, Start, End - Start);

    public TagPiece ToPiece(OutputContext context)
    {
        if (meaning is { } other) return new TagPiece(other.Code, other.Context, (_, _) => Place);
        var (map, start) = (Map, CodeStart);
        return new TagPiece(Code, context, (offset, length) => PlaceOf(map, start + offset, length));
    }

    int CodeStart => Start + 2 + (Map.Text[Start + 2] is '-' or '~' ? 1 : 0);

    /// <summary>A place in a paragraph, by line and column of its text.</summary>
    public static Place PlaceOf(CharacterMap map, int at, int length)
    {
        at = Math.Clamp(at, 0, map.Text.Length);
        var before = map.Text.AsSpan(0, at);
        return new Place(map.Part, map.Ordinal, null, before.Count('\n') + 1, at - before.LastIndexOf('\n'), length);
    }
}

/// <summary>Where the piece of a moved tag stands, and the bytes that close the text before it and open it again behind.</summary>
/// <param name="Offset">Byte of the part before which it is written.</param>
/// <param name="Before">Written before the tag.</param>
/// <param name="After">Written behind the tag.</param>
internal sealed record TagPosition(int Offset, byte[] Before, byte[] After)
{
    public static TagPosition At(int offset) => new(offset, [], []);
}
