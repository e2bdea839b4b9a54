using Cqo.Service.Hosting;

namespace Cqo.Service.Persistence;

/// <summary>Holds the embedded register for this process alone. The system lets go of it when the process ends, however it ends; so a second process is
/// refused, and after a crash every claim of the process before is known to be dead.</summary>
sealed class RegisterLock : IDisposable
{
    readonly FileStream file;

    RegisterLock(FileStream file) => this.file = file;

    /// <exception cref="SettingsException">Another process has it.</exception>
    public static RegisterLock Take(string database)
    {
        try
        {
            return new RegisterLock(new FileStream(database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault)
        {
            throw new SettingsException(
                $"登记库 {database} 正被另一个进程使用。请先停止它，或用 Cqo:DataFolder 指定另一个目录；多个节点请改用 PostgreSQL。 "
                + $"Another process uses the register {database}. Stop it first, or name another folder in Cqo:DataFolder; several nodes need PostgreSQL.", fault);
        }
    }

    public void Dispose() => file.Dispose();
}
