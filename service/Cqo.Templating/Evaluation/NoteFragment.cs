using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>A value, and the note that its cell gets.</summary>
/// <param name="value">The value; it keeps its type.</param>
/// <param name="printed">Its text.</param>
/// <param name="note">Text of the note.</param>
/// <param name="author">Who wrote it; empty for nobody in particular.</param>
internal sealed class NoteFragment(Value value, string printed, string note, string author) : Fragment
{
    internal override string Text => printed;

    internal Value Value => value;
    internal string Note => note;
    internal string Author => author;

    internal override void Write(PartWriter writer, RunFrame frame) =>
        throw writer.Fail("CQO3078", "note 为 Excel 单元格加批注，不能用在 Word 模板里 | `note` gives a cell of a workbook a note: it means nothing in a Word template.");
}
