namespace Cqo.Templating.Xlsx.Filling;

/// <summary>The mistakes that authors of Excel templates make, and what data cannot be shown in a cell: what is wrong, why, and how to mend it.</summary>
internal static class FillingMistake
{
    public const string BadNumber = "CQO7100", BadCharacter = "CQO7101", LongText = "CQO7102", TooManyRows = "CQO7103", Uncounted = "CQO7104", NotMerged = "CQO7105", SheetName = "CQO7106", TooManyNotes = "CQO7107", LongNote = "CQO7108", NoteTaken = "CQO7109", NoPicture = "CQO7125";

    public static Diagnostic LoneEnd(Place place) => Error("CQO7110", place,
        "}} 前面没有 {{：补上 {{，或删除 }} | }} stands without {{ before it: add {{ or delete }}");

    public static Diagnostic Unclosed(Place place) => Error("CQO7111", place,
        "{{ 在本单元格内没有对应的 }}：标签必须在同一单元格内结束（检查是否漏写、引号是否成对） | {{ has no }} in its cell: a tag must end in the cell where it began (look for a missing brace or quote)");

    public static Diagnostic EndWithoutBlock(CellTag tag) => Error("CQO7112", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 没有对应的 for 或 if | {{{{ {tag.Code.Trim()} }}}} has no for or if that it belongs to");

    public static Diagnostic BlockWithoutEnd(CellTag tag) => Error("CQO7113", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 没有对应的 {{{{ end }}}}：请写在最后一行的最后一个单元格里 | {{{{ {tag.Code.Trim()} }}}} has no {{{{ end }}}}: write it into the last cell of the last row");

    public static Diagnostic OneCellBlock(CellTag tag, string keyword) => Error("CQO7114", tag.Place,
        $"在 Excel 模板中，{keyword} 到 end 必须写在同一个单元格内 | in an Excel template, {keyword} and its end must stand in one cell");

    public static Diagnostic SharedRow(CellTag tag) => Error("CQO7115", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 与另一组标签共用一行而不是完整嵌套（例如左右并列的两个列表）：请分行书写，或把并列的列表放在不同的工作表 | {{{{ {tag.Code.Trim()} }}}} shares a row with another block without being nested in it (such as two lists side by side): use separate rows, or a sheet for each list");

    public static Diagnostic OnePerTag(CellTag tag) => Error("CQO7116", tag.Place,
        $"{{{{ {tag.Code.Trim()} }}}} 一个标签只能开始一组重复或判断的行，且不能同时结束另一组：请拆成几个标签 | {{{{ {tag.Code.Trim()} }}}}: a tag opens one block of rows only, and does not close another: split it into several tags");

    public static Diagnostic TooManyTags(Place place, int most) => Error("CQO7117", place,
        $"标签超过 {most} 个，或带标签的文字合计过长：请用循环（for）代替重复的内容 | there are more than {most} tags, or the texts that hold them are too long together: write repeated content once, in a loop (for)");

    public static Diagnostic CountsSubtotals(Place place, string formula, int row) => new("CQO7120", Severity.Warning,
        $"公式 {formula} 引用的内层重复行之间夹着外层的其他行（第 {row} 行同列有内容，例如小计），会被一并计入：各级合计请改用 SUBTOTAL(9, …)，它不会重复计算小计 | the formula {formula} covers the rows of the outer repeat between the items, too (row {row} has content in that column, a subtotal perhaps): use SUBTOTAL(9, …) on every level, which does not count subtotals again", place);

    public static Diagnostic TooManyTemplateRows(Sheet sheet, int most) => Error("CQO7121", new Place(sheet.Part, 0, null, 0, 0, 0),
        $"工作表“{sheet.Name}”有重复的行，模板却超过 {most:N0} 行：请用循环（for）代替重复的内容，固定的数据放到另一个工作表 | sheet \"{sheet.Name}\" repeats rows and its template has more than {most:N0} rows: write repeated content once, in a loop (for), and keep fixed data on another sheet");

    public static Diagnostic OutOfTime(Place place, TimeSpan limit) => Error("CQO3004", place,
        $"生成文档超时（{limit.TotalSeconds:0.###} 秒）：请检查重复的行是否过多，其中的合并、条件格式、分页和图形要随每一项移动 | Rendering took longer than the limit of {limit.TotalSeconds:0.###} s. Check for rows that repeat very often, with merged cells, formats, breaks or shapes that follow each item.");

    public static Diagnostic TooManyPlaces(Place place) => Error(TooManyRows, place,
        "重复的项过多，每一项的行又各不相同，无法记住它们的位置：请把 if 写进单元格而不是围住行，或减少数据 | too many items whose rows differ: their places cannot be held; put the if into cells instead of around rows, or fill less data");

    public static Diagnostic SharedPart(string part) => Error("CQO7122", new Place(part, 0, null, 0, 0, 0),
        "两个工作表使用同一个部件：请用 Excel 打开并另存，或重建工作簿 | two sheets share one part: open the workbook in Excel and save it again, or make it anew");

    public static Diagnostic SameOutsideRow(CellTag tag) => Error("CQO7123", tag.Place,
        "merge.same 用于合并相邻的相同单元格：只能写在重复的行里、标签的末尾、每个单元格一次，且不与 note 同用 | merge.same merges equal neighbouring cells: write it at the end of a tag in a row that repeats, once in a cell, and not together with note");

    public static Diagnostic SameInMerged(CellTag tag, string what, string english) => Error("CQO7124", tag.Place,
        $"{what}，不能再用 merge.same 合并：请取消其中之一 | {english}, so merge.same cannot merge it: give up one of them");

    public static Diagnostic TagStays(string part, string what, string english) => new("CQO7126", Severity.Warning,
        $"{what}里的标签不会被填写，原样留在文件里：请把值放进单元格（批注可写成 {{{{ x | note y }}}}） | a tag in {english} is not filled and stays as it is typed: put the value into a cell (a note: {{{{ x | note y }}}})", new Place(part, 0, null, 0, 0, 0));

    public static Diagnostic TagInFormula(Place place) => Error("CQO7118", place,
        "公式里不能写标签（数据不能成为公式）：请把值放进一个单元格，再在公式中引用它 | a formula takes no tags (data must never become a formula): put the value into a cell and refer to that");

    public static Diagnostic Unfilled(string part) => Error("CQO7119", new Place(part, 0, null, 0, 0, 0),
        "此处有标签，但这个部件不能填写：请把标签移到单元格里 | a tag stands in a part that is not filled: move it into a cell");

    static Diagnostic Error(string code, Place place, string message) => new(code, Severity.Error, message, place);
}
