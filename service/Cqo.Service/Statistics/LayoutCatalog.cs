using System.Collections.Concurrent;
using Cqo.Domain.Policies;
using Cqo.Domain.Statistics;
using Cqo.Service.Hosting;
using Cqo.Service.Problems;

namespace Cqo.Service.Statistics;

/// <summary>The layouts of the statistics table below the templates, each <c>statistics/&lt;id&gt;/layout.json</c>. Read once, again only when the file has changed.</summary>
public sealed class LayoutCatalog(CqoSettings settings)
{
    /// <summary>The table of the scheme: 企业首席质量官基本情况统计表.</summary>
    public const string DefaultLayout = "cqo-table";

    readonly ConcurrentDictionary<string, (DateTime Stamp, TableLayout Layout)> loaded = new(StringComparer.Ordinal);

    /// <summary>The layout of the table in force.</summary>
    /// <exception cref="ProblemException"><c>layout-invalid</c> with all mistakes, or when the file is missing.</exception>
    public TableLayout Get()
    {
        var file = Path.Combine(settings.TemplatesFolder, "statistics", DefaultLayout, "layout.json");
        var stamp = File.Exists(file) ? File.GetLastWriteTimeUtc(file) : throw Missing();
        if (loaded.TryGetValue(file, out var known) && known.Stamp == stamp)
        {
            return known.Layout;
        }
        var reading = TableLayoutReader.Read(File.ReadAllText(file));
        var layout = reading.Layout ?? throw Invalid(reading.Diagnostics);
        loaded[file] = (stamp, layout);
        return layout;
    }

    static ProblemException Missing() => new("layout-invalid", StatusCodes.Status422UnprocessableEntity,
        $"模板目录中没有统计表的版式文件 statistics/{DefaultLayout}/layout.json。请从安装包中恢复它。", $"The templates hold no layout statistics/{DefaultLayout}/layout.json. Restore it from the installation.");

    static ProblemException Invalid(IReadOnlyList<PackDiagnostic> mistakes) => new("layout-invalid", StatusCodes.Status422UnprocessableEntity,
        $"统计表的版式文件 statistics/{DefaultLayout}/layout.json 有 {mistakes.Count} 处错误，不能使用。请改正：{string.Join("；", mistakes.Take(3).Select(m => m.Path + " " + m.Text))}",
        $"The layout statistics/{DefaultLayout}/layout.json has {mistakes.Count} mistake(s) and cannot be used. Correct: {string.Join("; ", mistakes.Take(3).Select(m => m.Path + " " + m.TextEn))}")
    {
        Members = new Dictionary<string, object?> { ["diagnostics"] = mistakes },
    };
}
