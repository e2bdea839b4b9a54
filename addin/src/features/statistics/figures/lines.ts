import type { EnterpriseGroup, RollUpItem, RollUpReport } from "../../../api/contracts.ts";

/** What a line can be looked at by: a number of enterprises or persons, or the coverage of a group. */
export const countMeasures = ["appointed", "newInYear", "dismissedInYear", "expiredInYear", "trained", "waiting"] as const;

export type CountMeasure = (typeof countMeasures)[number];

export type Measure = CountMeasure | EnterpriseGroup;

export const isCount = (measure: Measure): measure is CountMeasure => (countMeasures as readonly string[]).includes(measure);

/** The value of a line, null when nothing was sent or nobody stated how many enterprises there are. */
export function valueOf({ line, groups }: RollUpItem, measure: Measure): number | null {
  if (isCount(measure)) return line.figures?.[measure] ?? null;
  return groups.find(({ group }) => group === measure)?.percent ?? null;
}

/** The parts right below the unit, its own rows among them; the counties of a province's cities are looked at city by city. */
export const partsOf = ({ lines, unitCode }: RollUpReport): RollUpItem[] =>
  lines.filter(({ line }) => line.parentCode === unitCode || (line.code === unitCode && line.kind === "own"));

export interface LineBar {
  item: RollUpItem;
  value: number | null;
  /** Share of the longest bar, or of a hundred percent. */
  share: number | null;
}

/** Bars of one measure, in the order of the units. */
export function lineBars(parts: readonly RollUpItem[], measure: Measure): LineBar[] {
  const values = parts.map((item) => ({ item, value: valueOf(item, measure) }));
  const most = isCount(measure) ? Math.max(1, ...values.map(({ value }) => value ?? 0)) : 100;
  return values.map(({ item, value }) => ({ item, value, share: value === null ? null : value / most }));
}
