using System.Globalization;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation.RichText;

/// <summary>The look of a stretch of HTML text; null leaves what the document has.</summary>
internal sealed record HtmlStyle
{
    internal static readonly HtmlStyle Plain = new();

    static readonly Dictionary<string, string> Colors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = "000000", ["white"] = "FFFFFF", ["red"] = "FF0000", ["green"] = "008000", ["blue"] = "0000FF", ["yellow"] = "FFFF00", ["orange"] = "FFA500", ["purple"] = "800080",
        ["gray"] = "808080", ["grey"] = "808080", ["silver"] = "C0C0C0", ["maroon"] = "800000", ["navy"] = "000080", ["teal"] = "008080", ["olive"] = "808000", ["lime"] = "00FF00", ["aqua"] = "00FFFF", ["fuchsia"] = "FF00FF",
    };

    internal bool Bold { get; init; }
    internal bool Italic { get; init; }
    internal bool Underline { get; init; }
    internal bool Strike { get; init; }
    internal bool Code { get; init; }
    /// <summary><c>subscript</c>, <c>superscript</c> or null.</summary>
    internal string? Position { get; init; }
    /// <summary>Six hexadecimal digits.</summary>
    internal string? Color { get; init; }
    internal string? Background { get; init; }
    /// <summary>Size in half points.</summary>
    internal int? Size { get; init; }
    /// <summary>Target of the link around the text, checked.</summary>
    internal string? Target { get; init; }

    /// <summary>The look inside a start tag.</summary>
    internal HtmlStyle Inside(HtmlReader tag)
    {
        var style = tag.Name switch
        {
            "b" or "strong" or "th" => this with { Bold = true },
            "i" or "em" or "cite" or "var" => this with { Italic = true },
            "u" or "ins" => this with { Underline = true },
            "s" or "del" or "strike" => this with { Strike = true },
            "sub" => this with { Position = "subscript" },
            "sup" => this with { Position = "superscript" },
            "code" or "kbd" or "samp" or "tt" or "pre" => this with { Code = true },
            "mark" => this with { Background = "FFFF00" },
            "a" => this with { Target = TargetOf(tag.Attribute("href")) ?? Target },
            "font" => this with { Color = ColorOf(tag.Attribute("color")) ?? Color },
            _ => this,
        };
        return tag.Attribute("style") is { } css ? style.With(css) : style;
    }

    // An address that may not be opened leaves its text behind: the data is not the template's author's.
    static string? TargetOf(string? href) => href is not null && LinkTarget.Normalize(href) is var target && LinkTarget.Problem(target) is null ? target : null;

    HtmlStyle With(string css)
    {
        var style = this;
        foreach (var declaration in css.Split(';', 40))
        {
            var colon = declaration.IndexOf(':');
            if (colon > 0) style = style.With(declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..].Trim().ToLowerInvariant());
        }
        return style;
    }

    HtmlStyle With(string name, string value) => name switch
    {
        "color" => this with { Color = ColorOf(value) ?? Color },
        "background-color" or "background" => this with { Background = ColorOf(value) ?? Background },
        "font-weight" => this with { Bold = value is "bold" or "bolder" or "600" or "700" or "800" or "900" },
        "font-style" => this with { Italic = value is "italic" or "oblique" },
        "text-decoration" or "text-decoration-line" => this with { Underline = value.Contains("underline", StringComparison.Ordinal), Strike = value.Contains("line-through", StringComparison.Ordinal) },
        "vertical-align" => this with { Position = value switch { "sub" => "subscript", "super" => "superscript", _ => Position } },
        "font-size" => this with { Size = SizeOf(value) ?? Size },
        _ => this,
    };

    static string? ColorOf(string? value)
    {
        if (value is null) return null;
        if (Colors.TryGetValue(value, out var known)) return known;
        if (value.StartsWith("rgb(", StringComparison.Ordinal)) return Rgb(value[4..].TrimEnd(')').Split(','));
        var hex = value.StartsWith('#') ? value[1..] : "";
        if (hex.Length == 3) hex = string.Concat(hex.Select(c => new string(c, 2)));
        return hex.Length == 6 && hex.All(char.IsAsciiHexDigit) ? hex.ToUpperInvariant() : null;
    }

    static string? Rgb(string[] parts) =>
        parts.Length == 3 && Array.TrueForAll(parts, p => byte.TryParse(p, out _)) ? string.Concat(parts.Select(p => byte.Parse(p, CultureInfo.InvariantCulture).ToString("X2", CultureInfo.InvariantCulture))) : null;

    // Half points; Word takes 1 to 1638 points.
    static int? SizeOf(string value)
    {
        var (unit, factor) = value.EndsWith("pt", StringComparison.Ordinal) ? (2, 2.0) : value.EndsWith("px", StringComparison.Ordinal) ? (2, 1.5) : (0, 0);
        return unit > 0 && double.TryParse(value[..^unit], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * factor is >= 2 and <= 3276 ? (int)Math.Round(number * factor) : null;
    }

    /// <summary>The format of a run with this look, on top of the tag's own.</summary>
    internal WordFormat On(WordFormat format)
    {
        if (Target is not null) format = LinkFragment.Look(format);
        if (Code) format = format.With("rFonts", " w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"");
        if (Bold) format = format.With("b").With("bCs");
        if (Italic) format = format.With("i").With("iCs");
        if (Strike) format = format.With("strike");
        if (Underline) format = format.With("u", " w:val=\"single\"");
        if (Color is not null) format = format.With("color", $" w:val=\"{Color}\"");
        if (Background is not null) format = format.With("shd", $" w:val=\"clear\" w:color=\"auto\" w:fill=\"{Background}\"");
        if (Size is { } size) format = format.With("sz", string.Create(CultureInfo.InvariantCulture, $" w:val=\"{size}\"")).With("szCs", string.Create(CultureInfo.InvariantCulture, $" w:val=\"{size}\""));
        return Position is null ? format : format.With("vertAlign", $" w:val=\"{Position}\"");
    }
}
