using Cqo.Templating.Docx;
using Cqo.Templating.Opc;

namespace Cqo.Templating;

/// <summary>A character as a document shows it for the first time in one font.</summary>
/// <param name="CodePoint">Unicode scalar value.</param>
/// <param name="Place">Part and paragraph of the document.</param>
/// <param name="Around">The text it stands in, at most some twenty characters, so that a person finds it.</param>
public sealed record FontCharacter(int CodePoint, Place Place, string Around);

/// <summary>A font that a document names, and what is to be shown in it.</summary>
/// <param name="Font">Its name as the document spells it.</param>
/// <param name="Alternatives">The other names that the document's font table gives it (<c>w:altName</c>), in their order.</param>
/// <param name="Characters">Every visible character once, in reading order.</param>
public sealed record FontUse(string Font, IReadOnlyList<string> Alternatives, IReadOnlyList<FontCharacter> Characters);

/// <summary>Tells which characters of a finished document stand in which fonts. It knows no font itself: whether one has a character is for the caller to find out.</summary>
public static class DocumentFonts
{
    /// <summary>
    /// Reads body, headers, footers and notes. A character's font follows from its class and the hint (ECMA-376 part 1 §17.3.2.26) and from run, character style, paragraph
    /// style, table style and the defaults of the document, theme fonts resolved. Blanks and characters that show nothing are left out, and so is deleted text.
    /// </summary>
    /// <param name="document">A finished <c>.docx</c>.</param>
    /// <exception cref="RenderException">The file is refused; the diagnostic says why.</exception>
    public static IReadOnlyList<FontUse> Read(ReadOnlyMemory<byte> document)
    {
        try
        {
            return FontStories.Read(PackageGate.OpenDocument(document, out var main), main);
        }
        catch (PackageFault fault)
        {
            throw new RenderException(fault.ToDiagnostic());
        }
    }
}
