using Cqo.Templating.Xlsx.Filling;

namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>A sheet of the template, as formulas name it.</summary>
/// <param name="Name">Its name in the template.</param>
/// <param name="Map">Where its lines went, all items together; null when none moved.</param>
/// <param name="NewName">Its name in the document, when that is another.</param>
internal sealed record MovedSheet(string Name, SheetMap? Map, string? NewName = null);

/// <summary>The sheets of a template in the order of their tabs, found by name as Excel does: case does not matter.</summary>
internal sealed class SheetMaps
{
    readonly MovedSheet[] sheets;
    readonly Dictionary<string, int> positions = new(StringComparer.OrdinalIgnoreCase);

    public SheetMaps(IEnumerable<MovedSheet> tabs)
    {
        sheets = [.. tabs];
        for (var i = 0; i < sheets.Length; i++) positions.TryAdd(sheets[i].Name, i);
    }

    /// <summary>No sheet moved.</summary>
    public static SheetMaps None { get; } = new([]);

    /// <summary>Whether lines of any sheet moved or a sheet has another name.</summary>
    public bool IsEmpty => sheets.All(s => s.Map is null && s.NewName is null);

    public MovedSheet? this[string name] => positions.TryGetValue(name, out var position) ? sheets[position] : null;

    /// <summary>The sheets from one tab to another, in either order; empty when one of them does not exist.</summary>
    public ReadOnlySpan<MovedSheet> Between(string first, string last)
    {
        if (!positions.TryGetValue(first, out var a) || !positions.TryGetValue(last, out var b)) return [];
        return sheets.AsSpan(Math.Min(a, b)..(Math.Max(a, b) + 1));
    }
}

/// <summary>Nothing moved.</summary>
internal sealed class StillMap : SheetMap
{
    public static StillMap Instance { get; } = new();

    public override LineSpan Rows(int templateRow) => new(templateRow, templateRow);

    public override LineSpan Columns(int templateColumn) => new(templateColumn, templateColumn);
}
