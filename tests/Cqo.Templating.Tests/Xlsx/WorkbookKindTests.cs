using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Cqo.Templating.Tests.Opc;
using Cqo.Templating.Xlsx;

namespace Cqo.Templating.Tests.Xlsx;

/// <summary>A file that is no .xlsx is named for what it is, whatever its name ends in, with what to do.</summary>
public sealed class WorkbookKindTests
{
    static void AssertNamed(byte[] file, string code, string mark)
    {
        foreach (var result in new[] { Workbook.Open(file), Workbook.Open(new MemoryStream(file)) })
        {
            Assert.Null(result.Workbook);
            var diagnostic = Assert.Single(result.Diagnostics);
            Assert.Equal(code, diagnostic.Code);
            Assert.Contains(mark, diagnostic.Message);
            Assert.Equal(2, diagnostic.Message.Split(" | ").Length);
        }
    }

    [Theory]
    [InlineData("", "CQO7001", "empty")]
    [InlineData("\u0001\u0002\u0003", "CQO7001", "no Excel workbook")]
    [InlineData("企业名称,信用代码\r\n甲,91\r\n", "CQO7003", "CSV (UTF-8)")]
    [InlineData("name\tcode\n", "CQO7003", "plain text or CSV")]
    [InlineData("\uFEFFname;code", "CQO7003", "CSV")]
    [InlineData("ID;PWXL;N;E\r\n", "CQO7003", "SYLK")]
    [InlineData("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1</td></tr></table></html>", "CQO7003", "web page")]
    [InlineData("\r\n <table border=1><tr><td>1</table>", "CQO7003", "网页")]
    [InlineData("<meta http-equiv=Content-Type><style></style><table>", "CQO7003", "web page")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related", "CQO7003", ".mht")]
    [InlineData("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "CQO7003", "2003")]
    [InlineData("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis\"/>", "CQO7003", ".fods")]
    [InlineData("<?xml version=\"1.0\"?><x/>", "CQO7004", "XML")]
    [InlineData("%PDF-1.7", "CQO7004", "PDF")]
    [InlineData("{\\rtf1}", "CQO7004", "RTF")]
    [InlineData("Rar!", "CQO7004", "RAR")]
    [InlineData("PK\u0003\u0004", "CQO5004", "directory")]
    public void Open_WhenNoPackage_NamesIt(string content, string code, string mark) => AssertNamed(Encoding.UTF8.GetBytes(content), code, mark);

    [Fact]
    public void Open_WhenGb18030Text_NamesIt() => AssertNamed([0xC6, 0xF3, 0xD2, 0xB5, 0xC3, 0xFB, 0xB3, 0xC6, (byte)',', 0xB4, 0xFA, (byte)'\r', (byte)'\n'], "CQO7003", "CSV");

    [Fact]
    public void Open_WhenUtf16Text_NamesIt() => AssertNamed([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("企业\t代码")], "CQO7003", "CSV (UTF-16)");

    [Theory]
    [InlineData(new byte[] { 9, 0, 4, 0, 2, 0, 0x10, 0 }, "2.0")]
    [InlineData(new byte[] { 9, 8, 8, 0, 0, 5, 5, 0 }, "95")]
    public void Open_WhenBiffWithoutOle_NamesIt(byte[] file, string mark) => AssertNamed(file, "CQO7003", mark);

    [Theory]
    [InlineData("Workbook", "CQO7003", ".xls")]
    [InlineData("Book", "CQO7003", ".et")]
    [InlineData("EncryptedPackage", "CQO7002", "password")]
    [InlineData("WordDocument", "CQO7004", ".doc")]
    [InlineData("PowerPoint Document", "CQO7004", ".ppt")]
    [InlineData("Contents", "CQO7003", "old Office")]
    public void Open_WhenOle_TellsByItsStreams(string stream, string code, string mark) => AssertNamed(Ole("Root Entry", "\u0001CompObj", "\u0005SummaryInformation", "\u0005DocumentSummaryInformation", stream), code, mark);

    [Fact]
    public void Open_WhenOleIsCutOff_StillEndsInOrder()
    {
        var file = Ole("Root Entry", "Workbook");
        for (var length = 8; length < file.Length; length += 3) AssertNamed(file[..length], "CQO7003", ".xlsx");
        // A chain of sectors that bites its own tail.
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(512 + 4), 1);
        AssertNamed(file, "CQO7003", ".xls");
    }

    // The smallest compound file: header, one sector of the allocation table, the directory in two that are apart.
    static byte[] Ole(params string[] names)
    {
        var file = new byte[512 * 5];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(30), 9);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(76), 0);
        file.AsSpan(512, 512).Fill(0xFF);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(512 + 4), 3);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(512 + 12), -2);
        for (var i = 0; i < names.Length; i++)
        {
            var entry = file.AsSpan(i < 4 ? 1024 + (i * 128) : 2048 + ((i - 4) * 128));
            Encoding.Unicode.GetBytes(names[i], entry);
            BinaryPrimitives.WriteInt16LittleEndian(entry[64..], (short)((names[i].Length + 1) * 2));
        }
        return file;
    }

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "CQO7003", ".xlsb")]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "CQO7003", ".xlsm")]
    [InlineData("application/vnd.ms-excel.template.macroEnabled.main+xml", "CQO7003", ".xltm")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "CQO7003", ".xltx")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "CQO7004", "Word")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "CQO7004", "PowerPoint")]
    [InlineData("text/plain", "CQO7004", "text/plain")]
    public void Open_WhenAnotherPackage_NamesIt(string type, string code, string mark)
    {
        var parts = new TestWorkbook().Parts(TestWorkbook.Worksheet(""));
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type));
        AssertNamed(TestPackage.Zip(parts), code, mark);
    }

    [Theory]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", "CQO7003", ".ods")]
    [InlineData("application/vnd.oasis.opendocument.text", "CQO7004", "OpenDocument")]
    public void Open_WhenOpenDocument_NamesIt(string mime, string code, string mark) =>
        AssertNamed(TestPackage.Zip(new() { ["mimetype"] = Encoding.ASCII.GetBytes(mime), ["content.xml"] = "<x/>"u8.ToArray() }, "mimetype"), code, mark);

    [Fact]
    public void Open_WhenPlainZipOrNumbers_NamesIt()
    {
        AssertNamed(TestPackage.Zip(new() { ["县.xlsx"] = "x"u8.ToArray() }), "CQO7001", "unpack");
        AssertNamed(TestPackage.Zip(new() { ["Index/Document.iwa"] = "x"u8.ToArray() }), "CQO7003", "Numbers");
    }

    [Fact]
    public void Open_WhenADocumentOfWord_NamesIt() => AssertNamed(TestPackage.Document(TestPackage.Paragraphs("字")), "CQO7004", "a Word document");

    [Theory]
    [InlineData("xl/vbaProject.bin", "x")]
    [InlineData("xl/embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject")]
    [InlineData("xl/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml")]
    [InlineData("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml")]
    public void Open_WhenItHoldsActiveContent_Refuses(string part, string type)
    {
        var parts = new TestWorkbook().Parts(TestWorkbook.Worksheet(""));
        parts[part] = "x"u8.ToArray();
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace("</Types>", $"<Override PartName=\"/{part}\" ContentType=\"{type}\"/></Types>"));
        AssertNamed(TestPackage.Zip(parts), "CQO7008", "macros");
    }

    [Fact]
    public void Open_WhenZipHasAPassword_SaysSo()
    {
        var file = new TestWorkbook().Of("");
        file[file.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        file[6] |= 1;
        AssertNamed(file, "CQO5002", "password");
    }

    [Fact]
    public void Open_WhenCutOffAnywhere_Refuses()
    {
        var file = new TestWorkbook().Of("<row/>");
        for (var length = 0; length < file.Length; length += 11) Assert.Null(Workbook.Open(file.AsMemory(0, length)).Workbook);
    }

    // Programs that write without knowing sizes ahead (POI's streaming writer, for one) put them into the zip64 field of every entry.
    [Fact]
    public void Open_WhenSizesStandInZip64Fields_ReadsThem()
    {
        var file = Wide(new TestWorkbook().Parts(TestWorkbook.Worksheet("<row><c><v>5</v></c></row>")));
        using (var zip = new ZipArchive(new MemoryStream(file))) Assert.True(zip.Entries.Count > 4);
        Assert.Equal(["A1 Number 5"], TestWorkbook.Cells(file));
        file[file.AsSpan().IndexOf("PK\u0001\u0002"u8) + 46 + "[Content_Types].xml".Length + 4]++;
        AssertNamed(file, "CQO5004", "contradicts");
    }

    static byte[] Wide(Dictionary<string, byte[]> parts)
    {
        using var output = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, content) in parts)
        {
            var (offset, bytes, crc) = ((uint)output.Length, Encoding.UTF8.GetBytes(name), Cqo.Templating.Opc.Crc32.Append(0, content));
            byte[] extra = [1, 0, 16, 0, .. BitConverter.GetBytes((long)content.Length), .. BitConverter.GetBytes((long)content.Length)];
            byte[] common = [45, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, .. BitConverter.GetBytes(crc), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. BitConverter.GetBytes((short)bytes.Length), .. BitConverter.GetBytes((short)extra.Length)];
            output.Write([.. "PK\u0003\u0004"u8, .. common, .. bytes, .. extra, .. content]);
            directory.Write([.. "PK\u0001\u0002"u8, 45, 0, .. common, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(offset), .. bytes, .. extra]);
        }
        var start = (uint)output.Length;
        output.Write(directory.ToArray());
        output.Write([.. "PK\u0005\u0006"u8, 0, 0, 0, 0, .. BitConverter.GetBytes((short)parts.Count), .. BitConverter.GetBytes((short)parts.Count), .. BitConverter.GetBytes((uint)directory.Length), .. BitConverter.GetBytes(start), 0, 0]);
        return output.ToArray();
    }
}
