using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Cqo.Domain.Tests.Statistics;
using Cqo.Service.Tests.Architecture;
using Cqo.Service.Tests.Hosting;
using Cqo.Service.Tests.Statistics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cqo.Service.Tests.Cli;

/// <summary>The executable as a user runs it.</summary>
public sealed class CommandLineTests : IDisposable
{
    static readonly string Certificate = Path.Combine(Repository.Root, "templates", "certificates", "appointment");
    readonly string folder = Directory.CreateTempSubdirectory("cqo-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Render_WhenText_PrintsIt()
    {
        Write("list.txt", "{{ for x in people }}{{ for.index + 1 }}. {{ x.name }}{{ if !for.last }}, {{ end }}{{ end }}\n");
        Write("data.json", """{"people": [{"name": "李𠮷"}, {"name": "阿依古丽·买买提"}]}""");
        var run = await RunAsync("render", "list.txt", "--data", "data.json");
        Assert.Equal((0, "1. 李𠮷, 2. 阿依古丽·买买提\n", ""), run);
    }

    [Fact]
    public async Task Render_WhenAPdfIsAsked_LaysItOut()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !File.Exists("/usr/bin/soffice")) Assert.Skip("LibreOffice is not installed: bash tests/run installs it.");
        var run = await RunAsync("render", Path.Combine(Certificate, "template.docx"), "--data", Path.Combine(Certificate, "sample.json"), "--out", "paper.pdf");
        Assert.Equal((0, "", ""), run);
        Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(Path.Combine(folder, "paper.pdf"), TestContext.Current.CancellationToken))[..5]);
    }

    [Fact]
    public async Task Render_WhenTwoLanguagesAndMarkdown_FollowsTheCulture()
    {
        Write("t.txt", "{{ zh.or '证书编号' 'Certificate No.' }} {{ 1234.5 | math.format 'N1' }} {{ word.markdown '**x**' }}");
        Assert.Equal((0, "证书编号 1,234.5 x", ""), await RunAsync("render", "t.txt"));
        Assert.Equal((0, "Certificate No. 1.234,5 x", ""), await RunAsync("render", "t.txt", "--culture", "de-DE"));
        Assert.Equal(2, (await RunAsync("render", "t.txt", "--culture", "nowhere")).Item1);
    }

    [Fact]
    public async Task Render_WhenTheTemplateIsWrong_NamesEveryPlace()
    {
        Write("bad.txt", "line one\n{{ 1 + }}\n{{ end }}\n");
        var (code, output, error) = await RunAsync("render", "bad.txt");
        Assert.Equal((1, ""), (code, output));
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= 2, error);
        Assert.All(lines, line => Assert.Matches(@"^bad\.txt\(\d+,\d+\): error CQO\d{4}: .+", line));
        Assert.StartsWith("bad.txt(2,", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_WhenAFieldIsMissing_FailsWithItsPlaceAndPrintsNothing()
    {
        Write("missing.txt", "before {{ nobody.name }}");
        var (code, output, error) = await RunAsync("render", "missing.txt");
        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"^missing\.txt\(1,\d+\): error CQO\d{4}: ", error);
    }

    [Fact]
    public async Task Render_WhenADocument_WritesItWhole()
    {
        var run = await RunAsync("render", Path.Combine(Certificate, "template.docx"), "--data", Path.Combine(Certificate, "sample.json"), "--out", "paper.docx");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(Path.Combine(folder, "paper.docx"))[..2]);
        Assert.Equal(["paper.docx"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Render_WhenAWorkbook_WritesItFilled()
    {
        File.WriteAllBytes(Path.Combine(folder, "t.xlsx"), Workbooks.WithCell("{{ for r in rows }}{{ r }}{{ end }} 家"));
        Write("data.json", """{"rows":[1,2]}""");
        var run = await RunAsync("render", "t.xlsx", "--data", "data.json", "--out", "o.xlsx");
        Assert.Equal((0, ""), (run.Code, run.Error));
        using var package = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(Path.Combine(folder, "o.xlsx"), isEditable: false);
        Assert.Equal("12 家", package.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerText);
    }

    [Fact]
    public async Task Render_WhenDataMakesAWorkbookDoubtful_WarnsAndWritesIt()
    {
        File.WriteAllBytes(Path.Combine(folder, "t.xlsx"), Workbooks.WithRows($"<row r=\"1\"><c r=\"A1\"><f>SUM(A3:A3)</f></c></row><row r=\"2\">{Workbooks.Cell("A2", "{{ if shown }}")}</row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"4\">{Workbooks.Cell("A4", "{{ end }}")}</row>"));
        Write("data.json", """{"shown":false}""");
        var run = await RunAsync("render", "t.xlsx", "--data", "data.json", "--out", "o.xlsx");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("t.xlsx[xl/sheet1.xml A1]: warning CQO7132: “SUM(A3:A3)”", run.Error);
        Assert.True(File.Exists(Path.Combine(folder, "o.xlsx")));
        Write("data.json", """{"shown":true}""");
        Assert.Equal((0, "", ""), await RunAsync("render", "t.xlsx", "--data", "data.json", "--out", "o.xlsx"));
    }

    [Fact]
    public async Task Render_WhenManyRecords_MergesThemOrPacksAFileEach()
    {
        var sample = File.ReadAllText(Path.Combine(Certificate, "sample.json"));
        Write("records.json", $"[{sample},{sample}]");
        string[] arguments = ["render", Path.Combine(Certificate, "template.docx"), "--data", "records.json"];
        var merged = await RunAsync([.. arguments, "--out", "all.docx"]);
        var packed = await RunAsync([.. arguments, "--out", "all.zip", "--name", "{{ candidate.name }}"]);
        Assert.Equal(("", ""), (merged.Error, packed.Error));
        using var document = WordprocessingDocument.Open(Path.Combine(folder, "all.docx"), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document));
        using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(folder, "all.zip"));
        Assert.Equal(["沈若澜.docx", "沈若澜（2）.docx"], zip.Entries.Select(e => e.FullName));
    }

    [Fact]
    public async Task ReadAndCompare_WhenADocumentIsAsItWasMadeOrNot_TellWhatItSays()
    {
        var (template, sample) = (Path.Combine(Certificate, "template.docx"), Path.Combine(Certificate, "sample.json"));
        await RunAsync("render", template, "--data", sample, "--out", "paper.docx");
        var read = await RunAsync("read", template, "paper.docx", "--out", "data.json");
        Assert.Equal(0, read.Code);
        Assert.Contains("\"name\": \"沈若澜\"", File.ReadAllText(Path.Combine(folder, "data.json")));
        Assert.Equal((0, "文档与数据一致 / the document and the data agree\n", ""), await RunAsync("compare", template, "paper.docx", "--data", sample));
        Write("other.json", File.ReadAllText(sample).Replace("沈若澜", "李四"));
        var other = await RunAsync("compare", template, "paper.docx", "--data", "other.json");
        Assert.Equal(1, other.Code);
        Assert.Contains("candidate.name: 应为 “李四”，文档中是 “沈若澜”", other.Output);
        Assert.Equal(1, (await RunAsync("read", template, "data.json")).Code);
    }

    [Fact]
    public async Task StatisticsCheck_WhenATableIsReturned_AnswersAsTheServiceDoes()
    {
        var table = ReturnedWorkbook.Of(Table.Sheet(Table.Header, Table.Clean(1), Table.Clean(2).Replace("|是|", "|√|"), Table.Clean(3).Replace(Table.Code(3), "9.142E+17")));
        await File.WriteAllBytesAsync(Path.Combine(folder, "武昌区.xlsx"), table, TestContext.Current.CancellationToken);
        var json = await RunAsync("statistics", "check", "武昌区.xlsx", "--json");
        Assert.Equal((1, ""), (json.Code, json.Error));
        using var service = new TestService();
        using var body = new ByteArrayContent(table) { Headers = { ContentType = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") } };
        var answer = await service.CreateClient().PostAsync("/api/statistics/check?file=" + Uri.EscapeDataString("武昌区.xlsx"), body, TestContext.Current.CancellationToken);
        Assert.Equal(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), json.Output);
        var words = await RunAsync("statistics", "check", "武昌区.xlsx");
        Assert.Equal((1, ""), (words.Code, words.Error));
        Assert.Matches(@"^武昌区\.xlsx\[表1!D4\]: question credit-code: .+ \| .+\n武昌区\.xlsx\[表1\]: 4 行：采用 1，修正后采用 1（1 处），待核实 1，非数据 1 / .+\n$", words.Output);
    }

    [Fact]
    public async Task StatisticsCheck_WhenNothingIsAsked_EndsWithZero()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "a.xlsx"), ReturnedWorkbook.Of(Table.Sheet(Table.Header.Replace("备注", "情况"), Table.Clean(1))), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await RunAsync("statistics", "check", "a.xlsx", "--json", "--confirm", "情况=remarks")).Code);
        Assert.Equal(0, (await RunAsync("statistics", "check", "a.xlsx", "--policy-pack", "hubei-2022", "--cut-off", "2024-12-31", "--region", "420106", "--confirm", "情况=remarks")).Code);
        var refused = await RunAsync("statistics", "check", "a.xlsx", "--confirm", "情况=none");
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.StartsWith("a.xlsx: error invalid-request: ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatisticsCheck_WhenTheFileIsNoWorkbook_SaysWhatItIs()
    {
        Write("list.xlsx", "序号,企业名称\n1,甲");
        var run = await RunAsync("statistics", "check", "list.xlsx", "--json");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.StartsWith("list.xlsx: error CQO7003: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("CSV", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preflight_WhenRecordsLackFields_NamesFieldAndRecordsOnce()
    {
        Write("t.txt", "{{ name }}{{ post }}");
        Write("records.json", """[{"name": "甲", "post": "副总"}, {"name": "乙"}, {"name": "丙"}, {"name": "", "post": "副总"}]""");
        var (code, output, error) = await RunAsync("preflight", "t.txt", "--data", "records.json");
        Assert.Equal(1, code);
        Assert.Equal("4 条记录，2 条可以生成，2 条有错 / 4 records, 2 can be rendered, 2 have errors\n", output);
        Assert.Equal(2, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("error CQO6001: 缺少字段 post", error);
        Assert.Contains("第 2–3 条，共 2 条", error);
        Assert.Contains("warning CQO6003: 字段 name 为空", error);
    }

    [Fact]
    public async Task Render_WhenATemplateIncludes_ReadsItsOwnPartialsOnly()
    {
        Directory.CreateDirectory(Path.Combine(folder, "partials"));
        Write("partials/sign.txt", "（{{ name }}签字）");
        Write("t.txt", "{{ include 'sign.txt' }}");
        Write("reach.txt", "{{ include '../data.json' }}");
        Write("data.json", """{"name": "沈若澜"}""");
        Assert.Equal((0, "（沈若澜签字）", ""), await RunAsync("render", "t.txt", "--data", "data.json"));
        var (code, output, error) = await RunAsync("render", "reach.txt", "--data", "data.json");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("reach.txt(1,", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_WhenTheDataWillNotHaveAField_NamesIt()
    {
        Write("template.json", """{"expects": ["name"]}""");
        Write("template.txt", "{{ name }}{{ nmae }}");
        var (_, _, error) = await RunAsync("lint", "template.txt");
        Assert.Contains("CQO2201", error);
        Assert.Contains("nmae", error);
    }

    [Fact]
    public async Task Render_WhenMoreRecordsThanAnArchiveHolds_SaysSoBeforeItBegins()
    {
        Write("t.txt", "x");
        Write("records.json", $"[{string.Join(',', Enumerable.Repeat("{}", 65_001))}]");
        var (code, _, error) = await RunAsync("render", "t.txt", "--data", "records.json", "--out", "all.zip");
        Assert.Equal(1, code);
        Assert.StartsWith("--out: error CQO9005: ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "all.zip")));
    }

    [Fact]
    public async Task Render_WhenOneRecordOfManyFails_TellsWhichAndPacksNothing()
    {
        Write("t.txt", "{{ name }}");
        Write("records.json", """[{"name": "甲"}, {}, {}]""");
        var (code, _, error) = await RunAsync("render", "t.txt", "--data", "records.json", "--out", "all.zip");
        Assert.Equal(1, code);
        Assert.Matches(@"^t\.txt#2\(1,\d+\): error CQO\d{4}: .*\nt\.txt#3\(", error);
        Assert.False(File.Exists(Path.Combine(folder, "all.zip")));
    }

    [Fact]
    public async Task Render_WhenADocumentLacksData_NamesPartAndParagraph()
    {
        var (code, _, error) = await RunAsync("render", Path.Combine(Certificate, "template.docx"), "--out", "paper.docx");
        Assert.Equal(1, code);
        Assert.Matches(@"template\.docx\[word/\w+\.xml ¶\d+\]: error CQO\d{4}: ", error);
        Assert.False(File.Exists(Path.Combine(folder, "paper.docx")));
    }

    [Fact]
    public async Task Render_WhenTheDataIsNotJson_NamesLineAndColumn()
    {
        Write("t.txt", "x");
        Write("data.json", "{\n  \"a\": oops\n}");
        var (code, _, error) = await RunAsync("render", "t.txt", "--data", "data.json");
        Assert.Equal(1, code);
        Assert.StartsWith("data.json(2,", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("render")]
    [InlineData("render", "t.docx")]
    [InlineData("render", "t.xlsx")]
    [InlineData("render", "t.xlsx", "--out", "o.pdf")]
    [InlineData("render", "a.txt", "b.txt")]
    [InlineData("lint", "a.txt", "--yaml")]
    [InlineData("demo")]
    [InlineData("serve", "now")]
    public async Task Run_WhenTheUsageIsWrong_SaysSoAndEndsWithTwo(params string[] arguments)
    {
        Write("t.docx", "not read");
        Write("t.xlsx", "not read");
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("用法错误 / wrong usage: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WhenOthersCouldReachIt_RefusesToStart()
    {
        var (code, _, error) = await RunAsync("serve", "--urls=http://0.0.0.0:5999", "--Cqo:DataFolder=" + folder);
        Assert.Equal(2, code);
        Assert.Contains("no identity is configured", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WhenThePortIsTaken_SaysHowToChooseAnother()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (code, _, error) = await RunAsync("serve", $"--urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", "--Cqo:DataFolder=" + folder, "--Cqo:SampleData=false");
        Assert.Equal(2, code);
        Assert.Contains("端口已被其他程序占用", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_WhenTheFileIsAbsent_SaysSo()
    {
        var (code, _, error) = await RunAsync("render", "nowhere.txt");
        Assert.Equal(1, code);
        Assert.Contains("文件不存在", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_WhenJsonIsAsked_IsAnArrayOfDiagnostics()
    {
        Write("bad.txt", "a\n  {{ 1 + }}");
        var (code, output, error) = await RunAsync("lint", "bad.txt", "--json");
        Assert.Equal((1, ""), (code, error));
        var first = JsonDocument.Parse(output).RootElement[0];
        Assert.Equal(("bad.txt", "error", 2), (first.Text("file"), first.Text("severity"), first.GetProperty("line").GetInt32()));
        Assert.Matches(@"^CQO\d{4}$", first.Text("code"));
        Assert.True(first.GetProperty("column").GetInt32() > 0 && first.Text("message").Length > 0);
    }

    [Fact]
    public async Task Lint_WhenAllIsWell_IsQuiet()
    {
        Write("good.txt", "{{ name }}");
        Assert.Equal((0, "", ""), await RunAsync("lint", "good.txt"));
        Assert.Equal((0, "[]\n", ""), await RunAsync("lint", "good.txt", "--json"));
    }

    [Fact]
    public async Task Fields_WhenAsked_IsTheSchemaOfWhatTheTemplateReads()
    {
        Write("t.txt", "{{ for x in people }}{{ x.name }}{{ end }}{{ title }}");
        var (code, output, error) = await RunAsync("fields", "t.txt");
        Assert.Equal((0, ""), (code, error));
        var properties = JsonDocument.Parse(output).RootElement.GetProperty("properties");
        Assert.Equal(["people", "title"], properties.EnumerateObject().Select(p => p.Name));
        Assert.True(properties.GetProperty("people").GetProperty("items").GetProperty("properties").TryGetProperty("name", out _), output);
    }

    [Fact]
    public async Task Demo_WhenRun_WritesThePapersAndListsThem()
    {
        var (code, output, error) = await RunAsync("demo", "papers");
        Assert.Equal((0, ""), (code, error));
        var files = Directory.GetFiles(Path.Combine(folder, "papers"));
        Assert.True(files.Length >= 4, output);
        Assert.All(files, file => Assert.Contains(Path.GetFileName(file), output, StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("appointment-notice.docx", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("not-eligible-qualification-review.docx", StringComparison.Ordinal));
        Assert.All(files, AssertFinished);
    }

    static void AssertFinished(string file)
    {
        using var package = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}"));
        Assert.DoesNotContain("{{", package.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_WhenTheFolderCannotBeWritten_SaysSo()
    {
        Write("papers", "a file stands where the folder should be");
        var (code, _, error) = await RunAsync("demo", "papers");
        Assert.Equal(1, code);
        Assert.Contains("无法写入该目录", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WhenRun_MakesTheRegisterAndSaysSo()
    {
        var (code, output, _) = await RunAsync("migrate", "--Cqo:DataFolder=" + folder);
        Assert.Equal(0, code);
        Assert.Contains("up to date", output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(folder, "*.db"));
    }

    void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in new[] { "exec", typeof(Program).Assembly.Location }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        // A verb that should have ended and serves instead must not outlive its test.
        await using var kill = patience.Token.Register(process.Kill);
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
