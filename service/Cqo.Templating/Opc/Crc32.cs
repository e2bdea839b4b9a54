namespace Cqo.Templating.Opc;

/// <summary>CRC-32 of ISO 3309, by table, for reading templates. Documents get theirs from zlib while they are deflated.</summary>
internal static class Crc32
{
    const int Lanes = 8;
    static readonly uint[][] Tables = MakeTables();

    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        for (; bytes.Length >= Lanes; bytes = bytes[Lanes..])
            crc = Tables[7][bytes[0] ^ (crc & 0xFF)] ^ Tables[6][bytes[1] ^ ((crc >> 8) & 0xFF)] ^ Tables[5][bytes[2] ^ ((crc >> 16) & 0xFF)] ^ Tables[4][bytes[3] ^ (crc >> 24)]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
        foreach (var b in bytes) crc = Tables[0][(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    static uint[][] MakeTables()
    {
        var tables = new uint[Lanes][];
        for (var lane = 0; lane < Lanes; lane++)
        {
            tables[lane] = new uint[256];
            for (uint i = 0; i < 256; i++) tables[lane][i] = lane == 0 ? OneByte(i) : tables[0][tables[lane - 1][i] & 0xFF] ^ (tables[lane - 1][i] >> 8);
        }
        return tables;
    }

    static uint OneByte(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
