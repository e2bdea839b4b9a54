namespace Cqo.Domain.Enterprises;

/// <summary>Why a text is not a unified social credit code.</summary>
public enum CreditCodeProblem
{
    /// <summary>Nothing was given.</summary>
    Missing,
    /// <summary>Not 18 characters after normalisation.</summary>
    WrongLength,
    /// <summary>A character outside the alphabet of GB 32100-2015 (no I, O, S, V, Z).</summary>
    WrongCharacter,
    /// <summary>Characters 3 to 8 are not all digits.</summary>
    RegionNotDigits,
    /// <summary>The last character does not agree with the other 17.</summary>
    WrongCheckCharacter,
    /// <summary>A spreadsheet stored the code as a number: digits after the 15th are gone for good.</summary>
    DigitsLostInSpreadsheet,
}

/// <summary>Answer of <see cref="CreditCode.Check"/>.</summary>
/// <param name="Normalised">The 18 characters when the code is valid, otherwise null: a wrong code is never repaired.</param>
/// <param name="Problem">Why it is not valid, or null.</param>
/// <param name="ExpectedCheck">The check character that the first 17 characters ask for, when they allow it to be computed.</param>
/// <param name="Text">What is wrong, why, and how to put it right (zh-CN); when valid, a short statement of that.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="Warning">A doubt about a valid code that does not stop anything (zh-CN), or null.</param>
/// <param name="WarningEn">The same in English.</param>
public sealed record CreditCodeCheck(
    string? Normalised, CreditCodeProblem? Problem, char? ExpectedCheck, string Text, string TextEn, string? Warning = null, string? WarningEn = null)
{
    /// <summary>True when the code may be used.</summary>
    public bool IsValid => Problem is null;

    /// <summary>Characters 3 to 8: the division of the office that assigned the code, perhaps a former one; null when the code is not valid.</summary>
    public string? RegionCode => Normalised?[2..8];
}
