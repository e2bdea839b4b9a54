using Cqo.Benchmarks;
using Cqo.Benchmarks.Certificate;
using Cqo.Benchmarks.Language;
using Cqo.Benchmarks.Report;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine($"usage: Cqo.Benchmarks {string.Join('|', Arguments.Jobs)} [--seconds N] [--without-rivals]");
    return 2;
}
var job = arguments.Job switch
{
    "language" => LanguageJob.Make(),
    "report" => ReportJob.Make(arguments.Rivals),
    "growth" => ReportJob.Growth(),
    _ => CertificateJob.Make(arguments.Rivals),
};
return job.Run(arguments.Seconds, Console.Out);
