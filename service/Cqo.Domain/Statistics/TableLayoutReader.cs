using System.Text.Json;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Statistics;

/// <summary>Answer of <see cref="TableLayoutReader.Read"/>.</summary>
/// <param name="Layout">The layout, or null when there is any diagnostic.</param>
/// <param name="Diagnostics">Every mistake found, each with its JSON path.</param>
public sealed record LayoutReading(TableLayout? Layout, IReadOnlyList<PackDiagnostic> Diagnostics);

/// <summary>Reads layout files; the shipped one is <c>templates/statistics/cqo-table/layout.json</c>.</summary>
public static class TableLayoutReader
{
    private const int MostSynonyms = 100;

    /// <summary>Reads one layout. A wrong file never throws: all its mistakes come back at once, and then there is no layout.</summary>
    /// <param name="json">The whole file; comments and trailing commas are refused.</param>
    public static LayoutReading Read(string json)
    {
        var diagnostics = new List<PackDiagnostic>();
        try
        {
            using var document = JsonDocument.Parse(json.StartsWith('\uFEFF') ? json[1..] : json);
            var layout = ReadLayout(new PackNode(document.RootElement, "$", diagnostics));
            return new(diagnostics.Count == 0 ? layout : null, diagnostics);
        }
        catch (InvalidOperationException)
        {
            // JsonElement hands out a string only then: an escape like \ud800 without its other half is JSON, but no text.
            return new(null, [new("$", "文件中有不成对的 \\u 转义，不能成为文字。请改正。", "The file holds half of a \\u surrogate pair, which is no text. Correct it.")]);
        }
        catch (JsonException mistake)
        {
            var line = mistake.LineNumber + 1;
            return new(null, [new("$", $"这不是有效的 JSON，错在第{line}行。请检查逗号、引号和括号。", $"This is not valid JSON; the mistake is in line {line}. Check commas, quotes and brackets.")]);
        }
        catch (ArgumentException)
        {
            return new(null, [new("$", "文件中有不成对的代理字符，不是有效的 Unicode 文字。请改正。", "The file holds half of a surrogate pair and is no valid Unicode. Correct it.")]);
        }
    }

    private static TableLayout? ReadLayout(PackNode root)
    {
        if (!root.IsObjectOf("$schema", "id", "version", "title", "titleEn", "columns"))
        {
            return null;
        }
        var layout = new TableLayout
        {
            Id = Required(root.Field("id", required: true)),
            Version = Required(root.Field("version", required: true)),
            Title = Required(root.Field("title", required: true)),
            TitleEn = Required(root.Field("titleEn", required: true)),
            Columns = ReadColumns(root.Field("columns", required: true)),
        };
        if (root.Diagnostics.Count == 0)
        {
            ReportSharedHeaders(root, layout);
        }
        return layout;
    }

    private static List<LayoutColumn> ReadColumns(PackNode list)
    {
        var columns = new List<LayoutColumn>();
        foreach (var node in list.Items())
        {
            if (node.IsObjectOf("id", "group", "groupEn", "header", "headerEn", "synonyms", "kind", "required", "width", "most", "choices")
                && ReadColumn(node) is { } column)
            {
                if (columns.Exists(c => c.Field == column.Field))
                {
                    node.Field("id").Report($"字段“{column.Id}”已有一列，请删去一列。", $"The field \"{column.Id}\" has a column already; remove one.");
                }
                columns.Add(column);
            }
        }
        if (columns.Count is 0 or > TableLayout.MostColumns && list.Json.ValueKind == JsonValueKind.Array)
        {
            list.Report($"统计表应有1到{TableLayout.MostColumns}列。", $"A table has 1 to {TableLayout.MostColumns} columns.");
        }
        return columns;
    }

    private static LayoutColumn? ReadColumn(PackNode node)
    {
        var field = ReadField(node.Field("id", required: true));
        var kind = node.Field("kind", required: true).Word<ColumnKind>();
        if (field is { } known && kind is { } given && !known.Allows(given))
        {
            node.Field("kind").Report($"字段“{known.Id()}”的类型应是 {known.KindWords()}。", $"The field \"{known.Id()}\" takes the kind {known.KindWords()}.");
        }
        var column = new LayoutColumn
        {
            Field = field ?? default,
            Group = node.Field("group").Text(),
            GroupEn = node.Field("groupEn").Text(),
            Header = Required(node.Field("header", required: true)),
            HeaderEn = Required(node.Field("headerEn", required: true)),
            Synonyms = ReadTexts(node.Field("synonyms")),
            Kind = kind ?? default,
            Required = node.Field("required", required: true).Flag() ?? false,
            Width = node.Field("width", required: true).Number(1, 255) ?? 12,
            Most = node.Field("most").Number(0, 1_000_000_000),
            Choices = ReadChoices(node.Field("choices")),
        };
        ReportLostFigures(node, column, kind);
        return field is null || kind is null ? null : column;
    }

    private static void ReportLostFigures(PackNode node, LayoutColumn column, ColumnKind? kind)
    {
        if ((column.Group is null) != (column.GroupEn is null))
        {
            node.Report("“group”和“groupEn”应同时写或同时不写。", "Give both \"group\" and \"groupEn\", or neither.");
        }
        if (column.Most is not null && kind is not ColumnKind.Number)
        {
            node.Field("most").Report("“most”只用于 number 列。", "\"most\" belongs to columns of numbers only.");
        }
        if (kind is ColumnKind.Choice && column.Choices.Count == 0)
        {
            node.Field("choices").Report("choice 列要列出可选的词。", "A column of choices must list its words.");
        }
    }

    private static StatisticsField? ReadField(PackNode node)
    {
        var id = Required(node);
        if (id.Length == 0 || StatisticsFields.TryFind(id, out var field))
        {
            return id.Length == 0 ? null : StatisticsFields.TryFind(id, out field) ? field : null;
        }
        var known = string.Join(", ", StatisticsFields.All.Select(f => f.Id()));
        node.Report($"没有名为“{id}”的统计字段。可用的字段：{known}。", $"There is no field \"{id}\" in a statistics row. Fields: {known}.");
        return null;
    }

    private static List<LayoutChoice> ReadChoices(PackNode list)
    {
        var choices = new List<LayoutChoice>();
        foreach (var node in list.IsNull ? [] : list.Items())
        {
            if (node.IsObjectOf("value", "synonyms"))
            {
                choices.Add(new(Required(node.Field("value", required: true)), ReadTexts(node.Field("synonyms"))));
            }
        }
        var words = choices.SelectMany(c => c.Synonyms.Prepend(c.Value)).GroupBy(w => w, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (words is not null)
        {
            list.Report($"词“{words.Key}”出现了两次，不知应算哪一个。请删去一个。", $"The word \"{words.Key}\" stands twice and could mean either; remove one.");
        }
        return choices;
    }

    private static string[] ReadTexts(PackNode node)
    {
        var items = node.IsNull ? [] : node.Items();
        if (items.Count > MostSynonyms)
        {
            node.Report($"最多写{MostSynonyms}个。", $"At most {MostSynonyms} may stand here.");
        }
        return [.. items.Select(Required)];
    }

    // A header that two columns claim would be given to one of them by chance.
    private static void ReportSharedHeaders(PackNode root, TableLayout layout)
    {
        foreach (var (name, first, second) in layout.Names.Shared)
        {
            root.Field("columns").Report(
                $"表头“{name}”同时指“{layout.Columns[first].Id}”和“{layout.Columns[second].Id}”两列。请从其中一列删去。",
                $"The header \"{name}\" stands for both \"{layout.Columns[first].Id}\" and \"{layout.Columns[second].Id}\"; remove it from one.");
        }
    }

    private static string Required(PackNode node) => node.Text(required: true) ?? "";
}
