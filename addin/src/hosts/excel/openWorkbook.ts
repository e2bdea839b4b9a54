import type { CellState, CellValue, CellWrite, OpenWorkbook } from "../host.ts";
import { HostError } from "../host.ts";
import { asTyped } from "./asTyped.ts";
import { insertSheets, insertTable } from "./newSheets.ts";
import { run } from "./run.ts";

// Slices of at most 4 MB are allowed; smaller ones let the user stop sooner.
const sliceSize = 1 << 20;

// Excel on the web takes and gives at most 5 MB per request: this many cells stay far below it.
const cellsPerRequest = 1000;

/** Calls of the common API answer with a status instead of throwing. */
const answered = <T>(ask: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => ask((result) =>
    (String(result.status) === "succeeded" ? resolve(result.value) : reject(new HostError("FileRefused", String(result.error?.code ?? ""), result.error?.message ?? "")))));

const openFile = () => answered<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize }, done));

async function readFile(signal: AbortSignal): Promise<{ name: string; bytes: Uint8Array }> {
  const file = await openFile();
  try {
    const bytes = new Uint8Array(file.size);
    for (let at = 0, to = 0; at < file.sliceCount; at++) {
      if (signal.aborted) throw new DOMException("stopped", "AbortError");
      const slice = await answered<Office.Slice>((done) => file.getSliceAsync(at, done));
      bytes.set(slice.data as number[], to);
      to += slice.data.length;
    }
    return { name: nameOf(Office.context.document.url), bytes };
  } finally {
    // Only one copy may be open at a time: the next check would be refused.
    await answered<void>((done) => file.closeAsync(done)).catch(() => {});
  }
}

/** The last part of an address or a path; a workbook that was never saved has none. */
export function nameOf(url: string | null | undefined): string {
  const last = (url ?? "").split(/[\\/]/).pop() ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

const select = (sheet: string, address: string) => run(async (context) => {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  worksheet.activate();
  worksheet.getRange(address).select();
  await context.sync();
});

type Place = Pick<CellWrite, "sheet" | "address">;

const rangesOf = (context: Excel.RequestContext, cells: readonly Place[]) =>
  cells.map(({ sheet, address }) => context.workbook.worksheets.getItem(sheet).getRange(address));

function stateOf(range: Excel.Range): CellState {
  const value = range.values[0]?.[0] as CellValue;
  const formula = range.formulas[0]?.[0] as CellValue;
  // A constant reads the same in both; a text that merely looks like a formula too.
  return { value, text: range.text[0]?.[0] ?? "", format: String(range.numberFormat[0]?.[0] ?? ""), hasFormula: typeof formula === "string" && formula.startsWith("=") && formula !== value };
}

function inRequests<T, R>(items: readonly T[], act: (some: readonly T[]) => Promise<R[]>): Promise<R[]> {
  const parts = Array.from({ length: Math.ceil(items.length / cellsPerRequest) }, (_, at) => items.slice(at * cellsPerRequest, (at + 1) * cellsPerRequest));
  return parts.reduce<Promise<R[]>>(async (before, part) => [...await before, ...await act(part)], Promise.resolve([]));
}

async function loadStates(context: Excel.RequestContext, cells: readonly Place[]): Promise<CellState[]> {
  const ranges = rangesOf(context, cells);
  for (const range of ranges) range.load("values,formulas,text,numberFormat");
  await context.sync();
  return ranges.map(stateOf);
}

const readCells = (cells: readonly Place[]) => inRequests(cells, (some) => run((context) => loadStates(context, some)));

const writeCells = (writes: readonly CellWrite[]) => inRequests(writes, (some) => run(async (context) => {
  const ranges = rangesOf(context, some);
  some.forEach((write, at) => {
    const range = ranges[at]!;
    if (write.format !== null) range.numberFormat = [[write.format]];
    range.values = [[asTyped(write)]];
  });
  await context.sync();
  return loadStates(context, some);
}));

/** The workbook that Excel shows beside the pane. */
export const openWorkbook: OpenWorkbook = { readFile, select, readCells, writeCells, insertSheets, insertTable };
