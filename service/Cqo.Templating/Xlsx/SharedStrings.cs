using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

/// <summary>
/// The texts that cells refer to by number (ECMA-376 part 1 §18.4.9), read only as far as a cell asks and held as UTF-8 in large blocks: a text costs
/// its bytes and five more.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    const int BlockBytes = 1 << 20, PlacesInChunk = 1 << 16, MostHeld = 8 << 20;

    readonly string part;
    readonly WorkbookLimits limits;
    readonly List<byte[]> blocks = [];
    // Where a text begins: its block and the offset there. Chunks, so that growing never copies nor doubles.
    readonly List<int[]> places = [];
    readonly TextBuffer text = new();
    SheetScanner? scanner;
    int used = BlockBytes, count;
    long held;

    public SharedStrings(OpcPackage package, string part, WorkbookLimits limits)
    {
        (this.part, this.limits) = (part, limits);
        if (part.Length > 0) scanner = new SheetScanner(package.Open(part, limits.AnyRatioBytes), MostHeld);
    }

    /// <summary>The text of that number as UTF-8; false when there is none.</summary>
    public bool TryGet(int index, out ReadOnlySpan<byte> found)
    {
        while (count <= index && scanner is not null) ReadNext();
        found = default;
        if (index >= count) return false;
        var place = places[index / PlacesInChunk][index % PlacesInChunk];
        var block = blocks[place / BlockBytes].AsSpan(place % BlockBytes);
        found = block.Slice(3, block[0] | (block[1] << 8) | (block[2] << 16));
        return true;
    }

    void ReadNext()
    {
        try
        {
            if (!ReadItem(scanner!)) Close();
        }
        catch (XmlFault fault)
        {
            throw WorkbookMistake.Damaged(PackageFault.In(part, fault));
        }
        catch (PackageFault fault)
        {
            throw WorkbookMistake.Damaged(fault);
        }
    }

    bool ReadItem(SheetScanner from)
    {
        while (from.Read())
        {
            if (from.Opens("si"u8))
            {
                text.CutTo(0);
                StringItem.Read(from, text);
                Add(text[..]);
                return true;
            }
            if (from.Opens("sst"u8)) continue;
            if (from.Depth == 1 && from.Token == XmlToken.Start) throw WorkbookMistake.NotWhatItSays(part, "sst");
            from.Skip();
        }
        return false;
    }

    void Add(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > limits.TextBytes) throw WorkbookMistake.LongText(new Place(part, 0, null, 0, 0, 0), limits.TextBytes);
        if ((held += utf8.Length) > limits.SharedBytes) throw WorkbookMistake.TooMuch(part, $"共享字符串合计超过 {limits.SharedBytes >> 20} MiB | the shared strings are larger than {limits.SharedBytes >> 20} MiB together");
        if (used + utf8.Length + 3 > BlockBytes)
        {
            blocks.Add(new byte[BlockBytes]);
            used = 0;
        }
        var block = blocks[^1].AsSpan(used);
        (block[0], block[1], block[2]) = ((byte)utf8.Length, (byte)(utf8.Length >> 8), (byte)(utf8.Length >> 16));
        utf8.CopyTo(block[3..]);
        if (count % PlacesInChunk == 0) places.Add(new int[PlacesInChunk]);
        places[^1][count++ % PlacesInChunk] = ((blocks.Count - 1) * BlockBytes) + used;
        used += utf8.Length + 3;
    }

    void Close()
    {
        scanner?.Dispose();
        scanner = null;
    }

    public void Dispose()
    {
        Close();
        text.Dispose();
    }
}
