using Cqo.Domain.Eligibility;
using Cqo.Service.Problems;

namespace Cqo.Service.Persistence;

/// <summary>Lets only well-formed facts near the rules and the register.</summary>
public static class FactsGate
{
    /// <summary>Passes the facts on, without what only the register may say.</summary>
    /// <param name="facts">As the client gave them.</param>
    /// <param name="complete">True when an appointment is to be registered.</param>
    /// <exception cref="ProblemException">invalid-facts, with every field that is wrong.</exception>
    public static Facts Check(Facts facts, bool complete)
    {
        var wrong = FactsForm.Check(facts, complete);
        if (wrong.Count > 0)
        {
            throw new ProblemException("invalid-facts", 422,
                $"有 {wrong.Count} 项填写有误，没有登记任何内容。请按各项提示更正后重新提交。",
                $"{wrong.Count} field(s) are wrong; nothing was registered. Correct them as each says and send again.") { Fields = wrong };
        }
        return facts with { Appointment = facts.Appointment with { KnownTerms = [], RegisteredName = null } };
    }
}
