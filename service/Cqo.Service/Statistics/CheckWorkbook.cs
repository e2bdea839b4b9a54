using System.IO.Pipelines;
using System.Text.Json;
using Cqo.Domain.Regions;
using Cqo.Domain.Statistics;
using Cqo.Service.Hosting;
using Cqo.Service.Policies;
using Cqo.Service.Problems;

namespace Cqo.Service.Statistics;

/// <summary>Checks a returned workbook and writes a <see cref="WorkbookCheck"/> row by row as it is read: memory does not grow with rows. Nothing is stored.</summary>
public sealed class CheckWorkbook(LayoutCatalog layouts, PolicyCatalog packs)
{
    // Enough that a flush is no call per row, and little to hold.
    const int FlushBytes = 64 << 10;

    /// <summary>Reads the file and writes the answer as JSON of the wire.</summary>
    /// <param name="order">What to know besides the file.</param>
    /// <param name="content">The file, a stream that can seek.</param>
    /// <param name="answer">Where the JSON goes; nothing is written before the whole file was proved.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ProblemException"><c>workbook-refused</c>, <c>sheet-not-found</c>, <c>policy-pack-not-found</c>, <c>invalid-request</c>.</exception>
    public async Task<CheckOutcome> WriteJsonAsync(CheckOrder order, Stream content, Stream answer, CancellationToken cancellation)
    {
        using var import = Open(order, content, cancellation);
        var pipe = PipeWriter.Create(answer, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var json = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = JsonSetup.Wire.Encoder }))
        {
            var outcome = await WriteAsync(json, pipe, import, cancellation);
            json.Flush();
            await pipe.CompleteAsync();
            return outcome;
        }
    }

    /// <summary>Opens the file and proves it.</summary>
    internal WorkbookImport Open(CheckOrder order, Stream content, CancellationToken cancellation)
    {
        var options = new ImportOptions
        {
            Remembered = order.Remembered, Units = order.Units, CutOff = order.CutOff, Pack = order.PolicyPack is { } id ? packs.Get(id) : null, UnitRegionCode = RegionOf(order.Region, order.Units), Confirmations = order.Confirmations,
        };
        return WorkbookImport.Open(content, order.File, layouts.Get(), options, new DuplicateIndex(), order.Sheet, cancellation);
    }

    static string? RegionOf(string? code, IReadOnlyDictionary<string, string> units) => code is null || RegionCatalog.Find(code) is not null || units.Values.Contains(code) ? code : throw new ProblemException("invalid-request", StatusCodes.Status400BadRequest,
        $"没有代码为“{code}”的行政区。请填写湖北省的六位行政区划代码，如 420106（武昌区）。", $"There is no region “{code}”. Give a six-digit code of Hubei, such as 420106 (Wuchang).");

    static async Task<CheckOutcome> WriteAsync(Utf8JsonWriter json, PipeWriter pipe, WorkbookImport import, CancellationToken cancellation)
    {
        var (others, first, isOpen, isClear) = (new List<OtherSheet>(), default(SheetSummary), false, true);
        var header = new List<HeaderColumn>();
        foreach (var sheet in import.Sheets())
        {
            if (!sheet.HasTable)
            {
                var summary = sheet.Summary();
                first ??= summary;
                others.Add(new OtherSheet(summary.Sheet, sheet.IsHidden, summary.Counts.Rows, summary.Counts.Blank));
                continue;
            }
            json.WriteStartObject();
            await WriteTableAsync(json, pipe, sheet, cancellation);
            isClear &= sheet.IsClear;
            header.AddRange(sheet.Summary().Header);
            if (isOpen)
            {
                json.WriteEndObject();
                continue;
            }
            json.WriteStartArray("otherTables");
            isOpen = true;
        }
        if (!isOpen)
        {
            others.RemoveAt(0);
            WriteNoTable(json, first!);
        }
        json.WriteEndArray();
        Write(json, "otherSheets", others);
        json.WriteEndObject();
        return new CheckOutcome(isOpen && isClear, header);
    }

    static async Task WriteTableAsync(Utf8JsonWriter json, PipeWriter pipe, SheetRows sheet, CancellationToken cancellation)
    {
        WriteHead(json, sheet.Summary());
        json.WriteStartArray("rows");
        foreach (var row in sheet.Rows())
        {
            JsonSerializer.Serialize(json, row, JsonSetup.Wire);
            if (pipe.UnflushedBytes > FlushBytes)
            {
                await pipe.FlushAsync(cancellation);
            }
        }
        json.WriteEndArray();
        WriteTail(json, sheet.Summary());
    }

    static void WriteNoTable(Utf8JsonWriter json, SheetSummary sheet)
    {
        json.WriteStartObject();
        WriteHead(json, sheet);
        json.WriteStartArray("rows");
        json.WriteEndArray();
        WriteTail(json, sheet);
        json.WriteStartArray("otherTables");
    }

    static void WriteHead(Utf8JsonWriter json, SheetSummary sheet)
    {
        json.WriteString("sheet", sheet.Sheet);
        Write(json, "headerRows", sheet.HeaderRows);
        Write(json, "header", sheet.Header);
    }

    static void WriteTail(Utf8JsonWriter json, SheetSummary sheet)
    {
        Write(json, "notData", sheet.NotData);
        Write(json, "findings", sheet.Findings);
        Write(json, "facts", sheet.Facts);
        Write(json, "counts", sheet.Counts);
    }

    static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, JsonSetup.Wire);
    }
}
