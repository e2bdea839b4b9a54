using System.Globalization;

namespace Cqo.Templating.Evaluation.Charts;

/// <summary>A category, or a place on the horizontal axis.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Number">Its value when it is a number.</param>
internal readonly record struct ChartCell(string Text, double? Number)
{
    /// <summary>A number as charts and sheets write it.</summary>
    internal static string Written(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>One series.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Places">Horizontal places of scatter and bubble charts; null when the categories of the chart hold.</param>
/// <param name="Values">Values; null is a gap.</param>
/// <param name="Sizes">Sizes of bubbles, or null.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<ChartCell>? Places, IReadOnlyList<double?> Values, IReadOnlyList<double?>? Sizes);

/// <summary>What a chart shows.</summary>
/// <param name="Title">Text of its title; null keeps the template's.</param>
/// <param name="Categories">Categories; empty when each series has places of its own.</param>
/// <param name="Series">The series, 1 to 255.</param>
internal sealed record ChartData(string? Title, IReadOnlyList<ChartCell> Categories, IReadOnlyList<ChartSeries> Series);

/// <summary>A chart as a value: what <c>word.chart</c> makes. Where only text is taken it is its title.</summary>
internal sealed class ChartFragment(ChartData data) : Fragment
{
    internal ChartData Data => data;

    internal override string Text => data.Title ?? "";

    internal override void Write(PartWriter writer, Compilation.RunFrame frame) => writer.WriteText(Text, Compilation.OutputContext.WordText);
}
