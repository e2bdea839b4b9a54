using Cqo.Benchmarks;
using Cqo.Benchmarks.Certificate;
using Cqo.Benchmarks.Language;
using Cqo.Benchmarks.Report;
using Cqo.Benchmarks.RollUp;
using Cqo.Benchmarks.SheetFill;
using Cqo.Benchmarks.SheetRead;

// What the child of sheet-growth does; nobody calls it by hand.
if (args is ["sheet-once", var path]) return SheetGrowth.Once(path, Console.Out);
if (args is ["sheet-fill-once", var rows]) return SheetFillJob.Once(int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture), Console.Out);
if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine($"usage: Cqo.Benchmarks {string.Join('|', Arguments.Jobs)} [--seconds N] [--without-rivals]");
    return 2;
}
if (arguments.Job == "sheet-growth") return SheetGrowth.Run(Console.Out);
if (arguments.Job == "sheet-fill-growth") return SheetFillJob.Growth(Console.Out);
if (arguments.Job == "roll-up") return RollUpJob.Run(Console.Out);
IEnumerable<Job> jobs = arguments.Job switch
{
    "sheet-read" => SheetReadJob.Make(arguments.Rivals),
    "sheet-fill" => [SheetFillJob.Make(arguments.Rivals)],
    "language" => [LanguageJob.Make()],
    "report" => [ReportJob.Make(arguments.Rivals)],
    "growth" => [ReportJob.Growth()],
    _ => [CertificateJob.Make(arguments.Rivals)],
};
foreach (var job in jobs)
    if (job.Run(arguments.Seconds, Console.Out) is > 0 and var failed) return failed;
return 0;
