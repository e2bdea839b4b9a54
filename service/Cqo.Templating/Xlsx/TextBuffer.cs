using System.Buffers;

namespace Cqo.Templating.Xlsx;

/// <summary>UTF-8 bytes that are put together piece by piece, in an array of the pool.</summary>
internal sealed class TextBuffer : IDisposable
{
    byte[] bytes = ArrayPool<byte>.Shared.Rent(4096);

    public int Length { get; private set; }

    public Span<byte> this[Range range] => bytes.AsSpan(0, Length)[range];

    public void Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        Length += more.Length;
    }

    /// <summary>Free bytes behind what is there; <see cref="Take"/> says how many were used.</summary>
    public Span<byte> Room(int length)
    {
        if (Length + length > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((Length + length) * 2);
            bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        return bytes.AsSpan(Length);
    }

    public void Take(int length) => Length += length;

    /// <summary>Forgets what stands behind.</summary>
    public void CutTo(int length) => Length = length;

    public void Dispose()
    {
        if (bytes.Length == 0) return;
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }
}
