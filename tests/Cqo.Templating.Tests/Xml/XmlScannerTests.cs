using System.Text;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Tests.Xml;

public sealed class XmlScannerTests
{
    static string Tokens(string xml)
    {
        var bytes = Encoding.UTF8.GetBytes(xml);
        var text = new StringBuilder();
        for (var scanner = new XmlScanner(bytes); scanner.Read();)
            text.Append($"{scanner.Token}[{Encoding.UTF8.GetString(bytes, scanner.Start, scanner.End - scanner.Start)}]");
        return text.ToString();
    }

    [Fact]
    public void Read_WhenWellFormed_ReportsEveryByteOnce() =>
        Assert.Equal("Other[<?xml version=\"1.0\"?>]Start[<a x='1' >]Text[文&amp;]Empty[<b/>]Other[<!-- c -->]CData[<![CDATA[<]]>]End[</a >]", Tokens("<?xml version=\"1.0\"?><a x='1' >文&amp;<b/><!-- c --><![CDATA[<]]></a >"));

    [Fact]
    public void Read_WhenAttributes_GivesTheirRanges()
    {
        var xml = "<w:p a=\"1\" b = 'x&lt;y'/>"u8.ToArray();
        var scanner = new XmlScanner(xml);
        scanner.Read();
        var attributes = scanner.Attributes.ToArray().Select(a => Encoding.UTF8.GetString(xml[a.Name]) + "=" + XmlText.Decode(xml[a.Value]));
        Assert.Equal(["a=1", "b=x<y"], attributes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("<a>")]
    [InlineData("<a></b>")]
    [InlineData("<a/><b/>")]
    [InlineData("<a/>x")]
    [InlineData("<a b=1/>")]
    [InlineData("<a b='1'c='2'/>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<a b='<'/>")]
    [InlineData("<a>&x;</a>")]
    [InlineData("<a>& b</a>")]
    [InlineData("<a>&#0;</a>")]
    [InlineData("<a>&#xD800;</a>")]
    [InlineData("<a>]]></a>")]
    [InlineData("<a>\u0001</a>")]
    [InlineData("<a>\uFFFE</a>")]
    [InlineData("<a><!-- -- --></a>")]
    [InlineData("<a><![CDATA[</a>")]
    [InlineData("<a><?x</a>")]
    [InlineData("<a><?xml version='1.0'?></a>")]
    [InlineData("<1/>")]
    [InlineData("<a")]
    [InlineData("<a b")]
    [InlineData("<a b=")]
    [InlineData("<a b='")]
    [InlineData("</a>")]
    public void Read_WhenNotWellFormed_Refuses(string xml) => Assert.Equal(XmlFault.Malformed, Assert.Throws<XmlFault>(() => Tokens(xml)).Code);

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Read_WhenNested_AcceptsTheLimitOnly(int depth, bool accepted)
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
        if (accepted) Assert.NotEmpty(Tokens(xml));
        else Assert.Equal(XmlFault.Limit, Assert.Throws<XmlFault>(() => Tokens(xml)).Code);
    }

    [Fact]
    public void Read_WhenByteOrderMark_SkipsIt() => Assert.Equal("Empty[<a/>]", Tokens("\uFEFF<a/>"));

    [Fact]
    public void Escape_WhenDecodedAgain_GivesTheSameText()
    {
        const string text = "a<b>&\"'𠮷\t\n\r 、〇";
        var escaped = new byte[text.Length * XmlText.MaxBytesPerChar];
        Assert.Equal(text, XmlText.Decode(escaped.AsSpan(0, XmlText.EscapeText(text, escaped))));
    }
}
