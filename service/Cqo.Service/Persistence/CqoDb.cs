using Cqo.Domain.Appointments;
using Cqo.Domain.Enterprises;
using Cqo.Service.Certificates;
using Cqo.Service.Documents;
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

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => RegisterMapping.Apply(modelBuilder, Database.IsSqlite());
}
