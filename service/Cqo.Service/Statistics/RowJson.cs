using System.Text.Json;
using System.Text.Json.Serialization;
using Cqo.Service.Hosting;

namespace Cqo.Service.Statistics;

/// <summary>The form in which rows and figures are kept: as on the wire, without what is null, so that a million rows stay small.</summary>
static class RowJson
{
    static readonly JsonSerializerOptions Options = new(JsonSetup.Wire)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A member that a later version no longer knows must not hide the rest of an old row.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A stored row is null.");
}
