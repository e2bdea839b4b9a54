using System.Globalization;
using Cqo.Domain.Regions;
using Cqo.Service.Certificates;
using Cqo.Service.Persistence;
using Cqo.Service.Problems;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Documents;

/// <summary>Reads the library out of the register; the store is not asked.</summary>
public sealed class DocumentQueries(CqoDb db)
{
    const int MostPerPage = 100;

    sealed class Row
    {
        public required Document Document { get; init; }
        public required Certificate Certificate { get; init; }
    }

    /// <summary>One page, the newest first, with the choices of the filters.</summary>
    public async Task<DocumentPage> ListAsync(DocumentFilter filter, CancellationToken cancellation)
    {
        var size = Math.Clamp(filter.PageSize ?? 20, 1, MostPerPage);
        var skip = (int)Math.Min((Math.Max(filter.Page ?? 1, 1) - 1L) * size, int.MaxValue);
        var matching = Matching(filter);
        var total = await matching.CountAsync(cancellation);
        var rows = await Project(matching.OrderByDescending(r => r.Document.StoredAt).ThenBy(r => r.Document.Path).Skip(skip).Take(size)).ToListAsync(cancellation);
        return new DocumentPage(total, rows.ConvertAll(Named), await FacetsAsync(filter, cancellation));
    }

    /// <summary>One paper.</summary>
    /// <exception cref="ProblemException"><c>document-not-found</c>.</exception>
    public async Task<DocumentItem> GetAsync(Guid id, CancellationToken cancellation) =>
        await Project(Rows().Where(r => r.Document.Id == id)).SingleOrDefaultAsync(cancellation) is { } row ? Named(row) : throw NotFound();

    internal static ProblemException NotFound() => new("document-not-found", StatusCodes.Status404NotFound,
        "文件库中没有这份文件。请在文件列表中重新查找。", "The library has no such document. Look it up in the list again.");

    IQueryable<Row> Rows() =>
        from document in db.Documents.AsNoTracking()
        join certificate in db.Certificates.AsNoTracking() on document.CertificateId equals certificate.Id
        select new Row { Document = document, Certificate = certificate };

    IQueryable<Row> Matching(DocumentFilter filter)
    {
        var rows = Rows();
        if (filter.Query?.Trim() is { Length: > 0 } query)
        {
            var code = query.ToUpperInvariant();
            rows = rows.Where(r => r.Document.Title.Contains(query) || r.Document.Path.Contains(query) || r.Certificate.Number.Contains(query)
                || r.Certificate.EnterpriseName.Contains(query) || r.Certificate.CandidateName.Contains(query) || r.Certificate.CreditCode.Contains(code));
        }
        rows = filter.Year is { } year ? rows.Where(r => r.Document.Year == year) : rows;
        rows = filter.Unit is { Length: > 0 } unit ? rows.Where(r => r.Document.ReportingUnit == unit) : rows;
        return filter.Kind is { Length: > 0 } kind ? rows.Where(r => r.Document.Kind == kind) : rows;
    }

    async Task<DocumentFacets> FacetsAsync(DocumentFilter filter, CancellationToken cancellation)
    {
        var years = await Matching(filter with { Year = null }).GroupBy(r => r.Document.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var units = await Matching(filter with { Unit = null }).GroupBy(r => r.Document.ReportingUnit).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var kinds = await Matching(filter with { Kind = null }).GroupBy(r => new { r.Document.Kind, r.Document.Title }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return new DocumentFacets(
            [.. years.OrderByDescending(y => y.Key).Select(y => new Facet(Text(y.Key), Text(y.Key), y.Count))],
            [.. units.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => new Facet(u.Key, UnitName(u.Key), u.Count))],
            [.. kinds.OrderBy(k => k.Key.Kind, StringComparer.Ordinal).Select(k => new Facet(k.Key.Kind, k.Key.Title, k.Count))]);
    }

    static IQueryable<DocumentItem> Project(IQueryable<Row> rows) => rows.Select(r => new DocumentItem(
        r.Document.Id, r.Document.Kind, r.Document.Title, "", r.Document.Path, r.Document.Year, r.Document.ReportingUnit, "", r.Certificate.EnterpriseName,
        r.Certificate.CreditCode, r.Certificate.Number, r.Certificate.State, r.Document.Size, r.Document.Sha256, r.Document.ETag, r.Document.Version, r.Document.StoredAt, ""));

    static DocumentItem Named(DocumentItem item) => item with
    {
        FileName = item.Path[(item.Path.LastIndexOf('/') + 1)..],
        ReportingUnitName = UnitName(item.ReportingUnit),
        ContentUrl = $"/api/documents/{item.Id}/content",
    };

    static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    static string UnitName(string code) => RegionCatalog.Find(code)?.FullName ?? code;
}
