namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The check character of a unified social credit code (GB 32100-2015, 4.5): weights are powers of 3 modulo 31.</summary>
internal static class CreditCodeCheck
{
    const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    internal static bool IsValid(string code)
    {
        if (code.Length != 18) return false;
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++)
        {
            var value = Characters.IndexOf(code[i]);
            if (value < 0) return false;
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return Characters[(31 - sum % 31) % 31] == code[17];
    }
}
