using System.Globalization;

namespace Cqo.Templating.Evaluation;

/// <summary>A list that was started again.</summary>
/// <param name="Id">Its new number (<c>w:numId</c>).</param>
/// <param name="Of">The list of the template that it repeats.</param>
internal readonly record struct RestartedList(int Id, int Of);

/// <summary>Numbers that stand once in a document, given while it is written: drawings and lists.</summary>
internal sealed partial class PartWriter
{
    /// <summary>The number that a list goes by; 0 from a restart to the next paragraph of the list.</summary>
    Dictionary<int, int>? _lists;
    List<RestartedList>? _restarted;

    /// <summary>The number of the last drawing of repeated content or of a value; beyond those of the template.</summary>
    internal int LastDrawing { get; set; }
    internal int NextDrawing() => ++LastDrawing;
    /// <summary>The number before that of the first list that is started again.</summary>
    internal int LastList { get; set; }
    /// <summary>Lists that were started again, in the order of their numbers.</summary>
    internal IReadOnlyList<RestartedList> Restarted => _restarted ?? [];

    /// <summary>Lets every list that was used so far count from its start: the next record of a merged document begins.</summary>
    internal void RestartLists()
    {
        foreach (var list in _lists?.Keys.ToList() ?? []) RestartList(list);
    }

    // Before its first paragraph a list counts from its start anyway.
    void RestartList(int list)
    {
        if (_lists?.ContainsKey(list) == true) _lists[list] = 0;
    }

    // A list gets its number at its first paragraph, so that one without paragraphs leaves nothing behind.
    int ListId(int list)
    {
        _lists ??= [];
        if (!_lists.TryGetValue(list, out var id)) _lists[list] = id = list;
        if (id != 0) return id;
        (_restarted ??= []).Add(new RestartedList(++LastList, list));
        return _lists[list] = LastList;
    }

    /// <summary>Number of a new list that looks like one of the template's and counts from its start.</summary>
    internal int NewList(int like)
    {
        (_restarted ??= []).Add(new RestartedList(++LastList, like));
        return LastList;
    }

    void WriteNumber(ReadOnlySpan<char> text, Compilation.OutputContext context)
    {
        var list = context == Compilation.OutputContext.DrawingId ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
        if (context == Compilation.OutputContext.ListRestart) RestartList(list);
        else WriteInteger(context == Compilation.OutputContext.DrawingId ? NextDrawing() : ListId(list));
    }
}
