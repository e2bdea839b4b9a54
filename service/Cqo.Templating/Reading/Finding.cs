namespace Cqo.Templating.Reading;

/// <summary>What is said about a document. Its text is quoted shortened: a document may be hostile.</summary>
internal static class Finding
{
    const int Longest = 80;

    public static Diagnostic Changed(string was, string now, Place place)
    {
        var (before, after) = (Quoted(was), Quoted(now));
        if (before.Length == 0 && after.Length == 0) return Warning("CQO6012", "段落、单元格或图片与模板不同 | a paragraph, cell or picture is not as in the template", place);
        if (before.Length == 0) return Warning("CQO6012", $"文档中多出模板没有的文字“{after}” | the text “{after}” is not in the template", place);
        if (after.Length == 0) return Warning("CQO6011", $"模板中的文字“{before}”在文档中没有 | the template's text “{before}” is missing in the document", place);
        return Warning("CQO6010", $"模板中的文字“{before}”在文档中是“{after}” | the template's text “{before}” reads “{after}” in the document", place);
    }

    public static Diagnostic Differs(string path, string first, string other, Place place) => Warning("CQO6013",
        $"字段 {path} 前后不一致：“{Quoted(first)}”和“{Quoted(other)}”，采用前者 | the field {path} stands twice and differs: “{Quoted(first)}” and “{Quoted(other)}”; the first is taken", place);

    public static Diagnostic NotInvertible(string source, string text, Place place) => Warning("CQO6014",
        $"表达式 {{{{ {source} }}}} 显示“{Quoted(text)}”，不能还原为字段 | the expression {{{{ {source} }}}} shows “{Quoted(text)}”, which no field follows from", place);

    public static Diagnostic Ambiguous(string label, string text, string other, Place place) => Warning("CQO6015",
        $"{label} 可以读作“{Quoted(text)}”，也可以读作“{Quoted(other)}”：请在模板中用文字隔开 | {label} can be read as “{Quoted(text)}” or as “{Quoted(other)}”: separate the values by some text in the template", place);

    public static Diagnostic TooDifferent(string part) => Error("CQO6016",
        "文档与模板相差太大，或者过长，无法还原：请核对是否为该模板生成的文档 | the document is too different from the template, or too long, to be read: check that this template made it", part);

    public static Diagnostic PartMissing(string part) => Warning("CQO6017", "文档中没有模板的这一部分（页眉、页脚、脚注等） | the document lacks this part of the template (header, footer, notes, …)", new Place(part, 0, null, 0, 0, 0));

    public static Diagnostic NotInForm(string path, string text, Place place) => Warning("CQO6018",
        $"字段 {path} 处的“{Quoted(text)}”不是模板写出的形式，不能还原 | “{Quoted(text)}”, where the field {path} stands, is not in the form that the template writes", place);

    public static Diagnostic NoDocument() => Error("CQO6019", "只有 Word 模板的文档才能还原为数据 | only documents of Word templates can be read back", "");

    /// <summary>Text without line ends and marks, shortened.</summary>
    public static string Quoted(string signs)
    {
        var words = Sign.Words(signs).ReplaceLineEndings(" ").Trim();
        return words.Length <= Longest ? words : words[..(char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }

    static Diagnostic Warning(string code, string message, Place place) => new(code, Severity.Warning, message, place);

    static Diagnostic Error(string code, string message, string part) => new(code, Severity.Error, message, new Place(part, 0, null, 0, 0, 0));
}
