using System.Text;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary>What records are called: as the tags of <c>--name</c> say, or by their number alone.</summary>
sealed class RecordNames
{
    const int MostShown = 12, LongestName = 40;
    readonly CompiledTemplate? pattern;
    readonly IReadOnlyList<ModelObject> records;

    RecordNames(CompiledTemplate? pattern, IReadOnlyList<ModelObject> records) => (this.pattern, this.records) = (pattern, records);

    /// <summary>Null after the mistakes of the pattern were printed.</summary>
    public static RecordNames? TryCreate(string? pattern, IReadOnlyList<ModelObject> records)
    {
        if (pattern is null)
        {
            return new RecordNames(null, records);
        }
        var compiled = Template.Compile(Encoding.UTF8.GetBytes(pattern), TemplateFormat.Text);
        foreach (var diagnostic in compiled.Diagnostics)
        {
            Console.Error.WriteLine(diagnostic.Format("--name"));
        }
        return compiled.Template is null ? null : new RecordNames(compiled.Template, records);
    }

    public bool AreGiven => pattern is not null;

    /// <summary>The name; null when none is asked for, or the record lacks what it is made of.</summary>
    public string? Of(int record)
    {
        if (pattern is null)
        {
            return null;
        }
        try
        {
            using var memory = new MemoryStream();
            pattern.Render(records[record - 1], memory);
            var name = Encoding.UTF8.GetString(memory.ToArray());
            return name.Length <= LongestName ? name : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)] + "…";
        }
        catch (RenderException)
        {
            return null;
        }
    }

    /// <summary>第 3 条 沈若澜、第 7 条 …</summary>
    public string Some(IReadOnlyList<int> numbers) =>
        string.Join('、', numbers.Take(MostShown).Select(n => $"第 {n} 条 {Of(n)}".TrimEnd())) + (numbers.Count > MostShown ? "…" : "");
}
