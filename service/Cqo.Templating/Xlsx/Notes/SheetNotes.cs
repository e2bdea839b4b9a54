using System.Text;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Filling;
using Cqo.Templating.Xlsx.Following;

namespace Cqo.Templating.Xlsx.Notes;

/// <summary>The notes that data gives the cells of one sheet: where they go, and how they are written behind the sheet. Shared by all threads.</summary>
internal sealed class SheetNotes
{
    readonly Sheet sheet;
    readonly NoteBox box;

    SheetNotes(TemplateSheet sheet, NoteParts parts)
    {
        (this.sheet, Parts) = (sheet.Sheet, parts);
        box = new NoteBox(sheet);
        Mark = new NotesMark(parts.HasVml ? [] : Encoding.UTF8.GetBytes($"<{sheet.Prefix}legacyDrawing xmlns:r=\"{parts.Office}\" r:id=\"{parts.DrawingId}\"/>"));
    }

    public NoteParts Parts { get; }

    /// <summary>Stands in the sheet where it names its VML.</summary>
    public NotesMark Mark { get; }

    /// <summary>The notes of a sheet; null when none of its tags can give one.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="codes">Code of its tags and of the partials.</param>
    /// <param name="package">The template.</param>
    /// <param name="main">Its workbook part.</param>
    /// <param name="taken">Names of parts that other sheets will add.</param>
    public static SheetNotes? Of(TemplateSheet sheet, IEnumerable<string> codes, OpcPackage package, string main, HashSet<string> taken)
    {
        if (!codes.Any(c => c.Contains("note", StringComparison.Ordinal) || c.Contains("eval", StringComparison.Ordinal))) return null;
        var element = sheet.Elements.Find(e => e.Name == "legacyDrawing");
        var tree = element.Name is null ? null : OpcPackage.Guarded(sheet.Sheet.Part, () => new MarkupTree(sheet.Xml[element.Range]));
        return new SheetNotes(sheet, new NoteParts(package, main, sheet.Sheet.Part, tree is null ? null : tree.Value(0, "id") ?? "", taken));
    }

    /// <summary>Writes the parts of the notes; those of the template as they are when there are no notes.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="firstBlock">First free block of ids of shapes.</param>
    /// <param name="contentOf">A part of the template whose notes have followed their cells; null when it is as it was.</param>
    /// <param name="package">The template.</param>
    /// <param name="zip">Takes the parts.</param>
    /// <param name="budget">What may be written.</param>
    public void Write(IReadOnlyList<CellNote> notes, int firstBlock, Func<string, byte[]?> contentOf, OpcPackage package, ForwardZip zip, RenderBudget budget)
    {
        if (notes.Count == 0)
        {
            foreach (var part in Parts.Existed)
            {
                if (contentOf(part) is { } content) zip.AddDeflated(part, content);
                else zip.AddRaw(package.Entries.First(e => e.Name == part));
            }
            return;
        }
        byte[]? Of(string part, bool exists) => exists ? contentOf(part) ?? package.Read(part) : null;
        var texts = new NoteTexts(Of(Parts.Comments, Parts.HasComments), Parts.Main);
        DemandFree(texts, notes);
        WritePart(zip, Parts.Comments, budget, to => texts.Write(notes, Bad, to));
        WritePart(zip, Parts.Vml, budget, to =>
        {
            if (Of(Parts.Vml, Parts.HasVml) is { } vml) NoteShapes.Append(vml, notes, firstBlock, box, to);
            else NoteShapes.Write(notes, firstBlock, box, to);
        });
        zip.AddDeflated(Parts.RelationshipsPart, Parts.WithRelationships());
    }

    static void WritePart(ForwardZip zip, string name, RenderBudget budget, Action<PartWriter> write)
    {
        using var deflated = zip.Start(name);
        using var part = new PartWriter(budget, flow: deflated);
        write(part);
        part.End();
        budget.Finish(part);
    }

    void DemandFree(NoteTexts texts, IReadOnlyList<CellNote> notes)
    {
        var taken = texts.Cells.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var note in notes.Where(n => taken.Count > 0 && taken.Contains(n.Cell.ToString()))) throw Fail(FillingMistake.NoteTaken, note.Cell,
            "模板在这个单元格已有批注，数据又给了一条：请删去其中之一", "the template has a note at this cell, and the data gives it another: delete one of them");
    }

    Exception Bad(CellNote note, char character) => Fail(FillingMistake.BadCharacter, note.Cell,
        $"批注含有不允许的字符 U+{(int)character:X4}：请从数据中删去，它多来自粘贴的文字或被截断的生僻字", $"its note holds the character U+{(int)character:X4}, which no XML may contain: remove it from the data; it comes from pasted text, or from a rare character that was cut in two");

    /// <summary>What is told of a limit that was passed.</summary>
    public static (string Code, string Chinese, string English) Passed(NoteLimit limit) => limit == NoteLimit.Length
        ? (FillingMistake.LongNote, $"批注超过 {NoteTotal.LongestText:N0} 个字符：请缩短", $"its note has more than {NoteTotal.LongestText:N0} characters: shorten it")
        : (FillingMistake.TooManyNotes, $"工作簿的批注超过 {NoteTotal.Most:N0} 条，或合计超过 {NoteTotal.MostCharacters:N0} 个字符，Excel 难以打开：请把说明写进一列", $"the notes of the workbook are more than {NoteTotal.Most:N0}, or have more than {NoteTotal.MostCharacters:N0} characters together, which Excel can hardly open: write the remarks into a column");

    RenderException Fail(string code, CellReference cell, string chinese, string english) => new(new Diagnostic(code, Severity.Error,
        $"工作表“{sheet.Name}”的单元格 {cell}：{chinese} | sheet \"{sheet.Name}\", cell {cell}: {english}", new Place(sheet.Part, 0, cell.ToString(), 0, 0, 0)));
}

/// <summary>Where a sheet names the drawing of its notes, when it has any.</summary>
internal sealed class NotesMark(byte[] element) : SheetMark(SheetMarkKind.Notes)
{
    public readonly byte[] Element = element;
}
