namespace Cqo.Service.Pdf;

/// <summary>The settings of a throwaway LibreOffice: it runs no macro, follows no link, updates nothing and finds no network.</summary>
static class LibreOfficeProfile
{
    static readonly (string Path, string Name, string Value)[] Settings =
    [
        ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
        ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),
        ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
        ("/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
    ];

    /// <summary>Writes it below <paramref name="folder"/> and answers the argument that names it.</summary>
    public static string Write(string folder)
    {
        var user = Directory.CreateDirectory(Path.Combine(folder, "user")).FullName;
        var items = Settings.Select(s => $"<item oor:path=\"{s.Path}\"><prop oor:name=\"{s.Name}\" oor:op=\"fuse\"><value>{s.Value}</value></prop></item>");
        File.WriteAllText(Path.Combine(user, "registrymodifications.xcu"),
            $"""<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{string.Concat(items)}</oor:items>""");
        return "-env:UserInstallation=" + new Uri(folder).AbsoluteUri;
    }
}
