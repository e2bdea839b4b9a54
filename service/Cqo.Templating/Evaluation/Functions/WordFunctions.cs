using System.Globalization;
using System.Text;
using Cqo.Templating.Evaluation.Charts;
using Cqo.Templating.Evaluation.RichText;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>word</c>, our own: values that are more than text in a Word document. In plain text they print as text.</summary>
internal static class WordFunctions
{
    static readonly (string Unit, double Size)[] Units = [("cm", 360_000), ("mm", 36_000), ("pt", 12_700), ("px", 9525), ("in", 914_400), ("厘米", 360_000), ("毫米", 36_000), ("磅", 12_700)];

    // Word's own limit: 22 inches.
    const double Longest = 22 * 914_400.0;

    // Bytes that the largest code (version 40) holds at each level, ISO/IEC 18004 table 7.
    static readonly Dictionary<char, int> QrBytes = new() { ['L'] = 2953, ['M'] = 2331, ['Q'] = 1663, ['H'] = 1273 };
    const long QrSize = 900_000;
    const int LongestMarkdown = 100_000;

    internal static void Register(Action<string, Builtin> add)
    {
        add("word.image", (run, g) => g[0].IsNull ? g[0] : Value.Of(new PictureFragment(run.TextOf(g[0]), Length(run, g[1], "width"), Length(run, g[2], "height"), run.TextOf(g[3])) { Rotation = Rotation(run, g[4]) }));
        add("word.qr", (run, g) => g[0].IsNull ? g[0] : Value.Of(QrCode(run, run.TextOf(g[0]), Length(run, g[1], "size") ?? QrSize, run.TextOf(g[2]), run.TextOf(g[3]))));
        add("word.markdown", (run, g) => g[0].IsNull ? g[0] : Value.Of(new HtmlFragment(Markdown(run, run.TextOf(g[0])))));
        add("word.chart", (run, g) => Value.Of(new ChartFragment(ChartReader.OfRows(run, g[0], g[1], g[2]))));
        add("word.document", (run, g) => g[0].IsNull ? g[0] : Value.Of(new DocumentFragment(run.TextOf(g[0]))));
        add("word.link", (run, g) => g[0].IsNull ? g[1] : Link(run, g[0], g[1]));
        add("word.html", (run, g) => g[0].IsNull ? g[0] : Value.Of(new HtmlFragment(run.TextOf(g[0]))));
    }

    static Value Link(Interpreter run, Value url, Value text)
    {
        var target = LinkTarget.Normalize(run.TextOf(url));
        if (LinkTarget.Problem(target) is { } problem) throw run.Fail(LinkTarget.Refused, problem);
        return Value.Of(new LinkFragment(target, text.IsNull ? run.TextOf(url) : run.TextOf(text)));
    }

    static PictureFragment QrCode(Interpreter run, string text, long size, string level, string alt)
    {
        var correction = level.Length == 0 ? 'M' : level.Length == 1 ? char.ToUpperInvariant(level[0]) : ' ';
        if (!QrBytes.TryGetValue(correction, out var most)) throw run.Fail("CQO3070", $"二维码的纠错级别应为 L、M、Q 或 H | `level` of a QR code must be L, M, Q or H; it is \"{Given.Shorten(level)}\".");
        if (text.Length == 0) throw run.Fail("CQO3071", "二维码的内容是空的：请提供文字或网址，或者用 if 判断 | The QR code has nothing to say: its text is empty. Pass a text or an address, or test it with `if`.");
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > most) throw run.Fail("CQO3072", $"二维码的内容有 {bytes} 字节，{correction} 级最多 {most} 字节：请缩短，或改用 L 级 | The text of the QR code has {bytes} bytes; level {correction} holds {most} at most. Shorten it, or use level L.");
        if (run.Options.QrCode is not { } draw) throw run.Fail("CQO3073", "这里没有二维码生成器：请由 Cqo 服务或命令行生成文档 | Nothing that draws QR codes is set in the options of this rendering (RenderOptions.QrCode).");
        return new PictureFragment(draw(text, correction), size, size, alt.Length > 0 ? alt : text);
    }

    static string Markdown(Interpreter run, string text)
    {
        if (text.Length > LongestMarkdown) throw run.Fail("CQO3074", $"Markdown 有 {text.Length:N0} 个字符，最多 {LongestMarkdown:N0} 个：请分成几段 | The Markdown has {text.Length:N0} characters; {LongestMarkdown:N0} are the most. Split it.");
        if (run.Options.Markdown is not { } convert) throw run.Fail("CQO3075", "这里没有 Markdown 转换器：请由 Cqo 服务或命令行生成文档 | Nothing that reads Markdown is set in the options of this rendering (RenderOptions.Markdown).");
        try
        {
            return convert(text);
        }
        catch (ArgumentException unreadable)
        {
            throw run.Fail("CQO3076", $"Markdown 无法读取，可能嵌套过深：请简化 | The Markdown cannot be read: {unreadable.Message} Simplify it.");
        }
    }

    /// <summary>Degrees clockwise as Office counts them: 60,000 a degree, 0 to a full turn.</summary>
    static int Rotation(Interpreter run, Value value)
    {
        if (value.IsNull) return 0;
        var degrees = run.Double(value, "rotate");
        if (!(Math.Abs(degrees) <= 360)) throw run.Fail("CQO3077", $"旋转角度应在 -360 到 360 之间 | `rotate` must be between -360 and 360 degrees; it is {degrees.ToString(CultureInfo.InvariantCulture)}.");
        return (int)Math.Round((degrees + 360) % 360 * 60_000) % 21_600_000;
    }

    static long? Length(Interpreter run, Value value, string name)
    {
        if (value.IsNull) return null;
        var text = run.TextOf(value).Trim();
        var (unit, size) = Array.Find(Units, u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        if (unit is null || !double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) || number <= 0 || number * size > Longest)
            throw run.Fail("CQO3061", $"“{name}”应写成 \"3cm\"、\"30mm\"、\"85pt\" 或 \"100px\"，不超过 55 厘米 | `{name}` must be a length such as \"3cm\", \"30mm\", \"85pt\" or \"100px\", at most 55 cm; it is \"{Given.Shorten(text)}\".");
        return (long)Math.Round(number * size);
    }
}
