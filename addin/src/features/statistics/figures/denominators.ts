import type { Denominator, DenominatorRequest, EnterpriseGroup } from "../../../api/contracts.ts";
import { halfWidth, readDate } from "../../../ui/normalise.ts";

export interface DenominatorDraft {
  counts: Partial<Record<EnterpriseGroup, string>>;
  source: string;
  asOf: string;
}

const most = 10_000_000;

/** Digits as people type them; null for an empty field, NaN for what is no number of enterprises. */
export function readCount(text: string): number | null {
  const plain = halfWidth(text).replace(/[\s,，]/g, "");
  if (plain === "") return null;
  return /^\d+$/.test(plain) && Number(plain) <= most ? Number(plain) : Number.NaN;
}

export const statedOf = (denominators: readonly Denominator[], unit: string): Map<EnterpriseGroup, Denominator> =>
  new Map(denominators.filter(({ unitCode }) => unitCode === unit).map((one) => [one.group, one]));

/** What changes: fields that were left as they are say nothing, an emptied one takes the statement back. */
export function changesOf(draft: DenominatorDraft, stated: ReadonlyMap<EnterpriseGroup, Denominator>, unitCode: string): DenominatorRequest[] | null {
  const asOf = readDate(draft.asOf);
  const source = draft.source.trim();
  const changed = (Object.entries(draft.counts) as [EnterpriseGroup, string][]).map(([group, text]) => ({ group, count: readCount(text) }))
    .filter(({ group, count }) => count !== (stated.get(group)?.count ?? null));
  if (changed.some(({ count }) => Number.isNaN(count)) || !asOf || source.length < 2) return null;
  return changed.map(({ group, count }) => ({ unitCode, group, count, source, asOf }));
}

/** The same statements as they were before, to take a change back. */
export const formerOf = (changes: readonly DenominatorRequest[], stated: ReadonlyMap<EnterpriseGroup, Denominator>): DenominatorRequest[] =>
  changes.map((change) => {
    const before = stated.get(change.group);
    return before ? { unitCode: change.unitCode, group: change.group, count: before.count, source: before.source, asOf: before.asOf } : { ...change, count: null };
  });
