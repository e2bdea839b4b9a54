using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Reads the formats of runs.</summary>
internal static class RunFormats
{
    /// <summary>Format of the first <c>w:rPr</c> among the children of a node.</summary>
    public static WordFormat Of(WordTree tree, int holder)
    {
        var properties = holder < 0 ? -1 : tree.Children(holder).FirstOrDefault(c => tree[c].Name == WordName.RunProperties, -1);
        var format = WordFormat.Run;
        if (properties < 0) return format;
        // Marks of tracked changes belong to the run that was changed.
        foreach (var child in tree.Children(properties).Where(c => tree[c].Name is not (WordName.CharacterData or WordName.Inserted or WordName.Deleted or WordName.MovedTo)))
            if (tree.LocalName(child) is var name and not "rPrChange") format = format.WithXml(name, Encoding.UTF8.GetString(tree.Xml.AsSpan(tree[child].Start..tree[child].End)));
        return format;
    }

    /// <summary>Format of a paragraph; its section, if it ends one, is no part of it.</summary>
    public static WordFormat OfParagraph(WordTree tree, int paragraph)
    {
        var properties = tree.Children(paragraph).FirstOrDefault(c => tree[c].Name == WordName.ParagraphProperties, -1);
        var format = WordFormat.Paragraph;
        if (properties < 0) return format;
        foreach (var child in tree.Children(properties).Where(c => tree[c].Name is not (WordName.CharacterData or WordName.SectionProperties)))
            if (tree.LocalName(child) is var name and not "pPrChange") format = format.WithXml(name, Encoding.UTF8.GetString(tree.Xml.AsSpan(tree[child].Start..tree[child].End)));
        return format;
    }
}
