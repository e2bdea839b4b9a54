using System.Text;
using System.Text.Json;
using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>Damaged data: not JSON (one exception), or filled into every shipped template, or refused with a place.</summary>
public sealed class ModelFuzzTests
{
    static readonly (CompiledTemplate Template, string Sample)[] Shipped =
        [.. SourceTree.TemplateIds.Select(id => (Papers.Compiled(id), SourceTree.Sample(id).ToJsonString(new JsonSerializerOptions { WriteIndented = true })))];

    static readonly string[] Fragments =
    [
        "null", "true", "0", "-1", "1e400", "1E-400", "9223372036854775808", "0.1000000000000000055511151231257827", "123456789012345678901234567890.5", "\"\"", "\"2026-02-30\"", "\"{{ name }}\"", "\"\\u0000\"", "\"\\uD83D\"", "\"\\uDE00x\"", "\"\uFFFE\"", "\"\u202E\"",
        "\"<w:p>&\"", "\"\\r\\n\\t\"", "\"data:image/png;base64,AAAA\"", "\"data:image/png;base64,iVBORw0KGgo=\"", "\"data:image/jpeg;base64,/9j/wAAA\"", "[]", "{}", "[[[[[[[[]]]]]]]]", "{\"a\":{\"a\":{}}}", "[null]", "{", "}", "[", "]", ",", ":", "\"",
    ];

    [Fact]
    public void Render_WhenDataAreDamaged_FillsOrRefuses() => FuzzRun.Repeat("model", Make, Use, m => Encoding.UTF8.GetString(m.Json));

    static (int Paper, byte[] Json) Make(Random random)
    {
        var paper = random.Next(Shipped.Length);
        var sample = Shipped[paper].Sample;
        return (paper, random.Next(3) == 0 ? Mutation.OfBytes(random, Encoding.UTF8.GetBytes(sample)) : Encoding.UTF8.GetBytes(Mutation.OfTokens(random, sample, Mutation.JsonToken, Fragments)));
    }

    static void Use((int Paper, byte[] Json) input)
    {
        try
        {
            Shipped[input.Paper].Template.Render(ModelObject.Parse(input.Json), Stream.Null);
        }
        catch (Exception end) when (end is JsonException or RenderException)
        {
            // Said with a place: in the data or in the template.
        }
    }
}
