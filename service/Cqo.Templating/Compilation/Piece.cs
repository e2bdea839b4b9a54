namespace Cqo.Templating.Compilation;

/// <summary>Where the value of a tag is written, which decides how it is escaped.</summary>
internal enum OutputContext
{
    /// <summary>Plain text: no escaping.</summary>
    Text,
    /// <summary>Inside <c>w:t</c>: XML-escaped; a line break closes the run text, writes <c>w:br</c> and opens it again, a tab writes <c>w:tab</c>.</summary>
    WordText,
    /// <summary>Inside other element content of XML: escaped only.</summary>
    XmlText,
    /// <summary>Inside a double-quoted attribute: escaped with quotes and line breaks.</summary>
    XmlAttribute,
    /// <summary>The value is a picture (data URI or bytes); the relationship id of the stored picture is written.</summary>
    Picture,
    /// <summary>The value is not looked at; the next number of a drawing in this part is written.</summary>
    DrawingId,
    /// <summary>The value is the number of a list as the template has it; the number that the list goes by at this point is written.</summary>
    ListId,
    /// <summary>The value is the number of a list; nothing is written, and what follows of the list counts from its start again.</summary>
    ListRestart,
}

/// <summary>
/// One stretch of a template in reading order. A front end (text, Docx, later Xlsx) cuts its document into pieces; the language compiles
/// any sequence of pieces the same way, so a statement may open in one tag and close in another with document bytes between.
/// </summary>
internal abstract record Piece;

/// <summary>Bytes that are copied as they stand (UTF-8).</summary>
internal sealed record StaticPiece(ReadOnlyMemory<byte> Bytes) : Piece;

/// <summary>
/// The code between <c>{{</c> and <c>}}</c>, already decoded and free of markup; whitespace-control marks (<c>-</c>, <c>~</c>) are stripped and applied by
/// the front end. <paramref name="Locate"/> maps an offset in the code (UTF-16 units) and a length to a place in the template.
/// </summary>
internal sealed record TagPiece(string Code, OutputContext Context, Func<int, int, Place> Locate) : Piece
{
    /// <summary>White space that stands alone before the tag on its line: further lines of a value are set in by it, as Scriban does. Plain text only.</summary>
    internal string Indent { get; init; } = "";
    /// <summary>The code is a whole script: no braces end it.</summary>
    internal bool IsScript { get; init; }
}
