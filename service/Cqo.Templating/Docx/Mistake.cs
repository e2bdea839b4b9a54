namespace Cqo.Templating.Docx;

/// <summary>The mistakes that authors of Word templates make: what is wrong, why, and how to mend it.</summary>
internal static class Mistake
{
    public static Diagnostic LoneEnd(CharacterMap map, int at) => At(map, at, 2, "CQO5102",
        "}} 前面没有 {{：补上 {{，或删除 }} | }} stands without {{ before it: add {{ or delete }}");

    public static Diagnostic Unclosed(CharacterMap map, int at) => At(map, at, 2, "CQO5101",
        "{{ 在本段内没有对应的 }}：标签必须在同一段内结束（检查是否漏写、引号是否成对） | {{ has no }} in its paragraph: a tag must end where it began (look for a missing brace or quote)");

    public static Diagnostic UnclosedOutside(Place place) => Error("CQO5105", place,
        "链接、替代文字或属性中的 {{ 没有对应的 }}：请补上 | {{ in a link, an alternative text or a property has no }}: add it");

    public static Diagnostic OpenOutside(Place place) => Error("CQO5106", place,
        "链接、替代文字或属性中的 if 或 for 必须在同一处以 end 结束 | an if or for in a link, an alternative text or a property must end, with end, in the same text");

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

    public static Diagnostic NoList(WordTag tag) => Error("CQO5142", tag.Place,
        "{{ numbering.restart }} 所在的段落没有自动编号：请把它放进编号列表的第一段 | {{ numbering.restart }} stands in a paragraph without automatic numbering: put it into the first paragraph of a numbered list");

    public static Diagnostic SameOutsideRow(WordTag tag) => Error("CQO5143", tag.Place,
        "merge.same 用于合并相邻的相同单元格，只能写在重复的表格行里，每个单元格一次 | merge.same merges equal neighbouring cells: use it in a table row that repeats, once in a cell");

    public static Diagnostic TooManyMerges(WordTag tag, int most) => Error("CQO5144", tag.Place,
        $"merge.same 超过 {most} 处：请用循环（for）代替重复的行 | merge.same stands in more than {most} cells: write repeated rows once, in a loop (for)");

    public static Diagnostic ColumnsOutsideRow(WordTag tag) => Error("CQO5124", tag.Place,
        "重复列的写法是 {{ for x in list | repeat.columns }} … {{ end }}，两个标签写在同一表格行里，中间不能有 else | columns repeat by {{ for x in list | repeat.columns }} … {{ end }}, both tags in one table row, without else");

    public static Diagnostic ColumnsWithoutHeading(WordTag tag) => Error("CQO5125", tag.Place,
        "这些重复列在不重复的行（例如表头）里没有相同的一组：请在表头的同样位置也写 repeat.columns | no row that stands once (such as the heading) repeats the same columns: write repeat.columns at the same place of the heading, too");

    public static Diagnostic ColumnsCutByCell(WordTag tag) => Error("CQO5126", tag.Place,
        "某个合并单元格只盖住了重复列的一部分：请让它盖住全部，或一列也不盖 | a merged cell covers the repeated columns in part: let it cover all of them or none");

    public static Diagnostic NoteInMerged(string part, string note) => Error("CQO5141", new Place(part, 0, null, 0, 0, 0),
        $"模板有批注（{note}），不能合并成一份文档：请删去批注，或改为每条记录一个文件（.zip） | the template has comments ({note}) and cannot be merged into one document: delete them, or make a file for each record (.zip)");

    public static Diagnostic NotesMixed(string part) => Error("CQO5141", new Place(part, 0, null, 0, 0, 0),
        "脚注或尾注之间夹着分隔线，不能合并成一份文档：请用 Word 打开后重新保存，或改为每条记录一个文件（.zip） | separators stand between the notes, which cannot be merged into one document so: save the template again in Word, or make a file for each record (.zip)");

    public static Diagnostic TagsInMerged(string part) => Error("CQO5140", new Place(part, 0, null, 0, 0, 0),
        "批注里有标签，而合并后的文档只有一份批注：请改为每条记录一个文件（.zip） | comments hold tags, and a merged document has them once for all records: make a file for each record (.zip)");

    public static Diagnostic TooManyHeaders(string part, int most) => Error("CQO5180", new Place(part, 0, null, 0, 0, 0),
        $"各条记录的页眉页脚合计超过 {most} 个：请分成几份文档 | the headers and footers of all records are more than {most}: merge fewer records");

    public static Diagnostic BookmarkDropped(Place place, string name) => new("CQO5130", Severity.Warning,
        $"书签 {name} 位于重复内容中，生成的文档将不含它（书签名不能重复） | the bookmark {name} stands in repeated content and is left out of documents (its name may stand once only)", place);

    public static Diagnostic ControlTag(Place place) => Error("CQO5122", place,
        "内容控件的标记（或标题）必须恰好是一个输出值的标签，例如 {{ candidate.name }}；图片、目录等控件不能这样填：图片请用替代文字 | the tag (or title) of a content control must be exactly one tag that prints, e.g. {{ candidate.name }}; picture, contents and other special controls cannot be filled so: use the alternative text of a picture");

    public static Diagnostic ControlAroundRow(Place place) => Error("CQO5123", place,
        "包住整行的内容控件不能由一个值填写：请把控件放进单元格 | a content control around table rows cannot be filled by one value: put controls into the cells");

    public static Diagnostic FormTag(Place place) => Error("CQO5124", place,
        "复选框型窗体域的帮助文字必须恰好是一个输出值的标签，例如 {{ passed }} | the help text of a form check box must be exactly one tag that prints, e.g. {{ passed }}");

    public static Diagnostic BindingDropped(Place place, BindingRefusal refusal) => new("CQO5134", Severity.Warning,
        Both("内容控件与 XML 数据的绑定已解除（{0}）：否则 Word 会显示绑定的旧值，而不是填入的值", "the content control's binding to XML data is removed ({0}): Word would show the bound value instead of the one filled in", refusal), place);

    static string Both(string chinese, string english, BindingRefusal refusal)
    {
        var (why, reason) = refusal switch
        {
            BindingRefusal.Content => ("标签写在内容里：请写进控件的“标记”", "the tag stands in its content: write it into the control's tag property"),
            BindingRefusal.NoStore => ("文件里没有它所指的 XML 数据", "the document has no XML data of that id"),
            BindingRefusal.Path => ("它的路径不只是逐级的元素：请在 Word 的“XML 映射窗格”里重新绑定", "its path is more than elements step by step: bind it again in Word's XML mapping pane"),
            BindingRefusal.NoNode => ("它的路径没有通到恰好一处文字", "its path does not lead to exactly one text"),
            BindingRefusal.NoText => ("它所指的不是纯文字", "what it is bound to is no plain text"),
            BindingRefusal.Repeats => ("控件在重复的内容里，每一项都会写同一处", "the control repeats, and each item would write the same node"),
            _ => ("另一个控件把别的值写到同一处", "another control writes another value to the same node"),
        };
        return $"{chinese.Replace("{0}", why, StringComparison.Ordinal)} | {english.Replace("{0}", reason, StringComparison.Ordinal)}";
    }

    public static Diagnostic CommentDropped(Place place) => new("CQO5133", Severity.Warning,
        "批注位于重复内容中，生成的文档将不显示它（一条批注只能有一处）：如需保留，请移到重复内容之外 | a comment stands in repeated content and is not shown in documents (it may stand once only): move it out to keep it", place);

    public static Diagnostic Lost(Compilation.TagPiece tag) => Error("CQO5135", tag.Locate(0, tag.Code.Length),
        $"{{{{ {tag.Code.Trim()} }}}} 位于会随另一个标签一起消失的段落或行中：请把两者分开 | {{{{ {tag.Code.Trim()} }}}} stands in a paragraph or row that vanishes with another tag: set them apart");

    public static Diagnostic TooMuch(CharacterMap map, int most) => At(map, 0, 0, "CQO5132",
        $"标签超过 {most} 个，或带标签的段落合计过长：请用循环（for）代替重复的内容 | there are more than {most} tags, or the paragraphs that hold them are too long together: write repeated content once, in a loop (for)");

    public static Diagnostic ForeignPrefix(string part) => Error("CQO5131", new Place(part, 0, null, 0, 0, 0),
        "XML 前缀 w 另有所指：请用 Word 打开后重新保存 | the XML prefix w means something else here: save the document again in Word");

    public static Diagnostic NoChart(Place place) => Error("CQO5160", place,
        "替代文字里的标签属于图表，但它不能填写：只支持带嵌入数据、至少有一个系列的普通图表（柱形、条形、折线、饼、圆环、面积、散点、气泡、雷达），不支持链接的工作簿、SmartArt 和新式图表（瀑布图、地图等） | the tag in the alternative text belongs to a chart that cannot be filled: it takes an ordinary chart (column, bar, line, pie, doughnut, area, scatter, bubble, radar) with embedded data and a series at least, no linked workbook, SmartArt or newer kind (waterfall, map, …)");

    public static Diagnostic DocumentNotAlone(WordTag tag) => Error("CQO5150", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 插入整个文档，必须单独成段：请把同一段的其他文字移开 | {{{{ {tag.Code.Trim()} }}}} inserts a whole document: give it a paragraph of its own");

    public static Diagnostic DocumentWithArguments(WordTag tag) => Error("CQO5151", tag.Place,
        "插入的 Word 文档不接受参数：它与模板共用变量，请先给变量赋值 | a Word document takes no arguments: it shares the template's variables, so assign one before");

    public static Diagnostic DocumentInItself(WordTag tag, string name) => Error("CQO5152", tag.Place,
        $"“{name}”直接或间接地包含自身，或嵌套超过 10 层、插入超过 2,000 次：请去掉其中一处 | `{name}` includes itself, directly or not, or documents are nested more than 10 deep or inserted more than 2,000 times: remove one of the includes");

    public static Diagnostic DocumentRefused(WordTag tag, string name, string why) => Error("CQO5153", tag.Place,
        $"“{name}”不能插入 | `{name}` cannot be inserted: {why}");

    public static Diagnostic DocumentDropped(WordTag tag, string name, IEnumerable<string> what) => new("CQO5154", Severity.Warning,
        $"“{name}”中的这些内容没有带入 | these are not taken along from `{name}`: {string.Join("; ", what)}", tag.Place);

    static Diagnostic At(CharacterMap map, int at, int length, string code, string message) => Error(code, WordTag.PlaceOf(map, at, length), message);

    static Diagnostic Error(string code, Place place, string message) => new(code, Severity.Error, message, place);
}
