using System.IO.Compression;
using System.Text;
using Cqo.Benchmarks.SheetRead;
using Cqo.Templating;
using MiniExcelLibs;

namespace Cqo.Benchmarks.SheetFill;

/// <summary>Who fills the template.</summary>
static class SheetFillContenders
{
    static readonly int[] Columns = [.. Enumerable.Range(0, SheetRows.Columns)];

    /// <summary>The template in our syntax: the loop begins in the first cell of the row and ends in its last one.</summary>
    public static byte[] Template { get; } = FillTemplate.Make([.. Columns.Select(c => $"{(c == 0 ? "{{ for r in rows }}" : "")}{{{{ r.{FillData.Key(c)} }}}}{(c == SheetRows.Columns - 1 ? "{{ end }}" : "")}")]);

    public static readonly RenderOptions Options = new() { Time = TimeSpan.FromMinutes(2) };

    public static CompiledTemplate Compiled()
    {
        var result = global::Cqo.Templating.Template.Compile(Template, TemplateFormat.Xlsx);
        return result.Template ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    public static IContender Cqo(ModelObject model)
    {
        var compiled = Compiled();
        return new InProcess("cqo", Environment.Version.ToString(), (_, output) => compiled.Render(model, output, Options));
    }

    /// <summary>Writing nothing: the bytes of the filled sheet are only deflated.</summary>
    public static IContender Floor(ModelObject model)
    {
        using var filled = new MemoryStream();
        Compiled().Render(model, filled, Options);
        using var zip = new ZipArchive(filled);
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var sheet = new MemoryStream();
        part.CopyTo(sheet);
        return new InProcess("deflate-only", Environment.Version.ToString(), (_, output) =>
        {
            using var deflate = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
            for (var rest = sheet.GetBuffer().AsSpan(0, (int)sheet.Length); rest.Length > 0; rest = rest[Math.Min(rest.Length, 32 << 10)..]) deflate.Write(rest[..Math.Min(rest.Length, 32 << 10)]);
        });
    }

    /// <summary>MiniExcel's templates.</summary>
    public static IContender MiniExcel(byte[] json)
    {
        var template = FillTemplate.Make([.. Columns.Select(c => $"{{{{rows.{FillData.Key(c)}}}}}")]);
        using var data = System.Text.Json.JsonDocument.Parse(json);
        var rows = data.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value))).ToList();
        return new InProcess("miniexcel", typeof(MiniExcel).Assembly.GetName().Version!.ToString(3), (_, output) => output.SaveAsByTemplate(template, new Dictionary<string, object> { ["rows"] = rows }));
    }

    // It makes texts of dates, so it gets the numbers of the days.
    static object Plain(System.Text.Json.JsonElement value) => value.ValueKind == System.Text.Json.JsonValueKind.Number ? value.GetDouble()
        : value.GetString() is { Length: 10 } text && DateTime.TryParseExact(text, "yyyy-MM-dd", null, System.Globalization.DateTimeStyles.None, out var date) ? date.ToOADate() : value.GetString()!;

    // Carbone writes texts unless a formatter of numbers says otherwise.
    static string Number(int column) => SheetRows.IsNumber(column) || SheetRows.Styles[column] == 1 ? ":formatN()" : "";

    /// <summary>The npm peers, each in its own process.</summary>
    public static IEnumerable<IContender> Rivals(byte[] json)
    {
        RivalPackages.Install("xlsx-template");
        var records = $"[{Encoding.UTF8.GetString(json)}]";
        yield return new Rival("exceljs-writer", "template.xlsx", Template, records);
        yield return new Rival("carbone-sheet", "template.xlsx", FillTemplate.Make([.. Columns.Select(c => $"{{d.rows[i].{FillData.Key(c)}{Number(c)}}}")], [.. Columns.Select(c => $"{{d.rows[i+1].{FillData.Key(c)}}}")]), records);
        yield return new Rival("xlsx-template", "template.xlsx", FillTemplate.Make([.. Columns.Select(c => $"${{table:rows.{FillData.Key(c)}}}")]), records);
    }
}
