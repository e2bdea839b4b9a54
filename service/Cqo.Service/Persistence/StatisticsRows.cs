using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Cqo.Domain.Statistics;
using Cqo.Service.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Cqo.Service.Persistence;

/// <summary>A row that may be the same enterprise as a row of another file.</summary>
public sealed record SharedRow(int SubmissionId, int Sheet, int RowNumber, string UnitCode, int Measures, long? TrainingHundredths, string RowValues);

/// <summary>The rows of returned tables in bulk: a million go in and are counted without EF's tracking, one at a time.</summary>
public static class StatisticsRows
{
    const string Columns = "submission_id, sheet, row_number, period_id, unit_code, status, credit_code, name_key, measures, training_hundredths, row_values, row_notes";
    static readonly string InsertSqlite = $"INSERT INTO statistics_rows ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    static readonly string CopyPostgres = $"COPY statistics_rows ({Columns}) FROM STDIN (FORMAT BINARY)";

    /// <summary>Stores rows inside the transaction of the context, as they come.</summary>
    public static Task InsertAsync(CqoDb db, IEnumerable<SubmittedRow> rows, CancellationToken cancellation) =>
        db.Database.GetDbConnection() is NpgsqlConnection postgres ? CopyAsync(postgres, rows, cancellation) : InsertOneByOneAsync(db, rows, cancellation);

    static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<SubmittedRow> rows, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyPostgres, cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(row.SubmissionId, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(row.Sheet, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(row.RowNumber, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(row.PeriodId, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(row.UnitCode, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(Word(row.Status), NpgsqlDbType.Text, cancellation);
            await WriteTextAsync(copy, row.CreditCode, cancellation);
            await WriteNumberAsync(copy, row.NameKey, cancellation);
            await copy.WriteAsync(row.Measures, NpgsqlDbType.Integer, cancellation);
            await WriteNumberAsync(copy, row.TrainingHundredths, cancellation);
            await copy.WriteAsync(row.RowValues, NpgsqlDbType.Text, cancellation);
            await WriteTextAsync(copy, row.RowNotes, cancellation);
        }
        await copy.CompleteAsync(cancellation);
    }

    static Task WriteTextAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellation) =>
        text is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);

    static Task WriteNumberAsync(NpgsqlBinaryImporter copy, long? number, CancellationToken cancellation) =>
        number is { } value ? copy.WriteAsync(value, NpgsqlDbType.Bigint, cancellation) : copy.WriteNullAsync(cancellation);

    static async Task InsertOneByOneAsync(CqoDb db, IEnumerable<SubmittedRow> rows, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = InsertSqlite;
        var values = Enumerable.Range(1, 12).Select(n => Parameter(command, $"${n}")).ToArray();
        await command.PrepareAsync(cancellation);
        foreach (var row in rows)
        {
            (values[0].Value, values[1].Value, values[2].Value, values[3].Value) = (row.SubmissionId, row.Sheet, row.RowNumber, row.PeriodId);
            (values[4].Value, values[5].Value, values[6].Value) = (row.UnitCode, Word(row.Status), row.CreditCode ?? (object)DBNull.Value);
            (values[7].Value, values[8].Value, values[9].Value) = (row.NameKey ?? (object)DBNull.Value, row.Measures, row.TrainingHundredths ?? (object)DBNull.Value);
            (values[10].Value, values[11].Value) = (row.RowValues, row.RowNotes ?? (object)DBNull.Value);
            // Microsoft.Data.Sqlite has no asynchronous work; a task for each of a million rows would be for nothing.
            command.ExecuteNonQuery();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    static string Word(RowStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    /// <summary>Counts the rows of these files in one pass over the index of the roll-up; rows that count for the same come together, so little crosses over.</summary>
    public static async Task<RollUp> CountAsync(CqoDb db, IReadOnlyCollection<int> submissions, CancellationToken cancellation)
    {
        var rollUp = new RollUp();
        await using var command = await CommandAsync(db, $"""
            SELECT unit_code, measures, COUNT(*), SUM(training_hundredths), COUNT(training_hundredths) FROM statistics_rows
            WHERE submission_id IN ({List(submissions)}) GROUP BY submission_id, unit_code, measures
            """, cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var hours = await reader.IsDBNullAsync(3, cancellation) ? (decimal?)null : Convert.ToDecimal(reader.GetValue(3), CultureInfo.InvariantCulture) / 100;
            rollUp.Add(reader.GetString(0), new MeasureSet(reader.GetInt32(1)), reader.GetInt64(2), hours, reader.GetInt64(4));
        }
        return rollUp;
    }

    /// <summary>The rows of these files that share a credit code or a name with a row of another of them: lower units first, then by code, then as they stand.</summary>
    public static async IAsyncEnumerable<SharedRow> SharedAsync(
        CqoDb db, int period, IReadOnlyCollection<int> submissions, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var files = List(submissions);
        await using var command = await CommandAsync(db, $"""
            SELECT r.submission_id, r.sheet, r.row_number, r.unit_code, r.measures, r.training_hundredths, r.row_values
            FROM ({Keys("credit_code", period, files)} UNION {Keys("name_key", period, files)}) k
            JOIN statistics_rows r ON r.submission_id = k.submission_id AND r.sheet = k.sheet AND r.row_number = k.row_number
            JOIN statistics_submissions s ON s.id = r.submission_id
            ORDER BY s.unit_rank, s.unit_code, r.sheet, r.row_number
            """, cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new SharedRow(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.GetInt32(4),
                await reader.IsDBNullAsync(5, cancellation) ? null : reader.GetInt64(5), reader.GetString(6));
        }
    }

    // The plus keeps SQLite from asking its index once for each code and file; a code has few rows, so it is quicker to read and drop.
    static string Keys(string column, int period, string files) => FormattableString.Invariant($"""
        SELECT submission_id, sheet, row_number FROM statistics_rows WHERE period_id = {period} AND +submission_id IN ({files}) AND {column} IN (
            SELECT {column} FROM statistics_rows WHERE period_id = {period} AND submission_id IN ({files}) AND {column} IS NOT NULL
            GROUP BY {column} HAVING MIN(submission_id) <> MAX(submission_id))
        """);

    // Our own whole numbers, never text of a user. NULL finds nothing where there is no file.
    static string List(IReadOnlyCollection<int> ids) => ids.Count == 0 ? "NULL" : string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    static async Task<DbCommand> CommandAsync(CqoDb db, string sql, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }
}
