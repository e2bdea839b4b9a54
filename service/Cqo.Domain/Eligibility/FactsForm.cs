using System.Text;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Eligibility;

/// <summary>
/// The form of facts, before any rule looks at them: lengths, characters that no paper can show, dates that cannot be, lists that are too long; and, for an
/// appointment that is to be made, the facts without which nothing can be registered.
/// </summary>
public static class FactsForm
{
    const int MostTrainings = 100, MostDepartments = 50, MostHours = (int)ExperienceRules.MostHours;
    static readonly DateOnly Earliest = new(1900, 1, 1), Latest = new(2199, 12, 31);

    /// <summary>What is wrong, by camelCase path, e.g. <c>candidate.name</c> or <c>training[1].hours</c>; zh-CN and English; empty when all is well.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="complete">True when an appointment is to be registered, so that name, credit code, region, day and signer must be there.</param>
    public static IReadOnlyDictionary<string, (string Zh, string En)> Check(Facts facts, bool complete)
    {
        var wrong = new Dictionary<string, (string, string)>();
        if (!HasHoles(facts, wrong))
        {
            CheckTexts(facts, wrong);
            CheckLists(facts, wrong);
            CheckDates(facts, wrong);
            // While the facts are still being typed, a reversed term is a finding among the others and hides none of them.
            if (complete)
            {
                CheckOrder(facts.Appointment, wrong);
                CheckComplete(facts, wrong);
            }
        }
        return wrong;
    }

    // A null inside a list cannot be put into words by anyone later.
    static bool HasHoles(Facts facts, Dictionary<string, (string, string)> wrong)
    {
        var holes = Holes(facts.Training, "training").Concat(Holes(facts.Appointment.LedDepartments, "appointment.ledDepartments"));
        foreach (var path in holes)
        {
            wrong[path] = ("这一项是空的。请填写，或删除这一项。", "This item is empty. Fill it in or remove it.");
        }
        return wrong.Count > 0;
    }

    static IEnumerable<string> Holes<T>(IEnumerable<T?> list, string path)
        where T : class => list.Index().Where(item => item.Item is null).Select(item => $"{path}[{item.Index}]");

    static void CheckTexts(Facts facts, Dictionary<string, (string, string)> wrong)
    {
        foreach (var (path, text, most) in Texts(facts))
        {
            if (text is null)
            {
                continue;
            }
            if (text.EnumerateRunes().Skip(most).Any())
            {
                wrong[path] = ($"最多 {most} 个字，现有 {PrintableText.Length(text)} 个。请缩短。", $"At most {most} characters; {PrintableText.Length(text)} were given. Shorten it.");
            }
            else if (HasUnprintable(text))
            {
                wrong[path] = ($"含有无法打印的控制字符（例如换行、制表符或复制时带入的不可见字符）：{PrintableText.Unprintable(text)}。请删除后重新输入。",
                    $"Holds control characters ({PrintableText.Unprintable(text)}) that cannot be printed, such as a line break or a tab. Delete them and type the text again.");
            }
        }
    }

    static IEnumerable<(string Path, string? Text, int Most)> Texts(Facts facts)
    {
        var (enterprise, person) = (facts.Enterprise, facts.Candidate);
        yield return ("enterprise.name", enterprise.Name, 200);
        yield return ("enterprise.creditCode", enterprise.CreditCode, 50);
        yield return ("enterprise.regionCode", enterprise.RegionCode, 6);
        yield return ("enterprise.industry", enterprise.Industry, 100);
        yield return ("enterprise.legalRepresentative", enterprise.LegalRepresentative, 100);
        yield return ("candidate.name", person.Name, 100);
        yield return ("candidate.post", person.Post, 100);
        yield return ("candidate.mobile", person.Mobile, 30);
        yield return ("candidate.qualification.name", person.Qualification?.Name, 100);
        yield return ("candidate.qualification.number", person.Qualification?.Number, 100);
        yield return ("candidate.title.name", person.Title?.Name, 100);
        yield return ("candidate.title.number", person.Title?.Number, 100);
        yield return ("appointment.appointedBy", facts.Appointment.AppointedBy, 100);
        yield return ("consultation.body", facts.Consultation?.Body, 200);
        foreach (var (index, training) in facts.Training.Take(MostTrainings).Index())
        {
            yield return ($"training[{index}].organiser", training.Organiser, 200);
            yield return ($"training[{index}].certificateNumber", training.CertificateNumber, 100);
        }
        foreach (var (index, department) in facts.Appointment.LedDepartments.Take(MostDepartments).Index())
        {
            yield return ($"appointment.ledDepartments[{index}]", department, 100);
        }
    }

    // Controls, line separators, halves of a surrogate pair and non-characters: XML forbids most of them and no font shows any.
    static bool HasUnprintable(string text) =>
        text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF') || text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);

    static void CheckLists(Facts facts, Dictionary<string, (string, string)> wrong)
    {
        if (facts.Training.Count > MostTrainings)
        {
            wrong["training"] = ($"最多 {MostTrainings} 条培训记录。", $"At most {MostTrainings} trainings.");
        }
        if (facts.Appointment.LedDepartments.Count > MostDepartments)
        {
            wrong["appointment.ledDepartments"] = ($"最多 {MostDepartments} 个部门。", $"At most {MostDepartments} departments.");
        }
        foreach (var (index, training) in facts.Training.Index())
        {
            if (training.Hours is < 0 or > MostHours)
            {
                wrong[$"training[{index}].hours"] = ($"学时应在 0 到 {MostHours} 之间。", $"Class hours lie between 0 and {MostHours}.");
            }
        }
    }

    static void CheckDates(Facts facts, Dictionary<string, (string, string)> wrong)
    {
        foreach (var (path, day) in Days(facts))
        {
            if (day < Earliest || day > Latest)
            {
                wrong[path] = ("日期应在 1900 年到 2199 年之间。请核对年份。", "The date must lie between 1900 and 2199. Check the year.");
            }
        }
    }

    static void CheckOrder(AppointmentFacts term, Dictionary<string, (string, string)> wrong)
    {
        if (term.TermEnd is { } end && (term.TermStart ?? term.AppointedOn) is { } start && end < start)
        {
            wrong["appointment.termEnd"] = ($"任期结束日 {DayWords.Zh(end)}早于开始日 {DayWords.Zh(start)}。请对调或更正。",
                $"The term ends on {DayWords.En(end)}, before it starts on {DayWords.En(start)}. Swap or correct the dates.");
        }
    }

    static IEnumerable<(string Path, DateOnly? Day)> Days(Facts facts)
    {
        yield return ("candidate.birthMonth", facts.Candidate.BirthMonth);
        yield return ("candidate.qualityWorkSince", facts.Candidate.QualityWorkSince);
        yield return ("appointment.appointedOn", facts.Appointment.AppointedOn);
        yield return ("appointment.termStart", facts.Appointment.TermStart);
        yield return ("appointment.termEnd", facts.Appointment.TermEnd);
        yield return ("consultation.answeredOn", facts.Consultation?.AnsweredOn);
        foreach (var (index, training) in facts.Training.Take(MostTrainings).Index())
        {
            yield return ($"training[{index}].passedOn", training.PassedOn);
        }
    }

    static void CheckComplete(Facts facts, Dictionary<string, (string, string)> wrong)
    {
        void Need(string path, bool given, string zh, string en)
        {
            if (!given)
            {
                wrong.TryAdd(path, ($"请填写{zh}。", $"Give {en}."));
            }
        }
        Need("enterprise.name", IsGiven(facts.Enterprise.Name), "企业全称（与营业执照一致）", "the enterprise's full name as on its licence");
        Need("candidate.name", IsGiven(facts.Candidate.Name), "候选人姓名", "the candidate's name");
        Need("appointment.appointedOn", facts.Appointment.AppointedOn is not null, "聘任日期", "the day of appointment");
        Need("appointment.appointedBy", IsGiven(facts.Appointment.AppointedBy) || IsGiven(facts.Enterprise.LegalRepresentative),
            "聘任人（最高管理者），或企业法定代表人", "who appoints (the top manager), or the enterprise's legal representative");
        Need("enterprise.regionCode", IsGiven(facts.Enterprise.RegionCode), "企业所在地区划代码", "the region code of the enterprise's place");
        if (IsGiven(facts.Enterprise.RegionCode) && RegionCatalog.Find(facts.Enterprise.RegionCode) is null)
        {
            wrong.TryAdd("enterprise.regionCode", ("不是湖北省现行的区划代码（6 位）。请从列表中选择。", "Not a current region code of Hubei (6 digits). Choose one from the list."));
        }
        if (CreditCode.Check(facts.Enterprise.CreditCode) is { IsValid: false } code)
        {
            wrong.TryAdd("enterprise.creditCode", (code.Text, code.TextEn));
        }
    }

    static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);
}
