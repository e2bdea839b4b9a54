using System.IO.Compression;
using System.Text;

namespace Cqo.Benchmarks;

/// <summary>A document of the size that Word saves: a body, and the styles, theme, settings and fonts that come with every document.</summary>
static class WordPackage
{
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    const string A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    static readonly (string Name, string Kind)[] WordParts = [("styles", "styles"), ("settings", "settings"), ("webSettings", "webSettings"), ("fontTable", "fontTable")];

    /// <summary>The package around a body.</summary>
    public static byte[] Make(string body)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
            foreach (var (name, content) in Parts(body))
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(Declaration + content));
            }
        return output.ToArray();
    }

    /// <summary>The bytes of <c>word/document.xml</c> alone.</summary>
    public static byte[] MainPart(string body) => Encoding.UTF8.GetBytes(Declaration + Document(body));

    static IEnumerable<(string, string)> Parts(string body) =>
    [
        ("[Content_Types].xml", ContentTypes()),
        ("_rels/.rels", Relationships([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", Relationships([.. WordParts.Select(p => (p.Kind, p.Name + ".xml")), ("theme", "theme/theme1.xml")])),
        ("word/document.xml", Document(body)),
        ("word/styles.xml", Styles()),
        ("word/settings.xml", $"<w:settings {W}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/><w:drawingGridVerticalSpacing w:val=\"156\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"),
        ("word/webSettings.xml", $"<w:webSettings {W}><w:optimizeForBrowser/></w:webSettings>"),
        ("word/fontTable.xml", Fonts()),
        ("word/theme/theme1.xml", Theme()),
    ];

    static string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Word}.document.main+xml\"/><Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>"
        + string.Concat(WordParts.Select(p => $"<Override PartName=\"/word/{p.Name}.xml\" ContentType=\"{Word}.{p.Kind}+xml\"/>")) + "</Types>";

    static string Relationships(IEnumerable<(string Kind, string Target)> targets) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(targets.Select((t, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{t.Kind}\" Target=\"{t.Target}\"/>")) + "</Relationships>";

    static string Document(string body) =>
        $"<w:document {W}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" w:linePitch=\"312\"/></w:sectPr></w:body></w:document>";

    static string Styles() => $"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\" w:hAnsiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/><w:kern w:val=\"2\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "<w:latentStyles w:defLockedState=\"0\" w:defUIPriority=\"99\" w:defSemiHidden=\"0\" w:defUnhideWhenUsed=\"0\" w:defQFormat=\"0\" w:count=\"376\">" + string.Concat(LatentNames().Take(376).Select(n => $"<w:lsdException w:name=\"{n}\" w:semiHidden=\"1\" w:uiPriority=\"39\" w:unhideWhenUsed=\"1\" w:qFormat=\"1\"/>")) + "</w:latentStyles>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/></w:pPr></w:style>" + string.Concat(Enumerable.Range(1, 9).Select(Heading)) + "</w:styles>";

    static string Heading(int level) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"a\"/><w:next w:val=\"a\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"{480 - level * 40}\" w:after=\"80\"/><w:outlineLvl w:val=\"{level - 1}\"/></w:pPr><w:rPr><w:rFonts w:asciiTheme=\"majorHAnsi\" w:eastAsiaTheme=\"majorEastAsia\" w:hAnsiTheme=\"majorHAnsi\" w:cstheme=\"majorBidi\"/><w:b/><w:sz w:val=\"{50 - level * 2}\"/></w:rPr></w:style>";

    static IEnumerable<string> LatentNames()
    {
        foreach (var kind in new[] { "heading", "toc", "index", "List Bullet", "List Number", "Body Text", "List Continue" })
            for (var i = 1; i <= 9; i++) yield return $"{kind} {i}";
        foreach (var table in new[] { "Light Shading", "Light List", "Light Grid", "Medium Shading 1", "Medium Shading 2", "Medium List 1", "Medium List 2", "Medium Grid 1", "Medium Grid 2", "Medium Grid 3", "Dark List", "Colorful Grid", "Grid Table 1 Light", "Grid Table 2", "Grid Table 3", "Grid Table 4", "Grid Table 5 Dark", "Grid Table 6 Colorful", "Grid Table 7 Colorful", "List Table 1 Light", "List Table 2", "List Table 3", "List Table 4", "List Table 5 Dark", "List Table 6 Colorful", "List Table 7 Colorful" })
            for (var accent = 0; accent <= 6; accent++) yield return accent == 0 ? table : $"{table} Accent {accent}";
        for (var i = 1; i <= 200; i++) yield return $"Table Style {i}";
    }

    static string Fonts() => $"<w:fonts {W}>" + string.Concat(new[] { "Times New Roman", "仿宋_GB2312", "方正小标宋简体", "等线", "Calibri" }.Select(f =>
        $"<w:font w:name=\"{f}\"><w:panose1 w:val=\"02010600030101010101\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/><w:sig w:usb0=\"00000003\" w:usb1=\"288F0000\" w:usb2=\"00000016\" w:usb3=\"00000000\" w:csb0=\"00040001\" w:csb1=\"00000000\"/></w:font>")) + "</w:fonts>";

    static string Theme()
    {
        var colors = string.Concat(new[] { "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink" }.Select((c, i) => $"<a:{c}><a:srgbClr val=\"{i * 0x151515:X6}\"/></a:{c}>"));
        var scripts = string.Concat(new[] { "Jpan", "Hang", "Hans", "Hant", "Arab", "Hebr", "Thai", "Ethi", "Beng", "Gujr", "Khmr", "Knda", "Guru", "Cans", "Cher", "Yiii", "Tibt", "Thaa", "Deva", "Telu", "Taml", "Syrc", "Orya", "Mlym", "Laoo", "Sinh", "Mong", "Viet", "Uigh", "Geor" }.Select(s => $"<a:font script=\"{s}\" typeface=\"等线\"/>"));
        var fonts = string.Concat(new[] { "majorFont", "minorFont" }.Select(f => $"<a:{f}><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>{scripts}</a:{f}>"));
        var fills = string.Concat(Enumerable.Repeat("<a:gradFill rotWithShape=\"1\"><a:gsLst><a:gs pos=\"0\"><a:schemeClr val=\"phClr\"><a:lumMod val=\"110000\"/></a:schemeClr></a:gs><a:gs pos=\"100000\"><a:schemeClr val=\"phClr\"><a:lumMod val=\"105000\"/></a:schemeClr></a:gs></a:gsLst><a:lin ang=\"5400000\" scaled=\"0\"/></a:gradFill>", 3));
        var lines = string.Concat(new[] { 6350, 12700, 19050 }.Select(l => $"<a:ln w=\"{l}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:prstDash val=\"solid\"/><a:miter lim=\"800000\"/></a:ln>"));
        var effects = string.Concat(Enumerable.Repeat("<a:effectStyle><a:effectLst/></a:effectStyle>", 3));
        return $"<a:theme xmlns:a=\"{A}\" name=\"Office\"><a:themeElements><a:clrScheme name=\"Office\">{colors}</a:clrScheme><a:fontScheme name=\"Office\">{fonts}</a:fontScheme><a:fmtScheme name=\"Office\"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
    }
}
