import type { UnitCollection } from "../../../api/contracts.ts";

export const filters = ["all", "missing", "questioned"] as const;

export type UnitFilter = (typeof filters)[number];

const fits: Record<UnitFilter, (unit: UnitCollection) => boolean> = {
  all: () => true,
  missing: ({ state }) => state === "not-sent",
  questioned: ({ submission }) => (submission?.questioned ?? 0) > 0,
};

/** Counties, zones, and cities without any: a city whose counties are all here has sent nothing itself, and nothing is missing. */
const isAsked = (units: readonly UnitCollection[], at: number) => units[at]!.level === "county" || (units[at]!.level === "city" && units[at + 1]?.level !== "county");

const shows = (units: readonly UnitCollection[], at: number, filter: UnitFilter) =>
  (isAsked(units, at) || (filter !== "missing" && units[at]!.submission !== null)) && fits[filter](units[at]!);

export const countOf = (units: readonly UnitCollection[], filter: UnitFilter) => units.filter((_, at) => shows(units, at, filter)).length;

export interface UnitGroup {
  /** The city; null for the province's own file. */
  head: UnitCollection | null;
  units: UnitCollection[];
}

/** The service lists each city before its counties; what stands before the first city is the province itself, shown when it has a file. */
export function groupsOf(units: readonly UnitCollection[], filter: UnitFilter): UnitGroup[] {
  const groups: UnitGroup[] = [{ head: null, units: [] }];
  units.forEach((unit, at) => {
    if (unit.level === "city") groups.push({ head: unit, units: [] });
    if (shows(units, at, filter)) groups.at(-1)!.units.push(unit);
  });
  return groups.filter((group) => group.units.length > 0);
}
