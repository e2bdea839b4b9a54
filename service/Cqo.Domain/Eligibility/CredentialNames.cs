namespace Cqo.Domain.Eligibility;

/// <summary>Words for a title or qualification.</summary>
public static class CredentialNames
{
    /// <summary>Name with its level, as papers print it: 质量工程师（中级）; one of the two when the other is missing; null when both are.</summary>
    public static string? Chinese(this Credential credential)
    {
        var name = credential.Name?.Trim();
        var level = credential.Level?.Chinese();
        return string.IsNullOrEmpty(name) ? level : level is null ? name : $"{name}（{level}）";
    }
}
