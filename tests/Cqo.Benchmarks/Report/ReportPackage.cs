using System.Security;

namespace Cqo.Benchmarks.Report;

/// <summary>The report as a Word document: as a template in some library's tags, or finished.</summary>
static class ReportPackage
{
    const int Title = 44, Heading = 30, Body = 24, Cell = 18;
    const int Width = 8300;

    static readonly string[] Columns = ["序号", "指标名称", "单位", "目标值", "实际值", "结论"];
    static readonly string Borders = string.Concat(new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(e => $"<w:{e} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"));

    public static byte[] Template(ReportSyntax syntax)
    {
        var blocks = Array.ConvertAll(syntax.Blocks, Tags);
        var section = Section(syntax.SectionField, blocks[1] + Met(syntax.SectionField) + blocks[2] + Unmet(syntax.SectionField) + blocks[3], syntax.Rows);
        return WordPackage.Make(Report(syntax.Field, blocks[0] + section + blocks[4] + Tags(syntax.Tail)));
    }

    /// <summary>The bytes of <c>word/document.xml</c> of a finished report.</summary>
    public static byte[] Finished(ReportData data) => WordPackage.MainPart(Report(f => Of(data, f), string.Concat(data.Sections.Select(Finished))));

    /// <summary>The text that a finished report must have: its paragraphs in order, each with a line end.</summary>
    public static string Expected(ReportData data) => string.Concat(
        [$"{data.Year}年度首席质量官工作报告\n", $"{data.Region} {data.Office} 编制人：{data.Author} 日期：{data.Date}\n", $"本报告共列示指标{data.Total}项。\n",
         .. data.Sections.Select(Expected), "报告完。\n"]);

    static string Expected(ReportSection s) => $"{s.No}. {s.Title}\n{s.Summary}\n"
        + (s.Met ? $"本节指标已达标，综合得分{s.Score}分。\n" : $"本节指标未达标，须限期整改：{s.Note}。\n")
        + string.Concat(Columns.Concat(s.Rows.SelectMany(r => r.Cells)).Select(c => c + "\n"));

    static string Finished(ReportSection section) =>
        Section(f => Of(section, f), section.Met ? Met(f => Of(section, f)) : Unmet(f => Of(section, f)), section.Rows.Select(r => Array.ConvertAll(r.Cells, c => new[] { c })));

    static string Of(ReportData data, string field) => field switch
    {
        "year" => data.Year,
        "region" => data.Region,
        "office" => data.Office,
        "author" => data.Author,
        "date" => data.Date,
        _ => data.Total,
    };

    static string Of(ReportSection section, string field) => field switch
    {
        "no" => section.No,
        "title" => section.Title,
        "summary" => section.Summary,
        "score" => section.Score,
        _ => section.Note,
    };

    static string Report(Func<string, string> field, string sections) =>
        Paragraph([field("year"), "年度首席质量官工作报告"], Title)
        + Paragraph([field("region"), " ", field("office"), " 编制人：", field("author"), " 日期：", field("date")], Body)
        + Paragraph(["本报告共列示指标", field("total"), "项。"], Body) + sections + Paragraph(["报告完。"], Body);

    static string Section(Func<string, string> field, string verdict, IEnumerable<string[][]> rows) =>
        Paragraph([field("no"), ". ", field("title")], Heading) + Paragraph([field("summary")], Body) + verdict + Table(rows);

    static string Met(Func<string, string> field) => Paragraph(["本节指标已达标，综合得分", field("score"), "分。"], Body);

    static string Unmet(Func<string, string> field) => Paragraph(["本节指标未达标，须限期整改：", field("note"), "。"], Body);

    // One paragraph for each line: a tag of a block stands alone.
    static string Tags(string? lines) => lines is null ? "" : string.Concat(lines.Split('\n').Select(l => Paragraph([l], Body)));

    static string Table(IEnumerable<string[][]> rows) =>
        $"<w:tbl><w:tblPr><w:tblW w:w=\"{Width}\" w:type=\"dxa\"/><w:tblBorders>{Borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{string.Concat(Enumerable.Repeat($"<w:gridCol w:w=\"{Width / Columns.Length}\"/>", Columns.Length))}</w:tblGrid>"
        + Row(Array.ConvertAll(Columns, c => new[] { c }), "<w:trPr><w:tblHeader/></w:trPr>") + string.Concat(rows.Select(r => Row(r, ""))) + "</w:tbl>";

    static string Row(string[][] cells, string properties) => $"<w:tr>{properties}{string.Concat(cells.Select(CellOf))}</w:tr>";

    static string CellOf(string[] runs) =>
        $"<w:tc><w:tcPr><w:tcW w:w=\"{Width / Columns.Length}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{string.Concat(runs.Select(r => Run(r, Cell)))}</w:p></w:tc>";

    static string Paragraph(string[] runs, int size) =>
        $"<w:p><w:pPr><w:spacing w:line=\"360\" w:lineRule=\"auto\"/><w:jc w:val=\"both\"/></w:pPr>{string.Concat(runs.Select(r => Run(r, size)))}</w:p>";

    static string Run(string text, int size) =>
        $"<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"仿宋\" w:hAnsi=\"Times New Roman\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";
}
