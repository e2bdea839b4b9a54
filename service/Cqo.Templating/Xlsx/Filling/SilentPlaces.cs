using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Following;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Places of a workbook whose tags nobody fills: notes and defined names. An author may explain tags in a note, so it is told and no error.</summary>
internal static class SilentPlaces
{
    public static void Report(OpcPackage package, string main, IReadOnlyList<string> taggedSheets, List<Diagnostic> sink)
    {
        foreach (var entry in package.Entries.Where(e => package.Types.Of(e.Name).EndsWith(".comments+xml", StringComparison.OrdinalIgnoreCase)))
            if (TagText.HoldsOpen(package.Read(entry.Name)!)) sink.Add(FillingMistake.TagStays(entry.Name, "批注", "a note"));
        var tree = OpcPackage.Guarded(main, () => new MarkupTree(package.Read(main)!));
        if (tree.Named("definedName").Any(n => CellTag.MayStandIn(WithoutSheets(tree.Text(n), taggedSheets)))) sink.Add(FillingMistake.TagStays(main, "定义的名称", "a defined name"));
    }

    /// <summary>A formula without the names of sheets that have tags in them: these are filled.</summary>
    public static string WithoutSheets(string formula, IReadOnlyList<string> taggedSheets)
    {
        foreach (var name in taggedSheets) formula = formula.Replace("'" + name.Replace("'", "''", StringComparison.Ordinal) + "'!", "!", StringComparison.Ordinal);
        return formula;
    }
}
