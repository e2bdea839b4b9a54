using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx;

// What stands before and behind the rows.
public sealed partial class SheetReader
{
    // Steps into the rows; false when the sheet has none.
    bool FindRows()
    {
        while (scanner.Read())
        {
            if (scanner.Depth == 1 && scanner.Token == XmlToken.Start && scanner.Opens("worksheet"u8)) continue;
            if (scanner.Depth == (scanner.Token == XmlToken.Empty ? 0 : 1) && scanner.Token is XmlToken.Start or XmlToken.Empty) throw WorkbookMistake.NotWhatItSays(Sheet.Part, "worksheet");
            if (scanner.Opens("sheetData"u8))
            {
                if (scanner.Token == XmlToken.Start) return isInside = true;
                ReadRest();
                return false;
            }
            if (scanner.Opens("cols"u8)) ReadColumns();
            else scanner.Skip();
        }
        return false;
    }

    void ReadColumns()
    {
        if (scanner.Token == XmlToken.Empty) return;
        for (var (depth, seen) = (scanner.Depth, 0); scanner.Depth >= depth && scanner.Read();)
        {
            if (scanner.Opens("col"u8))
            {
                if (++seen > CellReference.MostColumns) throw WorkbookMistake.Columns(Here);
                AddColumn();
            }
            scanner.Skip();
        }
    }

    void AddColumn()
    {
        if (!scanner.TryAttribute("min"u8, out var min) || !scanner.TryAttribute("max"u8, out var max)
            || !CellNumber.TryIndex(min, CellReference.MostColumns, out var first) || !CellNumber.TryIndex(max, CellReference.MostColumns, out var last) || first == 0 || last < first) throw WorkbookMistake.Columns(Here);
        if (!scanner.TryAttribute("hidden"u8, out var hidden) || !WorkbookParts.IsTrue(hidden)) return;
        if (hiddenColumns.Length == 0) hiddenColumns = new bool[CellReference.MostColumns + 1];
        hiddenColumns.AsSpan(first..(last + 1)).Fill(true);
    }

    // To the very end, so that all of the part is proved.
    void ReadRest()
    {
        while (scanner.Read())
        {
            if (scanner.Opens("sheetData"u8)) throw WorkbookMistake.NotWhatItSays(Sheet.Part, "worksheet");
            if (scanner.Opens("mergeCells"u8)) ReadMerges();
            else scanner.Skip();
        }
    }

    void ReadMerges()
    {
        if (scanner.Token == XmlToken.Empty) return;
        for (var depth = scanner.Depth; scanner.Depth >= depth && scanner.Read();)
        {
            if (scanner.Opens("mergeCell"u8)) AddMerge();
            scanner.Skip();
        }
    }

    void AddMerge()
    {
        if (merges.Count >= limits.Merges) throw WorkbookMistake.TooMuch(Sheet.Part, $"合并区域超过 {limits.Merges} 处：请取消合并后再上传 | there are more than {limits.Merges} merged ranges: unmerge them and upload again");
        scanner.TryAttribute("ref"u8, out var written);
        merges.Add(CellRange.TryParse(written, out var range) ? range : throw WorkbookMistake.Range(Here, written));
    }
}
