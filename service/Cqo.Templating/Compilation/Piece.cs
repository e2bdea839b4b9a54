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
    /// <summary>The value is what a chart shows; the relationship id of the chart is written.</summary>
    Chart,
    /// <summary>The value is not looked at; the next number of a drawing in this part is written.</summary>
    DrawingId,
    /// <summary>The value is the number of a list as the template has it; the number that the list goes by at this point is written.</summary>
    ListId,
    /// <summary>The value is the number of a list; nothing is written, and what follows of the list counts from its start again.</summary>
    ListRestart,
    /// <summary>In the place of a whole paragraph: the value is one paragraph of text, or blocks of its own.</summary>
    WordParagraph,
    /// <summary>Inside element content of XML that holds one line: escaped; a line break or tab becomes a blank.</summary>
    Line,
    /// <summary>Part of a link's target that begins it or stands before its path; percent-encoded but for what separates the parts of an address (RFC 3986 §2).</summary>
    Url,
    /// <summary>Part of a link's path: encoded, slashes stay.</summary>
    UrlPath,
    /// <summary>Part of a link's query or fragment: all but letters, digits and <c>-._~</c> is encoded.</summary>
    UrlQuery,
    /// <summary>The value is the whole target of a link; the id of its relationship is written.</summary>
    LinkRelationship,
    /// <summary>The value is the whole target of a link; it is written between the quotes of a field's instruction.</summary>
    LinkInstruction,
    /// <summary>The value is the number of a bound node, a colon and a text; nothing is written, the text is kept for that node.</summary>
    BoundValue,
    /// <summary>The value is the number of a bound node, a colon and its text in the template; the text kept for it is written as element content, or else that of the template.</summary>
    BoundText,
    /// <summary>The same in a double-quoted attribute.</summary>
    BoundAttribute,
    /// <summary>The value is a relationship of the body to a header or footer; that to the header of this record is written.</summary>
    RecordStory,
    /// <summary>The value is the number of a note, a colon and how many numbers a record takes; the number of the note of this record is written.</summary>
    RecordNote,
    /// <summary>Inside the text of a page's header or footer in a workbook: escaped, an ampersand doubled, a line break stays.</summary>
    HeaderText,
    /// <summary>The value is what a cell of a workbook holds: it keeps its type.</summary>
    Cell,
    /// <summary>The value is a part of a cell's text.</summary>
    CellText,
}

/// <summary>
/// One stretch of a template in reading order. A front end (text, Docx, later Xlsx) cuts its document into pieces; the language compiles
/// any sequence of pieces the same way, so a statement may open in one tag and close in another with document bytes between.
/// </summary>
internal abstract record Piece;

/// <summary>Bytes that are copied as they stand (UTF-8).</summary>
internal sealed record StaticPiece(ReadOnlyMemory<byte> Bytes) : Piece;

/// <summary>A point at which the front end does something of its own when rendering passes it.</summary>
internal sealed record MarkPiece(Mark Mark) : Piece;

/// <summary>What a front end knows about such a point.</summary>
internal abstract class Mark
{
    /// <summary>Whether it tells of rows, so that it counts when only those are counted.</summary>
    internal virtual bool IsLayout => false;

    /// <summary>Text of the template that stands at it, for what is captured instead of written; null when it is none.</summary>
    internal virtual string? Captured => null;
}

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
    /// <summary>What stands around the tag, for values that are more than text; null where only text is taken.</summary>
    internal RunFrame? Frame { get; init; }
    /// <summary>The tag belongs to an element, not to the text: it goes when the element does.</summary>
    internal bool MayVanish { get; init; }
}
