namespace Cqo.Templating.Docx;

/// <summary>The mistakes that authors of Word templates make: what is wrong, why, and how to mend it.</summary>
internal static class Mistake
{
    public static Diagnostic LoneEnd(CharacterMap map, int at) => At(map, at, 2, "CQO5102",
        "}} 前面没有 {{：补上 {{，或删除 }} | }} stands without {{ before it: add {{ or delete }}");

    public static Diagnostic Unclosed(CharacterMap map, int at) => At(map, at, 2, "CQO5101",
        "{{ 在本段内没有对应的 }}：标签必须在同一段内结束（检查是否漏写、引号是否成对） | {{ has no }} in its paragraph: a tag must end where it began (look for a missing brace or quote)");

    public static Diagnostic Crosses(CharacterMap map, int at, int length, bool field) => At(map, at, length, "CQO5103", field
        ? "标签跨越了域的边界：请删除这个域，重新输入整个标签 | the tag crosses the border of a field: delete the field and type the tag again"
        : "标签中间有图片、脚注、分页符或公式：请把它移到标签之外 | a picture, note, page break or formula stands inside the tag: move it out");

    public static Diagnostic Unsupported(Place place, string where) => Error("CQO5104", place,
        $"{{{{ 出现在{where}，此处不支持标签：请改写为普通文字 | a tag stands where none can be filled ({where}): use plain text");

    public static Diagnostic EndWithoutBlock(WordTag tag) => Error("CQO5110", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 没有对应的 for 或 if | {{{{ {tag.Code.Trim()} }}}} has no for or if that it belongs to");

    public static Diagnostic BlockWithoutEnd(WordTag tag) => Error("CQO5111", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 没有对应的 {{{{ end }}}}：请在重复或判断的内容之后加上 | {{{{ {tag.Code.Trim()} }}}} has no {{{{ end }}}}: add it behind the content");

    public static Diagnostic NotAlone(WordTag tag) => Error("CQO5112", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 与它的另一半不在同一段，前后又都有文字：请让它单独成段 | {{{{ {tag.Code.Trim()} }}}} has text before and behind it and its other half in another paragraph: give it a paragraph of its own");

    public static Diagnostic Unbalanced(WordTag tag) => Error("CQO5113", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 与它的另一半一个在表格、文本框、内容控件或链接之内，一个在外：请移到同一层 | of {{{{ {tag.Code.Trim()} }}}} and its other half one stands inside a table, box, control or link and one outside: move both to the same level");

    public static Diagnostic Crossing(WordTag tag) => Error("CQO5114", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 与另一组标签交叉（例如共用一行或一段）：请让各组标签分行或完整嵌套 | {{{{ {tag.Code.Trim()} }}}} crosses another block (they share a row or paragraph): nest them fully, or use separate rows");

    public static Diagnostic RowBranch(WordTag tag) => Error("CQO5115", tag.Place,
        $"表格行之间的 {{{{ {tag.Code.Trim()} }}}} 必须单独占一行 | {{{{ {tag.Code.Trim()} }}}} between table rows needs a row of its own");

    public static Diagnostic TextOnlyBlock(WordTag tag, string keyword) => Error("CQO5116", tag.Place,
        $"在 Word 模板中，{keyword} 到 end 必须写在同一个标签内 | in a Word template, {keyword} and its end must stand in one tag");

    public static Diagnostic AltText(Place place) => Error("CQO5120", place,
        "图片的替代文字必须恰好是一个标签，例如 {{ verify.qr }} | the alternative text of a picture must be exactly one tag, e.g. {{ verify.qr }}");

    public static Diagnostic NoPicture(Place place) => Error("CQO5121", place,
        "替代文字中有标签，但该图形不是图片：请改用嵌入的图片 | the alternative text holds a tag but the drawing is no embedded picture: use one");

    public static Diagnostic BookmarkDropped(Place place, string name) => new("CQO5130", Severity.Warning,
        $"书签 {name} 位于重复内容中，生成的文档将不含它（书签名不能重复） | the bookmark {name} stands in repeated content and is left out of documents (its name may stand once only)", place);

    public static Diagnostic Lost(Compilation.TagPiece tag) => Error("CQO5133", tag.Locate(0, tag.Code.Length),
        $"{{{{ {tag.Code.Trim()} }}}} 位于会随另一个标签一起消失的段落或行中：请把两者分开 | {{{{ {tag.Code.Trim()} }}}} stands in a paragraph or row that vanishes with another tag: set them apart");

    public static Diagnostic TooMuch(CharacterMap map, int most) => At(map, 0, 0, "CQO5132",
        $"标签超过 {most} 个，或带标签的段落合计过长：请用循环（for）代替重复的内容 | there are more than {most} tags, or the paragraphs that hold them are too long together: write repeated content once, in a loop (for)");

    public static Diagnostic ForeignPrefix(string part) => Error("CQO5131", new Place(part, 0, null, 0, 0, 0),
        "XML 前缀 w 另有所指：请用 Word 打开后重新保存 | the XML prefix w means something else here: save the document again in Word");

    static Diagnostic At(CharacterMap map, int at, int length, string code, string message) => Error(code, WordTag.PlaceOf(map, at, length), message);

    static Diagnostic Error(string code, Place place, string message) => new(code, Severity.Error, message, place);
}
