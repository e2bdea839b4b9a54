using Cqo.Templating.Xlsx;
using Cqo.Templating.Xlsx.Filling;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>A map made by hand: every line of the output is listed with the line of the template it came from and the items it belongs to.</summary>
sealed class ListedMap : SheetMap
{
    /// <param name="Template">Line of the template.</param>
    /// <param name="Path">Items around it, the outermost first; each as the repeat's first line and its number.</param>
    internal sealed record Line(int Template, (int Repeat, int Item)[] Path);

    readonly List<Line> rows, columns;
    readonly (int Repeat, int Item)[] rowPath, columnPath;

    ListedMap(List<Line> rows, List<Line> columns, (int, int)[] rowPath, (int, int)[] columnPath) => (this.rows, this.columns, this.rowPath, this.columnPath) = (rows, columns, rowPath, columnPath);

    /// <summary>Rows and columns of a sheet as <c>"4 (5 6)x3 7"</c>: lines, and lines in parentheses as often as it says; also nested. Lines behind follow on.</summary>
    public static ListedMap Of(string rows, string columns = "") => new(Read(rows), Read(columns), [], []);

    /// <summary>Rows one by one, for items that differ.</summary>
    public static ListedMap OfLines(IEnumerable<Line> rows) => new([.. rows], [], [], []);

    static List<Line> Read(string text)
    {
        var at = 0;
        return Lines(text + ")x1", ref at, []);
    }

    static List<Line> Lines(string text, ref int at, (int, int)[] path)
    {
        var block = new List<string>();
        var start = at;
        var depth = 0;
        for (; depth > 0 || text[at] != ')'; at++) depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        var inside = text[start..at];
        at += 2;
        var digits = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        var times = int.Parse(text[digits..at], System.Globalization.CultureInfo.InvariantCulture);
        var first = int.TryParse(inside.TrimStart('(', ' ').Split(' ', ')')[0], out var f) ? f : 0;
        return [.. Enumerable.Range(0, times).SelectMany(i => Content(inside, start == 0 ? path : [.. path, (first, i)]))];
    }

    static List<Line> Content(string text, (int, int)[] path)
    {
        var lines = new List<Line>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ') at++;
            else if (text[at] == '(')
            {
                at++;
                lines.AddRange(Block(text, ref at, path));
            }
            else
            {
                var end = text.IndexOfAny([' ', '('], at);
                if (end < 0) end = text.Length;
                lines.Add(new Line(int.Parse(text[at..end], System.Globalization.CultureInfo.InvariantCulture), path));
                at = end;
            }
        }
        return lines;
    }

    static List<Line> Block(string text, ref int at, (int, int)[] path)
    {
        var padded = " " + text;
        at++;
        var lines = Lines(padded, ref at, path);
        at--;
        return lines;
    }

    public override LineSpan Rows(int templateRow) => Span(rows, rowPath, templateRow);

    public override LineSpan Columns(int templateColumn) => Span(columns, columnPath, templateColumn);

    // Lines that are not listed stand before the first or behind the last listed one, as far away as in the template.
    static LineSpan Span(List<Line> lines, (int Repeat, int Item)[] view, int line)
    {
        if (lines.Count == 0) return new(line, line);
        var first = lines.Min(l => l.Template);
        var last = lines.Max(l => l.Template);
        if (line < first) return new(line, line);
        if (line > last) return new(first + lines.Count + line - last - 1, first + lines.Count + line - last - 1);
        var found = Enumerable.Range(0, lines.Count).Where(i => lines[i].Template == line && lines[i].Path.All(p => view.All(v => v.Repeat != p.Repeat || v.Item == p.Item))).ToList();
        if (found.Count > 0) return new(first + found[0], first + found[^1]);
        var before = Enumerable.Range(0, lines.Count).Where(i => lines[i].Template < line).DefaultIfEmpty(-1).Max() + 1;
        return new(first + before, first + before - 1);
    }

    /// <summary>Rows of the output with the row of the template that each came from, as far as they are listed.</summary>
    public IEnumerable<(int Output, int Template)> OutputRows => rows.Select((line, i) => (rows.Min(l => l.Template) + i, line.Template));

    /// <summary>As seen from a line of the output.</summary>
    public ListedMap FromRow(int outputRow) => new(rows, columns, PathOf(rows, outputRow), columnPath);

    public ListedMap FromColumn(int outputColumn) => new(rows, columns, rowPath, PathOf(columns, outputColumn));

    static (int, int)[] PathOf(List<Line> lines, int output) => lines.Count == 0 || output - lines.Min(l => l.Template) is var i && (i < 0 || i >= lines.Count) ? [] : lines[output - lines.Min(l => l.Template)].Path;

    /// <summary>The places of a range: one for each item that holds all of it.</summary>
    public IEnumerable<SheetMap> Places(CellRange range) =>
        from row in Paths(rows, range.First.Row, range.Last.Row)
        from column in Paths(columns, range.First.Column, range.Last.Column)
        select new ListedMap(rows, columns, row, column);

    static IEnumerable<(int, int)[]> Paths(List<Line> lines, int first, int last)
    {
        var a = lines.Where(l => l.Template == first).Select(l => l.Path).ToList();
        var b = lines.Where(l => l.Template == last).Select(l => l.Path).ToList();
        if (a.Count == 0 && b.Count == 0) return lines.Count == 0 || first < lines.Min(l => l.Template) || last > lines.Max(l => l.Template) ? [[]] : [];
        if (a.Count == 0 || b.Count == 0) return [[]];
        var common = a[0].Zip(b[0]).TakeWhile(p => p.First.Repeat == p.Second.Repeat).Count();
        return a.Select(p => p[..common]).DistinctBy(p => string.Join(' ', p));
    }
}
