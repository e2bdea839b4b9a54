using System.Globalization;
using System.Text.Json;
using Cqo.Templating;

namespace Cqo.Benchmarks.Certificate;

/// <summary>Invented people and firms, the same on every machine.</summary>
static class CertificateRecords
{
    public const int Count = 500;

    public static readonly string[] Fields = ["number", "name", "sex", "birth", "enterprise", "credit_code", "post", "appointed_on", "term_start", "term_end", "issuer", "issued_on"];

    static readonly string[] Surnames = ["欧阳", "宋", "彭", "熊", "𠮷田", "程", "涂", "万", "余", "詹"];
    static readonly string[] Given = ["楚云", "汉江", "若溪", "行远", "知微", "望舒", "怀瑾"];
    static readonly string[] Cities = ["武汉市", "宜昌市", "襄阳市", "黄石市", "荆州市", "十堰市", "恩施州"];
    static readonly string[] Trades = ["光电", "桥梁 & 钢构", "食品<绿色>", "汽车部件", "生物医药"];

    /// <summary>The twelve texts of one certificate.</summary>
    public static Dictionary<string, string> Record(int i)
    {
        var city = Cities[i % Cities.Length];
        var day = new DateOnly(2024, 1, 1).AddDays(i * 11 % 900);
        return new Dictionary<string, string>
        {
            ["number"] = string.Create(CultureInfo.InvariantCulture, $"鄂质官证〔{day.Year}〕4201-{i:0000}"),
            ["name"] = Surnames[i % Surnames.Length] + Given[i * 3 % Given.Length],
            ["sex"] = i % 2 == 0 ? "女" : "男",
            ["birth"] = Chinese(new DateOnly(1970, 1, 1).AddDays(i * 37)),
            ["enterprise"] = $"{city}{Trades[i % Trades.Length]}第{i + 1}有限责任公司",
            ["credit_code"] = string.Create(CultureInfo.InvariantCulture, $"91420100{300000000 + i * 7919}X"),
            ["post"] = i % 3 == 0 ? "副总经理" : "质量总监",
            ["appointed_on"] = Chinese(day),
            ["term_start"] = Chinese(day),
            ["term_end"] = Chinese(day.AddYears(5).AddDays(-1)),
            ["issuer"] = city + "市场监督管理局",
            ["issued_on"] = Chinese(day.AddDays(9)),
        };
    }

    static string Chinese(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    public static string AllAsJson() => JsonSerializer.Serialize(Enumerable.Range(0, Count).Select(Record));

    public static ModelObject Model(int i) => ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(Record(i)));
}
