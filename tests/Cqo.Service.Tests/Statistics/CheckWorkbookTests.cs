using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cqo.Domain.Statistics;
using Cqo.Domain.Tests.Statistics;
using Cqo.Service.Hosting;
using Cqo.Service.Statistics;
using Cqo.Service.Tests.Hosting;

namespace Cqo.Service.Tests.Statistics;

/// <summary>Returned workbooks, from the file to the answer.</summary>
public sealed class CheckWorkbookTests : IDisposable
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    readonly TestService service = new();
    readonly HttpClient client;

    public CheckWorkbookTests() => client = service.CreateClient();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task Check_WhenARowIsCleanAndOneIsNot_AnswersWithTheContract()
    {
        var file = ReturnedWorkbook.Of(Table.Sheet("填报单位：武昌区局||填报日期：2022年11月30日", Table.Header, Table.Clean(1), Table.Clean(2).Replace("|是|", "|√|"), Table.Clean(3).Replace(Table.Code(3), "#9.142E+17"), "|合计|3家"));
        var answer = await CheckAsync(file);
        Assert.Equal("表1", answer.Sheet);
        Assert.Equal([2], answer.HeaderRows);
        Assert.Equal([RowStatus.Accepted, RowStatus.Fixed, RowStatus.Questioned], answer.Rows.Select(r => r.Status));
        Assert.Equal([3, 4, 5], answer.Rows.Select(r => r.Row));
        Assert.Equal(new ReportedDate(new DateOnly(2021, 12, 5)), answer.Rows[0].Values.AppointedOn);
        Assert.Equal(("F4", "√", "是"), answer.Rows[1].Fixes.Select(f => (f.Address, f.From, f.To)).Single());
        Assert.Equal(("D5", "credit-code"), answer.Rows[2].Findings.Select(f => (f.Address, f.Rule)).Single());
        Assert.Equal([NotDataReason.Facts, NotDataReason.Header, NotDataReason.Total], answer.NotData.Select(n => n.Reason));
        Assert.Equal("武昌区局", answer.Facts.Unit);
        Assert.Equal((6, 1, 1, 1, 3), (answer.Counts.Rows, answer.Counts.Accepted, answer.Counts.Fixed, answer.Counts.Questioned, answer.Counts.NotData));
    }

    // Whatever was done to a table in memory is the same from a file: numbers, dates, errors, merged and hidden rows.
    [Fact]
    public async Task Check_WhenTablesAreScrambled_ReadsFromFilesWhatTheRulesReadInMemory()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var table = new Scrambler(seed);
            table.Scramble();
            var wanted = Table.Read(table.Sheet(), duplicates: new DuplicateIndex());
            var answer = await CheckAsync(ReturnedWorkbook.Of(table.Sheet()));
            Assert.True(Text(wanted.Rows) == Text(answer.Rows), $"seed {seed}: {Text(wanted.Rows)}\n{Text(answer.Rows)}");
            Assert.Equal(Text(wanted.Summary.Counts), Text(answer.Counts));
            Assert.Equal(wanted.Summary.NotData.Select(Run), answer.NotData.Select(Run));
        }
    }

    [Fact]
    public async Task Check_WhenTheWorkbookHasMoreSheets_LeavesNoneOut()
    {
        SourceSheet[] sheets = [Table.Sheet("填报说明") with { Name = "说明" }, Table.Sheet(Table.Header, Table.Clean(1)) with { Name = "武昌" }, Table.Sheet(Table.Header, Table.Clean(1)) with { Name = "洪山" }, Table.Sheet("旧表", "") with { Name = "旧" }];
        var answer = await CheckAsync(ReturnedWorkbook.Of(sheets, hidden: ["旧"]));
        Assert.Equal("武昌", answer.Sheet);
        var other = Assert.Single(answer.OtherTables);
        Assert.Equal("洪山", other.Sheet);
        Assert.Contains(other.Rows.Single().Findings, f => f.Rule == "duplicate-row");
        Assert.Equal([new OtherSheet("说明", false, 1, 0), new OtherSheet("旧", true, 2, 1)], answer.OtherSheets);
        var only = await CheckAsync(ReturnedWorkbook.Of(sheets), "&sheet=" + Uri.EscapeDataString("洪山"));
        Assert.Equal(("洪山", 0, 0), (only.Sheet, only.OtherTables.Count, only.OtherSheets.Count));
        var problem = await (await PostAsync(ReturnedWorkbook.Of(sheets), "&sheet=x")).ProblemAsync("sheet-not-found");
        Assert.Contains("说明、武昌、洪山、旧", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhenNoSheetHasATable_SaysWhichHeadersAreMissing()
    {
        var answer = await CheckAsync(ReturnedWorkbook.Of(Table.Sheet("姓名|电话", "张三|13800000001")));
        Assert.Empty(answer.HeaderRows);
        Assert.Equal(("no-header", FindingSeverity.Question), answer.Findings.Select(f => (f.Rule, f.Severity)).Single());
        Assert.Equal((2, 2), (answer.Counts.Rows, answer.Counts.NotData));
        Assert.Empty(answer.OtherSheets);
    }

    [Fact]
    public async Task Check_WhenAHeaderIsConfirmed_ReadsItsColumn()
    {
        var file = ReturnedWorkbook.Of(Table.Sheet(Table.Header.Replace("备注", "说明情况"), Table.Clean(1) + "续聘"));
        Assert.Null((await CheckAsync(file)).Rows.Single().Values.Remarks);
        Assert.Equal("续聘", (await CheckAsync(file, "&confirm=" + Uri.EscapeDataString("说明情况=remarks"))).Rows.Single().Values.Remarks);
        await (await PostAsync(file, "&confirm=remarks")).ProblemAsync("invalid-request");
        await (await PostAsync(file, "&confirm=a=noField")).ProblemAsync("invalid-request");
    }

    [Theory]
    [InlineData("序号,企业名称\n1,甲", "CSV")]
    [InlineData("<html><table></table></html>", "网页")]
    [InlineData("", "空")]
    public async Task Check_WhenTheFileIsNoWorkbook_NamesWhatItIs(string content, string word)
    {
        var problem = await (await PostAsync(Encoding.UTF8.GetBytes(content))).ProblemAsync("workbook-refused");
        Assert.Contains(word, problem.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("武昌区.xlsx", problem.Text("detail"), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Path.Combine(service.Folder, "uploads"), "*", SearchOption.AllDirectories), f => Assert.EndsWith(".lock", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_WhenTheSheetIsDamagedAtItsEnd_AnswersNothingOfIt()
    {
        var file = ReturnedWorkbook.Of(Table.Sheet([Table.Header, .. Enumerable.Range(1, 400).Select(i => Table.Clean(i))]));
        var damaged = RewriteSheet(file, xml => xml.Replace("worksheet>", "worksheets>"));
        var problem = await (await PostAsync(damaged)).ProblemAsync("workbook-refused");
        Assert.Equal("CQO5020", problem.Text("code"));
    }

    [Fact]
    public async Task Check_WhenPolicyOrRegionIsUnknown_SaysSo()
    {
        var file = ReturnedWorkbook.Of(Table.Sheet(Table.Header, Table.Clean(1)));
        await (await PostAsync(file, "&policyPack=nowhere")).ProblemAsync("policy-pack-not-found");
        await (await PostAsync(file, "&region=999999")).ProblemAsync("invalid-request");
        await (await PostAsync(file, "&cutOff=yesterday")).ProblemAsync("invalid-request");
        var late = await CheckAsync(file, "&policyPack=hubei-2022&cutOff=2030-12-31");
        Assert.Contains(late.Rows.Single().Findings, f => f.Rule == "term-expired");
    }

    [Fact]
    public async Task Check_WhenTheFileIsLargerThanOthersMayBe_TakesItToItsOwnBound()
    {
        var file = ReturnedWorkbook.Of(Table.Sheet([Table.Header, .. Enumerable.Range(1, 300).Select(i => Table.Clean(i))]));
        Assert.Equal(300, (await CheckAsync(file)).Rows.Count);
        using var content = new StreamContent(new EmptyStream(StatisticsApi.LargestWorkbook + 1)) { Headers = { ContentType = new MediaTypeHeaderValue(Xlsx) } };
        var problem = await (await client.PostAsync("/api/statistics/check?file=a.xlsx", content)).ProblemAsync("body-too-large");
        Assert.Contains("200 MiB", problem.Text("detail"), StringComparison.Ordinal);
    }

    static byte[] RewriteSheet(byte[] file, Func<string, string> rewrite)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        using (var zip = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal));
            using var stream = entry.Open();
            var text = rewrite(new StreamReader(stream).ReadToEnd());
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return memory.ToArray();
    }

    async Task<WorkbookCheck> CheckAsync(byte[] file, string query = "")
    {
        var response = await PostAsync(file, query);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        // The contract refuses members that it does not know: what is written by hand is what it says.
        return JsonSerializer.Deserialize<WorkbookCheck>(text, JsonSetup.Wire)!;
    }

    async Task<HttpResponseMessage> PostAsync(byte[] file, string query = "")
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(Xlsx) } };
        return await client.PostAsync("/api/statistics/check?file=" + Uri.EscapeDataString("武昌区.xlsx") + query, content);
    }

    // Its first words depend on the order of the cells, which is fixed in a file.
    static (int, int, int, NotDataReason) Run(NotDataRows run) => (run.FirstRow, run.LastRow, run.Rows, run.Reason);

    static string Text<T>(T value) => JsonSerializer.Serialize(value, JsonSetup.Wire);

    /// <summary>So many zeros, none of them held.</summary>
    sealed class EmptyStream(long length) : Stream
    {
        long position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - position);
            position += read;
            Array.Clear(buffer, offset, read);
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
