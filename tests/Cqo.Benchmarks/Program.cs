using Cqo.Benchmarks;
using Cqo.Benchmarks.Certificate;
using Cqo.Benchmarks.Language;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine("usage: Cqo.Benchmarks certificate|language [--seconds N] [--without-rivals]");
    return 2;
}
return arguments.Job == "language" ? LanguageJob.Run(arguments, Console.Out) : CertificateJob.Run(arguments, Console.Out);
