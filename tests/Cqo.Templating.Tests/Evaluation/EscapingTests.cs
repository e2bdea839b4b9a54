using System.Text;
using System.Xml;
using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;
using FsCheck;
using FsCheck.Fluent;

namespace Cqo.Templating.Tests.Evaluation;

/// <summary>Values inside a document come back unchanged from an XML reader that is not ours.</summary>
public sealed class EscapingTests
{
    static string Written(string value, OutputContext context)
    {
        using var writer = new PartWriter(new RenderBudget(new RenderOptions(), default));
        writer.WriteText(value, context);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    static XmlReader Reader(string xml) => XmlReader.Create(new StringReader(xml), new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Document });

    static bool IsLegal(string? text)
    {
        if (text is null) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) { i++; continue; }
            if (!XmlConvert.IsXmlChar(text[i])) return false;
        }
        return true;
    }

    static readonly Arbitrary<string> Texts = Arb.From(ArbMap.Default.GeneratorFor<string>().Where(IsLegal));

    static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(7, 11);

    [Fact]
    public void WriteText_WhenInWordText_ReadsBackWithBreaksAndTabs() =>
        Prop.ForAll(Texts, value => ReadWord(Written(value, OutputContext.WordText)) == value.ReplaceLineEndings("\n").Replace('\r', '\n')
            || value.AsSpan().IndexOfAny("\u0085\u2028\u2029\f") >= 0).Check(Seeded);

    static string ReadWord(string written)
    {
        var text = new StringBuilder();
        using var reader = Reader($"<w:p xmlns:w='w'><w:t xml:space='preserve'>{written}</w:t></w:p>");
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA) text.Append(reader.Value);
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "br" }) text.Append('\n');
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "tab" }) text.Append('\t');
        }
        return text.ToString();
    }

    [Fact]
    public void WriteText_WhenInAttribute_ReadsBackUnchanged() =>
        Prop.ForAll(Texts, value => ReadAttribute(Written(value, OutputContext.XmlAttribute)) == value.Replace("\r\n", "\n").Replace('\r', '\n')).Check(Seeded);

    static string? ReadAttribute(string written)
    {
        using var reader = Reader($"<a b=\"{written}\"/>");
        reader.Read();
        return reader.GetAttribute("b");
    }

    [Theory]
    [InlineData("a\u0008b", "CQO3010", "U+0008")]
    [InlineData("a\uFFFE", "CQO3010", "U+FFFE")]
    public void WriteText_WhenACharacterIsNotAllowed_NamesIt(string value, string code, string shown)
    {
        var failure = Assert.Throws<RenderException>(() => Written(value, OutputContext.WordText)).Diagnostic;
        Assert.Equal(code, failure.Code);
        Assert.Contains(shown, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteText_WhenARareCharacterWasCutInTwo_NamesTheHalf()
    {
        var failure = Assert.Throws<RenderException>(() => Written("𠮷"[..1], OutputContext.WordText)).Diagnostic;
        Assert.Equal("CQO3011", failure.Code);
        Assert.Contains("U+D842", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteText_WhenItHasBreaksAndTabs_WritesElements() =>
        Assert.Equal("a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t><w:tab/><w:t xml:space=\"preserve\">&lt;c&gt; &amp; \"d\"",
            Written("a\r\nb\t<c> & \"d\"", OutputContext.WordText));

    [Theory]
    [InlineData("not a picture", "CQO3020")]
    [InlineData("data:image/png;base64,@@@@", "CQO3022")]
    [InlineData("data:image/png;base64,AAAA", "CQO3023")]
    [InlineData("data:text/html;base64,AAAA", "CQO3020")]
    public void WriteText_WhenThePictureIsWrong_SaysSo(string value, string code) =>
        Assert.Equal(code, Assert.Throws<RenderException>(() => Written(value, OutputContext.Picture)).Diagnostic.Code);

    [Fact]
    public void WriteText_WhenPicturesAreEqual_StoresThemOnce()
    {
        var png = "data:image/png;base64," + Convert.ToBase64String([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 3, 0, 0, 0, 2]);
        using var writer = new PartWriter(new RenderBudget(new RenderOptions(), default));
        writer.WriteText(png, OutputContext.Picture);
        writer.WriteText(png, OutputContext.Picture);
        Assert.Equal("rIdCqo1rIdCqo1", Encoding.UTF8.GetString(writer.Written.Span));
        var picture = Assert.Single(writer.Pictures);
        Assert.Equal(("png", 3, 2), (picture.Extension, picture.WidthPixels, picture.HeightPixels));
    }
}
