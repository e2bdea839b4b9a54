namespace Cqo.Templating.Xlsx.Following;

/// <summary>What an author should know about things that cannot follow the rows and columns they belong to, in the author's words.</summary>
internal static class FollowingMistake
{
    public static Diagnostic RelativeName(string name, string formula, Place place) => Warning("CQO7135", place,
        $"名称“{name}”（{formula}）没有用 $ 固定行列，无法随列表移动：请改成如 $B$5 的绝对引用 | the name \"{name}\" ({formula}) refers without $ to lines that move, so it could not follow: make it absolute, like $B$5");

    public static Diagnostic TableColumns(string table, Place place) => Error("CQO7136", place,
        $"表格“{table}”中有重复的列，而表格的列数和标题必须固定：请用“转换为区域”把它变成普通区域，或不在表格内重复列 | columns repeat inside the table \"{table}\", whose columns and headings must be fixed: convert it to a range, or repeat no columns in it");

    public static Diagnostic TableRepeats(string table, Place place) => Error("CQO7137", place,
        $"表格“{table}”的标题行在重复的内容里，而一个表格只能有一个标题行：请用“转换为区域”把它变成普通区域 | the heading of the table \"{table}\" stands in repeated rows, and a table has one heading: convert it to a range");

    public static Diagnostic TableEmpty(string table, Place place) => Error("CQO7143", place,
        $"表格“{table}”没有剩下任何数据行，而 Excel 的表格至少要有一行：请让列表至少保留一行（for 的 else） | no data row is left of the table \"{table}\", and a table needs one: keep a row for the empty list (else of for)");

    public static Diagnostic FirstItemOnly(string what, string english, Place place) => Warning("CQO7138", place,
        $"{what}在重复的行或列里，只出现在第一项：请移到列表之外 | {english} stands in repeated rows or columns and is shown at the first item only: move it out of the list");

    public static Diagnostic TooManyAreas(Place place) => Warning("CQO7139", place,
        "条件格式、数据验证或链接的区域过多（每一项一块），已改为覆盖整个列表：请让它包含每一项的所有行 | a conditional format, validation or link would get too many areas (one for each item) and now covers all of the list: let it take all rows of an item");

    public static Diagnostic TooManyBreaks(int most, Place place) => Error("CQO7140", place,
        $"手动分页符超过 Excel 允许的 {most} 个：请减少分页，或按组分成多张工作表 | there are more manual page breaks than the {most} that Excel allows: break less often, or use a sheet for each group");

    public static Diagnostic TooManyLinks(int most, Place place) => Error("CQO7144", place,
        $"超链接超过 Excel 允许的 {most} 个：请改用 HYPERLINK 公式，或分成多张工作表 | there are more links than the {most} that Excel allows: use the formula HYPERLINK, or several sheets");

    public static Diagnostic TooManySparklines(int most, Place place) => Error("CQO7145", place,
        $"迷你图超过 {most} 个：请减少，或分成多张工作表 | there are more than {most} sparklines: use fewer, or several sheets");

    public static Diagnostic TooManyMerges(int most, Place place) => Error("CQO7146", place,
        $"合并单元格将超过 {most} 处，Excel 难以打开：请不要在重复的行里合并单元格 | there would be more than {most} merged cells, which Excel can hardly open: merge no cells in rows that repeat");

    public static Diagnostic Unreadable(string part, Xml.XmlFault fault) => Warning("CQO7141", new Place(part, 0, null, 0, 0, 0),
        $"此部件无法读取，其中的单元格位置保持原样：{Chinese(fault.Message)} | the part cannot be read, so the cells it names stay as they are: {English(fault.Message)}");

    static string Chinese(string message) => message.Split(" | ")[0];

    static string English(string message) => message.Split(" | ")[^1];

    static Diagnostic Warning(string code, Place place, string message) => new(code, Severity.Warning, message, place);

    static Diagnostic Error(string code, Place place, string message) => new(code, Severity.Error, message, place);
}
