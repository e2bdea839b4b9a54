using System.Globalization;
using Cqo.Templating.Evaluation;

namespace Cqo.Templating;

/// <summary>What is wrong with a field of a record.</summary>
public enum RecordFault
{
    /// <summary>The template reads the field and the record does not have it: rendering fails.</summary>
    Missing,
    /// <summary>The field is there with a value of another kind than the template takes it for: rendering fails, or shows what was not meant.</summary>
    WrongKind,
    /// <summary>The field is there and empty (null, an empty text): the document gets a gap.</summary>
    Empty,
}

/// <summary>A fault of one record.</summary>
/// <param name="Record">Position of the record, from 1.</param>
/// <param name="Path">The field, e.g. <c>training[2].hours</c>; positions in lists count from 1.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Kind">What the template takes the field for.</param>
public sealed record RecordFinding(int Record, string Path, RecordFault Fault, FieldKind Kind);

/// <summary>Checks records against the fields that a template reads, before the first document is made.</summary>
public static class Preflight
{
    /// <summary>Most findings that are reported; a list of records with more has another trouble than single values.</summary>
    public const int MostFindings = 100_000;

    /// <summary>All faults, in the order of the records and of the template's first use of a field. A field that only some branch reads is checked in every record.</summary>
    /// <param name="fields">What the template reads: <see cref="CompiledTemplate.Fields"/>.</param>
    /// <param name="records">The data, one object for each document.</param>
    public static IReadOnlyList<RecordFinding> Check(FieldSchema fields, IReadOnlyList<ModelObject> records)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(records);
        var check = new RecordCheck();
        for (var i = 0; i < records.Count; i++) check.Members(i + 1, "", fields, records[i].Root);
        return check.Findings;
    }

    sealed class RecordCheck
    {
        public List<RecordFinding> Findings { get; } = [];

        void Add(int record, string path, RecordFault fault, FieldKind kind)
        {
            if (Findings.Count < MostFindings) Findings.Add(new RecordFinding(record, path, fault, kind));
        }

        public void Members(int record, string path, FieldSchema schema, MapValue map)
        {
            foreach (var (name, field) in schema.Members)
            {
                var inner = path.Length == 0 ? name : $"{path}.{name}";
                if (map.TryGet(name, out var value)) Check(record, inner, field, value);
                else if (field.IsRequired) Add(record, inner, RecordFault.Missing, field.Kind);
            }
        }

        void Check(int record, string path, FieldSchema field, Value value)
        {
            if (value.IsNull || value.AsString is { } text && string.IsNullOrWhiteSpace(text))
            {
                if (field.IsRequired) Add(record, path, RecordFault.Empty, field.Kind);
            }
            else if (!IsOf(field.Kind, value)) Add(record, path, RecordFault.WrongKind, field.Kind);
            else if (value.AsMap is { } map) Members(record, path, field, map);
            else if (value.AsList is { } list && field.Items is { } items) Items(record, path, items, list);
        }

        void Items(int record, string path, FieldSchema items, ListValue list)
        {
            for (var i = 0; i < list.Count; i++) Check(record, string.Create(CultureInfo.InvariantCulture, $"{path}[{i + 1}]"), items, list[i]);
        }
    }

    static bool IsOf(FieldKind kind, Value value) => kind switch
    {
        FieldKind.List => value.AsList is not null,
        FieldKind.Object => value.AsMap is not null,
        FieldKind.Number => value.IsNumber || (value.AsString is { } text && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)),
        FieldKind.Date => Dates.TryRead(value, out _),
        FieldKind.Picture => value.AsString is { } text && (text.StartsWith("data:image/png;base64,", StringComparison.Ordinal) || text.StartsWith("data:image/jpeg;base64,", StringComparison.Ordinal)),
        _ => value.AsList is null && value.AsMap is null,
    };
}
