using Cqo.Domain.Enterprises;
using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>What a column holds says what it is, where its header does not: codes that pass their check, mobile numbers, places, companies.</summary>
internal sealed class ContentEvidence
{
    private const int FewestCells = 3;
    private readonly Dictionary<int, int> _layoutOf = [];

    /// <summary>Columns that hold anything in the sample.</summary>
    public IReadOnlyCollection<int> Columns { get; private init; } = [];

    /// <summary>The column of the layout that nine of ten cells look like, or -1.</summary>
    public int Of(int column) => _layoutOf.GetValueOrDefault(column, -1);

    public static ContentEvidence Of(IReadOnlyList<SourceRow> sample, TableLayout layout)
    {
        var cells = new Dictionary<int, List<SourceCell>>();
        foreach (var row in sample)
        {
            foreach (var cell in row.Cells.Span)
            {
                if (cell.Column is > 0 and <= HeaderRows.MostColumns && !cell.IsBlank)
                {
                    (cells.TryGetValue(cell.Column, out var list) ? list : cells[cell.Column] = []).Add(cell);
                }
            }
        }
        var evidence = new ContentEvidence { Columns = cells.Keys };
        foreach (var (column, list) in cells)
        {
            for (var i = 0; i < layout.Columns.Count && list.Count >= FewestCells; i++)
            {
                if (Looks(layout.Columns[i].Kind) is { } looks && list.Count(c => looks(c)) * 10 >= list.Count * 9)
                {
                    evidence._layoutOf.TryAdd(column, i);
                }
            }
        }
        return evidence;
    }

    private static Func<SourceCell, bool>? Looks(ColumnKind kind) => kind switch
    {
        ColumnKind.CreditCode => c => c is { Kind: CellKind.Text, Text.Length: < 40 } && CreditCode.Check(c.Text).IsValid,
        ColumnKind.EnterpriseName => c => c.Kind == CellKind.Text && c.Text!.TrimEnd() is { Length: > 5 and < 100 } t && (t.EndsWith("公司", StringComparison.Ordinal) || t.EndsWith("合作社", StringComparison.Ordinal)),
        ColumnKind.Region => c => c.Kind == CellKind.Text && RegionCatalog.All.Any(r => r.Name == c.Text!.Trim()),
        ColumnKind.Phone => c => Appointments.MobileNumber.IsValid(c.Kind == CellKind.Number ? FormattableString.Invariant($"{c.Number:0}") : c.Text),
        _ => null,
    };
}
