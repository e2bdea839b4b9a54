using System.Text.Json.Nodes;
using Cqo.Service.Cli;
using Cqo.Service.Pdf;
using Cqo.Service.Tests.Architecture;
using Cqo.Templating;

namespace Cqo.Service.Tests.Cli;

/// <summary>The papers themselves before a batch: characters without a font, papers that get too long. With the fonts and the LibreOffice of this machine.</summary>
public sealed class PaperPreflightTests
{
    const string LongestThatFits = "湖北江汉平原长江经济带新材料与高端装备智能制造产业投资控股集团股份有限公司第一分公司华中总部";
    static readonly string Certificate = Path.Combine(Repository.Root, "templates", "certificates", "appointment", "template.docx");

    [Theory]
    [InlineData("李\uE5E5", "CQO6030 U+E5E5 -")]
    [InlineData("李\U0003FFF0", "CQO6030 U+3FFF0 -")]
    [InlineData("阿依古丽·买买提", "")]
    [InlineData("欧阳𬍛㛃䶮𠅤", "")]
    // No font for Chinese of the test machine has it: another font of the machine stands in.
    [InlineData("李\u2E18", "CQO6031 U+2E18 DejaVu Sans")]
    public async Task Check_WhenANameHasRareCharacters_TellsThoseWithoutAFont(string name, string expected)
    {
        Assert.SkipWhen(await InstalledFonts.ReadAsync(CancellationToken.None) is null, "fontconfig is not installed");
        var findings = await CheckAsync(null, Record(name));
        Assert.Equal(expected, string.Join("; ", findings.Where(f => f.Character is not null).Select(f => $"{f.Code} {f.CodePoint} {f.Substitute ?? "-"}")));
        Assert.Single(findings, f => f.Code == "CQO6032" && f.Fonts!.Contains("楷体"));
    }

    [Fact]
    public async Task Check_WhenNamesAreTooLong_TellsThePapersThatOverflow()
    {
        var office = new LibreOffice(TimeSpan.FromMinutes(2));
        Assert.SkipUnless(office.IsInstalled, "LibreOffice and poppler are not installed");
        var findings = await CheckAsync(office, Record("沈若澜"), Record("沈若澜", LongestThatFits), Record(string.Concat(Enumerable.Repeat("长名", 1000))), Record("沈若澜", string.Concat(Enumerable.Repeat("湖北", 1500))));
        var over = findings.Where(f => f.Code is "CQO6033" or "CQO6037").ToList();
        Assert.Equal([3, 4], over.Select(f => f.Record));
        Assert.All(over, f => Assert.True(f is { Code: "CQO6033", IsError: true, Pages: > 1, Text.Length: > 0 }, f.Message));
    }

    [Fact]
    public async Task Check_WhenLibreOfficeIsMissing_SaysSoAndChecksTheRest()
    {
        var findings = await CheckAsync(new LibreOffice(TimeSpan.FromSeconds(5), "/nowhere/soffice"), Record("李\uE5E5"));
        Assert.Single(findings, f => f is { Code: "CQO6036", IsError: false });
        Assert.Single(findings, f => f.Code == "CQO6030");
    }

    [Fact]
    public async Task Check_WhenARecordCannotBeRendered_NamesItAndGoesOn()
    {
        var record = Record("沈若澜");
        record["term"]!["start"] = new JsonArray("去年");
        var findings = await CheckAsync(null, record, Record("李\uE5E5"));
        Assert.Single(findings, f => f is { Code: "CQO6034", Record: 1 });
        Assert.Single(findings, f => f is { Code: "CQO6030", Record: 2 });
    }

    static JsonNode Record(string name, string? enterprise = null)
    {
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Certificate)!, "sample.json")))!;
        record["candidate"]!["name"] = name;
        if (enterprise is not null) record["enterprise"]!["name"] = enterprise;
        return record;
    }

    static Task<IReadOnlyList<PaperFinding>> CheckAsync(LibreOffice? office, params JsonNode[] records)
    {
        var file = TemplateFile.Open(Certificate, out _)!;
        return new PaperChecks(file, file.Result.Template!, [.. records.Select(r => ModelObject.Parse(System.Text.Encoding.UTF8.GetBytes(r.ToJsonString())))], office).RunAsync(new HashSet<int>(), CancellationToken.None);
    }
}
