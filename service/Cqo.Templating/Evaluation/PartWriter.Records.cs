using System.Globalization;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>What a merged document has once for each record: headers, footers, notes.</summary>
internal sealed partial class PartWriter
{
    /// <summary>The record that is written, counted from 0.</summary>
    internal int Record { get; set; }
    /// <summary>For each record, relationships in the place of those of the template.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> RecordIds { get; init; } = [];

    void WriteOfRecord(ReadOnlySpan<char> text, OutputContext context)
    {
        if (context == OutputContext.RecordStory)
        {
            var id = text.ToString();
            WriteEscaped(Record < RecordIds.Count && RecordIds[Record].TryGetValue(id, out var own) ? own : id, OutputContext.XmlAttribute);
            return;
        }
        var colon = text.IndexOf(':');
        var number = long.Parse(text[..colon], CultureInfo.InvariantCulture) + Record * long.Parse(text[(colon + 1)..], CultureInfo.InvariantCulture);
        if (number > int.MaxValue) throw Fail("CQO5181", "合并的脚注、尾注编号超过上限：请分成几份 | The numbers of the notes of all records pass their limit. Merge fewer records.");
        WriteInteger(number);
    }
}
