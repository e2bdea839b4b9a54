using System.Security.Cryptography;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Templates;
using Cqo.Templating;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>What is to be attached: the figures of now, or those of a snapshot.</summary>
/// <param name="PeriodId">The collection; null for a snapshot.</param>
/// <param name="UnitCode">The region; the user's own when null.</param>
/// <param name="SnapshotId">The snapshot; null for the figures of now.</param>
/// <param name="User">Who asks.</param>
public sealed record AttachmentOrder(int? PeriodId, string? UnitCode, int? SnapshotId, UserScope User);

/// <summary>An attachment as a file that goes when it is closed.</summary>
/// <param name="Content">Its bytes, at their beginning.</param>
/// <param name="FileName">Name for the reader's disk.</param>
/// <param name="IsArchive">True when it is a ZIP of several workbooks.</param>
/// <param name="Sha256">Lower-case hex of the bytes.</param>
/// <param name="Rows">Rows of the statistics table.</param>
public sealed record AttachmentFile(Stream Content, string FileName, bool IsArchive, string Sha256, long Rows);

/// <summary>
/// Writes the attachment of the yearly report: statistics table and 汇总表. Row by row into a file, so that memory does not grow with the rows and nothing is answered
/// before all of it is made. A snapshot gives the same bytes every time.
/// </summary>
public sealed partial class WriteAttachment(IDbContextFactory<CqoDb> factory, TemplateCatalog templates, UploadedFiles files, TimeProvider time, ILogger<WriteAttachment> logger)
{
    /// <summary>Rows of a sheet, less what stands around the table.</summary>
    const int MostRows = 1_048_576 - 16;
    const string TemplateId = "statistics/cqo-table";
    internal static readonly TimeSpan China = TimeSpan.FromHours(8);
    static readonly RenderOptions Options = TemplateValues.Options with { Time = TimeSpan.FromMinutes(20) };

    /// <summary>Rows of a sheet before the attachment is split.</summary>
    internal int RowsPerSheet { get; set; } = MostRows;

    /// <summary>Writes it; the caller closes the file.</summary>
    /// <exception cref="Problems.ProblemException">period-not-found, unit-not-found, snapshot-not-found, template-not-found, template-invalid.</exception>
    public async Task<AttachmentFile> RunAsync(AttachmentOrder order, CancellationToken cancellation)
    {
        var template = templates.Get(TemplateId);
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var source = order.SnapshotId is { } snapshot
            ? await AttachmentSource.OfSnapshotAsync(db, snapshot, order.User, cancellation)
            : await AttachmentSource.OfPeriodAsync(db, order.PeriodId!.Value, order.UnitCode, order.User, cancellation);
        var books = AttachmentBook.Of(source, RowsPerSheet);
        var file = files.New();
        try
        {
            Write(template, books, Model(source, cancellation), file, cancellation);
            file.Position = 0;
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
            file.Position = 0;
            var rows = source.Parts.Sum(p => (long)p.Rows);
            LogExport(order.User.UserId, source.RollUp.UnitCode, source.RollUp.Period.Id, source.Snapshot?.Id, rows, sha256);
            return new AttachmentFile(file, AttachmentBook.NameOf(source, books.Count > 1), books.Count > 1, sha256, rows);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    AttachmentModel Model(AttachmentSource source, CancellationToken cancellation) =>
        new(factory, source, DateOnly.FromDateTime((source.Snapshot?.MadeAt ?? time.GetUtcNow()).ToOffset(China).DateTime), cancellation);

    static void Write(LoadedTemplate template, IReadOnlyList<AttachmentBook> books, AttachmentModel model, Stream output, CancellationToken cancellation)
    {
        if (books is [var only])
        {
            template.Render(model.Of(only), output, Options, cancellation);
            return;
        }
        var archive = new StreamedArchive(output);
        foreach (var book in books)
        {
            using var entry = archive.Start(book.FileName);
            template.Render(model.Of(book), entry, Options, cancellation);
        }
        archive.Finish();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Export of the statistics table by {User}: unit {Unit}, collection {Period}, snapshot {Snapshot}, {Rows} rows, SHA-256 {Sha256}")]
    partial void LogExport(string user, string unit, int period, int? snapshot, long rows, string sha256);
}
