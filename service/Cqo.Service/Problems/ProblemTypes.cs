namespace Cqo.Service.Problems;

/// <summary>The problem types and their titles. An id never changes meaning.</summary>
public static class ProblemTypes
{
    static readonly Dictionary<string, (string Zh, string En)> Titles = new()
    {
        ["candidate-not-eligible"] = ("候选人不符合任职条件", "The candidate is not eligible"),
        ["invalid-facts"] = ("填写的内容有误", "Some entries are not valid"),
        ["idempotency-key-missing"] = ("缺少 Idempotency-Key", "Idempotency-Key is missing"),
        ["idempotency-key-invalid"] = ("Idempotency-Key 无效", "Idempotency-Key is not valid"),
        ["idempotency-key-reused"] = ("Idempotency-Key 已用于其他内容", "Idempotency-Key was used for another request"),
        ["request-in-progress"] = ("相同请求正在处理", "The same request is in progress"),
        ["certificate-not-found"] = ("没有这份证书", "No such certificate"),
        ["document-not-found"] = ("没有这份文件", "No such document"),
        ["document-altered"] = ("文件已被改动", "The document was altered"),
        ["document-name-invalid"] = ("文件名无效", "The document name is not valid"),
        ["template-not-found"] = ("没有这个模板", "No such template"),
        ["template-invalid"] = ("模板有错误", "The template has mistakes"),
        ["policy-pack-not-found"] = ("没有这个政策包", "No such policy pack"),
        ["policy-pack-invalid"] = ("政策包有错误", "The policy pack has mistakes"),
        ["layout-invalid"] = ("统计表版式有错误", "The layout of the table has mistakes"),
        ["workbook-refused"] = ("文件不能读取", "The file cannot be read"),
        ["unit-not-found"] = ("没有这个填报单位", "No such reporting unit"),
        ["unit-exists"] = ("填报单位已经存在", "The reporting unit exists already"),
        ["period-not-found"] = ("没有这一期统计", "No such collection"),
        ["period-exists"] = ("这一期统计已经存在", "The collection exists already"),
        ["header-answer-not-found"] = ("没有这条答复", "No such answer"),
        ["submission-not-found"] = ("没有这份统计表", "No such submission"),
        ["submission-replaced"] = ("这份统计表已被替换", "The submission was replaced"),
        ["nothing-in-question"] = ("没有待核实的行", "Nothing is in question"),
        ["return-file"] = ("退回单不能代替统计表", "A return file is no whole table"),
        ["table-not-found"] = ("文件中没有统计表", "The file holds no statistics table"),
        ["snapshot-not-found"] = ("没有这份定稿", "No such snapshot"),
        ["sheet-not-found"] = ("没有这个工作表", "No such sheet"),
        ["candidate-of-another-enterprise"] = ("候选人属于其他企业", "The candidate belongs to another enterprise"),
        ["candidate-not-found"] = ("没有这名候选人", "No such candidate"),
        ["certificate-not-issued"] = ("证书尚未签发", "The certificate is not issued"),
        ["already-void"] = ("证书已经作废", "The certificate is void already"),
        ["body-too-large"] = ("提交的内容过大", "The request is too large"),
        ["malformed-body"] = ("提交的内容无法读取", "The request cannot be read"),
        ["invalid-request"] = ("请求有误", "The request is not valid"),
        ["media-type-not-supported"] = ("不支持的内容类型", "Media type not supported"),
        ["not-authenticated"] = ("需要登录", "Sign-in is needed"),
        ["not-allowed"] = ("没有权限", "Not allowed"),
        ["not-found"] = ("没有这个地址", "No such address"),
        ["method-not-allowed"] = ("该地址不支持这种请求", "Method not allowed"),
        ["storage-full"] = ("磁盘空间不足", "The disk is full"),
        ["storage-busy"] = ("服务繁忙", "The service is busy"),
        ["register-busy"] = ("登记库繁忙", "The register is busy"),
        ["internal"] = ("服务内部错误", "Internal error"),
    };

    /// <summary>All ids.</summary>
    public static IReadOnlyCollection<string> All => Titles.Keys;

    /// <summary>The title of a type.</summary>
    public static string Title(string type, Language language)
    {
        var (zh, en) = Titles.TryGetValue(type, out var title) ? title : Titles["internal"];
        return language.Choose(zh, en);
    }
}
