using System.IO.Compression;
using System.Text;
using Cqo.Templating.Tests.Opc;
using static Cqo.Templating.Tests.Xlsx.Filled;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>What no tag touches comes out as it went in; the same input gives the same bytes.</summary>
public sealed class UntouchedTests
{
    const string Sheet = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:y=\"urn:unknown\">\n <x:sheetViews><x:sheetView workbookViewId='0' tabSelected=\"1\"/></x:sheetViews>"
        + "<x:sheetData>\n  <x:row r=\"1\" y:a='1'  ht=\"20\"><x:c r=\"A1\"  t=\"s\"><x:v>0</x:v></x:c><y:other/>\n</x:row> <!-- between --> <x:row r=\"4\"><x:c r='B4' t=\"s\"><x:v>1</x:v></x:c><x:c r=\"C4\"><x:v>1.50</x:v></x:c></x:row>\n</x:sheetData>"
        + "<x:headerFooter><x:oddHeader>&amp;C{{ title }}&amp;R&amp;P</x:oddHeader></x:headerFooter><x:extLst><x:ext uri=\"{1}\"><y:anything>  </y:anything></x:ext></x:extLst></x:worksheet>";

    static Dictionary<string, byte[]> Template() => Parts(Sheet, "<si><t>固定</t></si><si><r><rPr><b/></rPr><t>{{ na</t></r><r><rPr><i/></rPr><t>me }}</t></r><r><t xml:space=\"preserve\"> 收</t></r></si>");

    [Fact]
    public void Render_WhenOneCellHoldsATag_AllElseStaysByteForByte()
    {
        var workbook = Render(TestPackage.Zip(Template()), """{"name":"甲<乙>","title":"A&B"}""");
        var filled = Sheet.Replace("<x:c r='B4' t=\"s\"><x:v>1</x:v></x:c>", "<x:c r=\"B4\" t=\"inlineStr\"><x:is><x:r><x:rPr><x:b/></x:rPr><x:t>甲&lt;乙&gt;</x:t></x:r><x:r><x:t xml:space=\"preserve\"> 收</x:t></x:r></x:is></x:c>")
            .Replace("{{ title }}", "A&amp;&amp;B");
        Assert.Equal(filled, TestPackage.ReadText(workbook, "xl/worksheets/sheet1.xml"));
        Assert.Contains("<si><t>固定</t></si><si><t></t></si>", TestPackage.ReadText(workbook, "xl/sharedStrings.xml"));
        foreach (var part in new[] { "xl/styles.xml", "xl/workbook.xml", "_rels/.rels", "[Content_Types].xml" }) Assert.Equal(Encoding.UTF8.GetString(Template()[part]), TestPackage.ReadText(workbook, part));
    }

    [Fact]
    public void Render_WhenNothingHoldsATag_CopiesEveryPart()
    {
        var parts = Parts(TestWorkbook.Worksheet("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>"));
        var workbook = Render(TestPackage.Zip(parts), "{}");
        foreach (var (name, content) in parts) Assert.Equal(Encoding.UTF8.GetString(content), TestPackage.ReadText(workbook, name));
    }

    [Fact]
    public void Render_WhenRepeated_GivesTheSameBytes()
    {
        var template = TestPackage.Zip(Template());
        const string json = """{"name":"=1","title":"t"}""";
        Assert.Equal(Render(template, json), Render(template, json));
        using var zip = new ZipArchive(new MemoryStream(Render(template, json)));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }

    [Fact]
    public async Task Render_WhenManyThreadsShareATemplate_AllGiveTheSame()
    {
        var template = Compile(Filled.Template($"<row r=\"1\">{Text("A1", "{{ for r in rows }}{{ r.a }}")}{Text("B1", "{{ end }}")}</row>"));
        var model = ModelObject.Parse("{}"u8).WithRows("rows", ["a"], 500, () => Enumerable.Range(0, 500).Select(i => (IReadOnlyList<object?>)[i]));
        var documents = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var output = new MemoryStream();
            template.Render(model, output);
            return Convert.ToBase64String(output.ToArray());
        })));
        Assert.Single(documents.Distinct());
    }

    [Fact]
    public void Render_WhenFewerRowsComeThanPromised_SaysSo()
    {
        var template = Compile(Filled.Template($"<row r=\"1\">{Text("A1", "{{ for r in rows }}{{ r.a }}")}{Text("B1", "{{ end }}")}</row>"));
        var model = ModelObject.Parse("{}"u8).WithRows("rows", ["a"], 3, () => [["x"]]);
        Assert.Contains("only 1 came", Assert.Throws<InvalidOperationException>(() => template.Render(model, Stream.Null)).Message);
    }

    [Fact]
    public void RenderMerged_WhenAWorkbook_IsRefused() =>
        Assert.Equal("CQO7105", Assert.Throws<RenderException>(() => Compile(Filled.Template("<row/>")).RenderMerged([ModelObject.Parse("{}"u8), ModelObject.Parse("{}"u8)], Stream.Null)).Diagnostic.Code);
}
