import type { WorkbookCheck } from "../../api/contracts.ts";
import type { Problem } from "../../api/problem.ts";
import type { HeaderAnswers } from "./headerAnswers.ts";

export type CheckState = "waiting" | "reading" | "done" | "refused" | "stopped";

/** One workbook to check: a file that was chosen, or null for the workbook that is open around the pane. */
export interface Check {
  id: number;
  name: string;
  file: File | null;
  state: CheckState;
  answers: HeaderAnswers;
  result: WorkbookCheck | null;
  problem: Problem | null;
  /** The options that the result was made with. */
  madeWith: string;
}

/** Two at a time: the service reads on two cores as well, and the first answer comes sooner than with all at once. */
export const atOnce = 2;

/** Which waiting checks may start now. */
export function startable(checks: readonly Check[]): Check[] {
  const room = atOnce - checks.filter(({ state }) => state === "reading").length;
  return checks.filter(({ state }) => state === "waiting").slice(0, Math.max(0, room));
}

export const isBusy = ({ state }: Check) => state === "waiting" || state === "reading";
