using System.Globalization;
using Cqo.Service.Pdf;

namespace Cqo.Service.Cli;

/// <summary>Which papers have more pages than they may.</summary>
sealed class PageCheck(LibreOffice office, int most)
{
    const int FirstWords = 40;

    /// <summary>Lays out the papers of <paramref name="records"/> (positions from 1).</summary>
    /// <param name="records">Which records.</param>
    /// <param name="document">The paper of one.</param>
    /// <param name="done">Told after each.</param>
    /// <param name="cancellation">Ends the work, and LibreOffice with it.</param>
    public async Task<IReadOnlyList<PaperFinding>> CheckAsync(IReadOnlyList<int> records, Func<int, byte[]> document, Action done, CancellationToken cancellation)
    {
        var findings = new List<PaperFinding>();
        await office.LayOutAsync(records.Count, i => document(records[i]), async (i, paper) =>
        {
            var finding = await FindingAsync(records[i], paper, cancellation);
            lock (findings)
            {
                if (finding is not null) findings.Add(finding);
                done();
            }
        }, cancellation);
        return [.. findings.OrderBy(f => f.Record)];
    }

    async Task<PaperFinding?> FindingAsync(int record, LaidOut paper, CancellationToken cancellation)
    {
        if (paper.Pages == 0) return Failed(record, paper.TimedOut);
        if (paper.Pages <= most) return null;
        var words = await PdfPages.FirstWordsAsync(paper.File, most + 1, FirstWords, cancellation);
        var (chinese, english) = words is null ? ("", "") : words.Length == 0
            ? ($"；第 {most + 1} 页没有文字", $"; page {most + 1} has no text")
            : ($"；第 {most + 1} 页开头是“{words}”", $"; page {most + 1} begins “{words}”");
        return new PaperFinding(record, "CQO6033", IsError: true, string.Create(CultureInfo.InvariantCulture,
            $"排成 {paper.Pages} 页，最多 {most} 页{chinese}：请缩短过长的内容，或修改模板 / it takes {paper.Pages} pages, {most} at most{english}: shorten what is too long, or change the template"))
        { Pages = paper.Pages, Text = words };
    }

    static PaperFinding Failed(int record, bool timedOut) => new(record, "CQO6037", IsError: true, timedOut
        ? "LibreOffice 没有在时限内排完，已强制结束：请用 Word 打开看页数 / LibreOffice did not lay it out in time and was ended: look at its pages in Word"
        : "LibreOffice 没有排出 PDF：请用 Word 打开看页数 / LibreOffice made no PDF of it: look at its pages in Word");
}
