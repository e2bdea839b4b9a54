using Cqo.Service.Persistence;
using Cqo.Service.Problems;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Certificates;

/// <summary>Looks after what a crash left behind: numbers reserved and papers begun. Finishes them from their frozen rows; what cannot be finished becomes void
/// with a reason, so that no number is ever unexplained. Runs at start-up and then at a steady pace.</summary>
public sealed partial class FinishReservedJob(
    IDbContextFactory<CqoDb> factory, CertificateRegister register, FinishCertificate finish, WritePaper write, CertificateOptions options, TimeProvider time,
    DatabaseOptions database, ILogger<FinishReservedJob> logger) : BackgroundService
{
    readonly DateTimeOffset born = register.Now();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SweepEvery, time);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round.</summary>
    /// <returns>How many numbers and papers were brought to an end.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var (certificates, givenUp, papers) = await LeftBehindAsync(cancellation);
        var ended = 0;
        foreach (var id in certificates)
        {
            ended += await TryAsync(id.ToString(), () => EndAsync(id, cancellation)) ? 1 : 0;
        }
        foreach (var number in givenUp)
        {
            ended += await TryAsync(number.Number, () => DiscardAsync(number)) ? 1 : 0;
        }
        foreach (var task in papers)
        {
            ended += await TryAsync(task.Kind, () => WriteAsync(task, cancellation)) ? 1 : 0;
        }
        return ended;
    }

    async Task<(List<Guid> Certificates, List<Certificate> GivenUp, List<PaperTask> Papers)> LeftBehindAsync(CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        // On an embedded register whatever was begun before this process was born belongs to a dead one.
        var leaseOver = register.Now() - options.Lease;
        var over = database.IsEmbedded && born > leaseOver ? born : leaseOver;
        var certificates = await db.Certificates.Where(c => c.State == CertificateState.Reserved).OrderBy(c => c.ReservedAt).Select(c => c.Id).ToListAsync(cancellation);
        var givenUp = await CertificateRegister.GivenUp(db).AsNoTracking().Where(c => c.Owner != null).ToListAsync(cancellation);
        return (certificates, givenUp, await db.PaperTasks.AsNoTracking().Where(t => t.StartedAt < over).ToListAsync(cancellation));
    }

    async Task<bool> EndAsync(Guid id, CancellationToken cancellation)
    {
        if (await register.ClaimAsync(id, cancellation) is not { } claim)
        {
            return false;
        }
        if (register.Now() - claim.ReservedAt >= options.GiveUpAfter)
        {
            return await GiveUpAsync(claim, "预留后长时间未能完成签发 / could not be finished in time", cancellation);
        }
        try
        {
            await finish.RunAsync(claim);
            LogFinished(logger, claim.Number, claim.Attempt);
            return true;
        }
        catch (ProblemException fault) when (fault.Status is 404 or 422 && claim.Attempt >= options.MostAttempts)
        {
            return await register.ClaimAsync(id, cancellation) is { } last && await GiveUpAsync(last, $"无法生成证书文件 / the paper cannot be made: {fault.Type}", cancellation);
        }
    }

    /// <summary>The row goes first: it decides against an attempt that finishes the number at this moment, whose file must stay.</summary>
    async Task<bool> GiveUpAsync(Certificate claim, string reason, CancellationToken cancellation)
    {
        if (await register.AbandonAsync(claim, reason, cancellation) == 0)
        {
            return false;
        }
        LogGivenUp(logger, claim.Number, reason);
        return await DiscardAsync(claim);
    }

    async Task<bool> DiscardAsync(Certificate given)
    {
        await finish.DiscardAsync(given);
        return true;
    }

    async Task<bool> WriteAsync(PaperTask task, CancellationToken cancellation)
    {
        await write.FinishAsync(task.CertificateId, task.Kind, cancellation);
        LogFinished(logger, task.Kind, 0);
        return true;
    }

    /// <summary>One row that fails must not keep the others from being finished: this is the job log of the service.</summary>
    async Task<bool> TryAsync(string what, Func<Task<bool>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception fault)
        {
            LogFailed(logger, what, fault is ProblemException problem ? problem.Type : FaultText.Describe(fault));
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Finished what a process before had left: {What}, attempt {Attempt}")]
    static partial void LogFinished(ILogger logger, string what, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Number {Number} is void: {Reason}")]
    static partial void LogGivenUp(ILogger logger, string number, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not finish {What} now; it will be tried again: {Fault}")]
    static partial void LogFailed(ILogger logger, string what, string fault);
}
