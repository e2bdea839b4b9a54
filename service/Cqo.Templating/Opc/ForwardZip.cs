using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cqo.Templating.Opc;

/// <summary>
/// Writes a zip straight into a stream that need not seek and holds nothing but its directory: for workbooks, which may have hundreds of megabytes. What is deflated on the
/// way tells its sizes behind its data (APPNOTE 6.3 §4.3.9). Every timestamp is 1980-01-01, so the same parts give the same bytes.
/// </summary>
internal sealed class ForwardZip(Stream output)
{
    const int GzipHeader = 10, GzipTrailer = 8;
    const ushort Version = 20, EarliestDate = 0x21, SizesLater = 8, Utf8Names = 0x800, Deflated = 8;

    readonly MemoryStream directory = new();
    long offset;
    int count;

    readonly record struct Entry(byte[] Name, ushort Flags, ushort Method, uint Crc, uint Packed, uint Size);

    /// <summary>Copies a part as it stands in another package, still compressed.</summary>
    public void AddRaw(RawEntry entry)
    {
        var packed = entry.Compressed;
        Add(new Entry(Encoding.UTF8.GetBytes(entry.Name), 0, entry.Method, entry.Crc, (uint)packed.Length, (uint)entry.Size), packed.Span);
    }

    /// <summary>Stores a part as it is, for content that is compressed already.</summary>
    public void AddStored(string name, ReadOnlySpan<byte> content) =>
        Add(new Entry(Encoding.UTF8.GetBytes(name), 0, 0, Crc32.Append(0, content), (uint)content.Length, (uint)content.Length), content);

    /// <summary>Deflates a short part.</summary>
    public void AddDeflated(string name, ReadOnlySpan<byte> content)
    {
        using var part = Start(name);
        part.Write(content);
    }

    /// <summary>Starts a part: what is written into the stream is deflated at the fastest level and flows on. The part is finished when the stream is disposed of; nothing else may be added before.</summary>
    public Stream Start(string name)
    {
        var entry = new Entry(Encoding.UTF8.GetBytes(name), SizesLater, Deflated, 0, 0, 0);
        var start = offset;
        WriteLocal(entry);
        return new Part(this, entry, start);
    }

    /// <summary>Writes the directory: the end of the file.</summary>
    public void Finish()
    {
        var start = offset;
        Write(directory.GetBuffer().AsSpan(0, (int)directory.Length));
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], checked((uint)start));
        Write(end);
    }

    void Add(Entry entry, ReadOnlySpan<byte> data)
    {
        var start = offset;
        WriteLocal(entry);
        Write(data);
        WriteCentral(entry, start);
    }

    void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        offset += bytes.Length;
    }

    void WriteLocal(Entry entry)
    {
        Span<byte> header = stackalloc byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        WriteFacts(header[4..], entry);
        Write(header);
        Write(entry.Name);
    }

    void WriteCentral(Entry entry, long start)
    {
        Span<byte> central = stackalloc byte[46];
        central.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(central, 0x02014B50);
        BinaryPrimitives.WriteUInt16LittleEndian(central[4..], Version);
        WriteFacts(central[6..], entry);
        BinaryPrimitives.WriteUInt32LittleEndian(central[42..], checked((uint)start));
        directory.Write(central);
        directory.Write(entry.Name);
        count++;
    }

    // The same 26 bytes stand in both headers.
    static void WriteFacts(Span<byte> to, Entry entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], (ushort)(entry.Flags | (Ascii.IsValid(entry.Name) ? 0 : Utf8Names)));
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], EarliestDate);
        BinaryPrimitives.WriteUInt32LittleEndian(to[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[14..], entry.Packed);
        BinaryPrimitives.WriteUInt32LittleEndian(to[18..], entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)entry.Name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(to[24..], 0);
    }

    void End(Entry entry, long start, ReadOnlySpan<byte> trailer, long packed)
    {
        entry = entry with { Crc = BinaryPrimitives.ReadUInt32LittleEndian(trailer), Size = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]), Packed = checked((uint)packed) };
        Span<byte> descriptor = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor, 0x08074B50);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[4..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], entry.Packed);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[12..], entry.Size);
        Write(descriptor);
        WriteCentral(entry, start);
    }

    /// <summary>The content of a part on its way. The gzip form of deflate brings zlib's own checksum in its trailer; header and trailer are kept back.</summary>
    sealed class Part : WriteStream
    {
        readonly ForwardZip zip;
        readonly Entry entry;
        readonly long start;
        readonly GZipStream gzip;
        readonly Body body;
        bool isEnded;

        public Part(ForwardZip zip, Entry entry, long start)
        {
            (this.zip, this.entry, this.start) = (zip, entry, start);
            body = new Body(zip);
            gzip = new GZipStream(body, CompressionLevel.Fastest);
        }

        public override void Write(ReadOnlySpan<byte> bytes) => gzip.Write(bytes);

        protected override void Dispose(bool disposing)
        {
            if (disposing && !isEnded)
            {
                isEnded = true;
                gzip.Dispose();
                zip.End(entry, start, body.Trailer, body.Length);
            }
            base.Dispose(disposing);
        }
    }

    /// <summary>What comes out of the deflater: without its first ten bytes, and the last eight held.</summary>
    sealed class Body(ForwardZip zip) : WriteStream
    {
        readonly byte[] held = new byte[GzipTrailer];
        int holds;
        int skipped;
        long passed;

        public ReadOnlySpan<byte> Trailer => held;

        public override long Length => passed;

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            var skip = Math.Min(GzipHeader - skipped, bytes.Length);
            skipped += skip;
            bytes = bytes[skip..];
            if (holds + bytes.Length <= GzipTrailer)
            {
                bytes.CopyTo(held.AsSpan(holds));
                holds += bytes.Length;
                return;
            }
            var fromHeld = Math.Min(holds, holds + bytes.Length - GzipTrailer);
            Pass(held.AsSpan(0, fromHeld));
            held.AsSpan(fromHeld, holds - fromHeld).CopyTo(held);
            holds -= fromHeld;
            var pass = bytes.Length - (GzipTrailer - holds);
            Pass(bytes[..pass]);
            bytes[pass..].CopyTo(held.AsSpan(holds));
            holds = GzipTrailer;
        }

        void Pass(ReadOnlySpan<byte> bytes)
        {
            zip.Write(bytes);
            passed += bytes.Length;
        }
    }
}

/// <summary>A stream that is only written, and only forward.</summary>
internal abstract class WriteStream : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public abstract override void Write(ReadOnlySpan<byte> bytes);
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
