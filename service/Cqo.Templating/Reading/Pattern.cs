using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>What a step of a pattern does.</summary>
internal enum StepKind : byte
{
    /// <summary>One sign of the template.</summary>
    Sign,
    /// <summary>A value begins; texts that are known to stand there are tried first.</summary>
    Hole,
    /// <summary>Inside a value.</summary>
    Free,
    /// <summary>A picture or the target of a link that the data holds.</summary>
    Target,
    Split, Jump, Branch, LoopBegin, Round, LoopEnd, End,
}

/// <summary>Where a value of the data stands in the template.</summary>
/// <param name="Id">Ordinal in its part.</param>
/// <param name="Source">The expression as the author wrote it.</param>
/// <param name="Inverse">How its text becomes data; null when that cannot be.</param>
/// <param name="Loop">The loop around it.</param>
internal sealed record Hole(int Id, string Source, Inverse? Inverse, LoopNode? Loop)
{
    /// <summary>Whether the value may span paragraphs.</summary>
    public bool Crosses { get; init; }
    /// <summary>The sign whose target is the value; <c>'\0'</c> for a text.</summary>
    public char Mark { get; init; }
    /// <summary>Name of the merging of cells that leaves the value out where it repeats.</summary>
    public string? Merging { get; init; }
    /// <summary>Whether the expression reads data at all, rather than positions in loops.</summary>
    public bool ReadsData { get; init; } = true;
}

/// <summary>An <c>if</c> or <c>case</c>: what follows about the data when one of its branches stands in the document.</summary>
/// <param name="Id">Ordinal in its part.</param>
/// <param name="Facts">For each branch, the last for <c>else</c>.</param>
/// <param name="Loop">The loop around it.</param>
internal sealed record Choice(int Id, IReadOnlyList<IReadOnlyList<(FieldPath Path, Inverse.Answer Value)>> Facts, LoopNode? Loop)
{
    /// <summary>Name of the merging of cells that it decides.</summary>
    public string? Merging { get; init; }
}

/// <param name="Kind">What it does.</param>
/// <param name="Sign">Of <see cref="StepKind.Sign"/>.</param>
/// <param name="Node">Hole, choice or loop.</param>
/// <param name="Branch">Of <see cref="StepKind.Branch"/>.</param>
internal readonly record struct Step(StepKind Kind, char Sign = '\0', object? Node = null, int Branch = 0)
{
    /// <summary>Steps to go on with, of <see cref="StepKind.Split"/> and <see cref="StepKind.Jump"/>.</summary>
    public int[] Next { get; init; } = [];
}

/// <summary>The steps by which a document of one part of a template is read: signs, values, branches and rounds. Immutable.</summary>
/// <param name="Part">Name of the part in the template.</param>
/// <param name="Steps">The last is <see cref="StepKind.End"/>.</param>
/// <param name="Holes">By the operand that is printed.</param>
/// <param name="Loops">By their instruction.</param>
/// <param name="Choices">By their instruction.</param>
internal sealed record Pattern(string Part, IReadOnlyList<Step> Steps, IReadOnlyDictionary<Operand, Hole> Holes, IReadOnlyDictionary<ForInstruction, LoopNode> Loops, IReadOnlyDictionary<Instruction, Choice> Choices)
{
    /// <summary>For a step at the start of a paragraph of the template, the step behind that paragraph; 0 for others.</summary>
    public int[] Behind { get; } = BehindOf(Steps);

    // Only where nothing but signs and values stands between: a paragraph that holds a whole branch or loop is not skipped whole.
    static int[] BehindOf(IReadOnlyList<Step> steps)
    {
        var behind = new int[steps.Count];
        var start = 0;
        var followsBorder = true;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Kind is not (StepKind.Sign or StepKind.Hole or StepKind.Free or StepKind.Target)) start = followsBorder ? i + 1 : -1;
            else if (steps[i].Kind == StepKind.Sign && Sign.IsBorder(steps[i].Sign))
            {
                if (steps[i].Sign == Sign.Paragraph && start >= 0 && start < i) behind[start] = i + 1;
                (start, followsBorder) = (i + 1, true);
            }
            else followsBorder = false;
        }
        return behind;
    }
}
