namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>What stands around a reference.</summary>
/// <param name="IsArgument">It is all of an argument of a function that takes ranges.</param>
/// <param name="IsAlone">It is all of the formula, or of one of the areas that the formula lists.</param>
/// <param name="IsRangeEnd">A colon stands before it: it ends a range.</param>
internal readonly record struct ArgumentRole(bool IsArgument, bool IsAlone, bool IsRangeEnd);

/// <summary>Tells which references are all of an argument. Parentheses that only group are looked through: <c>SUM((B5,C5))</c>.</summary>
internal sealed class ArgumentRoles
{
    readonly List<FormulaToken> tokens;
    readonly ArgumentRole?[] surroundings;

    public ArgumentRoles(string text, List<FormulaToken> tokens)
    {
        this.tokens = tokens;
        surroundings = new ArgumentRole?[tokens.Count];
        var open = new Stack<(int Token, ArgumentRole Inside)>();
        var current = new ArgumentRole(IsArgument: false, IsAlone: true, IsRangeEnd: false);
        var groups = Groups();
        for (var i = 0; i < tokens.Count; i++)
        {
            surroundings[i] = current;
            if (tokens[i].Kind is not (FormulaTokenKind.Function or FormulaTokenKind.Group or FormulaTokenKind.Close)) continue;
            if (tokens[i].Kind != FormulaTokenKind.Close) open.Push((i, current));
            else if (open.TryPop(out var left)) current = left.Inside;
            if (tokens[i].Kind == FormulaTokenKind.Function) current = new(!ScalarFunctions.Has(text.AsSpan(tokens[i].Start, tokens[i].Length - 1)), false, false);
            else if (tokens[i].Kind == FormulaTokenKind.Group && !(groups[i] > 0 && StandsBetween(i, groups[i]))) current = default;
        }
    }

    // For each opening parenthesis the closing one, or 0.
    int[] Groups()
    {
        var partners = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is FormulaTokenKind.Function or FormulaTokenKind.Group) open.Push(i);
            else if (tokens[i].Kind == FormulaTokenKind.Close && open.TryPop(out var left)) partners[left] = i;
        }
        return partners;
    }

    public ArgumentRole Of(int token)
    {
        var isRangeEnd = Before(token) is FormulaTokenKind.Colon;
        return StandsBetween(token, token) && surroundings[token] is { } role ? role with { IsRangeEnd = isRangeEnd } : new(false, false, isRangeEnd);
    }

    bool StandsBetween(int first, int last) =>
        Before(first) is null or FormulaTokenKind.Function or FormulaTokenKind.Group or FormulaTokenKind.Comma && Behind(last) is null or FormulaTokenKind.Close or FormulaTokenKind.Comma;

    FormulaTokenKind? Before(int token)
    {
        for (token--; token >= 0; token--)
            if (tokens[token].Kind != FormulaTokenKind.Space) return tokens[token].Kind;
        return null;
    }

    FormulaTokenKind? Behind(int token)
    {
        for (token++; token < tokens.Count; token++)
            if (tokens[token].Kind != FormulaTokenKind.Space) return tokens[token].Kind;
        return null;
    }
}
