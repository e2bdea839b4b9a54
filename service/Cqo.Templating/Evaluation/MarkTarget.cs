using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>What a front end does while a plan runs: at its marks, and with the values of cells, which keep their type.</summary>
internal abstract class MarkTarget
{
    /// <summary>The plan passes a mark.</summary>
    internal abstract void Reach(Mark mark);

    /// <summary>A loop passes the same marks in each round; told instead of running it, when only rows are counted.</summary>
    /// <param name="marks">Those of one round.</param>
    /// <param name="rounds">How often, at least once.</param>
    internal abstract void Repeat(Mark[] marks, int rounds);

    /// <summary>The value of a tag.</summary>
    /// <param name="value">It.</param>
    /// <param name="interpreter">Tells the text of values that are neither text, number, logical value nor date.</param>
    internal abstract void Put(Value value, Interpreter interpreter);
}
