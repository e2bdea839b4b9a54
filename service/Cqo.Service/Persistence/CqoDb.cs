using Cqo.Domain.Appointments;
using Cqo.Domain.Enterprises;
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
    /// <summary>Stored papers.</summary>
    public DbSet<Document> Documents => Set<Document>();
}
