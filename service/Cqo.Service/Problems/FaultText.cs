using System.Data.Common;
using System.Net.Sockets;
using System.Text;

namespace Cqo.Service.Problems;

/// <summary>An unexpected exception as the log may hold it: types and places always, messages only of kinds that never quote what a user typed.</summary>
static class FaultText
{
    public static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            text.Append(text.Length > 0 ? "\n <- " : "").Append(cause.GetType().FullName);
            if (cause is IOException or DbException or SocketException or InvalidOperationException or TimeoutException)
            {
                text.Append(": ").Append(cause.Message);
            }
            text.Append('\n').Append(cause.StackTrace);
        }
        return text.ToString();
    }
}
