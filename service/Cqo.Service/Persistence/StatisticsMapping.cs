using Cqo.Service.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Persistence;

/// <summary>How the collected statistics table lies in tables.</summary>
static class StatisticsMapping
{
    public static void Apply(ModelBuilder model)
    {
        var unit = model.Entity<AddedUnit>().ToTable("statistics_units");
        unit.HasKey(u => u.Code);
        unit.HasIndex(u => u.CityCode);
        var period = model.Entity<CollectionPeriod>().ToTable("statistics_periods");
        period.Property(p => p.Id).ValueGeneratedNever();
        period.HasIndex(p => new { p.Year, p.CutOff }).IsUnique();
        var denominator = model.Entity<StatedDenominator>().ToTable("statistics_denominators");
        denominator.HasKey(d => new { d.PeriodId, d.UnitCode, d.Group });
        denominator.HasOne<CollectionPeriod>().WithMany().HasForeignKey(d => d.PeriodId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<RememberedHeader>().ToTable("statistics_header_answers").HasKey(h => new { h.LayoutId, h.RegionCode, h.HeaderKey });
        MapFiles(model);
        MapSnapshots(model);
    }

    static void MapFiles(ModelBuilder model)
    {
        var submission = model.Entity<Submission>().ToTable("statistics_submissions");
        submission.Property(s => s.Id).ValueGeneratedNever();
        submission.HasOne<CollectionPeriod>().WithMany().HasForeignKey(s => s.PeriodId).OnDelete(DeleteBehavior.Restrict);
        submission.HasIndex(s => new { s.PeriodId, s.UnitCode, s.Version }).IsUnique();
        submission.HasIndex(s => new { s.ReceivedBy, s.IdempotencyKey }).IsUnique();
        var row = model.Entity<SubmittedRow>().ToTable("statistics_rows");
        row.HasKey(r => new { r.SubmissionId, r.Sheet, r.RowNumber });
        row.HasOne<Submission>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }

    static void MapSnapshots(ModelBuilder model)
    {
        var snapshot = model.Entity<Snapshot>().ToTable("statistics_snapshots");
        snapshot.Property(s => s.Id).ValueGeneratedNever();
        snapshot.HasOne<CollectionPeriod>().WithMany().HasForeignKey(s => s.PeriodId).OnDelete(DeleteBehavior.Restrict);
        snapshot.HasIndex(s => new { s.MadeBy, s.IdempotencyKey }).IsUnique();
        var file = model.Entity<SnapshotSubmission>().ToTable("statistics_snapshot_submissions");
        file.HasKey(f => new { f.SnapshotId, f.SubmissionId });
        file.HasOne<Snapshot>().WithMany().HasForeignKey(f => f.SnapshotId).OnDelete(DeleteBehavior.Restrict);
        var wait = model.Entity<SnapshotWait>().ToTable("statistics_snapshot_waits");
        wait.HasKey(w => new { w.SnapshotId, w.SubmissionId, w.Sheet, w.RowNumber });
        wait.HasOne<Snapshot>().WithMany().HasForeignKey(w => w.SnapshotId).OnDelete(DeleteBehavior.Restrict);
    }
}
