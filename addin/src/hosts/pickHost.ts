import { browserHost } from "./browser/browserHost.ts";
import type { Host } from "./host.ts";
import { insideOffice, loadOffice, officeAddress } from "./loadOffice.ts";

/** The host that the pane starts with, at once and without waiting for anybody. */
export const firstHost: Host = browserHost;

/** The host that is really there. Throws {@link OfficeUnreachable}; the pane then goes on with {@link firstHost}. */
export async function pickHost(): Promise<Host> {
  if (!insideOffice()) return browserHost;
  const kind = await loadOffice(officeAddress());
  if (kind === Office.HostType.Word) return (await import("./word/wordHost.ts")).wordHost();
  if (kind === Office.HostType.Excel) return (await import("./excel/excelHost.ts")).excelHost();
  return browserHost;
}
