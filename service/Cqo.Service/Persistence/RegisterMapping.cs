using System.Globalization;
using System.Text.Json;
using Cqo.Domain.Appointments;
using Cqo.Domain.Enterprises;
using Cqo.Service.Certificates;
using Cqo.Service.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cqo.Service.Persistence;

/// <summary>How the domain's types lie in tables: snake_case columns, enums as the words of the wire, facts and decisions as JSON text.</summary>
static class RegisterMapping
{
    public static void Apply(ModelBuilder model, bool sqlite)
    {
        MapPeople(model);
        MapCertificates(model.Entity<Certificate>());
        MapPapers(model);
        StatisticsMapping.Apply(model);
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            NameAndConvert(property, sqlite);
        }
    }

    static void MapPeople(ModelBuilder model)
    {
        var enterprise = model.Entity<Enterprise>().ToTable("enterprises");
        enterprise.Property(e => e.Id).ValueGeneratedNever();
        enterprise.HasIndex(e => e.CreditCode).IsUnique();
        var candidate = model.Entity<Candidate>().ToTable("candidates");
        candidate.Property(c => c.Id).ValueGeneratedNever();
        AsJson(candidate.Property(c => c.Facts));
        candidate.HasOne<Enterprise>().WithMany().HasForeignKey(c => c.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        candidate.HasIndex(c => c.EnterpriseId);
        candidate.HasIndex(c => c.Name);
        var appointment = model.Entity<Appointment>().ToTable("appointments");
        appointment.Property(a => a.Id).ValueGeneratedNever();
        appointment.HasOne<Enterprise>().WithMany().HasForeignKey(a => a.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        appointment.HasOne<Candidate>().WithMany().HasForeignKey(a => a.CandidateId).OnDelete(DeleteBehavior.Restrict);
        appointment.HasIndex(a => a.EnterpriseId);
        appointment.HasIndex(a => a.CandidateId);
        var series = model.Entity<NumberSeries>().ToTable("number_series");
        series.HasKey(s => new { s.Year, s.RegionCode });
        series.Property(s => s.Year).ValueGeneratedNever();
    }

    static void MapCertificates(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.ToTable("certificates");
        certificate.Property(c => c.Id).ValueGeneratedNever();
        AsJson(certificate.Property(c => c.Facts));
        AsJson(certificate.Property(c => c.Decision));
        certificate.HasOne<Enterprise>().WithMany().HasForeignKey(c => c.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Candidate>().WithMany().HasForeignKey(c => c.CandidateId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Appointment>().WithMany().HasForeignKey(c => c.AppointmentId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => new { c.Year, c.RegionCode, c.Serial }).IsUnique();
        certificate.HasIndex(c => c.IdempotencyKey).IsUnique();
        certificate.HasIndex(c => c.VerifyCode).IsUnique();
        certificate.HasIndex(c => c.EnterpriseId);
        certificate.HasIndex(c => c.CandidateId);
        certificate.HasIndex(c => c.AppointmentId);
        certificate.HasIndex(c => c.State);
        certificate.HasIndex(c => c.CreditCode);
        certificate.HasIndex(c => c.CandidateName);
    }

    static void MapPapers(ModelBuilder model)
    {
        var document = model.Entity<Document>().ToTable("documents");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.HasOne<Certificate>().WithMany().HasForeignKey(d => d.CertificateId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<Enterprise>().WithMany().HasForeignKey(d => d.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        document.HasIndex(d => d.Path).IsUnique();
        document.HasIndex(d => new { d.CertificateId, d.Kind }).IsUnique();
        document.HasIndex(d => d.EnterpriseId);
        var task = model.Entity<PaperTask>().ToTable("paper_tasks");
        task.HasKey(t => new { t.CertificateId, t.Kind });
        task.HasOne<Certificate>().WithMany().HasForeignKey(t => t.CertificateId).OnDelete(DeleteBehavior.Restrict);
    }

    static void AsJson<T>(PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(
            new ValueConverter<T, string>(value => RegisterJson.Write(value), text => RegisterJson.Read<T>(text)),
            new ValueComparer<T>((a, b) => RegisterJson.Write(a) == RegisterJson.Write(b), value => value.GetHashCode(), value => value));

    static void NameAndConvert(IMutableProperty property, bool sqlite)
    {
        property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum)
        {
            property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(KebabCase<>).MakeGenericType(type))!);
        }
        else if (type == typeof(DateTimeOffset) && sqlite)
        {
            property.SetValueConverter(new SortableInstant());
        }
    }

    /// <summary>An enum as its word on the wire.</summary>
    sealed class KebabCase<T>() : ValueConverter<T, string>(value => Word(value), word => Parse(word))
        where T : struct, Enum
    {
        static string Word(T value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

        static T Parse(string word) => Enum.GetValues<T>().First(value => Word(value) == word);
    }

    /// <summary>An instant as UTC text of fixed width: SQLite has no such type, and text of this form sorts and compares as time does.</summary>
    sealed class SortableInstant() : ValueConverter<DateTimeOffset, string>(
        value => value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture),
        text => DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal))
    {
        const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    }
}
