namespace Cqo.Templating.Tests.Language;

/// <summary>The fields that a template reads.</summary>
public sealed class FieldsTests
{
    /// <summary>The schema on one line: <c>a:Text b?:List[c:Scalar]</c>; a question mark when absence is provided for.</summary>
    static string Fields(string template) => Show(Templates.Plan(template).Fields);

    static string Show(FieldSchema schema) => string.Join(" ", schema.Members.Select(m => $"{m.Key}{(m.Value.IsRequired ? "" : "?")}:{Kind(m.Value)}"));

    static string Kind(FieldSchema schema) => schema.Kind switch
    {
        FieldKind.Object => $"({Show(schema)})",
        FieldKind.List => $"[{(schema.Items is null ? "" : Kind(schema.Items))}]",
        _ => schema.Kind.ToString(),
    };

    [Theory]
    [InlineData("{{ a }}{{ b.c }}", "a:Scalar b:(c:Scalar)")]
    [InlineData("{{ for t in training }}{{ t.hours }}{{ for x in t.parts }}{{ x }}{{ end }}{{ end }}", "training:[(hours:Scalar parts:[Scalar])]")]
    [InlineData("{{ if a }}{{ b }}{{ else }}{{ c }}{{ end }}", "a:Scalar b:Scalar c:Scalar")]
    [InlineData("{{ c = candidate; c.name }}{{ $d = c; $d.post }}", "candidate:(name:Scalar post:Scalar)")]
    [InlineData("{{ a?.b ?? c }}", "a?:(b?:Scalar) c:Scalar")]
    [InlineData("{{ d | date.to_string '%F' }}{{ e | zh.date }}{{ n | zh.number }}", "d:Date e:Date n:Number")]
    [InlineData("{{ l | array.sort 'n' | array.map 'm' | array.join ',' }}", "l:[(n?:Scalar m?:Scalar)]")]
    [InlineData("{{ l[0].x }}{{ l.size }}{{ (l | array.first).y }}", "l:[(x:Scalar y:Scalar)]")]
    [InlineData("{{ x = 1; x }}{{ for i in 1..3 }}{{ i }}{{ end }}{{ string.upcase 'a' }}", "")]
    [InlineData("{{ if sex == '男' }}1{{ end }}{{ a * 2 }}", "sex:Text a:Number")]
    [InlineData("{{ with o }}{{ p }}{{ end }}{{ func f(z) }}{{ z }}{{ q }}{{ end }}", "o:(p?:Scalar) q:Scalar")]
    [InlineData("{{ word.image p width:w }}{{ word.link u t }}{{ h | word.html }}{{ zh.check c }}", "p:Picture w:Scalar u:Text t:Scalar h:Text c:Scalar")]
    [InlineData("{{ x | object.default y }}{{ $\"{z}\" }}", "x?:Scalar y:Scalar z:Scalar")]
    [InlineData("{{ for c in candidates }}{{ c.name }}{{ end }}{{ c }}", "candidates:[(name:Scalar)] c:Scalar")]
    public void Fields_WhenTemplateReadsData_ListsThemTyped(string template, string expected) => Assert.Equal(expected, Fields(template));

    const string Schema =
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "on": {
              "type": [
                "string",
                "null"
              ],
              "format": "date"
            },
            "rows": {
              "type": [
                "array",
                "null"
              ],
              "items": {
                "type": [
                  "object",
                  "null"
                ],
                "properties": {
                  "n": {
                    "type": [
                      "string",
                      "number",
                      "boolean",
                      "null"
                    ]
                  }
                },
                "required": [
                  "n"
                ]
              }
            }
          },
          "required": [
            "on",
            "rows"
          ]
        }
        """;

    [Fact]
    public void ToJsonSchema_WhenWritten_IsJsonSchema() =>
        Assert.Equal(
            Schema.ReplaceLineEndings("\n"),
            Templates.Plan("{{ on | zh.date }}{{ for r in rows }}{{ r.n }}{{ end }}").Fields.ToJsonSchema());
}
