using System.Text;
using Cqo.Templating.Docx;

namespace Cqo.Templating.Reading;

/// <summary>The signs of one part of a document, each with its place, and where its pictures and links lead.</summary>
internal sealed class DocumentSigns
{
    /// <summary>Signs of one part that are read: a thousand pages.</summary>
    internal const int MostSigns = 2_000_000;

    readonly StringBuilder signs = new();
    // Where each stretch of one paragraph begins: boxes stand inside paragraphs.
    readonly List<(int At, int Paragraph)> stretches = [];
    readonly Stack<int> open = new();
    readonly Stack<int> rows = new();
    readonly Dictionary<int, string> targets = [];
    readonly Dictionary<int, int> starts = [];
    int count;

    DocumentSigns(string part) => Part = part;

    public string Part { get; }
    public string Signs { get; private set; } = "";
    public bool IsTooLong { get; private set; }

    public static DocumentSigns Read(string part, byte[] xml)
    {
        var document = new DocumentSigns(part);
        SignReader? reader = null;
        reader = new SignReader(sign => document.Add(sign, reader!)) { Began = document.Begin, Ended = document.End };
        reader.Read(CharacterDataSections.Unwrap(xml));
        document.Signs = document.signs.ToString();
        return document;
    }

    /// <summary>Where the picture or link whose sign stands there leads: an id or an address.</summary>
    public string? TargetAt(int at) => targets.GetValueOrDefault(at);

    public Place PlaceOf(int at, int length)
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].At <= at) low = middle + 1;
            else high = middle;
        }
        var paragraph = low == 0 ? 0 : stretches[low - 1].Paragraph;
        return new Place(Part, paragraph, null, 1, at - starts.GetValueOrDefault(paragraph, at) + 1, length);
    }

    void Begin(string name)
    {
        if (name == "w:p") open.Push(++count);
        else if (name == "w:tr") rows.Push(signs.Length);
        else if (name is "w:footnote" or "w:endnote") open.Clear();
    }

    void Add(char sign, SignReader reader)
    {
        if (signs.Length == MostSigns) { IsTooLong = true; return; }
        if (sign is Sign.Picture or Sign.Link) targets[signs.Length] = reader.Target;
        var paragraph = open.TryPeek(out var inner) ? inner : Math.Max(1, count);
        starts.TryAdd(paragraph, signs.Length);
        if (stretches.Count == 0 || stretches[^1].Paragraph != paragraph) stretches.Add((signs.Length, paragraph));
        signs.Append(sign);
    }

    void End(string name, bool isGone)
    {
        if (name == "w:p") open.TryPop(out _);
        if (name != "w:tr" || !rows.TryPop(out var start) || !isGone) return;
        signs.Length = start;
        stretches.RemoveAll(s => s.At >= start);
    }
}
