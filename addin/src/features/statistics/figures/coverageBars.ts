import type { CoverageItem, EnterpriseGroup, GroupRate, UnitCoverage } from "../../../api/contracts.ts";

export interface CoverageBar {
  group: EnterpriseGroup;
  rate: GroupRate;
  /** Targets of the pack that speak of this group. */
  targets: CoverageItem[];
  /** Percent asked now, null when the pack asks none. */
  asked: number | null;
}

/** Groups of a line with the targets that speak of them. */
export function coverageBars(groups: readonly GroupRate[], coverage: UnitCoverage | undefined): CoverageBar[] {
  return groups.map((rate) => {
    const targets = coverage?.targets.filter(({ group }) => group === rate.group) ?? [];
    return { group: rate.group, rate, targets, asked: targets.find(({ percent }) => percent !== null)?.percent ?? null };
  });
}

/** Targets that the table cannot answer: no group of it is meant. */
export const otherTargets = (coverage: UnitCoverage | undefined) => coverage?.targets.filter(({ group }) => group === null) ?? [];
