using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cqo.Templating.Tests.Language;

/// <summary>Broken and spliced templates end in diagnostics, never in a crash. The seed is fixed; a failure shows the template.</summary>
public sealed class FuzzTests
{
    const int Seed = 20261122;
    const int Rounds = 4000;

    static readonly RenderOptions Small = new()
    {
        Missing = MissingValue.Empty, Culture = CultureInfo.InvariantCulture, LoopSteps = 500, OutputBytes = 1 << 20, StringLength = 20_000, Depth = 40,
        RegexTime = TimeSpan.FromMilliseconds(100), Time = TimeSpan.FromSeconds(2),
    };

    static readonly ModelObject Model = ModelObject.Parse("""{"a":1,"list":[1,{"n":"x"},null],"candidate":{"name":"张三","post":null},"text":"a\tb<c>","date":"2026-11-22"}"""u8);

    static readonly Dictionary<string, ReadOnlyMemory<byte>> Partials = new() { ["a"] = "{{ $0 }}{{ x = 1 }}{{ include 'b' }}"u8.ToArray(), ["b"] = "{{ for i in list }}{{ include_join [n] 'tpl:a' }}{{ end }}"u8.ToArray() };

    internal static string[] Corpus([CallerFilePath] string here = "") =>
        [.. Directory.EnumerateDirectories(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here)!)!, "Cases"), "???-*").Order(StringComparer.Ordinal)
            .SelectMany(g => Directory.EnumerateFiles(g, "*.txt").Order(StringComparer.Ordinal)).Where(f => !f.EndsWith(".out.txt", StringComparison.Ordinal)).Select(File.ReadAllText)];

    [Fact]
    public void Compile_WhenTemplatesAreMutated_EndsInDiagnosticsOrText()
    {
        var corpus = Corpus();
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var template = Mutate(random, corpus);
            var problem = Record.Exception(() => Use(template));
            Assert.True(problem is null, $"round {round}: {problem}\n{template}");
        }
    }

    static void Use(string template)
    {
        var result = Template.Compile(Encoding.UTF8.GetBytes(template), template.Length % 5 == 0 ? TemplateFormat.Script : TemplateFormat.Text, Partials);
        if (result.Template is null)
        {
            Assert.NotEmpty(result.Diagnostics);
            return;
        }
        _ = result.Template.Fields.ToJsonSchema();
        try
        {
            result.Template.Render(Model, Stream.Null, Small);
        }
        catch (RenderException)
        {
            // A limit or a value that cannot be shown: a good end.
        }
    }

    internal static string Mutate(Random random, string[] corpus)
    {
        var text = new StringBuilder(corpus[random.Next(corpus.Length)]);
        for (var changes = random.Next(1, 5); changes > 0 && text.Length is > 0 and < 5000; changes--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            var other = corpus[random.Next(corpus.Length)];
            var from = random.Next(other.Length + 1);
            var piece = other.Substring(from, Math.Min(random.Next(1, 25), other.Length - from));
            switch (random.Next(4))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, piece); break;
                case 2: text.Insert(at, text.ToString(at, length)); break;
                default: text.Remove(at, length).Insert(at, piece); break;
            }
        }
        return text.ToString();
    }
}
