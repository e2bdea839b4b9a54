using Cqo.Benchmarks;
using Cqo.Benchmarks.Certificate;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine("usage: Cqo.Benchmarks certificate [--seconds N] [--without-rivals]");
    return 2;
}
return CertificateJob.Run(arguments, Console.Out);
