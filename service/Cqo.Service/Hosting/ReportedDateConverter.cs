using System.Text.Json;
using System.Text.Json.Serialization;
using Cqo.Domain.Statistics;

namespace Cqo.Service.Hosting;

/// <summary>A reported date on the wire: <c>2021-12-05</c>, or <c>2021-12</c> for a month whose day nobody wrote.</summary>
public sealed class ReportedDateConverter : JsonConverter<ReportedDate>
{
    /// <summary>What it looks like, for the contract.</summary>
    public const string Pattern = @"^\d{4}-\d{2}(-\d{2})?$";

    /// <inheritdoc/>
    public override ReportedDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ReportedDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("a date is written 2021-12-05 or 2021-12");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReportedDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
