using System.Globalization;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>Values of content controls, kept until the custom XML that they are bound to is written.</summary>
internal sealed partial class PartWriter
{
    void WriteBound(ReadOnlySpan<char> text, OutputContext context)
    {
        var colon = text.IndexOf(':');
        var number = int.Parse(text[..colon], CultureInfo.InvariantCulture);
        text = text[(colon + 1)..];
        if (context == OutputContext.BoundValue) budget.Bind(number, text.ToString());
        else WriteEscaped(budget.BoundText(number) ?? text, context == OutputContext.BoundText ? OutputContext.XmlText : OutputContext.XmlAttribute);
    }
}
