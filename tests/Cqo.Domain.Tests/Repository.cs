using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cqo.Domain.Policies;

namespace Cqo.Domain.Tests;

/// <summary>Files of the repository that the tests read: packs and sample data.</summary>
internal static class Repository
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static PolicyPack InForce { get; } = Pack("hubei-2022");

    public static PolicyPack Draft { get; } = Pack("hubei-2021-draft");

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Root(), path));

    public static IEnumerable<string> PackFiles() =>
        Directory.GetFiles(Path.Combine(Root(), "service/policy-packs"), "*.json", SearchOption.AllDirectories).Where(f => !f.EndsWith("schema.json", StringComparison.Ordinal));

    public static PolicyPack Pack(string id)
    {
        var reading = PolicyPackReader.Read(Read($"service/policy-packs/{id}/1.json"));
        return reading.Pack ?? throw new InvalidOperationException(string.Join("\n", reading.Diagnostics));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
