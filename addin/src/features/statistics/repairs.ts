import type { CellFix, RowFinding, SheetCheck } from "../../api/contracts.ts";
import type { CellState, CellWrite } from "../../hosts/host.ts";

/** A cell to change: from what the check saw to what it proposes. */
export interface Change {
  sheet: string;
  address: string;
  field: string;
  from: string;
  to: string;
}

const changeKey = ({ sheet, address }: Pick<Change, "sheet" | "address">) => `${sheet}!${address}`;

// The service cuts longer texts, so their end is not known here.
const wholeText = (text: string) => !(text.length > 2000 && text.endsWith("…")) && !text.includes("‹U+");

function chainOf(sheet: string, fixes: readonly CellFix[]): Change | null {
  const [first, last] = [fixes[0]!, fixes.at(-1)!];
  // The lower cells of a merged block cannot be written; the check fills them in whenever it reads the file.
  if (fixes.some(({ rule }) => rule === "merged-value")) return null;
  return first.from !== last.to && wholeText(last.to) ? { sheet, address: first.address, field: first.field, from: first.from, to: last.to } : null;
}

/** The repairs of a sheet that can be written into its cells, one change per cell: several fixes of a cell follow each other. */
export function safeRepairs(sheet: SheetCheck): Change[] {
  return sheet.rows.flatMap(({ fixes }) => {
    const chains = new Map<string, CellFix[]>();
    for (const fix of fixes) chains.set(fix.address, [...(chains.get(fix.address) ?? []), fix]);
    return [...chains.values()].map((chain) => chainOf(sheet.sheet, chain)).filter((change) => change !== null);
  });
}

/** The change that a finding offers, null when it offers none that fits into a cell. */
export function proposedChange(sheet: string, { address, row, column, field, given, proposal }: RowFinding): Change | null {
  if (row === 0 || column === 0 || field === null || given === null || proposal === null || !wholeText(proposal)) return null;
  return { sheet, address, field, from: given, to: proposal };
}

const plainText = (shown: string) => shown.replace(/‹U\+([0-9A-F]{4,6})›/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

const dayOfSerial = (serial: number, first: number) => new Date(first + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
const from1900 = Date.UTC(1899, 11, 30), from1904 = Date.UTC(1904, 0, 1);
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

function sameNumber(value: number, from: string): boolean {
  if (from.trim() === "") return false;
  // A day is quoted as a day; which of the two date systems the workbook uses is not told here.
  return Number(from) === value || (isDay(from) && value > 0 && value < 3e6 && (dayOfSerial(value, from1900) === from || dayOfSerial(value, from1904) === from));
}

/** True when the cell still holds what the check saw there. */
export function stillStands(from: string, { value, text }: CellState): boolean {
  const seen = plainText(from);
  const cut = seen.length > 120 && seen.endsWith("…") ? seen.slice(0, -1) : null;
  const matches = (now: string) => now === seen || (cut !== null && now.startsWith(cut));
  if (typeof value === "number") return sameNumber(value, from) || matches(text);
  return typeof value === "boolean" ? String(value).toUpperCase() === from : matches(value);
}

const asText = new Set(["creditCode", "phone", "trainingCertificate", "serial"]);
const asDay = new Set(["appointedOn", "termEnd"]);

/** How a change is written: days as days, numbers as numbers, codes and phones as text, nothing ever as a formula. */
export function writeOf({ sheet, address, field, to }: Change, now: CellState): CellWrite {
  const at = { sheet, address };
  if (to === "") return { ...at, value: "", format: null };
  if (asText.has(field)) return { ...at, value: to, format: "@" };
  if (asDay.has(field)) return isDay(to) ? { ...at, value: to, format: "yyyy-mm-dd", isDate: true } : { ...at, value: to, format: "@" };
  if (field === "qualityYears" && /^\d+(\.\d+)?$/.test(to)) return { ...at, value: Number(to), format: now.format === "@" ? "General" : null };
  return { ...at, value: to, format: /^\p{Script=Han}/u.test(to) ? null : "@" };
}

export type Refusal = "changed" | "formula";

/** A written cell, with what stood there before and what stands there now. */
export interface Written {
  change: Change;
  before: CellState;
  after: CellState;
}

/** Parts changes into those that may be written and those that must not; `own` holds the cells that were written from here. */
export function sortChanges(changes: readonly Change[], states: readonly CellState[], own: ReadonlyMap<string, CellState>) {
  const ready: { change: Change; now: CellState }[] = [];
  const refused: { change: Change; why: Refusal }[] = [];
  changes.forEach((change, at) => {
    const now = states[at]!;
    const mine = own.get(changeKey(change));
    const isMine = mine !== undefined && sameState(mine, now);
    if (now.hasFormula) refused.push({ change, why: "formula" });
    else if (isMine || stillStands(change.from, now)) ready.push({ change, now });
    else refused.push({ change, why: "changed" });
  });
  return { ready, refused };
}

export const sameState = (one: CellState, other: CellState) => one.value === other.value && one.hasFormula === other.hasFormula;

/** The way back: former value and format, for cells that nobody has changed since. */
export function undoOf(written: readonly Written[], states: readonly CellState[]) {
  const writes: CellWrite[] = [];
  const refused: Written[] = [];
  written.forEach((one, at) => {
    const { change: { sheet, address }, before, after } = one;
    if (sameState(states[at]!, after)) writes.push({ sheet, address, value: before.value, format: before.format });
    else refused.push(one);
  });
  return { writes, refused };
}

export const cellKey = changeKey;
