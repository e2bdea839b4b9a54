using System.Buffers;

namespace Cqo.Domain.Statistics;

/// <summary>Names of persons. Only spaces between Chinese characters are ever taken away, and only where they cannot part two persons.</summary>
internal static class PersonNames
{
    private const int Most = 100;
    private const string Separators = "、,，;；/／&＆\n";
    private static readonly SearchValues<string> CompanyWords = SearchValues.Create(["公司", "集团", "工厂", "合作社", "有限", "中心", "事务所", "研究院", "商行", "经营部", "分厂"], StringComparison.Ordinal);

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (!TextCells.TryText(at, cell, InnerSpace.Leave, Most, out var text) || !TryJoin(at, ref text))
        {
            return false;
        }
        if (text.AsSpan().IndexOfAny(Separators) >= 0 && SeveralNames(text))
        {
            return at.Question(ImportRules.TwoPeople,
                "一个单元格里有两个人的姓名。一人一行：请为每位首席质量官单独填写一行。",
                "Two persons stand in one cell. One row per person: give each Chief Quality Officer a row.");
        }
        if (text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return at.Question(ImportRules.PersonName, "姓名中有数字，可能填错了列。请填写姓名。", "A name with digits: perhaps another column was meant. Enter the name of the person.");
        }
        if (text.AsSpan().ContainsAny(CompanyWords))
        {
            return at.Question(ImportRules.PersonName, "这里像是单位名称，应填写首席质量官本人的姓名。", "This looks like the name of an enterprise. Enter the name of the Chief Quality Officer.");
        }
        return Finish(at, text, ref value);
    }

    private static bool Finish(RowReading at, string text, ref CellValue value)
    {
        if (!CellText.HasLetter(text))
        {
            return at.Question(ImportRules.PersonName, "这里没有文字，不是姓名。请填写姓名。", "There is no letter here, so this is no name. Enter the name.");
        }
        if (text.AsSpan().IndexOfAny("()（）[]【】") >= 0)
        {
            at.Notice(ImportRules.PersonName, "姓名后有括号说明。请确认姓名无误，说明请移到“备注”。", "There are brackets after the name. Check the name and move the remark to the column of remarks.");
        }
        else if (text.Length == 1)
        {
            at.Notice(ImportRules.PersonName, "姓名只有一个字。请确认没有漏字。", "The name has one character. Check that nothing is missing.");
        }
        value = new(text);
        return true;
    }

    private static bool TryJoin(RowReading at, ref string text)
    {
        if (!text.AsSpan().ContainsAny(" \u00A0\u3000\t\n\r\u2002\u2003\u2009") || !AllChinese(text))
        {
            text = Plain(at, text);
            return true;
        }
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(parts);
        var single = parts.All(p => p.Length == 1) && parts.Length <= 4;
        if (!single && joined.Length > 3)
        {
            return at.Question(ImportRules.TwoPeople,
                "这里可能是两个人的姓名，也可能是一个姓名中间有空格。一人一行；确是一个人的，请去掉空格。",
                "These may be two persons, or one name with a space in it. One row per person; if it is one person, remove the space.", joined);
        }
        at.Fix(ImportRules.InnerSpaces, text, joined, "去掉了姓名中汉字之间的空格。", "Spaces between the Chinese characters of the name were removed.");
        text = joined;
        return true;
    }

    // A no-break or full-width space inside a Western name is still the space between two words.
    private static string Plain(RowReading at, string text)
    {
        var plain = text.AsSpan().ContainsAny("\u00A0\u3000\t\u2002\u2003\u2009")
            ? string.Concat(text.Select(c => char.IsWhiteSpace(c) && c != '\n' ? ' ' : c)) : text;
        if (plain != text)
        {
            at.Fix(ImportRules.InnerSpaces, text, plain, "特殊空格改为普通空格。", "Special spaces became plain ones.");
        }
        return plain;
    }

    private static bool AllChinese(string text) => text.All(c => CellText.IsHan(c) || char.IsWhiteSpace(c));

    private static bool SeveralNames(string text) =>
        text.Split(Separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Count(p => p.Any(char.IsLetter)) > 1;
}
