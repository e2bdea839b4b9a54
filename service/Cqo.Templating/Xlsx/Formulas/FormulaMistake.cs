namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>What an author should know about formulas and ranges whose lines moved, in the author's words.</summary>
internal static class FormulaMistake
{
    /// <summary>The diagnostics of what happened to a formula.</summary>
    /// <param name="notes">What happened.</param>
    /// <param name="formula">As the template has it.</param>
    /// <param name="place">Where it stands.</param>
    public static IEnumerable<Diagnostic> Of(FormulaNotes notes, string formula, Place place)
    {
        var text = Shown(formula);
        if (notes.HasFlag(FormulaNotes.Beyond)) yield return Beyond(formula, place);
        if (notes.HasFlag(FormulaNotes.Differing)) yield return Warning("CQO7131", place,
            $"“{text}”跨多张工作表，而这些表中重复的行列数不同，只能按第一张表改写：请分别引用每张表 | \"{text}\" reaches through several sheets whose rows or columns repeat differently; those of the first sheet were taken: refer to each sheet by itself");
        if (notes.HasFlag(FormulaNotes.Gone)) yield return Warning("CQO7132", place,
            $"“{text}”引用的行列因列表为空而消失，现指向它们原来的位置：请让列表至少保留一行（for 的 else） | nothing came of the lines that \"{text}\" refers to, because the list is empty; it names the place where they would stand: keep a row for the empty list (else of for)");
        if (notes.HasFlag(FormulaNotes.Inexpressible)) yield return Warning("CQO7134", place,
            $"“{text}”对重复的每一项应指向不同距离的单元格，一个公式无法表达：固定的行列请加 $，同一项的请写在同一行 | \"{text}\" would have to name cells at different distances for the items that repeat, which one formula cannot: put $ before lines that are fixed, and refer within the same row");
    }

    public static Diagnostic Beyond(string formula, Place place) => new("CQO7130", Severity.Error,
        $"“{Shown(formula)}”引用的单元格被推到了工作表的最后一行（{CellReference.MostRows}）或最后一列之外：请把它移到列表上方，或减少数据 | a cell of \"{Shown(formula)}\" was pushed beyond the last row ({CellReference.MostRows}) or column of its sheet: put it above the list, or fill less data", place);

    public static Diagnostic DataTable(Place place) => Warning("CQO7133", place,
        "模拟运算表（数据表）不能随行列移动，保持原样：请把它放在列表上方，或改用普通公式 | a what-if data table cannot follow rows and columns and is left as it is: put it above the list, or use plain formulas");

    public static Diagnostic NoMaster(Place place) => Warning("CQO7142", place,
        "这个共享公式的主公式不存在（或共享公式过多），这个单元格会变成空的：请重新输入公式 | the master of this shared formula does not exist (or shared formulas are too many), so the cell becomes empty: type the formula again");

    static string Shown(string text) => Opc.PartName.Printable(text.Length > 80 ? text[..80] + "…" : text);

    static Diagnostic Warning(string code, Place place, string message) => new(code, Severity.Warning, message, place);
}
