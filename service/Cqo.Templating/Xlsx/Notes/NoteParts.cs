using System.Globalization;
using System.Text;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Xlsx.Notes;

/// <summary>The parts of a template that notes of the data go to: those that a sheet has already, or new ones under the next free names.</summary>
internal sealed class NoteParts
{
    const string Transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const string TransitionalMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    /// <summary>Type of parts whose name ends in <c>.vml</c>.</summary>
    public const string VmlType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    readonly OpcPackage package;
    readonly Relationships relationships;
    readonly string office;

    /// <param name="package">The template.</param>
    /// <param name="main">Its workbook part.</param>
    /// <param name="sheet">Part of the sheet.</param>
    /// <param name="drawing">Id of the relationship to its VML, as the sheet names it; null when it names none.</param>
    /// <param name="taken">Names of parts that other sheets will add.</param>
    /// <exception cref="PackageFault">The sheet names parts that are not there.</exception>
    public NoteParts(OpcPackage package, string main, string sheet, string? drawing, HashSet<string> taken)
    {
        this.package = package;
        relationships = package.RelationshipsOf(sheet);
        Sheet = sheet;
        IsStrict = package.RelationshipsOf(main).All.Exists(r => r.Type.StartsWith(Strict, StringComparison.Ordinal));
        office = IsStrict ? Strict : Transitional;
        var vml = drawing is null ? null : Existing(relationships.All.Find(r => r.Id == drawing)) ?? throw new PackageFault(PackageFault.Incomplete, "工作表所指的批注图形（VML）不存在 | the sheet names a drawing of notes (VML) that is not there", sheet);
        (Vml, HasVml) = (vml ?? Free("xl/drawings/vmlDrawing", ".vml", taken), vml is not null);
        var comments = Existing(relationships.Find("comments"));
        (Comments, HasComments) = (comments ?? Free("xl/comments", ".xml", taken), comments is not null);
        if (comments is not null && !OpcPackage.Guarded(comments, () => new NoteTexts(package.Read(comments), Main).IsComplete)) throw new PackageFault(PackageFault.Incomplete, "批注部件不完整 | the part of notes is incomplete", comments);
        DrawingId = drawing ?? FreeId("rIdCqoNotesDrawing");
    }

    public string Sheet { get; }
    public bool IsStrict { get; }
    public string Comments { get; }
    public bool HasComments { get; }
    public string Vml { get; }
    public bool HasVml { get; }
    /// <summary>Id of the relationship to the VML.</summary>
    public string DrawingId { get; }
    public string RelationshipsPart => PartName.Relationships(Sheet);
    /// <summary>Namespace of SpreadsheetML.</summary>
    public string Main => IsStrict ? StrictMain : TransitionalMain;
    /// <summary>Namespace of relationships in the sheet.</summary>
    public string Office => office;

    /// <summary>Parts of the template that change when there are notes.</summary>
    public IEnumerable<string> Existed => new[] { Comments, Vml, RelationshipsPart }.Where(package.Has).Select(package.Spelled);

    string? Existing(Relationship? relationship) =>
        relationship is { External: false } && PartName.Resolve(Sheet, relationship.Target) is { } part && package.Has(part) ? package.Spelled(part) : null;

    // Readers such as exceljs know these parts by their names.
    string Free(string name, string ending, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
            if ($"{name}{number.ToString(CultureInfo.InvariantCulture)}{ending}" is var part && !package.Has(part) && taken.Add(part)) return part;
    }

    string FreeId(string id)
    {
        while (relationships.All.Exists(r => r.Id == id)) id += "_";
        return id;
    }

    /// <summary>The relationships of the sheet with those to new parts.</summary>
    public byte[] WithRelationships()
    {
        var added = new List<Relationship>();
        if (!HasVml) added.Add(new Relationship(DrawingId, office + "/vmlDrawing", "/" + Vml, External: false));
        if (!HasComments) added.Add(new Relationship(FreeId("rIdCqoNotes"), office + "/comments", "/" + Comments, External: false));
        return relationships.With(added);
    }

    /// <summary>Types of the new parts.</summary>
    public IEnumerable<(string Part, string Type)> NewTypes()
    {
        if (!HasComments) yield return (Comments, CommentsType);
    }

    /// <summary>Numbers of blocks of 1,024 shapes that the VML of a package has taken (element <c>idmap</c>, part 4 §19.2.2.14): the first free one behind them.</summary>
    public static int FreeBlock(OpcPackage package)
    {
        var last = 0;
        foreach (var entry in package.Entries.Where(e => e.Name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase)))
        {
            var text = Encoding.Latin1.GetString(package.Read(entry.Name)!);
            for (var at = text.IndexOf("idmap", StringComparison.Ordinal); at >= 0; at = text.IndexOf("idmap", at + 1, StringComparison.Ordinal))
                if (NoteShapes.BlocksAt(text, at) is { } blocks) last = Math.Max(last, blocks.Split(',').Select(b => int.TryParse(b, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : 0).Max());
        }
        return Math.Min(last, 1 << 20) + 1;
    }
}
