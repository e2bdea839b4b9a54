using Cqo.Domain.Regions;

namespace Cqo.Service.Hosting;

/// <summary>The configuration section <c>Cqo</c>. Every value has a default that works without an account, a server or a network.</summary>
public sealed record CqoSettings
{
    /// <summary>Where a mirror of office.js is served.</summary>
    public const string MirrorPath = "/office-js";
    /// <summary>office.js of the global cloud.</summary>
    public const string GlobalOfficeJs = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
    /// <summary>office.js of the cloud that 21Vianet operates in China.</summary>
    public const string ChinaOfficeJs = "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js";

    /// <summary>Address under which people and the verification code reach the service, without a trailing slash; unless set, the first address in <c>urls</c>.</summary>
    public string PublicAddress { get; init; } = "http://localhost:5080";
    /// <summary>Folder for everything that the service writes.</summary>
    public string DataFolder { get; init; } = Path.Combine(Folders.Home, "data");
    /// <summary>The register: <c>sqlite</c>, <c>sqlite:PATH</c> or a PostgreSQL connection string (<c>Host=…</c>). Null: a file in the data folder.</summary>
    public string? Database { get; init; }
    /// <summary>Where papers are kept; null: <c>documents</c> in the data folder.</summary>
    public FolderSettings Documents { get; init; } = new();
    /// <summary>Templates; null: the shipped ones.</summary>
    public FolderSettings Templates { get; init; } = new();
    /// <summary>Policy packs; null: the shipped ones.</summary>
    public FolderSettings Policies { get; init; } = new();
    /// <summary>Address of office.js, or <c>global</c> or <c>china</c> for the two public ones. A mirror inside a closed network is an address as well.</summary>
    public string OfficeJs { get; init; } = "";
    /// <summary>A folder with a copy of office.js and the files beside it, served by ourselves for a closed network.</summary>
    public FolderSettings OfficeMirror { get; init; } = new();
    /// <summary>Whether an empty register is filled with the shipped sample enterprises and candidates.</summary>
    public bool SampleData { get; init; } = true;
    /// <summary>Code of the office's region: the province by default; a city or county that runs the service for itself names its own.</summary>
    public string Region { get; init; } = "420000";

    /// <summary>Folder of the local document store.</summary>
    public string DocumentsFolder => Documents.Folder ?? Path.Combine(DataFolder, "documents");
    /// <summary>Folder of the templates.</summary>
    public string TemplatesFolder => Templates.Folder ?? Folders.Shipped("templates", "templates");
    /// <summary>Folder of the policy packs.</summary>
    public string PoliciesFolder => Policies.Folder ?? Folders.Shipped("service/policy-packs", "policy-packs");
    /// <summary>Folder of the sample enterprises and candidates.</summary>
    public string SampleDataFolder => Folders.Shipped("service/sample-data", "sample-data");
    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="SettingsException">A value cannot be used; the text names it and says what is valid.</exception>
    public static CqoSettings Read(IConfiguration configuration)
    {
        var settings = Bound(configuration.GetSection("Cqo"));
        RequireFolder("Cqo:Templates:Folder", settings.Templates.Folder);
        RequireFolder("Cqo:Policies:Folder", settings.Policies.Folder);
        RequireFolder("Cqo:OfficeMirror:Folder", settings.OfficeMirror.Folder);
        RequireRegion(settings.Region);
        return settings with
        {
            PublicAddress = Checked("Cqo:PublicAddress", string.IsNullOrEmpty(configuration["Cqo:PublicAddress"]) ? OwnAddress(configuration["urls"]) : settings.PublicAddress).TrimEnd('/'),
            OfficeJs = OfficeJsOf(settings),
            DataFolder = Path.GetFullPath(settings.DataFolder),
        };
    }

    static CqoSettings Bound(IConfigurationSection section)
    {
        try
        {
            return section.Get<CqoSettings>() ?? new CqoSettings();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingsException($"有一项设置的值写错了，请照 service/operator.md 的表更正。 / A setting has a value that cannot be used: {unreadable.Message}", unreadable);
        }
    }

    static void RequireFolder(string name, string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new SettingsException($"设置 {name} 指的文件夹“{folder}”不存在，请先建立它，或更正路径。 / {name} names a folder that does not exist: make it or correct the path.");
        }
    }

    // A zone's code begins with its city's; whether the city has added it, only the register knows.
    static void RequireRegion(string code)
    {
        if (RegionCatalog.Find(code.Length == 9 ? code[..6] : code) is null)
        {
            throw new SettingsException($"设置 Cqo:Region 的值“{code}”不是湖北省的行政区划代码，请填写本单位的六位代码，例如 420106（武昌区）。 / Cqo:Region is no code of Hubei: give the six digits of your office's region.");
        }
    }

    // Papers of a service on another port must not send their readers to whatever answers on the usual one. Port 0 is not known yet.
    static string OwnAddress(string? urls) =>
        urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(u => Uri.TryCreate(u, UriKind.Absolute, out var address) && address.Port != 0) ?? new CqoSettings().PublicAddress;

    static string OfficeJsOf(CqoSettings settings) => settings.OfficeJs switch
    {
        "" => settings.OfficeMirror.Folder is null ? GlobalOfficeJs : MirrorPath + "/office.js",
        "global" => GlobalOfficeJs,
        "china" => ChinaOfficeJs,
        var address => Checked("Cqo:OfficeJs", address),
    };

    static string Checked(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? value
            : throw new SettingsException($"设置 {name} 的值“{value}”不是网址，请写完整网址，例如 https://cqo.example.cn。 / {name} is not an http(s) address: write it in full.");
}

/// <summary>A folder that may be set.</summary>
public sealed record FolderSettings
{
    /// <summary>Path; null for the default.</summary>
    public string? Folder { get; init; }
}

/// <summary>The service cannot start as it is set up; it prints this text and ends.</summary>
public sealed class SettingsException(string text, Exception? cause = null) : InvalidOperationException(text, cause);
