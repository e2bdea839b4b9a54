namespace Cqo.Templating.Xlsx.Notes;

/// <summary>A note of the data.</summary>
/// <param name="Cell">Its cell in the document.</param>
/// <param name="Text">What it says.</param>
/// <param name="Author">Who wrote it.</param>
internal readonly record struct CellNote(CellReference Cell, string Text, string Author);

/// <summary>The notes of one sheet while it is written: of each its cell and its texts, nothing else.</summary>
/// <param name="total">What the notes of the workbook take together.</param>
internal sealed class CollectedNotes(NoteTotal total)
{
    readonly List<CellNote> notes = [];

    public IReadOnlyList<CellNote> All => notes;

    /// <summary>Adds a note. The notes of several values in one cell are lines of one.</summary>
    /// <returns>Null, or what limit was passed.</returns>
    public NoteLimit? Add(CellReference cell, string text, string author)
    {
        if (notes.Count > 0 && notes[^1].Cell == cell)
        {
            var (before, both) = (notes[^1], notes[^1].Text + "\n" + text);
            notes[^1] = new CellNote(cell, both, before.Author);
            return total.Add(0, text.Length + 1) ?? (both.Length > NoteTotal.LongestText ? NoteLimit.Length : null);
        }
        notes.Add(new CellNote(cell, text, author));
        return text.Length > NoteTotal.LongestText ? NoteLimit.Length : total.Add(1, text.Length + author.Length);
    }
}

/// <summary>Limits of notes.</summary>
internal enum NoteLimit
{
    /// <summary>Too many, or too much text in all of them.</summary>
    Total,
    /// <summary>One has too much text.</summary>
    Length,
}

/// <summary>What the notes of one document take: they are held until their sheet is written.</summary>
internal sealed class NoteTotal
{
    /// <summary>Notes of a document: each is a shape that Excel makes when it opens the file.</summary>
    public const int Most = 65_536;
    /// <summary>Characters of all of them.</summary>
    public const int MostCharacters = 8 << 20;
    /// <summary>Characters of one: what a cell holds.</summary>
    public const int LongestText = 32_767;

    int count;
    long characters;

    public NoteLimit? Add(int notes, int length)
    {
        count += notes;
        characters += length;
        return count > Most || characters > MostCharacters ? NoteLimit.Total : null;
    }
}
