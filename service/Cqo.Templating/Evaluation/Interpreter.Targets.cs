using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Assigning names, members and items.</summary>
internal sealed partial class Interpreter
{
    void Assign(AssignInstruction instruction)
    {
        var value = Evaluate(instruction.Value);
        if (instruction.Compound is { } op) value = Binary(op, Evaluate(instruction.Target), value, instruction.Span, instruction.Span);
        Store(instruction.Target, value);
    }

    void Store(Operand target, Value value)
    {
        switch (target)
        {
            case GlobalOperand global: StoreGlobal(global, value); break;
            case SlotOperand slot: StoreSlot(slot, value); break;
            case MemberOperand member: StoreMember(member, value); break;
            case IndexOperand index: StoreItem(index, value); break;
            case BuiltinOperand: DateFormat = TextOf(value); break;
        }
    }

    void StoreGlobal(GlobalOperand target, Value value)
    {
        if (_withs.Count > 0 && StoreInWiths(target.Name, value, target, 0)) return;
        if (_readOnly?.Contains(target.Slot) == true) throw Fail("CQO3037", $"“{target.Name}”是只读的，不能再赋值：请换一个名称 | `{target.Name}` was made readonly and cannot be assigned again. Use another name.", target.Span);
        _globals[target.Slot] = value;
    }

    /// <summary>The innermost object of the template that a <c>with</c> opened takes the value; data is passed over.</summary>
    bool StoreInWiths(string name, Value value, Operand target, int lowest)
    {
        for (var i = _withs.Count - 1; i >= lowest; i--)
        {
            if (_withs[i] is TemplateMap map)
            {
                if (map.IsProtected(name)) throw Fail("CQO3037", $"“{name}”是只读的，不能再赋值：请换一个名称 | `{name}` was made readonly and cannot be assigned again. Use another name.", target.Span);
                map.Set(name, value);
                return true;
            }
            if (_withs[i] is FrameNames function)
            {
                if (function.TrySet(name, value)) return true;
                continue;
            }
            if (_withs[i].TryGet(name, out _))
                throw Fail("CQO3038", $"“{name}”是 with 打开的数据的字段，模板不能修改数据：请换一个名称 | `{name}` cannot be assigned here: it is a field of the data that this `with` opened, and a template cannot change data. Use another name.", target.Span);
        }
        return false;
    }

    void StoreSlot(SlotOperand target, Value value)
    {
        if (target.Outer is not null && _withs.Count > _frame.OpenWiths && StoreInWiths(target.Name, value, target, _frame.OpenWiths)) return;
        SlotOf(target) = value;
    }

    void StoreMember(MemberOperand target, Value value)
    {
        var owner = Evaluate(target.Target);
        switch (owner.Reference)
        {
            case TemplateMap map when map.IsProtected(target.Name): throw Fail("CQO3037", $"“{PathOf(target)}”是只读的，不能再赋值 | `{PathOf(target)}` was made readonly and cannot be assigned again.", target.NameSpan);
            case TemplateMap map: map.Set(target.Name, value); break;
            case TemplateList list: (list.Members ??= new TemplateMap()).Set(target.Name, value); break;
            case null: throw Fail("CQO3002", $"“{PathOf(target.Target)}”为空，无法写入：请先创建它 | `{PathOf(target.Target)}` is empty, so its `{target.Name}` cannot be set. Create it first: {PathOf(target.Target)} = {{}}.", target.NameSpan);
            default: throw Fail("CQO3038", $"“{PathOf(target)}”属于数据，模板不能修改：请改用变量 | `{PathOf(target)}` cannot be assigned: `{PathOf(target.Target)}` is data or a single value, which a template cannot change. Assign a variable instead.", target.NameSpan);
        }
    }

    void StoreItem(IndexOperand target, Value value)
    {
        if (target.Target.Kind == OperandKind.This && _withs.Count == 0)
        {
            StoreVariable(target, TextOf(Evaluate(target.Key)), value);
            return;
        }
        var owner = Evaluate(target.Target);
        var key = Evaluate(target.Key);
        switch (owner.Reference)
        {
            case TemplateMap map when map.IsProtected(TextOf(key)): throw Fail("CQO3037", $"“{PathOf(target)}”是只读的，不能再赋值 | `{PathOf(target)}` was made readonly and cannot be assigned again.", target.Key.Span);
            case TemplateMap map: map.Set(TextOf(key), value); break;
            case TemplateList list when key.IsInt: StoreInList(list, key.AsInt, value, target); break;
            case TemplateList list: (list.Members ??= new TemplateMap()).Set(TextOf(key), value); break;
            case null: throw Fail("CQO3002", $"“{PathOf(target.Target)}”为空，无法写入：请先创建它 | `{PathOf(target.Target)}` is empty, so no item of it can be set. Create it first: {PathOf(target.Target)} = [].", target.Span);
            default: throw Fail("CQO3038", $"“{PathOf(target)}”属于数据，模板不能修改：请改用变量 | `{PathOf(target)}` cannot be assigned: `{PathOf(target.Target)}` is data, which a template cannot change.", target.Span);
        }
    }

    // A name that no tag of the template spells out is kept beside the slots, where `this` finds it.
    void StoreVariable(IndexOperand target, string name, Value value)
    {
        var slot = Array.IndexOf(_plan.Globals, name);
        if (slot < 0) (_unnamed ??= new TemplateMap()).Set(name, value);
        else StoreGlobal(new GlobalOperand(target.Span, name, slot, true), value);
    }

    void StoreInList(TemplateList list, long index, Value value, IndexOperand target)
    {
        if (index < 0) index += list.Count;
        if (index < 0 || index > list.Count + 10_000) throw Fail("CQO3036", $"列表只有 {list.Count} 项，无法写入此序号 | The list has {list.Count} items; item {index} cannot be set.", target.Key.Span);
        while (list.Items.Count <= index) list.Items.Add(Value.Null);
        list.Items[(int)index] = value;
    }

    /// <summary>Where a loop keeps its variable: never in the object of a <c>with</c>.</summary>
    ref Value LoopVariable(Operand variable)
    {
        if (variable is SlotOperand slot) return ref SlotOf(slot);
        return ref _globals[((GlobalOperand)variable).Slot];
    }
}
