using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cqo.Benchmarks.Language;

/// <summary>One row of the loop.</summary>
sealed record LanguageRow(string A, string B, string C, string D, string E, string F, string G, string H, int I, int J);

/// <summary>The rows, the template that prints them and the loop that prints the same by hand.</summary>
static class LanguageRows
{
    internal const string Template =
        """
        {{ for r in rows }}{{ for.index + 1 }}. {{ r.a | string.strip | string.upcase }}, {{ r.b | string.strip | string.downcase }}, {{ r.c | string.append "·" | string.prepend "〔" }}, {{ r.d | string.replace "公司" "厂" | string.strip }}, {{ r.e | string.truncate 8 "…" | string.append "。" }}, {{ r.f | string.capitalize | string.strip }}, {{ r.g | string.slice 2 | string.upcase }}, {{ r.h | string.remove "-" | string.pad_left 12 }}, {{ r.i | math.plus 1 | math.times 2 }}, {{ r.j | math.minus 3 | math.abs }}
        {{ end }}
        """;

    internal const string CertificateTemplate =
        """
        {{ number }} {{ candidate.name | zh.name }} {{ candidate.title_of_address }} {{ enterprise.name }} {{ enterprise.credit_code }} {{ issued_on | zh.date }}
        {{ term.start | zh.day }} {{ term.end | zh.day }} {{ term.years }} {{ if enterprise.above_scale }}规上{{ end }} {{ verify.url }} {{ for d in departments }}{{ d }}{{ if !for.last }}、{{ end }}{{ end }}
        """;

    internal const string CertificateJson =
        """
        {"number":"鄂质官证〔2026〕420106-0001","issued_on":"2026-11-22","verify":{"url":"http://localhost:5080/verify/ABCD"},"departments":["质量管理部","检验部"],
         "candidate":{"name":"张三","title_of_address":"先生"},"enterprise":{"name":"武汉某某装备有限公司","credit_code":"91420100MA00000000","above_scale":true},"term":{"start":"2026-11-22","end":"2031-11-21","years":5}}
        """;

    internal static LanguageRow[] Make(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new LanguageRow(
            $" Quality {i} ", $" OFFICER {i}", $"鄂质{i}", $"武汉第{i}公司 ", $"首席质量官培训记录{i}", $"training {i}", $"ab-{i}-cd", $"1380000-{i}", i, i * 7 % 11))];

    internal static string Json(LanguageRow[] rows) => JsonSerializer.Serialize(new { rows }, JsonSerializerOptions.Web);

    internal static string ByHand(LanguageRow[] rows)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var row in rows)
        {
            text.Append((++number).ToString(CultureInfo.InvariantCulture)).Append(". ").Append(row.A.Trim().ToUpperInvariant()).Append(", ").Append(row.B.Trim().ToLowerInvariant()).Append(", ");
            text.Append('〔').Append(row.C).Append("·, ").Append(row.D.Replace("公司", "厂", StringComparison.Ordinal).Trim()).Append(", ");
            text.Append(row.E.Length <= 8 ? row.E : row.E[..7] + "…").Append("。, ").Append(Capitalize(row.F).Trim()).Append(", ");
            text.Append(row.G[2..].ToUpperInvariant()).Append(", ").Append(row.H.Replace("-", "", StringComparison.Ordinal).PadLeft(12)).Append(", ");
            text.Append(((row.I + 1) * 2).ToString(CultureInfo.InvariantCulture)).Append(", ").Append(Math.Abs(row.J - 3).ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        return text.ToString();
    }

    static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
