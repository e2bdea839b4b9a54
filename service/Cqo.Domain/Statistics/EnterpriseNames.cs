namespace Cqo.Domain.Statistics;

/// <summary>Names of enterprises, and the keys under which two spellings of one name meet.</summary>
internal static class EnterpriseNames
{
    private const int Most = 200;

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        if (!TextCells.TryText(at, cell, InnerSpace.Name, Most, out var text))
        {
            return false;
        }
        if (text.Length == Enterprises.CreditCode.Length && !text.AsSpan().ContainsAnyExcept(Enterprises.CreditCode.Alphabet))
        {
            return at.Question(ImportRules.SwappedCells, "这里像是统一社会信用代码，应填写企业名称：两列可能填反了。", "This looks like a credit code; the name of the enterprise belongs here. The two columns may be swapped.");
        }
        if (!CellText.HasLetter(text))
        {
            return at.Question(ImportRules.EnterpriseName, "这里没有文字，不是企业名称。请照营业执照填写全称。", "There is no letter here, so this is no name of an enterprise. Enter the full name as on the licence.");
        }
        if (text.Length < 4)
        {
            at.Notice(ImportRules.EnterpriseName, "企业名称很短，可能是简称。请照营业执照填写全称。", "The name is short and may be an abbreviation. Enter the full name as on the licence.");
        }
        value = new(text);
        return true;
    }

    /// <summary>
    /// Two hashes of a name. <c>Same</c>: brackets, spaces and full width do not count and 有限责任公司 is 有限公司; the region in front stays.
    /// <c>Near</c>: 省, 市, 区, 县, brackets and the legal form do not count either. Nothing is allocated.
    /// </summary>
    public static (ulong Same, ulong Near) Keys(string name)
    {
        Span<char> plain = stackalloc char[Most];
        var length = 0;
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, Most)))
        {
            var half = CellText.Half(c);
            if (!char.IsWhiteSpace(half) && half is not ('(' or ')' or '[' or ']' or '〔' or '〕' or '【' or '】' or '.' or '·'))
            {
                plain[length++] = char.ToUpperInvariant(half);
            }
        }
        length = Remove(plain[..length], "责任", after: "有限");
        var same = Hash(plain[..length]);
        var near = length;
        foreach (var form in (ReadOnlySpan<string>)["股份有限公司", "集团有限公司", "有限公司", "集团公司", "总公司", "公司"])
        {
            near = plain[..near].EndsWith(form, StringComparison.Ordinal) ? near - form.Length : near;
        }
        var at = plain.StartsWith("湖北") ? 2 : 0;
        var kept = 0;
        for (; at < near; at++)
        {
            // Only near the front is it the name of a place; 县 and 市 further on belong to the name itself.
            if (at > 8 || plain[at] is not ('省' or '市' or '区' or '县'))
            {
                plain[kept++] = plain[at];
            }
        }
        return (same, Hash(plain[..kept]));
    }

    /// <summary>FNV-1a over the characters: the same on every machine and in every run.</summary>
    public static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ (byte)c) * 1099511628211UL;
            hash = (hash ^ (byte)(c >> 8)) * 1099511628211UL;
        }
        return hash;
    }

    private static int Remove(Span<char> text, string word, string after)
    {
        var at = text.IndexOf(after + word);
        if (at < 0)
        {
            return text.Length;
        }
        var from = at + after.Length;
        text[(from + word.Length)..].CopyTo(text[from..]);
        return text.Length - word.Length;
    }
}
