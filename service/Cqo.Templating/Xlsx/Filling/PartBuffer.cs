using System.Buffers;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>A part while it is written, for those who write into a buffer.</summary>
internal sealed class PartBuffer(PartWriter part) : IBufferWriter<byte>
{
    const int Least = 256;

    public void Advance(int count) => part.Take(count);

    public Span<byte> GetSpan(int sizeHint = 0) => part.Room(Math.Max(sizeHint, Least));

    public Memory<byte> GetMemory(int sizeHint = 0) => part.RoomInMemory(Math.Max(sizeHint, Least));
}
