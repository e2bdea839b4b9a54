using System.Text;
using System.Text.Json;

namespace Cqo.Templating.Tests.Security;

/// <summary>Hostile templates and data (T9 to T11): endless, bottomless, enormous. Each ends in a diagnostic with its place, quickly and small.</summary>
[Collection(typeof(AttackCollection))]
public sealed class HostileTemplateTests
{
    const int Million = 1_000_000;

    static string Rows(int count) => $"{{\"rows\":[{string.Join(',', Enumerable.Repeat("{\"a\":1}", count))}]}}";

    [Theory]
    [InlineData("T9 while", "{{ while true }}{{ end }}")]
    [InlineData("T9 while in a function in a loop", "{{ func f; while true; end; end; for i in 1..100000; f; end }}")]
    [InlineData("T9 range of 2 billion", "{{ for i in 1..2147483646 }}x{{ end }}")]
    [InlineData("T9 range of 2 billion sorted", "{{ 1..2147483646 | array.sort }}")]
    [InlineData("T9 range of 2 billion joined", "{{ 1..2147483646 | array.join '' }}")]
    [InlineData("T9 range of 2 billion reversed", "{{ (1..2147483646) | array.reverse | array.size }}")]
    [InlineData("T9 range of 2 billion as arguments", "{{ string.slice ^1..2147483646 }}")]
    [InlineData("T9 range of 2 billion as arguments of a function", "{{ func f; $.size; end; f ^1..2147483646 }}")]
    [InlineData("T9 range of 2 billion and nothing", "{{ (1..2147483646) & [] }}")]
    [InlineData("T9 range of 2 billion counted in a text", "{{ x = 1..2147483646; x + 'a' }}")]
    [InlineData("T9 range of 2 billion as JSON", "{{ 1..2147483646 | object.to_json }}")]
    [InlineData("T9 loops in loops", "{{ for a in 1..1000; for b in 1..1000; for c in 1..1000; x = c; end; end; end }}")]
    [InlineData("T9 recursion", "{{ func f; f; end; f }}")]
    [InlineData("T9 recursion with arguments", "{{ func f(x); f(x + 1) + f(x + 2); end; f 1 }}")]
    [InlineData("T9 mutual recursion", "{{ func f; g; end; func g; f; end; f }}")]
    [InlineData("T9 recursion through a callback", "{{ func f(x); [x] | array.each @f; end; f 1 }}")]
    [InlineData("T9 code that evaluates itself", "{{ x = 'object.eval x'; object.eval x }}")]
    [InlineData("T9 template that evaluates itself", "{{ x = '{{ object.eval_template x }}'; object.eval_template x }}")]
    [InlineData("T9 doubling text", "{{ x = 'ab'; for i in 1..99; x = x + x; end }}")]
    [InlineData("T9 repeated text", "{{ 'x' * 2000000000 }}")]
    [InlineData("T9 padding", "{{ 'x' | string.pad_right 2000000000 }}")]
    [InlineData("T9 growing replacement", "{{ x = 'x' * 1000; for i in 1..99; x = x | string.replace 'x' 'xx'; end }}")]
    [InlineData("T9 growing list", "{{ l = [1]; for i in 1..99; l = l + l; end }}")]
    [InlineData("T9 list grown by its index", "{{ l = []; l[2000000000] = 1 }}")]
    [InlineData("T9 list grown by insertion", "{{ [] | array.insert_at 2000000000 1 }}")]
    [InlineData("T9 list of everything repeated", "{{ l = ['x' * 100000]; for i in 1..40; l = [l, l]; end; l }}")]
    [InlineData("T9 list of nothing doubled", "{{ l = []; for i in 1..40; l = [l, l]; end; l | object.to_json }}")]
    [InlineData("T9 output without end", "{{ x = 'x' * 1000000; for i in 1..100000 }}{{ x }}{{ end }}")]
    [InlineData("T9 capture without end", "{{ capture c }}{{ for i in 1..100000 }}{{ 'x' * 1000 }}{{ end }}{{ end }}")]
    [InlineData("T9 number without end", "{{ x = 10; for i in 1..99; x = x * x; end }}")]
    [InlineData("T9 shift without end", "{{ 1 << 2000000000 }}")]
    public void Render_WhenTemplateHasNoEnd_EndsWithinBounds(string threat, string template) => EndsInAnError(threat, template, Templates.Relaxed);

    [Theory]
    [InlineData("T9 printing a list that holds itself", "{{ l = [1]; l[1] = l; l }}")]
    [InlineData("T9 printing an object that holds itself", "{{ o = {}; o.o = o; o }}")]
    [InlineData("T9 printing objects in a ring", "{{ a = {}; b = {a: a}; a.b = b; 'x' + a }}")]
    [InlineData("T9 a ring as JSON", "{{ o = {}; o.o = o; o | object.to_json }}")]
    [InlineData("T9 a ring joined", "{{ l = [1]; l[1] = l; l | array.join ',' }}")]
    [InlineData("T9 a ring in a text", "{{ l = [1]; l[1] = l; $\"{l}\" }}")]
    [InlineData("T9 a ring as a name", "{{ l = [1]; l[1] = l; o = {}; o[l] = 1 }}")]
    [InlineData("T9 back references", "{{ x = 'a' * 40 + 'b'; x | regex.match `^(a+)+\\1$` }}")]
    [InlineData("T9 look-ahead", "{{ x = 'a' * 40 + 'b'; x | regex.match `^(?=(a+)+$)` }}")]
    [InlineData("T9 regex with a huge count", "{{ x = 'a' * 1000000; x | regex.match `^((((a{1,1000}){1,1000}){1,1000}){1,1000})+$` }}")]
    [InlineData("T9 regex of deep groups", "{{ p = '(' * 6000 + 'a' + ')' * 6000; 'a' | regex.match p }}")]
    [InlineData("T9 regex that matches everywhere", "{{ x = 'a' * 1000000; for i in 1..100; y = x | regex.replace `` 'xxxxxxxxxx'; end }}")]
    [InlineData("T9 date format without end", "{{ x = '%c' * 500000; '2026-01-01' | date.to_string x }}")]
    [InlineData("T10 include", "{{ include '/etc/passwd' }}")]
    [InlineData("T10 runtime type", "{{ 'x'.get_type.assembly }}", false)]
    public void Render_WhenTemplateIsHostile_EndsWithinBounds(string threat, string template, bool lenient = true) =>
        EndsInAnError(threat, template, lenient ? Templates.Relaxed : new RenderOptions());

    static void EndsInAnError(string threat, string template, RenderOptions options)
    {
        var end = Attack.On(Encoding.UTF8.GetBytes(template), TemplateFormat.Text, "{}", options with { Time = TimeSpan.FromSeconds(1.5) });
        Assert.True(end.Any(d => d.Severity == Severity.Error && d.Place.Line == 1), threat);
    }

    [Theory]
    [InlineData("T9 regex of 4,900 groups in each other", "{{ p = '(' * 4900 + 'a' + ')' * 4900; x = 'a' | regex.match p }}")]
    [InlineData("T9 large split again and again", "{{ x = ',' * 1000000; for i in 1..100; y = x | string.split ','; end }}")]
    public void Render_WhenTemplateIsOddButHarmless_StaysWithinBounds(string threat, string template) =>
        Assert.True(Attack.On(template, "{}", Templates.Relaxed with { Time = TimeSpan.FromSeconds(1.5) }).All(d => d.Code == "CQO3004"), threat);

    [Theory]
    [InlineData("T9 rows times rows", "{{ for a in rows; for b in rows; x = b.a; end; end }}")]
    [InlineData("T9 rows times rows sorted", "{{ for a in rows; x = rows | array.sort 'a'; end }}")]
    [InlineData("T9 rows times rows mapped", "{{ for a in rows; x = rows | array.map 'a'; end }}")]
    [InlineData("T9 rows times rows printed", "{{ for a in rows; x = '' + rows; end }}")]
    [InlineData("T9 rows times rows as JSON", "{{ for a in rows; x = rows | object.to_json; end }}")]
    [InlineData("T9 rows times rows searched", "{{ for a in rows; x = rows | array.contains 2; end }}")]
    [InlineData("T9 rows times rows taken apart", "{{ for a in rows; x = rows | array.slice 0 60000; end }}")]
    public void Render_WhenRowsMeetRows_EndsWithinBounds(string threat, string template)
    {
        var end = Attack.On(template, Rows(60_000), Templates.Relaxed with { Time = TimeSpan.FromSeconds(1.5) });
        Assert.True(end.Count == 1 && end[0].Place.Line == 1, threat);
    }

    // A million deep, whatever nests: in one tag (beyond its length), in many tags, and as deep as a tag may be long.
    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("{a:", "1", "}")]
    [InlineData("-", "1", "")]
    [InlineData("!", "true", "")]
    [InlineData("+", "1", "")]
    [InlineData("@", "x", "")]
    [InlineData("++", "x", "")]
    [InlineData("", "1", "+1")]
    [InlineData("", "1", "|math.abs")]
    [InlineData("", "a", ".b")]
    [InlineData("", "a", "?.b")]
    [InlineData("", "a", "[0]")]
    [InlineData("a[", "0", "]")]
    [InlineData("1?", "1", ":1")]
    [InlineData("", "1", "??1")]
    [InlineData("f(", "1", ")")]
    [InlineData("f @", "g", "")]
    [InlineData("$\"{", "1", "}\"")]
    [InlineData("do;", "1", ";end")]
    [InlineData("if 1;", "1", ";end;")]
    [InlineData("for i in [1];", "1", ";end;")]
    [InlineData("func f;", "1", ";end;")]
    [InlineData("case 1;when 1;", "1", ";end;")]
    [InlineData("if 1;else if 1;", "1", ";")]
    [InlineData("capture x;", "1", ";end;")]
    [InlineData("with x;", "1", ";end;")]
    [InlineData("wrap x;", "1", ";end;")]
    [InlineData("while 1;", "1", ";end;")]
    public void Compile_WhenNestingHasNoBottom_EndsWithinBounds(string open, string middle, string close)
    {
        foreach (var count in new[] { 200, 90_000 / Math.Max(1, open.Length + close.Length), Million })
        {
            var nested = string.Concat(Enumerable.Repeat(open, count)) + middle + string.Concat(Enumerable.Repeat(close, count));
            _ = Attack.On($"{{{{ {nested} }}}}");
            if (count > 200) Assert.NotEmpty(Template.Compile(Encoding.UTF8.GetBytes($"{{{{ {nested} }}}}"), TemplateFormat.Text).Diagnostics);
        }
    }

    [Theory]
    [InlineData("{{if 1}}", "{{end}}")]
    [InlineData("{{for i in [1]}}", "{{end}}")]
    [InlineData("{{func f}}", "{{end}}")]
    [InlineData("{{end}}", "")]
    [InlineData("{{a}}", "")]
    [InlineData("{{", "")]
    [InlineData("{%{", "")]
    [InlineData("{%%{", "}%%}")]
    [InlineData("{{`", "")]
    [InlineData("{{x.", "}}")]
    public void Compile_WhenTagsAreWithoutNumber_EndsWithinBounds(string open, string close)
    {
        foreach (var count in new[] { 3000, 200_000 })
            _ = Attack.On(string.Concat(Enumerable.Repeat(open, count)) + string.Concat(Enumerable.Repeat(close, count)));
    }

    [Theory]
    [InlineData(100_000, false)]
    [InlineData(100_001, true)]
    public void Compile_WhenTagsPassTheirLimit_SaysSo(int tags, bool refused) =>
        Assert.Equal(refused, Templates.Compile(string.Concat(Enumerable.Repeat("{{a}}", tags))).Diagnostics.Any(d => d.Code == "CQO1014"));

    [Theory]
    [InlineData("T9 lists", "{\"a\":", "[", "]", "}")]
    [InlineData("T9 objects", "", "{\"a\":", "}", "0")]
    [InlineData("T9 lists that never close", "{\"a\":", "[", "", "")]
    public void Parse_WhenDataHasNoBottom_RefusesWithinBounds(string threat, string head, string open, string close, string tail)
    {
        var json = Encoding.UTF8.GetBytes(head + string.Concat(Enumerable.Repeat(open, Million)) + (open[0] == '{' ? tail : "") + string.Concat(Enumerable.Repeat(close, Million)) + (open[0] == '[' ? tail : ""));
        Assert.True(Attack.Bounded(() => Record.Exception(() => ModelObject.Parse(json)) is JsonException), threat);
    }

    // Names that would all fall into one place of a table with a known hash, and a different shape for each row.
    [Fact]
    public void Parse_WhenEveryRowHasItsOwnNames_ReadsWithinBounds()
    {
        var json = Encoding.UTF8.GetBytes($"{{\"rows\":[{string.Join(',', Enumerable.Range(0, 30_000).Select(i => $"{{\"n{i}\":1,\"m{i}\":2}}"))}]}}");
        Attack.Bounded(() => ModelObject.Parse(json));
    }

    [Theory]
    [InlineData("T11 data that looks like a tag", "{{ '{{ while true }}{{ end }}' }}")]
    [InlineData("T11 data with markup", "</w:t></w:r></w:p><w:p><w:r><w:t>&lt;!DOCTYPE x&gt;")]
    [InlineData("T11 data with an entity", "&e;&#0;&amp;")]
    public void Render_WhenDataLooksLikeCode_PrintsItAsText(string threat, string value)
    {
        var template = Template.Compile(Opc.TestPackage.Document(Opc.TestPackage.Paragraphs("{{ x }}")), TemplateFormat.Docx).Template!;
        using var output = new MemoryStream();
        template.Render(ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(new { x = value })), output);
        var text = System.Xml.Linq.XDocument.Parse(Opc.TestPackage.ReadText(output.ToArray())).Root!.Value;
        Assert.True(text == value, $"{threat}: {text}");
    }
}
