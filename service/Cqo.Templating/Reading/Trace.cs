using System.Globalization;
using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating.Reading;

/// <summary>What a part shows for a model, value by value: the plan is run with marks in place of the template's own bytes.</summary>
internal static class Trace
{
    const char Open = '\u0001', Close = '\u0002', Round = '\u0003', Begin = '\u0004', End = '\u0005', Branch = '\u0006';

    /// <exception cref="RenderException">As for rendering.</exception>
    public static List<Occurrence> Of(RenderPlan plan, Pattern pattern, ModelObject model, RenderBudget budget)
    {
        var marked = new RenderPlan(plan.Pieces)
        {
            Tree = plan.Tree,
            Main = plan.Main with { Body = Marked(plan.Main.Body, pattern) },
            Partials = plan.Partials, PartialTrees = plan.PartialTrees, Globals = plan.Globals, Members = plan.Members,
        };
        using var writer = new PartWriter(budget);
        Interpreter.Run(marked, model, writer, budget);
        return Read(Encoding.UTF8.GetString(writer.Written.Span), pattern);
    }

    static Instruction[] Marked(IEnumerable<Instruction> body, Pattern pattern) => [.. body.SelectMany(i => Marked(i, pattern))];

    static IEnumerable<Instruction> Marked(Instruction instruction, Pattern pattern) => instruction switch
    {
        StaticInstruction => [],
        PrintInstruction print => PrintedParts.Of(print.Value).Append(print.Value).Distinct().Where(pattern.Holes.ContainsKey).SelectMany(part => Shown(print, part, pattern.Holes[part].Id)),
        IfInstruction i => [new IfInstruction(i.Span, i.Conditions, [.. i.Bodies.Select((b, n) => Marked(i, b, n, pattern))], Marked(i, i.Else, i.Bodies.Length, pattern))],
        CaseInstruction c => [new CaseInstruction(c.Span, c.Value, c.Whens, [.. c.Bodies.Select((b, n) => Marked(c, b, n, pattern))], Marked(c, c.Else, c.Bodies.Length, pattern))],
        ForInstruction f => Marked(f, pattern),
        SequenceInstruction s => [new SequenceInstruction(s.Span, Marked(s.Body, pattern))],
        BlockInstruction { Kind: InstructionKind.With } w => [new BlockInstruction(w.Kind, w.Span, w.Target, Marked(w.Body, pattern), w.Context)],
        _ => [instruction],
    };

    static StaticInstruction Mark(Instruction at, string text) => new(at.Span, Encoding.UTF8.GetBytes(text));

    static Instruction[] Shown(PrintInstruction print, Operand part, int id) =>
        [Mark(print, string.Create(CultureInfo.InvariantCulture, $"{Open}{id}{Open}")), new PrintInstruction(print.Span, part, OutputContext.Text, ""), Mark(print, $"{Close}")];

    static Instruction[] Marked(ForInstruction f, Pattern pattern)
    {
        Instruction[] body = [Mark(f, $"{Round}"), .. Marked(f.Body, pattern)];
        var loop = new ForInstruction(f.Span, f.IsTableRow, f.Variable, f.Source, f.Limits, body, Marked(f.Else, pattern), f.Context);
        return pattern.Loops.ContainsKey(f) ? [Mark(f, $"{Begin}"), loop, Mark(f, $"{End}")] : [];
    }

    static Instruction[] Marked(Instruction choice, Instruction[] body, int branch, Pattern pattern) => pattern.Choices.TryGetValue(choice, out var known)
        ? [Mark(choice, string.Create(CultureInfo.InvariantCulture, $"{Branch}{known.Id}{Branch}{branch}{Close}")), .. Marked(body, pattern)]
        : Marked(body, pattern);

    static List<Occurrence> Read(string trace, Pattern pattern)
    {
        var (holes, choices) = (pattern.Holes.Values.ToDictionary(h => h.Id), pattern.Choices.Values.ToDictionary(c => c.Id));
        var (found, rounds) = (new List<Occurrence>(), new List<int>());
        for (var at = 0; at < trace.Length; at++)
        {
            if (trace[at] == Begin) rounds.Add(-1);
            else if (trace[at] == Round && rounds.Count > 0) rounds[^1]++;
            else if (trace[at] == End && rounds.Count > 0) rounds.RemoveAt(rounds.Count - 1);
            if (trace[at] is not (Open or Branch) || trace.IndexOf(trace[at], at + 1) is not (> 0 and var id) || trace.IndexOf(Close, id) is not (> 0 and var end)) continue;
            if (!int.TryParse(trace.AsSpan(at + 1, id - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            var text = trace[(id + 1)..end];
            if (trace[at] == Open && holes.TryGetValue(number, out var hole)) found.Add(new Occurrence(hole, Around(hole.Loop, rounds), text, at, text.Length));
            else if (trace[at] == Branch && choices.TryGetValue(number, out var choice) && int.TryParse(text, out var branch)) found.Add(new Occurrence(null, Around(choice.Loop, rounds), "", at, 0) { Choice = choice, Branch = branch });
            at = end;
        }
        return found;
    }

    static List<int> Around(LoopNode? loop, List<int> rounds) => [.. rounds.Take(loop is null ? 0 : loop.Depth + 1)];
}
