using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Language;

namespace Cqo.Templating.Evaluation;

/// <summary>How a statement ended.</summary>
internal enum Flow : byte
{
    Next, Break, Continue, Return,
}

/// <summary>Plan × model → bytes. One instance renders one part once.</summary>
internal sealed partial class Interpreter
{
    const int LongText = 4096;

    readonly RenderPlan _plan;
    readonly ModelMap _model;
    readonly PartWriter _writer;
    readonly RenderBudget _budget;
    readonly RenderOptions _options;
    readonly Value[] _globals;
    readonly (Shape? Shape, int Index)[] _memberCache;
    readonly List<MapValue> _withs = [];
    HashSet<int>? _readOnly;
    TemplateMap? _unnamed;
    Frame _frame;
    Frame? _wrapper;
    LoopState? _loop;
    StringBuilder? _capture;
    bool _capturesMarkup;
    int _depth;
    int _tolerance;
    Value _result;
    SourceSpan _call;
    Value[] _stack = new Value[16];
    int _top;

    Interpreter(RenderPlan plan, ModelMap model, PartWriter writer, RenderBudget budget)
    {
        (_plan, _model, _writer, _budget, _options) = (plan, model, writer, budget, budget.Options);
        _globals = new Value[plan.Globals.Length];
        Array.Fill(_globals, Value.Unset);
        _memberCache = new (Shape?, int)[plan.Members];
        _frame = new Frame(plan.Main, null, 0);
    }

    /// <summary>Writes one part. The budget is shared by all parts of a document.</summary>
    /// <exception cref="RenderException">A limit was hit or a value cannot be shown.</exception>
    internal static void Run(RenderPlan plan, ModelObject model, PartWriter writer, RenderBudget budget)
    {
        writer.Begin(plan.Locate);
        var interpreter = new Interpreter(plan, model.Root, writer, budget);
        interpreter.CheckTime(default);
        interpreter.Execute(plan.Main.Body);
        writer.End();
    }

    internal RenderOptions Options => _options;

    /// <summary>How dates are printed; the template assigns it as <c>date.format</c>.</summary>
    internal string DateFormat { get; private set; } = Dates.DefaultPattern;

    internal RenderException Fail(string code, string message, SourceSpan at) => new(new Diagnostic(code, Severity.Error, message, _plan.Locate(at)));

    /// <summary>Fails at the builtin function that runs.</summary>
    internal RenderException Fail(string code, string message) => Fail(code, message, _call);

    void CheckTime(SourceSpan at)
    {
        if (_budget.IsOutOfTime()) throw OutOfTime(at);
    }

    RenderException OutOfTime(SourceSpan at) =>
        Fail("CQO3004", $"生成文档超时：请检查循环是否过多 | Rendering took longer than the limit of {_options.Time.TotalSeconds:0.###} s. Check for loops over very many items.", at);

    void CountStep(SourceSpan at)
    {
        if (_budget.CountLoopStep() is { } message) throw Fail("CQO3005", message, at);
        CheckTime(at);
    }

    void CountRow(SourceSpan at)
    {
        if (_budget.CountDataRow() is { } message) throw Fail("CQO3006", message, at);
        CheckTime(at);
    }

    /// <summary>Counts the items that a builtin function walks over, before it does.</summary>
    internal void Charge(ListValue list)
    {
        if (list.IsOfModel)
        {
            _budget.CountItems(list.Count);
            CheckTime(_call);
            return;
        }
        for (var i = 0; i < list.Count; i++) CountStep(_call);
    }

    /// <summary>Counts a text that a function reads or makes: time passes with its length, and memory when it is kept.</summary>
    internal void CountText(long length)
    {
        if (_budget.CountText(length) is { } message) throw Fail("CQO3057", message);
        if (length > LongText) CheckTime(_call);
    }

    /// <summary>Looks at the clock now: before work whose time does not follow from its input.</summary>
    internal void CheckClock()
    {
        if (_budget.IsOutOfTimeNow()) throw OutOfTime(_call);
    }

    /// <summary>Fails before a text longer than allowed is made.</summary>
    internal void CheckLength(long length)
    {
        if (length > _options.StringLength) throw TooLong(length, _call);
    }

    RenderException TooLong(long length, SourceSpan at) =>
        Fail("CQO3007", $"将生成的文字过长：请分段生成 | A text of {length:N0} characters would be made; the limit is {_options.StringLength:N0}. Make it in smaller parts.", at);
}
