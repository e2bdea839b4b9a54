namespace Cqo.Benchmarks.Report;

/// <summary>How one library writes the report's tags.</summary>
/// <param name="Field">A field of the report.</param>
/// <param name="SectionField">A field of the section that repeats.</param>
/// <param name="Blocks">Paragraphs of tags alone: start of the sections, of what is printed when the aim was met, of what when not, end of that, end of the sections. Null where the library needs none.</param>
/// <param name="Rows">Rows of the table with the texts of their cells; a text for each run.</param>
/// <param name="Tail">A last paragraph that the library wants behind the sections, or null.</param>
sealed record ReportSyntax(Func<string, string> Field, Func<string, string> SectionField, string?[] Blocks, string[][][] Rows, string? Tail = null)
{
    public static readonly ReportSyntax Cqo = new(f => $"{{{{ {f} }}}}", f => $"{{{{ s.{f} }}}}",
        ["{{ for s in sections }}", "{{ if s.met }}", "{{ else }}", "{{ end }}", "{{ end }}"], [Row(f => $"{{{{ r.{f} }}}}", "{{ for r in s.rows }}", "{{ end }}")]);

    /// <summary>The npm peers by name.</summary>
    public static readonly IReadOnlyDictionary<string, ReportSyntax> Rivals = new Dictionary<string, ReportSyntax>
    {
        ["carbone"] = new(f => $"{{d.{f}}}", f => $"{{d.sections[i].{f}}}",
            [null, "{d.sections[i].met:ifEQ(true):showBegin}", "{d.sections[i].met:showEnd}{d.sections[i].met:ifEQ(false):showBegin}", "{d.sections[i].met:showEnd}", null],
            [[.. ReportRow.Names.Select(f => new[] { $"{{d.sections[i].rows[i].{f}}}" })], [.. ReportRow.Names.Select((_, i) => new[] { i == 0 ? "{d.sections[i].rows[i+1].seq}" : "" })]], "{d.sections[i+1].no}"),
        ["docxtemplater"] = Mustache("{^met}", "{/met}"),
        ["easy-template-x"] = Mustache("{#unmet}", "{/unmet}"),
    };

    static ReportSyntax Mustache(string openElse, string closeElse) => new(f => $"{{{f}}}", f => $"{{{f}}}",
        ["{#sections}", "{#met}", "{/met}\n" + openElse, closeElse, "{/sections}"], [Row(f => $"{{{f}}}", "{#rows}", "{/rows}")]);

    static string[][] Row(Func<string, string> tag, string open, string close) =>
        [.. ReportRow.Names.Select((f, i) => (string[])[.. i == 0 ? [open] : Array.Empty<string>(), tag(f), .. i == ReportRow.Names.Length - 1 ? [close] : Array.Empty<string>()])];
}
