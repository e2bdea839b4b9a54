using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Cqo.Benchmarks;

/// <summary>An npm peer in a node process of its own, driven line by line: <c>sample I</c> writes a document, <c>run SECONDS</c> fills as many as it can.</summary>
sealed class Rival : IContender
{
    readonly Process node;
    readonly string folder;

    public Rival(string name, byte[] template, string records) : this(name, "template.docx", template, records)
    {
    }

    /// <param name="name">Name of the library and of its script.</param>
    /// <param name="fileName">Name of the file that it fills or reads.</param>
    /// <param name="file">Content of that file.</param>
    /// <param name="records">JSON array of the records to fill in.</param>
    public Rival(string name, string fileName, byte[] file, string records)
    {
        Name = name;
        folder = Directory.CreateTempSubdirectory("cqo-rival-").FullName;
        File.WriteAllBytes(Path.Combine(folder, fileName), file);
        File.WriteAllText(Path.Combine(folder, "records.json"), records);
        var start = new ProcessStartInfo("node", [Path.Combine(RivalPackages.Folder, name + ".mjs"), folder]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = RivalPackages.Folder };
        node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        Version = Read().GetProperty("version").GetString()!;
    }

    public string Name { get; }
    public string Version { get; }
    public double PeakMegabytes { get; private set; }

    public IReadOnlyList<byte[]> Samples(int count)
    {
        var samples = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            var answer = Ask($"sample {i}");
            samples.Add(File.ReadAllBytes(Path.Combine(folder, answer.GetProperty("file").GetString()!)));
        }
        return samples;
    }

    public Round Run(double seconds)
    {
        var answer = Ask(string.Create(CultureInfo.InvariantCulture, $"run {seconds}"));
        PeakMegabytes = answer.GetProperty("peak_rss_mb").GetDouble();
        return new Round(answer.GetProperty("n").GetInt64(), answer.GetProperty("seconds").GetDouble());
    }

    JsonElement Ask(string command)
    {
        node.StandardInput.WriteLine(command);
        node.StandardInput.Flush();
        return Read();
    }

    JsonElement Read() => JsonDocument.Parse(node.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended without an answer")).RootElement;

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
