namespace Cqo.Templating.Evaluation;

/// <summary>
/// What one rendering may still use, and the values that one part keeps for another; shared by all parts of one document. Every limit is an error with its place: none cuts a text.
/// Not safe for several threads at once: a document is rendered by one.
/// </summary>
internal sealed class RenderBudget(RenderOptions options, CancellationToken cancellation)
{
    const int StepsBetweenClockChecks = 256;
    const int CharactersPerStep = 4096;
    const int ItemsPerStep = 64;

    long _started = TimeProvider.System.GetTimestamp();
    int _untilClock = StepsBetweenClockChecks;
    int _loopSteps;
    int _dataRows;
    long _characters;

    internal RenderOptions Options { get; } = options;
    internal CancellationToken Cancellation { get; } = cancellation;
    /// <summary>Bytes of all parts, before compression.</summary>
    internal long OutputBytes { get; init; } = options.OutputBytes;
    /// <summary>Bytes of parts that are finished; the writer of the current part adds its own.</summary>
    internal long BytesOfFinishedParts { get; private set; }

    /// <summary>The same limits and the same clock for a workbook, whose sheets may be larger than a document.</summary>
    internal RenderBudget ForSheets() => new(Options, Cancellation) { OutputBytes = Options.SheetBytes, _started = _started };

    Dictionary<int, string>? _bound;

    /// <summary>Keeps the value of a content control for the node that it is bound to.</summary>
    internal void Bind(int node, string text) => (_bound ??= [])[node] = text;

    /// <summary>The text kept for a bound node; null when its control was not written.</summary>
    internal string? BoundText(int node) => _bound?.GetValueOrDefault(node);

    /// <summary>Hands a warning to whoever asked for them.</summary>
    internal void Warn(Diagnostic warning) => Options.Warnings?.Add(warning);

    internal void Finish(PartWriter part) => BytesOfFinishedParts += part.Length;

    /// <summary>Null, or the diagnostic's code and text when the limit is passed.</summary>
    internal string? CountLoopStep() =>
        ++_loopSteps > Options.LoopSteps ? $"模板自身的循环次数超过上限：请检查循环能否结束 | The template's own loops passed the limit of {Options.LoopSteps:N0} steps. Check that the loop ends, or loop over a list of the data instead." : null;

    internal string? CountDataRow() =>
        ++_dataRows > Options.DataRows ? $"数据行数超过上限：请分批生成 | The loops over the data passed the limit of {Options.DataRows:N0} rows. Pass fewer rows, or split the document." : null;

    /// <summary>Counts items of the data that a function walks over: they cost time, and no limit of their own.</summary>
    internal void CountItems(int items) => _untilClock -= items / ItemsPerStep;

    /// <summary>Counts characters that a function reads or makes; so many take as long as a step.</summary>
    internal string? CountText(long characters)
    {
        _untilClock -= (int)(characters / CharactersPerStep);
        return (_characters += characters) > Options.TextTotal ? $"模板处理的文字总量超过上限：请检查循环中的长文字 | The template's functions handled more than {Options.TextTotal:N0} characters in all. Check for loops that make long texts." : null;
    }

    /// <summary>Counts one unit of work; looks at the clock and at cancellation every 256.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal bool IsOutOfTime()
    {
        if (--_untilClock > 0) return false;
        _untilClock = StepsBetweenClockChecks;
        return IsOutOfTimeNow();
    }

    internal bool IsOutOfTimeNow()
    {
        Cancellation.ThrowIfCancellationRequested();
        return TimeProvider.System.GetElapsedTime(_started) > Options.Time;
    }
}
