using System.Buffers;
using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>Master formulas of one sheet, by their number: what <c>t="shared"</c> cells without a text refer to.</summary>
internal sealed class SharedFormulas
{
    // A hostile sheet shares one long formula among many cells.
    const long MostText = 64 << 20;
    long text;

    readonly Dictionary<string, (Formula Formula, CellReference Cell)> masters = [];

    public void Add(string number, Formula formula, CellReference cell) => masters[number] = (formula, cell);

    /// <summary>What a cell that shares a formula says, or null when nothing is shared under that number (or shared formulas are longer than 64 MiB of text in all).</summary>
    public Formula? For(string number, CellReference cell) =>
        masters.TryGetValue(number, out var master) && (text += master.Formula.Text.Length) <= MostText ? master.Formula.Copied(cell.Row - master.Cell.Row, cell.Column - master.Cell.Column) : null;
}

/// <summary>The <c>f</c> element of a cell (ECMA-376 part 1 §18.3.1.40), read once and written for every cell that it becomes. Shared formulas are written out. Immutable.</summary>
internal sealed class CellFormula
{
    readonly byte[] original;
    readonly byte[] start, end;
    readonly CellRange? array;
    readonly Formula? formula;

    CellFormula(byte[] original, byte[] start, CellRange? array, byte[] end, Formula? formula) =>
        (this.original, this.start, this.array, this.end, this.formula) = (original, start, array, end, formula);

    /// <summary>As the template has it, without <c>=</c>; empty when it has none.</summary>
    public string Text => formula?.Text ?? "";

    /// <summary>Lines that it mentions.</summary>
    public IEnumerable<FormulaReference> References => formula?.References ?? [];

    /// <summary>Whether it is the same wherever it stands.</summary>
    public bool IsStill => array is null && formula?.HasReferences != true;

    /// <summary>Reads an element.</summary>
    /// <param name="element">From <c>&lt;f</c> to its end.</param>
    /// <param name="cell">The cell of the template that holds it.</param>
    /// <param name="shared">Shared formulas of the sheet so far; a master is added.</param>
    /// <param name="sink">Told of what cannot follow.</param>
    /// <param name="place">Where it stands.</param>
    public static CellFormula Parse(ReadOnlySpan<byte> element, CellReference cell, SharedFormulas shared, ICollection<Diagnostic> sink, Place place)
    {
        var scanner = new XmlScanner(element);
        scanner.Read();
        var attributes = new AttributeReader(element, scanner.Attributes);
        var (type, number) = (attributes["t"]?.Trim(), attributes["si"]?.Trim() ?? "");
        var kept = Kept(element, scanner.Attributes, type);
        var name = element[scanner.Name];
        var text = scanner.Token == XmlToken.Empty ? "" : TextOf(ref scanner, element);
        if (type == "dataTable") sink.Add(FormulaMistake.DataTable(place));
        if (type == "dataTable" || (text.Length == 0 && type != "shared")) return new CellFormula(element.ToArray(), [], null, [], null);
        var formula = text.Length > 0 ? Formula.Parse(text) : shared.For(number, cell);
        if (formula is null) sink.Add(FormulaMistake.NoMaster(place));
        if (formula is null) return new CellFormula([], [], null, [], null);
        if (type == "shared" && text.Length > 0) shared.Add(number, formula, cell);
        var array = type == "array" && CellRange.TryParse(Encoding.UTF8.GetBytes(attributes["ref"] ?? ""), out var range) ? range : (CellRange?)null;
        byte[] start = [(byte)'<', .. name, .. kept];
        return new CellFormula(formula.HasReferences || type == "shared" || array is not null ? [] : element.ToArray(), start, array, [.. "</"u8, .. name, (byte)'>'], formula);
    }

    // The range of an array is written anew; a shared formula becomes a plain one.
    static byte[] Kept(ReadOnlySpan<byte> element, ReadOnlySpan<XmlAttribute> attributes, string? type)
    {
        var kept = new List<byte>();
        foreach (var attribute in attributes)
        {
            if (AttributeReader.LocalName(element, attribute.Name) is "ref" || (type == "shared" && AttributeReader.LocalName(element, attribute.Name) is "t" or "si")) continue;
            kept.AddRange([(byte)' ', .. element[attribute.Name], .. "=\""u8, .. Encoding.UTF8.GetBytes(XmlText.Decode(element[attribute.Value]).Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)), (byte)'"']);
        }
        return [.. kept];
    }

    static string TextOf(ref XmlScanner scanner, ReadOnlySpan<byte> element)
    {
        var text = new StringBuilder();
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.Text) text.Append(XmlText.Decode(element[scanner.Start..scanner.End]));
            if (scanner.Token == XmlToken.CData) text.Append(Encoding.UTF8.GetString(element[(scanner.Start + 9)..(scanner.End - 3)]));
        }
        return text.ToString();
    }

    /// <summary>Writes the element as it reads from a place. Takes no memory but the output.</summary>
    public FormulaNotes Write(in FormulaView view, IBufferWriter<byte> to)
    {
        if (formula is null || original.Length > 0)
        {
            to.Write(original);
            return FormulaNotes.None;
        }
        to.Write(start);
        if (array is { } range)
        {
            to.Write(" ref=\""u8);
            WriteRange(range, view.Own, to);
            to.Write("\""u8);
        }
        to.Write(">"u8);
        var notes = formula.Write(view, to);
        to.Write(end);
        return notes;
    }

    static void WriteRange(CellRange range, SheetMap own, IBufferWriter<byte> to)
    {
        var (rows, columns) = (Span(own.Rows(range.First.Row), own.Rows(range.Last.Row)), Span(own.Columns(range.First.Column), own.Columns(range.Last.Column)));
        CellsReference.Write(new CellRange(new(columns.First, rows.First), new(columns.Last, rows.Last)), to);
    }

    static LineSpan Span(LineSpan first, LineSpan last) => new(first.First, Math.Max(first.First, last.Last));
}
