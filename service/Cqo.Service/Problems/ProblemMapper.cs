using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cqo.Service.Problems;

/// <summary>From what was thrown to what is said. Pure, so that each row can be read and tested.</summary>
static class ProblemMapper
{
    /// <summary>1 MiB: facts of one appointment are a few kilobytes.</summary>
    public const long BodyLimit = 1 << 20;

    public static ProblemException From(Exception exception) => exception switch
    {
        ProblemException problem => problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => FromStatus(413),
        BadHttpRequestException { InnerException: JsonException json } => MalformedJson.Describe(json),
        BadHttpRequestException bad => BadParameter.Describe(bad) ?? FromStatus(bad.StatusCode),
        _ when IsStorageFull(exception) => StorageFull(),
        _ when IsBusy(exception) => Busy(),
        _ => FromStatus(500),
    };

    public static ProblemException FromStatus(int status) => status switch
    {
        401 => new("not-authenticated", 401, "服务不知道您是谁，未执行操作。请在安装了服务的电脑上打开，或重新登录。", "The service does not know who you are; nothing was done. Sign in again."),
        403 => new("not-allowed", 403, "您没有执行此操作的权限。请联系管理员。", "You may not do this. Ask your administrator."),
        404 => new("not-found", 404, "没有这个地址。请检查网址，或从首页重新进入。", "There is nothing at this address. Check it, or start from the first page."),
        405 => new("method-not-allowed", 405, "该地址不支持这种请求方法。请参阅接口说明 openapi.json。", "This address does not answer this method. See openapi.json."),
        413 => TooLarge(BodyLimit),
        415 => new("media-type-not-supported", 415, "请求的 Content-Type 不对：JSON 用 application/json，工作簿用 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet。", "The Content-Type is wrong: application/json for JSON, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet for a workbook."),
        >= 400 and < 500 => new("invalid-request", status, "请求的格式不正确，未作处理。请检查网址中的参数。", "The request is not valid and was not processed. Check its parameters."),
        _ => new("internal", 500, "服务出现内部错误，操作可能没有完成。请稍后重试；若再次出现，请把下面的编号告诉管理员。",
            "Something failed inside the service; the operation may not be complete. Try again later; if it happens again, give the correlation id to your administrator."),
    };

    /// <summary>A body above the bound of its endpoint.</summary>
    public static ProblemException TooLarge(long mostBytes)
    {
        var most = mostBytes >> 20;
        return mostBytes == BodyLimit
            ? new("body-too-large", StatusCodes.Status413PayloadTooLarge, $"提交的内容超过 {most} MiB 的上限，未作处理。请缩短过长的文字后重新提交。", $"The request is larger than {most} MiB and was not processed. Shorten long texts and send it again.")
            : new("body-too-large", StatusCodes.Status413PayloadTooLarge, $"文件超过 {most} MiB 的上限，未作处理。请拆成几份后分别提交。", $"The file is larger than {most} MiB and was not processed. Split it and send the pieces one by one.");
    }

    static ProblemException StorageFull() => new("storage-full", StatusCodes.Status507InsufficientStorage,
        "服务器磁盘空间不足，内容没有保存，已有文件不受影响。请管理员清理磁盘后重试，无需重新填写。",
        "The server's disk is full: nothing was stored and existing files are untouched. Free some space, then try again with the same entries.");

    static ProblemException Busy() => new("storage-busy", StatusCodes.Status503ServiceUnavailable,
        "数据库正忙，内容没有保存。请几秒后重试，无需重新填写。", "The database is busy: nothing was stored. Try again in a few seconds.") { RetryAfter = 5 };

    // errno ENOSPC 28, EDQUOT 122, EFBIG 27; Windows ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL; SQLITE_FULL 13; PostgreSQL class 53.
    static bool IsStorageFull(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == 13,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.DiskFull,
        IOException io => OperatingSystem.IsWindows() ? io.HResult is unchecked((int)0x80070027) or unchecked((int)0x80070070) : io.HResult is 28 or 122 or 27,
        _ => false,
    });

    // SQLITE_BUSY 5, SQLITE_LOCKED 6.
    static bool IsBusy(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
        DbException database => database.IsTransient,
        TimeoutException => true,
        DbUpdateConcurrencyException => true,
        _ => false,
    });

    static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
