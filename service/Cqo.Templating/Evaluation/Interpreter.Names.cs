using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Reading names, members and items.</summary>
internal sealed partial class Interpreter
{
    bool IsStrict => _tolerance == 0 && _options.Missing == MissingValue.Error;

    Value GlobalValue(GlobalOperand operand)
    {
        if (_withs.Count != 0 && FindInWiths(operand.Name, 0, out var found)) return found;
        ref var slot = ref _globals[operand.Slot];
        return slot.IsUnset ? LoadGlobal(operand, ref slot) : slot;
    }

    bool FindInWiths(string name, int lowest, out Value value)
    {
        for (var i = _withs.Count - 1; i >= lowest; i--)
            if (_withs[i].TryGet(name, out value)) return true;
        value = default;
        return false;
    }

    Value LoadGlobal(GlobalOperand operand, ref Value slot)
    {
        if (_model.TryGet(operand.Name, out var value)) return slot = value;
        if (BuiltinCatalog.IsGroup(operand.Name)) return slot = Value.Of(Functions.BuiltinGroup.Of(operand.Name));
        if (operand.IsAssigned || !IsStrict) return Value.Null;
        throw Fail("CQO3001", $"数据中没有字段“{operand.Name}”：请核对名称，或提供该字段 | The data has no field `{operand.Name}`.{NearestName.Hint(operand.Name, _model.Names)} Correct the name, pass the field, or write `{operand.Name} ?? \"\"` if it may be absent.", operand.Span);
    }

    Value SlotValue(SlotOperand operand)
    {
        if (operand.Outer is not null && _withs.Count > _frame.OpenWiths && FindInWiths(operand.Name, _frame.OpenWiths, out var found)) return found;
        var value = SlotOf(operand);
        if (!value.IsUnset) return value;
        return operand.Outer is null ? Value.Null : GlobalValue((GlobalOperand)operand.Outer);
    }

    ref Value SlotOf(SlotOperand operand)
    {
        var frame = _frame;
        if (operand.Kind == OperandKind.BlockSlot && _wrapper is { } wrapper && wrapper.Function.FindSlot(operand.Name) is >= 0 and var slot) return ref wrapper.Slots[slot];
        for (var i = 0; i < operand.Depth; i++) frame = frame.Around!;
        return ref frame.Slots[operand.Slot];
    }

    Value MemberValue(MemberOperand operand)
    {
        var target = operand.IsOptional ? Tolerate(operand.Target) : Evaluate(operand.Target);
        if (target.Reference is not ModelMap map) return OtherMember(target, operand);
        ref var cache = ref _memberCache[operand.Cache];
        if (!ReferenceEquals(cache.Shape, map.Shape)) cache = (map.Shape, map.Shape.Find(operand.Name));
        return cache.Index >= 0 ? map.Values[cache.Index] : Absent(map, operand);
    }

    Value Absent(MapValue map, MemberOperand operand)
    {
        if (operand.Name == "empty?") return Value.Of(map.Count == 0);
        if (operand.IsOptional || !IsStrict) return Value.Null;
        var path = PathOf(operand.Target);
        var near = NearestName.Find(operand.Name, map.Names) is { } name ? $" Did you mean `{path}.{name}`?" : "";
        throw Fail("CQO3001", $"数据中没有字段“{path}.{operand.Name}”：请核对名称，或提供该字段 | The data has no field `{path}.{operand.Name}`.{near} Correct the name, pass the field, or write `{path}?.{operand.Name}` if it may be absent.", operand.NameSpan);
    }

    Value OtherMember(Value target, MemberOperand operand)
    {
        if (target.IsNull)
        {
            if (operand.IsOptional || _tolerance > 0) return Value.Null;
            var path = PathOf(operand.Target);
            throw Fail("CQO3002", $"“{path}”为空，无法读取其中的“{operand.Name}”：请先判断（if），或写成 {path}?.{operand.Name} | `{path}` is empty, so its `{operand.Name}` cannot be read. Test it first ({{{{ if {path} }}}}) or write `{path}?.{operand.Name}`.", operand.NameSpan);
        }
        if (target.AsMap is { } map) return map.TryGet(operand.Name, out var value) ? value : operand.Name == "empty?" ? Value.Of(map.Count == 0) : Value.Null;
        if (target.AsList is { } list) return ListMember(list, operand.Name);
        if (ScalarMembers.TryGet(target, operand.Name, out var member)) return member;
        if (operand.IsOptional || !IsStrict) return Value.Null;
        throw Fail("CQO3001", $"“{PathOf(operand.Target)}”没有字段“{operand.Name}” | `{PathOf(operand.Target)}` is {Described(target)} and has no field `{operand.Name}`.", operand.NameSpan);
    }

    static Value ListMember(ListValue list, string name)
    {
        if (list is TemplateList { Members: { } members } && members.TryGet(name, out var value)) return value;
        return name switch
        {
            "size" => Value.Of(list.Count),
            "empty?" => Value.Of(list.Count == 0),
            _ => Value.Null,
        };
    }

    Value IndexValue(IndexOperand operand)
    {
        var target = Evaluate(operand.Target);
        if (target.IsNull)
        {
            if (operand.IsOptional || _tolerance > 0) return Value.Null;
            var path = PathOf(operand.Target);
            throw Fail("CQO3002", $"“{path}”为空，无法读取其中的项：请先判断（if） | `{path}` is empty, so no item of it can be read. Test it first: {{{{ if {path} }}}}.", operand.Span);
        }
        var key = Evaluate(operand.Key);
        if (target.AsList is { } list) return ItemOf(list, key, operand);
        if (target.AsMap is { } map) return KeyOf(map, key, operand);
        if (target.AsString is { } text && key.IsInt) return CharacterOf(text, key.AsInt);
        throw Fail("CQO3035", $"“{PathOf(operand.Target)}”中没有可取的项：只有列表、对象和文字才有 | `{PathOf(operand.Target)}` is {Described(target)}; only lists, objects and texts have items.", operand.Span);
    }

    Value ItemOf(ListValue list, Value key, IndexOperand operand)
    {
        if (key.AsString is { } name) return ListMember(list, name);
        if (!key.IsInt) throw Fail("CQO3036", $"列表的序号应为整数 | An item of a list is counted with a whole number, not {(key.IsNumber ? TextOf(key) : Described(key))}.", operand.Key.Span);
        var index = key.AsInt < 0 ? key.AsInt + list.Count : key.AsInt;
        return index >= 0 && index < list.Count ? list[(int)index] : Value.Null;
    }

    Value KeyOf(MapValue map, Value key, IndexOperand operand)
    {
        if (key.IsNull && _tolerance == 0)
            throw Fail("CQO3036", $"方括号中的名称为空：请先判断（if） | The name inside [ ] is empty, so no member of `{PathOf(operand.Target)}` can be read. Test it first.", operand.Key.Span);
        var name = TextOf(key);
        if (map.TryGet(name, out var value) || !map.IsModel || !IsStrict) return value;
        throw Fail("CQO3001", $"数据中没有该字段：请核对名称，或提供该字段 | The data has no field `{PathOf(operand.Target)}[\"{name}\"]`.{NearestName.Hint(name, map.Names)}", operand.Key.Span);
    }

    static Value CharacterOf(string text, long index)
    {
        if (index < 0) index += text.Length;
        return index >= 0 && index < text.Length ? Value.Of(text[(int)index].ToString()) : Value.Null;
    }

    /// <summary>The operand as an author would write it; for messages.</summary>
    internal static string PathOf(Operand operand) => operand switch
    {
        GlobalOperand global => global.Name,
        SlotOperand slot => slot.Name,
        MemberOperand member => $"{PathOf(member.Target)}.{member.Name}",
        IndexOperand index => $"{PathOf(index.Target)}[{PathOf(index.Key)}]",
        IntegerOperand integer => integer.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        TextOperand text => $"\"{text.Value}\"",
        LoopMemberOperand loop => $"{loop.Loop}.{loop.Name}",
        PlainOperand { Kind: OperandKind.Arguments } => "$",
        PlainOperand { Kind: OperandKind.This } => "this",
        PlainOperand { Kind: OperandKind.Null } => "null",
        PlainOperand { Kind: OperandKind.Empty } => "empty",
        CallOperand call => $"{PathOf(call.Target)}(…)",
        BuiltinOperand builtin => $"{BuiltinCatalog.All[builtin.Function].FullName}(…)",
        ListOperand { Kind: OperandKind.Array } => "[…]",
        ObjectOperand => "{…}",
        _ => "(…)",
    };

    internal static string Described(Value value) => value.Kind switch
    {
        ValueKind.Null or ValueKind.Unset => "empty",
        ValueKind.Bool => "true or false",
        ValueKind.Int or ValueKind.BigInt or ValueKind.Decimal or ValueKind.Double => "a number",
        ValueKind.String => "a text",
        ValueKind.Date => "a date",
        ValueKind.TimeSpan => "a time span",
        ValueKind.List => "a list",
        ValueKind.Function => "a function",
        _ => "an object",
    };
}
