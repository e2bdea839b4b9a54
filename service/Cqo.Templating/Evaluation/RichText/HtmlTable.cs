using System.Globalization;

namespace Cqo.Templating.Evaluation.RichText;

/// <summary>A table of HTML as a table of Word: cells that cover others become <c>w:gridSpan</c> and <c>w:vMerge</c> (ECMA-376 part 1, 17.4.17 and 17.4.84).</summary>
internal sealed class HtmlTable
{
    // Word's own limit.
    const int MostColumns = 63;

    /// <summary>A place of a row: a cell, or what continues the cell above; null content is an empty place.</summary>
    readonly record struct Place(HtmlCell? Cell, int Columns, bool Continues);

    /// <summary>A cell that reaches into the next rows.</summary>
    readonly record struct Reach(int Columns, int Rows);

    readonly List<List<Place>> rows = [];
    readonly int columns;

    internal HtmlTable(List<List<HtmlCell>> cells)
    {
        var reaching = new Reach[MostColumns];
        for (var i = 0; i < cells.Count; i++)
        {
            rows.Add(Placed(cells[i], cells.Count - i, reaching));
            columns = Math.Max(columns, rows[^1].Sum(p => p.Columns));
        }
    }

    // From left to right: what reaches down from above keeps its place, the row's own cells fill the rest.
    static List<Place> Placed(List<HtmlCell> cells, int rowsLeft, Reach[] reaching)
    {
        var (row, at, next) = (new List<Place>(), 0, 0);
        // A row that is covered from side to side would have no place for its own cells.
        if (cells.Count > 0 && IsFull(reaching)) Array.Clear(reaching);
        while (at < MostColumns)
        {
            if (reaching[at].Rows > 0)
            {
                row.Add(new Place(null, reaching[at].Columns, Continues: true));
                reaching[at] = reaching[at] with { Rows = reaching[at].Rows - 1 };
            }
            else if (next < cells.Count)
            {
                var cell = cells[next++];
                var width = Free(at, cell.Columns, reaching);
                row.Add(new Place(cell, width, Continues: false));
                reaching[at] = new Reach(width, Math.Min(cell.Rows, rowsLeft) - 1);
            }
            else if (Array.FindIndex(reaching, at, r => r.Rows > 0) < 0) break;
            else row.Add(new Place(null, 1, Continues: false));
            at += row[^1].Columns;
        }
        // More cells than Word has columns: what is left joins the last one.
        if (next < cells.Count && row.FindLast(p => p.Cell is not null).Cell is { } last) last.Blocks.AddRange(cells.Skip(next).SelectMany(c => c.Blocks));
        return row;
    }

    static bool IsFull(Reach[] reaching)
    {
        var at = 0;
        while (at < MostColumns && reaching[at].Rows > 0) at += reaching[at].Columns;
        return at >= MostColumns;
    }

    static int Free(int at, int wanted, Reach[] reaching)
    {
        var width = 1;
        while (width < wanted && at + width < MostColumns && reaching[at + width].Rows == 0) width++;
        return width;
    }

    /// <summary>Writes it; <paramref name="content"/> writes the paragraphs of a cell.</summary>
    internal void Write(PartWriter writer, Action<List<HtmlBlock>> content)
    {
        string[] sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
        var borders = string.Concat(sides.Select(s => $"<w:{s} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"));
        writer.WriteXml($"<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{string.Concat(Enumerable.Repeat("<w:gridCol/>", columns))}</w:tblGrid>");
        foreach (var row in rows)
        {
            writer.WriteXml("<w:tr>");
            foreach (var place in row) WriteCell(writer, place, content);
            for (var i = row.Sum(p => p.Columns); i < columns; i++) WriteCell(writer, new Place(null, 1, Continues: false), content);
            writer.WriteXml("</w:tr>");
        }
        writer.WriteXml("</w:tbl>");
    }

    static void WriteCell(PartWriter writer, Place place, Action<List<HtmlBlock>> content)
    {
        var span = place.Columns > 1 ? string.Create(CultureInfo.InvariantCulture, $"<w:gridSpan w:val=\"{place.Columns}\"/>") : "";
        var merge = place.Continues ? "<w:vMerge/>" : place.Cell is { Rows: > 1 } ? "<w:vMerge w:val=\"restart\"/>" : "";
        writer.WriteXml($"<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/>{span}{merge}</w:tcPr>");
        content(place.Cell?.Blocks ?? []);
        writer.WriteXml("</w:tc>");
    }
}
