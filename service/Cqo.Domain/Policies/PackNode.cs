using System.Text.Json;

namespace Cqo.Domain.Policies;

/// <summary>One JSON value of a pack file, with its path; what is wrong with it goes to the list of diagnostics and reading goes on.</summary>
internal readonly record struct PackNode(JsonElement Json, string Path, List<PackDiagnostic> Diagnostics)
{
    public bool IsNull => Json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public void Report(string text, string textEn) => Diagnostics.Add(new(Path, text, textEn));

    /// <summary>Reports every field that is not one of these, and every field that stands twice; false when this is no object at all.</summary>
    public bool IsObjectOf(params ReadOnlySpan<string> fields)
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            Report("这里应是一个对象 {…}。", "An object {…} is wanted here.");
            return false;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Json.EnumerateObject())
        {
            var at = this with { Path = $"{Path}.{property.Name}" };
            if (!fields.Contains(property.Name))
            {
                var known = string.Join(", ", fields.ToArray());
                at.Report($"没有名为“{property.Name}”的字段。可用的字段：{known}。", $"There is no field \"{property.Name}\". Fields: {known}.");
            }
            else if (!seen.Add(property.Name))
            {
                at.Report($"字段“{property.Name}”出现了两次，请删去一个。", $"The field \"{property.Name}\" stands twice; remove one.");
            }
        }
        return true;
    }

    /// <summary>A field; reported when it is required and absent. An explicit null counts as given.</summary>
    public PackNode Field(string name, bool required = false)
    {
        var found = Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value : default;
        var field = new PackNode(found, $"{Path}.{name}", Diagnostics);
        if (required && found.ValueKind == JsonValueKind.Undefined)
        {
            field.Report($"缺少字段“{name}”。文本没有给出的数值请写 null，不要省略，也不要写 0。", $"The field \"{name}\" is missing. Write null for a figure that the text leaves open; do not leave it out and do not write 0.");
        }
        return field;
    }

    /// <summary>A text; null when absent, null or wrong.</summary>
    public string? Text(bool required = false)
    {
        if (Json.ValueKind == JsonValueKind.String && Json.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }
        if (!IsNull || (required && Json.ValueKind == JsonValueKind.Null))
        {
            Report("这里应是不为空的文字。", "A text that is not empty is wanted here.");
        }
        return null;
    }

    public bool? Flag()
    {
        if (IsNull || Json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return IsNull ? null : Json.GetBoolean();
        }
        Report("这里应是 true 或 false。", "true or false is wanted here.");
        return null;
    }

    public decimal? Number(decimal least, decimal most)
    {
        if (IsNull)
        {
            return null;
        }
        if (Json.ValueKind == JsonValueKind.Number && Json.TryGetDecimal(out var number) && number >= least && number <= most)
        {
            return number;
        }
        Report($"这里应是{least}到{most}之间的数，文本没有给出时写 null。", $"A number from {least} to {most} is wanted here, or null when the text gives none.");
        return null;
    }

    public int? WholeNumber(int least, int most)
    {
        if (Number(least, most) is not { } number)
        {
            return null;
        }
        if (number == decimal.Truncate(number))
        {
            return (int)number;
        }
        Report("这里应是整数。", "A whole number is wanted here.");
        return null;
    }

    public DateOnly? Date()
    {
        if (IsNull)
        {
            return null;
        }
        // "O" is yyyy-MM-dd in every culture.
        if (Json.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(Json.GetString(), "O", out var date))
        {
            return date;
        }
        Report("这里应是日期，写成 2026-01-31 的样子。", "A date like 2026-01-31 is wanted here.");
        return null;
    }

    /// <summary>A kebab-case word of an enum; null when absent, null or wrong.</summary>
    public T? Word<T>() where T : struct, Enum
    {
        if (IsNull)
        {
            return null;
        }
        var given = Json.ValueKind == JsonValueKind.String ? Json.GetString() : null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Kebab(value) == given)
            {
                return value;
            }
        }
        var words = string.Join(", ", Enum.GetValues<T>().Select(Kebab));
        Report($"这里应是下列之一：{words}。", $"One of these is wanted here: {words}.");
        return null;
    }

    public IReadOnlyList<PackNode> Items()
    {
        if (Json.ValueKind == JsonValueKind.Array)
        {
            var (path, diagnostics) = (Path, Diagnostics);
            return [.. Json.EnumerateArray().Select((item, i) => new PackNode(item, $"{path}[{i}]", diagnostics))];
        }
        if (Json.ValueKind != JsonValueKind.Undefined)
        {
            Report("这里应是一个列表 […]。", "A list […] is wanted here.");
        }
        return [];
    }

    private static string Kebab<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
