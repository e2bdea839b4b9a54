using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Tree → plan: names become slots, builtin functions become numbers, calls of them are checked.</summary>
/// <param name="pieces">Those of the template and of the partials behind it.</param>
/// <param name="errors">Takes the mistakes.</param>
/// <param name="partials">Trees of the partials that may be included.</param>
/// <param name="names">Names of all partials, for advice.</param>
internal sealed partial class Binder(IReadOnlyList<Piece> pieces, List<SyntaxError> errors, IReadOnlyDictionary<string, Block> partials, IEnumerable<string> names)
{
    readonly Dictionary<string, int> _globals = new(StringComparer.Ordinal);
    AssignedNames _assigned = new();
    Scope _scope = new(null, false);
    int _members;
    bool _inWrappedBlock;

    internal RenderPlan Bind(Block tree)
    {
        _assigned = AssignedNames.Of(new Block(tree.Span, [tree, .. partials.Values]), true);
        var body = BindBlock(tree);
        var slots = _scope.Slots;
        BindPartials();
        return new RenderPlan(pieces)
        {
            Tree = tree,
            Main = new FunctionPlan("template", null) { Slots = slots, Body = body },
            Partials = _partials,
            PartialTrees = partials,
            Globals = [.. _globals.Keys],
            Members = _members,
        };
    }

    void Error(string code, string message, SourceSpan span) => errors.Add(new SyntaxError(code, message, span));

    TagPiece? TagOf(SourceSpan span) => span.Piece < pieces.Count ? pieces[span.Piece] as TagPiece : null;

    OutputContext ContextOf(SourceSpan span) => TagOf(span)?.Context ?? OutputContext.Text;

    Instruction[] BindBlock(Block? block) => block is null ? [] : [.. block.Statements.Select(BindStatement)];

    Instruction BindStatement(Statement statement)
    {
        var span = statement.Span;
        return statement switch
        {
            StaticText => BindStatic(span),
            Print print => BindPrint(print),
            Assign assign => new AssignInstruction(span, BindTarget(assign.Target), assign.Operator is null ? null : OperatorOf(assign.Operator), BindValue(assign.Value)),
            If branches => new IfInstruction(span, [.. branches.Branches.Select(b => BindValue(b.Condition))], [.. branches.Branches.Select(b => BindBlock(b.Body))], BindBlock(branches.Else)),
            Case choice => BindCase(choice),
            For loop => BindFor(loop),
            While loop => new WhileInstruction(span, BindValue(loop.Condition), BindBlock(loop.Body)),
            Break => new JumpInstruction(InstructionKind.Break, span),
            Continue => new JumpInstruction(InstructionKind.Continue, span),
            Capture capture => new BlockInstruction(InstructionKind.Capture, span, BindTarget(capture.Target), BindBlock(capture.Body), ContextOf(span)),
            With with => new BlockInstruction(InstructionKind.With, span, BindValue(with.Target), BindBlock(with.Body), ContextOf(span)),
            Wrap wrap => BindWrap(wrap),
            Return result => new OperandInstruction(InstructionKind.Return, span, result.Value is null ? null : BindValue(result.Value)),
            Import import => new OperandInstruction(InstructionKind.Import, span, BindValue(import.Source)),
            ReadOnly readOnly => new OperandInstruction(InstructionKind.ReadOnly, span, BindTarget(readOnly.Target)),
            FunctionStatement function => new DefineInstruction(span, BindTarget(function.Function.Target!), BindFunction(function.Function)),
            Block block => new SequenceInstruction(span, BindBlock(block)),
            _ => throw new InvalidOperationException($"No instruction for {statement.GetType().Name}."),
        };
    }

    Instruction BindStatic(SourceSpan span) => pieces[span.Piece] switch
    {
        MarkPiece mark => new MarkInstruction(span, mark.Mark),
        StaticPiece text => new StaticInstruction(span, text.Bytes.ToArray()),
        _ => new StaticInstruction(span, []),
    };

    Instruction BindPrint(Print print) => new PrintInstruction(print.Span, BindValue(print.Value), ContextOf(print.Span), TagOf(print.Span)?.Indent ?? "") { Frame = TagOf(print.Span)?.Frame };

    CaseInstruction BindCase(Case choice) => new(
        choice.Span,
        BindValue(choice.Value),
        [.. choice.Whens.Select(w => w.Values.Select(BindValue).ToArray())],
        [.. choice.Whens.Select(w => BindBlock(w.Body))],
        BindBlock(choice.Else));

    ForInstruction BindFor(For loop)
    {
        var limits = new ForLimits(BindOptional(loop.Options.Offset), BindOptional(loop.Options.Limit), BindOptional(loop.Options.Columns), loop.Options.Reversed);
        return new ForInstruction(loop.Span, loop.Keyword == "tablerow", BindTarget(loop.Variable), BindValue(loop.Source), limits,
            BindBlock(loop.Body), BindBlock(loop.Else), ContextOf(loop.Span));
    }

    Operand? BindOptional(Expression? expression) => expression is null ? null : BindValue(expression);

    BlockInstruction BindWrap(Wrap wrap)
    {
        var call = BindValue(wrap.Call);
        var before = _inWrappedBlock;
        _inWrappedBlock = true;
        var body = BindBlock(wrap.Body);
        _inWrappedBlock = before;
        return new BlockInstruction(InstructionKind.Wrap, wrap.Span, call, body, ContextOf(wrap.Span));
    }

    FunctionPlan BindFunction(Function function)
    {
        var (outer, inWrapped) = (_scope, _inWrappedBlock);
        var defaults = function.Parameters?.Select(p => BindOptional(p.Default)).ToArray();
        _scope = new Scope(outer, function.Parameters is not null);
        _inWrappedBlock = false;
        foreach (var parameter in function.Parameters ?? []) _scope.Declare(parameter.Name);
        if (function.Parameters is not null)
            foreach (var name in AssignedNames.Of(function.Body, false).Names) _scope.Declare(name);
        var body = BindBlock(function.Body);
        var plan = new FunctionPlan(NameOf(function.Target), function.Parameters?.Select((p, i) => new ParameterPlan(p.Name, defaults![i], p.IsRest)).ToArray())
        {
            Slots = _scope.Slots,
            Body = body,
        };
        (_scope, _inWrappedBlock) = (outer, inWrapped);
        return plan;
    }

    static string NameOf(Expression? target) => target switch
    {
        GlobalName name => name.Name,
        LocalName name => "$" + name.Name,
        _ => "do",
    };
}
