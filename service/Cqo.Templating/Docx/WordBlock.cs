namespace Cqo.Templating.Docx;

/// <summary>A block that spans several tags: <c>for</c> or <c>if</c>, its branches and its <c>end</c>.</summary>
internal sealed class WordBlock(WordTag open, string keyword, WordBlock? parent)
{
    public WordTag Open { get; } = open;
    public string Keyword { get; } = keyword;
    public WordBlock? Parent { get; } = parent;
    public List<WordTag> Branches { get; } = [];
    public WordTag? Close { get; set; }
    /// <summary>Whether it stands inside one paragraph, between characters or runs.</summary>
    public bool IsInline { get; set; }
    public bool Repeats => Keyword is "for" or "while";
    /// <summary>Whether an <c>else</c> may still be added.</summary>
    public bool TakesElse => Keyword is "for" or "if" && !Branches.Exists(b => b.Shape.IsLastBranch);
    public IEnumerable<WordTag> Tags => [Open, .. Branches, Close!];
    public int StartOffset => Open.Offset;
    public int EndOffset => Close!.Offset;

    public bool Covers(WordNode node) => !IsInline && StartOffset <= node.Start && node.End <= EndOffset;

    /// <summary>Pairs the tags of a part; unpaired ones are reported and left out.</summary>
    public static List<WordBlock> Pair(IEnumerable<WordTag> tags, List<Diagnostic> sink)
    {
        var blocks = new List<WordBlock>();
        var open = new Stack<WordBlock>();
        foreach (var tag in tags)
        {
            for (var i = 0; i < tag.Shape.Closes; i++)
                if (open.TryPop(out var closed)) Finish(closed, tag, blocks, sink);
                else sink.Add(Mistake.EndWithoutBlock(tag));
            if (tag.Shape.IsBranch && open.TryPeek(out var top)) top.Branches.Add(tag);
            else if (tag.Shape.IsBranch) sink.Add(Mistake.EndWithoutBlock(tag));
            foreach (var keyword in tag.Shape.Opens) open.Push(new WordBlock(tag, keyword, open.TryPeek(out var parent) ? parent : null));
        }
        sink.AddRange(open.Select(b => Mistake.BlockWithoutEnd(b.Open)));
        return [.. blocks.OrderBy(b => b.Open.Ordinal).ThenByDescending(b => b.Close!.Ordinal)];
    }

    static void Finish(WordBlock block, WordTag close, List<WordBlock> blocks, List<Diagnostic> sink)
    {
        block.Close = close;
        if (block.Keyword is "capture" or "func" or "wrap" or "tablerow") sink.Add(Mistake.TextOnlyBlock(block.Open, block.Keyword));
        else blocks.Add(block);
    }
}
