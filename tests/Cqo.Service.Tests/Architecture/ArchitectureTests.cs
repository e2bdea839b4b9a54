using System.Text.RegularExpressions;

namespace Cqo.Service.Tests.Architecture;

/// <summary>Imports go one way (service/decisions/0001). A unit is an assembly's root or a folder of it, e.g. <c>Service/Certificates</c>.</summary>
public sealed partial class ArchitectureTests
{
    static readonly string[] Features = ["Certificates", "Appointments", "Documents", "Training", "Reviews", "Statistics", "Reports"];
    static readonly string[] Catalogues = ["Templates", "Policies"];
    static readonly string[] Platform = ["Storage", "Persistence", "Jobs", "Pdf", "Identity", "Audit", "Hosting"];

    /// <summary>Who may import whom. What is not named here may not be imported; system packages are free but for <see cref="Never"/>.</summary>
    static readonly Dictionary<string, string[]> Allowed = BuildAllowed();

    static Dictionary<string, string[]> BuildAllowed()
    {
        var table = new Dictionary<string, string[]>
        {
            ["Templating/Language"] = ["Templating"],
            ["Templating/Xml"] = ["Templating"],
            ["Templating/Opc"] = ["Templating", "Templating/Xml"],
            ["Templating/Compilation"] = ["Templating", "Templating/Language", "Templating/Xml"],
            ["Templating/Evaluation"] = ["Templating", "Templating/Language", "Templating/Xml", "Templating/Compilation"],
            ["Templating/Docx"] = ["Templating", "Templating/Language", "Templating/Xml", "Templating/Opc", "Templating/Compilation", "Templating/Evaluation"],
            ["Templating/Xlsx"] = ["Templating", "Templating/Language", "Templating/Xml", "Templating/Opc", "Templating/Compilation", "Templating/Evaluation"],
            ["Templating/Reading"] = ["Templating", "Templating/Language", "Templating/Xml", "Templating/Opc", "Templating/Compilation", "Templating/Evaluation", "Templating/Docx"],
            ["Templating"] = ["Templating/*"],
            ["Domain"] = ["Domain/*"],
            ["Service/Problems"] = [],
            ["Service/Cli"] = ["Service", "Service/*", "Domain/*", "Templating"],
            ["Service"] = ["Service/*", "Domain/*", "Templating"],
        };
        string[] outside = ["Domain/*", "Templating", "Service/Problems"];
        string[] platform = [.. Platform.Select(p => "Service/" + p)];
        string[] catalogues = [.. Catalogues.Select(c => "Service/" + c)];
        foreach (var name in Platform)
        {
            // Persistence maps the entities that features own; it uses no verb of theirs (see Persistence_UsesOnlyEntities).
            table["Service/" + name] = name == "Persistence" ? [.. outside, .. platform, .. Features.Select(f => "Service/" + f)] : [.. outside, .. platform];
        }
        foreach (var name in Catalogues)
        {
            table["Service/" + name] = [.. outside, .. platform, .. catalogues];
        }
        foreach (var name in Features)
        {
            table["Service/" + name] = [.. outside, .. platform, .. catalogues];
        }
        // Returned workbooks are read cell by cell; what reads them is public for that.
        table["Service/Statistics"] = [.. table["Service/Statistics"], "Templating/Xlsx"];
        return table;
    }

    /// <summary>Types that only some units may name.</summary>
    static readonly (string Type, string[] Units)[] Never =
    [
        ("System.Net.Http.HttpClient", ["Service/Storage", "Service/Pdf", "Service/Identity"]),
        ("System.IO.Compression.ZipArchive", ["Templating/Opc"]),
        ("System.Xml.XmlReader", ["Templating/Xml"]),
        ("System.Xml.XmlWriter", ["Templating/Xml"]),
    ];

    static readonly string[] NotInDomain = ["System.TimeProvider", "System.Threading.Tasks.Task", "System.Globalization.CultureInfo", "System.Net.Http.HttpClient"];

    static readonly List<Import> Imports = [];
    static readonly List<(string Type, string Text)> Strings = [];

    static ArchitectureTests()
    {
        foreach (var name in new[] { "Cqo.Templating", "Cqo.Domain", "Cqo.Service" })
        {
            var (imports, strings) = ImportWalker.Walk(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
            Imports.AddRange(imports);
            Strings.AddRange(strings);
        }
    }

    [Fact]
    public void Imports_WhenWalked_GoOneWay()
    {
        var wrong = Imports
            .Select(import => (import, from: UnitOf(import.From), to: UnitOf(import.To)))
            .Where(edge => edge.from is not null && edge.to is not null && edge.from != edge.to && !IsAllowed(edge.from, edge.to))
            .Where(edge => !IsEntity(edge.import.To))
            .Select(edge => $"{edge.from} may not import {edge.to}: {edge.import.From} names {edge.import.To}")
            .Order().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Imports_WhenWalked_ShowTheCanaryEdges()
    {
        Assert.Contains(Imports, i => UnitOf(i.From) == "Service/Certificates" && UnitOf(i.To) == "Service/Storage");
        Assert.Contains(Imports, i => UnitOf(i.From) == "Templating/Docx" && UnitOf(i.To) == "Templating/Opc");
        Assert.False(IsAllowed("Service/Storage", "Service/Certificates"));
        Assert.False(IsAllowed("Templating/Language", "Templating/Docx"));
        Assert.False(IsAllowed("Domain/Eligibility", "Templating"));
    }

    [Fact]
    public void Folders_WhenListed_AreAllInTheTable()
    {
        var unknown = Imports.Select(i => UnitOf(i.From)).OfType<string>().Distinct()
            .Where(unit => !unit.StartsWith("Domain", StringComparison.Ordinal) && !Allowed.ContainsKey(unit)).Order().ToList();
        Assert.True(unknown.Count == 0, "Add to the table, or use a folder that design knows: " + string.Join(", ", unknown));
    }

    [Fact]
    public void GuardedTypes_WhenNamed_StandInTheirUnitsOnly()
    {
        var wrong = from guard in Never
                    from import in Imports
                    where import.To == guard.Type && UnitOf(import.From) is { } unit && !guard.Units.Contains(unit)
                    select $"{import.From} names {import.To}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Domain_WhenWalked_KnowsNoClockNoCultureNoTask()
    {
        var wrong = Imports.Where(i => UnitOf(i.From)?.StartsWith("Domain", StringComparison.Ordinal) == true && NotInDomain.Any(t => i.To.StartsWith(t, StringComparison.Ordinal)));
        Assert.Empty(wrong.Select(i => $"{i.From} names {i.To}"));
    }

    [Fact]
    public void Sql_WhenWritten_StandsInPersistenceOnly()
    {
        var wrong = Strings.Where(s => Sql().IsMatch(s.Text) && UnitOf(s.Type) != "Service/Persistence").Select(s => $"{s.Type}: {s.Text}");
        Assert.Empty(wrong);
        Assert.Contains(Strings, s => Sql().IsMatch(s.Text) && UnitOf(s.Type) == "Service/Persistence");
    }

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|WITH)\s+\S+", RegexOptions.None)]
    private static partial Regex Sql();

    static bool IsAllowed(string from, string to) =>
        from.StartsWith("Domain", StringComparison.Ordinal)
            ? to.StartsWith("Domain", StringComparison.Ordinal)
            : Allowed.TryGetValue(from, out var targets) && targets.Any(t => t == to || (t.EndsWith("/*", StringComparison.Ordinal) && to.StartsWith(t[..^1], StringComparison.Ordinal)));

    /// <summary>Entities are shared: features read each other's rows through the register, never each other's verbs.</summary>
    static bool IsEntity(string type) => type is "Cqo.Service.Documents.Document" or "Cqo.Service.Documents.DocumentItem" or "Cqo.Service.Certificates.Certificate"
        or "Cqo.Service.Certificates.CertificateState";

    static string? UnitOf(string type)
    {
        var parts = type.Split('.');
        if (parts is not ["Cqo", "Templating" or "Domain" or "Service", ..])
        {
            return type == ".Program" ? "Service" : null;
        }
        return parts.Length > 3 ? $"{parts[1]}/{parts[2]}" : parts[1];
    }
}
