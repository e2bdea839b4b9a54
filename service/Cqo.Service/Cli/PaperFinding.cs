using System.Text.Json.Serialization;

namespace Cqo.Service.Cli;

/// <summary>Something that the finished papers would show wrong.</summary>
/// <param name="Record">Position of the record, from 1; 0 for what concerns all.</param>
/// <param name="Code"><c>CQO6030</c> no font has a character, <c>CQO6031</c> another font must stand in, <c>CQO6032</c> a font is not installed, <c>CQO6033</c> too many pages,
/// <c>CQO6034</c> the record cannot be rendered, <c>CQO6035</c> fonts cannot be asked, <c>CQO6036</c> pages cannot be laid out, <c>CQO6037</c> one document could not be laid out,
/// <c>CQO6038</c> the limit of pages in <c>template.json</c> is wrong.</param>
/// <param name="IsError">The paper cannot be used; otherwise somebody should look.</param>
/// <param name="Message">What, why and how to mend it, 中文 / English.</param>
sealed record PaperFinding(int Record, string Code, [property: JsonIgnore] bool IsError, string Message)
{
    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public string Severity => IsError ? "error" : "warning";
    /// <summary>The record as its <c>--name</c> calls it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Name { get; init; }
    /// <summary>The character, for CQO6030 and CQO6031.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Character { get; init; }
    /// <summary>Its code point, e.g. <c>U+20164</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? CodePoint { get; init; }
    /// <summary>Fonts that the place names, the font itself first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Fonts { get; init; }
    /// <summary>The font of this machine that stands in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Substitute { get; init; }
    /// <summary>The text around the character, or the first words of the page that is too many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Text { get; init; }
    /// <summary>Pages of the paper, for CQO6033.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Pages { get; init; }
}
