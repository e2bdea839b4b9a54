import type { UnitCollection } from "../../../api/contracts.ts";

export const filters = ["all", "missing", "questioned"] as const;

export type UnitFilter = (typeof filters)[number];

const fits: Record<UnitFilter, (unit: UnitCollection) => boolean> = {
  all: () => true,
  // A city whose counties are all here has sent nothing itself, and nothing is missing.
  missing: ({ state, level }) => state === "not-sent" && level === "county",
  questioned: ({ submission }) => (submission?.questioned ?? 0) > 0,
};

export const countOf = (units: readonly UnitCollection[], filter: UnitFilter) => units.filter((unit) => fits[filter](unit) && (filter !== "all" || unit.level === "county")).length;

export interface UnitGroup {
  /** The city; null for the province's own file. */
  head: UnitCollection | null;
  units: UnitCollection[];
}

/** The service lists each city before its counties; what stands before the first city is the province itself, shown when it has a file. */
export function groupsOf(units: readonly UnitCollection[], filter: UnitFilter): UnitGroup[] {
  const groups: UnitGroup[] = [{ head: null, units: [] }];
  for (const unit of units) {
    if (unit.level === "city") groups.push({ head: unit, units: [] });
    const own = unit.level === "county" || unit.submission !== null;
    if (own && fits[filter](unit)) groups.at(-1)!.units.push(unit);
  }
  return groups.filter((group) => group.units.length > 0);
}
