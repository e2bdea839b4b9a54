using System.Buffers.Binary;
using System.IO.Compression;

namespace Cqo.Templating.Opc;

/// <summary>
/// The content of an entry as a stream. Length and ratio are counted on the way, and at the end the checksum is proved: what was read before may not
/// be used when that fails. Nothing is held but a buffer.
/// </summary>
internal sealed class EntryStream : ForwardStream
{
    const ushort Stored = 0;
    const int GzipHeader = 10;

    readonly RawEntry entry;
    readonly Stream inflate;
    readonly int ratioFree;
    long length;
    uint crc;

    /// <param name="entry">The entry.</param>
    /// <param name="ratioFree">Content below this size may have any ratio.</param>
    public EntryStream(RawEntry entry, int ratioFree)
    {
        (this.entry, this.ratioFree) = (entry, ratioFree);
        var packed = entry.Source.Open(entry.Offset, entry.PackedSize);
        // The same bytes between header and trailer of a gzip file: zlib then computes the checksum itself, many times faster than a table does.
        inflate = entry.Method == Stored ? packed : new GZipStream(new Framed(packed, Trailer(entry)), CompressionMode.Decompress);
    }

    public override int Read(Span<byte> to)
    {
        if (to.IsEmpty) return 0;
        var read = Inflated(to);
        length += read;
        if (length > entry.Size) throw RawZip.Checksum(entry, "展开后比目录所写的大 | it inflates to more than the directory says");
        if (length > ratioFree && length > (long)OpcLimits.Ratio * entry.PackedSize) throw RawZip.Bomb(entry);
        if (entry.Method == Stored) crc = Crc32.Append(crc, to[..read]);
        if (read == 0) Finish();
        return read;
    }

    int Inflated(Span<byte> to)
    {
        try
        {
            return inflate.Read(to);
        }
        catch (InvalidDataException)
        {
            throw RawZip.Checksum(entry, "压缩数据损坏或校验和不符 | its compressed data is broken or its checksum is wrong");
        }
    }

    void Finish()
    {
        if (length != entry.Size) throw RawZip.Checksum(entry, "长度与目录不符 | its length differs from the directory");
        if (entry.Method == Stored && crc != entry.Crc) throw RawZip.Checksum(entry, "校验和不符，文件在传输中损坏 | its checksum is wrong, the file was damaged on the way");
    }

    static byte[] Trailer(RawEntry entry)
    {
        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, entry.Crc);
        BinaryPrimitives.WriteInt32LittleEndian(trailer.AsSpan(4), entry.Size);
        return trailer;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inflate.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A gzip header, the packed bytes, the trailer.</summary>
    sealed class Framed(Stream packed, byte[] trailer) : ForwardStream
    {
        ReadOnlyMemory<byte> around = new byte[GzipHeader] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF };
        bool sawTrailer;

        public override int Read(Span<byte> to)
        {
            if (around.IsEmpty && packed.Read(to) is > 0 and var read) return read;
            if (around.IsEmpty && !sawTrailer) (around, sawTrailer) = (trailer, true);
            var length = Math.Min(to.Length, around.Length);
            around.Span[..length].CopyTo(to);
            around = around[length..];
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) packed.Dispose();
            base.Dispose(disposing);
        }
    }
}
