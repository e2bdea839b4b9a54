using Cqo.Domain.Statistics;

namespace Cqo.Service.Statistics;

/// <summary>One workbook of an attachment.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="UnitName">The region or unit in words.</param>
/// <param name="Lines">Its 汇总表, the region's total first.</param>
/// <param name="Parts">The rows that it takes from.</param>
/// <param name="Skip">Rows of these that stand in the volume before.</param>
/// <param name="Rows">Rows that it holds.</param>
/// <param name="VolumeNote">A note about the other volumes, or null when there are none.</param>
sealed record AttachmentBook(string FileName, string UnitName, IReadOnlyList<RollUpItem> Lines, IReadOnlyList<AttachmentPart> Parts, int Skip, int Rows, string? VolumeNote)
{
    const string Table = "企业首席质量官基本情况统计表", Summary = "企业首席质量官情况汇总表";

    /// <summary>The workbooks of an attachment: one, or past the limit one for each unit directly below the region, in volumes where that is not enough, and one of the 汇总表.</summary>
    public static IReadOnlyList<AttachmentBook> Of(AttachmentSource source, int rowsPerSheet)
    {
        var (lines, units) = (source.RollUp.Lines, source.Units);
        var name = units.FullName(source.RollUp.UnitCode);
        var rows = source.Parts.Sum(p => (long)p.Rows);
        if (rows <= rowsPerSheet)
        {
            return [new(FileOf(name, source, Table), name, lines, source.Parts, 0, (int)rows, null)];
        }
        var books = new List<AttachmentBook>
        {
            new(FileOf(name, source, Summary), name, lines, [], 0, 0, FormattableString.Invariant($"注：统计表共{rows}行，超过一张工作表的行数，分单位列在同一压缩包的各册中；本册只有汇总表。")),
        };
        foreach (var line in SummaryTable.Parts([.. lines.Select(l => l.Line)]))
        {
            books.AddRange(Volumes(source, line, rowsPerSheet));
        }
        return books;
    }

    /// <summary>The name of the whole attachment as a file.</summary>
    public static string NameOf(AttachmentSource source, bool isArchive) => Path.ChangeExtension(FileOf(source.Units.FullName(source.RollUp.UnitCode), source, Table), isArchive ? ".zip" : ".xlsx");

    static IEnumerable<AttachmentBook> Volumes(AttachmentSource source, RollUpLine line, int rowsPerSheet)
    {
        bool IsOf(string code) => line.Kind == LineKind.Own ? code == line.Code : source.Units.IsWithin(code, line.Code);
        IReadOnlyList<AttachmentPart> parts = [.. source.Parts.Where(p => IsOf(p.UnitCode))];
        IReadOnlyList<RollUpItem> lines = line.Kind == LineKind.Own ? [source.RollUp.Lines.First(l => l.Line == line)] : [.. source.RollUp.Lines.Where(l => IsOf(l.Line.Code))];
        var name = source.Units.FullName(line.Code) + (line.Kind == LineKind.Own ? "本级" : "");
        var rows = parts.Sum(p => (long)p.Rows);
        var count = (int)((rows + rowsPerSheet - 1) / rowsPerSheet);
        for (var i = 0; i < count; i++)
        {
            var (which, note) = count == 1 ? ("", null) : (FormattableString.Invariant($"（第{i + 1}册）"), FormattableString.Invariant($"注：统计表分{count}册，本册为第{i + 1}册；汇总表是全部各册的。"));
            var skip = i * rowsPerSheet;
            yield return new(FileOf(name, source, Table + which), name, lines, parts, skip, (int)Math.Min(rowsPerSheet, rows - skip), note);
        }
    }

    static string FileOf(string name, AttachmentSource source, string table) => FormattableString.Invariant($"{name}{source.RollUp.Period.Year}年度{table}.xlsx");
}
