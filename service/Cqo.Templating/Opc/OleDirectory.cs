using System.Buffers.Binary;
using System.Text;

namespace Cqo.Templating.Opc;

/// <summary>Names of the streams in an OLE compound file ([MS-CFB]): they tell whether it is an old workbook, an old document or a package with a password.</summary>
internal static class OleDirectory
{
    const int HeaderLength = 512, EntryLength = 128, MostSectors = 256, HeaderFatSectors = 109;

    public static bool IsOle(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>The names; fewer of them when the file is damaged.</summary>
    public static HashSet<string> Names(ZipSource file)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (file.Length < HeaderLength) return names;
        var header = file.Slice(0, HeaderLength).Span;
        var size = 1 << Math.Clamp((int)BinaryPrimitives.ReadUInt16LittleEndian(header[30..]), 7, 12);
        var sector = BinaryPrimitives.ReadInt32LittleEndian(header[48..]);
        for (var read = 0; read < MostSectors && Sector(file, sector, size) is { Length: > 0 } entries; read++)
        {
            AddNames(entries.Span, names);
            sector = Next(file, header, sector, size);
        }
        return names;
    }

    static ReadOnlyMemory<byte> Sector(ZipSource file, int sector, int size)
    {
        var offset = (sector + 1L) * size;
        return sector < 0 || offset + size > file.Length ? default : file.Slice((int)offset, size);
    }

    // The sector's successor stands in the allocation table, whose sectors the header lists.
    static int Next(ZipSource file, ReadOnlySpan<byte> header, int sector, int size)
    {
        var (table, at) = Math.DivRem(sector, size / sizeof(int));
        if (table >= HeaderFatSectors) return -1;
        var fat = Sector(file, BinaryPrimitives.ReadInt32LittleEndian(header[(76 + (table * sizeof(int)))..]), size);
        return fat.IsEmpty ? -1 : BinaryPrimitives.ReadInt32LittleEndian(fat.Span[(at * sizeof(int))..]);
    }

    static void AddNames(ReadOnlySpan<byte> entries, HashSet<string> names)
    {
        for (; entries.Length >= EntryLength; entries = entries[EntryLength..])
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(entries[64..]);
            if (length is >= 4 and <= 64) names.Add(Encoding.Unicode.GetString(entries[..(length - 2)]));
        }
    }
}
