using Cqo.Domain.Appointments;
using Cqo.Domain.Enterprises;
using Cqo.Service.Certificates;
using Cqo.Service.Documents;
using Cqo.Service.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>The register. Maps the domain types themselves; the schema comes from <c>Migrations/*.sql</c>.</summary>
public sealed class CqoDb(DbContextOptions<CqoDb> options) : DbContext(options)
{
    /// <summary>Enterprises.</summary>
    public DbSet<Enterprise> Enterprises => Set<Enterprise>();
    /// <summary>Candidates.</summary>
    public DbSet<Candidate> Candidates => Set<Candidate>();
    /// <summary>Appointments.</summary>
    public DbSet<Appointment> Appointments => Set<Appointment>();
    /// <summary>Certificate numbers, with what was decided.</summary>
    public DbSet<Certificate> Certificates => Set<Certificate>();
    /// <summary>Stored papers.</summary>
    public DbSet<Document> Documents => Set<Document>();
    /// <summary>Papers being written.</summary>
    public DbSet<PaperTask> PaperTasks => Set<PaperTask>();
    /// <summary>High-water marks of the numbers.</summary>
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    /// <summary>Reporting units that cities added.</summary>
    public DbSet<AddedUnit> AddedUnits => Set<AddedUnit>();
    /// <summary>Collections of the statistics table.</summary>
    public DbSet<CollectionPeriod> Periods => Set<CollectionPeriod>();
    /// <summary>Stated denominators.</summary>
    public DbSet<StatedDenominator> Denominators => Set<StatedDenominator>();
    /// <summary>Returned workbooks.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();
    /// <summary>Remembered answers about headers.</summary>
    public DbSet<RememberedHeader> RememberedHeaders => Set<RememberedHeader>();
    /// <summary>Their rows.</summary>
    public DbSet<SubmittedRow> SubmittedRows => Set<SubmittedRow>();
    /// <summary>Frozen figures.</summary>
    public DbSet<Snapshot> Snapshots => Set<Snapshot>();
    /// <summary>The files behind frozen figures.</summary>
    public DbSet<SnapshotSubmission> SnapshotSubmissions => Set<SnapshotSubmission>();
    /// <summary>Rows that waited in frozen figures.</summary>
    public DbSet<SnapshotWait> SnapshotWaits => Set<SnapshotWait>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => RegisterMapping.Apply(modelBuilder, Database.IsSqlite());
}
