using System.Runtime.InteropServices;

namespace Cqo.Templating.Opc;

/// <summary>The bytes of a zip, wherever they are: a template stands in memory, a workbook of a million rows stays in its file.</summary>
internal abstract class ZipSource
{
    public abstract int Length { get; }

    /// <summary>A stretch of the file; a copy when the file is not in memory.</summary>
    public abstract ReadOnlyMemory<byte> Slice(int offset, int length);

    /// <summary>A stretch of the file, read forward.</summary>
    public abstract Stream Open(int offset, int length);
}

/// <summary>A zip in memory.</summary>
internal sealed class ZipInMemory(ReadOnlyMemory<byte> file) : ZipSource
{
    public override int Length => file.Length;

    public override ReadOnlyMemory<byte> Slice(int offset, int length) => file.Slice(offset, length);

    public override Stream Open(int offset, int length) =>
        MemoryMarshal.TryGetArray(file.Slice(offset, length), out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(file.Slice(offset, length).ToArray(), writable: false);
}

/// <summary>A zip in a stream that can seek. Its readers take turns, each at its own place.</summary>
internal sealed class ZipInStream : ZipSource
{
    readonly Stream file;
    readonly Lock turn = new();

    public ZipInStream(Stream file)
    {
        (this.file, Length) = (file, checked((int)file.Length));
    }

    public override int Length { get; }

    public override ReadOnlyMemory<byte> Slice(int offset, int length)
    {
        var bytes = new byte[length];
        var read = 0;
        while (read < length && Read(offset + read, bytes.AsSpan(read)) is > 0 and var more) read += more;
        return bytes.AsMemory(0, read);
    }

    public override Stream Open(int offset, int length) => new Window(this, offset, length);

    int Read(int offset, Span<byte> to)
    {
        lock (turn)
        {
            file.Position = offset;
            return file.Read(to);
        }
    }

    sealed class Window(ZipInStream source, int offset, int length) : ForwardStream
    {
        int position;

        public override int Read(Span<byte> to)
        {
            var read = source.Read(offset + position, to[..Math.Min(to.Length, length - position)]);
            position += read;
            return read;
        }
    }
}

/// <summary>A stream that is only read, and only forward.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public abstract override int Read(Span<byte> to);
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
