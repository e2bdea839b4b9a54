using System.Text.Json;
using System.Text.Json.Nodes;
using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Reading;

/// <summary>Models by chance, always the same ones: what was filled in is read back, and what changes from one to the next is told.</summary>
public sealed class RandomModelTests
{
    const int Models = 40;
    // Without the sign that the notice joins its lists with: a value that holds it reads as two.
    const string Characters = "湖北省武汉市洪山区质量安全与品牌建设有限公司张王李赵欧阳（）·1234567890ABCxyz 𠮷";

    [Theory]
    [MemberData(nameof(RoundTripTests.Shipped), MemberType = typeof(RoundTripTests))]
    public void Read_WhenTheModelIsRandom_GivesItBack(string id)
    {
        var (template, random) = (Papers.Compiled(id), new Random(20261124));
        for (var i = 0; i < Models; i++)
        {
            var model = Changed(SourceTree.Sample(id), random)!.AsObject();
            var document = RoundTrip.Render(template, model);
            var reading = template.Read(document);
            var uncertain = reading.Findings.Any(f => f.Code == "CQO6015");
            string[] faults = [.. uncertain ? [] : RoundTrip.Faults(reading.Data, model), .. template.Compare(RoundTrip.Model(model), document, RoundTrip.Options).Differences.Select(d => d.ToString())];
            Assert.True(faults.Length == 0, $"model {i}\n{string.Join('\n', faults)}\n{string.Join('\n', reading.Findings)}\n{model.ToJsonString()}");
        }
    }

    static JsonNode? Changed(JsonNode? node, Random random) => node switch
    {
        JsonObject o => new JsonObject(o.Select(m => KeyValuePair.Create(m.Key, Changed(m.Value, random)))),
        JsonArray a => new JsonArray([.. Enumerable.Range(0, a.Count == 0 ? 0 : random.Next(0, 2 * a.Count)).Select(i => Changed(a[i % a.Count], random))]),
        _ => Scalar(node, random),
    };

    static JsonNode? Scalar(JsonNode? node, Random random)
    {
        if (node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>().StartsWith("data:", StringComparison.Ordinal)) return node.DeepClone();
        if (node is null || random.Next(8) == 0) return null;
        if (node.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return JsonValue.Create(random.Next(2) == 0);
        if (node.GetValueKind() == JsonValueKind.Number) return JsonValue.Create(random.Next(1, 99));
        var text = node.GetValue<string>();
        if (DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) && text.Contains('-') && text.Length is 7 or 10) return JsonValue.Create(new DateOnly(random.Next(1950, 2060), random.Next(1, 13), random.Next(1, 29)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return JsonValue.Create(string.Concat(Characters.EnumerateRunes().OrderBy(_ => random.Next()).Take(random.Next(1, 20))).Trim() is { Length: > 0 } made ? made : "甲");
    }
}
