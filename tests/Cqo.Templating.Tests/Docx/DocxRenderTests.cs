using System.Diagnostics;
using System.Text;
using Cqo.Templating.Opc;
using Cqo.Templating.Tests.Opc;

namespace Cqo.Templating.Tests.Docx;

/// <summary>What holds for every document, whatever it says.</summary>
public sealed class DocxRenderTests
{
    static readonly ModelObject Model = ModelObject.Parse("""{"name":"王丽","xs":[{"n":"甲"},{"n":"乙"}],"yes":true}"""u8);

    static CompiledTemplate Compile(byte[] document)
    {
        var result = Template.Compile(document, TemplateFormat.Docx);
        Assert.True(result.Template is not null, string.Join('\n', result.Diagnostics.Select(d => d.Format("t"))));
        return result.Template;
    }

    static byte[] Render(byte[] document, ModelObject? model = null) => DocxCaseTests.Render(Compile(document), model ?? Model);

    static string Text(byte[] document)
    {
        using var reader = System.Xml.XmlReader.Create(new StringReader(TestPackage.ReadText(document)));
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType is System.Xml.XmlNodeType.Text or System.Xml.XmlNodeType.SignificantWhitespace) text.Append(reader.Value);
            if (reader is { NodeType: System.Xml.XmlNodeType.EndElement, LocalName: "p" }) text.Append('\n');
        }
        return text.ToString();
    }

    [Fact]
    public void Render_WhenTagsAreSplitAtEveryPosition_GivesTheSameText()
    {
        const string source = "甲{{ if yes }}{{ name }}{{ else }}无{{ end }}，{{ for x in xs }}{{ x.n ?? \"}}\" }}；{{ end }}乙";
        var expected = Text(Render(TestPackage.Document(TestPackage.Paragraphs(source))));
        Assert.Equal("甲王丽，甲；乙；乙\n", expected);
        for (var first = 1; first < source.Length; first++)
        {
            string[] runs = [source[..first], source[first..Math.Min(first + 3, source.Length)], source[Math.Min(first + 3, source.Length)..]];
            var body = "<w:p>" + string.Concat(runs.Select((r, i) => $"<w:r><w:rPr><w:sz w:val=\"{20 + i}\"/></w:rPr><w:t xml:space=\"preserve\">{TestPackage.Escape(r)}</w:t></w:r><w:proofErr w:type=\"spellStart\"/>")) + "</w:p>";
            Assert.Equal(expected, Text(Render(TestPackage.Document(body))));
        }
    }

    [Fact]
    public void Render_WhenEveryCharacterIsItsOwnRun_GivesTheSameText()
    {
        const string source = "{{ for x in xs }}《{{ x.n }}》{{ end }}";
        var runs = "<w:p>" + string.Concat(source.Select(c => $"<w:r><w:t xml:space=\"preserve\">{TestPackage.Escape(c.ToString())}</w:t></w:r>")) + "</w:p>";
        Assert.Equal("《甲》《乙》\n", Text(Render(TestPackage.Document(runs))));
    }

    [Fact]
    public void Render_WhenPartsHaveNoTags_CopiesTheirCompressedBytes()
    {
        var template = TestPackage.Document(TestPackage.Paragraphs("{{ name }}"));
        var rendered = RawZip.Read(Render(template)).ToDictionary(e => e.Name);
        foreach (var entry in RawZip.Read(template).Where(e => e.Name != "word/document.xml"))
            Assert.Equal(entry.Compressed.ToArray(), rendered[entry.Name].Compressed.ToArray());
    }

    [Fact]
    public void Render_WhenTemplateHasNoTags_GivesTheSameParts()
    {
        var template = TestPackage.Document(TestPackage.Paragraphs("无标签"));
        Assert.Equal(TestPackage.ReadText(template), TestPackage.ReadText(Render(template)));
    }

    [Fact]
    public void Render_WhenOutputCannotSeek_WritesForward()
    {
        var template = Compile(TestPackage.Document(TestPackage.Paragraphs("{{ name }}")));
        using var output = new MemoryStream();
        template.Render(Model, new ForwardOnly(output));
        Assert.Equal(DocxCaseTests.Render(template, Model), output.ToArray());
    }

    [Fact]
    public void Render_WhenItFails_WritesNothing()
    {
        var template = Compile(TestPackage.Document(TestPackage.Paragraphs("{{ name }}", "{{ nobody }}")));
        using var output = new MemoryStream();
        var failure = Assert.Throws<RenderException>(() => template.Render(Model, output));
        Assert.Equal(0, output.Length);
        Assert.Equal("[word/document.xml ¶2]", failure.Diagnostic.Place.ToString());
        template.Render(ModelObject.Parse("""{"name":"a","nobody":"b"}"""u8), output);
        Assert.Equal("a\nb\n", Text(output.ToArray()));
    }

    [Theory]
    [InlineData("http://schemas.openxmlformats.org/wordprocessingml/2006/main")]
    [InlineData("http://purl.oclc.org/ooxml/wordprocessingml/main")]
    public void Render_WhenAnotherProgramChosePrefixesOrTheStrictForm_ReadsTheSame(string name)
    {
        var parts = TestPackage.Parts(new() { ["word/document.xml"] = $"<x:document xmlns:x=\"{name}\"><x:body><x:p><x:r><x:t>{{{{ t }}}}{{{{ if t }}}}三</x:t></x:r><x:r><x:t>四{{{{ end }}}}五</x:t></x:r></x:p></x:body></x:document>" });
        var document = Render(TestPackage.Zip(parts), ModelObject.Parse("""{"t":"一\n二"}"""u8));
        Assert.Equal("一二三四五\n", Text(document));
        Assert.Single(System.Xml.Linq.XDocument.Parse(TestPackage.ReadText(document)).Descendants(System.Xml.Linq.XName.Get("br", name)));
    }

    [Fact]
    public void Render_WhenThePictureIsMissing_FailsAtItsParagraph()
    {
        var template = Compile(new DocxCase(Path.Combine(DocxCase.Root, "060-picture")).Template());
        var failure = Assert.Throws<RenderException>(() => DocxCaseTests.Render(template, ModelObject.Parse("""{"verify":{"qr":null}}"""u8)));
        Assert.Equal("[word/document.xml ¶1]", failure.Diagnostic.Place.ToString());
    }

    [Fact]
    public async Task Render_WhenManyThreadsShareATemplate_EachGetsItsOwnDocument()
    {
        var template = Compile(TestPackage.Document(TestPackage.Paragraphs("{{ for x in xs }}", "{{ x }}{{ name }}", "{{ end }}")));
        var models = Enumerable.Range(0, 8).Select(i => ModelObject.Parse(Encoding.UTF8.GetBytes($$"""{"name":"{{i}}","xs":[{{string.Join(',', Enumerable.Range(0, i * 20))}}]}"""))).ToArray();
        var expected = models.Select(m => DocxCaseTests.Render(template, m)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++) Assert.Equal(expected[(t + i) % 8], DocxCaseTests.Render(template, models[(t + i) % 8]));
        })));
    }

    [Fact]
    public void Render_WhenLanguageRefusesTags_ReportsAllWithTheirParagraphs()
    {
        var result = Template.Compile(TestPackage.Document(TestPackage.Paragraphs("{{ name", "{{ 1 + }}", "{{ end }}")), TemplateFormat.Docx);
        Assert.Null(result.Template);
        Assert.Equal([1, 3], result.Diagnostics.Where(d => d.Code.StartsWith("CQO5", StringComparison.Ordinal)).Select(d => d.Place.Paragraph));
        var language = Template.Compile(TestPackage.Document(TestPackage.Paragraphs("好", "{{ 1 + }}", "{{ ) }}")), TemplateFormat.Docx);
        Assert.Equal([2, 3], language.Diagnostics.Select(d => d.Place.Paragraph).Distinct());
    }

    [Fact]
    public void Compile_WhenDocumentGrows_WorksInProportion()
    {
        static long Allocated(int paragraphs)
        {
            var document = TestPackage.Document(string.Concat(Enumerable.Range(0, paragraphs).Select(i => TestPackage.Paragraphs($"{{{{ for x in xs }}}}第{i}项{{{{ x.n }}}}", "{{ end }}"))));
            Compile(document);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Compile(document);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.InRange((double)Allocated(800) / Allocated(200), 2, 6);
    }

    [Fact]
    public void Render_WhenListGrows_WritesInProportion()
    {
        var template = Compile(TestPackage.Document(TestPackage.Paragraphs("{{ for x in xs }}", "行 {{ x }}", "{{ end }}")));
        int Length(int rows) => TestPackage.Read(DocxCaseTests.Render(template, ModelObject.Parse(Encoding.UTF8.GetBytes($$"""{"xs":[{{string.Join(',', Enumerable.Repeat(7, rows))}}]}"""))), "word/document.xml").Length;
        var (none, some, more) = (Length(0), Length(1000), Length(20_000));
        Assert.Equal(20 * (some - none), more - none);
    }

    [Fact]
    public void Compile_WhenManyBlocksNest_EndsSoon()
    {
        var watch = Stopwatch.StartNew();
        var open = Enumerable.Repeat("{{ for x in xs }}", 2000);
        Template.Compile(TestPackage.Document(TestPackage.Paragraphs([.. open, "{{ x.n }}", .. Enumerable.Repeat("{{ end }}", 2000)])), TemplateFormat.Docx);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    sealed class ForwardOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
