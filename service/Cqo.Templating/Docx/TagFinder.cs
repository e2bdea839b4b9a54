using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Finds the tags of a paragraph and says what is wrong with those that cannot be read.</summary>
internal static class TagFinder
{
    // Each failed attempt reads on to the limit of a tag; a paragraph of braces must not cost more than a few.
    const int MaxFailures = 20;

    public static IEnumerable<WordTag> Find(CharacterMap map, int firstOrdinal, List<Diagnostic> sink)
    {
        var failures = 0;
        for (var at = 0; at < map.Text.Length && failures < MaxFailures;)
        {
            if (TagText.IsClose(map.Text, at))
            {
                failures++;
                sink.Add(Mistake.LoneEnd(map, at));
                at += 2;
            }
            else if (!TagText.IsOpen(map.Text, at)) at++;
            else if (Read(map, at, firstOrdinal, sink) is not { } tag)
            {
                failures++;
                at = Resume(map.Text, at + 2);
            }
            else
            {
                firstOrdinal++;
                at = tag.End;
                yield return tag;
            }
        }
    }

    // Behind a tag that is not closed, the rest of the paragraph belongs to nobody: look for the next opening only.
    static int Resume(string text, int at)
    {
        while (at < text.Length && !TagText.IsOpen(text, at)) at++;
        return at;
    }

    static WordTag? Read(CharacterMap map, int start, int ordinal, List<Diagnostic> sink)
    {
        var code = TagText.Read(map.Text, start + 2);
        if (code is null)
        {
            sink.Add(Mistake.Unclosed(map, start));
            return null;
        }
        var end = start + 2 + code.Length + 2;
        var barrier = code.AsSpan().IndexOfAny(CharacterMap.FieldMark, CharacterMap.ObjectMark);
        if (barrier < 0) return new WordTag(map, start, end, code, ordinal);
        sink.Add(Mistake.Crosses(map, start, end - start, code[barrier] == CharacterMap.FieldMark));
        return null;
    }
}
