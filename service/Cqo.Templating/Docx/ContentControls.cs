using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>
/// Content controls whose tag or title is a tag of the template: the value takes the place of the content, the control stays. Check boxes follow the
/// truth of the value, date controls keep the date itself, lists show the entry that belongs to the value.
/// </summary>
internal sealed class ContentControls(PartDraft draft, DataBindings bindings)
{
    const string Held = "__cqo_control";
    static readonly string[] Foreign = ["picture", "docPartObj", "docPartList", "equation", "citation", "bibliography", "group", "repeatingSection", "repeatingSectionItem"];

    readonly WordTree tree = draft.Tree;
    readonly PartEdits edits = draft.Edits;

    /// <summary>Contents that values take the place of.</summary>
    public HashSet<int> Replaced { get; } = [];

    /// <summary>Whether the control gets its content from its own tag.</summary>
    public static bool IsFilled(WordTree tree, int control) => new ControlProperties(tree, control).IsFilled;

    public void Fill()
    {
        foreach (var control in tree.All(WordName.ContentControl))
        {
            var properties = new ControlProperties(tree, control);
            if (IsReplaced(control)) continue;
            if (properties.IsFilled) Fill(control, properties);
            Bind(control, properties);
        }
    }

    /// <summary>Whether a node stands in content that is replaced.</summary>
    public bool IsReplaced(int node) => Replaced.Any(r => tree.Contains(r, node));

    void Fill(int control, ControlProperties properties)
    {
        foreach (var node in properties.Tagged.Concat(tree.Inside(properties.Content))) draft.Fill(node);
        Replaced.Add(properties.Content);
        if (properties.Code is not { } code || properties.Find(Foreign) >= 0) { draft.Sink.Add(Mistake.ControlTag(PlaceOf(control, properties))); return; }
        if (First(properties.Content, WordName.Row) >= 0) { draft.Sink.Add(Mistake.ControlAroundRow(PlaceOf(control, properties))); return; }
        foreach (var tagged in properties.Tagged)
            edits.Replace(tree.Attribute(tagged, "val", prefixed: true)!.Value.Start.Value, tree.Attribute(tagged, "val", prefixed: true)!.Value.End.Value, [new StaticPiece(AttributeTexts.Escaped(code.Trim()))]);
        if (properties.Find("showingPlcHdr") is >= 0 and var placeholder) edits.Delete(tree[placeholder].Start, tree[placeholder].End);
        var offset = properties.Text.IndexOf(code, StringComparison.Ordinal);
        var expression = Tag($"{Held} = ({code})", (at, length) => draft.PlaceOf(control, offset + Math.Max(0, at - Held.Length - 4), length), OutputContext.Text);
        edits.Insert(tree[properties.Node].Inner, [expression]);
        Show(control, properties);
    }

    void Show(int control, ControlProperties properties)
    {
        if (properties.Find("checkbox") is >= 0 and var box) new CheckBoxes(draft, Own(control)).Fill(properties, box, runs => Replace(properties, runs));
        else if (properties.Find("date") is >= 0 and var date) FillDate(control, properties, date);
        else if (properties.Find("dropDownList", "comboBox") is >= 0 and var list) Replace(properties, format => [.. Run(format, Choice(control, properties, list))]);
        else Replace(properties, format => [.. Run(format, [Own(control)(Held, OutputContext.WordText)])]);
    }

    Place PlaceOf(int control, ControlProperties properties) => draft.PlaceOf(control, 0, properties.Text.Length);

    static TagPiece Tag(string code, Func<int, int, Place> locate, OutputContext context) => new(code, context, locate) { MayVanish = true };

    Func<string, OutputContext, TagPiece> Own(int control) => (code, context) => Tag(code, (_, _) => draft.PlaceOf(control, 0, 0), context);

    static StaticPiece Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    static IEnumerable<Piece> Run(WordFormat format, IEnumerable<Piece> text) =>
        [Bytes($"<w:r>{format.Xml}<w:t xml:space=\"preserve\">"), .. text, Bytes("</w:t></w:r>")];

    // ECMA-376 Part 1 §17.5.2.7: the attribute holds the date itself, the content shows it.
    void FillDate(int control, ControlProperties properties, int date)
    {
        if (tree.FindAttribute(date, "fullDate", prefixed: true) is { } old) edits.Delete(old.Name.Start.Value - 1, old.Value.End.Value + 1);
        var own = Own(control);
        edits.Insert(tree[date].Start + 1 + tree.QualifiedName(date).Length,
            [own($"if {Held}", OutputContext.Text), Bytes(" w:fullDate=\""), own($"{Held} | date.to_string \"%Y-%m-%dT00:00:00Z\"", OutputContext.XmlAttribute), Bytes("\""), own("end", OutputContext.Text)]);
        var picture = properties.ValueOf(properties.Child(date, "dateFormat"));
        Replace(properties, format => [.. Run(format, [own(WordDateFormat.Show(Held, picture), OutputContext.WordText)])]);
    }

    // A value that is the hidden value of an entry shows the entry's text; any other shows itself.
    List<Piece> Choice(int control, ControlProperties properties, int list)
    {
        var own = Own(control);
        if (tree.FindAttribute(list, "lastValue", prefixed: true) is { } last) edits.Delete(last.Name.Start.Value - 1, last.Value.End.Value + 1);
        var pieces = new List<Piece> { own($"case {Held}", OutputContext.Text) };
        foreach (var item in properties.ChildrenOf(list))
        {
            if (properties.ValueOf(item, "value") is not { Length: > 0 } value || properties.ValueOf(item, "displayText") is not { } shown || shown == value) continue;
            pieces.AddRange([own($"when {Quoted(value)}", OutputContext.Text), own(Quoted(shown), OutputContext.WordText)]);
        }
        return pieces.Count == 1 ? [own(Held, OutputContext.WordText)] : [.. pieces, own("else", OutputContext.Text), own(Held, OutputContext.WordText), own("end", OutputContext.Text)];
    }

    static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t") + "\"";

    // The first cell, paragraph and run of the old content lend their properties.
    void Replace(ControlProperties properties, Func<WordFormat, IEnumerable<Piece>> runs)
    {
        var content = properties.Content;
        var (cell, paragraph) = (First(content, WordName.Cell), First(content, WordName.Paragraph));
        var (before, after) = (new StringBuilder(), "");
        if (cell >= 0) (_, after) = (before.Append("<w:tc>").Append(Source(tree.Children(cell).FirstOrDefault(c => tree.LocalName(c) == "tcPr", -1))), "</w:tc>");
        if (paragraph >= 0 || cell >= 0) (_, after) = (before.Append("<w:p>").Append(Source(paragraph < 0 ? -1 : tree.Children(paragraph).FirstOrDefault(c => tree[c].Name == WordName.ParagraphProperties, -1))), "</w:p>" + after);
        var (start, end) = (tree[content].Start, tree[content].End);
        edits.Replace(start, end, [Bytes("<w:sdtContent>" + before), .. runs(Format(properties)), Bytes(after + "</w:sdtContent>")]);
    }

    int First(int node, WordName name) => tree.Inside(node).FirstOrDefault(n => tree[n].Name == name, -1);

    string Source(int node) => node < 0 ? "" : Encoding.UTF8.GetString(tree.Xml.AsSpan(tree[node].Start..tree[node].End));

    // The grey look of a prompt goes with the prompt.
    WordFormat Format(ControlProperties properties)
    {
        var own = RunFormats.Of(tree, properties.Node);
        var shown = RunFormats.Of(tree, First(properties.Content, WordName.Run));
        if (properties.Find("showingPlcHdr") >= 0) return own;
        return shown.Has("rStyle", "PlaceholderText") ? shown.Without("rStyle") : shown;
    }

    // A binding to the document's own properties stays where tags stand in the content: both are filled alike.
    void Bind(int control, ControlProperties properties)
    {
        if (properties.Find("dataBinding") is not (>= 0 and var binding) || properties.Content < 0) return;
        if (properties.IsFilled) { if (properties.Code is not null) bindings.Add(control, properties, binding); return; }
        var isOwn = properties.ValueOf(binding, "xpath") is { } path && (path.Contains("coreProperties", StringComparison.Ordinal) || path.Contains("Properties[1]", StringComparison.Ordinal));
        if (!isOwn && draft.Maps.Any(m => HoldsTag(m, properties.Content))) bindings.Drop(control, binding, BindingRefusal.Content);
    }

    bool HoldsTag(CharacterMap map, int content) =>
        Enumerable.Range(0, map.Sources.Count).Any(i => TagText.IsOpen(map.Text, i) && tree.Contains(content, map.Sources[i].Node));
}
