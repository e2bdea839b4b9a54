using System.Globalization;

namespace Cqo.Templating;

/// <summary>What happens when a template names a field that the model lacks.</summary>
public enum MissingValue
{
    /// <summary>Rendering fails with the place of the tag. The default: a certificate with a hole is not a certificate.</summary>
    Error,
    /// <summary>Nothing is printed, as in Scriban's relaxed mode.</summary>
    Empty,
}

/// <summary>Options and limits of one rendering. Every limit that is reached is an error with its place; none cuts a text.</summary>
public sealed record RenderOptions
{
    /// <summary>Culture of numbers and dates in <c>to_string</c> and printing. Default zh-CN.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("zh-CN");
    /// <summary>Policy for missing fields. Default <see cref="MissingValue.Error"/>.</summary>
    public MissingValue Missing { get; init; } = MissingValue.Error;
    /// <summary>Steps of loops whose source is not the model, over the whole rendering. Default 100,000.</summary>
    public int LoopSteps { get; init; } = 100_000;
    /// <summary>Rows of lists of the model, over the whole rendering. Default 5,000,000.</summary>
    public int DataRows { get; init; } = 5_000_000;
    /// <summary>Depth of nested calls and expressions. Default 100.</summary>
    public int Depth { get; init; } = 100;
    /// <summary>Bytes of all parts written by tags and text, before compression. Default 64 MiB.</summary>
    public long OutputBytes { get; init; } = 64L << 20;
    /// <summary>Bytes of all parts of a workbook that tags touch, before compression. Default 1,280 MiB, as much as one sheet that is read may have; a million rows of fifteen columns are some 800 MB.</summary>
    public long SheetBytes { get; init; } = 1280L << 20;
    /// <summary>Characters of one string made by a template. Default 1 Mi.</summary>
    public int StringLength { get; init; } = 1 << 20;
    /// <summary>Characters that functions and operators read or make, over the whole rendering. Default 256 Mi. It bounds the memory of texts that a template keeps.</summary>
    public long TextTotal { get; init; } = 256L << 20;
    /// <summary>Time of one regular expression. Default 1 s.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromSeconds(1);
    /// <summary>Time of the whole rendering. Default 10 s.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>Instant that <c>date.now</c> shows; null makes <c>date.now</c> an error, so that the same input gives the same bytes.</summary>
    public DateTimeOffset? Now { get; init; }
    /// <summary>Draws a QR code for <c>word.qr</c>: from the text and the level of correction (L, M, Q or H; ISO/IEC 18004) to a picture as models hold them
    /// (<c>data:image/png;base64,…</c>). The engine asks for no text longer than the level holds. The same text must give the same picture. Null: <c>word.qr</c> is an error.</summary>
    public Func<string, char, string>? QrCode { get; init; }
    /// <summary>Turns Markdown into HTML for <c>word.markdown</c>. Called with at most 100,000 characters; an <see cref="ArgumentException"/> means that the text cannot be read.
    /// Null: <c>word.markdown</c> is an error.</summary>
    public Func<string, string>? Markdown { get; init; }
    /// <summary>Takes warnings that only data brings about; one for each call. Null, the default: nobody wants them.</summary>
    public RenderWarnings? Warnings { get; init; }
}
