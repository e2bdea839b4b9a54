using System.Globalization;
using System.Text;
using Cqo.Service.Pdf;
using Cqo.Templating;

namespace Cqo.Service.Cli;

/// <summary>Which characters of the papers no font has that their place names.</summary>
sealed class GlyphCheck(InstalledFonts installed)
{
    readonly Dictionary<string, IReadOnlyList<string>> usable = new(StringComparer.OrdinalIgnoreCase);
    readonly List<PaperFinding> missingFonts = [];

    /// <summary>Fonts that papers name and this machine lacks, each once.</summary>
    public IReadOnlyList<PaperFinding> MissingFonts => missingFonts;

    /// <summary>The characters of one paper that its fonts lack.</summary>
    public async Task<IReadOnlyList<PaperFinding>> CheckAsync(int record, byte[] document, CancellationToken cancellation)
    {
        var findings = new List<PaperFinding>();
        foreach (var use in DocumentFonts.Read(document))
        {
            var fonts = await UsableAsync(use, cancellation);
            findings.AddRange(use.Characters.Where(c => !fonts.Any(f => installed.Has(f, c.CodePoint))).Select(c => Finding(record, use, fonts, c)));
        }
        // A character that several fonts lack is one trouble.
        return [.. findings.DistinctBy(f => f.CodePoint)];
    }

    PaperFinding Finding(int record, FontUse use, IReadOnlyList<string> fonts, FontCharacter character)
    {
        var (text, code) = (new Rune(character.CodePoint).ToString(), string.Create(CultureInfo.InvariantCulture, $"U+{character.CodePoint:X4}"));
        var substitute = installed.Owner(character.CodePoint);
        IReadOnlyList<string> named = [use.Font, .. fonts.Where(f => !f.Equals(use.Font, StringComparison.OrdinalIgnoreCase))];
        var (chinese, english) = (string.Join('、', named), string.Join(", ", named));
        var message = substitute is null
            ? $"「{text}」（{code}）没有任何字体能显示，会印成方框：请核对是否为旧系统的自造字，改用统一码汉字，或安装含有此字的字体 / no font of this machine has {code}, it prints as a box: use its Unicode character, or install a font that has it"
            : $"「{text}」（{code}）不在字体 {chinese} 里，会用 {substitute} 代替，字形会不一样：请核对，或安装含有此字的字体 / {english} lacks {code}, {substitute} stands in and looks different: check it, or install a font that has it";
        return new PaperFinding(record, substitute is null ? "CQO6030" : "CQO6031", substitute is null, message)
        {
            Character = text, CodePoint = code, Fonts = named, Substitute = substitute, Text = character.Around,
        };
    }

    /// <summary>The fonts that may show a place: those it names that are installed; when none is, what the machine takes instead.</summary>
    async Task<IReadOnlyList<string>> UsableAsync(FontUse use, CancellationToken cancellation)
    {
        if (usable.TryGetValue(use.Font, out var known)) return known;
        string[] named = [.. use.Alternatives.Prepend(use.Font).Where(installed.IsInstalled)];
        var match = named.Length > 0 ? named[0] : await installed.MatchAsync(use.Font, cancellation);
        if (!installed.IsInstalled(use.Font)) missingFonts.Add(Missing(use.Font, match));
        return usable[use.Font] = named.Length > 0 || match is null ? named : [match];
    }

    static PaperFinding Missing(string font, string? match) =>
        new(0, "CQO6032", IsError: false, match is null
            ? $"字体「{font}」没有安装：请安装 / the font {font} is not installed: install it"
            : $"字体「{font}」没有安装，会用 {match} 代替，版面可能不同：正式打印前请安装 / the font {font} is not installed, {match} stands in and lines may break elsewhere: install it before printing")
        { Fonts = [font], Substitute = match };
}
