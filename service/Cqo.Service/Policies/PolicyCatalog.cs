using System.Collections.Concurrent;
using System.Globalization;
using Cqo.Domain.Policies;
using Cqo.Service.Hosting;
using Cqo.Service.Problems;

namespace Cqo.Service.Policies;

/// <summary>A pack on offer.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Newest version.</param>
/// <param name="Title">Title (zh-CN).</param>
/// <param name="TitleEn">Title (en-US).</param>
/// <param name="Status"><c>draft</c>, <c>in-force</c> or <c>expired</c>.</param>
/// <param name="IsDefault">Whether it is taken when none is named.</param>
public sealed record PolicyPackSummary(string Id, string Version, string Title, string TitleEn, string Status, bool IsDefault);

/// <summary>The packs below one folder, <c>&lt;pack&gt;/&lt;version&gt;.json</c>. Read once; a version is never edited, so a change of its file is read as what it is: another file.</summary>
public sealed class PolicyCatalog(CqoSettings settings)
{
    /// <summary>The pack in force.</summary>
    public const string DefaultPack = "hubei-2022";

    readonly ConcurrentDictionary<string, (DateTime Stamp, PolicyPack Pack)> loaded = new(StringComparer.Ordinal);

    /// <summary>The newest version of a pack; null for the default pack.</summary>
    /// <exception cref="ProblemException"><c>policy-pack-not-found</c>, or <c>policy-pack-invalid</c> with all mistakes.</exception>
    public PolicyPack Get(string? id) => Load(id ?? DefaultPack, Versions(id ?? DefaultPack).DefaultIfEmpty(0).Max());

    /// <summary>One version of a pack, e.g. the one that a certificate was issued under.</summary>
    /// <exception cref="ProblemException"><c>policy-pack-not-found</c>, or <c>policy-pack-invalid</c> with all mistakes.</exception>
    public PolicyPack Get(string id, string version) =>
        Load(id, int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

    /// <summary>The packs on offer: the default first, then by id.</summary>
    public IReadOnlyList<PolicyPackSummary> List() =>
        [.. PackIds().Select(Get).Select(p => new PolicyPackSummary(p.Id, p.Version, p.Title, p.TitleEn, p.Status, p.Id == DefaultPack))
            .OrderByDescending(p => p.IsDefault).ThenBy(p => p.Id, StringComparer.Ordinal)];

    IEnumerable<string> PackIds() => Directory.Exists(settings.PoliciesFolder)
        ? Directory.EnumerateDirectories(settings.PoliciesFolder).Select(d => Path.GetFileName(d)!).Where(id => Versions(id).Any())
        : [];

    IEnumerable<int> Versions(string id)
    {
        var folder = Path.Combine(settings.PoliciesFolder, IsId(id) ? id : "-");
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.json")
            .Select(f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Where(version => version > 0);
    }

    PolicyPack Load(string id, int version)
    {
        var file = Path.Combine(settings.PoliciesFolder, IsId(id) ? id : "-", version.ToString(CultureInfo.InvariantCulture) + ".json");
        var stamp = File.Exists(file) && version > 0 ? File.GetLastWriteTimeUtc(file) : throw NotFound(id);
        if (loaded.TryGetValue(file, out var known) && known.Stamp == stamp)
        {
            return known.Pack;
        }
        var reading = PolicyPackReader.Read(File.ReadAllBytes(file));
        var pack = reading.Pack ?? throw Invalid(id, version, reading.Diagnostics);
        loaded[file] = (stamp, pack);
        return pack;
    }

    static bool IsId(string id) => id.Length is > 0 and <= 60 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    static ProblemException NotFound(string id)
    {
        var shown = new string([.. id.Take(60).Where(c => !char.IsControl(c))]);
        return new("policy-pack-not-found", StatusCodes.Status404NotFound,
            $"没有编号为“{shown}”的政策包。请从政策包列表（/api/policy-packs）中选择。", $"There is no policy pack “{shown}”. Choose one of those that /api/policy-packs lists.");
    }

    static ProblemException Invalid(string id, int version, IReadOnlyList<PackDiagnostic> mistakes) => new("policy-pack-invalid", StatusCodes.Status422UnprocessableEntity,
        $"政策包 {id}/{version}.json 有 {mistakes.Count} 处错误，不能使用。请规则维护人员改正：{string.Join("；", mistakes.Take(3).Select(m => m.Path + " " + m.Text))}",
        $"The policy pack {id}/{version}.json has {mistakes.Count} mistake(s) and cannot be used. Ask its owner to correct: {string.Join("; ", mistakes.Take(3).Select(m => m.Path + " " + m.TextEn))}")
    {
        Members = new Dictionary<string, object?> { ["diagnostics"] = mistakes },
    };
}
