using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary><c>include</c> and <c>include_join</c>: a partial is rendered to a text, which is then a value like any other. It shares the variables of the template.</summary>
internal sealed partial class Interpreter
{
    Value Include(IncludeOperand operand)
    {
        TemplateMap? named = null;
        var arguments = Arguments(operand.Arguments, ref named);
        if (arguments.Count == 0) throw Fail("CQO2004", "include 缺少要插入的文件名 | `include` needs the name of a partial.", operand.Span);
        if (operand.IsJoin) return IncludeJoined(arguments, operand.Span);
        var name = TextOf(arguments[0]);
        arguments.RemoveAt(0);
        return Value.Of(RenderPartial(name, arguments, named, operand.Span));
    }

    Value IncludeJoined(List<Value> given, SourceSpan at)
    {
        if (given[0].AsList is not { } names) throw Fail("CQO3060", $"include_join 需要文件名的列表 | `include_join` needs a list of names first, not {Described(given[0])}.", at);
        var text = new StringBuilder();
        for (var i = 0; i < names.Count; i++)
        {
            CountStep(at);
            if (i > 0) text.Append(TextOrPartial(given, 1, at));
            text.Append(RenderPartial(TextOf(names[i]), [], null, at));
            if (text.Length > _options.StringLength) throw TooLong(text.Length, at);
        }
        return text.Length == 0 ? Value.Of("") : Value.Of(TextOrPartial(given, 2, at) + text + TextOrPartial(given, 3, at));
    }

    string TextOrPartial(List<Value> given, int index, SourceSpan at)
    {
        if (index >= given.Count) return "";
        var text = TextOf(given[index]);
        return PartialReader.NameIn(text) is { } name ? RenderPartial(name, [], null, at) : text;
    }

    string RenderPartial(string name, List<Value> arguments, TemplateMap? named, SourceSpan at)
    {
        if (!_plan.Partials.TryGetValue(name, out var partial))
            throw Fail("CQO3060", $"没有名为“{Functions.Given.Shorten(name)}”的片段：请把它放进模板旁的 partials 文件夹 | There is no partial `{Functions.Given.Shorten(name)}`. Put the file into the folder partials beside the template, or correct the name.{NearestName.Hint(name, _plan.Partials.Keys)}", at);
        if (++_depth > _options.Depth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fail("CQO3008", $"片段嵌套过深：请检查“{name}”是否不断插入自己 | Partials are nested more than {_options.Depth} deep at `{name}`. Check that it ends: it probably includes itself without end.", at);
        CheckTime(at);
        var (caller, wrapper, capture, markup) = (_frame, _wrapper, _capture, _capturesMarkup);
        var isInFunction = caller.Around is not null || caller.Function.Parameters is not null;
        if (isInFunction) _withs.Insert(caller.OpenWiths, new FrameNames(caller));
        (_frame, _wrapper, _capture, _capturesMarkup) = (new Frame(partial, null, 0) { Arguments = new TemplateList(arguments) { Members = named } }, null, new StringBuilder(), false);
        Execute(partial.Body);
        var text = _capture.ToString();
        (_frame, _wrapper, _capture, _capturesMarkup) = (caller, wrapper, capture, markup);
        if (isInFunction) _withs.RemoveAt(caller.OpenWiths);
        _depth--;
        _result = Value.Null;
        return text;
    }
}

/// <summary>The variables of a running function as an object: a partial that it includes reads and assigns them.</summary>
internal sealed class FrameNames(Frame frame) : MapValue
{
    internal override int Count => Names.Count();

    internal override IEnumerable<string> Names
    {
        get
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            for (var at = frame; at is not null; at = at.Around!)
                found.UnionWith(at.Function.Slots.Where((name, i) => name[0] != '$' && !at.Slots[i].IsUnset));
            return found;
        }
    }

    internal override bool TryGet(string name, out Value value)
    {
        value = Find(name, out var slot) is { } at ? at.Slots[slot] : Value.Null;
        return slot >= 0;
    }

    internal bool TrySet(string name, Value value)
    {
        if (Find(name, out var slot) is not { } at) return false;
        at.Slots[slot] = value;
        return true;
    }

    Frame? Find(string name, out int slot)
    {
        for (var at = frame; at is not null; at = at.Around!)
        {
            slot = at.Function.FindSlot(name);
            if (slot >= 0 && !at.Slots[slot].IsUnset) return at;
        }
        slot = -1;
        return null;
    }
}
