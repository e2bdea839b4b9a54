using System.Text;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Reading;

/// <summary>What somebody did to a finished document.</summary>
static class EditedDocument
{
    public static byte[] With(byte[] document, Func<string, string> edit, string part = "word/document.xml")
    {
        var parts = TestPackage.Names(document).ToDictionary(n => n, n => TestPackage.Read(document, n));
        var before = Encoding.UTF8.GetString(parts[part]);
        var after = edit(before);
        Assert.NotEqual(before, after);
        parts[part] = Encoding.UTF8.GetBytes(after);
        return TestPackage.Zip(parts);
    }

    /// <summary>Replaces the first occurrence.</summary>
    public static byte[] Replace(byte[] document, string old, string now, string part = "word/document.xml") => With(document, xml =>
    {
        var at = xml.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{old} is not in the document");
        return xml[..at] + now + xml[(at + old.Length)..];
    }, part);
}
