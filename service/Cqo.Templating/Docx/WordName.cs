namespace Cqo.Templating.Docx;

/// <summary>The elements that templating must know; all others are copied unread.</summary>
internal enum WordName : byte
{
    Other,
    /// <summary>Character data, no element.</summary>
    CharacterData,
    Body,
    Paragraph,
    ParagraphProperties,
    SectionProperties,
    Run,
    RunProperties,
    RunText,
    Tab,
    Break,
    NoBreakHyphen,
    LastRenderedPageBreak,
    Table,
    Row,
    Cell,
    GridColumn,
    Inserted,
    MovedTo,
    Deleted,
    DeletedText,
    Hyperlink,
    SmartTag,
    FieldCharacter,
    FieldInstruction,
    SimpleField,
    /// <summary>Drawings, embedded objects, symbols, notes' marks, formulas: something that shows and is no text.</summary>
    Object,
    Drawing,
    TextBox,
    ContentControl,
    ContentControlProperties,
    ContentControlContent,
    Id,
    RangeMark,
    BookmarkStart,
    BookmarkEnd,
    Story,
    DrawingProperties,
    PictureProperties,
    Blip,
    ExtensionList,
    NumberingProperties,
    NumberingId,
    NumberingLevel,
    ParagraphStyle,
    Style,
    BasedOn,
    List,
    AbstractList,
    AbstractListId,
    Level,
    LevelOverride,
    StartOverride,
    Start,
    /// <summary>Properties that stand before <c>w:numPr</c> in <c>w:pPr</c>.</summary>
    EarlyParagraphProperty,
    CellProperties,
    VerticalMerge,
    GridSpan,
    CellWidth,
    /// <summary>Properties that stand before <c>w:vMerge</c> in <c>w:tcPr</c>, beside width and span.</summary>
    EarlyCellProperty,
    HeaderRow,
    TableGrid,
    RowProperties,
    GridBefore,
    /// <summary>A link on a drawing: <c>a:hlinkClick</c>, <c>a:hlinkHover</c>.</summary>
    DrawingLink,
    /// <summary>Title or description of a table.</summary>
    TableCaption,
    /// <summary>Settings of a field of the legacy forms.</summary>
    FormData,
    FormCheckBox,
    FormChecked,
    /// <summary>Help or status text of such a field.</summary>
    FormHelp,
    CommentReference,
}

/// <summary>Names by namespace: WordprocessingML, drawing and compatibility markup, transitional and strict (ECMA-376 part 1, part 3, part 4).</summary>
internal static class WordNames
{
    const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const string StrictMain = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    static readonly Dictionary<string, char> Namespaces = new()
    {
        [Main] = 'w', [StrictMain] = 'w',
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = 'd', ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"] = 'd',
        ["http://schemas.openxmlformats.org/drawingml/2006/main"] = 'a', ["http://purl.oclc.org/ooxml/drawingml/main"] = 'a',
        ["http://schemas.openxmlformats.org/drawingml/2006/picture"] = 'p', ["http://purl.oclc.org/ooxml/drawingml/picture"] = 'p',
        ["http://schemas.openxmlformats.org/officeDocument/2006/math"] = 'm', ["http://purl.oclc.org/ooxml/officeDocument/math"] = 'm',
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = 'c',
    };

    static readonly Dictionary<string, WordName> Names = new()
    {
        ["w:body"] = WordName.Body, ["w:p"] = WordName.Paragraph, ["w:pPr"] = WordName.ParagraphProperties, ["w:sectPr"] = WordName.SectionProperties,
        ["w:r"] = WordName.Run, ["w:rPr"] = WordName.RunProperties, ["w:t"] = WordName.RunText, ["w:tab"] = WordName.Tab, ["w:br"] = WordName.Break, ["w:cr"] = WordName.Break,
        ["w:noBreakHyphen"] = WordName.NoBreakHyphen, ["w:lastRenderedPageBreak"] = WordName.LastRenderedPageBreak,
        ["w:tbl"] = WordName.Table, ["w:tr"] = WordName.Row, ["w:tc"] = WordName.Cell, ["w:gridCol"] = WordName.GridColumn,
        ["w:ins"] = WordName.Inserted, ["w:moveTo"] = WordName.MovedTo, ["w:del"] = WordName.Deleted, ["w:moveFrom"] = WordName.Deleted, ["w:delText"] = WordName.DeletedText,
        ["w:hyperlink"] = WordName.Hyperlink, ["w:smartTag"] = WordName.SmartTag,
        ["w:fldChar"] = WordName.FieldCharacter, ["w:instrText"] = WordName.FieldInstruction, ["w:delInstrText"] = WordName.DeletedText, ["w:fldSimple"] = WordName.SimpleField,
        ["w:drawing"] = WordName.Drawing, ["w:pict"] = WordName.Object, ["w:object"] = WordName.Object, ["w:sym"] = WordName.Object, ["w:ptab"] = WordName.Object, ["w:ruby"] = WordName.Object,
        ["w:pgNum"] = WordName.Object, ["w:footnoteReference"] = WordName.Object, ["w:endnoteReference"] = WordName.Object, ["w:footnoteRef"] = WordName.Object, ["w:endnoteRef"] = WordName.Object,
        ["m:oMath"] = WordName.Object, ["m:oMathPara"] = WordName.Object, ["c:AlternateContent"] = WordName.Object, ["w:txbxContent"] = WordName.TextBox,
        ["w:sdt"] = WordName.ContentControl, ["w:sdtPr"] = WordName.ContentControlProperties, ["w:sdtContent"] = WordName.ContentControlContent, ["w:id"] = WordName.Id,
        ["w:bookmarkStart"] = WordName.BookmarkStart, ["w:bookmarkEnd"] = WordName.BookmarkEnd,
        ["w:commentRangeStart"] = WordName.RangeMark, ["w:commentRangeEnd"] = WordName.RangeMark, ["w:permStart"] = WordName.RangeMark, ["w:permEnd"] = WordName.RangeMark,
        ["w:commentReference"] = WordName.CommentReference, ["w:comment"] = WordName.Story, ["w:hdr"] = WordName.Story, ["w:ftr"] = WordName.Story, ["w:footnote"] = WordName.Story, ["w:endnote"] = WordName.Story,
        ["d:docPr"] = WordName.DrawingProperties, ["p:cNvPr"] = WordName.PictureProperties, ["a:blip"] = WordName.Blip, ["a:extLst"] = WordName.ExtensionList,
        ["w:numPr"] = WordName.NumberingProperties, ["w:numId"] = WordName.NumberingId, ["w:ilvl"] = WordName.NumberingLevel, ["w:pStyle"] = WordName.ParagraphStyle,
        ["w:style"] = WordName.Style, ["w:basedOn"] = WordName.BasedOn, ["w:num"] = WordName.List, ["w:abstractNum"] = WordName.AbstractList, ["w:abstractNumId"] = WordName.AbstractListId,
        ["w:lvl"] = WordName.Level, ["w:lvlOverride"] = WordName.LevelOverride, ["w:startOverride"] = WordName.StartOverride, ["w:start"] = WordName.Start,
        ["w:keepNext"] = WordName.EarlyParagraphProperty, ["w:keepLines"] = WordName.EarlyParagraphProperty, ["w:pageBreakBefore"] = WordName.EarlyParagraphProperty,
        ["w:framePr"] = WordName.EarlyParagraphProperty, ["w:widowControl"] = WordName.EarlyParagraphProperty,
        ["w:tcPr"] = WordName.CellProperties, ["w:vMerge"] = WordName.VerticalMerge, ["w:gridSpan"] = WordName.GridSpan, ["w:tcW"] = WordName.CellWidth, ["w:cnfStyle"] = WordName.EarlyCellProperty,
        ["w:hMerge"] = WordName.EarlyCellProperty, ["w:tblHeader"] = WordName.HeaderRow, ["w:tblGrid"] = WordName.TableGrid, ["w:trPr"] = WordName.RowProperties, ["w:gridBefore"] = WordName.GridBefore,
        ["a:hlinkClick"] = WordName.DrawingLink, ["a:hlinkHover"] = WordName.DrawingLink, ["w:ffData"] = WordName.FormData, ["w:checkBox"] = WordName.FormCheckBox, ["w:checked"] = WordName.FormChecked,
        ["w:helpText"] = WordName.FormHelp, ["w:statusText"] = WordName.FormHelp, ["w:tblCaption"] = WordName.TableCaption, ["w:tblDescription"] = WordName.TableCaption,
    };

    static readonly Dictionary<string, WordName>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A letter for a namespace that matters, or NUL.</summary>
    public static char Letter(string uri) => Namespaces.GetValueOrDefault(uri);

    public static WordName Find(char letter, ReadOnlySpan<byte> local)
    {
        const int longest = 24;
        if (letter == '\0' || local.Length > longest) return WordName.Other;
        Span<char> key = stackalloc char[longest + 2];
        key[0] = letter;
        key[1] = ':';
        for (var i = 0; i < local.Length; i++) key[i + 2] = (char)local[i];
        return Lookup.TryGetValue(key[..(local.Length + 2)], out var name) ? name : WordName.Other;
    }
}
