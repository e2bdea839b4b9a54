import { Problem } from "../../api/problem.ts";
import type { OpenWorkbook } from "../../hosts/host.ts";
import { HostError } from "../../hosts/host.ts";
import type { StatisticsStrings } from "../../strings/statistics.zh-CN.ts";

const mostBytes = 200 * 2 ** 20;

/** A file that was moved or is locked fails here in plain words, instead of looking like a broken network. */
export async function contentOf({ file, name }: { file: File | null; name: string }, workbook: OpenWorkbook | null, words: StatisticsStrings, signal: AbortSignal): Promise<{ name: string; content: Blob }> {
  if (!file) {
    if (!workbook) throw new HostError("NotSupported", "workbook", "no workbook is open here");
    const open = await workbook.readFile(signal);
    return { name: open.name || name, content: new Blob([open.bytes as BlobPart]) };
  }
  if (file.size > mostBytes) throw new Problem("file-too-large", 413, words.tooLarge.title, words.tooLarge.detail, null);
  await file.slice(0, 1).arrayBuffer().catch(() => { throw new Problem("file-unreadable", 0, words.unreadable.title, words.unreadable.detail, null); });
  return { name, content: file };
}

export function hostProblem(error: HostError, words: StatisticsStrings): Problem {
  const what = words.hostErrors[error.code] ?? words.hostUnknown;
  return new Problem(`host-${error.code}`, 0, words.hostFailed, `${what} (${words.hostCode} ${error.code}${error.place ? `, ${error.place}` : ""})`, null);
}
