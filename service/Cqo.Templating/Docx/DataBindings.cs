using System.Globalization;
using System.Text;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Docx;

/// <summary>Why a control loses its binding.</summary>
internal enum BindingRefusal
{
    /// <summary>The content of the control holds tags, its own tag none.</summary>
    Content,
    /// <summary>The part of custom XML is not there.</summary>
    NoStore,
    /// <summary>The path is more than child steps.</summary>
    Path,
    /// <summary>The path leads nowhere, or to an element that holds elements.</summary>
    NoNode,
    /// <summary>A property that holds no text, or a binding to rich text.</summary>
    NoText,
    /// <summary>The control repeats.</summary>
    Repeats,
    /// <summary>Another control writes another value there.</summary>
    Taken,
}

/// <summary>
/// Bindings of content controls to custom XML. Word shows what the bound node says, not what the document says, so either the node gets the value of the
/// control, too, or the binding goes.
/// </summary>
internal sealed class DataBindings(PartDraft draft, DataStores? stores)
{
    const string Held = "__cqo_control", Noted = "__cqo_bound";

    readonly List<(int Control, ControlProperties Properties, int Binding)> filled = [];

    /// <summary>Notes a control that its own tag fills.</summary>
    public void Add(int control, ControlProperties properties, int binding) => filled.Add((control, properties, binding));

    /// <summary>Decides on the bindings noted, when it is known what repeats.</summary>
    /// <param name="repeated">Stretches of the part that repeat, as bytes.</param>
    public void Settle(IEnumerable<(int Start, int End)> repeated)
    {
        if (filled.Count == 0) return;
        var stretches = repeated.OrderBy(r => r.Start).ToList();
        var (next, reach) = (0, 0);
        foreach (var (control, properties, binding) in filled)
        {
            for (var start = draft.Tree[control].Start; next < stretches.Count && stretches[next].Start <= start; next++) reach = Math.Max(reach, stretches[next].End);
            if (draft.Tree[control].Start < reach) Drop(control, binding, BindingRefusal.Repeats);
            else Keep(control, properties, binding);
        }
    }

    /// <summary>Takes a binding out.</summary>
    public void Drop(int control, int binding, BindingRefusal refusal)
    {
        draft.Edits.Delete(draft.Tree[binding].Start, draft.Tree[binding].End);
        draft.Sink.Add(Mistake.BindingDropped(draft.PlaceOf(control, 0, 0), refusal));
    }

    void Keep(int control, ControlProperties properties, int binding)
    {
        var refusal = BindingRefusal.NoText;
        // [MS-DOCX] w15:dataBinding holds rich text as a package of its own.
        var isPlain = stores is not null && Prefix(binding).SequenceEqual(Prefix(properties.Node));
        string Given(string name) => properties.ValueOf(binding, name) ?? "";
        if (!isPlain || stores!.Find(Given("storeItemID"), Given("xpath"), Given("prefixMappings"), out refusal) is not { } found) { Drop(control, binding, refusal); return; }
        var value = ValueOf(properties, found.Node.Text);
        if (FilledText.HoldsTag(found.Node.Text))
        {
            // A property with the same tag is filled alike.
            if (value is not [Held] || !IsTag(found.Node.Text.Trim(), properties.Code!)) Drop(control, binding, BindingRefusal.Taken);
            return;
        }
        if (stores.Claim(found.Part, found.Node, $"{properties.Code!.Trim()}|{string.Concat(value)}") is not { } target) { Drop(control, binding, BindingRefusal.Taken); return; }
        TagPiece Own(string code, OutputContext context) => new(code, context, (_, _) => draft.PlaceOf(control, 0, 0)) { MayVanish = true };
        List<Piece> pieces =
        [
            Own($"capture {Noted}", OutputContext.Text), new StaticPiece(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{target.Number}:"))),
            .. value.Select(code => Own(code, OutputContext.Text)), Own("end", OutputContext.Text), Own(Noted, OutputContext.BoundValue),
        ];
        // Behind the tag that holds the value, which stands at the same byte.
        for (var i = 0; i < pieces.Count; i++) draft.Edits.Insert(draft.Tree[properties.Node].Inner, 1, i, pieces[i]);
    }

    ReadOnlySpan<byte> Prefix(int node) => draft.Tree.QualifiedName(node) is var name ? name[..Math.Max(0, name.IndexOf((byte)':'))] : name;

    static bool IsTag(string text, string code) => TagText.IsOpen(text, 0) && TagText.Read(text, 2) is { } own && own.Length + 4 == text.Length && own.Trim() == code.Trim();

    // The code of the value. The data says what the control means, its content what it shows.
    static string[] ValueOf(ControlProperties properties, string before)
    {
        if (properties.Find("checkbox") >= 0) return [before is "0" or "1" ? $"{Held} ? \"1\" : \"0\"" : $"{Held} ? \"true\" : \"false\""];
        if (properties.Find("date") is >= 0 and var date) return [DateOf(properties, date)];
        if (properties.Find("dropDownList", "comboBox") is >= 0 and var list) return EntryOf(properties, list);
        return [Held];
    }

    // ECMA-376 Part 1 §17.5.2.34, §17.18.26: what is not said means dateTime.
    static string DateOf(ControlProperties properties, int date) => properties.ValueOf(properties.Child(date, "storeMappedDataAs")) switch
    {
        "text" => $"{Held} ? ({WordDateFormat.Show(Held, properties.ValueOf(properties.Child(date, "dateFormat")))}) : \"\"",
        "date" => $"{Held} ? ({Held} | date.to_string \"%Y-%m-%d\") : \"\"",
        _ => $"{Held} ? ({Held} | date.to_string \"%Y-%m-%dT%H:%M:%S\") : \"\"",
    };

    // A value that is the text of an entry means that entry.
    static string[] EntryOf(ControlProperties properties, int list)
    {
        var entries = properties.ChildrenOf(list).Select(i => (Value: properties.ValueOf(i, "value"), Text: properties.ValueOf(i, "displayText"))).Where(e => e.Value is not null && e.Text is not null).ToList();
        var values = entries.Select(e => e.Value).ToHashSet();
        var named = entries.Where(e => !values.Contains(e.Text)).SelectMany(e => new[] { $"when {DataStores.Quoted(e.Text!)}", DataStores.Quoted(e.Value!) }).ToList();
        return named.Count == 0 ? [Held] : [$"case {Held}", .. named, "else", Held, "end"];
    }
}
