using Cqo.Domain.Eligibility;
using Cqo.Service.Problems;

namespace Cqo.Service.Certificates;

/// <summary>What can stand in the way of a certificate.</summary>
static class CertificateProblems
{
    public static ProblemException KeyMissing() => new(
        "idempotency-key-missing", 400,
        "请求缺少可用的 Idempotency-Key（1 到 255 个可见的 ASCII 字符）。请为每次签发生成一个新的键，重试时沿用同一个键。",
        "The request has no usable Idempotency-Key (1 to 255 visible ASCII characters). Make a new key for every certificate and keep it when you repeat the request.");

    public static ProblemException KeyReused() => new(
        "idempotency-key-reused", 422,
        "这个 Idempotency-Key 已用于另一份内容不同的请求，没有登记任何内容。如需签发新的证书，请换一个新键。",
        "This Idempotency-Key was used for a request with other content; nothing was registered. Use a new key for a new certificate.");

    public static ProblemException InProgress(TimeSpan wait) => new(
        "request-in-progress", 409,
        "同一请求正在处理中，证书尚未完成。请稍候用同一请求查询结果，不要更换键。",
        "The same request is being worked on; the certificate is not ready yet. Repeat the same request with the same key shortly.")
    {
        RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
    };

    public static ProblemException GivenUp(Certificate certificate) => new(
        "already-void", 409,
        $"为这次请求预留的编号 {certificate.Number} 未能完成，已作废：{certificate.VoidReason}。请换一个新键重新签发，将使用新的编号。",
        $"The number {certificate.Number} reserved for this request could not be finished and is void: {certificate.VoidReason}. Send it again under a new key; it will get a new number.");

    public static ProblemException AlreadyVoid(Certificate certificate) => new(
        "already-void", 409,
        $"证书 {certificate.Number} 已作废（{certificate.VoidReason}），不能再次操作。",
        $"Certificate {certificate.Number} is void already ({certificate.VoidReason}); nothing more can be done with it.");

    public static ProblemException NotEligible(Decision decision)
    {
        var blocking = decision.Findings.Where(f => f.Blocks).ToList();
        return new ProblemException(
            "candidate-not-eligible", 422,
            $"候选人不符合聘任条件，没有使用编号。阻止签发的条件有 {blocking.Count} 项：{string.Join("；", blocking.Select(f => f.Title))}。请按各项提示补齐或更正后重新提交。",
            $"The candidate does not meet the conditions; no number was used. {blocking.Count} condition(s) stand in the way: {string.Join("; ", blocking.Select(f => f.TitleEn))}. "
            + "Complete or correct the facts as each finding says, then send again.")
        {
            Members = new Dictionary<string, object?> { ["findings"] = decision.Findings },
        };
    }

    public static ProblemException VoidReason() => Field(
        "invalid-request", "reason", "请写明作废原因（2 到 500 个字，不含换行）。原因与编号一同永久保存。",
        "Say why the certificate is made void (2 to 500 characters, no line breaks). The reason is kept with the number for ever.");

    public static ProblemException NotIssued(Certificate certificate) => new(
        "certificate-not-issued", 409,
        $"证书 {certificate.Number} 正在签发，文件尚未入库。请稍候再试。",
        $"Certificate {certificate.Number} is being issued; its paper is not in the library yet. Try again shortly.") { RetryAfter = 2 };

    public static ProblemException NoSuchPaper(string[] names) => new(
        "template-not-found", 404, $"没有这种文书。可选：{string.Join("、", names)}。", $"There is no such paper. Choose one of: {string.Join(", ", names)}.");

    public static ProblemException RenderFailed(string template, string place) => new(
        "template-invalid", 422,
        $"模板“{template}”不能用这些内容生成文件：{place}。请模板作者改正；已预留的编号会保留，改正后用同一请求重试。",
        $"The template “{template}” cannot be filled with these values: {place}. Ask its author to correct it; a reserved number is kept, repeat the same request afterwards.");

    public static ProblemException UnknownState() => Field(
        "invalid-request", "state", "没有这种状态。可选：reserved（预留）、issued（已签发）、void（已作废）。", "There is no such state. Choose reserved, issued or void.");

    static ProblemException Field(string type, string path, string zh, string en) =>
        new(type, 422, zh, en) { Fields = new Dictionary<string, (string, string)> { [path] = (zh, en) } };
}
