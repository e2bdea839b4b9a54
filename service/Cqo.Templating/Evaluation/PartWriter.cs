using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary>
/// The bytes of one part while it is rendered: a UTF-8 buffer from the shared pool. With a stream to flow into, the buffer is emptied whenever it is full,
/// so that a long part is deflated while it is still in the processor's cache; without one it grows. Dispose gives the buffer back.
/// </summary>
internal sealed partial class PartWriter(RenderBudget budget, string pictureIdPrefix = "rIdCqo", Stream? flow = null) : IDisposable
{
    const int FirstSize = 32 * 1024;
    const long Growth = 4;

    byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    int _length;
    long _flowed;
    Func<SourceSpan, Place>? _locate;

    /// <summary>What was written so far and has not flowed on; valid until the next write.</summary>
    internal ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);
    /// <summary>Bytes written so far, those that flowed on included.</summary>
    internal long Length => _flowed + _length;
    /// <summary>The tag whose value is written now: the place of an error.</summary>
    internal SourceSpan At { get; set; }

    /// <summary>Takes the points of the plan and the values of cells; null where a plan has none.</summary>
    internal MarkTarget? Marks { get; init; }

    /// <summary>Free bytes behind what was written; <see cref="Take"/> says how many were used.</summary>
    internal Span<byte> Room(int length)
    {
        if (_buffer.Length - _length < length) Grow(length);
        return _buffer.AsSpan(_length);
    }

    internal Memory<byte> RoomInMemory(int length)
    {
        if (_buffer.Length - _length < length) Grow(length);
        return _buffer.AsMemory(_length);
    }

    internal void Take(int length) => _length += length;

    /// <summary>Tells how places of this part are found; the interpreter does so at the start of a run.</summary>
    internal void Begin(Func<SourceSpan, Place> locate) => _locate = locate;

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - _length < bytes.Length)
        {
            if (flow is not null && bytes.Length > _buffer.Length) { Pass(bytes); return; }
            Grow(bytes.Length);
        }
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Writes markup that the engine made.</summary>
    internal void WriteXml(string xml) => WriteRaw(xml);

    /// <summary>Writes a value's text as its surroundings need it.</summary>
    internal void WriteText(ReadOnlySpan<char> text, OutputContext context)
    {
        switch (context)
        {
            case OutputContext.Text: WriteRaw(text); break;
            case OutputContext.Picture: WritePicture(text); break;
            case OutputContext.DrawingId or OutputContext.ListId or OutputContext.ListRestart: WriteNumber(text, context); break;
            case OutputContext.LinkRelationship or OutputContext.LinkInstruction: WriteLink(text.ToString(), context); break;
            case OutputContext.BoundValue or OutputContext.BoundText or OutputContext.BoundAttribute: WriteBound(text, context); break;
            case OutputContext.RecordStory or OutputContext.RecordNote: WriteOfRecord(text, context); break;
            case OutputContext.HeaderText: WriteEscaped(text.ToString().Replace("&", "&&", StringComparison.Ordinal), OutputContext.XmlText); break;
            default: WriteEscaped(text, context); break;
        }
    }

    /// <summary>Writes a whole number; digits need no escaping anywhere.</summary>
    internal void WriteInteger(long number)
    {
        const int longest = 20;
        if (_buffer.Length - _length < longest) Grow(longest);
        System.Buffers.Text.Utf8Formatter.TryFormat(number, _buffer.AsSpan(_length), out var written);
        _length += written;
    }

    void WriteRaw(ReadOnlySpan<char> text)
    {
        var longest = text.Length * 3;
        if (_buffer.Length - _length < longest) Grow(longest, Encoding.UTF8.GetByteCount(text));
        if (Utf8.FromUtf16(text, _buffer.AsSpan(_length), out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            throw Broken(text);
        _length += written;
    }

    /// <param name="needed">Bytes that come at most.</param>
    /// <param name="exactly">Bytes that come, where that is known to be less.</param>
    void Grow(int needed, int exactly = -1)
    {
        var coming = exactly < 0 ? needed : exactly;
        CheckSize(Length + coming);
        Flow();
        if (needed <= _buffer.Length - _length) return;
        // Never beyond the limit of the output, which what comes was just held to.
        var most = Math.Max(budget.OutputBytes - budget.BytesOfFinishedParts - _flowed, _length + coming);
        var wanted = Math.Max((long)_length + needed, _buffer.Length * Growth);
        var bigger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Min(wanted, most)));
        _buffer.AsSpan(0, _length).CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = bigger;
    }

    // A long stretch of the template needs no room in the buffer.
    void Pass(ReadOnlySpan<byte> bytes)
    {
        CheckSize(Length + bytes.Length);
        Flow();
        flow!.Write(bytes);
        _flowed += bytes.Length;
    }

    void Flow()
    {
        if (flow is null) return;
        flow.Write(_buffer, 0, _length);
        _flowed += _length;
        _length = 0;
    }

    /// <summary>Checks the byte limit at the end of a part, as the buffer may hold a little more than allowed, and lets the rest flow on.</summary>
    internal void End()
    {
        CheckSize(Length);
        Flow();
    }

    void CheckSize(long length)
    {
        if (budget.BytesOfFinishedParts + length > budget.OutputBytes)
            throw Fail("CQO3003", $"文档超过大小上限：请减少数据行数 | The document grew past the limit of {budget.OutputBytes:N0} bytes. Pass fewer rows, or raise the limit.");
    }

    internal RenderException Fail(string code, string message) =>
        new(new Diagnostic(code, Severity.Error, message, _locate?.Invoke(At) ?? default));
}
