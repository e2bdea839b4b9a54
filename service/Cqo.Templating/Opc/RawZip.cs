using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cqo.Templating.Opc;

/// <summary>One file of a zip as its central directory tells it, with its bytes still compressed at <paramref name="Offset"/> of their source.</summary>
internal sealed record RawEntry(string Name, ushort Method, uint Crc, int Size, ZipSource Source, int Offset, int PackedSize, int HeaderOffset)
{
    /// <summary>An entry made in memory.</summary>
    public RawEntry(string name, ushort method, uint crc, int size, ReadOnlyMemory<byte> compressed)
        : this(name, method, crc, size, new ZipInMemory(compressed), 0, compressed.Length, 0)
    {
    }

    /// <summary>Byte after its data in the file it was read from.</summary>
    public int End => Offset + PackedSize;

    /// <summary>Its bytes; a copy when the file is not in memory.</summary>
    public ReadOnlyMemory<byte> Compressed => Source.Slice(Offset, PackedSize);
}

/// <summary>
/// Reads a zip (APPNOTE 6.3) without believing it: directory and local headers must agree, entries must not overlap, and nothing is allocated
/// from a declared size. <c>System.IO.Compression</c> checks neither checksum nor encryption and accepts equal names.
/// </summary>
internal static class RawZip
{
    const uint LocalSignature = 0x04034B50, CentralSignature = 0x02014B50, EndSignature = 0x06054B50;
    const int LocalLength = 30, CentralLength = 46, EndLength = 22;
    const ushort Stored = 0, Deflated = 8;

    public static List<RawEntry> Read(ReadOnlyMemory<byte> file) => Read(new ZipInMemory(file));

    public static List<RawEntry> Read(ZipSource file)
    {
        var tail = FindEnd(file, out var end).Span;
        int count = U16(tail, 10), size = Offset(tail, 12), start = Offset(tail, 16);
        if (U16(tail, 4) != 0 || U16(tail, 8) != count || count == ushort.MaxValue) throw Damaged("分卷或 zip64 | split or zip64");
        if (count > OpcLimits.Entries) throw TooLarge($"文件数 {count} 超过 {OpcLimits.Entries} | {count} entries, the limit is {OpcLimits.Entries}");
        if ((long)start + size > end) throw Damaged("目录超出文件 | the directory lies outside the file");
        if (size > OpcLimits.DirectoryBytes) throw TooLarge($"目录超过 {OpcLimits.DirectoryBytes >> 20} MiB | its directory is larger than {OpcLimits.DirectoryBytes >> 20} MiB");
        var directory = file.Slice(start, size);
        var entries = new List<RawEntry>(count);
        for (var i = 0; i < count; i++) entries.Add(ReadEntry(file, ref directory, start));
        if (directory.Length != 0) throw Damaged("目录有多余内容 | the directory holds more than it counts");
        CheckOverlap(entries);
        CheckNames(entries);
        entries.RemoveAll(e => e.Name.EndsWith('/'));
        return entries;
    }

    static ReadOnlyMemory<byte> FindEnd(ZipSource file, out int end)
    {
        var from = Math.Max(0, file.Length - EndLength - ushort.MaxValue);
        var tail = file.Slice(from, file.Length - from);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (U32(tail.Span, at) != EndSignature || at + EndLength + U16(tail.Span, at + 20) != tail.Length) continue;
            end = from + at;
            return tail[at..];
        }
        throw Damaged("找不到压缩包目录，文件可能没有传完 | its directory is missing, the file may have been cut off");
    }

    static RawEntry ReadEntry(ZipSource file, ref ReadOnlyMemory<byte> directory, int limit)
    {
        var record = directory.Span;
        if (record.Length < CentralLength || U32(record, 0) != CentralSignature) throw Damaged("目录损坏 | the directory is broken");
        int nameLength = U16(record, 28), extraLength = U16(record, 30), length = CentralLength + nameLength + extraLength + U16(record, 32);
        if (record.Length < length) throw Damaged("目录损坏 | the directory is broken");
        var nameBytes = record.Slice(CentralLength, nameLength);
        var name = Encoding.UTF8.GetString(nameBytes);
        ushort flags = U16(record, 8), method = U16(record, 10);
        if ((flags & 0x2041) != 0 || method == 99) throw new PackageFault(PackageFault.Encrypted, "压缩包设有密码，请取消加密后再上传 | the package is encrypted: remove the password and upload it again", name);
        if (U16(record, 34) != 0) throw Damaged("分卷压缩 | it is split over disks");
        if (method is not (Stored or Deflated)) throw Damaged($"{name} 的压缩方法 {method} 不受支持 | {name} uses compression method {method}");
        if (U16(record, 4) >> 8 == 3 && (U32(record, 38) >> 28) == 0xA) throw new PackageFault(PackageFault.UnsafeName, "含有符号链接 | it holds a symbolic link", name);
        var wide = new WideSizes(record.Slice(CentralLength + nameLength, extraLength));
        int size = wide.Next(record, 24), compressed = wide.Next(record, 20), offset = wide.Next(record, 42);
        var data = FindData(file, offset, limit, nameBytes, record[6..], (compressed, size));
        directory = directory[length..];
        return new RawEntry(name, method, U32(record, 16), size, file, data, compressed, offset);
    }

    // `central` starts at the central record's "version needed", where both headers run alike: flags, method, …
    static int FindData(ZipSource file, int offset, int limit, ReadOnlySpan<byte> name, ReadOnlySpan<byte> central, (int Compressed, int Size) told)
    {
        if ((long)offset + LocalLength > limit) throw Damaged("文件项超出范围 | an entry lies outside the file");
        var local = file.Slice(offset, LocalLength).Span;
        if (U32(local, 0) != LocalSignature) throw Damaged("文件项损坏 | an entry is broken");
        int nameLength = U16(local, 26), start = LocalLength + nameLength + U16(local, 28);
        if (offset + start + (long)told.Compressed > limit) throw Damaged("文件项超出范围 | an entry lies outside the file");
        local = file.Slice(offset, start).Span;
        var agrees = nameLength == name.Length && local.Slice(LocalLength, nameLength).SequenceEqual(name)
            && U16(local, 8) == U16(central, 4) && ((U16(local, 6) ^ U16(central, 2)) & 0x2041) == 0;
        var sizesLater = (U16(local, 6) & 8) != 0;
        if (!agrees || (!sizesLater && !SizesAgree(local, nameLength, U32(central, 10), told))) throw Damaged("文件项与目录不一致 | an entry contradicts the directory");
        return offset + start;
    }

    static bool SizesAgree(ReadOnlySpan<byte> local, int nameLength, uint crc, (int Compressed, int Size) told)
    {
        var wide = new WideSizes(local[(LocalLength + nameLength)..]);
        return U32(local, 14) == crc && wide.Next(local, 22) == told.Size && wide.Next(local, 18) == told.Compressed;
    }

    /// <summary>Sizes that a writer put into the zip64 field (APPNOTE 4.5.3) though they are small: those who do not know the size when they begin do so for every entry.</summary>
    ref struct WideSizes(ReadOnlySpan<byte> extra)
    {
        const ushort Zip64 = 1;
        ReadOnlySpan<byte> values = Find(extra);

        public int Next(ReadOnlySpan<byte> header, int at)
        {
            if (U32(header, at) != uint.MaxValue || values.Length < 8) return Offset(header, at);
            var value = BinaryPrimitives.ReadUInt64LittleEndian(values);
            values = values[8..];
            return value <= int.MaxValue ? (int)value : throw Damaged("数值超出范围 | a number is out of range");
        }

        static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> extra)
        {
            while (extra.Length >= 4 && extra.Length >= 4 + U16(extra, 2))
            {
                if (U16(extra, 0) == Zip64) return extra.Slice(4, U16(extra, 2));
                extra = extra[(4 + U16(extra, 2))..];
            }
            return [];
        }
    }

    static void CheckOverlap(List<RawEntry> entries)
    {
        var reached = 0;
        foreach (var entry in entries.OrderBy(e => e.HeaderOffset))
        {
            if (entry.HeaderOffset < reached) throw Damaged("文件项互相重叠 | entries overlap");
            reached = entry.End;
        }
        if (entries.Count > 0 && entries.Min(e => e.HeaderOffset) != 0) throw Damaged("压缩包之前有其他内容 | something stands before the package");
    }

    static void CheckNames(List<RawEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!PartName.IsSafe(entry.Name)) throw new PackageFault(PackageFault.UnsafeName, "部件名不安全（含 ..、\\、: 或控制字符） | unsafe part name (it holds .., \\, : or a control character)", PartName.Printable(entry.Name));
            if (!seen.Add(entry.Name)) throw new PackageFault(PackageFault.Duplicate, "同名部件出现两次 | two parts have the same name", entry.Name);
        }
    }

    /// <summary>The content of an entry, its length, checksum and ratio proved on the way.</summary>
    public static byte[] Inflate(RawEntry entry)
    {
        using var output = new MemoryStream(Math.Min(entry.Size, OpcLimits.RatioFreeBytes));
        Unpack(entry, piece =>
        {
            // Never more room than the directory tells, and never that much before the bytes are there.
            if (output.Capacity - output.Length < piece.Length) output.Capacity = (int)Math.Min(entry.Size, Math.Max(output.Capacity * 2L, output.Length + piece.Length));
            output.Write(piece);
        });
        return output.Length == output.Capacity ? output.GetBuffer() : output.ToArray();
    }

    /// <summary>Proves an entry as <see cref="Inflate"/> does, and keeps nothing of it.</summary>
    public static void Prove(RawEntry entry) => Unpack(entry, _ => { });

    static void Unpack(RawEntry entry, Action<ReadOnlySpan<byte>> use)
    {
        if (entry.Size > OpcLimits.PartBytes) throw TooLarge($"{entry.Name} 展开后超过 {OpcLimits.PartBytes >> 20} MiB | {entry.Name} inflates to more than {OpcLimits.PartBytes >> 20} MiB");
        if (IsBomb(entry.Size, entry)) throw Bomb(entry);
        var (length, crc) = (0L, 0u);
        foreach (var piece in Pieces(entry))
        {
            length += piece.Length;
            if (length > entry.Size) throw Checksum(entry, "展开后比目录所写的大 | it inflates to more than the directory says");
            if (IsBomb(length, entry)) throw Bomb(entry);
            crc = Crc32.Append(crc, piece.Span);
            use(piece.Span);
        }
        if (length != entry.Size) throw Checksum(entry, "长度与目录不符 | its length differs from the directory");
        if (crc != entry.Crc) throw Checksum(entry, "校验和不符，文件在传输中损坏 | its checksum is wrong, the file was damaged on the way");
    }

    static IEnumerable<ReadOnlyMemory<byte>> Pieces(RawEntry entry)
    {
        if (entry.Method == Stored)
        {
            yield return entry.Compressed;
            yield break;
        }
        using var inflate = new DeflateStream(entry.Source.Open(entry.Offset, entry.PackedSize), CompressionMode.Decompress);
        var buffer = new byte[Math.Clamp(entry.Size, 1, 32 << 10)];
        while (Read(inflate, buffer, entry) is > 0 and var read) yield return buffer.AsMemory(0, read);
    }

    static int Read(DeflateStream inflate, byte[] buffer, RawEntry entry)
    {
        try
        {
            return inflate.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Checksum(entry, "压缩数据损坏 | its compressed data is broken");
        }
    }

    static bool IsBomb(long size, RawEntry entry) => size > OpcLimits.RatioFreeBytes && size > (long)OpcLimits.Ratio * entry.PackedSize;

    public static PackageFault Bomb(RawEntry entry) => new(PackageFault.TooLarge, $"压缩比超过 {OpcLimits.Ratio}:1 | it is compressed more than {OpcLimits.Ratio}:1", entry.Name);
    public static PackageFault Checksum(RawEntry entry, string message) => new(PackageFault.Checksum, message + "，请重新上传 | upload it again", entry.Name);
    static PackageFault Damaged(string message) => new(PackageFault.Damaged, $"压缩包损坏：{message}");
    static PackageFault TooLarge(string message) => new(PackageFault.TooLarge, $"文件过大：{message}");

    static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
    static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    static int Offset(ReadOnlySpan<byte> bytes, int at) =>
        U32(bytes, at) <= int.MaxValue ? (int)U32(bytes, at) : throw Damaged("数值超出范围（zip64 不受支持） | a number is out of range (zip64 is not read)");
}
