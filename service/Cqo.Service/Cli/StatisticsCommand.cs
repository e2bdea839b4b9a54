using System.CommandLine;
using Cqo.Domain.Statistics;
using Cqo.Service.Hosting;
using Cqo.Service.Policies;
using Cqo.Service.Problems;
using Cqo.Service.Statistics;

namespace Cqo.Service.Cli;

/// <summary><c>statistics check FILE.xlsx</c>: what the service would read from a returned table, fix in it and ask about it.</summary>
static class StatisticsCommand
{
    static readonly Argument<string> File = new("FILE") { Description = "交来的统计表 (.xlsx) / the returned table" };
    static readonly Option<bool> Json = new("--json") { Description = "输出 JSON，与服务 /api/statistics/check 的回答相同 / print JSON, as the service answers" };
    static readonly Option<DateOnly?> CutOff = new("--cut-off") { Description = "统计截止日期 / day on which a CQO must be in post to count", HelpName = "YYYY-MM-DD" };
    static readonly Option<string?> Pack = new("--policy-pack") { Description = "政策包，用于核对任期 / policy pack that names the length of a term", HelpName = "ID" };
    static readonly Option<string?> Region = new("--region") { Description = "填报单位的行政区划代码 / code of the unit that sent the file", HelpName = "CODE" };
    static readonly Option<string?> Sheet = new("--sheet") { Description = "只读这个工作表 / the only sheet to read", HelpName = "NAME" };
    static readonly Option<string[]> Confirm = new("--confirm") { Description = "表头指哪个字段 / what a header means", HelpName = "HEADER=FIELD", AllowMultipleArgumentsPerToken = false };

    public static Command Create()
    {
        var check = new Command("check", "检查交来的统计表 / Check a returned statistics table") { File, Json, CutOff, Pack, Region, Sheet, Confirm };
        check.SetAction((parsed, cancellation) => CheckAsync(parsed, cancellation));
        return new Command("statistics", "统计表 / The statistics table") { check };
    }

    /// <summary>0 when nothing is asked, 1 when something is or the file cannot be read.</summary>
    static async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (path, settings) = (parsed.GetRequiredValue(File), new CqoSettings());
        if (Files.TryOpen(path) is not { } content)
        {
            return 1;
        }
        await using var opened = content;
        try
        {
            var order = new CheckOrder(Path.GetFileName(path), parsed.GetValue(CutOff), parsed.GetValue(Pack), parsed.GetValue(Region), parsed.GetValue(Sheet), HeaderAnswers.Parse(parsed.GetValue(Confirm) ?? []));
            var verb = new CheckWorkbook(new LayoutCatalog(settings), new PolicyCatalog(settings));
            return parsed.GetValue(Json) ? await PrintJsonAsync(verb, order, content, cancellation) : Print(verb, order, content, cancellation);
        }
        catch (ProblemException problem)
        {
            await Console.Error.WriteLineAsync($"{path}: error {problem.Members.GetValueOrDefault("code") ?? problem.Type}: {problem.Text} / {problem.TextEn}");
            return 1;
        }
    }

    static async Task<int> PrintJsonAsync(CheckWorkbook verb, CheckOrder order, Stream content, CancellationToken cancellation)
    {
        await using var output = Console.OpenStandardOutput();
        return (await verb.WriteJsonAsync(order, content, output, cancellation)).IsClear ? 0 : 1;
    }

    static int Print(CheckWorkbook verb, CheckOrder order, Stream content, CancellationToken cancellation)
    {
        using var import = verb.Open(order, content, cancellation);
        var (tables, isClear) = (0, true);
        foreach (var sheet in import.Sheets())
        {
            foreach (var row in sheet.Rows())
            {
                PrintFindings(order.File, sheet.Summary().Sheet, row.Findings);
            }
            var summary = sheet.Summary();
            if (!sheet.HasTable)
            {
                Console.Out.WriteLine($"{order.File}[{summary.Sheet}]: 没有统计表，{summary.Counts.Rows} 行 / no statistics table, {summary.Counts.Rows} rows");
                continue;
            }
            PrintFindings(order.File, summary.Sheet, summary.Findings);
            Print(order.File, summary);
            (tables, isClear) = (tables + 1, isClear && sheet.IsClear);
        }
        return tables > 0 && isClear ? 0 : 1;
    }

    static void PrintFindings(string file, string sheet, IEnumerable<RowFinding> findings)
    {
        foreach (var finding in findings)
        {
            var place = finding.Address.Length == 0 ? sheet : $"{sheet}!{finding.Address}";
            var word = finding.Severity == FindingSeverity.Question ? "question" : "notice";
            var proposal = finding.Proposal is null ? "" : $" [建议 / proposal: {finding.Proposal}]";
            Console.Out.WriteLine($"{file}[{place}]: {word} {finding.Rule}: {finding.Text} | {finding.TextEn}{proposal}");
        }
    }

    static void Print(string file, SheetSummary sheet)
    {
        var c = sheet.Counts;
        Console.Out.WriteLine($"{file}[{sheet.Sheet}]: {c.Rows} 行：采用 {c.Accepted}，修正后采用 {c.Fixed}（{c.Fixes} 处），待核实 {c.Questioned}，非数据 {c.NotData}"
            + $" / {c.Rows} rows: {c.Accepted} accepted, {c.Fixed} fixed ({c.Fixes} cells), {c.Questioned} in question, {c.NotData} not data");
    }
}
