using Cqo.Domain.Statistics;
using Cqo.Domain.Tests.Statistics;
using Cqo.Templating;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Table = Cqo.Domain.Tests.Statistics.Table;
using Repository = Cqo.Domain.Tests.Repository;

namespace Cqo.Service.Tests.Statistics;

/// <summary>The shipped table: filled, read back, and held to its layout.</summary>
public sealed class TableTemplateTests
{
    const string Folder = "templates/statistics/cqo-table/";

    static byte[] Filled(string json)
    {
        var result = Template.Compile(Repository.Read(Folder + "template.xlsx"), TemplateFormat.Xlsx);
        Assert.Empty(result.Diagnostics);
        using var output = new MemoryStream();
        result.Template!.Render(ModelObject.Parse(System.Text.Encoding.UTF8.GetBytes(json)), output);
        return output.ToArray();
    }

    static string Sample => System.Text.Encoding.UTF8.GetString(Repository.Read(Folder + "sample.json"));

    static Reading ReadBack(byte[] file)
    {
        using var import = Service.Statistics.WorkbookImport.Open(new MemoryStream(file), "a.xlsx", Table.Layout, ImportOptions.Default, new DuplicateIndex(), null, default);
        // Each sheet is to be read before the next is asked for, and before the walk ends.
        return import.Sheets().Select(sheet => new Reading([.. sheet.Rows()], sheet.Summary())).First();
    }

    [Fact]
    public void Headers_WhenTheTableIsBlank_AreThoseOfTheLayout()
    {
        var blank = ReadBack(Filled("""{"unit": "", "filledOn": null, "filledBy": "", "reviewedBy": "", "phone": "", "notes": [], "rows": [], "lines": [], "total": null}"""));
        Assert.Equal([3, 4], blank.Summary.HeaderRows);
        Assert.Equal(Table.Layout.Columns.Select(c => (c.Id, HeaderMatch.Exact)), blank.Summary.Header.Select(h => (h.Field!, h.Match)));
        Assert.Empty(blank.Rows);
    }

    [Fact]
    public void Sample_WhenFilledAndReadBack_NeedsNoRepair()
    {
        var filled = Filled(Sample);
        var reading = ReadBack(filled);
        Assert.Equal([RowStatus.Accepted, RowStatus.Accepted, RowStatus.Accepted], reading.Rows.Select(r => r.Status));
        Assert.Equal(["91420106XX0000019L", "91420106XX0000027F", "91420106XX0000035A"], reading.Rows.Select(r => r.Values.CreditCode));
        Assert.Equal(["2021-12-05", "2022-03", "2022-06-18"], reading.Rows.Select(r => r.Values.AppointedOn.ToString()));
        Assert.Equal(("武汉市武昌区市场监督管理局", "陈静", "刘志强"), (reading.Summary.Facts.Unit, reading.Summary.Facts.FilledBy, reading.Summary.Facts.ReviewedBy));
        using var document = SpreadsheetDocument.Open(new MemoryStream(filled), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        var sheet = document.WorkbookPart!.WorksheetParts.Single(p => p.Worksheet.Descendants<DataValidation>().Any()).Worksheet;
        Assert.All(sheet.Descendants<DataValidation>(), v => Assert.Matches("^([A-Z]+)5:\\1[7]$", v.SequenceOfReferences!.InnerText));
        Assert.Equal(["'统计表'!$A$1:$S$8", "'统计表'!$3:$4", "'汇总表'!$2:$3"], document.WorkbookPart.Workbook.DefinedNames!.Select(n => n.InnerText));
    }

    [Fact]
    public void Formulas_WhenDataLooksLikeOne_AreNeverWritten()
    {
        var filled = Filled(Sample.Replace("武汉样例电气有限公司", "=cmd|' /C calc'!A0").Replace("\"续聘\"", "\"+1+1\""));
        using var document = SpreadsheetDocument.Open(new MemoryStream(filled), false);
        var table = document.WorkbookPart!.WorksheetParts.Single(p => p.Worksheet.Descendants<DataValidation>().Any()).Worksheet;
        Assert.Empty(table.Descendants<CellFormula>());
        Assert.Contains("=cmd|' /C calc'!A0", ReadBack(filled).Rows[2].Findings.Select(f => f.Given));
    }

    // LibreOffice computes: the totals of what is known, and nothing where a part is missing.
    [Fact]
    public async Task Totals_WhenComputedByAnother_AreRightOrBlank()
    {
        var folder = Directory.CreateTempSubdirectory("cqo-table-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "table.xlsx"), Filled(Sample), TestContext.Current.CancellationToken);
            var lines = await Calc.ValuesAsync(Path.Combine(folder, "table.xlsx"), sheet: 2);
            var total = lines.Single(l => l[0] == "合计");
            Assert.Equal(["", "", "", "5290", "", "", "26"], total[1..8]);
            Assert.Equal(100 * 96.0 / 210, Percent(lines.Single(l => l[0] == "江岸区")[3]), 9);
            await File.WriteAllBytesAsync(Path.Combine(folder, "whole.xlsx"), Filled(Sample.Replace("\"total\": null", "\"total\": false").Replace("null", "1")), TestContext.Current.CancellationToken);
            var whole = (await Calc.ValuesAsync(Path.Combine(folder, "whole.xlsx"), sheet: 2)).Single(l => l[0] == "合计");
            Assert.Equal(["516", "279", "5290", "832"], [whole[1], whole[2], whole[4], whole[5]]);
            Assert.Equal([100 * 279.0 / 516, 100 * 832.0 / 5290], [Percent(whole[3]), Percent(whole[6])], (a, b) => Math.Abs(a - b) < 1e-9);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static double Percent(string shown) => double.Parse(shown.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);
}
