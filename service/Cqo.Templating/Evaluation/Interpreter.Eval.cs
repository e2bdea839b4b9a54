using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary><c>object.eval</c> and <c>object.eval_template</c>: code made by the template, under the same budget. It reads the variables of the template; what it assigns stays its own.</summary>
internal sealed partial class Interpreter
{
    internal Value Eval(Value code)
    {
        if (code.AsString is not { } text) return code.Reference is FunctionValue function ? Invoke(function, [], null, _call) : code;
        var inner = Inner([new TagPiece("ret (" + text + ")", OutputContext.Text, (_, _) => _plan.Locate(_call))]);
        inner.Execute(inner._plan.Main.Body);
        return inner._result;
    }

    internal Value EvalTemplate(Value template)
    {
        if (template.AsString is not { } text) return Eval(template);
        var inner = Inner(TextPieces.Cut(Encoding.UTF8.GetBytes(text), []));
        inner._capture = new StringBuilder();
        inner.Execute(inner._plan.Main.Body);
        return Value.Of(inner._capture.ToString());
    }

    Interpreter Inner(IReadOnlyList<Piece> pieces)
    {
        var problems = new List<Diagnostic>();
        if (PlanCompiler.Compile(pieces, problems) is not { } plan)
            throw Fail("CQO3048", $"object.eval 的代码有误 | The code that `object.eval` was given has mistakes: {string.Join(" ", problems.Select(p => p.Message[(p.Message.IndexOf(" | ", StringComparison.Ordinal) + 3)..]))}");
        if (_depth + 1 > _options.Depth) throw Fail("CQO3008", $"函数调用嵌套过深：请检查函数是否不断调用自己 | Calls of functions are nested more than {_options.Depth} deep at `object.eval`.");
        var inner = new Interpreter(plan, _model, _writer, _budget) { _depth = _depth + 1 };
        for (var i = 0; i < plan.Globals.Length; i++)
            if (Array.IndexOf(_plan.Globals, plan.Globals[i]) is >= 0 and var slot) inner._globals[i] = _globals[slot];
        return inner;
    }
}
