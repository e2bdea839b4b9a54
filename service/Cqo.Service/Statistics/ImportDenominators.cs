using Cqo.Domain.Statistics;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>What was read of a workbook of denominators, and what was stored.</summary>
/// <param name="Sheet">The sheet that was read; the first with a header.</param>
/// <param name="HeaderRow">Row of its header; 0 when none was found.</param>
/// <param name="Lines">Its lines with their questions.</param>
/// <param name="NotData">Numbers of rows that are totals or notes.</param>
/// <param name="Findings">Questions about the sheet.</param>
/// <param name="Sound">Lines without a question.</param>
/// <param name="Written">Lines that were stored: all, or none, or with <c>partial</c> the sound ones.</param>
public sealed record DenominatorImport(
    string Sheet, int HeaderRow, IReadOnlyList<DenominatorLine> Lines, IReadOnlyList<int> NotData, IReadOnlyList<RowFinding> Findings, int Sound, int Written);

/// <summary>States denominators from a workbook: nothing is stored unless every line is sound, or the sound ones are asked for.</summary>
public sealed class ImportDenominators(IDbContextFactory<CqoDb> factory, LayoutCatalog layouts, DenominatorRegister register)
{
    /// <summary>Reads and stores.</summary>
    /// <param name="periodId">The collection.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="content">The workbook, a stream that can seek.</param>
    /// <param name="partial">True to store the sound lines though others are in question.</param>
    /// <param name="user">Who imports.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="Problems.ProblemException">period-not-found, workbook-refused.</exception>
    public async Task<DenominatorImport> RunAsync(int periodId, string file, Stream content, bool partial, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        await PeriodRegister.RequireAsync(db, periodId, cancellation);
        var (name, sheet) = Read(file, content, () => new DenominatorReader(units, code => user.Covers(units, code)), cancellation);
        var sound = sheet.Lines.Where(l => l.IsSound).ToList();
        var isWhole = sound.Count == sheet.Lines.Count && sheet.Findings.Count == 0;
        var written = sound.Count > 0 && (isWhole || partial) ? sound.Count : 0;
        if (written > 0)
        {
            await register.StateAsync(periodId, sound.ConvertAll(l => new DenominatorRequest(l.UnitCode!, l.Group!.Value, l.Count, l.Source!, l.AsOf!.Value)), user, cancellation);
        }
        return new DenominatorImport(name, sheet.HeaderRow, sheet.Lines, sheet.NotData, sheet.Findings, sound.Count, written);
    }

    (string Name, DenominatorSheet Sheet) Read(string file, Stream content, Func<DenominatorReader> reader, CancellationToken cancellation)
    {
        using var import = WorkbookImport.Open(content, file, layouts.Get(), ImportOptions.Default, new DuplicateIndex(), null, cancellation);
        (string, DenominatorSheet)? first = null;
        foreach (var source in import.Sources())
        {
            var sheet = reader().Read(source);
            first ??= (source.Name, sheet);
            if (sheet.HeaderRow > 0)
            {
                return (source.Name, sheet);
            }
        }
        return first!.Value;
    }
}
