using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cqo.Templating.Opc;

/// <summary>The parts that no rendering changes, laid out as they will stand at the head of every document: headers, compressed bytes, directory records.</summary>
internal sealed class UntouchedParts
{
    public UntouchedParts(IEnumerable<RawEntry> entries)
    {
        var writer = new OpcWriter();
        foreach (var entry in entries) writer.AddRaw(entry);
        Files = writer.Files.ToArray();
        Directory = writer.Directory.ToArray();
        Count = writer.Count;
    }

    public byte[] Files { get; }
    public byte[] Directory { get; }
    public int Count { get; }
}

/// <summary>
/// Writes a zip forward into a stream that need not seek. Sizes and checksums are known before a header is written, every timestamp is 1980-01-01
/// (the earliest a zip can tell), so the same parts give the same bytes. One writer serves many documents, one after the other.
/// </summary>
internal sealed class OpcWriter
{
    const int LocalLength = 30, CentralLength = 46, GzipHeader = 10, GzipTrailer = 8;
    const ushort Version = 20, EarliestDate = 0x21, Utf8Names = 0x800;

    UntouchedParts? head;
    int header;

    /// <summary>Local headers and data so far, without the untouched head.</summary>
    public MemoryStream Files { get; } = new();
    public MemoryStream Directory { get; } = new();
    public int Count { get; private set; }

    /// <summary>Starts the next document with <paramref name="untouched"/> at its head.</summary>
    public void Start(UntouchedParts untouched)
    {
        head = untouched;
        Files.SetLength(0);
        Directory.SetLength(0);
        Count = untouched.Count;
    }

    /// <summary>Copies a part as it stands in another package, still compressed.</summary>
    public void AddRaw(RawEntry entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        var start = Reserve(LocalLength + name.Length);
        Files.Write(entry.Compressed.Span);
        Complete(start, name, new Facts(entry.Method, entry.Crc, entry.Compressed.Length, entry.Size));
    }

    /// <summary>Stores a part uncompressed, for content that is compressed already.</summary>
    public void AddStored(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var start = Reserve(LocalLength + name.Length);
        Files.Write(content);
        Complete(start, name, new Facts(0, Crc32.Append(0, content), content.Length, content.Length));
    }

    /// <summary>Deflates a part at the fastest level.</summary>
    public void AddDeflated(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        using var part = StartDeflated(name);
        part.Write(content);
        FinishDeflated(name, part);
    }

    /// <summary>Starts a part whose content is written into the returned stream, piece by piece, and deflated at the fastest level. Nothing else may be added before it is finished.</summary>
    public Stream StartDeflated(ReadOnlySpan<byte> name)
    {
        // The gzip form of deflate brings zlib's own CRC in its trailer. Its header lands in the room of the zip header, which then replaces it.
        header = Reserve(LocalLength + name.Length);
        Files.Position -= GzipHeader;
        return new GZipStream(Files, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>Finishes the part that <see cref="StartDeflated"/> started.</summary>
    public void FinishDeflated(ReadOnlySpan<byte> name, Stream part)
    {
        part.Dispose();
        var data = header + LocalLength + name.Length;
        var length = (int)Files.Length - data - GzipTrailer;
        var trailer = Files.GetBuffer().AsSpan(data + length);
        var facts = new Facts(8, BinaryPrimitives.ReadUInt32LittleEndian(trailer), length, BinaryPrimitives.ReadInt32LittleEndian(trailer[4..]));
        Files.SetLength(data + length);
        Complete(header, name, facts);
    }

    int Reserve(int length)
    {
        var at = (int)Files.Length;
        Files.SetLength(at + length);
        Files.Position = at + length;
        return at;
    }

    readonly record struct Facts(ushort Method, uint Crc, int Compressed, int Size);

    void Complete(int start, ReadOnlySpan<byte> name, Facts facts)
    {
        var local = Files.GetBuffer().AsSpan(start, LocalLength);
        BinaryPrimitives.WriteUInt32LittleEndian(local, 0x04034B50);
        WriteFacts(local[4..], name, facts);
        name.CopyTo(Files.GetBuffer().AsSpan(start + LocalLength));

        Span<byte> central = stackalloc byte[CentralLength];
        central.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(central, 0x02014B50);
        BinaryPrimitives.WriteUInt16LittleEndian(central[4..], Version);
        WriteFacts(central[6..], name, facts);
        BinaryPrimitives.WriteUInt32LittleEndian(central[42..], (uint)(start + (head?.Files.Length ?? 0)));
        Directory.Write(central);
        Directory.Write(name);
        Count++;
    }

    // Version needed, flags, method, time, date, checksum, sizes, name and extra length: the same 26 bytes in both headers.
    static void WriteFacts(Span<byte> to, ReadOnlySpan<byte> name, Facts facts)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], Ascii.IsValid(name) ? (ushort)0 : Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], facts.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], EarliestDate);
        BinaryPrimitives.WriteUInt32LittleEndian(to[10..], facts.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[14..], (uint)facts.Compressed);
        BinaryPrimitives.WriteUInt32LittleEndian(to[18..], (uint)facts.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(to[24..], 0);
    }

    /// <summary>Writes the whole document. Nothing reaches <paramref name="output"/> before this, so a rendering that fails leaves no bytes behind.</summary>
    public void WriteTo(Stream output)
    {
        var filesLength = (head?.Files.Length ?? 0) + (int)Files.Length;
        var directoryLength = (head?.Directory.Length ?? 0) + (int)Directory.Length;
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directoryLength);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)filesLength);
        Directory.Write(end);
        if (head is not null) output.Write(head.Files);
        output.Write(Files.GetBuffer().AsSpan(0, (int)Files.Length));
        if (head is not null) output.Write(head.Directory);
        output.Write(Directory.GetBuffer().AsSpan(0, (int)Directory.Length));
    }
}
