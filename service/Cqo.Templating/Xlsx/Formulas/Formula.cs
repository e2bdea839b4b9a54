using System.Buffers;
using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>
/// A formula of a template in A1 notation, read once and written for every place it comes to stand. A reference moves with its lines; a range reaches from the first line of
/// its first to the last line of its last; a single cell in repeated lines that is all of an argument becomes all its items, elsewhere the first of them. <c>$</c> stays.
/// What is not a reference to cells of this workbook is copied as it stands. Immutable.
/// </summary>
internal sealed partial class Formula
{
    readonly FormulaPart[] parts;

    Formula(string text, FormulaPart[] parts) => (Text, this.parts) = (text, parts);

    /// <summary>As the template has it, without <c>=</c>.</summary>
    public string Text { get; }

    /// <summary>Whether it refers to any cells: if not, it is the same everywhere.</summary>
    public bool HasReferences => parts.Any(p => p.Reference is not null);

    /// <summary>Lines that it mentions, in the order of the text.</summary>
    public IEnumerable<FormulaReference> References => parts.Where(p => p.Reference is not null).Select(p => p.Reference!.Lines);

    /// <summary>Reads a formula; any text is one.</summary>
    /// <param name="text">Text without <c>=</c> and without escapes of XML.</param>
    public static Formula Parse(string text)
    {
        var tokens = FormulaLexer.Tokens(text);
        var roles = new ArgumentRoles(text, tokens);
        var parts = new List<FormulaPart>();
        var copied = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != FormulaTokenKind.Cells) continue;
            if (tokens[i].Start > copied) parts.Add(new FormulaPart(Escaped(text[copied..tokens[i].Start]), null));
            copied = tokens[i].End;
            parts.Add(new FormulaPart(Escaped(text[tokens[i].Start..copied]), new CellsReference(text, tokens[i], roles.Of(i))));
        }
        if (copied < text.Length) parts.Add(new FormulaPart(Escaped(text[copied..]), null));
        return new Formula(text, [.. parts]);
    }

    static byte[] Escaped(string text)
    {
        var bytes = new byte[text.Length * XmlText.MaxBytesPerChar];
        return bytes[..XmlText.EscapeText(text, bytes)];
    }

    /// <summary>Writes the formula as it reads from a place, escaped as text of an element. Takes no memory but the output.</summary>
    public FormulaNotes Write(in FormulaView view, IBufferWriter<byte> to)
    {
        var notes = FormulaNotes.None;
        foreach (var part in parts)
        {
            if (part.Reference is not null && part.Reference.Moves(view, out var moved, ref notes)) part.Reference.Write(moved, view, to);
            else to.Write(part.Original);
        }
        return notes;
    }

    /// <summary>The formula as it reads from a place.</summary>
    public string Moved(in FormulaView view, ref FormulaNotes notes)
    {
        var bytes = new ArrayBufferWriter<byte>();
        notes |= Write(view, bytes);
        return XmlText.Decode(bytes.WrittenSpan);
    }

    /// <summary>The formula as it would read when copied to another cell: what has no <c>$</c> moves by as many lines (shared formulas, ECMA-376 part 1 §18.3.1.40).</summary>
    public Formula Copied(int rows, int columns)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Reference is null) text.Append(XmlText.Decode(part.Original));
            else part.Reference.AppendCopy(text, rows, columns);
        }
        return Parse(text.ToString());
    }

    /// <param name="Original">As the template has it, escaped.</param>
    /// <param name="Reference">What it refers to, or null when it is only copied.</param>
    readonly record struct FormulaPart(byte[] Original, CellsReference? Reference);
}
