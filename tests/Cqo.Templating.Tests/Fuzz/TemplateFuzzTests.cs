using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>Broken and spliced text templates end in diagnostics, a limit or a text, never in a crash.</summary>
public sealed class TemplateFuzzTests
{
    static readonly RenderOptions Small = new()
    {
        Missing = MissingValue.Empty, Culture = CultureInfo.InvariantCulture, LoopSteps = 500, OutputBytes = 1 << 20, StringLength = 20_000, Depth = 40,
        RegexTime = TimeSpan.FromMilliseconds(100), Time = TimeSpan.FromMilliseconds(500),
    };

    static readonly ModelObject Model = ModelObject.Parse("""{"a":1,"list":[1,{"n":"x"},null],"candidate":{"name":"张三","post":null},"text":"a\tb<c>","date":"2026-11-22","x":1.5,"big":123456789012345678901234567890}"""u8);

    static readonly Dictionary<string, ReadOnlyMemory<byte>> Partials = new() { ["a"] = "{{ $0 }}{{ x = 1 }}{{ include 'b' }}"u8.ToArray(), ["b"] = "{{ for i in list }}{{ include_join [n] 'tpl:a' }}{{ end }}"u8.ToArray() };

    static readonly string[] Fragments =
    [
        "{{", "}}", "{{ end }}", "{%{", "}%}", "for x in list", "while true", "func f(x)", "capture c", "case a", "when 1", "else", "end", "ret", "break", "with candidate", "wrap f", "tablerow x in list",
        "|", "| string.size", "| array.map 'n'", "| array.sort", "| regex.match `(a*)*`", "| object.to_json", "| object.eval", "@", "$", "$$", "$0", "this", "this.x = 1", "..", "..<", "?.", "??", "?!", "(", ")", "[", "]", "{", "}", "\"", "'", "`", "\\",
        "9223372036854775807", "1e308", "-1", "0", "0x", "1_000", "null", "empty", "true", "'x' * 99999", "1..2147483647", "\uD83D", "\uFFFF", "\0", "\n", "​", "；", "“", "date.now", "x = x", "x++", "-x", "include 'a'", "include 'b' 1",
    ];

    internal static readonly string[] Corpus = ReadCorpus();

    internal static string[] Wild => Fragments;

    static string[] ReadCorpus([CallerFilePath] string here = "") =>
        [.. Directory.EnumerateDirectories(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here)!)!, "Cases"), "???-*").Order(StringComparer.Ordinal)
            .SelectMany(g => Directory.EnumerateFiles(g, "*.txt").Order(StringComparer.Ordinal)).Where(f => !f.EndsWith(".out.txt", StringComparison.Ordinal)).Select(File.ReadAllText)];

    [Fact]
    public void Compile_WhenTemplatesAreMutated_EndsInDiagnosticsOrText() => FuzzRun.Repeat("text template", Make, Use, Encoding.UTF8.GetString);

    static byte[] Make(Random random)
    {
        var good = Corpus[random.Next(Corpus.Length)];
        return random.Next(3) switch
        {
            0 => Mutation.OfBytes(random, Encoding.UTF8.GetBytes(good)),
            1 => Encoding.UTF8.GetBytes(Mutation.OfText(random, good, Corpus[random.Next(Corpus.Length)], Fragments)),
            _ => Encoding.UTF8.GetBytes(Mutation.OfTokens(random, good, Mutation.TemplateToken, Fragments)),
        };
    }

    static void Use(byte[] template)
    {
        var result = Template.Compile(template, template.Length % 5 == 0 ? TemplateFormat.Script : TemplateFormat.Text, Partials);
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
}
