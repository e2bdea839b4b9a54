using System.Text;
using System.Xml;
using System.Xml.Linq;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Tests.Shipped;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>
/// Word cuts text into runs wherever it likes: after a correction, a change of keyboard, a saved cursor. Every tag of every shipped template is split at
/// every position, with what Word leaves between the pieces, and the paper must say the same.
/// </summary>
public sealed class SplitTagTests
{
    const int Rounds = 25;
    const int Seed = 20261122;
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static readonly XName Space = XNamespace.Xml + "space";

    public static TheoryData<string> Templates => [.. SourceTree.TemplateIds];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Render_WhenEveryTagIsSplitAtEveryPosition_SaysTheSame(string id)
    {
        var good = SourceTree.Template(id);
        var expected = Text(good, id);
        var longest = 0;
        // All tags are split at once, each at its own position of that number, so that all positions of all tags come by.
        for (var at = 1; at <= Math.Max(1, longest); at++)
        {
            var split = Split(good, (tag, _) => { longest = Math.Max(longest, tag.Length - 1); return at < tag.Length ? [at] : []; }, at);
            Assert.True(expected == Text(split, id), $"{id}: split behind {at} characters");
        }
        Assert.InRange(longest, 20, 200);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Render_WhenTagsAreSplitAtRandom_SaysTheSame(string id)
    {
        var good = SourceTree.Template(id);
        var expected = Text(good, id);
        for (var seed = Seed; seed < Seed + Rounds; seed++)
        {
            var random = new Random(seed);
            var split = Split(good, (tag, _) => [.. Enumerable.Range(1, tag.Length - 1).Where(_ => random.Next(4) == 0)], seed);
            Assert.True(expected == Text(split, id), $"{id}: seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Render_WhenEveryCharacterIsARunOfItsOwn_SaysTheSame(string id)
    {
        var good = SourceTree.Template(id);
        Assert.Equal(Text(good, id), Text(Split(good, (tag, _) => [.. Enumerable.Range(1, tag.Length - 1)], 0), id));
    }

    static string Text(byte[] template, string id)
    {
        var compiled = Template.Compile(template, TemplateFormat.Docx);
        Assert.True(compiled.Template is not null, string.Join('\n', compiled.Diagnostics));
        using var output = new MemoryStream();
        compiled.Template.Render(ModelObject.Parse(Encoding.UTF8.GetBytes(SourceTree.Sample(id).ToJsonString())), output);
        var text = new StringBuilder();
        foreach (var node in XDocument.Parse(TestPackage.ReadText(output.ToArray()), LoadOptions.PreserveWhitespace).Descendants(W + "p"))
            text.AppendJoin("", node.Descendants(W + "t").Where(t => t.Ancestors(W + "p").First() == node).Select(t => t.Value)).Append('\n');
        return text.ToString();
    }

    // Cuts the runs that hold tags: `cuts` gives the offsets inside a tag.
    static byte[] Split(byte[] template, Func<string, int, int[]> cuts, int filler)
    {
        var parts = Cqo.Templating.Opc.RawZip.Read(template).ToDictionary(e => e.Name, Cqo.Templating.Opc.RawZip.Inflate);
        var document = XDocument.Parse(TestPackage.ReadText(template), LoadOptions.PreserveWhitespace);
        foreach (var text in document.Descendants(W + "t").Where(t => t.Value.Contains("{{", StringComparison.Ordinal)).ToList())
        {
            var offsets = Offsets(text.Value, cuts).ToList();
            if (offsets.Count > 0) Cut(text.Parent!, text.Value, offsets, filler++);
        }
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) document.Save(writer);
        parts["word/document.xml"] = bytes.ToArray();
        return TestPackage.Zip(parts);
    }

    static IEnumerable<int> Offsets(string text, Func<string, int, int[]> cuts)
    {
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0;)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal) + 2;
            Assert.True(close > 1, $"a tag of a shipped template is split already: {text}");
            foreach (var cut in cuts(text[open..close], open)) yield return open + cut;
            open = text.IndexOf("{{", close, StringComparison.Ordinal);
        }
    }

    static void Cut(XElement run, string text, List<int> offsets, int filler)
    {
        Assert.Equal(W + "r", run.Name);
        var from = 0;
        foreach (var to in offsets.Append(text.Length))
        {
            var piece = new XElement(run);
            piece.Element(W + "t")!.ReplaceWith(new XElement(W + "t", new XAttribute(Space, "preserve"), text[from..to]));
            if (from > 0)
            {
                Change(piece, filler);
                run.AddBeforeSelf(Between(filler));
            }
            run.AddBeforeSelf(piece);
            (from, filler) = (to, filler + 1);
        }
        run.Remove();
    }

    // What Word changes in a run that it has split off.
    static void Change(XElement run, int filler)
    {
        if (filler % 3 == 0) run.SetAttributeValue(W + "rsidR", "00A77B3E");
        if (filler % 3 != 1) return;
        if (run.Element(W + "rPr") is null) run.AddFirst(new XElement(W + "rPr"));
        var fonts = run.Element(W + "rPr")!.Element(W + "rFonts");
        if (fonts is null) run.Element(W + "rPr")!.AddFirst(fonts = new XElement(W + "rFonts"));
        fonts.SetAttributeValue(W + "hint", "eastAsia");
    }

    // What Word leaves between runs.
    static XElement[] Between(int filler) => (filler % 5) switch
    {
        0 => [new XElement(W + "proofErr", new XAttribute(W + "type", "spellStart"))],
        1 => [new XElement(W + "bookmarkStart", new XAttribute(W + "id", 9000 + filler), new XAttribute(W + "name", $"_Hlk{filler}")), new XElement(W + "bookmarkEnd", new XAttribute(W + "id", 9000 + filler))],
        2 => [new XElement(W + "proofErr", new XAttribute(W + "type", "gramEnd"))],
        3 => [new XElement(W + "r", new XElement(W + "rPr", new XElement(W + "lang", new XAttribute(W + "eastAsia", "zh-CN"))))],
        _ => [],
    };
}
