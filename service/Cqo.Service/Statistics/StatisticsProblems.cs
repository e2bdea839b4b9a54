using System.Globalization;
using Cqo.Domain.Statistics;
using Cqo.Service.Problems;

namespace Cqo.Service.Statistics;

/// <summary>What can stand in the way of collecting.</summary>
static class StatisticsProblems
{
    public static ProblemException NoUnit(string? code) => new("unit-not-found", StatusCodes.Status404NotFound,
        $"没有代码为“{Shown(code)}”的填报单位，或不在您的范围内。请从填报单位列表（/api/statistics/units）中选择；开发区等请先由市里增加。",
        $"There is no reporting unit “{Shown(code)}”, or it is not yours. Choose one of those that /api/statistics/units lists; a zone must first be added by its city.");

    public static ProblemException UnitExists(string name, string code) => new("unit-exists", StatusCodes.Status409Conflict,
        $"“{name}”已经是填报单位，代码{code}，没有重复增加。", $"“{name}” is a reporting unit already, code {code}; nothing was added.");

    public static ProblemException TooManyUnits(string city) => new("invalid-request", StatusCodes.Status422UnprocessableEntity,
        $"{city}自行增加的填报单位已满99个，不能再增加。", $"{city} has added 99 units; there is no room for more.");

    public static ProblemException NoPeriod() => new("period-not-found", StatusCodes.Status404NotFound,
        "没有这一期统计。请从统计期列表中选择，或先开启一期。", "There is no such collection. Choose one of the list, or open one first.");

    public static ProblemException PeriodExists(CollectionPeriod period) => new("period-exists", StatusCodes.Status409Conflict,
        $"{period.Year}年、截止日{period.CutOff:O}的统计已经按政策包{period.PackId}（第{period.PackVersion}版）开启。一期的政策包不能更改；请用另一个截止日新开一期。",
        $"The collection of {period.Year} with cut-off date {period.CutOff:O} is open with pack {period.PackId} version {period.PackVersion}; the pack of a collection cannot change. Open another one with another date.");

    public static ProblemException NoHeaderAnswer(string header) => new("header-answer-not-found", StatusCodes.Status404NotFound,
        $"没有记住关于表头“{Shown(header)}”的答复，可能已经撤销。请刷新列表。", $"No answer about the header “{Shown(header)}” is remembered; it may have been taken back. Load the list again.");

    public static ProblemException NoSubmission() => new("submission-not-found", StatusCodes.Status404NotFound,
        "没有这份统计表，或不在您的范围内。请在统计表列表中重新查找。", "There is no such submission, or it is not yours. Look it up in the list again.");

    public static ProblemException Replaced(Submission file) => new("submission-replaced", StatusCodes.Status409Conflict,
        $"这是第{file.Version}版，该单位已经提交了更新的统计表，旧版没有退回单。请从现行的一版生成。", $"This is version {file.Version}; the unit has sent a newer table, and an older one has no return file. Make it from the one in force.");

    public static ProblemException NothingInQuestion(Submission file) => new("nothing-in-question", StatusCodes.Status409Conflict,
        $"“{Shown(file.FileName)}”没有待核实的行，不需要退回。", $"Nothing in “{Shown(file.FileName)}” is in question, so there is nothing to return.");

    public static ProblemException IsReturn(string file) => new("return-file", StatusCodes.Status422UnprocessableEntity,
        $"“{file}”是退回核实单，只有待核实的行。提交它会使原表的其他行失去效力，所以没有登记。请在原表中改正，再提交整张原表。",
        $"“{file}” is a return file: it holds the rows in question only. Filing it would put all other rows of the table out of force, so nothing was registered. Correct the original table and send the whole of it.");

    public static ProblemException NoSnapshot() => new("snapshot-not-found", StatusCodes.Status404NotFound,
        "没有这份定稿，或不在您的范围内。请在定稿列表中重新查找。", "There is no such snapshot, or it is not yours. Look it up in the list again.");

    public static ProblemException Altered() => new("document-altered", StatusCodes.Status409Conflict,
        "库中的文件与收到时不一致（被改动、替换或删除），因此不予提供。已导入的各行不受影响；请联系管理员从备份恢复。",
        "The stored file is not the one that was received (changed, replaced or removed), so it is not handed out. Its rows are not affected; ask your administrator to restore it.");

    public static ProblemException NoTable(string file, IReadOnlyList<RowFinding> findings) => new("table-not-found", StatusCodes.Status422UnprocessableEntity,
        $"文件“{file}”中没有找到统计表，没有登记。{findings.Select(f => f.Text).FirstOrDefault("请检查是否选错了文件。")}",
        $"No statistics table was found in “{file}”; nothing was registered. {findings.Select(f => f.TextEn).FirstOrDefault("Check whether this is the right file.")}")
    {
        Members = new Dictionary<string, object?> { ["tableFindings"] = findings },
    };

    public static ProblemException KeyMissing() => new("idempotency-key-missing", StatusCodes.Status400BadRequest,
        "请求缺少可用的 Idempotency-Key（1 到 255 个可见的 ASCII 字符）。请为每次提交生成一个新的键，重试时沿用同一个键。",
        "The request has no usable Idempotency-Key (1 to 255 visible ASCII characters). Make a new key for every request and keep it when you repeat the request.");

    public static ProblemException KeyReused() => new("idempotency-key-reused", StatusCodes.Status422UnprocessableEntity,
        "这个 Idempotency-Key 已用于另一份内容不同的请求，没有登记任何内容。请换一个新键。",
        "This Idempotency-Key was used for a request with other content; nothing was registered. Use a new key.");

    public static ProblemException Field(string path, string zh, string en) =>
        new("invalid-request", StatusCodes.Status422UnprocessableEntity, zh, en) { Fields = new Dictionary<string, (string, string)> { [path] = (zh, en) } };

    /// <summary>Checks a client's key.</summary>
    public static string Key(string? key) => string.IsNullOrWhiteSpace(key) || key.Length > 255 || key.Any(c => c is < '!' or > '~') ? throw KeyMissing() : key;

    /// <summary>Checks a short text of a user.</summary>
    public static string Line(string path, string? text, int shortest, int longest, string zh, string en)
    {
        return IsLine(text, shortest, longest) ? text!.Trim()
            : throw Field(path, $"{zh}须为{shortest}到{longest}个字，不含换行和看不见的字符。", $"{en} takes {shortest} to {longest} characters without line breaks and invisible ones.");
    }

    /// <summary>Whether a text is one line that shows as it is. Format characters turn the direction of what follows: a name could show as another.</summary>
    public static bool IsLine(string? text, int shortest, int longest) =>
        text?.Trim() is { } line && line.Length >= shortest && line.Length <= longest && !line.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    static string Shown(string? code) => new([.. (code ?? "").Take(20).Where(c => !char.IsControl(c))]);
}
