namespace Cqo.Domain.Statistics;

/// <summary>
/// Blocks of several rows, met while rows go by: for each mapped column the block that covers the present row, and the value of its first row.
/// Costs nothing where there are no blocks, and one step per block where a hostile file declares a million.
/// </summary>
internal sealed class MergedBlocks
{
    private readonly MergedBlock[] _blocks;
    private readonly MergedBlock[] _active;
    private readonly SourceCell[] _values;
    private int _next;

    public MergedBlocks(IReadOnlyList<MergedBlock> blocks, int layoutColumns)
    {
        _blocks = [.. blocks.Where(b => b.LastRow > b.FirstRow).OrderBy(b => b.FirstRow).ThenBy(b => b.FirstColumn)];
        _active = new MergedBlock[_blocks.Length == 0 ? 0 : layoutColumns];
        _values = new SourceCell[_active.Length];
    }

    public bool IsEmpty => _blocks.Length == 0;

    /// <summary>Moves on to a row; blocks that begin in it or before it become active.</summary>
    public void MoveTo(int row, HeaderMap map)
    {
        for (; _next < _blocks.Length && _blocks[_next].FirstRow <= row; _next++)
        {
            var column = map.LayoutOf(_blocks[_next].FirstColumn);
            if (column >= 0 && _blocks[_next].LastRow >= row)
            {
                _active[column] = _blocks[_next];
                _values[column] = default;
            }
        }
    }

    /// <summary>Another header: no block of the table above reaches into it.</summary>
    public void Forget() => Array.Clear(_active);

    /// <summary>Remembers the value of a block in its first row, or gives it for a later row; a default when there is none.</summary>
    public SourceCell ValueFor(int row, int layoutColumn, in SourceCell cell)
    {
        ref readonly var block = ref _active[layoutColumn];
        if (row < block.FirstRow || row > block.LastRow)
        {
            return default;
        }
        if (row == block.FirstRow)
        {
            _values[layoutColumn] = cell;
            return default;
        }
        return _values[layoutColumn];
    }
}
