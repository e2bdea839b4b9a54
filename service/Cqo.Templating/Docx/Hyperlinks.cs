using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;
using Cqo.Templating.Xml;

namespace Cqo.Templating.Docx;

/// <summary>
/// Targets of links that hold tags. Word keeps a target outside the text, in a relationship that all places share; it is evaluated where the link
/// stands, so a link in a loop has its own target each time. One relationship is made for each different target.
/// </summary>
internal sealed class Hyperlinks(PartDraft draft, Relationships relationships)
{
    const string Target = "__cqo_link";

    readonly List<string> replaced = [];

    /// <summary>Whether rendering makes relationships.</summary>
    public bool Found { get; private set; }
    /// <summary>Relationships of the template that no link uses any more.</summary>
    public IReadOnlyList<string> Replaced => replaced;

    public void Fill()
    {
        foreach (var relationship in relationships.All.Where(r => r.External))
            if (new PercentText(relationship.Target) is { } target && FilledText.HoldsTag(target.Text)) Fill(relationship, target);
        foreach (var code in FieldCode.All(draft.Tree)) Fill(code);
        foreach (var field in draft.Tree.All(WordName.SimpleField)) FillSimple(field);
    }

    void Fill(Relationship relationship, PercentText target)
    {
        // One that no link uses any more (Word keeps some) goes as well: its braces would stay in the document.
        replaced.Add(relationship.Id);
        Found = true;
        foreach (var (node, value) in Users(relationship.Id))
            if (Pieces(target, node, OutputContext.LinkRelationship) is { } pieces) draft.Edits.Replace(value.Start.Value, value.End.Value, pieces);
    }

    List<(int Node, Range Value)> Users(string id) =>
        [.. draft.Tree.All(WordName.Hyperlink).Concat(draft.Tree.All(WordName.DrawingLink)).Select(n => (n, draft.Tree.Attribute(n, "id", prefixed: true)))
            .Where(u => u.Item2 is { } value && XmlText.Decode(draft.Tree.Xml.AsSpan()[value]) == id).Select(u => (u.n, u.Item2!.Value))];

    void Fill(FieldCode code)
    {
        if (code.LinkTarget is not { } range || !FilledText.HoldsTag(code.Text[range])) return;
        foreach (var node in code.Nodes) draft.Fill(node);
        var target = new PercentText(code.Text[range]);
        if (Pieces(target, code.Nodes[0], OutputContext.LinkInstruction) is not { } pieces) return;
        draft.Edits.Insert(code.Sources[range.Start.Value].Start, pieces);
        foreach (var source in code.Sources.Take(range)) draft.Edits.Delete(source.Start, source.End);
    }

    void FillSimple(int field)
    {
        if (draft.Tree.Attribute(field, "instr", prefixed: true) is not { } value) return;
        var text = XmlText.Decode(draft.Tree.Xml.AsSpan()[value]);
        if (FieldCode.FindTarget(text) is not { } range || !FilledText.HoldsTag(text[range])) return;
        draft.Fill(field);
        if (Pieces(new PercentText(text[range]), field, OutputContext.LinkInstruction) is not { } pieces) return;
        var head = new StaticPiece(AttributeTexts.Escaped(text[..range.Start]));
        draft.Edits.Replace(value.Start.Value, value.End.Value, [head, .. pieces, new StaticPiece(AttributeTexts.Escaped(text[range.End..]))]);
    }

    // The whole target is put together as plain text first, because its scheme is judged as a whole.
    List<Piece>? Pieces(PercentText target, int node, OutputContext context)
    {
        Place Locate(int offset, int length) => draft.PlaceOf(node, offset, length);
        if (FilledText.Read(target.Text, Locate, draft.Sink) is not { } filled) return null;
        var literal = filled.Parts[0].Code is null ? target.Raw(0, filled.Parts[0].End) : "";
        if (literal.Length > 0 && LinkTarget.ProblemOfStart(literal) is { } problem)
        {
            draft.Sink.Add(new Diagnostic(LinkTarget.Refused, Severity.Error, problem, Locate(0, filled.Parts[0].End)));
            return null;
        }
        TagPiece Own(string code, OutputContext where) => new(code, where, (_, _) => Locate(0, target.Text.Length));
        var parts = filled.Parts.Select(p => p.Code is null ? (Piece)new StaticPiece(Encoding.UTF8.GetBytes(target.Raw(p.Start, p.End))) : filled.Tag(p, PartContext(target.Text[..p.Start])));
        return [Own($"capture {Target}", OutputContext.Text), .. parts, Own("end", OutputContext.Text), Own(Target, context)];
    }

    // RFC 3986: what a value may contain unescaped depends on the component it fills.
    static OutputContext PartContext(string before)
    {
        if (before.AsSpan().IndexOfAny('?', '#') >= 0) return OutputContext.UrlQuery;
        var authority = before.IndexOf("://", StringComparison.Ordinal);
        return authority >= 0 && before.IndexOf('/', authority + 3) >= 0 ? OutputContext.UrlPath : OutputContext.Url;
    }
}
