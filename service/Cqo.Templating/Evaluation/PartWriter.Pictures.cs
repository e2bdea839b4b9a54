using System.Security.Cryptography;

namespace Cqo.Templating.Evaluation;

/// <summary>A picture that a part shows.</summary>
/// <param name="Id">Relationship id that was written where the picture is shown; <c>rIdCqo1</c>, <c>rIdCqo2</c>, … in order of first use.</param>
/// <param name="Bytes">The file as it goes into the package.</param>
/// <param name="Extension"><c>png</c> or <c>jpeg</c>.</param>
/// <param name="WidthPixels">Width of the picture itself, 0 when the file does not tell.</param>
/// <param name="HeightPixels">Height of the picture itself, 0 when the file does not tell.</param>
internal sealed record Picture(string Id, byte[] Bytes, string Extension, int WidthPixels, int HeightPixels);

/// <summary>Pictures of a part: equal bytes are stored once.</summary>
internal sealed partial class PartWriter
{
    const int LargestPicture = 8 << 20;

    static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    readonly List<Picture> _pictures = [];
    readonly Dictionary<string, Picture> _byHash = new(StringComparer.Ordinal);

    /// <summary>The pictures whose ids were written, in order of first use.</summary>
    internal IReadOnlyList<Picture> Pictures => _pictures;

    void WritePicture(ReadOnlySpan<char> text) => WriteEscaped(Store(text).Id, Compilation.OutputContext.XmlAttribute);

    /// <summary>Stores the picture that a data URI holds.</summary>
    /// <exception cref="RenderException">It holds none.</exception>
    internal Picture Store(ReadOnlySpan<char> text)
    {
        var bytes = Decode(text);
        var hash = Convert.ToHexString(SHA256.HashData(bytes));
        if (!_byHash.TryGetValue(hash, out var picture))
        {
            var (extension, width, height) = Inspect(bytes);
            picture = new Picture($"{pictureIdPrefix}{_pictures.Count + 1}", bytes, extension, width, height);
            _pictures.Add(picture);
            _byHash[hash] = picture;
        }
        return picture;
    }

    byte[] Decode(ReadOnlySpan<char> text)
    {
        const string png = "data:image/png;base64,", jpeg = "data:image/jpeg;base64,";
        var header = text.StartsWith(png) ? png.Length : text.StartsWith(jpeg) ? jpeg.Length : -1;
        if (header < 0) throw Fail("CQO3020", "该值不是图片：应以 data:image/png;base64, 或 data:image/jpeg;base64, 开头 | The value is not a picture. Give a text that starts with data:image/png;base64, or data:image/jpeg;base64,.");
        var encoded = text[header..];
        if (encoded.Length / 4 * 3L > LargestPicture) throw Fail("CQO3021", $"图片过大：请换用较小的图片 | The picture is larger than {LargestPicture >> 20} MB. Give a smaller one.");
        var bytes = new byte[encoded.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64Chars(encoded, bytes, out var written)) throw Fail("CQO3022", "图片的 base64 编码已损坏：请重新编码 | The picture's base64 text is damaged. Encode the file again.");
        return bytes[..written];
    }

    (string Extension, int Width, int Height) Inspect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 24 && bytes.StartsWith(PngSignature))
            return ("png", ReadInt32(bytes[16..]), ReadInt32(bytes[20..]));
        if (bytes.Length >= 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
            return JpegSize(bytes);
        throw Fail("CQO3023", "图片既不是 PNG 也不是 JPEG：请转换为 PNG | The picture is neither a PNG nor a JPEG file, whatever its header says. Convert it to PNG.");
    }

    static int ReadInt32(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes);

    // The size stands in the first start-of-frame segment (ITU-T T.81 B.2.2).
    static (string, int, int) JpegSize(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return ("jpeg", bytes[at + 7] << 8 | bytes[at + 8], bytes[at + 5] << 8 | bytes[at + 6]);
            at += 2 + (bytes[at + 2] << 8 | bytes[at + 3]);
        }
        return ("jpeg", 0, 0);
    }
}
