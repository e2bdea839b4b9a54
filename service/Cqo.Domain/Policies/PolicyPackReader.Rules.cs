using System.Text.Json;
using Cqo.Domain.Eligibility;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Policies;

/// <content>Conditions, logic, training, term, targets and reports.</content>
public static partial class PolicyPackReader
{
    private const int MostYears = 60;

    private static List<Condition> ReadConditions(PackNode list, IReadOnlyList<string> known)
    {
        var conditions = new List<Condition>();
        foreach (var item in list.Items())
        {
            if (!item.IsObjectOf("rule", "article", "confidence", "weight", "years", "requires", "grade", "bySize"))
            {
                continue;
            }
            var rule = Required(item.Field("rule", required: true));
            if (rule.Length > 0 && !known.Contains(rule))
            {
                var words = string.Join(", ", known);
                item.Field("rule").Report($"没有名为“{rule}”的规则。可用的规则：{words}。", $"There is no rule \"{rule}\" for this list. Rules: {words}.");
            }
            if (conditions.Exists(c => c.Rule == rule))
            {
                item.Field("rule").Report($"规则“{rule}”出现了两次，请合并。", $"The rule \"{rule}\" stands twice; join them.");
            }
            conditions.Add(new Condition
            {
                Rule = rule,
                Article = Required(item.Field("article", required: true)),
                Confidence = ReadWord<Confidence>(item.Field("confidence", required: true)) ?? Confidence.CarriedOver,
                Weight = item.Field("weight").Word<Weight>(),
                Figures = ReadFigures(item, rule),
                BySize = ReadBySize(item.Field("bySize"), rule),
            });
        }
        return conditions;
    }

    private static Figures ReadFigures(PackNode node, string rule)
    {
        foreach (var (field, owner) in FigureOwners)
        {
            if (owner != rule && !node.Field(field).IsNull)
            {
                node.Field(field).Report($"规则“{rule}”不使用“{field}”，请删去。", $"The rule \"{rule}\" does not use \"{field}\"; remove it.");
            }
        }
        return new Figures(
            node.Field("years", required: rule == RuleIds.YearsInQualityWork).WholeNumber(0, MostYears),
            node.Field("requires", required: rule == RuleIds.EducationAndCredential) is { IsNull: false } tree ? ReadRequirement(tree) : null,
            node.Field("grade", required: rule == RuleIds.BarAccident).Word<AccidentGrade>());
    }

    private static readonly (string Field, string Rule)[] FigureOwners =
        [("years", RuleIds.YearsInQualityWork), ("requires", RuleIds.EducationAndCredential), ("grade", RuleIds.BarAccident)];

    private static Dictionary<SizeClass, Figures> ReadBySize(PackNode node, string rule)
    {
        var bySize = new Dictionary<SizeClass, Figures>();
        if (node.IsNull || !node.IsObjectOf("large", "medium", "small", "micro"))
        {
            return bySize;
        }
        foreach (var size in Enum.GetValues<SizeClass>())
        {
            var figures = node.Field(size.English());
            if (!figures.IsNull && figures.IsObjectOf("years", "requires", "grade"))
            {
                bySize[size] = ReadFigures(figures, rule);
            }
        }
        return bySize;
    }

    private static Requirement? ReadRequirement(PackNode node)
    {
        if (!node.IsObjectOf("all", "any", "education", "qualification", "title"))
        {
            return null;
        }
        var fields = node.Json.EnumerateObject().Select(p => p.Name).ToList();
        if (fields.Count != 1)
        {
            node.Report("每一层只能有一个字段：all、any、education、qualification 或 title。", "Each level has exactly one field: all, any, education, qualification or title.");
            return null;
        }
        var field = node.Field(fields[0]);
        return fields[0] switch
        {
            "all" => new Requirement.All(ReadParts(field)),
            "any" => new Requirement.Any(ReadParts(field)),
            "education" => ReadWord<Education>(field) is { } education ? new Requirement.EducationAtLeast(education) : null,
            "qualification" => ReadWord<ProfessionalLevel>(field) is { } level ? new Requirement.QualificationAtLeast(level) : null,
            "title" => ReadWord<ProfessionalLevel>(field) is { } level ? new Requirement.TitleAtLeast(level) : null,
            _ => null,
        };
    }

    private static List<Requirement> ReadParts(PackNode node)
    {
        var items = node.Items();
        if (items.Count == 0)
        {
            node.Report("这里至少要有一项。", "At least one part is wanted here.");
        }
        return [.. items.Select(ReadRequirement).OfType<Requirement>()];
    }

    private static T? ReadWord<T>(PackNode node) where T : struct, Enum
    {
        if (node.Json.ValueKind == JsonValueKind.Null)
        {
            node.Report("这里要写一个词，不能为 null。", "A word is wanted here, not null.");
        }
        return node.Word<T>();
    }

    private static List<TrainingRequirement> ReadTraining(PackNode list)
    {
        var training = new List<TrainingRequirement>();
        foreach (var item in list.Items().Where(i => i.IsObjectOf("class", "hours", "period", "article")))
        {
            var @class = ReadWord<TrainingClass>(item.Field("class", required: true)) ?? TrainingClass.Initial;
            if (training.Exists(t => t.Class == @class))
            {
                item.Field("class").Report("这一类培训出现了两次，请合并。", "This class of training stands twice; join them.");
            }
            training.Add(new(@class, item.Field("hours", required: true).Number(0, ExperienceRules.MostHours), item.Field("period", required: true).Word<TrainingPeriod>(),
                Required(item.Field("article", required: true))));
        }
        return training;
    }

    private static TermRequirement ReadTerm(PackNode node)
    {
        if (!node.IsObjectOf("years", "suggestedYears", "hard", "article", "confidence"))
        {
            return new();
        }
        return new(
            node.Field("years", required: true).WholeNumber(1, MostYears),
            node.Field("suggestedYears").WholeNumber(1, MostYears),
            node.Field("hard", required: true).Flag() ?? false,
            Required(node.Field("article", required: true)),
            ReadWord<Confidence>(node.Field("confidence", required: true)) ?? Confidence.CarriedOver);
    }

    private static Target ReadTarget(PackNode node)
    {
        node.IsObjectOf("scope", "percent", "deltaPercentPerYear", "by", "text", "article");
        return new(ReadName(node.Field("scope", required: true)), node.Field("percent", required: true).Number(0, 100), node.Field("deltaPercentPerYear").Number(0, 100),
            node.Field("by", required: true).Date(), Required(node.Field("text", required: true)), Required(node.Field("article", required: true)));
    }

    private static ReportRequirement ReadReport(PackNode node)
    {
        node.IsObjectOf("kind", "from", "to", "due", "article");
        var due = node.Field("due", required: true);
        var day = due.Text();
        // A leap year stands for any year, so that 02-29 could be written.
        if (day is not null && !DateOnly.TryParseExact("2024-" + day, "O", out _))
        {
            due.Report("日期写成 12-31 的样子，文本没有写明时写 null。", "Write a day like 12-31, or null when the text names none.");
        }
        return new(ReadName(node.Field("kind", required: true)), Required(node.Field("from", required: true)), Required(node.Field("to", required: true)), day,
            Required(node.Field("article", required: true)));
    }
}
