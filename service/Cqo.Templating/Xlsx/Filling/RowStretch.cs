using Cqo.Templating.Compilation;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Collects the bytes of a row between filled cells, with the number of the row where it goes.</summary>
internal sealed class RowStretch(byte[] xml, List<Piece> pieces)
{
    readonly List<byte[]> done = [];
    readonly MemoryStream bytes = new();

    public void Add(int from, int to) => bytes.Write(xml, from, to - from);

    public void Add(byte[] more) => bytes.Write(more);

    /// <summary>The number of the row.</summary>
    public void AddRow()
    {
        done.Add(bytes.ToArray());
        bytes.SetLength(0);
    }

    public void AddMark(SheetMark mark)
    {
        End();
        pieces.Add(new MarkPiece(mark));
    }

    public void AddPiece(Piece piece) => pieces.Add(piece);

    public void End()
    {
        if (done.Count == 0 && bytes.Length == 0) return;
        AddRow();
        pieces.Add(new MarkPiece(new CellsMark([.. done])));
        done.Clear();
    }
}
