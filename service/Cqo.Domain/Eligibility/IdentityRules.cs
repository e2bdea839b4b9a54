using Cqo.Domain.Enterprises;
using Cqo.Domain.Policies;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Eligibility;

/// <summary>Whether the enterprise and the person are named so that a certificate can be printed and found again.</summary>
internal static class IdentityRules
{
    private const int LongestPersonName = 100;
    private const int LongestEnterpriseName = 200;
    private const int LongestText = 200;

    public static Finding TheEnterpriseHasAName(Case given, Condition condition) => Named(
        Question.Of(condition, Weight.Blocking, "企业全称（与营业执照一致）", "Full name of the enterprise, as on the business licence", "enterprise.name"),
        given.Facts.Enterprise.Name, LongestEnterpriseName);

    // A code that comes with another name is a renamed enterprise or a slip (domain: same code, two names); only the clerk can tell which.
    public static Finding TheEnterpriseNameIsTheRegisteredOne(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Advice, "企业名称与登记库一致", "The name of the enterprise is the registered one", "enterprise.name");
        var (name, registered) = (given.Facts.Enterprise.Name?.Trim(), given.Facts.Appointment.RegisteredName?.Trim());
        if (string.IsNullOrEmpty(name) || string.IsNullOrEmpty(registered))
        {
            return question.NotApplicable("登记库中还没有这个统一社会信用代码的企业。", "No enterprise is registered under this credit code yet.");
        }
        return name == registered
            ? question.Met("与登记库中的名称相同。", "The same as in the register.")
            : question.NotMet($"登记库中该代码的企业名称是“{PrintableText.Quoted(registered, 60)}”。请核对营业执照：填错了请更正；确已更名的可以发证，登记库随之改名。",
                $"Under this code the register has \"{PrintableText.Quoted(registered, 60)}\". Look at the licence: correct a slip; if the enterprise was renamed, issue, and the register takes the new name.");
    }

    public static Finding TheCandidateHasAName(Case given, Condition condition) => Named(
        Question.Of(condition, Weight.Blocking, "候选人姓名", "Name of the candidate", "candidate.name"),
        given.Facts.Candidate.Name, LongestPersonName);

    public static Finding TheCreditCodeIsValid(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "统一社会信用代码有效", "Valid unified social credit code", "enterprise.creditCode");
        var check = CreditCode.Check(given.Facts.Enterprise.CreditCode);
        return check.Problem switch
        {
            null => question.Met(check.Text + check.Warning, check.Warning is null ? check.TextEn : $"{check.TextEn} {check.WarningEn}"),
            CreditCodeProblem.Missing => question.CannotTell(check.Text, check.TextEn),
            _ => question.NotMet(check.Text, check.TextEn),
        };
    }

    public static Finding TheRegionIsKnown(Case given, Condition condition)
    {
        var question = Question.Of(condition, Weight.Blocking, "企业所在地在湖北省行政区划内", "The enterprise lies in a known division of Hubei", "enterprise.regionCode");
        var code = given.Facts.Enterprise.RegionCode?.Trim();
        if (string.IsNullOrEmpty(code))
        {
            return question.CannotTell("没有选择企业所在地。请选择县（市、区），证书编号要用到。", "The place of the enterprise is not chosen. Choose the county or district; the certificate number needs it.");
        }
        if (RegionCatalog.Find(code) is { } region)
        {
            return question.Met($"{region.FullName}（{region.Code}）。", $"{region.FullName} ({region.Code}).");
        }
        return RegionCatalog.FindHistorical(code) is { } former ? Former(question, former)
            : question.NotMet($"区划代码“{PrintableText.Quoted(code, 12)}”不在湖北省现行行政区划中。请重新选择县（市、区）。",
                $"\"{PrintableText.Quoted(code, 12)}\" is not a current division of Hubei. Choose the county or district again.");
    }

    public static Finding EveryTextCanBePrinted(Case given, Condition condition)
    {
        var faults = PrintedTexts(given.Facts).Where(t => t.Text is not null)
            .Select(t => (t.Field, t.Zh, t.En, Fault: Fault(t.Text!, LongestText))).Where(t => t.Fault is not null).ToList();
        var question = Question.Of(condition, Weight.Blocking, "填写的文字可以打印", "Every text can be printed", [.. faults.Select(f => f.Field).Distinct()]);
        return faults.Count == 0
            ? question.Met("文字长度合适，没有不可见字符。", "No text is too long or holds invisible characters.")
            : question.NotMet(
                string.Concat(faults.Take(5).Select(f => $"{f.Zh}{f.Fault!.Value.Zh}。")) + "请删去后重新键入。",
                string.Concat(faults.Take(5).Select(f => $"{f.En} {f.Fault!.Value.En}. ")) + "Delete and type it again.");
    }

    private static Finding Named(Question question, string? given, int longest)
    {
        var name = given?.Trim();
        if (string.IsNullOrEmpty(name))
        {
            return question.CannotTell($"没有填写{question.Title}。请填写。", $"Not given: {question.TitleEn}. Enter it.");
        }
        if (Fault(name, longest) is { } fault)
        {
            return question.NotMet($"{question.Title}{fault.Zh}。请删去后重新键入。", $"{question.TitleEn} {fault.En}. Delete and type it again.");
        }
        return PrintableText.HasLetter(name)
            ? question.Met($"{name}", $"{name}")
            : question.NotMet($"{question.Title}“{PrintableText.Quoted(name, 12)}”中没有文字，可能是乱码。请重新键入。",
                $"{question.TitleEn}: \"{PrintableText.Quoted(name, 12)}\" has no letter and may be garbled. Type it again.");
    }

    private static (string Zh, string En)? Fault(string text, int longest)
    {
        var length = PrintableText.Length(text);
        return length > longest ? ($"有{length}个字符，最多{longest}个", $"has {length} characters, {longest} at most")
            : PrintableText.Unprintable(text) is { } bad ? ($"含有不可见或无法打印的字符{bad}", $"holds characters that are invisible or cannot be printed: {bad}")
            : null;
    }

    private static Finding Former(Question question, HistoricalRegion former)
    {
        var successor = RegionCatalog.Find(former.SuccessorCode);
        var (now, nowEn) = successor is null ? ("已撤销", "was given up")
            : ($"已改为{successor.FullName}（{successor.Code}）", $"is now {successor.FullName} ({successor.Code})");
        return question.NotMet($"{former.Code}是{former.Name}的旧区划代码，{now}。请重新选择县（市、区）。",
            $"{former.Code} is the former code of {former.Name}, which {nowEn}. Choose the county or district again.");
    }

    private static IEnumerable<(string Field, string Zh, string En, string? Text)> PrintedTexts(Facts facts)
    {
        yield return ("enterprise.industry", "所属行业", "The industry", facts.Enterprise.Industry);
        yield return ("enterprise.legalRepresentative", "法定代表人", "The legal representative", facts.Enterprise.LegalRepresentative);
        yield return ("candidate.post", "现任职务", "The present post", facts.Candidate.Post);
        yield return ("candidate.qualification", "职业资格名称", "The name of the qualification", facts.Candidate.Qualification?.Name);
        yield return ("candidate.qualification", "职业资格证书编号", "The number of the qualification", facts.Candidate.Qualification?.Number);
        yield return ("candidate.title", "职称名称", "The name of the title", facts.Candidate.Title?.Name);
        yield return ("candidate.title", "职称证书编号", "The number of the title", facts.Candidate.Title?.Number);
        yield return ("appointment.appointedBy", "聘任人", "The appointing person", facts.Appointment.AppointedBy);
        yield return ("consultation.body", "征求意见的部门", "The department asked", facts.Consultation?.Body);
        foreach (var department in facts.Appointment.LedDepartments)
        {
            yield return ("appointment.ledDepartments", "分管部门", "A department led", department);
        }
        for (var i = 0; i < facts.Training.Count; i++)
        {
            yield return ($"training[{i}].organiser", "培训举办单位", "The organiser of a training", facts.Training[i].Organiser);
            yield return ($"training[{i}].certificateNumber", "培训证书编号", "The number of a training certificate", facts.Training[i].CertificateNumber);
        }
    }
}
