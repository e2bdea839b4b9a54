import type { SubmissionItem } from "../../../api/contracts.ts";
import type { Problem } from "../../../api/problem.ts";

export type SubmissionState = "open" | "waiting" | "sending" | "done" | "refused" | "stopped";

/** One workbook on its way: a file that was chosen, or null for the workbook that is open around the pane. */
export interface Submission {
  id: number;
  name: string;
  file: File | null;
  /** The unit that files it, empty until somebody has chosen it. */
  unit: string;
  unitText: string;
  /** True while the unit was only read off the file's name. */
  guessed: boolean;
  /** The same for each attempt with this file and unit, so that nothing is filed twice. */
  key: string;
  state: SubmissionState;
  /** 1 for the first attempt. */
  attempt: number;
  item: SubmissionItem | null;
  problem: Problem | null;
}

/** One after the other keeps the order in which the office chose them, and the register writes one at a time anyway. */
export const nextToSend = (all: readonly Submission[]): Submission | null =>
  all.some(({ state }) => state === "sending") ? null : all.find(({ state }) => state === "waiting") ?? null;

export const isOnItsWay = ({ state }: Submission) => state === "waiting" || state === "sending";

/** Files that would replace each other: the office has to say which one holds. */
export const contested = (all: readonly Submission[]): ReadonlySet<string> => {
  const open = all.filter(({ state, unit }) => unit !== "" && state !== "refused" && state !== "done");
  return new Set(open.filter((one) => open.some((other) => other.id !== one.id && other.unit === one.unit)).map(({ unit }) => unit));
};

/** What may be sent with one press: everything that has a unit, unless two files name the same one. */
export function sendable(all: readonly Submission[]): Submission[] {
  const inTheWay = contested(all);
  return all.filter(({ state, unit }) => unit !== "" && (state === "open" || state === "stopped") && !inTheWay.has(unit));
}
