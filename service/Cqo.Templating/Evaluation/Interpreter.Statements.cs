using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation.Charts;

namespace Cqo.Templating.Evaluation;

/// <summary>Statements.</summary>
internal sealed partial class Interpreter
{
    Flow Execute(Instruction[] body)
    {
        foreach (var instruction in body)
        {
            var flow = Execute(instruction);
            if (flow != Flow.Next) return flow;
        }
        return Flow.Next;
    }

    Flow Execute(Instruction instruction)
    {
        switch (instruction.Kind)
        {
            case InstructionKind.Static: WriteStatic((StaticInstruction)instruction); return Flow.Next;
            case InstructionKind.Print: Print((PrintInstruction)instruction); return Flow.Next;
            case InstructionKind.Mark: Reach((MarkInstruction)instruction); return Flow.Next;
            case InstructionKind.PlainFor: return CountFor((PlainForInstruction)instruction);
            case InstructionKind.If: return ExecuteIf((IfInstruction)instruction);
            case InstructionKind.For: return ExecuteFor((ForInstruction)instruction);
            case InstructionKind.Assign: Assign((AssignInstruction)instruction); return Flow.Next;
            case InstructionKind.Case: return ExecuteCase((CaseInstruction)instruction);
            case InstructionKind.While: return ExecuteWhile((WhileInstruction)instruction);
            case InstructionKind.Break: return Flow.Break;
            case InstructionKind.Continue: return Flow.Continue;
            case InstructionKind.Capture: return ExecuteCapture((BlockInstruction)instruction);
            case InstructionKind.With: return ExecuteWith((BlockInstruction)instruction);
            case InstructionKind.Wrap: ExecuteWrap((BlockInstruction)instruction); return Flow.Next;
            case InstructionKind.Return: return ExecuteReturn((OperandInstruction)instruction);
            case InstructionKind.Import: Import((OperandInstruction)instruction); return Flow.Next;
            case InstructionKind.ReadOnly: Protect((OperandInstruction)instruction); return Flow.Next;
            case InstructionKind.Define:
                var define = (DefineInstruction)instruction;
                Store(define.Target, Value.Of(new FunctionValue(define.Function, _frame)));
                return Flow.Next;
            default: return Execute(((SequenceInstruction)instruction).Body);
        }
    }

    void Reach(MarkInstruction instruction)
    {
        if (_capture is null || instruction.Mark.Captured is not { } text) _writer.Marks!.Reach(instruction.Mark);
        else Append(text, instruction.Span);
    }

    void WriteStatic(StaticInstruction instruction)
    {
        if (_capture is null) { _writer.Write(instruction.Bytes); return; }
        Append(_capturesMarkup ? MarkupText.Of(instruction.Bytes) : Encoding.UTF8.GetString(instruction.Bytes), instruction.Span);
    }

    void Print(PrintInstruction instruction)
    {
        CheckTime(instruction.Span);
        var value = instruction.Indent.Length > 0 && MayWrite(instruction.Value) ? Captured(instruction) : Evaluate(instruction.Value);
        if (instruction.Indent.Length > 0 && value.AsString is { } text && text.Contains('\n')) value = Indented(text, instruction);
        if (instruction.Context == OutputContext.WordParagraph && _capture is null) PrintParagraph(value, instruction);
        else PrintValue(value, instruction.Context, instruction.Span, instruction.Frame);
    }

    void PrintParagraph(Value value, PrintInstruction instruction)
    {
        var frame = instruction.Frame!;
        _writer.At = instruction.Span;
        if (value.Reference is Fragment fragment) { fragment.WriteParagraphs(_writer, frame); return; }
        _writer.WriteXml(frame.OpenParagraph);
        PrintValue(value, OutputContext.WordText, instruction.Span);
        _writer.WriteXml(frame.CloseParagraph);
    }

    // A function of the template may print before it returns; what it prints is set in as its value is.
    bool MayWrite(Operand operand) => operand.Kind switch
    {
        OperandKind.Call or OperandKind.WrappedBlock => true,
        OperandKind.Global or OperandKind.Slot or OperandKind.Captured => Raw(operand).Reference is FunctionValue,
        _ => false,
    };

    Value Captured(PrintInstruction instruction)
    {
        var (outer, outerMarkup) = (_capture, _capturesMarkup);
        (_capture, _capturesMarkup) = (new StringBuilder(), false);
        var value = Evaluate(instruction.Value);
        if (_capture.Length > 0) value = Value.Of(_capture + TextOf(value));
        (_capture, _capturesMarkup) = (outer, outerMarkup);
        return value;
    }

    Value Indented(string text, PrintInstruction instruction)
    {
        var length = text.Length + (long)text.AsSpan().Count('\n') * instruction.Indent.Length;
        if (length > _options.StringLength) throw TooLong(length, instruction.Span);
        var last = text.EndsWith('\n') ? text.Length - 1 : text.Length;
        return Value.Of(string.Concat(text[..last].Replace("\n", "\n" + instruction.Indent, StringComparison.Ordinal), text.AsSpan(last)));
    }

    void PrintValue(Value value, OutputContext context, Language.SourceSpan at, RunFrame? frame = null)
    {
        (_writer.At, _call) = (at, at);
        if (_capture is not null) { Append(context is OutputContext.Url or OutputContext.UrlPath or OutputContext.UrlQuery ? LinkTarget.Escape(TextOf(value), context) : TextOf(value), at); return; }
        if (context >= OutputContext.Cell) { _writer.Marks!.Put(value, this); return; }
        if (context == OutputContext.Chart) { _writer.WriteChart(frame!.Chart!, ChartReader.Read(this, value)); return; }
        if (context == OutputContext.Picture && value.Reference is PictureFragment picture) _writer.WriteText(picture.Data, context);
        else if (value.AsString is { } text) _writer.WriteText(text, context);
        else if (value.IsInt && context != OutputContext.Picture) _writer.WriteInteger(value.AsInt);
        else if (frame is not null && value.Reference is Fragment fragment) fragment.Write(_writer, frame);
        else if (!value.IsNull || context == OutputContext.Picture) _writer.WriteText(TextOf(value), context);
    }

    void Append(string text, Language.SourceSpan at)
    {
        if ((long)_capture!.Length + text.Length > _options.StringLength) throw TooLong((long)_capture.Length + text.Length, at);
        CountText(text.Length);
        _capture.Append(text);
    }

    Flow ExecuteIf(IfInstruction instruction)
    {
        for (var i = 0; i < instruction.Conditions.Length; i++)
            if (Evaluate(instruction.Conditions[i]).IsTrue) return Execute(instruction.Bodies[i]);
        return Execute(instruction.Else);
    }

    Flow ExecuteCase(CaseInstruction instruction)
    {
        var value = Evaluate(instruction.Value);
        for (var i = 0; i < instruction.Whens.Length; i++)
            foreach (var when in instruction.Whens[i])
                if (AreEqual(value, Evaluate(when))) return Execute(instruction.Bodies[i]);
        return Execute(instruction.Else);
    }

    Flow ExecuteCapture(BlockInstruction instruction)
    {
        var (outer, outerMarkup) = (_capture, _capturesMarkup);
        (_capture, _capturesMarkup) = (new StringBuilder(), instruction.Context != OutputContext.Text);
        var flow = Execute(instruction.Body);
        var text = _capture.ToString();
        (_capture, _capturesMarkup) = (outer, outerMarkup);
        Store(instruction.Target, Value.Of(text));
        return flow;
    }

    Flow ExecuteWith(BlockInstruction instruction)
    {
        var target = Evaluate(instruction.Target);
        if (target.AsMap is not { } map)
            throw Fail("CQO3031", $"with 需要一个对象 | `with` needs an object; `{PathOf(instruction.Target)}` is {Described(target)}.", instruction.Target.Span);
        _withs.Add(map);
        var flow = Execute(instruction.Body);
        _withs.RemoveAt(_withs.Count - 1);
        return flow;
    }

    Flow ExecuteReturn(OperandInstruction instruction)
    {
        _result = instruction.Value is null ? Value.Null : Evaluate(instruction.Value);
        return Flow.Return;
    }

    void Import(OperandInstruction instruction)
    {
        var source = Evaluate(instruction.Value!);
        if (source.AsMap is not { } map)
            throw Fail("CQO3031", $"import 需要一个对象 | `import` needs an object; `{PathOf(instruction.Value!)}` is {Described(source)}.", instruction.Value!.Span);
        foreach (var name in map.Names)
        {
            map.TryGet(name, out var value);
            var slot = Array.IndexOf(_plan.Globals, name);
            if (_withs.Count > 0 && _withs[^1] is TemplateMap open) open.Set(name, value);
            else if (slot >= 0 && _readOnly?.Contains(slot) != true) _globals[slot] = value;
        }
    }

    void Protect(OperandInstruction instruction)
    {
        if (_withs.Count > 0 && _withs[^1] is TemplateMap open && instruction.Value is GlobalOperand member) open.Protect(member.Name);
        else if (instruction.Value is GlobalOperand global) (_readOnly ??= []).Add(global.Slot);
    }
}
