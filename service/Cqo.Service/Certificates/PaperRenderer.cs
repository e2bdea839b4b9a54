using Cqo.Service.Policies;
using Cqo.Service.Templates;
using Cqo.Templating;

namespace Cqo.Service.Certificates;

/// <summary>A paper as bytes, with what made it.</summary>
public sealed record RenderedPaper(string Kind, string Title, string TemplateSha256, byte[] Content);

/// <summary>Makes the papers of a certificate.</summary>
public sealed class PaperRenderer(TemplateCatalog templates, PolicyCatalog policies)
{
    /// <summary>Id of the certificate's own template.</summary>
    public const string CertificateKind = "certificates/appointment";
    const string Folder = "certificates/";

    /// <summary>Id of a paper's template from its name in an address, e.g. <c>appointment-notice</c>.</summary>
    public static string KindOf(string name) => name.StartsWith(Folder, StringComparison.Ordinal) ? name : Folder + name;

    /// <summary>Where a paper lies: fixed by number and kind, so that a repeat replaces the same item. No person's name in it.</summary>
    public static string PathOf(Certificate certificate, string kind)
    {
        var suffix = kind == CertificateKind ? "" : "-" + kind[(kind.LastIndexOf('/') + 1)..];
        return $"{certificate.Year:D4}/{certificate.RegionCode}/{certificate.Number}{suffix}.docx";
    }

    /// <summary>Sees to it that a kind of paper can be made at all, before a number is spent on it.</summary>
    /// <exception cref="Problems.ProblemException">template-not-found, template-invalid.</exception>
    public void Require(string kind) => templates.Get(kind);

    /// <summary>The paper of a reserved or issued certificate, from its frozen row and the very version of the pack that judged it.</summary>
    /// <exception cref="Problems.ProblemException">template-not-found, template-invalid, policy-pack-not-found.</exception>
    public RenderedPaper Render(Certificate certificate, string kind) =>
        Render(CertificateModel.Of(certificate, policies.Get(certificate.PackId, certificate.PackVersion)), kind);

    internal RenderedPaper Render(CertificateModel model, string kind)
    {
        var template = templates.Get(kind);
        using var output = new MemoryStream();
        try
        {
            template.Compiled.Render(model.Build(), output, TemplateValues.Options);
        }
        catch (RenderException fault)
        {
            throw CertificateProblems.RenderFailed(kind, fault.Diagnostic.Format("template.docx"));
        }
        return new RenderedPaper(kind, template.Description.Title, template.Sha256, output.ToArray());
    }
}
