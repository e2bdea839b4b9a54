using Cqo.Templating.Compilation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Reading;

/// <summary>The parts of a document that came through the front door.</summary>
internal sealed class DocumentParts
{
    readonly OpcPackage package;
    readonly string main;
    readonly Dictionary<string, DocumentSigns> read = [];

    /// <exception cref="PackageFault">The document is refused.</exception>
    public DocumentParts(ReadOnlyMemory<byte> document) => package = PackageGate.OpenDocument(document, out main);

    /// <summary>Parts that a part of the template can have become. Programs name headers and footers anew when they save.</summary>
    public IEnumerable<DocumentSigns> Like(ReadablePart part)
    {
        if (part.Kind == "officeDocument") return [Signs(main)];
        return package.RelationshipsOf(main).All.Where(r => !r.External && r.Type.EndsWith("/" + part.Kind, StringComparison.Ordinal))
            .Select(r => PartName.Resolve(main, r.Target)).OfType<string>().Where(package.Has).Select(package.Spelled).Distinct()
            .OrderBy(name => name == part.Name ? 0 : 1).Select(Signs);
    }

    DocumentSigns Signs(string part) => read.TryGetValue(part, out var signs) ? signs : read[part] = DocumentSigns.Read(part, package.Read(part)!);

    /// <summary>Address of a link; the id itself when it is an address.</summary>
    public string Address(string part, string id) => package.RelationshipsOf(part).All.Find(r => r.Id == id)?.Target ?? id;

    /// <summary>A picture as a data URL; null when there is none, or one of a kind that templates do not take.</summary>
    public string? Picture(string part, string id)
    {
        if (package.RelationshipsOf(part).All.Find(r => r.Id == id) is not { External: false } relationship || PartName.Resolve(part, relationship.Target) is not { } name || package.Read(name) is not { } bytes) return null;
        var type = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "png" : bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? "jpeg" : null;
        return type is null ? null : $"data:image/{type};base64,{Convert.ToBase64String(bytes)}";
    }
}
