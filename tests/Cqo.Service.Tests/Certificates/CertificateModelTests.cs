using System.Text.Json.Nodes;
using Cqo.Domain.Eligibility;
using Cqo.Service.Certificates;
using Cqo.Service.Hosting;
using Cqo.Service.Policies;
using Cqo.Service.Tests.Architecture;

namespace Cqo.Service.Tests.Certificates;

public sealed class CertificateModelTests
{
    [Theory, InlineData("appointment"), InlineData("appointment-notice"), InlineData("qualification-review")]
    public void Model_WhenBuilt_HasTheShapeOfTheSampleThatAuthorsSee(string paper)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "templates", "certificates", paper, "sample.json")))!;

        var missing = Paths(sample, "").Except(Paths(Built(Full()), "")).ToList();

        Assert.True(missing.Count == 0, "The service does not give: " + string.Join(", ", missing));
    }

    [Fact]
    public void Model_WhenNothingIsKnown_HasEveryKeyAllTheSame() =>
        Assert.Empty(Paths(Built(Full()), "").Where(p => !p.Contains("[]", StringComparison.Ordinal) && !p.StartsWith(".consultation.", StringComparison.Ordinal)).Except(Paths(Built(new Facts()), "")));

    [Fact]
    public void Model_WhenBuiltTwice_IsTheSameToTheByte() =>
        Assert.Equal(Model(Full()).ToJson(), Model(Full()).ToJson());

    [Fact]
    public void Model_WhenBuilt_MasksTheMobileNumberAndCountsTheYears()
    {
        var model = Built(Full());

        Assert.Equal("138****5678", model["candidate"]!["mobile_masked"]!.GetValue<string>());
        Assert.Equal(16, model["candidate"]!["years_in_quality_work"]!.GetValue<int>());
        Assert.Equal("女士", model["candidate"]!["title_of_address"]!.GetValue<string>());
        Assert.DoesNotContain("13800005678", model.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void VerifyCode_WhenWritten_IsBase32OfRfc4648() => Assert.Equal("MZXW6YTBOI", VerifyCode.Write("foobar"u8));

    static Facts Full()
    {
        var facts = TestFacts.Eligible(1);
        return facts with { Consultation = new ConsultationFacts { Body = "组织部", AnsweredOn = new DateOnly(2026, 10, 1), Opinion = ConsultationOpinion.Agreed } };
    }

    static CertificateModel Model(Facts facts)
    {
        var pack = new PolicyCatalog(new CqoSettings()).Get(null);
        return new CertificateModel(facts, EligibilityRules.Check(pack, facts), pack, "鄂质官证〔2026〕420106-0001", new DateOnly(2026, 11, 22), "http://localhost:5080/verify/X", "X");
    }

    static JsonNode Built(Facts facts) => JsonNode.Parse(Model(facts).ToJson())!;

    static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject given => given.SelectMany(m => Paths(m.Value, $"{path}.{m.Key}").Prepend($"{path}.{m.Key}")),
        JsonArray list => list.SelectMany(item => Paths(item, path + "[]")),
        _ => [],
    };
}
