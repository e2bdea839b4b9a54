using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>The plan of a part → the pattern of its documents.</summary>
internal sealed partial class PatternCompiler
{
    const int MostSteps = 1_000_000;

    readonly RenderPlan plan;
    readonly string part;
    readonly List<Step> steps = [];
    readonly Dictionary<Operand, Hole> holes = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<ForInstruction, LoopNode> loops = [];
    readonly Dictionary<Instruction, Choice> choices = [];
    readonly Names names = new();
    SignReader reader;
    LoopNode? loop;
    string? merging;

    PatternCompiler(string part, RenderPlan plan)
    {
        (this.part, this.plan) = (part, plan);
        reader = new SignReader(Emit);
    }

    /// <summary>The pattern; null when it would be larger than a document is worth.</summary>
    public static Pattern? Compile(string part, RenderPlan plan)
    {
        var compiler = new PatternCompiler(part, plan);
        compiler.Walk(plan.Main.Body);
        compiler.steps.Add(new Step(StepKind.End));
        return compiler.steps.Count > MostSteps ? null : new Pattern(part, compiler.steps, compiler.holes, compiler.loops, compiler.choices);
    }

    void Emit(char sign)
    {
        var isValue = pendingTarget is not null && pendingTarget.Mark == sign;
        steps.Add(isValue ? new Step(StepKind.Target, sign, pendingTarget) : new Step(StepKind.Sign, sign));
        if (isValue) pendingTarget = null;
    }

    void Walk(IEnumerable<Instruction> body)
    {
        foreach (var instruction in body)
            if (steps.Count <= MostSteps) Walk(instruction);
    }

    void Walk(Instruction instruction)
    {
        switch (instruction)
        {
            case StaticInstruction text: reader.Read(text.Bytes); break;
            case PrintInstruction print: Print(print); break;
            case AssignInstruction assign: names.Assign(assign); break;
            case IfInstruction branches: If(branches); break;
            case CaseInstruction choice: Case(choice); break;
            case ForInstruction repeat: For(repeat); break;
            case SequenceInstruction sequence: Walk(sequence.Body); break;
            case WhileInstruction repeat: Rounds(new LoopNode(-1, SourceOf(repeat.Condition), null, loop), repeat.Body); break;
            case BlockInstruction { Kind: InstructionKind.With } with:
                names.Withs++;
                Walk(with.Body);
                names.Withs--;
                break;
            case BlockInstruction { Kind: InstructionKind.Wrap } wrap: AddHole(wrap.Target, false); break;
        }
    }

    string SourceOf(Operand operand) =>
        operand.Span.Piece < plan.Pieces.Count && plan.Pieces[operand.Span.Piece] is TagPiece tag && operand.Span.Start + operand.Span.Length <= tag.Code.Length
            ? tag.Code.Substring(operand.Span.Start, operand.Span.Length).Trim()
            : "";

    void Print(PrintInstruction print)
    {
        var mark = print.Context switch { OutputContext.Picture => Sign.Picture, OutputContext.LinkRelationship or OutputContext.LinkInstruction => Sign.Link, _ => '\0' };
        if (mark != '\0') AddTarget(print, mark);
        else if (print.Context == OutputContext.WordParagraph) AddParagraph(print);
        else if (print.Context == OutputContext.WordText && !reader.InTag && !reader.InInstruction && reader.Shows) AddParts(print);
    }

    // The sign of the picture or link comes when its element is whole; the value stands before it.
    void AddTarget(PrintInstruction print, char mark)
    {
        if (reader.Shows && Inverse.Of(print.Value, names.PathOf) is { } inverse) pendingTarget = Add(print.Value, new Hole(holes.Count, SourceOf(print.Value), inverse, loop) { Mark = mark });
    }

    Hole? pendingTarget;

    Hole Add(Operand operand, Hole hole) => holes.TryGetValue(operand, out var known) ? known : holes[operand] = hole;

    void AddParagraph(PrintInstruction print)
    {
        AddHole(print.Value, crosses: print.Value is not TextOperand && Inverse.Of(names.Expand(print.Value), names.PathOf) is null);
        Emit(Sign.Paragraph);
    }

    // Literal text that an expression puts around a value is text of the template like any other.
    void AddParts(PrintInstruction print)
    {
        foreach (var operand in PrintedParts.Of(print.Value))
            if (operand is TextOperand text) foreach (var unit in text.Value) Emit(unit);
            else AddHole(operand, false);
    }

    void AddHole(Operand operand, bool crosses)
    {
        var hole = Add(operand, new Hole(holes.Count, SourceOf(operand), Inverse.Of(names.Expand(operand), names.PathOf), loop) { Crosses = crosses, Merging = merging, ReadsData = PrintedParts.ReadsData(operand) });
        steps.Add(new Step(StepKind.Hole, Node: hole));
        steps.Add(new Step(StepKind.Free, Node: hole));
    }
}
