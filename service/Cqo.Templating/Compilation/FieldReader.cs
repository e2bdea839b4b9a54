using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>Tree → the fields of the data that it reads. Follows the variables of loops and assignments that stand for a field.</summary>
internal sealed partial class FieldReader(FieldNode root, IReadOnlyList<Piece> pieces, IReadOnlyDictionary<string, Block> partials)
{
    // A name of the template; null when its value is computed and stands for no field.
    readonly Dictionary<string, FieldNode?> _names = new(StringComparer.Ordinal);
    readonly Stack<FieldNode> _withs = new();
    // Each inclusion of a partial is read, for its names may mean other fields there; partials that double each other must come to an end.
    const int MostInclusions = 5_000;

    // Partials that are being read: one that includes itself is read once.
    readonly HashSet<string> _included = new(StringComparer.Ordinal);
    int _inclusions;
    int _tolerance;

    internal static FieldSchema Read(IEnumerable<RenderPlan> plans)
    {
        var root = new FieldNode();
        foreach (var plan in plans) new FieldReader(root, plan.Pieces, plan.PartialTrees).Visit(plan.Tree);
        return root.ToSchema(true);
    }

    void Visit(Statement? statement)
    {
        switch (statement)
        {
            case Block block: foreach (var inner in block.Statements) Visit(inner); break;
            case Print print: VisitPrint(print); break;
            case Assign assign: VisitAssign(assign); break;
            case If branches:
                foreach (var (condition, body) in branches.Branches) { Field(condition); Visit(body); }
                Visit(branches.Else);
                break;
            case Case choice: VisitCase(choice); break;
            case For loop: VisitFor(loop); break;
            case While loop: Field(loop.Condition); Visit(loop.Body); break;
            case Capture capture: Visit(capture.Body); Store(capture.Target, null); break;
            case With with: VisitWith(with); break;
            case Wrap wrap: Field(wrap.Call); Visit(wrap.Body); break;
            case Return result: if (result.Value is not null) Field(result.Value); break;
            case Import import: Field(import.Source); break;
            case FunctionStatement function: Store(function.Function.Target, null); VisitFunction(function.Function); break;
        }
    }

    void VisitPrint(Print print)
    {
        var context = print.Span.Piece < pieces.Count && pieces[print.Span.Piece] is TagPiece tag ? tag.Context : OutputContext.Text;
        if (context == OutputContext.Chart) ReadChart(Field(print.Value), print);
        else Field(print.Value)?.Is(context == OutputContext.Picture ? FieldKind.Picture : FieldKind.Scalar);
    }

    // What a chart shows is an object; a call such as word.chart says itself what it reads.
    void ReadChart(FieldNode? field, Print print)
    {
        if (field is null || print.Value is Call) return;
        field.Member("categories", false, default).IsList();
        field.Member("series", true, default).IsList();
    }

    void VisitAssign(Assign assign)
    {
        var field = Field(assign.Value);
        if (assign.Operator is not null) Field(assign.Target);
        Store(assign.Target, assign.Operator is null ? field : null);
    }

    void Store(Expression? target, FieldNode? field)
    {
        if (target is GlobalName name) _names[name.Name] = field;
        else if (target is LocalName local) _names["$" + local.Name] = field;
        else if (target is Member or Language.Index) Field(target);
    }

    void VisitCase(Case choice)
    {
        var field = Field(choice.Value);
        foreach (var (values, body) in choice.Whens)
        {
            foreach (var value in values) Compare(field, Field(value), choice.Value, value);
            Visit(body);
        }
        Visit(choice.Else);
    }

    void VisitFor(For loop)
    {
        var list = Field(loop.Source);
        var name = loop.Variable is LocalName local ? "$" + local.Name : ((GlobalName)loop.Variable).Name;
        var had = _names.TryGetValue(name, out var before);
        _names[name] = list?.Item();
        foreach (var option in (Expression?[])[loop.Options.Offset, loop.Options.Limit, loop.Options.Columns])
            if (option is not null) Field(option)?.Is(FieldKind.Number);
        Visit(loop.Body);
        if (had) _names[name] = before;
        else _names.Remove(name);
        Visit(loop.Else);
    }

    void VisitWith(With with)
    {
        var field = Field(with.Target);
        if (field is not null) _withs.Push(field);
        Visit(with.Body);
        if (field is not null) _withs.Pop();
    }

    void VisitFunction(Function function)
    {
        var before = new Dictionary<string, FieldNode?>(_names, StringComparer.Ordinal);
        foreach (var parameter in function.Parameters ?? []) _names[parameter.Name] = null;
        Visit(function.Body);
        foreach (var name in _names.Keys.Except(before.Keys).ToList()) _names[name] = null;
        foreach (var (name, field) in before) _names[name] = field;
        foreach (var parameter in function.Parameters ?? [])
            if (!before.ContainsKey(parameter.Name)) _names.Remove(parameter.Name);
    }
}
