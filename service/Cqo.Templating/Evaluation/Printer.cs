using System.Globalization;
using System.Text;

namespace Cqo.Templating.Evaluation;

/// <summary>Values as text. Numbers print the same in every culture; lists and objects print as Scriban writes them.</summary>
internal static class Printer
{
    const int Deepest = 50;

    /// <summary>The text of a value that is neither list nor object.</summary>
    internal static string Scalar(Value value) => value.Kind switch
    {
        ValueKind.String => value.AsString!,
        ValueKind.Bool => value.AsBool ? "true" : "false",
        ValueKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
        ValueKind.BigInt => value.AsBigInteger.ToString(CultureInfo.InvariantCulture),
        ValueKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        ValueKind.Double => value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Date => Dates.Format(value.AsDate, Dates.DefaultPattern, CultureInfo.InvariantCulture),
        ValueKind.TimeSpan => value.AsTimeSpan.ToString("c", CultureInfo.InvariantCulture),
        ValueKind.Fragment => ((Fragment)value.Reference!).Text,
        _ => "",
    };

    /// <summary>Appends a list or object; null when done, or what went wrong.</summary>
    internal static string? Append(StringBuilder text, Value value, int longest, int depth = 0)
    {
        if (text.Length > longest) return $"列表或对象的文字过长：请输出其中的单个字段 | The text of a list or an object grew past the limit of {longest:N0} characters. Print single fields of it.";
        if (depth > Deepest) return $"列表或对象嵌套过深，或包含了自身：请输出其中的单个字段 | A list or an object is nested more than {Deepest} deep, or holds itself. Print single fields of it.";
        if (value.AsList is { } list) return AppendList(text, list, longest, depth);
        if (value.AsMap is { } map) return AppendMap(text, map, longest, depth);
        if (depth == 0) text.Append(Scalar(value));
        else if (value.IsNull) text.Append("null");
        else if (value.AsString is { } content) Quote(text, content);
        else text.Append(Scalar(value));
        return null;
    }

    static string? AppendList(StringBuilder text, ListValue list, int longest, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) text.Append(", ");
            if (Append(text, list[i], longest, depth + 1) is { } problem) return problem;
        }
        text.Append(']');
        return null;
    }

    static string? AppendMap(StringBuilder text, MapValue map, int longest, int depth)
    {
        text.Append('{');
        var first = true;
        foreach (var name in map.Names)
        {
            map.TryGet(name, out var value);
            text.Append(first ? "" : ", ").Append(name).Append(": ");
            first = false;
            if (Append(text, value, longest, depth + 1) is { } problem) return problem;
        }
        text.Append('}');
        return null;
    }

    internal static void Quote(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var character in content)
        {
            switch (character)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default: text.Append(character); break;
            }
        }
        text.Append('"');
    }
}

/// <summary>Text of any value, within the limits of the rendering.</summary>
internal sealed partial class Interpreter
{
    internal string TextOf(Value value)
    {
        var text = value.AsString ?? (value.Kind == ValueKind.Date ? Functions.DateFunctions.Print(this, value.AsDate) : value.AsList is null && value.AsMap is null ? Printer.Scalar(value) : Whole(value));
        CountText(text.Length);
        return text;
    }

    string Whole(Value value)
    {
        var text = new StringBuilder();
        return Printer.Append(text, value, _options.StringLength) is { } problem ? throw Fail("CQO3007", problem, _call) : text.ToString();
    }
}
