namespace Cqo.Domain.Statistics;

/// <summary>Reads 填报单位, 填报日期, 填表人 and the like wherever they stand around the table, several in one cell too.</summary>
internal sealed class SheetFactsReader
{
    private const int LongestLine = 500;
    private const int MostMarks = 12;

    private enum Fact
    {
        Unit,
        FilledOn,
        FilledBy,
        ReviewedBy,
        Phone,
    }

    private static readonly (string Label, Fact Fact)[] Labels =
    [
        ("填报单位", Fact.Unit), ("填表单位", Fact.Unit), ("上报单位", Fact.Unit), ("报送单位", Fact.Unit), ("填报日期", Fact.FilledOn), ("填表日期", Fact.FilledOn),
        ("填报时间", Fact.FilledOn), ("填表时间", Fact.FilledOn), ("报送日期", Fact.FilledOn), ("填表人", Fact.FilledBy), ("填报人", Fact.FilledBy), ("制表人", Fact.FilledBy),
        ("经办人", Fact.FilledBy), ("审核人", Fact.ReviewedBy), ("单位负责人", Fact.ReviewedBy), ("负责人", Fact.ReviewedBy), ("分管领导", Fact.ReviewedBy), ("联系电话", Fact.Phone),
    ];

    private readonly string?[] _texts = new string?[5];

    /// <summary>True when the cell begins like a line about the form, and not like a header of a column.</summary>
    public static bool IsFactLine(in SourceCell cell)
    {
        if (cell is not { Kind: CellKind.Text, Text.Length: <= LongestLine })
        {
            return false;
        }
        var plain = WithoutSpaces(cell.Text);
        return Array.Exists(Labels, l => plain.StartsWith(l.Label, StringComparison.Ordinal) && (plain.Length == l.Label.Length || plain[l.Label.Length] is ':' or '：' or '（' or '('));
    }

    /// <summary>True when a cell of the row begins like a line about the form with its colon.</summary>
    public static bool HoldsFact(ReadOnlySpan<SourceCell> cells)
    {
        foreach (var cell in cells)
        {
            if (IsFactLine(cell))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Takes what a line says; what was read first stays.</summary>
    public void Read(in SourceRow row)
    {
        var waiting = -1;
        foreach (var cell in row.Cells.Span)
        {
            if (cell.IsBlank || cell.Raw.Length > LongestLine)
            {
                continue;
            }
            var line = WithoutSpaces(cell.Raw);
            var places = Places(line);
            if (places.Count == 0 && waiting >= 0)
            {
                _texts[waiting] ??= Plain(line);
            }
            waiting = -1;
            for (var i = 0; i < places.Count; i++)
            {
                var end = i + 1 < places.Count ? places[i + 1].Start : line.Length;
                var value = Plain(ValueOf(line[places[i].End..end]));
                waiting = value.Length == 0 ? (int)places[i].Fact : -1;
                _texts[(int)places[i].Fact] ??= value.Length == 0 ? null : value;
            }
        }
    }

    public SheetFacts Facts()
    {
        var on = _texts[(int)Fact.FilledOn];
        var date = on is not null && DateForms.Read(on, out var read) is DateForm.Day or DateForm.Month ? read : (ReportedDate?)null;
        return new()
        {
            Unit = _texts[(int)Fact.Unit], FilledOnText = on, FilledOn = date, FilledBy = _texts[(int)Fact.FilledBy], ReviewedBy = _texts[(int)Fact.ReviewedBy], Phone = _texts[(int)Fact.Phone],
        };
    }

    private static List<(int Start, int End, Fact Fact)> Places(string line)
    {
        var places = new List<(int Start, int End, Fact Fact)>();
        foreach (var (label, fact) in Labels)
        {
            var at = line.IndexOf(label, StringComparison.Ordinal);
            if (at >= 0 && !places.Exists(p => at < p.End && p.Start < at + label.Length))
            {
                places.Add((at, at + label.Length, fact));
            }
        }
        places.Sort((a, b) => a.Start.CompareTo(b.Start));
        return places;
    }

    // （盖章）： may stand between the label and what it says.
    private static string ValueOf(string rest)
    {
        var colon = rest.AsSpan(0, Math.Min(rest.Length, MostMarks)).IndexOfAny(':', '：');
        return colon >= 0 ? rest[(colon + 1)..] : rest.Length > 0 && rest[0] is '（' or '(' ? "" : rest;
    }

    // An empty form says 年月日 and nothing more.
    private static string Plain(string text) => text.Trim('_', '＿', '，', ',', '。') is var plain && plain.All(c => c is '年' or '月' or '日' or '_') ? "" : CellText.Shown(plain, 100);

    private static string WithoutSpaces(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
