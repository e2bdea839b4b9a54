using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Xlsx.Formulas;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Filling;

/// <summary>A cell of a template that holds tags.</summary>
/// <param name="Row">Its row, among those of the sheet.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="Tags">The tags in it.</param>
internal sealed record TaggedCell(int Row, int Column, TaggedText Text, List<CellTag> Tags);

/// <summary>The cells of a template sheet: which hold tags, and what each becomes.</summary>
internal sealed class SheetCells
{
    readonly TemplateSheet sheet;
    readonly WorkbookStyles styles;
    // One long shared string may stand in every cell.
    const int MostUnits = 2_000_000;

    readonly string stringPrefix;
    readonly IReadOnlyList<string> names;
    readonly ILookup<int, TaggedCell> byRow;
    readonly HashSet<int> withFormulas = [];
    readonly Dictionary<CellReference, CellFormula> formulas = [];
    readonly SharedFormulas shared = new();
    readonly MergeWishes merging;
    int units;

    public SheetCells(TemplateSheet sheet, TemplateStrings strings, WorkbookStyles styles, IReadOnlyList<string> names, List<Diagnostic> sink)
    {
        (this.sheet, this.styles, this.names, stringPrefix) = (sheet, styles, names, strings.Prefix);
        var found = new List<TaggedCell>();
        for (var i = 0; i < sheet.Rows.Count && units <= MostUnits; i++) Find(i, strings, found, sink);
        merging = new MergeWishes(sheet, sink);
        byRow = found.ToLookup(t => t.Row);
        Texts = found;
    }

    /// <summary>Cells with tags, in reading order.</summary>
    public IReadOnlyList<TaggedCell> Texts { get; }

    public bool HasTags => Texts.Count > 0;

    /// <summary>Cells that merge with equal ones.</summary>
    public MergeWishes Merging => merging;

    /// <summary>Whether the workbook is filled, so that saved results of formulas may not be believed.</summary>
    public bool FollowsFormulas { get; set; }

    public bool HasFormulas => withFormulas.Count > 0;

    public bool IsTouched(int row) => byRow.Contains(row) || (FollowsFormulas && withFormulas.Contains(row));

    public IEnumerable<CellTag> TagsOf(int row) => byRow[row].SelectMany(t => t.Tags);

    void Find(int row, TemplateStrings strings, List<TaggedCell> found, List<Diagnostic> sink)
    {
        foreach (ref readonly var cell in sheet.CellsOf(sheet.Rows[row]))
        {
            var at = new CellReference(cell.Column, sheet.Rows[row].Number);
            if (!TemplateSheet.IsEmpty(cell.Formula))
            {
                var place = new Place(sheet.Sheet.Part, 0, at.ToString(), 1, 1, 0);
                withFormulas.Add(row);
                formulas[at] = CellFormula.Parse(sheet.Xml.AsSpan(cell.Formula), at, shared, sink, place);
                if (TagText.HoldsOpen(sheet.Xml.AsSpan(cell.Formula)) && HoldsTag(formulas[at].Text)) sink.Add(FillingMistake.TagInFormula(place));
                continue;
            }
            if (RunsOf(in cell, strings) is not { } runs) continue;
            if ((units += runs.Sum(r => r.Text.Length)) > MostUnits)
            {
                sink.Add(FillingMistake.TooManyTags(new Place(sheet.Sheet.Part, 0, at.ToString(), 1, 1, 0), PlanCompiler.MaxTags));
                return;
            }
            var text = new TaggedText(sheet.Sheet.Part, at, runs);
            var tags = CellTag.Find(text, sink);
            if (tags.Count > 0) found.Add(new TaggedCell(row, cell.Column, text, tags));
        }
    }

    // The name of a sheet may have a tag; a formula then names the sheet so.
    bool HoldsTag(string formula) => CellTag.MayStandIn(SilentPlaces.WithoutSheets(formula, names));

    List<CellRun>? RunsOf(ref readonly TemplateCell cell, TemplateStrings strings)
    {
        var type = sheet.Xml.AsSpan(cell.Type);
        if (type.SequenceEqual("s"u8)) return CellNumber.TryIndex(CellText.Trimmed(sheet.Xml.AsSpan(cell.Value)), int.MaxValue - 1, out var index) ? strings.Tagged(index)?.ConvertAll(r => r with { Format = Format(r.Format) }) : null;
        if (type.SequenceEqual("inlineStr"u8) && !TemplateSheet.IsEmpty(cell.Inline)) return CellRun.MayHoldTag(sheet.Xml.AsSpan(cell.Inline)) ? Checked(CellRun.Read(sheet.Xml.AsSpan(cell.Inline))) : null;
        return type.SequenceEqual("str"u8) && CellRun.MayHoldTag(sheet.Xml.AsSpan(cell.Value)) ? Checked([new CellRun(CellText.Unescaped(XmlText.Decode(sheet.Xml.AsSpan(cell.Value))), "")]) : null;
    }

    static List<CellRun>? Checked(List<CellRun> runs) => CellTag.MayStandIn(string.Concat(runs.Select(r => r.Text))) ? runs : null;

    /// <summary>Whether a row has tags of that kind and no other content: no value, formula or text.</summary>
    public bool OnlyTags(int row, Func<CellTag, bool> isOfKind)
    {
        if (!byRow.Contains(row) || byRow[row].Any(c => !c.Tags.TrueForAll(t => isOfKind(t)) || RestOf(c).Trim().Length > 0)) return false;
        foreach (ref readonly var cell in sheet.CellsOf(sheet.Rows[row]))
            if ((!TemplateSheet.IsEmpty(cell.Value) || !TemplateSheet.IsEmpty(cell.Formula) || !TemplateSheet.IsEmpty(cell.Inline)) && !HoldsTags(row, cell.Column)) return false;
        return true;
    }

    bool HoldsTags(int row, int column) => byRow[row].Any(t => t.Column == column);

    static string RestOf(TaggedCell cell)
    {
        var rest = new StringBuilder(cell.Text.Text);
        foreach (var tag in cell.Tags.AsEnumerable().Reverse()) rest.Remove(tag.Start, tag.End - tag.Start);
        return rest.ToString();
    }

    /// <summary>The pieces of a row.</summary>
    /// <param name="index">Its place among the rows of the sheet.</param>
    /// <param name="line">Its line.</param>
    /// <param name="moves">Whether rows of the sheet move.</param>
    /// <param name="loop">The innermost loop around it.</param>
    /// <param name="emptied">Whether it stands without content, for a list without items.</param>
    public List<Piece> Row(int index, RowLine line, bool moves, bool emptied, LoopLayout? loop = null)
    {
        var same = emptied ? [] : merging.Of(byRow[index], loop);
        var row = sheet.Rows[index];
        var pieces = new List<Piece> { new MarkPiece(StartOf(row, line)) };
        var stretch = new RowStretch(sheet.Xml, pieces);
        var at = row.Inner;
        foreach (ref readonly var cell in sheet.CellsOf(row))
        {
            var column = cell.Column;
            if (cell.Start > at) stretch.Add(at, cell.Start);
            at = cell.End;
            if (byRow[index].FirstOrDefault(t => t.Column == column) is { } tagged) AddTagged(tagged, in cell, stretch, emptied, same.GetValueOrDefault(column));
            else if (emptied) AddEmpty(in cell, stretch);
            else AddUntagged(row, in cell, stretch, moves);
        }
        if (at < row.InnerEnd) stretch.Add(at, row.InnerEnd);
        stretch.End();
        pieces.Add(new MarkPiece(new RowEndMark()));
        return pieces;
    }

    LineMark StartOf(TemplateRow row, RowLine line)
    {
        var tag = sheet.Xml.AsSpan(row.Start..row.Inner);
        byte[] end = [.. "</"u8, .. Encoding.UTF8.GetBytes(sheet.Prefix), .. "row>"u8];
        byte[] close = tag[^2] == '/' ? [.. ">"u8] : [];
        var inner = tag[^2] == '/' ? row.Inner - 2 : row.Inner;
        if (!TemplateSheet.IsEmpty(row.Reference))
            return new LineMark(line, sheet.Xml[row.Start..row.Reference.Start.Value], [.. sheet.Xml.AsSpan(row.Reference.End.Value..inner), .. close], end);
        var name = row.Start + 1 + sheet.Prefix.Length + "row".Length;
        return new LineMark(line, [.. sheet.Xml.AsSpan(row.Start..name), .. " r=\""u8], [.. "\""u8, .. sheet.Xml.AsSpan(name..inner), .. close], end);
    }

    void AddUntagged(TemplateRow row, ref readonly TemplateCell cell, RowStretch stretch, bool moves)
    {
        if (FollowsFormulas && !TemplateSheet.IsEmpty(cell.Formula)) stretch.AddMark(FormulaOf(row, in cell));
        else if (!moves || TemplateSheet.IsEmpty(cell.Reference)) stretch.Add(cell.Start, cell.End);
        else
        {
            stretch.Add(cell.Start, RowOf(cell.Reference));
            stretch.AddRow();
            stretch.Add(cell.Reference.End.Value, cell.End);
        }
    }

    // Byte where the number of the row begins in an address.
    int RowOf(Range reference) => reference.Start.Value + sheet.Xml.AsSpan(reference).IndexOfAnyInRange((byte)'0', (byte)'9');

    void AddEmpty(ref readonly TemplateCell cell, RowStretch stretch)
    {
        stretch.Add(Encoding.UTF8.GetBytes($"<{sheet.Prefix}c r=\"{CellReference.ColumnName(cell.Column)}"));
        stretch.AddRow();
        stretch.Add(Encoding.UTF8.GetBytes(cell.Style > 0 ? $"\" s=\"{cell.Style}\"/>" : "\"/>"));
    }

    /// <summary>The formulas of its cells.</summary>
    public IReadOnlyDictionary<CellReference, CellFormula> Formulas => formulas;

    /// <summary>Whether a cell holds a formula, a tag or a value of the template.</summary>
    public bool HasContent(int rowNumber, int column)
    {
        if (sheet.IndexOf(rowNumber) is not (>= 0 and var index)) return false;
        foreach (ref readonly var cell in sheet.CellsOf(sheet.Rows[index]))
            if (cell.Column == column) return !TemplateSheet.IsEmpty(cell.Formula) || !TemplateSheet.IsEmpty(cell.Value) || (!TemplateSheet.IsEmpty(cell.Inline) && byRow[index].FirstOrDefault(t => t.Column == column)?.Tags.TrueForAll(t => t.IsOfRows) != true);
        return false;
    }

    /// <summary>What the formulas of its cells refer to, and the rows in which they stand.</summary>
    public IEnumerable<(FormulaReference Reference, int Row)> References() => formulas.SelectMany(f => f.Value.References.Select(r => (r, f.Key.Row)));

    // The saved result of a formula is one of the template.
    FormulaMark FormulaOf(TemplateRow row, ref readonly TemplateCell cell)
    {
        var open = Encoding.UTF8.GetBytes($"<{sheet.Prefix}c r=\"{CellReference.ColumnName(cell.Column)}");
        var attributes = new StringBuilder(cell.Style > 0 ? $"\" s=\"{cell.Style}\"" : "\"");
        var element = sheet.Xml.AsSpan(cell.Start..cell.End);
        var scanner = new XmlScanner(element);
        scanner.Read();
        foreach (var attribute in scanner.Attributes)
            if (Encoding.UTF8.GetString(element[attribute.Name]) is not ("r" or "s" or "t") and var name) attributes.Append($" {name}=\"{Encoding.UTF8.GetString(element[attribute.Value])}\"");
        return new FormulaMark(new(cell.Column, row.Number), open, Encoding.UTF8.GetBytes(attributes.Append('>').ToString()), formulas[new(cell.Column, row.Number)], Encoding.UTF8.GetBytes($"</{sheet.Prefix}c>"));
    }

    void AddTagged(TaggedCell tagged, ref readonly TemplateCell cell, RowStretch stretch, bool emptied, SameCells? same)
    {
        var own = tagged.Tags.Where(t => !t.IsOfRows).ToList();
        var text = new CellParts(tagged.Text, tagged.Tags);
        if (emptied || (own.Count == 0 && text.Rest.Trim().Length == 0)) AddEmpty(in cell, stretch);
        else if (text.Rest.Trim().Length == 0 && own.Count(t => !t.Shape.IsSilent || t.Shape.IsControl) == 1 && own.TrueForAll(t => !t.Shape.IsControl)) AddValue(tagged, own, in cell, stretch, same);
        else AddText(tagged, text, in cell, stretch, same);
    }

    CellMark MarkOf(TaggedCell tagged, ref readonly TemplateCell cell, IEnumerable<CellRun> runs, bool isText, SameCells? same) =>
        new(tagged.Text.Cell!.Value, styles.Of(cell.Style), [.. runs.Select(r => r.Format)], isText, sheet.Prefix) { Same = same };

    // Formats from the shared strings come in the prefix of that part.
    string Format(string format) => stringPrefix == sheet.Prefix || format.Length == 0 ? format
        : format.Replace("</" + stringPrefix, "</" + sheet.Prefix, StringComparison.Ordinal).Replace("<" + stringPrefix, "<" + sheet.Prefix, StringComparison.Ordinal).Replace("<" + sheet.Prefix + "/", "</", StringComparison.Ordinal);

    void AddValue(TaggedCell tagged, List<CellTag> tags, ref readonly TemplateCell cell, RowStretch stretch, SameCells? same)
    {
        var first = tags.Find(t => !t.Shape.IsSilent)!.Start;
        stretch.AddMark(MarkOf(tagged, in cell, [CellParts.RunAt(tagged.Text.Runs, first).Run], isText: false, same));
        foreach (var tag in tags) stretch.AddPiece(PieceOf(tag, OutputContext.Cell));
    }

    void AddText(TaggedCell tagged, CellParts text, ref readonly TemplateCell cell, RowStretch stretch, SameCells? same)
    {
        stretch.AddMark(MarkOf(tagged, in cell, tagged.Text.Runs, isText: true, same));
        foreach (var part in text.Parts)
        {
            stretch.AddMark(new TextMark(part.Text, part.Run));
            if (part.Tag is { } tag) stretch.AddPiece(PieceOf(tag, OutputContext.CellText));
        }
    }

    static TagPiece PieceOf(CellTag tag, OutputContext context) => tag.ToPiece(SameCells.IsWished(tag) ? SameCells.ValueOf(tag) ?? "null" : tag.Code, context);
}
