using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>A stretch of a text with tags: literal text, or the code of one tag without its braces.</summary>
/// <param name="Start">First unit of it (of the code).</param>
/// <param name="End">Unit behind it.</param>
/// <param name="Code">Code, or null for literal text.</param>
internal readonly record struct TextPart(int Start, int End, string? Code);

/// <summary>A text with tags that stands outside the running text: an attribute, a link's target, a property. Its blocks must end where they began.</summary>
internal sealed class FilledText
{
    readonly List<TextPart> parts = [];
    readonly Func<int, int, Place> locate;

    FilledText(string text, Func<int, int, Place> locate) => (Text, this.locate) = (text, locate);

    public string Text { get; }
    public IReadOnlyList<TextPart> Parts => parts;

    public static bool HoldsTag(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (TagText.IsOpen(text, i)) return true;
        return false;
    }

    /// <summary>Cuts a text at its tags; null when a mistake was reported.</summary>
    /// <param name="text">Text, decoded.</param>
    /// <param name="locate">Place of an offset and length in it.</param>
    /// <param name="sink">Gets the mistakes.</param>
    public static FilledText? Read(string text, Func<int, int, Place> locate, List<Diagnostic> sink)
    {
        var filled = new FilledText(text, locate);
        for (var at = 0; at < text.Length;)
        {
            var open = at;
            while (open < text.Length && !TagText.IsOpen(text, open)) open++;
            if (open > at) filled.parts.Add(new TextPart(at, open, null));
            if (open == text.Length) break;
            if (TagText.Read(text, open + 2) is not { } code)
            {
                sink.Add(Mistake.UnclosedOutside(locate(open, 2)));
                return null;
            }
            filled.AddTag(open + 2, code);
            at = open + code.Length + 4;
        }
        return filled.IsClosed(sink) ? filled : null;
    }

    void AddTag(int start, string code)
    {
        var head = code.Length > 0 && code[0] is '-' or '~' ? 1 : 0;
        var tail = code.Length > head && code[^1] is '-' or '~' ? 1 : 0;
        parts.Add(new TextPart(start + head, start + code.Length - tail, code[head..(code.Length - tail)]));
    }

    bool IsClosed(List<Diagnostic> sink)
    {
        var depth = 0;
        foreach (var part in parts)
        {
            if (part.Code is null) continue;
            var shape = TagShape.Of(part.Code);
            if (shape.Closes > depth || (shape.IsBranch && depth == 0)) depth = int.MinValue / 2;
            depth += shape.Opens.Count - shape.Closes;
        }
        if (depth != 0) sink.Add(Mistake.OpenOutside(locate(0, Text.Length)));
        return depth == 0;
    }

    public TagPiece Tag(TextPart part, OutputContext context) => new(part.Code!, context, (offset, length) => locate(part.Start + offset, length));

    /// <summary>Pieces for one place: literal text as <paramref name="literal"/> writes it, values as the context needs them.</summary>
    public IEnumerable<Piece> Pieces(OutputContext context, Func<TextPart, byte[]> literal) =>
        parts.Select(p => p.Code is null ? (Piece)new StaticPiece(literal(p)) : Tag(p, context));
}
