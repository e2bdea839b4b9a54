using System.Collections.Frozen;
using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Statistics;

/// <summary>Cells that hold one word of a list. The words of our own table are read as they are, other words for the same are replaced with a log.</summary>
internal static class WordCells
{
    private const int Most = 100;

    private static readonly FrozenDictionary<string, bool> YesNo = new Dictionary<string, bool>
    {
        ["是"] = true, ["√"] = true, ["✓"] = true, ["✔"] = true, ["☑"] = true, ["Y"] = true, ["YES"] = true, ["TRUE"] = true, ["1"] = true, ["有"] = true,
        ["规上"] = true, ["规上企业"] = true, ["规模以上"] = true, ["规模以上企业"] = true, ["对"] = true, ["已"] = true,
        ["否"] = false, ["×"] = false, ["✗"] = false, ["✘"] = false, ["✕"] = false, ["☒"] = false, ["N"] = false, ["NO"] = false, ["FALSE"] = false, ["0"] = false,
        ["无"] = false, ["没有"] = false, ["不是"] = false, ["规下"] = false, ["规下企业"] = false, ["规模以下"] = false, ["规模以下企业"] = false, ["非规上"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, SizeClass> Sizes = AllSizes().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool ReadYesNo(RowReading at, in SourceCell cell, ref CellValue value)
    {
        var raw = cell.Kind == CellKind.Boolean ? cell.Number != 0 ? "TRUE" : "FALSE" : cell.Text ?? cell.Raw;
        if (raw is "是" or "否")
        {
            value = new(Code: raw == "是" ? 1 : 0);
            return true;
        }
        if (!TryWord(at, cell, raw, out var word))
        {
            return false;
        }
        if (!YesNo.TryGetValue(word, out var yes))
        {
            return at.Question(ImportRules.UnknownWord, "这一列应填“是”或“否”。请改填。", "This column takes 是 (yes) or 否 (no). Enter one of them.");
        }
        at.Fix(ImportRules.YesNoWord, word, yes ? "是" : "否", "按意思改为“是”或“否”。", "Replaced by 是 (yes) or 否 (no), which means the same.");
        value = new(Code: yes ? 1 : 0);
        return true;
    }

    public static bool ReadSize(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (!TryWord(at, cell, cell.Text ?? cell.Raw, out var word))
        {
            return false;
        }
        if (!Sizes.TryGetValue(word, out var size))
        {
            return at.Question(ImportRules.UnknownWord, "企业规模应是大型、中型、小型或微型中的一个。请按统计部门的划型填写。",
                "The size is one of 大型 (large), 中型 (medium), 小型 (small), 微型 (micro). Enter the class given by the statistics office.");
        }
        if (word.Length > 2 || (word.Length == 2 && word[1] != '型'))
        {
            at.Fix(ImportRules.SizeWord, word, size.Chinese(), "按意思改为规范的规模名称。", "Replaced by the standard word for the size.");
        }
        value = new(Code: (int)size);
        return true;
    }

    public static bool ReadChoice(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (!TryWord(at, cell, cell.Text ?? cell.Raw, out var word))
        {
            return false;
        }
        for (var i = 0; i < at.Spec.Choices.Count; i++)
        {
            if (at.Spec.Choices[i].Value == word)
            {
                value = new(at.Spec.Choices[i].Value);
                return true;
            }
        }
        foreach (var choice in at.Spec.Choices)
        {
            if (choice.Value.Equals(word, StringComparison.OrdinalIgnoreCase) || choice.Synonyms.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                at.Fix(ImportRules.ChoiceWord, word, choice.Value, "按意思改为表中规定的词。", "Replaced by the word of the table that means the same.");
                value = new(choice.Value);
                return true;
            }
        }
        var words = string.Join("、", at.Spec.Choices.Select(c => c.Value));
        return at.Question(ImportRules.UnknownWord, $"这一列应是下列之一：{words}。请改填。", $"This column takes one of these: {words}. Enter one of them.");
    }

    // A number or a boolean is a word here too: 1 and 0 are ticks.
    private static bool TryWord(RowReading at, in SourceCell cell, string raw, out string word)
    {
        word = raw;
        if (cell.Kind == CellKind.Number && cell.Day is null)
        {
            word = FormattableString.Invariant($"{cell.Number:R}");
            return true;
        }
        return cell.Kind == CellKind.Boolean && at.Spec.Kind == ColumnKind.YesNo || TextCells.TryText(at, cell, InnerSpace.Name, Most, out word);
    }

    private static Dictionary<string, SizeClass> AllSizes()
    {
        var sizes = new Dictionary<string, SizeClass>
        {
            ["large"] = SizeClass.Large, ["medium"] = SizeClass.Medium, ["small"] = SizeClass.Small, ["micro"] = SizeClass.Micro,
        };
        foreach (var size in Enum.GetValues<SizeClass>())
        {
            foreach (var ending in (ReadOnlySpan<string>)["", "型", "型企业", "企业", "企"])
            {
                sizes.Add(size.Chinese()[..1] + ending, size);
            }
        }
        return sizes;
    }
}
