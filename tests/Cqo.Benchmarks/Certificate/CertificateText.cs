namespace Cqo.Benchmarks.Certificate;

/// <summary>The words of the certificate: one array of runs for each paragraph, fields by their names in braces of our own.</summary>
static class CertificateText
{
    static readonly string[][] Paragraphs =
    [
        ["首席质量官聘任证书"],
        ["证书编号：", "@number"],
        ["@name", "（性别：", "@sex", "，出生日期：", "@birth", "）："],
        ["经民主推荐并审查任职条件，", "@enterprise", "（统一社会信用代码 ", "@credit_code", "）决定聘任您为首席质量官，在企业担任", "@post", "，于", "@appointed_on", "作出决定。"],
        ["聘期自", "@term_start", "起，至", "@term_end", "止。"],
        ["聘期内，您对质量安全负总的管理责任，有权制止不合格品出厂，有权就质量事项直接向企业主要负责人报告，并应当按年度向职工代表大会述职。"],
        ["本证书经登记机关备案后生效，遗失应当声明并申请补发。"],
        ["@issuer"],
        ["@issued_on"],
    ];

    /// <summary>Paragraphs with each field written as a contender's tag, or as its value.</summary>
    public static IEnumerable<string[]> With(Func<string, string> field) => Paragraphs.Select(p => p.Select(r => r.StartsWith('@') ? field(r[1..]) : r).ToArray());

    /// <summary>The text that a finished document must have.</summary>
    public static string Expected(Dictionary<string, string> record) => string.Concat(With(f => record[f]).Select(p => string.Concat(p) + "\n"));
}
