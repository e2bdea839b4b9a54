using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Cqo.Service.Hosting;

/// <summary>Where the service listens. Without a configured identity everyone who reaches it may do everything, so then it listens on this computer only.</summary>
public static class Listening
{
    const int HttpPort = 5080;
    const int HttpsPort = 5443;
    // The extension that `dotnet dev-certs` puts into its certificate.
    const string DevelopmentCertificate = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Binds the addresses of the configuration, or <c>http://localhost:5080</c> and, with a development certificate, <c>https://localhost:5443</c>.</summary>
    /// <exception cref="SettingsException">An address is not of this computer and no identity is configured.</exception>
    public static void ListenOnThisComputer(this WebApplicationBuilder builder, CqoSettings settings)
    {
        foreach (var address in ConfiguredAddresses(builder.Configuration))
        {
            RefuseUnlessLoopback(address);
        }
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            builder.WebHost.UseUrls(HasDevelopmentCertificate()
                ? [$"http://localhost:{HttpPort}", $"https://localhost:{HttpsPort}"]
                : [$"http://localhost:{HttpPort}"]);
        }
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // A page elsewhere that points its own name at 127.0.0.1 must not be answered.
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", new Uri(settings.PublicAddress).Host]);
    }

    /// <summary>Prints what to open, once the service answers.</summary>
    public static void PrintWhatToOpen(this WebApplication app, CqoSettings settings) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            // None: a server without a network, as tests and the build's reading of the contract have it.
            if (app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses is not { Count: > 0 } addresses)
            {
                return;
            }
            Console.WriteLine("首席质量官服务已启动，请在浏览器打开 / Cqo is running, open in a browser:");
            foreach (var address in addresses)
            {
                Console.WriteLine($"  {address}/");
            }
            if (!addresses.Any(u => u.StartsWith("https:", StringComparison.Ordinal)))
            {
                Console.WriteLine("Word 需要 https：请运行一次 dotnet dev-certs https --trust 后重新启动 / For Word, run once: dotnet dev-certs https --trust, then start again.");
            }
            Console.WriteLine($"数据目录 / data folder: {settings.DataFolder}    停止 / stop: Ctrl+C");
        });

    /// <summary>Serves until it is stopped.</summary>
    /// <exception cref="SettingsException">An address is taken by another program.</exception>
    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new SettingsException(
                $"端口已被其他程序占用，服务没有启动。请停止那个程序，或换一个端口：--urls=http://localhost:5081。 / An address is taken by another program; stop it or choose another port: --urls=http://localhost:5081. ({taken.Message})", taken);
        }
    }

    internal static IEnumerable<string> ConfiguredAddresses(IConfiguration configuration)
    {
        var urls = configuration["urls"] ?? "";
        var ports = new[] { "http_ports", "https_ports" }
            .SelectMany(key => (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            .Select(port => $"http://*:{port}");
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "");
        // An address in `urls` takes the place of bare ports, as in ASP.NET Core itself.
        return urls.Length > 0 ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Concat(endpoints) : ports.Concat(endpoints);
    }

    internal static void RefuseUnlessLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        var loopback = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        if (!loopback)
        {
            throw new SettingsException(
                $"不能在 {address} 上启动：尚未配置身份认证，任何能访问该地址的人都可以签发证书。请改用 http://localhost:{HttpPort}，或先配置身份认证。 / " +
                $"Refusing to listen on {address}: no identity is configured, so whoever reaches it could issue certificates. Use http://localhost:{HttpPort}.");
        }
    }

    static bool HasDevelopmentCertificate()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        return store.Certificates
            .Find(X509FindType.FindByExtension, DevelopmentCertificate, validOnly: false)
            .Find(X509FindType.FindByTimeValid, TimeProvider.System.GetLocalNow().DateTime, validOnly: false)
            .Any(certificate => certificate.HasPrivateKey);
    }
}
