using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>A link that a part shows.</summary>
/// <param name="Id">Relationship id that was written where the link stands.</param>
/// <param name="Target">Address, checked and encoded.</param>
internal sealed record Link(string Id, string Target);

/// <summary>Links of a part: equal targets share a relationship.</summary>
internal sealed partial class PartWriter
{
    readonly List<Link> _links = [];
    readonly Dictionary<string, Link> _byTarget = new(StringComparer.Ordinal);

    /// <summary>The links whose ids were written, in order of first use.</summary>
    internal IReadOnlyList<Link> Links => _links;

    void WriteLink(string target, OutputContext context)
    {
        target = LinkTarget.Normalize(target);
        if (LinkTarget.Problem(target) is { } problem) throw Fail(LinkTarget.Refused, problem);
        WriteEscaped(context == OutputContext.LinkRelationship ? LinkId(target) : target, OutputContext.XmlAttribute);
    }

    /// <summary>Id of the relationship to a target that was checked.</summary>
    internal string LinkId(string target)
    {
        if (_byTarget.TryGetValue(target, out var link)) return link.Id;
        link = new Link($"{pictureIdPrefix}L{_links.Count + 1}", target);
        _links.Add(link);
        return (_byTarget[target] = link).Id;
    }
}
