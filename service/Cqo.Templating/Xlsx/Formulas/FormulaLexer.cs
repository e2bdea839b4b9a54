namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>
/// Cuts a formula in A1 notation as files hold it (ECMA-376 part 1 §18.17.2, [MS-XLSX] §2.2.2) into stretches. It never fails: what it does not know is text, which is
/// copied. What has no end (a string, a bracket) is text to the end of the formula. Linear in the length.
/// </summary>
internal ref struct FormulaLexer(ReadOnlySpan<char> formula)
{
    static readonly string[] Errors = ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"];

    readonly ReadOnlySpan<char> text = formula;
    int at;

    public static List<FormulaToken> Tokens(ReadOnlySpan<char> formula)
    {
        var tokens = new List<FormulaToken>();
        var lexer = new FormulaLexer(formula);
        while (lexer.at < formula.Length)
        {
            var start = lexer.at;
            var kind = lexer.Next(out var cells);
            if (kind == FormulaTokenKind.Text && tokens.Count > 0 && tokens[^1].Kind == FormulaTokenKind.Text) tokens[^1] = tokens[^1] with { Length = lexer.at - tokens[^1].Start };
            else tokens.Add(new FormulaToken(kind, start, lexer.at - start, cells));
        }
        return tokens;
    }

    FormulaTokenKind Next(out FormulaCells cells)
    {
        cells = default;
        switch (text[at])
        {
            case ' ' or '\t' or '\r' or '\n': return Single(FormulaTokenKind.Space);
            case '(': return Single(FormulaTokenKind.Group);
            case ')': return Single(FormulaTokenKind.Close);
            case ',': return Single(FormulaTokenKind.Comma);
            case ':': return Single(FormulaTokenKind.Colon);
            case '"': at = EndOfQuotes('"', at); return FormulaTokenKind.Text;
            case '{': SkipArray(); return FormulaTokenKind.Text;
            case '#': return ReadError();
            case '\'': return ReadQuotedSheet(out cells);
            case '[': return ReadBracket();
            case '$': return ReadCells(0, out cells) ? FormulaTokenKind.Cells : Single(FormulaTokenKind.Text);
            case '.' when at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]): ReadNumber(); return FormulaTokenKind.Text;
        }
        if (char.IsAsciiDigit(text[at])) return ReadDigits(out cells);
        return IsNameUnit(text[at]) ? ReadName(out cells) : Single(FormulaTokenKind.Text);
    }

    FormulaTokenKind Single(FormulaTokenKind kind)
    {
        at++;
        return kind;
    }

    /// <summary>Whether a unit can stand in a name; every letter beyond ASCII can, Chinese ones among them.</summary>
    public static bool IsNameUnit(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '\\' or '?' || c > 0x7F;

    // A quote inside is doubled.
    readonly int EndOfQuotes(char quote, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != quote) continue;
            if (i + 1 == text.Length || text[i + 1] != quote) return i + 1;
            i++;
        }
        return text.Length;
    }

    void SkipArray()
    {
        for (at++; at < text.Length;)
        {
            if (text[at] == '"') at = EndOfQuotes('"', at);
            else if (text[at++] == '}') return;
        }
    }

    FormulaTokenKind ReadError()
    {
        foreach (var error in Errors)
        {
            if (!text[at..].StartsWith(error, StringComparison.OrdinalIgnoreCase)) continue;
            at += error.Length;
            // #REF!A1 is a cell of a sheet that is gone.
            if (error == "#REF!") SkipCells();
            return FormulaTokenKind.Text;
        }
        return Single(FormulaTokenKind.Text);
    }

    void SkipCells() => ReadCells(0, out _);

    FormulaTokenKind ReadQuotedSheet(out FormulaCells cells)
    {
        cells = default;
        var end = EndOfQuotes('\'', at);
        var isSheet = end < text.Length && text[end] == '!';
        var isExternal = text[at..end].Contains('[');
        if (!isSheet)
        {
            at = end;
            return FormulaTokenKind.Text;
        }
        return ReadBehindSheet(end + 1, isExternal, out cells);
    }

    FormulaTokenKind ReadBehindSheet(int behind, bool isExternal, out FormulaCells cells)
    {
        var prefix = behind - at;
        at = behind;
        var isCells = ReadCells(prefix, out cells);
        if (!isCells && at < text.Length && text[at] == '#') ReadError();
        if (isCells && !isExternal) return FormulaTokenKind.Cells;
        cells = default;
        return FormulaTokenKind.Text;
    }

    // [1]Sheet!A1 and [1]!Name are in another workbook; all else in brackets is a structured reference.
    FormulaTokenKind ReadBracket()
    {
        SkipBrackets();
        if (at < text.Length && text[at] == '!') at++;
        else if (SheetEnd(at) is > 0 and var behind) at = behind;
        else return FormulaTokenKind.Text;
        SkipCells();
        return FormulaTokenKind.Text;
    }

    // An apostrophe takes the meaning from the bracket behind it ([MS-XLSX] §2.2.2.1).
    void SkipBrackets()
    {
        var depth = 0;
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '\'' && at < text.Length) at++;
            else if (c == '[') depth++;
            else if (c == ']' && --depth == 0) return;
        }
    }

    FormulaTokenKind ReadDigits(out FormulaCells cells)
    {
        if (ReadCells(0, out cells)) return FormulaTokenKind.Cells;
        // Excel quotes such a sheet name, other programs do not.
        if (SheetEnd(at) is > 0 and var behind) return ReadBehindSheet(behind, isExternal: false, out cells);
        ReadNumber();
        return FormulaTokenKind.Text;
    }

    void ReadNumber()
    {
        at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        if (at >= text.Length || text[at] is not ('E' or 'e')) return;
        var digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        if (digits >= text.Length || !char.IsAsciiDigit(text[digits])) return;
        for (at = digits; at < text.Length && char.IsAsciiDigit(text[at]);) at++;
    }

    readonly int EndOfName(int start)
    {
        while (start < text.Length && IsNameUnit(text[start])) start++;
        return start;
    }

    /// <summary>The unit behind the exclamation mark when sheet names without quotes start here, else 0.</summary>
    readonly int SheetEnd(int start)
    {
        var end = EndOfName(start);
        if (end > start && end < text.Length && text[end] == ':' && EndOfName(end + 1) is var second && second > end + 1) end = second < text.Length && text[second] == '!' ? second : end;
        return end > start && end < text.Length && text[end] == '!' ? end + 1 : 0;
    }

    FormulaTokenKind ReadName(out FormulaCells cells)
    {
        if (SheetEnd(at) is > 0 and var behind) return ReadBehindSheet(behind, isExternal: false, out cells);
        if (ReadCells(0, out cells)) return FormulaTokenKind.Cells;
        at = EndOfName(at);
        if (at < text.Length && text[at] == '(') return Single(FormulaTokenKind.Function);
        if (at < text.Length && text[at] == '[') SkipBrackets();
        return FormulaTokenKind.Text;
    }

    /// <summary>Reads <c>A1</c>, <c>A1:B2</c>, <c>A:B</c> or <c>1:2</c> with any <c>$</c>; stays where it is when none stands here.</summary>
    bool ReadCells(int prefix, out FormulaCells cells)
    {
        cells = default;
        if (!Corner(at, out var first, out var end)) return false;
        var (isCell, isArea, last) = (first.Column > 0 && first.Row > 0, false, first);
        if (end < text.Length && text[end] == ':' && Corner(end + 1, out var other, out var otherEnd) && (other.Column > 0) == (first.Column > 0) && (other.Row > 0) == (first.Row > 0) && Ends(otherEnd))
            (last, end, isArea) = (other, otherEnd, true);
        if (!isArea && (!isCell || !Ends(end))) return false;
        cells = new FormulaCells(first, last, isArea, prefix);
        at = end;
        return true;
    }

    // LOG10( is a function, A1! a sheet, Tab1[ a table, A1B a name.
    readonly bool Ends(int end) => end >= text.Length || !(IsNameUnit(text[end]) || text[end] is '(' or '!' or '[' or '$');

    readonly bool Corner(int start, out Corner corner, out int end)
    {
        var (i, column, row) = (start, 0, 0);
        var firstFixed = i < text.Length && text[i] == '$';
        if (firstFixed) i++;
        var letters = i;
        for (; i < text.Length && i < letters + 4 && char.IsAsciiLetter(text[i]); i++) column = (column * 26) + (text[i] & 0x1F);
        var secondFixed = column > 0 && i < text.Length && text[i] == '$';
        if (secondFixed) i++;
        var digits = i;
        for (; i < text.Length && i < digits + 8 && char.IsAsciiDigit(text[i]); i++) row = (row * 10) + (text[i] - '0');
        end = i;
        corner = new Corner(column, row, column > 0 && firstFixed, row > 0 && (column > 0 ? secondFixed : firstFixed));
        var isWritten = column > 0 || row > 0;
        return isWritten && !(secondFixed && row == 0) && (row == 0 || text[digits] != '0') && column <= CellReference.MostColumns && row <= CellReference.MostRows && (i == digits) == (row == 0);
    }
}
