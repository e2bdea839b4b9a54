using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Cqo.Service.Hosting;

/// <summary>JSON on the wire: camelCase, enums as kebab-case words, dates as yyyy-MM-dd. What a body must not hold is refused, never ignored.</summary>
public static class JsonSetup
{
    /// <summary>The options of the wire, for code that reads or writes the same form outside a request.</summary>
    public static JsonSerializerOptions Wire { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Applies the options to requests and answers.</summary>
    public static IServiceCollection AddWireJson(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => Configure(o.SerializerOptions));
        // Let the exception with the place of the mistake reach the problem mapper.
        return services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
    }

    static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new ReportedDateConverter());
        return options;
    }
}
