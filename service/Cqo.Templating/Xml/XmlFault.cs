namespace Cqo.Templating.Xml;

/// <summary>XML that is not read: the code and text of the diagnostic to come and the byte where it went wrong. Caught once, at the front door.</summary>
internal sealed class XmlFault(string code, string message, int offset) : Exception(message)
{
    public const string Malformed = "CQO5020";
    public const string Dtd = "CQO5021";
    public const string Encoding = "CQO5022";
    public const string Limit = "CQO5023";

    public string Code { get; } = code;
    public int Offset { get; } = offset;
}
