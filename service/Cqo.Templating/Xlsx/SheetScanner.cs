using System.Buffers;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

/// <summary>
/// Reads a part of a workbook forward in a buffer that slides over it, as strictly as <see cref="XmlScanner"/> reads one that is in memory: only well-formed
/// UTF-8 without DTD, within the same limits. Names are resolved to "of SpreadsheetML" or not, whatever prefix the writer chose.
/// </summary>
internal sealed partial class SheetScanner : IDisposable
{
    /// <summary>Zeros behind the bytes read: loops over digits or names end there, so a fast path needs no other bound.</summary>
    public const int Sentinel = 64;
    const int FirstBuffer = 128 << 10, MostRead = 1 << 20;

    static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(b => b is not (9 or 10 or 13)).Select(b => (byte)b)]);

    readonly Stream part;
    readonly int mostHeld;
    readonly OpenElements open = new();
    byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    int start, next, end, proved;
    int anchor = -1;
    long passed;
    bool ended, sawRoot, sawAny;

    /// <param name="part">The content; disposed of with the scanner.</param>
    /// <param name="mostHeld">Bytes of one token, or from the anchor on, that are held at most.</param>
    public SheetScanner(Stream part, int mostHeld)
    {
        (this.part, this.mostHeld) = (part, mostHeld);
    }

    public XmlToken Token { get; private set; }
    /// <summary>Elements open around the next token.</summary>
    public int Depth => open.Count;
    /// <summary>Whether white space of texts counts here (<c>xml:space</c>).</summary>
    public bool Preserves => open.Preserves;
    /// <summary>Whether an element without prefix, as it stands next, belongs to SpreadsheetML.</summary>
    public bool IsPlain
    {
        get
        {
            open.LeaveScope();
            return open.IsPlain;
        }
    }

    /// <summary>What was read ahead, with zeros behind it.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(next, end - next + Sentinel);
    /// <summary>Bytes between the anchor and what is read next.</summary>
    public int Position => next - anchor;
    /// <summary>Offset in the part of what is read next.</summary>
    public int Offset => (int)Math.Min(passed + next, int.MaxValue);

    /// <summary>Holds everything from the current token on, until the anchor is moved.</summary>
    public void Anchor() => anchor = start;

    /// <summary>Holds nothing but the current token.</summary>
    public void WeighAnchor() => anchor = -1;

    /// <summary>Bytes behind the anchor.</summary>
    public ReadOnlySpan<byte> Held(int from, int length) => buffer.AsSpan(anchor + from, length);

    /// <summary>Steps over bytes that the caller has understood: whole elements that are well-formed.</summary>
    public void Advance(int length) => next += length;

    /// <summary>Reads more behind what is held; false at the end of the part.</summary>
    bool Fill()
    {
        if (ended) return false;
        Shift(anchor >= 0 ? anchor : start);
        if (end > mostHeld) throw Limit($"一处内容超过 {mostHeld >> 20} MiB | a piece of it is larger than {mostHeld >> 20} MiB");
        if (buffer.Length - Sentinel - end < buffer.Length / 2) Grow();
        var read = part.Read(buffer.AsSpan(end, Math.Min(buffer.Length - Sentinel - end, MostRead)));
        ended = read == 0;
        var before = end;
        end += read;
        buffer.AsSpan(end, Sentinel).Clear();
        if (!sawAny && !ended) DemandBeginning();
        Prove(before);
        return !ended;
    }

    void Shift(int keep)
    {
        if (keep == 0) return;
        buffer.AsSpan(keep, end - keep).CopyTo(buffer);
        passed += keep;
        (start, next, end, proved) = (start - keep, next - keep, end - keep, proved - keep);
        if (anchor >= 0) anchor -= keep;
    }

    void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    // Small reads happen: the declaration is looked at when the first bytes that hold it are there.
    void DemandBeginning()
    {
        while (end < 200 && part.Read(buffer.AsSpan(end, buffer.Length - Sentinel - end)) is > 0 and var more) end += more;
        buffer.AsSpan(end, Sentinel).Clear();
        sawAny = true;
        XmlEncoding.DemandBeginning(buffer.AsSpan(0, end));
        if (buffer.AsSpan(0, end).StartsWith("\uFEFF"u8)) start = next = 3;
    }

    // Each byte is proved once. What may be the first half of a character waits for its second.
    void Prove(int before)
    {
        var whole = ended ? end : end - Unfinished(buffer.AsSpan(proved, end - proved));
        var fresh = buffer.AsSpan(proved, whole - proved);
        if (!System.Text.Unicode.Utf8.IsValid(fresh)) throw new XmlFault(XmlFault.Encoding, "不是有效的 UTF-8 编码 | it is not valid UTF-8", Offset);
        var control = buffer.AsSpan(before, end - before).IndexOfAny(Controls);
        if (control >= 0) throw Fault("含有 XML 不允许的控制字符 | it holds a control character that XML forbids", before + control);
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        for (ReadOnlySpan<byte> rest = fresh; rest.IndexOf((ReadOnlySpan<byte>)[0xEF, 0xBF]) is >= 0 and var at; rest = rest[(at + 3)..])
            if (rest[at + 2] >= 0xBE) throw Fault("含有 XML 不允许的字符 | it holds a character that XML forbids", next);
        proved = whole;
    }

    static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b < 0x80) return 0;
            if (b >= 0xC0) return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? back : 0;
        }
        return 0;
    }

    XmlFault Fault(string message, int at) => new(XmlFault.Malformed, message, (int)Math.Min(passed + at, int.MaxValue));

    XmlFault Limit(string message) => new(XmlFault.Limit, message, Offset);

    public void Dispose()
    {
        if (buffer.Length == 0) return;
        part.Dispose();
        open.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
