using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary><c>include</c> and <c>include_join</c>: names that are spelled out are checked here.</summary>
internal sealed partial class Binder
{
    readonly Dictionary<string, FunctionPlan> _partials = new(StringComparer.Ordinal);

    bool IsInclude(Expression target) => target is GlobalName { Name: "include" or "include_join" } name && !_assigned.Names.Contains(name.Name);

    // Bound when the template is: a partial is a function without parameters that has variables `$` of its own.
    void BindPartials()
    {
        foreach (var (name, tree) in partials)
        {
            _scope = new Scope(null, false);
            var body = BindBlock(tree);
            _partials[name] = new FunctionPlan(name, null) { Slots = _scope.Slots, Body = body };
        }
    }

    Operand BindInclude(Call call)
    {
        var name = ((GlobalName)call.Target).Name;
        var isJoin = name == "include_join";
        var positional = call.Arguments.Where(a => a.Name is null).ToList();
        if (positional.Count < (isJoin ? 2 : 1) && !positional.Exists(a => a.IsExpanded)) ReportIncludeUsage(name, call.Target.Span);
        else if (isJoin) CheckJoin(positional);
        else CheckPartial(positional[0].Value, false);
        return new IncludeOperand(call.Span, isJoin, [.. call.Arguments.Select(a => new CallArgument(a.Name, BindValue(a.Value), a.IsExpanded))]);
    }

    void ReportIncludeUsage(string name, SourceSpan at) =>
        Error("CQO2004", $"“{name}”缺少要插入的文件名 | `{name}` needs to be told what to insert: {(name == "include" ? "include 'name.txt'" : "include_join ['a.txt', 'b.txt'] separator begin? end?")}.", at);

    void CheckJoin(List<Argument> given)
    {
        if (given[0].Value is ArrayLiteral names)
            foreach (var item in names.Items) CheckPartial(item, false);
        foreach (var text in given.Skip(1)) CheckPartial(text.Value, true);
    }

    void CheckPartial(Expression value, bool onlyPrefixed)
    {
        if (value is not TextLiteral { Value: var text }) return;
        var name = PartialReader.NameIn(text) ?? (onlyPrefixed ? null : text);
        if (name is null || partials.ContainsKey(name)) return;
        if (!PartialReader.IsName(name))
            Error("CQO2005", $"“{name}”不是文件名：只能写 partials 文件夹中的文件名，不能带路径 | `{name}` is not the name of a partial. Write the name of a file of the folder partials, without a path.", value.Span);
        else
            Error("CQO2005", $"没有名为“{name}”的片段：请把它放进模板旁的 partials 文件夹，或改正名称 | There is no partial `{name}`. Put the file into the folder partials beside the template, or correct the name.{NearestName.Hint(name, names)}", value.Span);
    }
}
