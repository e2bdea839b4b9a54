import { useRef } from "preact/hooks";
import type { DocumentPage, Facet } from "../../api/contracts.ts";

export interface Facets {
  years: Facet[];
  units: Facet[];
  kinds: Facet[];
}

function merge(before: Facet[], now: Facet[]): Facet[] {
  const known = new Map([...before.map((item) => ({ ...item, count: 0 })), ...now].map((item) => [item.value, item]));
  return [...known.values()].sort((a, b) => b.value.localeCompare(a.value));
}

/** What the filters offer: a choice that was there once stays, so that it can be chosen back. */
export function useFacets(page: DocumentPage | null): Facets {
  const seen = useRef<Facets>({ years: [], units: [], kinds: [] });
  if (page) {
    const { years, units, kinds } = page.facets;
    seen.current = { years: merge(seen.current.years, years), units: merge(seen.current.units, units), kinds: merge(seen.current.kinds, kinds) };
  }
  return seen.current;
}
