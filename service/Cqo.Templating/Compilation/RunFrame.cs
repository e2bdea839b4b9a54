namespace Cqo.Templating.Compilation;

/// <summary>What stands around a tag of a Word document, so that a value may leave its run or its paragraph and come back.</summary>
/// <param name="Format">Format of the tag's run; runs of the value inherit it.</param>
/// <param name="Close">Ends the text and the run that hold the tag.</param>
/// <param name="Open">Begins them again.</param>
internal sealed record RunFrame(WordFormat Format, string Close, string Open)
{
    /// <summary>Whether a link may stand here: not inside another link, nor inside tracked insertions.</summary>
    internal bool TakesLinks { get; init; } = true;
    /// <summary>Format of the paragraph, when the tag is all that the paragraph holds and the piece stands for the whole of it.</summary>
    internal WordFormat? Paragraph { get; init; }
    /// <summary>Whether a table stands right before that paragraph.</summary>
    internal bool FollowsTable { get; init; }
    /// <summary>Numbers of the lists that HTML may use here, with bullets and with numbers; null where lists are written as text.</summary>
    internal (int Bullets, int Numbers)? Lists { get; init; }
    /// <summary>Ids of the template's styles by their built-in names in lower case (<c>heading 1</c>).</summary>
    internal IReadOnlyDictionary<string, string> Styles { get; init; } = new Dictionary<string, string>();

    /// <summary>Relationship id of the chart whose data the value is, or null.</summary>
    internal string? Chart { get; init; }

    internal string OpenParagraph => $"<w:p>{Paragraph?.Xml}{Open}";
    internal string CloseParagraph => Close + "</w:p>";
}
