using System.Security.Cryptography;
using System.Text;

namespace Cqo.Service.Templates;

/// <summary>
/// What the <c>include</c> of a template may insert: the files of the folder <c>partials</c> beside it and nothing else. Links, hidden files and folders are
/// passed over, so that a template cannot reach out of its own folder. At most 200 files of 1 MiB.
/// </summary>
public static class PartialFiles
{
    const int MostFiles = 200;
    const long LongestFile = 1 << 20;

    /// <summary>The files by name; empty without such a folder.</summary>
    /// <param name="template">Path of the template.</param>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Beside(string template) =>
        Files(template).ToDictionary(f => f.Name, f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f.FullName), StringComparer.Ordinal);

    /// <summary>Changes when a partial does: names, lengths and times of all of them.</summary>
    public static string StampOf(string template) => string.Join('|', Files(template).Select(f => $"{f.Name}:{f.Length}:{f.LastWriteTimeUtc.Ticks}"));

    /// <summary>Lower-case hex of SHA-256 over the template, and over its partials when it has any: one figure for all that decides what is rendered.</summary>
    public static string Hash(byte[] template, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> partials)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(template);
        foreach (var (name, content) in partials.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{name}\0{content.Length}\0"));
            hash.AppendData(content.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IEnumerable<FileInfo> Files(string template)
    {
        var folder = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(template))!, "partials"));
        if (!folder.Exists || folder.LinkTarget is not null)
        {
            return [];
        }
        return folder.EnumerateFiles().Where(f => f.LinkTarget is null && f.Name[0] != '.' && f.Length <= LongestFile).OrderBy(f => f.Name, StringComparer.Ordinal).Take(MostFiles);
    }
}
