namespace Cqo.Domain.Policies;

/// <summary>A mistake in a pack file.</summary>
/// <param name="Path">JSON path, e.g. <c>$.conditions[3].years</c>.</param>
/// <param name="Text">What is wrong and what is allowed (zh-CN).</param>
/// <param name="TextEn">The same in English.</param>
public sealed record PackDiagnostic(string Path, string Text, string TextEn);

/// <summary>Answer of <see cref="PolicyPackReader.Read"/>.</summary>
/// <param name="Pack">The pack, or null when there is any diagnostic.</param>
/// <param name="Diagnostics">Every mistake found, in the order of the file.</param>
public sealed record PackReading(PolicyPack? Pack, IReadOnlyList<PackDiagnostic> Diagnostics);

/// <summary>Reads packs. Bytes in, records out.</summary>
public static class PolicyPackReader
{
    /// <summary>Reads one pack file.</summary>
    /// <param name="utf8Json">The whole file, UTF-8, with or without a byte order mark.</param>
    public static PackReading Read(ReadOnlySpan<byte> utf8Json) => throw new InvalidOperationException("under construction");
}
