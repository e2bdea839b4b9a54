using Cqo.Templating.Opc;

namespace Cqo.Templating.Xlsx;

/// <summary>The answer of <see cref="Workbook.Open(Stream, WorkbookLimits)"/>: a workbook, or the reason why there is none.</summary>
/// <param name="Workbook">The workbook, or null.</param>
/// <param name="Diagnostics">What the file is and how to put it right, when it is refused.</param>
public sealed record WorkbookResult(Workbook? Workbook, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// An Excel workbook (<c>.xlsx</c>, transitional or strict) that is read sheet by sheet. It stays in its file: what is held is the list of sheets, the
/// formats, and the shared strings as far as cells ask for them. Not safe to share between threads; its readers may take turns on one.
/// </summary>
public sealed class Workbook : IDisposable
{
    readonly OpcPackage package;
    readonly WorkbookLimits limits;

    Workbook(OpcPackage package, string mainPart, WorkbookLimits limits)
    {
        (this.package, this.limits) = (package, limits);
        var parts = new WorkbookParts(package, mainPart, limits);
        Sheets = parts.Sheets.Count > 0 ? parts.Sheets : throw WorkbookMistake.NoSheets(mainPart);
        Is1904 = parts.Is1904;
        Formats = new CellFormats(package, parts.Styles, limits);
        Strings = new SharedStrings(package, parts.Strings, limits);
    }

    /// <summary>Its sheets in the order of their tabs, hidden ones too.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Whether days are counted from 1 January 1904, as Excel for Mac once did, instead of 1900. Dates of cells allow for it.</summary>
    public bool Is1904 { get; }

    internal CellFormats Formats { get; }
    internal SharedStrings Strings { get; }

    /// <summary>Opens a workbook.</summary>
    /// <param name="file">A stream that can seek, at any position; it is read until the workbook is disposed of and stays open.</param>
    /// <param name="limits">What it may cost; null for the usual limits.</param>
    /// <returns>The workbook, or one diagnostic: CQO7001 no workbook at all, CQO7002 it has a password, CQO7003 a table of another format (xls, xlsb, ods, csv, a web page …), CQO7004
    /// another kind of file, CQO7005 to CQO7008 incomplete, not what it says, too large, with macros; CQO5001 to CQO5023 a damaged package.</returns>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static WorkbookResult Open(Stream file, WorkbookLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.CanSeek) throw new ArgumentException("a workbook is read from a stream that can seek", nameof(file));
        limits ??= new WorkbookLimits();
        return file.Length > limits.FileBytes
            ? Refused(new PackageFault(WorkbookGate.TooLarge, $"文件超过 {limits.FileBytes >> 20} MiB：请拆成几份 | the file is larger than {limits.FileBytes >> 20} MiB: split it").ToDiagnostic())
            : Open(new ZipInStream(file), limits);
    }

    /// <summary>Opens a workbook in memory.</summary>
    /// <inheritdoc cref="Open(Stream, WorkbookLimits)"/>
    public static WorkbookResult Open(ReadOnlyMemory<byte> file, WorkbookLimits? limits = null) => Open(new ZipInMemory(file), limits ?? new WorkbookLimits());

    static WorkbookResult Open(ZipSource file, WorkbookLimits limits)
    {
        try
        {
            var package = WorkbookGate.Open(file, new WorkbookSizes(limits.FileBytes, limits.PartBytes, limits.TotalBytes), out var mainPart);
            return new WorkbookResult(new Workbook(package, mainPart, limits), []);
        }
        catch (PackageFault fault)
        {
            return Refused(fault.ToDiagnostic());
        }
        catch (WorkbookException end)
        {
            return Refused(end.Diagnostic);
        }
    }

    static WorkbookResult Refused(Diagnostic diagnostic) => new(null, [diagnostic]);

    /// <summary>Starts to read a sheet. Several readers may stand in different places.</summary>
    /// <exception cref="WorkbookException">The sheet holds no rows (CQO7009), its part is missing (CQO7005) or not what it says (CQO7006).</exception>
    public SheetReader Read(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Kind != SheetKind.Worksheet) throw WorkbookMistake.NoRows(sheet);
        if (sheet.Part.Length == 0 || !package.Has(sheet.Part)) throw WorkbookMistake.NoPart(sheet.Part, sheet.Name);
        if (!package.Types.Of(sheet.Part).EndsWith(".worksheet+xml", StringComparison.OrdinalIgnoreCase)) throw WorkbookMistake.NotWhatItSays(sheet.Part, "worksheet");
        return new SheetReader(this, sheet, new SheetScanner(package.Open(sheet.Part, limits.AnyRatioBytes), limits.RowBytes), limits);
    }

    /// <summary>Merged ranges of a sheet, which stand behind its rows: a pass of its own, for who needs them before the rows.</summary>
    /// <exception cref="WorkbookException">As for <see cref="Read"/> and <see cref="SheetReader.Read"/>.</exception>
    public IReadOnlyList<CellRange> ReadMerges(Sheet sheet)
    {
        using var reader = Read(sheet);
        while (reader.Read()) { }
        return reader.Merges;
    }

    /// <summary>Frees what is held. The stream stays open.</summary>
    public void Dispose() => Strings.Dispose();
}
