using System.Text.Json.Nodes;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>Models that a paper must bear: the sample, the widest, and the one of which nothing is known yet.</summary>
static class Papers
{
    public const string Certificate = "certificates/appointment";
    public const string Notice = "certificates/appointment-notice";
    public const string Review = "certificates/qualification-review";

    public const string LongEnterprise = "湖北江汉平原长江经济带新材料与高端装备智能制造产业投资控股集团股份有限公司";
    public const string RareName = "欧阳𠮷㛃";

    /// <summary>The widest case of one pack: a name of 37 characters, a compound surname with rare characters, a long address, the pack's own lists.</summary>
    public static JsonObject Widest(string id, JsonObject pack)
    {
        var model = SourceTree.Sample(id);
        model["enterprise"]!["name"] = LongEnterprise;
        model["candidate"]!["name"] = RareName;
        model["number"] = "鄂质官证〔2026〕420106-12345";
        model["verify"]!["url"] = "https://quality-officer.hubei-enterprises.example.gov.cn/verify/7K3MQ2XW9RTB4HNC7K3MQ2XW9R";
        model["pack"]!["powers"] = pack["powers"]!.DeepClone();
        model["pack"]!["duties"] = pack["duties"]!.DeepClone();
        return model;
    }

    /// <summary>The longest names that the rules let pass: 200 characters for an enterprise, 100 for a person.</summary>
    public static JsonObject Longest(string id, JsonObject pack)
    {
        var model = Widest(id, pack);
        model["enterprise"]!["name"] = string.Concat(Enumerable.Repeat(LongEnterprise, 6))[..200];
        model["candidate"]!["name"] = string.Concat(Enumerable.Repeat("阿卜杜勒·", 20));
        return model;
    }

    /// <summary>A preview before anything was typed: every value null, every list empty; the number, the picture and the pack are the service's own.</summary>
    public static JsonObject Unknown(string id)
    {
        var model = SourceTree.Sample(id);
        foreach (var name in model.Select(m => m.Key).Except(["number", "verify", "pack"]).ToList())
        {
            model[name] = Emptied(model[name]);
        }
        model["consultation"] = null;
        model["decision"]!["eligible"] = false;
        return model;
    }

    public static byte[] Render(string id, JsonObject model)
    {
        using var output = new MemoryStream();
        Compiled(id).Render(ModelObject.Parse(System.Text.Encoding.UTF8.GetBytes(model.ToJsonString())), output);
        return output.ToArray();
    }

    public static byte[] RenderMerged(string id, IEnumerable<JsonObject> models)
    {
        using var output = new MemoryStream();
        Compiled(id).RenderMerged([.. models.Select(m => ModelObject.Parse(System.Text.Encoding.UTF8.GetBytes(m.ToJsonString())))], output);
        return output.ToArray();
    }

    public static CompiledTemplate Compiled(string id) => Template.Compile(SourceTree.Template(id), TemplateFormat.Docx).Template!;

    static JsonNode? Emptied(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(m => KeyValuePair.Create(m.Key, Emptied(m.Value)))),
        JsonArray => new JsonArray(),
        _ => null,
    };
}
