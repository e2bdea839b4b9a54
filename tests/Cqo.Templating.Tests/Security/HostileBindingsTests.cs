using System.Text;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Security;

/// <summary>Custom XML that controls are bound to comes from outside, too: it passes the same front door, and following paths must not cost controls times elements.</summary>
[Collection(typeof(AttackCollection))]
public sealed class HostileBindingsTests
{
    const string Store = "{00000000-0000-0000-0000-000000000001}";

    public static TheoryData<string, string> Stores => new()
    {
        { "a document type", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>" },
        { "elements within elements", string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000)) },
        { "a word without an end", "<a>" },
    };

    [Theory]
    [MemberData(nameof(Stores))]
    public void Compile_WhenTheCustomXmlIsHostile_NamesItsPart(string what, string xml)
    {
        var diagnostics = Attack.On(Template("/a[1]/b[1]", 1, xml), TemplateFormat.Docx, "{\"name\":\"x\"}");
        var refused = Assert.Single(diagnostics, d => d.Severity == Severity.Error);
        Assert.True(refused.Place.Part == "customXml/item1.xml", what);
    }

    [Theory]
    [InlineData(5_000, 60_000)]
    [InlineData(5_000, 120_000)]
    public void Compile_WhenControlsAndElementsAreMany_EndsWithinBounds(int controls, int elements) =>
        Assert.All(Attack.On(Template($"/a[1]/b[{elements}]", controls, $"<a>{string.Concat(Enumerable.Repeat("<b/>", elements))}</a>"), TemplateFormat.Docx, "{\"name\":\"x\"}"), d => Assert.Equal("CQO5134", d.Code));

    [Theory]
    [InlineData("xmlns:a='", "/a:b[1]")]
    [InlineData("", "/b[99999999999999999999]")]
    [InlineData("", "/")]
    [InlineData("", "/b[")]
    [InlineData("", "/b[1]/@c/d")]
    [InlineData("", "/b[1]//c")]
    public void Compile_WhenThePathIsNonsense_WarnsAndFillsTheControl(string mappings, string path)
    {
        var result = Templating.Template.Compile(Template(path, 1, "<b/>", mappings), TemplateFormat.Docx);
        Assert.Equal("CQO5134", Assert.Single(result.Diagnostics).Code);
        using var output = new MemoryStream();
        result.Template!.Render(ModelObject.Parse("{\"name\":\"新\"}"u8.ToArray()), output);
        Assert.Contains(">新<", TestPackage.ReadText(output.ToArray()), StringComparison.Ordinal);
    }

    static byte[] Template(string path, int controls, string xml, string mappings = "")
    {
        var control = $"<w:sdt><w:sdtPr><w:tag w:val=\"{{{{ name }}}}\"/><w:dataBinding w:prefixMappings=\"{mappings}\" w:xpath=\"{path}\" w:storeItemID=\"{Store}\"/><w:text/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>";
        var parts = TestPackage.Parts(new() { ["word/document.xml"] = TestPackage.Part("document", $"<w:body>{string.Concat(Enumerable.Repeat(control, controls))}<w:p/></w:body>") });
        parts["customXml/item1.xml"] = Encoding.UTF8.GetBytes(xml);
        parts["customXml/itemProps1.xml"] = Encoding.UTF8.GetBytes($"<ds:datastoreItem ds:itemID=\"{Store}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"/>");
        parts["customXml/_rels/item1.xml.rels"] = Encoding.UTF8.GetBytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>");
        var list = "word/_rels/document.xml.rels";
        parts[list] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts[list]).Replace("</Relationships>", "<Relationship Id=\"rIdStore\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml\" Target=\"../customXml/item1.xml\"/></Relationships>"));
        return TestPackage.Zip(parts);
    }
}
