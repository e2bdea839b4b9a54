using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xlsx.Filling;

namespace Cqo.Templating.Xlsx.Notes;

/// <summary>The notes of a workbook: which parts must wait until the sheets are written, and the list of types that tells of new ones. Shared by all threads.</summary>
internal sealed class RenderedNotes
{
    readonly OpcPackage package;
    readonly byte[]? types;
    readonly int firstBlock;

    /// <param name="package">The template.</param>
    /// <param name="sheets">The sheets that are rendered.</param>
    /// <param name="types">The list of types that documents have; null when it is that of the template.</param>
    public RenderedNotes(OpcPackage package, IReadOnlyList<SheetPlan> sheets, byte[]? types)
    {
        (this.package, this.types) = (package, types);
        var notes = sheets.Select(s => s.Notes).OfType<SheetNotes>().ToList();
        if (notes.Count == 0) return;
        IsNeeded = true;
        firstBlock = NoteParts.FreeBlock(package);
        Held = new HashSet<string>([.. notes.SelectMany(n => n.Parts.Existed), package.Spelled(ContentTypes.Part)], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether data may give notes.</summary>
    public bool IsNeeded { get; }

    /// <summary>Parts that are written when it is known which notes there are.</summary>
    public IReadOnlySet<string> Held { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins a document.</summary>
    public Writing Start(ForwardZip zip, IReadOnlyDictionary<string, byte[]> followed, RenderBudget budget) => new(this, zip, followed, budget);

    /// <summary>The notes of one document while it is written.</summary>
    internal sealed class Writing(RenderedNotes notes, ForwardZip zip, IReadOnlyDictionary<string, byte[]> followed, RenderBudget budget)
    {
        readonly NoteTotal total = new();
        readonly List<(string Part, string Type)> added = [];
        int block = notes.firstBlock;

        /// <summary>Begins a sheet.</summary>
        public CollectedNotes Collect() => new(total);

        /// <summary>Ends it.</summary>
        public void Write(SheetNotes sheet, CollectedNotes collected)
        {
            sheet.Write(collected.All, block, part => followed.GetValueOrDefault(part), notes.package, zip, budget);
            if (collected.All.Count == 0) return;
            block += NoteShapes.BlocksOf(collected.All.Count);
            added.AddRange(sheet.Parts.NewTypes());
        }

        /// <summary>Writes the list of types.</summary>
        public void Finish()
        {
            if (!notes.IsNeeded) return;
            if (added.Count == 0 && notes.types is null) zip.AddRaw(notes.package.Entries.First(e => e.Name.Equals(ContentTypes.Part, StringComparison.OrdinalIgnoreCase)));
            else if (added.Count == 0) zip.AddDeflated(ContentTypes.Part, notes.types!);
            else zip.AddDeflated(ContentTypes.Part, new ContentTypes(notes.types ?? notes.package.Read(ContentTypes.Part)!).With([("vml", NoteParts.VmlType)], added));
        }
    }
}
