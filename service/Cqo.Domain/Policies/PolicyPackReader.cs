using System.Security.Cryptography;
using System.Text.Json;

namespace Cqo.Domain.Policies;

/// <summary>A mistake in a pack file.</summary>
/// <param name="Path">JSON path, e.g. <c>$.conditions[3].years</c>; <c>$</c> for the whole file.</param>
/// <param name="Text">What is wrong and what is allowed (zh-CN).</param>
/// <param name="TextEn">The same in English.</param>
public sealed record PackDiagnostic(string Path, string Text, string TextEn);

/// <summary>Answer of <see cref="PolicyPackReader.Read"/>.</summary>
/// <param name="Pack">The pack, or null when there is any diagnostic.</param>
/// <param name="Diagnostics">Every mistake found.</param>
public sealed record PackReading(PolicyPack? Pack, IReadOnlyList<PackDiagnostic> Diagnostics);

/// <summary>Reads packs; the form of the file is described by <c>service/policy-packs/schema.json</c>. Bytes in, records out.</summary>
public static partial class PolicyPackReader
{
    private static readonly string[] Statuses = ["draft", "in-force", "expired"];

    /// <summary>
    /// Reads one pack file. A wrong file never throws: all its mistakes come back at once, each with its JSON path, and then there is no pack.
    /// A figure written as null stays null.
    /// </summary>
    /// <param name="utf8Json">The whole file, UTF-8, with or without a byte order mark; comments and trailing commas are refused.</param>
    public static PackReading Read(ReadOnlySpan<byte> utf8Json)
    {
        var diagnostics = new List<PackDiagnostic>();
        try
        {
            var text = utf8Json.StartsWith("\uFEFF"u8) ? utf8Json[3..] : utf8Json;
            using var document = JsonDocument.Parse(text.ToArray());
            var pack = ReadPack(new PackNode(document.RootElement, "$", diagnostics), Convert.ToHexStringLower(SHA256.HashData(utf8Json)));
            return new(diagnostics.Count == 0 ? pack : null, diagnostics);
        }
        catch (InvalidOperationException)
        {
            // JsonElement hands out a string only then: an escape like \ud800 without its other half is JSON, but no text.
            return new(null, [new("$", "文件中有不成对的 \\u 转义，不能成为文字。请改正。", "The file holds half of a \\u surrogate pair, which is no text. Correct it.")]);
        }
        catch (JsonException mistake)
        {
            var line = mistake.LineNumber + 1;
            return new(null, [new("$", $"这不是有效的 JSON，错在第{line}行。请检查逗号、引号和括号。", $"This is not valid JSON; the mistake is in line {line}. Check commas, quotes and brackets.")]);
        }
    }

    private static PolicyPack? ReadPack(PackNode root, string sha256)
    {
        if (!root.IsObjectOf("$schema", "id", "version", "title", "titleEn", "status", "issuer", "documentNumber", "issuedOn", "regionCode", "effectiveFrom",
            "effectiveTo", "source", "confidence", "conditions", "bars", "training", "term", "targets", "powers", "duties", "reports", "layouts"))
        {
            return null;
        }
        var pack = new PolicyPack
        {
            Id = ReadName(root.Field("id", required: true)),
            Version = ReadVersion(root.Field("version", required: true)),
            Sha256 = sha256,
            Title = Required(root.Field("title", required: true)),
            TitleEn = Required(root.Field("titleEn", required: true)),
            Status = ReadStatus(root.Field("status", required: true)),
            Issuer = root.Field("issuer").Text(),
            DocumentNumber = root.Field("documentNumber").Text(),
            IssuedOn = root.Field("issuedOn").Date(),
            RegionCode = ReadRegion(root.Field("regionCode")),
            EffectiveFrom = root.Field("effectiveFrom").Date(),
            EffectiveTo = root.Field("effectiveTo").Date(),
            Source = root.Field("source").Text(),
            Confidence = ReadWord<Confidence>(root.Field("confidence", required: true)) ?? Confidence.CarriedOver,
            Conditions = ReadConditions(root.Field("conditions", required: true), RuleIds.Conditions),
            Bars = ReadConditions(root.Field("bars", required: true), RuleIds.Bars),
            Training = ReadTraining(root.Field("training", required: true)),
            Term = ReadTerm(root.Field("term", required: true)),
            Targets = [.. root.Field("targets").Items().Select(ReadTarget)],
            Powers = ReadTexts(root.Field("powers", required: true)),
            Duties = ReadTexts(root.Field("duties", required: true)),
            Reports = [.. root.Field("reports").Items().Select(ReadReport)],
            Layouts = ReadLayouts(root.Field("layouts")),
        };
        if (pack.EffectiveTo < pack.EffectiveFrom)
        {
            root.Field("effectiveTo").Report("失效日期早于生效日期，请核对。", "The last day lies before the first; check both.");
        }
        return pack;
    }

    private static string Required(PackNode node) => node.Text(required: true) ?? "";

    private static string ReadName(PackNode node)
    {
        var name = Required(node);
        var kebab = name.Length <= 64 && name.Split('-').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
        if (name.Length > 0 && !kebab)
        {
            node.Report("这里应是小写字母、数字和连字符组成的名称，如 hubei-2022。", "A name of lower-case letters, digits and hyphens is wanted here, like hubei-2022.");
        }
        return name;
    }

    private static string ReadVersion(PackNode node)
    {
        var version = Required(node);
        if (version.Length > 0 && (version.Length > 6 || version[0] == '0' || !version.All(char.IsAsciiDigit)))
        {
            node.Report("版本应是从1开始的整数，写成文字，如 \"1\"。", "A version is a whole number from 1, written as text, like \"1\".");
        }
        return version;
    }

    private static string ReadStatus(PackNode node)
    {
        var status = Required(node);
        if (status.Length > 0 && !Statuses.Contains(status))
        {
            node.Report("状态应是 draft（征求意见）、in-force（有效）或 expired（失效）。", "The status is draft, in-force or expired.");
        }
        return status;
    }

    private static string? ReadRegion(PackNode node)
    {
        var code = node.Text();
        if (code is not null && (code.Length != 6 || !code.All(char.IsAsciiDigit)))
        {
            node.Report("行政区划代码应是六位数字。", "A division code has six digits.");
        }
        return code;
    }

    private static string[] ReadTexts(PackNode node)
    {
        var items = node.Items();
        if (items.Count == 0 && node.Json.ValueKind == JsonValueKind.Array)
        {
            node.Report("列表不能为空，证书上要印。", "The list must not be empty; the certificate prints it.");
        }
        return [.. items.Select(Required)];
    }

    private static Dictionary<string, string> ReadLayouts(PackNode node)
    {
        var layouts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node.IsNull || !node.IsObjectOf("certificate", "notice", "review"))
        {
            return layouts;
        }
        foreach (var property in node.Json.EnumerateObject())
        {
            layouts[property.Name] = ReadName(node.Field(property.Name));
        }
        return layouts;
    }
}
