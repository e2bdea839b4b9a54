using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cqo.Service.Problems;

namespace Cqo.Service.Certificates;

/// <summary>The public page: no script, no picture, readable on a telephone, by a screen reader and in print.</summary>
static class VerifyPage
{
    const string Style =
        ":root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,'Noto Sans CJK SC',sans-serif;max-width:36rem;margin:0 auto;padding:1.5rem}" +
        "h1{font-size:1.4rem}.status{border:.2rem solid;border-radius:.5rem;padding:.75rem 1rem;font-weight:700}dt{font-weight:700;margin-top:.5rem}dd{margin:0;overflow-wrap:anywhere}";

    static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(VerifyStatus status, Certificate? certificate, Language language)
    {
        var title = language.Choose("首席质量官聘任授权证书查验", "Verification of a Chief Quality Officer's certificate");
        var (verdict, advice) = Words(status, language);
        var other = language.Choose("<a href=\"?lang=en\" lang=\"en\" hreflang=\"en\">English</a>", "<a href=\"?lang=zh\" lang=\"zh-CN\" hreflang=\"zh-CN\">中文</a>");
        return $"""
            <!doctype html>
            <html lang="{language.Tag()}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>{verdict} - {title}</title><style>{Style}</style></head>
            <body><main>
            <h1>{title}</h1>
            <p class="status" data-status="{status.ToString().ToLowerInvariant()}">{verdict}</p>
            <p>{advice}</p>
            {(certificate is null ? "" : Details(certificate, language))}
            </main><footer><p>{other}</p></footer></body>
            </html>
            """;
    }

    static (string Verdict, string Advice) Words(VerifyStatus status, Language language) => status switch
    {
        VerifyStatus.Valid => language.Choose(("✓ 证书有效", "请核对以下内容与纸面是否一致；不一致的，以登记为准。"), ("✓ Valid", "Compare the following with the paper. If they differ, the register counts.")),
        VerifyStatus.Expired => language.Choose(("⚠ 任期已届满", "该证书曾经有效，任期现已结束。"), ("⚠ Expired", "The certificate was valid; its term is over.")),
        VerifyStatus.Void => language.Choose(("✗ 证书已作废", "该证书不再有效。如有疑问，请联系聘任企业。"), ("✗ Void", "The certificate is no longer valid. Ask the enterprise that appointed.")),
        _ => language.Choose(("✗ 查无此证书", "没有签发过带有此查验码的证书。请重新扫描纸面上的二维码，或核对网址是否完整。"),
            ("✗ Unknown", "No certificate with this code was issued. Scan the code on the paper again, or check that the address is complete.")),
    };

    static (string, string) Choose(this Language language, (string, string) chinese, (string, string) english) => language == Language.English ? english : chinese;

    static string Details(Certificate c, Language language)
    {
        (string Term, string Text)[] lines =
        [
            (language.Choose("证书编号", "Number"), c.Number),
            (language.Choose("姓名", "Name"), c.CandidateName),
            (language.Choose("企业", "Enterprise"), c.EnterpriseName),
            (language.Choose("任期", "Term"), $"{Day(c.TermStart)} {language.Choose("至", "to")} {Day(c.TermEnd)}"),
            .. c.VoidedAt is { } voided ? [(language.Choose("作废日期", "Void since"), Day(DateOnly.FromDateTime(voided.ToOffset(TimeSpan.FromHours(8)).DateTime)))] : Array.Empty<(string, string)>(),
        ];
        return $"<dl>{string.Concat(lines.Select(l => $"<dt>{l.Term}</dt><dd>{Html.Encode(l.Text)}</dd>"))}</dl>";
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
