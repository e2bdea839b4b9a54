using System.Text.Json.Nodes;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Reading;

/// <summary>How a shown text becomes a value of the data again.</summary>
/// <param name="Path">The field.</param>
/// <param name="Form">Name of the function that shows it; equal forms of one field show equal texts.</param>
/// <param name="Read">The value; null when the text is none that the function writes.</param>
internal sealed record Inverse(FieldPath Path, string Form, Func<string, Inverse.Answer?> Read)
{
    /// <param name="Value">The value; null stands for a field without one.</param>
    internal readonly record struct Answer(JsonNode? Value);

    /// <summary>Characters that such a text consists of, where only texts that <see cref="Read"/> takes are expected; null for any.</summary>
    public string? Alphabet { get; init; }
    /// <summary>What stands where the field has no value.</summary>
    public string? StandIn { get; init; }
    /// <summary>The value is what is shown, which may be less than the data held (capital letters, masks).</summary>
    public bool ShowsOnly { get; init; }

    static readonly string[] Lossy = ["string.upcase", "string.downcase", "string.capitalize", "string.capitalizewords", "string.strip", "string.truncate", "zh.mask_mobile", "zh.mask_id"];

    /// <summary>The inverse of an expression; null where there is none.</summary>
    /// <param name="operand">The expression.</param>
    /// <param name="pathOf">The field that a name or member means.</param>
    public static Inverse? Of(Operand operand, Func<Operand, FieldPath?> pathOf)
    {
        if (pathOf(operand) is { } path) return new Inverse(path, "", Plain);
        return operand switch
        {
            UnaryOperand { Kind: OperandKind.Alias } alias => Of(alias.Inner, pathOf),
            BinaryOperand { Kind: OperandKind.Coalesce, Right: TextOperand other } coalesce => OrElse(Of(coalesce.Left, pathOf), other.Value),
            ConditionalOperand { Then: TextOperand yes, Else: TextOperand no } choice => Either(choice.Condition, yes.Value, no.Value, pathOf),
            BuiltinOperand { Kind: OperandKind.CallBuiltin } call => OfCall(call, BuiltinCatalog.All[call.Function].FullName, pathOf),
            _ => null,
        };
    }

    static Answer? Plain(string text) => new(text.Length == 0 ? null : text);

    static Inverse? OrElse(Inverse? inner, string other) => inner is null ? null : inner with
    {
        StandIn = other,
        Read = text => text == other ? new Answer(null) : inner.Read(text),
        Alphabet = inner.Alphabet is null ? null : inner.Alphabet + other,
    };

    static Inverse? Either(Operand condition, string yes, string no, Func<Operand, FieldPath?> pathOf)
    {
        if (yes == no || Truth.Of(condition, pathOf) is not { } truth) return null;
        return new Inverse(truth.Path, "truth", text => text == yes ? truth.WhenTrue : text == no ? truth.WhenFalse : null);
    }

    static Inverse? OfCall(BuiltinOperand call, string name, Func<Operand, FieldPath?> pathOf)
    {
        if (call.Arguments.Length == 0) return null;
        if (name is "word.link") return pathOf(call.Arguments[call.Arguments[1].Kind == OperandKind.Null ? 0 : 1]) is { } text ? new Inverse(text, "", Plain) : null;
        if (name is "zh.check") return Truth.Of(call.Arguments[0], pathOf) is { } truth ? new Inverse(truth.Path, "truth", t => t is "☑" ? truth.WhenTrue : t is "☐" ? truth.WhenFalse : null) { Alphabet = "☑☐" } : null;
        if (pathOf(call.Arguments[0]) is not { } path) return null;
        return name switch
        {
            "array.join" => call.Arguments is [_, TextOperand { Value.Length: > 0 } between, PlainOperand { Kind: OperandKind.Null }] ? List(path, between.Value) : null,
            "object.default" => call.Arguments[1] is TextOperand other ? OrElse(new Inverse(path, "", Plain), other.Value) : null,
            "date.to_string" => call.Arguments[1] is TextOperand pattern && ShownDate.Pattern(pattern.Value) is { } read ? Dated(path, name + pattern.Value, read, null) : null,
            "zh.date" => Dated(path, name, ShownDate.Chinese, "〇零一二三四五六七八九十年月日"),
            "zh.day" => Dated(path, name, ShownDate.Pattern("%Y年%-m月%-d日")!, "0123456789年月日"),
            "zh.month" => Dated(path, name, ShownDate.Pattern("%Y年%-m月")!, "0123456789年月"),
            "zh.date_capitals" => Dated(path, name, ShownDate.Capitals, "零壹贰叁肆伍陆柒捌玖拾年月日"),
            "zh.number" or "zh.capitals" or "zh.ordinal" or "zh.money" => new Inverse(path, name, t => t.Length == 0 ? new Answer(null) : ShownNumber.Chinese(t, name) is { } number ? new Answer(JsonValue.Create(number)) : null)
                { Alphabet = "负零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元角分整第" },
            "math.format" or "object.format" => new Inverse(path, name, t => t.Length == 0 ? new Answer(null) : ShownNumber.Formatted(t) is { } number ? new Answer(JsonValue.Create(number)) : null) { ShowsOnly = true },
            "zh.name" => new Inverse(path, name, t => Plain(t.Length == 3 && t[1] == '\u3000' ? t.Remove(1, 1) : t)),
            _ => Array.IndexOf(Lossy, name) >= 0 ? new Inverse(path, name, Plain) { ShowsOnly = true } : null,
        };
    }

    static Inverse List(FieldPath path, string between) =>
        new(path, "array.join", text => new Answer(text.Length == 0 ? new JsonArray() : new JsonArray([.. text.Split(between).Select(t => (JsonNode?)JsonValue.Create(t))])));

    static Inverse Dated(FieldPath path, string form, Func<string, string?> read, string? alphabet) =>
        new(path, form, text => text.Length == 0 ? new Answer(null) : read(text) is { } date ? new Answer(date) : null) { Alphabet = alphabet };
}
