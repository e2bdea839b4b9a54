using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;

namespace Cqo.Service.Statistics;

/// <summary>Turns the rows of a returned workbook into rows to store, one at a time, and keeps what is known of its sheets.</summary>
sealed class SubmissionImport(WorkbookImport workbook, CollectionPeriod period, ReportingUnit unit, ReportingUnits units, int submissionId)
{
    readonly List<SheetSummary> sheets = [];

    /// <summary>The sheets with a table, once all rows were taken.</summary>
    public IReadOnlyList<SheetSummary> Sheets => sheets;

    /// <summary>Rows that were questioned here for their place, not by the reader.</summary>
    public int Outside { get; private set; }

    /// <summary>Those of them that had been fixed.</summary>
    public int OutsideFixed { get; private set; }

    /// <summary>The rows, to be walked through once.</summary>
    public IEnumerable<SubmittedRow> Rows()
    {
        foreach (var sheet in workbook.Sheets())
        {
            foreach (var row in sheet.HasTable ? sheet.Rows() : [])
            {
                yield return RowOf(row);
            }
            if (sheet.HasTable)
            {
                sheets.Add(sheet.Summary());
            }
        }
    }

    SubmittedRow RowOf(ImportedRow read)
    {
        var place = RowPlaces.Of(read.Values.RegionCode, unit, units);
        var row = place is null ? Questioned(read) : read;
        var facts = RowMeasures.Of(row, PeriodRegister.YearOf(period));
        return new SubmittedRow
        {
            SubmissionId = submissionId, Sheet = sheets.Count, RowNumber = row.Row, PeriodId = period.Id, UnitCode = place ?? unit.Code, Status = row.Status,
            CreditCode = row.Values.CreditCode, NameKey = row.Values.EnterpriseName is { } name ? DuplicateIndex.NameKey(name) : null, Measures = facts.Measures.Bits,
            TrainingHundredths = facts.TrainingHours is { } hours ? (long)(hours * 100) : null, RowValues = RowJson.Write(row.Values),
            RowNotes = row.Fixes.Count + row.Findings.Count + row.Extra.Count == 0 ? null : RowJson.Write(new RowNotes(row.Fixes, row.Findings, row.Extra)),
        };
    }

    ImportedRow Questioned(ImportedRow row)
    {
        Outside += row.Status == RowStatus.Questioned ? 0 : 1;
        OutsideFixed += row.Status == RowStatus.Fixed ? 1 : 0;
        return row with { Status = RowStatus.Questioned, Findings = [.. row.Findings, RowPlaces.Outside(row.Row, row.Values.RegionCode!, unit, units)] };
    }
}
