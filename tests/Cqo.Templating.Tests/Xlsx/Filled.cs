using System.Text;
using Cqo.Templating.Tests.Opc;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>Fills templates whose rows a test writes out.</summary>
static class Filled
{
    /// <summary>A cell with a text, as programs write it that do not share strings.</summary>
    public static string Text(string address, string text, int style = 0) => $"<c r=\"{address}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{TestPackage.Escape(text)}</t></is></c>";

    public static byte[] Template(string rows, string after = "", string strings = "", string properties = "") =>
        TestPackage.Zip(Parts(TestWorkbook.Worksheet(rows, after: after), strings, properties));

    /// <summary>The parts of a workbook: the first sheet whole, the others by their rows.</summary>
    public static Dictionary<string, byte[]> Parts(string sheet, string strings = "", string properties = "", params (string Name, string Rows)[] others)
    {
        var skeleton = new TestWorkbook { Strings = strings, Properties = properties, Sheets = [("Sheet1", ""), .. others.Select(o => (o.Name, ""))] };
        var parts = skeleton.Parts(sheet);
        for (var i = 0; i < others.Length; i++) parts[$"xl/worksheets/sheet{i + 2}.xml"] = Encoding.UTF8.GetBytes(TestWorkbook.Worksheet(others[i].Rows));
        parts["xl/styles.xml"] = Encoding.UTF8.GetBytes(Styles);
        return parts;
    }

    static string Styles => $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"{TestWorkbook.Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + $"<cellXfs count=\"{Formats.Length}\">{string.Concat(Formats.Select(f => $"<xf numFmtId=\"{f}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"))}</cellXfs></styleSheet>";

    /// <summary>0 general, 1 date, 2 two decimals, 3 text.</summary>
    public static readonly string[] Formats = ["0", "14", "2", "49"];

    public static CompiledTemplate Compile(byte[] template)
    {
        var result = Cqo.Templating.Template.Compile(template, TemplateFormat.Xlsx);
        return result.Template ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    public static byte[] Render(byte[] template, string json, RenderOptions? options = null)
    {
        using var output = new MemoryStream();
        Compile(template).Render(ModelObject.Parse(Encoding.UTF8.GetBytes(json)), output, options);
        return output.ToArray();
    }

    /// <summary>The cells of the first sheet, as <see cref="TestWorkbook.Cells"/> tells them.</summary>
    public static List<string> Cells(string rows, string json) => TestWorkbook.Cells(Render(Template(rows), json));

    public static Diagnostic Failure(string rows, string json, RenderOptions? options = null) => Assert.Throws<RenderException>(() => Render(Template(rows), json, options)).Diagnostic;

    public static IReadOnlyList<Diagnostic> Mistakes(string rows) => Cqo.Templating.Template.Compile(Template(rows), TemplateFormat.Xlsx).Diagnostics;

    public static void AssertValid(byte[] workbook)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
