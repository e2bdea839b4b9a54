using System.Buffers;
using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Xlsx.Following;
using Cqo.Templating.Xlsx.Formulas;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>Names of sheets with tags in them. A name that Excel would not take is an error, never a name made up: formulas of others may look for it.</summary>
internal sealed class SheetNames
{
    const int Longest = 31;
    static readonly SearchValues<char> Forbidden = SearchValues.Create("[]:*?/\\" + new string([.. Enumerable.Range(0, 0x20).Select(c => (char)c)]));

    readonly string main;
    readonly IReadOnlyList<Sheet> sheets;
    readonly RenderPlan?[] plans;

    /// <param name="main">Name of the workbook part.</param>
    /// <param name="sheets">Its sheets.</param>
    /// <param name="partials">What <c>include</c> may insert.</param>
    /// <param name="sink">Takes mistakes.</param>
    public SheetNames(string main, IReadOnlyList<Sheet> sheets, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials, List<Diagnostic> sink)
    {
        (this.main, this.sheets) = (main, sheets);
        plans = [.. sheets.Select(s => Compile(s, partials, sink))];
    }

    /// <summary>Whether any name has a tag.</summary>
    public bool HasTags => Array.Exists(plans, p => p is not null);

    /// <summary>The plans, for the fields that they read.</summary>
    public IEnumerable<RenderPlan> Plans => plans.OfType<RenderPlan>();

    RenderPlan? Compile(Sheet sheet, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? partials, List<Diagnostic> sink)
    {
        var text = new TaggedText(main, null, [new CellRun(sheet.Name, "")]);
        var tags = CellTag.Find(text, sink);
        if (tags.Count == 0) return null;
        var pieces = new List<Piece>();
        foreach (var part in new CellParts(text, tags).Parts)
        {
            if (part.Text.Length > 0) pieces.Add(new StaticPiece(Encoding.UTF8.GetBytes(part.Text)));
            if (part.Tag is { } tag) pieces.Add(tag.ToPiece(OutputContext.Text));
        }
        return PlanCompiler.Compile(pieces, sink, partials);
    }

    /// <summary>The sheets under their names in the document.</summary>
    /// <exception cref="RenderException">A name is too long, holds what no name may, or stands twice.</exception>
    public List<MovedSheet> Of(ModelObject model, RenderBudget budget, Func<Sheet, SheetMap?> mapOf)
    {
        var taken = new HashSet<string>(sheets.Where((_, i) => plans[i] is null).Select(s => s.Name), StringComparer.OrdinalIgnoreCase);
        return [.. sheets.Select((sheet, i) => new MovedSheet(sheet.Name, mapOf(sheet), plans[i] is { } plan ? Named(sheet, plan, model, budget, taken) : null))];
    }

    string Named(Sheet sheet, RenderPlan plan, ModelObject model, RenderBudget budget, HashSet<string> taken)
    {
        using var writer = new PartWriter(budget);
        Interpreter.Run(plan, model, writer, budget);
        var name = Encoding.UTF8.GetString(writer.Written.Span);
        if (name.Trim().Length == 0) throw Refused(sheet, name, "是空的", "is empty");
        if (name.Length > Longest) throw Refused(sheet, name, $"超过 {Longest} 个字符", $"has more than {Longest} characters");
        if (name.AsSpan().ContainsAny(Forbidden) || name[0] == '\'' || name[^1] == '\'') throw Refused(sheet, name, @"含有 [ ] : * ? / \、控制字符，或以 ' 开头或结尾", @"holds one of [ ] : * ? / \ or a control character, or begins or ends with '");
        return taken.Add(name) ? name : throw Refused(sheet, name, "与另一个工作表重名", "is that of another sheet, too");
    }

    RenderException Refused(Sheet sheet, string name, string chinese, string english) => new(new Diagnostic(FillingMistake.SheetName, Severity.Error,
        $"工作表“{sheet.Name}”的名称“{Shown(name)}”{chinese}：请更正数据，或截短（string.slice） | the name \"{Shown(name)}\" for sheet \"{sheet.Name}\" {english}: correct the data, or cut it (string.slice)", new Place(main, 0, null, 0, 0, 0)));

    static string Shown(string name) => Opc.PartName.Printable(name[..Math.Min(name.Length, 60)]);

    /// <summary>Writes the names into the workbook part.</summary>
    public byte[] Rename(byte[] workbook, IReadOnlyList<MovedSheet> named)
    {
        var tree = new MarkupTree(workbook);
        var edits = new MarkupEdits(tree);
        var nodes = tree.Named("sheet").Where(n => tree[n].Parent >= 0 && tree[tree[n].Parent].Name == "sheets").ToList();
        for (var i = 0; i < Math.Min(nodes.Count, named.Count); i++)
            if (named[i].NewName is { } name) edits.SetAttribute(nodes[i], "name", name);
        return edits.ToArray();
    }
}
