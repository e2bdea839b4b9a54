namespace Cqo.Templating.Reading;

/// <summary>
/// What stands in a text besides its characters. The marks are control characters, which XML 1.0 forbids in a document, so none can be mistaken for text.
/// </summary>
internal static class Sign
{
    public const char Paragraph = '\u0001', Cell = '\u0002', Row = '\u0003', Picture = '\u0004', Merged = '\u0005', Note = '\u0006', Link = '\u0007', Checked = '\u0008', Unchecked = '\u000B', Control = '\u000C';

    /// <summary>Ends something that a value of one line cannot reach over.</summary>
    public static bool IsBorder(char sign) => sign is Paragraph or Cell or Row;

    public static bool IsMark(char sign) => sign is (>= Paragraph and <= Checked) or Unchecked or Control;

    /// <summary>Programs drop or add such a sign when they save; nobody reads it.</summary>
    public static bool IsSilent(char sign) => sign is Merged or Link or Note or Checked or Unchecked or Control;

    /// <summary>What it costs that a sign is missing or too many: the frame of a document is changed less often than its words.</summary>
    public static int Weight(char sign) => sign switch
    {
        Paragraph => 4,
        Cell or Row => 4,
        Merged or Link or Note or Checked or Unchecked or Control => 1,
        Picture => 4,
        _ => 3,
    };

    /// <summary>The characters alone.</summary>
    public static string Words(ReadOnlySpan<char> signs)
    {
        var words = new System.Text.StringBuilder(signs.Length);
        foreach (var sign in signs)
            if (sign == Paragraph) words.Append('\n');
            else if (!IsMark(sign)) words.Append(sign);
        return words.ToString();
    }
}
