namespace Cqo.Service.Problems;

/// <summary>Metadata of an endpoint that takes files: how large its body may be, in bytes.</summary>
/// <param name="Bytes">The bound.</param>
public sealed record LargeBody(long Bytes);
