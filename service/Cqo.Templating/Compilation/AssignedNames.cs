using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Collects the plain names that a block assigns: by <c>=</c>, <c>for</c>, <c>capture</c>, <c>func</c>. A function with parameters keeps its own.</summary>
internal sealed class AssignedNames
{
    internal HashSet<string> Names { get; } = new(StringComparer.Ordinal);
    /// <summary><c>import</c> or <c>with</c> stands in the block: names may come from anywhere.</summary>
    internal bool HasOpenNames { get; private set; }

    internal static AssignedNames Of(Block block, bool intoFunctions)
    {
        var names = new AssignedNames();
        names.Visit(block, intoFunctions);
        return names;
    }

    void Visit(Statement? statement, bool all)
    {
        switch (statement)
        {
            case Block block: foreach (var inner in block.Statements) Visit(inner, all); break;
            case Print print: VisitValue(print.Value, all); break;
            case Assign assign: Add(assign.Target); VisitValue(assign.Value, all); break;
            case If branches:
                foreach (var (_, body) in branches.Branches) Visit(body, all);
                Visit(branches.Else, all);
                break;
            case Case choice:
                foreach (var (_, body) in choice.Whens) Visit(body, all);
                Visit(choice.Else, all);
                break;
            case For loop: Add(loop.Variable); Visit(loop.Body, all); Visit(loop.Else, all); break;
            case While loop: Visit(loop.Body, all); break;
            case Capture capture: Add(capture.Target); Visit(capture.Body, all); break;
            case With with: HasOpenNames = true; Visit(with.Body, all); break;
            case Wrap wrap: Visit(wrap.Body, all); break;
            case Import: HasOpenNames = true; break;
            case FunctionStatement function: Add(function.Function.Target); VisitFunction(function.Function, all); break;
        }
    }

    void VisitFunction(Function function, bool all)
    {
        if (!all && function.Parameters is not null) return;
        foreach (var parameter in all ? function.Parameters ?? [] : []) Names.Add(parameter.Name);
        Visit(function.Body, all);
    }

    // Functions without name occur as arguments; assignments inside them count as well.
    void VisitValue(Expression value, bool all)
    {
        switch (value)
        {
            case AnonymousFunction function: VisitFunction(function.Function, all); break;
            case Increment increment: Add(increment.Target); break;
            case Parenthesis parenthesis: VisitValue(parenthesis.Inner, all); break;
            case Alias alias: VisitValue(alias.Target, all); break;
            case Call call: foreach (var argument in call.Arguments) VisitValue(argument.Value, all); break;
            case Binary binary: VisitValue(binary.Left, all); VisitValue(binary.Right, all); break;
        }
    }

    void Add(Expression? target)
    {
        if (target is GlobalName name) Names.Add(name.Name);
        else if (target is Member { Target: This } member) Names.Add(member.Name);
        else if (target is Language.Index { Target: This }) HasOpenNames = true;
    }
}
