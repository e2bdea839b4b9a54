import type { Decision, Finding } from "../../api/contracts.ts";
import { concerns, plainPath } from "./factPath.ts";

export interface Verdict {
  eligible: boolean;
  /** Findings that stop the appointment: first what is wrong, then what is missing. */
  blocking: Finding[];
  advice: Finding[];
  met: Finding[];
}

const isOpen = (finding: Finding) => finding.outcome === "not-met" || finding.outcome === "cannot-tell";

const wrongFirst = (a: Finding, b: Finding) => Number(b.outcome === "not-met") - Number(a.outcome === "not-met");

export function sortFindings({ eligible, findings }: Pick<Decision, "eligible" | "findings">): Verdict {
  return {
    eligible: eligible === true,
    blocking: findings.filter((f) => f.blocks).sort(wrongFirst),
    advice: findings.filter((f) => isOpen(f) && !f.blocks).sort(wrongFirst),
    met: findings.filter((f) => f.outcome === "met"),
  };
}

/** The finding that a field is marked with: only what is wrong; what is merely missing is listed, not shouted. */
export const findingOf = (findings: readonly Finding[], path: string): Finding | undefined =>
  findings.find((f) => f.outcome === "not-met" && f.fields.some((field) => concerns(field, path)));

/** A finding about several fields is told once, at the first of them; the others point there. */
export function isTold(finding: Finding, path: string): boolean {
  const first = plainPath(finding.fields[0] ?? "");
  return first === path || `${first}.level` === path;
}

export const isMissing = (findings: readonly Finding[], path: string): boolean =>
  findings.some((f) => f.outcome === "cannot-tell" && f.blocks && f.fields.some((field) => concerns(field, path)));

/** How many blocking findings begin in a section, e.g. `candidate`. */
export const openIn = (findings: readonly Finding[], section: string): number =>
  findings.filter((f) => f.blocks && plainPath(f.fields[0] ?? "").split(".")[0] === section).length;
