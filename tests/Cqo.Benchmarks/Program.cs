Console.Error.WriteLine("usage: Cqo.Benchmarks certificate"); return 2;
