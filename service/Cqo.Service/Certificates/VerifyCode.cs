using System.Security.Cryptography;

namespace Cqo.Service.Certificates;

/// <summary>The code on a paper by which anyone may ask whether it is valid: 128 random bits in base32 (RFC 4648, no padding), 26 characters.</summary>
static class VerifyCode
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const int Bits = 128, BitsPerCharacter = 5;

    public static string New() => Write(RandomNumberGenerator.GetBytes(Bits / 8));

    internal static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + BitsPerCharacter - 1) / BitsPerCharacter];
        for (var i = 0; i < text.Length; i++)
        {
            var value = 0;
            for (var bit = i * BitsPerCharacter; bit < (i + 1) * BitsPerCharacter; bit++)
            {
                value = (value << 1) | (bit < bytes.Length * 8 ? (bytes[bit / 8] >> (7 - bit % 8)) & 1 : 0);
            }
            text[i] = Alphabet[value];
        }
        return new string(text);
    }
}
