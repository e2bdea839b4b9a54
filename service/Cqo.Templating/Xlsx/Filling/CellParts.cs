namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The text of a cell around its tags, those that stand between rows left out.</summary>
internal sealed class CellParts
{
    /// <summary>A stretch of text in one run, and the tag behind it.</summary>
    internal readonly record struct Part(string Text, int Run, CellTag? Tag);

    public CellParts(TaggedText text, IReadOnlyList<CellTag> tags)
    {
        var at = 0;
        foreach (var tag in tags)
        {
            AddText(text, at, Math.Max(at, tag.CutStart));
            if (!tag.IsOfRows) Parts.Add(new Part("", RunAt(text.Runs, tag.Start).Index, tag));
            at = Math.Max(at, tag.CutEnd);
        }
        AddText(text, at, text.Text.Length);
        Rest = string.Concat(Parts.Select(p => p.Text));
    }

    public List<Part> Parts { get; } = [];

    /// <summary>All text outside tags.</summary>
    public string Rest { get; }

    void AddText(TaggedText text, int from, int to)
    {
        var start = 0;
        for (var run = 0; run < text.Runs.Count; start += text.Runs[run++].Text.Length)
        {
            var (first, last) = (Math.Max(from, start), Math.Min(to, start + text.Runs[run].Text.Length));
            if (last > first) Parts.Add(new Part(text.Text[first..last], run, null));
        }
    }

    /// <summary>The run that holds a unit of the text.</summary>
    public static (CellRun Run, int Index) RunAt(IReadOnlyList<CellRun> runs, int at)
    {
        var index = 0;
        while (index + 1 < runs.Count && at >= runs[index].Text.Length) at -= runs[index++].Text.Length;
        return (runs[index], index);
    }
}
