using System.Text;

namespace Cqo.Templating.Docx;

/// <summary>A link's target as its author typed it: Word stores <c>{{ x }}</c> as <c>%7b%7b%20x%20%7d%7d</c>. What is no tag is given back as it was stored.</summary>
internal sealed class PercentText
{
    readonly string raw;
    readonly List<int> starts = [];

    public PercentText(string raw)
    {
        this.raw = raw;
        var text = new StringBuilder();
        for (var at = 0; at < raw.Length;)
        {
            var (decoded, length) = ReadUnit(at);
            foreach (var unit in decoded)
            {
                text.Append(unit);
                starts.Add(at);
            }
            at += length;
        }
        starts.Add(raw.Length);
        Text = text.ToString();
    }

    /// <summary>The target, decoded.</summary>
    public string Text { get; }

    /// <summary>The stored form of a stretch of the text.</summary>
    public string Raw(int start, int end) => raw[starts[start]..starts[end]];

    // Longest encoded character: four bytes of UTF-8.
    (string Text, int Length) ReadUnit(int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < 4 && at + count * 3 + 2 < raw.Length && raw[at + count * 3] == '%' && byte.TryParse(raw.AsSpan(at + count * 3 + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out bytes[count])) count++;
        if (count > 0 && Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == System.Buffers.OperationStatus.Done) return (rune.ToString(), used * 3);
        return (raw[at].ToString(), 1);
    }
}
