using System.Data.Common;
using Cqo.Domain.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cqo.Service.Persistence;

/// <summary>Rows of a file that count for a unit.</summary>
/// <param name="SubmissionId">The file.</param>
/// <param name="UnitCode">The unit.</param>
/// <param name="Rows">How many.</param>
public sealed record CountedPart(int SubmissionId, string UnitCode, int Rows);

/// <summary>A row that counts.</summary>
public readonly record struct CountedRow(int Sheet, int RowNumber, string RowValues);

/// <summary>The rows of returned tables that have no open question, read one at a time: a million of them need no memory.</summary>
public static class CountedRows
{
    static readonly int Waiting = MeasureSet.Bit(Measure.Waiting);

    /// <summary>How many there are for each file and unit.</summary>
    public static async Task<IReadOnlyList<CountedPart>> CountAsync(CqoDb db, IReadOnlyCollection<int> submissions, CancellationToken cancellation) =>
        await db.SubmittedRows.AsNoTracking().Where(r => submissions.Contains(r.SubmissionId) && (r.Measures & Waiting) == 0)
            .GroupBy(r => new { r.SubmissionId, r.UnitCode }).Select(g => new CountedPart(g.Key.SubmissionId, g.Key.UnitCode, g.Count())).ToListAsync(cancellation);

    /// <summary>Those of a file, for one unit or all, as they stand in it.</summary>
    /// <param name="db">Used for nothing else meanwhile.</param>
    /// <param name="submission">The file.</param>
    /// <param name="unit">The unit; null when the file holds rows of one unit only, which are then read in their order without sorting.</param>
    public static IEnumerable<CountedRow> Read(CqoDb db, int submission, string? unit)
    {
        using var command = Command(db, submission, unit);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new CountedRow(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2));
        }
    }

    static DbCommand Command(CqoDb db, int submission, string? unit)
    {
        db.Database.OpenConnection();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = FormattableString.Invariant($"""
            SELECT sheet, row_number, row_values FROM statistics_rows
            WHERE submission_id = {submission} AND (measures & {Waiting}) = 0 {(unit is null ? "" : "AND unit_code = @unit")} ORDER BY sheet, row_number
            """);
        if (unit is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@unit", unit);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
