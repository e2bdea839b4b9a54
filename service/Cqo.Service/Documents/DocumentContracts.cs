using Cqo.Service.Certificates;

namespace Cqo.Service.Documents;

/// <summary>A stored paper as the library lists it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Kind">Id of the template that made it.</param>
/// <param name="Title">Title for people.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Path">Path in the store.</param>
/// <param name="Year">Year of the paper.</param>
/// <param name="ReportingUnit">Code of the reporting unit.</param>
/// <param name="ReportingUnitName">Its name.</param>
/// <param name="EnterpriseName">Enterprise as printed.</param>
/// <param name="CreditCode">Its credit code.</param>
/// <param name="CertificateNumber">Number of the certificate that it belongs to.</param>
/// <param name="State">State of that certificate.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex of the bytes.</param>
/// <param name="ETag">ETag in the store.</param>
/// <param name="Version">Version in the store.</param>
/// <param name="StoredAt">When it was stored (UTC).</param>
/// <param name="ContentUrl">Where the bytes are.</param>
public sealed record DocumentItem(
    Guid Id, string Kind, string Title, string FileName, string Path, int Year, string ReportingUnit, string ReportingUnitName, string EnterpriseName, string CreditCode,
    string CertificateNumber, CertificateState State, long Size, string Sha256, string ETag, int Version, DateTimeOffset StoredAt, string ContentUrl);

/// <summary>How many papers a choice of a filter would leave, with the other filters as they are.</summary>
/// <param name="Value">Value for the filter.</param>
/// <param name="Label">Text for people.</param>
/// <param name="Count">Papers.</param>
public sealed record Facet(string Value, string Label, int Count);

/// <summary>The choices of every filter.</summary>
/// <param name="Years">Years, newest first.</param>
/// <param name="Units">Reporting units.</param>
/// <param name="Kinds">Kinds of paper.</param>
public sealed record DocumentFacets(IReadOnlyList<Facet> Years, IReadOnlyList<Facet> Units, IReadOnlyList<Facet> Kinds);

/// <summary>One page of the library.</summary>
/// <param name="Total">Papers that match, on all pages.</param>
/// <param name="Items">Papers of this page, the newest first.</param>
/// <param name="Facets">Choices of the filters.</param>
public sealed record DocumentPage(int Total, IReadOnlyList<DocumentItem> Items, DocumentFacets Facets);

/// <summary>What to list. A filter that is null lets everything through.</summary>
/// <param name="Query">Words in title, number, enterprise, credit code or path.</param>
/// <param name="Year">Year.</param>
/// <param name="Unit">Code of a reporting unit.</param>
/// <param name="Kind">Id of a template.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1-100, 20 by default.</param>
public sealed record DocumentFilter(string? Query, int? Year, string? Unit, string? Kind, int? Page, int? PageSize);
