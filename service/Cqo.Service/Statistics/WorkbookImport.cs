using Cqo.Domain.Statistics;
using Cqo.Service.Problems;
using Cqo.Templating;
using Cqo.Templating.Xlsx;

namespace Cqo.Service.Statistics;

/// <summary>
/// A returned workbook, sheet by sheet, its visible sheets first. Everything in it was read once and proved before the first row is handed out, so that
/// nothing is answered from a file that turns out damaged at its end.
/// </summary>
sealed class WorkbookImport : IDisposable
{
    readonly Workbook workbook;
    readonly string file;
    readonly TableLayout layout;
    readonly ImportOptions options;
    readonly DuplicateIndex duplicates;
    readonly CancellationToken cancellation;
    readonly List<(Sheet Sheet, IReadOnlyList<CellRange> Merges)> sheets = [];

    WorkbookImport(Workbook workbook, string file, TableLayout layout, ImportOptions options, DuplicateIndex duplicates, CancellationToken cancellation)
    {
        (this.workbook, this.file, this.layout, this.options, this.duplicates, this.cancellation) = (workbook, file, layout, options, duplicates, cancellation);
    }

    /// <summary>Opens and proves a workbook.</summary>
    /// <param name="content">A stream that can seek; it stays open and must outlive the import.</param>
    /// <param name="file">Name of the file, for findings.</param>
    /// <param name="layout">The table that is expected.</param>
    /// <param name="options">Cut-off date, policy, confirmations.</param>
    /// <param name="duplicates">Shared by all files that are compared with each other.</param>
    /// <param name="sheet">The only sheet to read; null for every one.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ProblemException"><c>workbook-refused</c> with the reason; <c>sheet-not-found</c>.</exception>
    public static WorkbookImport Open(Stream content, string file, TableLayout layout, ImportOptions options, DuplicateIndex duplicates, string? sheet, CancellationToken cancellation)
    {
        var opened = Workbook.Open(content);
        var import = new WorkbookImport(opened.Workbook ?? throw Refused(file, opened.Diagnostics[0]), file, layout, options, duplicates, cancellation);
        try
        {
            import.Prove(sheet);
            return import;
        }
        catch (WorkbookException damaged)
        {
            import.Dispose();
            throw Refused(file, damaged.Diagnostic);
        }
        catch
        {
            import.Dispose();
            throw;
        }
    }

    void Prove(string? only)
    {
        var wanted = workbook.Sheets.Where(s => only is null ? s.Kind == SheetKind.Worksheet : s.Name == only).ToList();
        if (wanted.Count == 0)
        {
            throw only is null ? NoRows(file) : NoSheet(only, workbook.Sheets);
        }
        foreach (var sheet in wanted.OrderBy(s => s.Visibility != SheetVisibility.Visible))
        {
            cancellation.ThrowIfCancellationRequested();
            sheets.Add((sheet, workbook.ReadMerges(sheet)));
        }
    }

    /// <summary>The sheets, each to be read to its end before the next is asked for.</summary>
    public IEnumerable<SheetRows> Sheets()
    {
        foreach (var (sheet, merges) in sheets)
        {
            var source = WorkbookRows.Of(workbook, sheet, merges, file, cancellation);
            using var rows = new SheetRows(sheet.Visibility != SheetVisibility.Visible, new SheetImport(layout, source, options, duplicates));
            yield return rows;
        }
    }

    /// <summary>The sheets as they stand, for other tables than the statistics table.</summary>
    public IEnumerable<SourceSheet> Sources() => sheets.Select(s => WorkbookRows.Of(workbook, s.Sheet, s.Merges, file, cancellation));

    static ProblemException Refused(string file, Diagnostic reason)
    {
        var (zh, en) = reason.Message.Split(" | ") is [var chinese, var english] ? (chinese, english) : (reason.Message, reason.Message);
        var isPlaced = reason.Place.Part.Contains('/', StringComparison.Ordinal);
        return new ProblemException("workbook-refused", StatusCodes.Status422UnprocessableEntity,
            $"文件“{file}”不能读取：{zh}{(isPlaced ? $"（位置 {reason.Place}）" : "")}。", $"The file “{file}” cannot be read: {en}{(isPlaced ? $" (at {reason.Place})" : "")}.")
        {
            Members = new Dictionary<string, object?> { ["code"] = reason.Code },
        };
    }

    static ProblemException NoRows(string file) => new("workbook-refused", StatusCodes.Status422UnprocessableEntity,
        $"文件“{file}”只有图表，没有可以读取的工作表。请上传填有统计表的工作簿。", $"The file “{file}” holds charts and no sheet with rows. Send the workbook with the statistics table.");

    static ProblemException NoSheet(string name, IReadOnlyList<Sheet> sheets) => new("sheet-not-found", StatusCodes.Status404NotFound,
        $"没有名为“{name}”的工作表。可选：{string.Join("、", sheets.Select(s => s.Name))}。", $"There is no sheet “{name}”. Choose one of: {string.Join(", ", sheets.Select(s => s.Name))}.");

    /// <summary>Closes the workbook.</summary>
    public void Dispose() => workbook.Dispose();
}

/// <summary>One sheet of a returned workbook while it is read.</summary>
sealed class SheetRows : IDisposable
{
    readonly SheetImport import;
    readonly IEnumerator<ImportedRow> rows;

    public SheetRows(bool hidden, SheetImport import)
    {
        (IsHidden, this.import) = (hidden, import);
        rows = import.Rows().GetEnumerator();
        HasRows = rows.MoveNext();
        // With rows the header is known; without any, the whole sheet was read.
        HasTable = import.Summary().HeaderRows.Count > 0;
    }

    /// <summary>Whether its tab is hidden.</summary>
    public bool IsHidden { get; }

    /// <summary>Whether a header of the table was found.</summary>
    public bool HasTable { get; }

    bool HasRows { get; }

    /// <summary>Its rows of data, once.</summary>
    public IEnumerable<ImportedRow> Rows()
    {
        for (var more = HasRows; more; more = rows.MoveNext())
        {
            yield return rows.Current;
        }
    }

    /// <summary>What is known of it: the header from the start, all else when its rows were read.</summary>
    public SheetSummary Summary() => import.Summary();

    /// <summary>Whether nothing in it waits for an answer; known when its rows were read.</summary>
    public bool IsClear => HasTable && Summary() is var sheet && sheet.Counts.Questioned == 0 && !sheet.Findings.Any(f => f.Severity == FindingSeverity.Question);

    public void Dispose() => rows.Dispose();
}
