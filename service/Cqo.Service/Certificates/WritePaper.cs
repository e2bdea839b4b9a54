using Cqo.Service.Documents;
using Cqo.Service.Persistence;
using Cqo.Service.Problems;
using Cqo.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Certificates;

/// <summary>Writes a further paper of an issued certificate into the library: the appointment notice or the review form. Safe to repeat: the same path, the same
/// row; a task row stands before the file and goes with the document's row, so that a crash between them is finished by the job.</summary>
public sealed class WritePaper(RegisterWriter writer, CertificateRegister register, PaperRenderer renderer, IDocumentStore store, IDbContextFactory<CqoDb> factory)
{
    static readonly string[] Names = ["appointment-notice", "qualification-review"];

    /// <summary>Writes it, or writes it again.</summary>
    /// <exception cref="ProblemException">certificate-not-found, certificate-not-issued, already-void, template-not-found.</exception>
    public async Task<DocumentItem> RunAsync(Guid id, string name, CancellationToken cancellation)
    {
        var kind = Names.Contains(name) ? PaperRenderer.KindOf(name) : throw CertificateProblems.NoSuchPaper(Names);
        var certificate = await FindAsync(id, cancellation);
        if (certificate.State != CertificateState.Issued)
        {
            throw certificate.State == CertificateState.Void ? CertificateProblems.AlreadyVoid(certificate) : CertificateProblems.NotIssued(certificate);
        }
        return await WriteAsync(certificate, kind, cancellation);
    }

    /// <summary>Finishes a paper that was begun; even when the certificate became void meanwhile, because its file may lie in the library already.</summary>
    public async Task FinishAsync(Guid id, string kind, CancellationToken cancellation) => await WriteAsync(await FindAsync(id, cancellation), kind, cancellation);

    async Task<DocumentItem> WriteAsync(Certificate certificate, string kind, CancellationToken cancellation)
    {
        var paper = renderer.Render(certificate, kind);
        await writer.RunAsync((db, token) => BeginAsync(db, certificate.Id, kind, token), cancellation);
        var item = await store.PutAsync(PaperRenderer.PathOf(certificate, kind), paper.Content, CancellationToken.None);
        var stored = new StoredPaper(kind, paper.Title, paper.TemplateSha256, item);
        var document = await writer.RunAsync((db, token) => EndAsync(db, certificate, stored, token), CancellationToken.None);
        return RegisterQueries.Describe(certificate, document);
    }

    async Task<Certificate> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        return await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) ?? throw RegisterQueries.NotFound();
    }

    async Task<int> BeginAsync(CqoDb db, Guid id, string kind, CancellationToken token)
    {
        await RegisterRows.LockAsync(db, $"paper/{id}", kind, token);
        var task = await db.PaperTasks.SingleOrDefaultAsync(t => t.CertificateId == id && t.Kind == kind, token);
        if (task is null)
        {
            db.PaperTasks.Add(new PaperTask { CertificateId = id, Kind = kind, StartedAt = register.Now() });
        }
        return await db.SaveChangesAsync(token);
    }

    async Task<Document> EndAsync(CqoDb db, Certificate certificate, StoredPaper paper, CancellationToken token)
    {
        await RegisterRows.LockAsync(db, $"paper/{certificate.Id}", paper.Kind, token);
        var document = await db.Documents.SingleOrDefaultAsync(d => d.CertificateId == certificate.Id && d.Kind == paper.Kind, token);
        var fresh = paper.ToDocument(certificate, register.Now());
        if (document is null)
        {
            db.Documents.Add(document = fresh);
        }
        else if (document.ETag != fresh.ETag)
        {
            (document.ETag, document.Sha256, document.Size, document.Version, document.StoredAt) = (fresh.ETag, fresh.Sha256, fresh.Size, fresh.Version, fresh.StoredAt);
        }
        await db.PaperTasks.Where(t => t.CertificateId == certificate.Id && t.Kind == paper.Kind).ExecuteDeleteAsync(token);
        await db.SaveChangesAsync(token);
        return document;
    }
}
