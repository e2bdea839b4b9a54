using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation.Charts;

namespace Cqo.Templating.Evaluation;

/// <summary>A chart that a part shows.</summary>
/// <param name="Id">Relationship id that was written where it stands.</param>
/// <param name="Template">Relationship id of the template's chart.</param>
/// <param name="Data">What it shows.</param>
internal sealed record ShownChart(string Id, string Template, ChartData Data);

/// <summary>Charts of a part: each time one is shown it is a chart of its own.</summary>
internal sealed partial class PartWriter
{
    readonly List<ShownChart> _charts = [];

    /// <summary>The charts whose ids were written.</summary>
    internal IReadOnlyList<ShownChart> Charts => _charts;

    internal void WriteChart(string template, ChartData data)
    {
        _charts.Add(new ShownChart($"{pictureIdPrefix}C{_charts.Count + 1}", template, data));
        WriteEscaped(_charts[^1].Id, OutputContext.XmlAttribute);
    }
}
