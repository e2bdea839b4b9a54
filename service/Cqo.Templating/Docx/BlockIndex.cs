namespace Cqo.Templating.Docx;

/// <summary>Finds the blocks around and inside a part of a document without asking each of them: a hostile template may have fifty thousand. Blocks inside one paragraph are left out.</summary>
internal sealed class BlockIndex
{
    readonly WordBlock[] blocks;
    /// <summary>For each block, the one that it stands in, or -1.</summary>
    readonly int[] outer;

    /// <param name="placed">Blocks of the part, placed and nested.</param>
    public BlockIndex(IEnumerable<WordBlock> placed)
    {
        blocks = [.. placed.Where(b => !b.IsInline).OrderBy(b => b.StartOffset).ThenByDescending(b => b.EndOffset).ThenBy(b => b.Open.Ordinal)];
        outer = new int[blocks.Length];
        for (var i = 0; i < blocks.Length; i++)
        {
            var around = i - 1;
            while (around >= 0 && blocks[around].EndOffset < blocks[i].EndOffset) around = outer[around];
            outer[i] = around;
        }
    }

    /// <summary>The blocks that hold the whole node, the innermost first.</summary>
    public IEnumerable<WordBlock> Around(WordNode node)
    {
        for (var i = FirstAt(node.Start + 1) - 1; i >= 0; i = outer[i])
            if (blocks[i].Covers(node)) yield return blocks[i];
    }

    /// <summary>The loops that repeat the whole node, the innermost first.</summary>
    public IEnumerable<WordBlock> LoopsAround(WordNode node) => Around(node).Where(b => b.Repeats);

    /// <summary>The blocks that stand wholly in the content of an element.</summary>
    public IEnumerable<WordBlock> Inside(WordNode element)
    {
        for (var i = FirstAt(element.Inner); i < blocks.Length && blocks[i].StartOffset <= element.InnerEnd; i++)
            if (blocks[i].EndOffset <= element.InnerEnd) yield return blocks[i];
    }

    /// <summary>The first block that starts at the byte or behind it.</summary>
    int FirstAt(int offset)
    {
        var (low, high) = (0, blocks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].StartOffset < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
