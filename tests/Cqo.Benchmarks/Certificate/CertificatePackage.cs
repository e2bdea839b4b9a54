using System.Security;

namespace Cqo.Benchmarks.Certificate;

/// <summary>The certificate as a Word document: one page.</summary>
static class CertificatePackage
{
    /// <summary>The template with its fields written as <paramref name="tag"/> says.</summary>
    public static byte[] Make(Func<string, string> tag) => WordPackage.Make(Body(tag));

    /// <summary>The bytes of <c>word/document.xml</c> alone.</summary>
    public static byte[] MainPart(Func<string, string> tag) => WordPackage.MainPart(Body(tag));

    static string Body(Func<string, string> tag) => string.Concat(CertificateText.With(tag).Select((runs, i) => Paragraph(runs, i == 0)));

    static string Paragraph(string[] runs, bool title) =>
        $"<w:p><w:pPr><w:spacing w:line=\"360\" w:lineRule=\"auto\"/>{(title ? "" : "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>")}<w:jc w:val=\"{(title ? "center" : "both")}\"/></w:pPr>"
        + string.Concat(runs.Select(r => $"<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"{(title ? "方正小标宋简体" : "仿宋_GB2312")}\" w:hAnsi=\"Times New Roman\" w:hint=\"eastAsia\"/><w:sz w:val=\"{(title ? 44 : 32)}\"/><w:szCs w:val=\"{(title ? 44 : 32)}\"/></w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(r)}</w:t></w:r>")) + "</w:p>";
}
