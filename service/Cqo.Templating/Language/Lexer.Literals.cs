using System.Globalization;
using System.Text;

namespace Cqo.Templating.Language;

/// <summary>Numbers and strings.</summary>
internal sealed partial class Lexer
{
    void ReadNumber(int start, bool space)
    {
        if (Peek() == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B') { ReadPrefixedNumber(start, space); return; }
        SkipDigits();
        var isFloat = false;
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isFloat = true;
            _at++;
            SkipDigits();
        }
        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            isFloat |= Peek(1) == '-';
            _at += 2;
            SkipDigits();
        }
        if (Peek() is 'f' or 'F' or 'd' or 'D' or 'm' or 'M')
        {
            isFloat = true;
            _at++;
        }
        Add(isFloat ? TokenKind.Float : TokenKind.Integer, start, _code[start.._at].Replace("_", ""), space);
    }

    void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()) || (Peek() == '_' && (char.IsAsciiDigit(Peek(1)) || Peek(1) == '_'))) _at++;
    }

    // Hexadecimal and binary numbers are handed on in decimal, so that one reader of integers is enough.
    void ReadPrefixedNumber(int start, bool space)
    {
        var binary = Peek(1) is 'b' or 'B';
        _at += 2;
        while (Peek() == '_' || (binary ? Peek() is '0' or '1' : char.IsAsciiHexDigit(Peek()))) _at++;
        var digits = _code[(start + 2).._at].Replace("_", "");
        if (Peek() is 'u' or 'U') _at++;
        var style = binary ? NumberStyles.BinaryNumber : NumberStyles.HexNumber;
        if (digits.Length is 0 or > 64 || !ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var value))
        {
            Error("CQO1003", "无法读取这个数字 | This number cannot be read: it has no digits or more than 64 bits.", From(start));
            value = 0;
        }
        Add(TokenKind.Integer, start, value.ToString(CultureInfo.InvariantCulture), space);
    }

    void ReadText(int start, char quote, bool space)
    {
        _at++;
        var text = new StringBuilder();
        while (_at < _code.Length && _code[_at] != quote) ReadCharacter(text);
        CloseText(start, quote);
        Add(TokenKind.Text, start, text.ToString(), space);
    }

    void CloseText(int start, char quote)
    {
        if (_at < _code.Length) _at++;
        else Error("CQO1004", $"从此处开始的文字没有结束的引号 | The text that starts here is never closed. Add the closing {quote}.", new SourceSpan(_piece, start, 1));
    }

    void ReadVerbatim(int start, bool space)
    {
        _at++;
        var text = new StringBuilder();
        while (_at < _code.Length && (_code[_at] != '`' || Peek(1) == '`'))
        {
            text.Append(_code[_at]);
            _at += _code[_at] == '`' ? 2 : 1;
        }
        CloseText(start, '`');
        Add(TokenKind.Text, start, text.ToString(), space);
    }

    void ReadInterpolated(int start, bool space)
    {
        _at++;
        _holes.Push((_code[_at], 0));
        ReadTextPart(start, space, TokenKind.TextStart);
    }

    /// <summary>Reads from a quote or a closing brace to the next hole or to the end of the interpolated string.</summary>
    void ReadTextPart(int start, bool space, TokenKind kind)
    {
        var (quote, _) = _holes.Pop();
        _at++;
        var text = new StringBuilder();
        while (_at < _code.Length && _code[_at] != quote)
        {
            if (_code[_at] == '{' && Peek(1) != '{')
            {
                _at++;
                _holes.Push((quote, 0));
                Add(kind, start, text.ToString(), space);
                return;
            }
            if (_code[_at] is '{' or '}') ReadBrace(text);
            else ReadCharacter(text);
        }
        CloseInterpolated(start, quote);
        Add(kind == TokenKind.TextStart ? TokenKind.Text : TokenKind.TextEnd, start, text.ToString(), space);
    }

    void ReadBrace(StringBuilder text)
    {
        var start = _at;
        var isDouble = Peek(1) == _code[_at];
        text.Append(_code[_at]);
        _at += isDouble ? 2 : 1;
        if (!isDouble) Error("CQO1005", "插值文字中有单独的 }：要输出它请写两个 | A single `}` stands in an interpolated text without an opening one. Double it to print it: }}.", From(start));
    }

    void CloseInterpolated(int start, char quote)
    {
        if (_at < _code.Length) _at++;
        else Error("CQO1004", $"插值文字没有结束的引号 | The interpolated text is never closed. Add the closing {quote}.", new SourceSpan(_piece, start, 1));
    }

    void ReadCharacter(StringBuilder text)
    {
        if (_code[_at] != '\\') { text.Append(_code[_at++]); return; }
        var start = _at;
        _at += 2;
        switch (start + 1 < _code.Length ? _code[start + 1] : '\0')
        {
            case 'n': text.Append('\n'); break;
            case 'r': text.Append('\r'); break;
            case 't': text.Append('\t'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case '0': text.Append('\0'); break;
            case '\\' or '"' or '\'' or '{' or '}' or '`': text.Append(_code[start + 1]); break;
            case '\n': break;
            case 'u': ReadHexadecimal(text, start, 4); break;
            case 'x': ReadHexadecimal(text, start, 2); break;
            default:
                _at = Math.Min(_at, _code.Length);
                Error("CQO1006", @"不认识的转义符：反斜杠请写成两个 | This escape is unknown. Known are \n \r \t \b \f \\ \"" \' \uXXXX \xXX; write \\ for a backslash.", From(start));
                break;
        }
    }

    void ReadHexadecimal(StringBuilder text, int start, int digits)
    {
        if (_at + digits <= _code.Length && ushort.TryParse(_code.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            text.Append((char)unit);
            _at += digits;
            return;
        }
        Error("CQO1006", $"转义符后面应有 {digits} 位十六进制数 | The escape \\{_code[start + 1]} needs {digits} hexadecimal digits behind it.", From(start));
    }
}
