using Cqo.Domain.Policies;

namespace Cqo.Domain.Eligibility;

/// <summary>What the candidate declares: three conditions (R10, R11, R13) and three bars (R17-R19).</summary>
internal static class DeclarationRules
{
    public static Finding CandidateKnowsLawAndPolicy(Case given, Condition condition) => Declared(
        Question.Of(condition, Weight.Blocking, "热心质量工作，了解质量法律法规和政策", "Cares for quality work and knows law and policy", "declarations.knowsLaw"),
        given.Facts.Declarations.KnowsLaw);

    public static Finding CandidateIsHonestAndAccountable(Case given, Condition condition) => Declared(
        Question.Of(condition, Weight.Blocking, "职业操守良好，诚信尽责", "Professional ethics, honest and accountable", "declarations.ethics"),
        given.Facts.Declarations.Ethics);

    public static Finding CandidateIsAbleAndExperienced(Case given, Condition condition) => Declared(
        Question.Of(condition, Weight.Blocking, "有沟通、协调、组织能力和质量工作实践", "Able to communicate, coordinate and organise, with practice in quality", "declarations.ability"),
        given.Facts.Declarations.Ability);

    public static Finding CandidateWasNotPunished(Case given, Condition condition) => NotBarred(
        Question.Of(condition, Weight.Blocking, "未因质量岗位重大失误受过纪律处分，未受过刑事处分",
            "Never disciplined for a major failure in a quality post, no criminal punishment", "declarations.punished"),
        given.Facts.Declarations.Punished);

    public static Finding CandidateTookNoImproperGain(Case given, Condition condition) => NotBarred(
        Question.Of(condition, Weight.Blocking, "未利用职务便利谋取不正当利益", "No improper gain through the post", "declarations.improperGain"),
        given.Facts.Declarations.ImproperGain);

    public static Finding CandidateIsNotResponsibleForASeriousAccident(Case given, Condition condition)
    {
        var bar = condition.Figures.Grade ?? AccidentGrade.Larger;
        var question = Question.Of(condition, Weight.Blocking, $"对{bar.Chinese()}及以上质量安全事故没有责任",
            $"Not responsible for a quality-safety accident of grade \"{bar.English()}\" or above", "declarations.accident", "declarations.responsibleForAccident");
        var (accident, responsible) = (given.Facts.Declarations.Accident, given.Facts.Declarations.ResponsibleForAccident);
        return (accident, responsible) switch
        {
            (AccidentGrade.None, true) => question.CannotTell(
                "填写的内容互相矛盾：没有发生事故，却负有责任。请核对事故等级和责任两项。",
                "The answers contradict each other: no accident, yet responsible for one. Check the grade and the responsibility."),
            (null, false) => question.Met("声明对质量安全事故不负有责任。", "Declares no responsibility for any quality-safety accident."),
            (null, _) => question.CannotTell(
                "没有填写质量安全事故等级。请向候选人核实后填写，没有发生过的选“无”。",
                "The grade of quality-safety accidents is not given. Ask the candidate; choose \"none\" when there was none."),
            ({ } grade, _) when grade < bar => question.Met(
                $"事故等级为“{grade.Chinese()}”，未达到“{bar.Chinese()}”。", $"Grade \"{grade.English()}\" is below \"{bar.English()}\"."),
            ({ } grade, false) => question.Met(
                $"发生过{grade.Chinese()}质量安全事故，候选人不负有责任。", $"There was an accident of grade \"{grade.English()}\"; the candidate was not responsible."),
            ({ } grade, null) => question.CannotTell(
                $"发生过{grade.Chinese()}质量安全事故，没有填写候选人是否负有责任。请按事故调查结论填写。",
                $"There was an accident of grade \"{grade.English()}\"; whether the candidate was responsible is not given. Enter what the inquiry found."),
            ({ } grade, true) => question.NotMet(
                $"候选人对{grade.Chinese()}质量安全事故负有责任，不得聘任。如与事故调查结论不符请更正，否则请另选候选人。",
                $"The candidate was responsible for an accident of grade \"{grade.English()}\" and is barred. Correct it if the inquiry says otherwise; if not, choose another candidate."),
        };
    }

    private static Finding Declared(Question question, bool? answer) => answer switch
    {
        true => question.Met("候选人已声明符合。", "The candidate declares so."),
        false => question.NotMet(
            $"候选人声明不符合“{question.Title}”，不能聘任。如填错请更正，否则请另选候选人。",
            $"The candidate declares not to meet this: {question.TitleEn}. Correct it if it was entered by mistake; if not, choose another candidate."),
        null => question.CannotTell(
            "候选人还没有声明。请让候选人逐项确认后填写“是”或“否”。",
            "The candidate has not declared this yet. Let the candidate confirm it and enter yes or no."),
    };

    private static Finding NotBarred(Question question, bool? barred) => barred switch
    {
        false => question.Met("候选人声明没有这种情形。", "The candidate declares that this is not the case."),
        true => question.NotMet(
            "候选人有这种情形，不得担任首席质量官。如填错请更正，否则请另选候选人。",
            "This is the case, so the candidate may not hold the post. Correct it if it was entered by mistake; if not, choose another candidate."),
        null => question.CannotTell(
            "候选人还没有声明是否有这种情形。请核实后填写“是”或“否”。",
            "Whether this is the case has not been declared. Ask the candidate and enter yes or no."),
    };
}
