import { useState } from "preact/hooks";
import type { DocumentFilter } from "../../api/client.ts";
import { downloadDocument, listDocuments } from "../../api/client.ts";
import type { DocumentItem, DocumentPage, Facet } from "../../api/contracts.ts";
import type { Host } from "../../hosts/host.ts";
import { useLocale, useText } from "../../strings/text.ts";
import type { Strings } from "../../strings/zh-CN.ts";
import { Icon } from "../../ui/Icon.tsx";
import { PaperActions } from "../../ui/PaperActions.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { useLoaded } from "../../ui/useLoaded.ts";
import { useFacets } from "./useFacets.ts";

const pageSize = 10;
const noFilter: DocumentFilter = { query: "", year: "", unit: "", kind: "", page: 1, pageSize };

const isFiltered = ({ query, year, unit, kind }: DocumentFilter) => Boolean(query || year || unit || kind);

/** The paper's name in the pane's language; one that a customer added keeps its own title. */
const kindName = ({ kinds }: Strings["library"], id: string, title: string) => kinds[id.split("/").pop() ?? ""] ?? title;

function useListDocuments(filter: DocumentFilter) {
  return useLoaded(useDebounced(JSON.stringify(filter), 200), (signal) => listDocuments(filter, { signal }));
}

interface FilterProps {
  filter: DocumentFilter;
  onFilter: (change: Partial<DocumentFilter>) => void;
  page: DocumentPage | null;
}

function FilterSelect({ name, label, filter, onFilter, values }: FilterProps & { name: "year" | "unit" | "kind"; label: string; values: Facet[] }) {
  const { library } = useText();
  const id = `filter-${name}`;
  return (
    <div class={name === "unit" ? "field" : "field half"}>
      <label for={id}>{label}</label>
      <select id={id} value={filter[name]} onChange={(event) => onFilter({ [name]: event.currentTarget.value })}>
        <option value="">{library.all}</option>
        {values.map(({ value, label: shown, count }) => <option key={value} value={value}>{count > 0 ? `${shown} (${count})` : shown}</option>)}
      </select>
    </div>
  );
}

function Filters(props: FilterProps) {
  const { library } = useText();
  const facets = useFacets(props.page);
  const { filter, onFilter } = props;
  return (
    <search class="card fields">
      <div class="field">
        <label for="library-search">{library.search}</label>
        <div class="combobox-box">
          <Icon name="search" />
          <input
            id="library-search" type="search" autocomplete="off" spellcheck={false} placeholder={library.searchPlaceholder} value={filter.query}
            onInput={(event) => onFilter({ query: event.currentTarget.value })}
          />
        </div>
      </div>
      <FilterSelect {...props} name="year" label={library.year} values={facets.years} />
      <FilterSelect {...props} name="kind" label={library.kind} values={facets.kinds.map((kind) => ({ ...kind, label: kindName(library, kind.value, kind.label) }))} />
      <FilterSelect {...props} name="unit" label={library.unit} values={facets.units} />
    </search>
  );
}

function size(bytes: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(Math.max(1, bytes / 1024));
}

function PaperItem({ paper, host }: { paper: DocumentItem; host: Host }) {
  const { library } = useText();
  const locale = useLocale();
  const stored = new Date(paper.storedAt).toLocaleDateString(locale, { dateStyle: "medium" });
  const kind = kindName(library, paper.kind, paper.title);
  return (
    <li class="card document">
      <div class="document-head">
        <Icon name="document" size={24} />
        <div>
          <h2>{kind}</h2>
          <p class="document-who">{paper.enterpriseName}</p>
        </div>
        {paper.state === "void" && <span class="chip chip-open">{library.void}</span>}
      </div>
      <p class="document-number">{paper.certificateNumber}</p>
      <p class="quiet">{stored} · {size(paper.size, locale)} · {library.version(paper.version)} · {paper.reportingUnitName}</p>
      <p class="quiet path">{paper.path}</p>
      <PaperActions
        paper={{ title: `${kind} ${paper.certificateNumber ?? paper.fileName}`, fileName: paper.fileName, contentUrl: paper.contentUrl, expectedText: paper.certificateNumber ?? "" }}
        host={host} fetchBytes={() => downloadDocument(paper)}
      />
    </li>
  );
}

function Skeleton() {
  const { common } = useText();
  return (
    <div role="status" aria-label={common.loading}>
      {[0, 1, 2].map((at) => <div key={at} class="card skeleton-card" aria-hidden="true"><i class="bone bone-title" /><i class="bone" /><i class="bone bone-short" /></div>)}
    </div>
  );
}

function Empty({ filtered, onClear, onIssue }: { filtered: boolean; onClear: () => void; onIssue: () => void }) {
  const { library } = useText();
  return (
    <div class="empty">
      <Icon name={filtered ? "search" : "document"} size={40} />
      <strong>{filtered ? library.nothing : library.none}</strong>
      <p class="quiet">{filtered ? library.nothingHint : library.noneHint}</p>
      <button type="button" class={filtered ? "button" : "button primary"} onClick={filtered ? onClear : onIssue}>{filtered ? library.clear : library.issue}</button>
    </div>
  );
}

function Pager({ page, of, onPage }: { page: number; of: number; onPage: (page: number) => void }) {
  const { library } = useText();
  if (of <= 1) return null;
  return (
    <nav class="pager" aria-label={library.pages}>
      <button type="button" class="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>{library.previous}</button>
      <span>{library.page(page, of)}</span>
      <button type="button" class="button" disabled={page >= of} onClick={() => onPage(page + 1)}>{library.next}</button>
    </nav>
  );
}

/** Everything that was ever stored, found by word, year, unit and kind of paper. */
export function DocumentsScreen({ host, onIssue }: { host: Host; onIssue: () => void }) {
  const { library } = useText();
  const [filter, setFilter] = useState(noFilter);
  const { value, problem, busy, again } = useListDocuments(filter);
  const change = (next: Partial<DocumentFilter>) => setFilter((before) => ({ ...before, page: 1, ...next }));
  const total = value?.total ?? 0;
  return (
    <div class="screen">
      <h1>{library.heading}</h1>
      <Filters filter={filter} onFilter={change} page={value} />
      {problem && <ProblemNotice problem={problem} onRetry={again} />}
      {!value && busy && <Skeleton />}
      {value && !problem && (
        <div aria-busy={busy}>
          <p class="quiet" role="status">{total > 0 ? library.total(total) : ""}</p>
          {total === 0
            ? <Empty filtered={isFiltered(filter)} onClear={() => setFilter(noFilter)} onIssue={onIssue} />
            : <ul class="documents" aria-label={library.list}>{value.items.map((paper) => <PaperItem key={paper.id} paper={paper} host={host} />)}</ul>}
          <Pager page={filter.page} of={Math.ceil(total / pageSize)} onPage={(page) => change({ page })} />
        </div>
      )}
    </div>
  );
}
