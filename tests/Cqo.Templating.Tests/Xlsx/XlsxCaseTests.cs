using System.Text.RegularExpressions;
using Cqo.Templating.Tests.Docx;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>
/// Every folder below <c>Cases/xlsx</c>: <c>sheet.xml</c> (what stands in <c>sheetData</c>) and perhaps <c>after.xml</c> (what stands behind it), <c>model.json</c>, and what must come out:
/// <c>expected.sheet.xml</c> or <c>expected.txt</c> with the diagnostics. Run with <c>CQO_UPDATE_CASES=1</c> to write what comes out beside a new case, then read it.
/// </summary>
public sealed partial class XlsxCaseTests
{
    static readonly bool Update = Environment.GetEnvironmentVariable("CQO_UPDATE_CASES") == "1";
    static readonly string Root = Path.Combine(Path.GetDirectoryName(DocxCase.Root)!, "xlsx");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_WhenCase_GivesTheExpectedSheet(string name)
    {
        string At(string file) => Path.Combine(Root, name, file);
        string? Read(string file) => File.Exists(At(file)) ? File.ReadAllText(At(file)).ReplaceLineEndings("\n") : null;
        var template = Filled.Template(OneLine(Read("sheet.xml")!), OneLine(Read("after.xml") ?? ""));
        var result = Template.Compile(template, TemplateFormat.Xlsx);
        var diagnostics = string.Concat(result.Diagnostics.Select(d => d.Format("template.xlsx") + "\n"));
        if (Update && diagnostics.Length > 0) File.WriteAllText(At("expected.txt"), diagnostics);
        Assert.Equal(Read("expected.txt") ?? "", diagnostics);
        if (result.Template is null) return;
        var workbook = Filled.Render(template, Read("model.json")!);
        var sheet = Twin(TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
        if (Update) File.WriteAllText(At("expected.sheet.xml"), sheet);
        Assert.Equal(Read("expected.sheet.xml"), sheet);
        Filled.AssertValid(workbook);
        Assert.Equal(workbook, Filled.Render(template, Read("model.json")!));
    }

    // Line breaks and indents of the case files are no part of the sheet.
    static string OneLine(string xml) => LineBreak().Replace(xml, "").Trim();

    // A line for each row and cell, and for what stands behind the rows.
    static string Twin(string sheet)
    {
        var content = sheet[(sheet.IndexOf("<sheetData>", StringComparison.Ordinal) + "<sheetData>".Length)..sheet.IndexOf("</worksheet>", StringComparison.Ordinal)].Replace("</sheetData>", "");
        return Element().Replace(content, m => m.Value.StartsWith("<c ", StringComparison.Ordinal) ? "\n  " + m.Value : "\n" + m.Value).TrimStart('\n') + "\n";
    }

    [GeneratedRegex(@"\n\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex("<(c|row|mergeCells|mergeCell|conditionalFormatting|dataValidations|dataValidation|hyperlinks|headerFooter) |</row>|</mergeCells>|<headerFooter>")]
    private static partial Regex Element();
}
