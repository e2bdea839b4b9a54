using System.Text;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.Charts;

/// <summary>The charts of one rendering: each that is shown becomes a part of its own, with its workbook.</summary>
internal sealed class FilledCharts(OpcWriter writer, string prefix)
{
    const string ChartRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
    const string ChartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What the parts are that were written.</summary>
    public List<(string Part, string Type)> Types { get; } = [];

    /// <summary>Writes the charts of a part.</summary>
    /// <returns>Their relationships.</returns>
    public IEnumerable<Relationship> Add(int index, IReadOnlyList<ShownChart> shown, IReadOnlyDictionary<string, ChartTemplate> templates)
    {
        for (var i = 0; i < shown.Count; i++)
        {
            var (template, name) = (templates[shown[i].Template], $"{prefix}{index + 1}-{i + 1}");
            var (chart, workbook) = ($"word/charts/{name}.xml", $"word/embeddings/{name}.xlsx");
            Write(chart, ChartType, template.Fill(shown[i].Data));
            if (template.HasWorkbook) Write(workbook, WorkbookType, ChartWorkbook.Write(shown[i].Data, template.Sheet));
            writer.AddDeflated(Encoding.UTF8.GetBytes(PartName.Relationships(chart)), template.Relationships(workbook));
            yield return new Relationship(shown[i].Id, ChartRelationship, "/" + chart, External: false);
        }
    }

    void Write(string part, string type, byte[] content)
    {
        writer.AddDeflated(Encoding.UTF8.GetBytes(part), content);
        Types.Add((part, type));
    }
}
