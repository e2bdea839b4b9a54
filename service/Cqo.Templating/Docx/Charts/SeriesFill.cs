using System.Globalization;
using System.Text;
using Cqo.Templating.Docx.SubDocuments;
using Cqo.Templating.Evaluation.Charts;

namespace Cqo.Templating.Docx.Charts;

/// <summary>One series of a chart's template with data in it (ECMA-376 part 1, 21.2.2).</summary>
internal sealed class SeriesFill(WordTree tree, int series, string prefix, ChartSheet sheet)
{
    const int Accents = 6;

    readonly StretchEdits edits = new(tree);

    /// <param name="index">Which series of the data.</param>
    /// <param name="isCopy">Whether the template's series stands for a further one, which then takes the next colour of the theme.</param>
    public string Write(int index, bool isCopy)
    {
        var data = sheet.Data.Series[index];
        var places = data.Places ?? sheet.Data.Categories;
        var named = false;
        foreach (var child in tree.Children(series))
            switch (tree.LocalName(child))
            {
                case "idx" or "order": edits.Replace(tree.Attribute(child, "val")!.Value, index.ToString(CultureInfo.InvariantCulture)); break;
                case "tx": Replace(child, Name(index)); named = true; break;
                case "cat": Replace(child, Element("cat", Reference(sheet.PlacesFormula(index), places, allowNumbers: FormatOf(child) is not null, FormatOf(child)))); break;
                case "xVal": Replace(child, Element("xVal", Reference(sheet.PlacesFormula(index), places, allowNumbers: true, FormatOf(child)))); break;
                case "val" or "yVal": Replace(child, Element(tree.LocalName(child), Numbers(sheet.ValuesFormula(index), data.Values, FormatOf(child)))); break;
                case "bubbleSize": Replace(child, Element("bubbleSize", Numbers(sheet.SizesFormula(index), data.Sizes ?? [.. data.Values.Select(_ => (double?)1)], FormatOf(child)))); break;
                case "dPt" when Point(child) >= data.Values.Count || isCopy: edits.Delete(child); break;
                case "dLbls": DropLabels(child, data.Values.Count); break;
                case "spPr" or "marker" when isCopy: Recolour(child, index); break;
                case "extLst": edits.Delete(child); break;
            }
        if (!named && tree.Child(series, "order") is >= 0 and var order) edits.Insert(tree[order].End, Name(index));
        return edits.Apply(tree[series].Start, tree[series].End);
    }

    void Replace(int node, string text) => edits.Replace(tree[node].Start..tree[node].End, text);

    string Element(string name, string content) => $"<{prefix}{name}>{content}</{prefix}{name}>";

    string Name(int index) => Element("tx", Element("strRef", Element("f", Escaped(sheet.NameFormula(index))) + Element("strCache", Count(1) + Pt(0, sheet.Data.Series[index].Name))));

    string Reference(string formula, IReadOnlyList<ChartCell> cells, bool allowNumbers, string? format)
    {
        if (allowNumbers && cells.All(c => c.Number is not null)) return Numbers(formula, [.. cells.Select(c => c.Number)], format);
        var points = new StringBuilder(Count(cells.Count));
        for (var i = 0; i < cells.Count; i++) points.Append(Pt(i, cells[i].Text));
        return Element("strRef", Element("f", Escaped(formula)) + Element("strCache", points.ToString()));
    }

    string Numbers(string formula, IReadOnlyList<double?> values, string? format)
    {
        var points = new StringBuilder(Element("formatCode", Escaped(format ?? "General"))).Append(Count(values.Count));
        for (var i = 0; i < values.Count; i++)
            if (values[i] is { } number) points.Append(Pt(i, ChartCell.Written(number)));
        return Element("numRef", Element("f", Escaped(formula)) + Element("numCache", points.ToString()));
    }

    string Count(int count) => string.Create(CultureInfo.InvariantCulture, $"<{prefix}ptCount val=\"{count}\"/>");

    string Pt(int index, string text) => string.Create(CultureInfo.InvariantCulture, $"<{prefix}pt idx=\"{index}\">{Element("v", Escaped(text))}</{prefix}pt>");

    static string Escaped(string text) => TreeReading.Quoted(text);

    /// <summary>How the template's numbers are formatted; null when it holds texts.</summary>
    string? FormatOf(int holder)
    {
        var cache = tree.Inside(holder).FirstOrDefault(n => tree.LocalName(n) is "numCache" or "numLit", -1);
        if (cache < 0) return null;
        return tree.Child(cache, "formatCode") is >= 0 and var code ? Xml.XmlText.Decode(tree.Xml.AsSpan(tree[code].Inner..tree[code].InnerEnd)) : "General";
    }

    int Point(int node) => tree.Child(node, "idx") is >= 0 and var index && tree.Attribute(index, "val") is { } range && int.TryParse(tree.Xml.AsSpan()[range], CultureInfo.InvariantCulture, out var number) ? number : 0;

    void DropLabels(int labels, int points)
    {
        foreach (var label in tree.Children(labels).Where(n => tree.LocalName(n) == "dLbl" && Point(n) >= points)) edits.Delete(label);
    }

    // Word writes the colours of a new chart as accent1, accent2, … of the theme.
    void Recolour(int holder, int index)
    {
        foreach (var colour in tree.Inside(holder).Where(n => tree.LocalName(n) == "schemeClr"))
            if (tree.Attribute(colour, "val") is { } range && Encoding.UTF8.GetString(tree.Xml.AsSpan()[range]).StartsWith("accent", StringComparison.Ordinal)) edits.Replace(range, string.Create(CultureInfo.InvariantCulture, $"accent{index % Accents + 1}"));
        // A colour of its own would paint all further series alike.
        if (tree.LocalName(holder) == "spPr" && tree.Inside(holder).Any(n => tree.LocalName(n) == "srgbClr")) edits.Delete(holder);
    }
}
