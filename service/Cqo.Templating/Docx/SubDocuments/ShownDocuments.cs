using System.Text;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx.SubDocuments;

/// <summary>Sets the documents of the data into a document that was rendered. Each comes from outside and passes the front door like any upload.</summary>
internal sealed class ShownDocuments(OpcWriter rendered, string main, RenderBudget budget)
{
    const int FirstId = 1_500_000_000;
    const int MostInsertions = 2000;

    int insertions;

    /// <summary>Writes the document with all of them.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="shown">The documents that each part shows.</param>
    /// <exception cref="RenderException">One is refused, or all together are too much.</exception>
    public void WriteTo(Stream output, IReadOnlyList<(string Part, IReadOnlyList<ShownDocument> Documents)> shown)
    {
        using var memory = new MemoryStream();
        rendered.WriteTo(memory);
        var last = shown[0].Documents[0].Place;
        try
        {
            var package = PackageGate.OpenDocument(memory.ToArray(), out _);
            var host = new DocumentAssembly(package, main, FirstId);
            foreach (var (part, documents) in shown) Insert(package, host, part, documents, ref last);
            var bytes = host.ToBytes();
            if (bytes.Length > budget.Options.OutputBytes) throw Fail("CQO3003", $"文档超过大小上限：请减少插入的文档 | The document grew past the limit of {budget.Options.OutputBytes:N0} bytes. Insert fewer documents, or raise the limit.", last);
            output.Write(bytes);
        }
        catch (PackageFault fault)
        {
            throw Fail("CQO3083", $"要插入的文档不能使用 | A document to be inserted cannot be used: {fault.Message}", last);
        }
    }

    void Insert(OpcPackage package, DocumentAssembly host, string part, IReadOnlyList<ShownDocument> documents, ref Place last)
    {
        var tree = OpcPackage.Guarded(part, () => new WordTree(host.Read(part)!));
        foreach (var bookmark in tree.All(WordName.BookmarkStart)) host.Bookmarks.Add(tree.Value(bookmark, "name") ?? "");
        var opened = new Dictionary<string, (InsertedDocument Document, Place Place)>();
        foreach (var document in documents)
        {
            last = document.Place;
            opened[document.Id] = (new InsertedDocument(PackageGate.OpenDocument(document.Bytes, out var inner), inner, host, package), document.Place);
        }
        var edits = new StretchEdits(tree);
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree.LocalName(node) != "altChunk" || !opened.TryGetValue(tree.Value(node, "id") ?? "", out var found)) continue;
            last = found.Place;
            if (++insertions > MostInsertions) throw Fail("CQO3084", $"插入的文档超过 {MostInsertions} 处：请分成几份 | More than {MostInsertions} documents are inserted. Split the data.", last);
            if (budget.IsOutOfTimeNow()) throw Fail("CQO3004", $"生成文档超时：请减少插入的文档 | Rendering took longer than {budget.Options.Time.TotalSeconds} s. Insert fewer documents.", last);
            edits.Replace(tree[node].Start..tree[node].End, new Gap(tree, node).Fill(found.Document.Content(part)));
        }
        var root = opened.Values.Select(o => o.Document.Tree).Aggregate(tree.Xml, RootTag.Serving);
        host.Set(part, [.. root.AsSpan(0, new WordTree(root)[0].Inner), .. Encoding.UTF8.GetBytes(edits.Apply(tree[0].Inner, tree.Xml.Length))]);
    }

    static RenderException Fail(string code, string message, Place place) => new(new Diagnostic(code, Severity.Error, message, place));
}
