import { useRef } from "preact/hooks";
import type { DocumentPage } from "../../api/client.ts";
import type { FacetValue, Paper } from "../../api/contracts.ts";
import { useText } from "../../strings/text.ts";

export interface Facets {
  years: FacetValue[];
  units: FacetValue[];
  kinds: FacetValue[];
}

const distinct = (papers: readonly Paper[], value: (paper: Paper) => string, label: (paper: Paper) => string): FacetValue[] =>
  [...new Map(papers.map((paper) => [value(paper), { value: value(paper), label: label(paper), count: 0 }])).values()];

function merge(before: FacetValue[], now: FacetValue[]): FacetValue[] {
  const known = new Map([...before.map((item) => ({ ...item, count: 0 })), ...now].map((item) => [item.value, item]));
  return [...known.values()].sort((a, b) => b.value.localeCompare(a.value));
}

/** What the filters offer: the service's own facets where it gives them, else what the pages shown so far contained. */
export function useFacets(page: DocumentPage | null): Facets {
  const { library } = useText();
  const seen = useRef<Facets>({ years: [], units: [], kinds: [] });
  if (page) {
    const { items, facets } = page;
    const kindName = (kind: string, title: string) => library.kinds[kind.split("/").pop() ?? ""] ?? title;
    const kinds = facets?.kinds?.map((item) => ({ ...item, label: kindName(item.value, item.label) }));
    seen.current = {
      years: merge(seen.current.years, facets?.years ?? distinct(items, (p) => String(p.year), (p) => String(p.year))),
      units: merge(seen.current.units, facets?.units ?? distinct(items, (p) => p.reportingUnit, (p) => p.reportingUnitName)),
      kinds: merge(seen.current.kinds, kinds ?? distinct(items, (p) => p.kind, (p) => kindName(p.kind, p.title))),
    };
  }
  return seen.current;
}
