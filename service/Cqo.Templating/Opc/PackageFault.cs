using Cqo.Templating.Xml;

namespace Cqo.Templating.Opc;

/// <summary>A package that is not read. Becomes the one diagnostic of a refused file.</summary>
internal sealed class PackageFault(string code, string message, string part = PackageFault.WholeFile) : Exception(message)
{
    public const string WholeFile = "package";

    public const string NotAPackage = "CQO5001";
    public const string Encrypted = "CQO5002";
    public const string OtherType = "CQO5003";
    public const string Damaged = "CQO5004";
    public const string Checksum = "CQO5005";
    public const string TooLarge = "CQO5006";
    public const string Duplicate = "CQO5007";
    public const string UnsafeName = "CQO5008";
    public const string ActiveContent = "CQO5009";
    public const string Incomplete = "CQO5010";

    public string Code { get; } = code;
    public string Part { get; } = part;

    public Diagnostic ToDiagnostic() => new(Code, Severity.Error, Message, new Place(Part, 0, null, 0, 0, 0));

    /// <summary>The same, for a fault in the XML of a part.</summary>
    public static PackageFault In(string part, XmlFault fault) => new(fault.Code, $"{fault.Message} (byte {fault.Offset})", part);
}
