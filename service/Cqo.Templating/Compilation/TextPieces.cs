using System.Text;
using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>The front end of plain text: cuts a template at its tags and escape blocks and applies whitespace control.</summary>
internal sealed class TextPieces
{
    readonly string _text;
    readonly List<Piece> _pieces = [];
    readonly List<Diagnostic> _sink;
    readonly List<int> _lines = [0];
    readonly string _part;
    string _indent = "";

    TextPieces(string text, List<Diagnostic> sink, string part)
    {
        (_text, _sink, _part) = (text, sink, part);
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n') _lines.Add(i + 1);
    }

    /// <param name="utf8">The text, or the code of a script.</param>
    /// <param name="sink">Takes the mistakes.</param>
    /// <param name="part">Name of the partial for places; empty for the template itself.</param>
    /// <param name="isScript">All of it is code.</param>
    internal static List<Piece> Cut(ReadOnlySpan<byte> utf8, List<Diagnostic> sink, string part = "", bool isScript = false)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(utf8);
        }
        catch (DecoderFallbackException problem)
        {
            sink.Add(new Diagnostic("CQO1000", Severity.Error, $"模板不是 UTF-8 编码：请另存为 UTF-8 | The template is not UTF-8: byte {problem.Index + 1} fits no character. Save it as UTF-8.", new Place(part, 0, null, 0, 0, 0)));
            return [];
        }
        var cutter = new TextPieces(text, sink, part);
        if (isScript) cutter._pieces.Add(new TagPiece(text, OutputContext.Text, cutter.Locate) { IsScript = true });
        else cutter.Run();
        return cutter._pieces;
    }

    void Run()
    {
        var at = 0;
        var strip = '\0';
        for (var tags = 0; at < _text.Length; tags++)
        {
            var open = FindOpening(at);
            AddText(at, open < 0 ? _text.Length : open, strip, open < 0 ? '\0' : MarkAt(open));
            if (open < 0) return;
            if (tags == PlanCompiler.MaxTags)
            {
                _sink.Add(new Diagnostic("CQO1014", Severity.Error, $"模板的标签超过 {PlanCompiler.MaxTags} 个：请用循环代替重复的内容 | The template has more than {PlanCompiler.MaxTags:N0} tags. Write repeated content once, in a loop.", Locate(open, 2)));
                return;
            }
            at = _text[open + 1] == '{' ? ReadTag(open, out strip) : ReadEscape(open, out strip);
        }
    }

    /// <summary>Offset of the next <c>{{</c> or <c>{%{</c>, or -1.</summary>
    int FindOpening(int from)
    {
        for (var i = _text.IndexOf('{', from); i >= 0 && i + 1 < _text.Length; i = _text.IndexOf('{', i + 1))
        {
            if (_text[i + 1] == '{') return i;
            if (_text[i + 1] == '%' && EscapeLevel(i) > 0) return i;
        }
        return -1;
    }

    /// <summary>How many percent signs open the escape block here; 0 when none opens.</summary>
    int EscapeLevel(int open)
    {
        var level = 0;
        while (open + 1 + level < _text.Length && _text[open + 1 + level] == '%') level++;
        return level > 0 && open + 1 + level < _text.Length && _text[open + 1 + level] == '{' ? level : 0;
    }

    char MarkAt(int open)
    {
        var behind = open + (_text[open + 1] == '{' ? 2 : EscapeLevel(open) + 2);
        return behind < _text.Length && _text[behind] is '-' or '~' ? _text[behind] : '\0';
    }

    void AddText(int from, int to, char stripBefore, char stripAfter)
    {
        if (stripBefore == '-') while (from < to && char.IsWhiteSpace(_text[from])) from++;
        if (stripBefore == '~') from = SkipLine(from, to);
        if (stripAfter == '-') while (to > from && char.IsWhiteSpace(_text[to - 1])) to--;
        if (stripAfter == '~') while (to > from && IsBlank(_text[to - 1])) to--;
        _indent = IndentBefore(from, to);
        if (to > from) _pieces.Add(new StaticPiece(Encoding.UTF8.GetBytes(_text[from..to])));
    }

    /// <summary>The white space at the end of a stretch of text, if nothing else stands on that line.</summary>
    string IndentBefore(int from, int to)
    {
        var start = to;
        while (start > from && IsBlank(_text[start - 1])) start--;
        return start == 0 || _text[start - 1] == '\n' ? _text[start..to] : "";
    }

    static bool IsBlank(char character) => character is not ('\n' or '\r') && char.IsWhiteSpace(character);

    int SkipLine(int from, int to)
    {
        while (from < to && IsBlank(_text[from])) from++;
        if (from < to && _text[from] == '\r') from++;
        return from < to && _text[from] == '\n' ? from + 1 : from;
    }

    int ReadTag(int open, out char strip)
    {
        var start = open + 2 + (MarkAt(open) == '\0' ? 0 : 1);
        var close = TagEnd.Find(_text, start);
        var end = close < 0 ? _text.Length : close;
        strip = close > start && _text[close - 1] is '-' or '~' ? _text[close - 1] : '\0';
        var code = _text[start..(strip == '\0' ? end : end - 1)];
        _pieces.Add(new TagPiece(code, OutputContext.Text, (offset, length) => Locate(start + offset, length)) { Indent = MarkAt(open) == '\0' ? _indent : "" });
        if (close < 0) _sink.Add(new Diagnostic("CQO1001", Severity.Error, "此处的标签没有结束：请补上 }} | The tag that opens here is never closed. Add }}.", Locate(open, 2)));
        return close < 0 ? end : close + 2;
    }

    int ReadEscape(int open, out char strip)
    {
        var level = EscapeLevel(open);
        var start = open + level + 2 + (MarkAt(open) == '\0' ? 0 : 1);
        var mark = "}" + new string('%', level) + "}";
        var close = _text.IndexOf(mark, start, StringComparison.Ordinal);
        if (close < 0) _sink.Add(new Diagnostic("CQO1001", Severity.Error, $"此处的转义块没有结束：请补上 {mark} | The escape block that opens here is never closed. Add {mark}.", Locate(open, level + 2)));
        var end = close < 0 ? _text.Length : close;
        strip = close > start && _text[close - 1] is '-' or '~' ? _text[close - 1] : '\0';
        AddText(start, strip == '\0' ? end : end - 1, '\0', '\0');
        return close < 0 ? end : close + mark.Length;
    }

    Place Locate(int offset, int length)
    {
        var line = _lines.BinarySearch(offset);
        if (line < 0) line = ~line - 1;
        return new Place(_part, 0, null, line + 1, offset - _lines[line] + 1, length);
    }
}
