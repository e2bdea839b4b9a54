using System.Buffers;

namespace Cqo.Templating.Xlsx;

/// <summary>The elements around a place in a part: their names, what prefixes mean there (Namespaces in XML 1.0) and whether white space counts.</summary>
internal sealed class OpenElements : IDisposable
{
    readonly record struct Prefix(int Depth, byte[] Name, bool IsMain);

    readonly List<(int Name, bool Preserves)> elements = [];
    readonly List<Prefix> prefixes = [];
    byte[] names = ArrayPool<byte>.Shared.Rent(1024);
    int used;
    bool? preservesNext;

    public int Count => elements.Count;
    public bool Preserves => elements.Count > 0 && elements[^1].Preserves;
    /// <summary>Whether a name without prefix belongs to SpreadsheetML.</summary>
    public bool IsPlain { get; private set; }

    public bool IsMain(ReadOnlySpan<byte> qualified)
    {
        var colon = qualified.IndexOf((byte)':');
        return colon < 0 ? IsPlain : Find(qualified[..colon]);
    }

    bool Find(ReadOnlySpan<byte> prefix)
    {
        for (var i = prefixes.Count - 1; i >= 0; i--)
            if (prefixes[i].Name.AsSpan().SequenceEqual(prefix)) return prefixes[i].IsMain;
        return false;
    }

    /// <summary>Takes note of <c>xmlns</c>, <c>xmlns:p</c> and <c>xml:space</c> of the element that is opened next.</summary>
    public void Declare(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> value)
    {
        if (attribute.SequenceEqual("xml:space"u8)) preservesNext = value.SequenceEqual("preserve"u8);
        if (!attribute.StartsWith("xmlns"u8) || (attribute.Length > 5 && attribute[5] != ':')) return;
        var isMain = value.SequenceEqual("http://schemas.openxmlformats.org/spreadsheetml/2006/main"u8) || value.SequenceEqual("http://purl.oclc.org/ooxml/spreadsheetml/main"u8);
        prefixes.Add(new Prefix(elements.Count + 1, attribute.Length > 6 ? attribute[6..].ToArray() : [], isMain));
        IsPlain = Find([]);
    }

    public void Open(ReadOnlySpan<byte> qualified)
    {
        if (used + qualified.Length > names.Length) Grow(qualified.Length);
        qualified.CopyTo(names.AsSpan(used));
        elements.Add((used, preservesNext ?? Preserves));
        preservesNext = null;
        used += qualified.Length;
    }

    void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent((used + more) * 2);
        names.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(names);
        names = larger;
    }

    /// <summary>False when the innermost open element has another name.</summary>
    public bool Close(ReadOnlySpan<byte> qualified)
    {
        if (elements.Count == 0) return false;
        var at = elements[^1].Name;
        if (!names.AsSpan(at, used - at).SequenceEqual(qualified)) return false;
        elements.RemoveAt(elements.Count - 1);
        used = at;
        return true;
    }

    /// <summary>Forgets what was declared on elements that are closed by now.</summary>
    public void LeaveScope()
    {
        preservesNext = null;
        if (prefixes.Count == 0 || prefixes[^1].Depth <= elements.Count) return;
        while (prefixes.Count > 0 && prefixes[^1].Depth > elements.Count) prefixes.RemoveAt(prefixes.Count - 1);
        IsPlain = Find([]);
    }

    public void Dispose()
    {
        if (names.Length == 0) return;
        ArrayPool<byte>.Shared.Return(names);
        names = [];
    }
}
