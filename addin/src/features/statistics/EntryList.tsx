import { useMemo, useRef, useState } from "preact/hooks";
import type { SheetCheck } from "../../api/contracts.ts";
import { inLocale, useLocale } from "../../strings/text.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Tone } from "../../ui/Notice.tsx";
import { Mark } from "../../ui/Notice.tsx";
import type { Entry, Kind, RowGroup } from "./entries.ts";
import { countKinds, groupsOf, kinds, pagesOf } from "./entries.ts";
import { cellKey, proposedChange } from "./repairs.ts";
import type { Edits } from "./useEdits.ts";

const pageSize = 200;

const tones: Record<Kind, Tone | "open"> = { question: "open", notice: "warning", repair: "success" };

interface ListContext {
  sheet: string;
  /** Null where there is no cell to go to or to write into. */
  edits: Edits | null;
}

/** Invisible differences need a frame to be seen. */
function Cell({ text }: { text: string }) {
  const { entries } = useStatisticsText();
  return text === "" ? <span class="quiet">{entries.empty}</span> : <q class="cell-text">{text}</q>;
}

function EntryWords({ entry }: { entry: Entry }) {
  const { entries: words } = useStatisticsText();
  const locale = useLocale();
  const { kind, address, header, given, text, textEn, proposal } = entry;
  return (
    <span class="finding-body">
      <span class="finding-head">
        <span><strong>{address && <code>{address}</code>} {header}</strong></span>
        <span class="finding-outcome">{words.one[kind]}</span>
      </span>
      {kind === "repair"
        ? <span class="entry-values"><Cell text={given ?? ""} /><span class="quiet">{words.becomes}</span><Cell text={proposal ?? ""} /></span>
        : given !== null && <span class="entry-values"><span class="quiet">{words.stands}</span><Cell text={given} /></span>}
      <span class="finding-text">{inLocale(locale, text, textEn)}</span>
      {kind !== "repair" && proposal !== null && <span class="entry-values"><span class="quiet">{words.proposal}</span><Cell text={proposal} /></span>}
    </span>
  );
}

function EntryItem({ entry, context: { sheet, edits } }: { entry: Entry; context: ListContext }) {
  const words = useStatisticsText();
  const change = edits && entry.finding ? proposedChange(sheet, entry.finding) : null;
  const written = change !== null && (edits?.writtenCells.has(cellKey(change)) ?? false);
  const body = <><Mark tone={tones[entry.kind]} /><EntryWords entry={entry} /></>;
  return (
    <li class="entry">
      {edits && entry.address
        ? <button type="button" class="finding finding-link" onClick={() => edits.goTo(sheet, entry.address)}>{body}<span class="unseen">{words.entries.goTo(entry.address)}</span></button>
        : <div class="finding">{body}</div>}
      {change && (
        <div class="entry-actions">
          {written
            ? <span class="chip chip-done"><Icon name="check" size={14} />{words.edits.appliedMark}</span>
            : <button type="button" class="button small" disabled={edits?.busy} onClick={() => edits?.apply([change])}>{words.edits.apply}<span class="unseen"> {entry.address}</span></button>}
        </div>
      )}
    </li>
  );
}

function Group({ group, context }: { group: RowGroup; context: ListContext }) {
  const { entries: words } = useStatisticsText();
  const { row, enterprise, person, entries } = group;
  return (
    <section class="card row-group">
      <h3>{row === 0 ? words.wholeSheet : words.row(row)}{enterprise && <span class="row-who">{enterprise}{person && ` · ${person}`}</span>}</h3>
      <ul class="entries">{entries.map((entry) => <EntryItem key={entry.key} entry={entry} context={context} />)}</ul>
    </section>
  );
}

function Filters({ sheet, shown, onShown }: { sheet: SheetCheck; shown: ReadonlySet<Kind>; onShown: (kinds: Set<Kind>) => void }) {
  const { entries: words } = useStatisticsText();
  const counts = countKinds(sheet);
  const toggle = (kind: Kind) => onShown(new Set(kinds.filter((one) => (one === kind) !== shown.has(one))));
  return (
    <div class="row filters" role="group" aria-label={words.filter}>
      {kinds.map((kind) => (
        <button key={kind} type="button" class="button filter" aria-pressed={shown.has(kind)} onClick={() => toggle(kind)}>
          {shown.has(kind) && <Icon name="check" size={16} />}{words[kind]} <span class="filter-count">{counts[kind].toLocaleString()}</span>
        </button>
      ))}
    </div>
  );
}

function Pager({ page, pages, onPage }: { page: number; pages: RowGroup[][]; onPage: (page: number) => void }) {
  const { entries: words } = useStatisticsText();
  if (pages.length < 2) return null;
  const sizes = pages.map((groups) => groups.reduce((sum, { entries }) => sum + entries.length, 0));
  const from = sizes.slice(0, page).reduce((sum, size) => sum + size, 0);
  return (
    <nav class="pager" aria-label={words.pages}>
      <button type="button" class="button" disabled={page === 0} onClick={() => onPage(page - 1)}>{words.previous}</button>
      <span role="status">{words.shown(from + 1, from + sizes[page]!, sizes.reduce((sum, size) => sum + size, 0))}</span>
      <button type="button" class="button" disabled={page === pages.length - 1} onClick={() => onPage(page + 1)}>{words.next}</button>
    </nav>
  );
}

/** Everything to look at on a sheet, row by row, by kind, 200 at a time. */
export function EntryList({ sheet, edits }: { sheet: SheetCheck; edits: Edits | null }) {
  const { entries: words } = useStatisticsText();
  const counts = countKinds(sheet);
  const all = counts.question + counts.notice + counts.repair;
  const [chosen, setChosen] = useState<ReadonlySet<Kind> | null>(null);
  const [page, setPage] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  // What waits for an answer first; repairs are shown by themselves only when there is nothing else.
  const shown = chosen ?? new Set<Kind>(counts.question + counts.notice > 0 ? ["question", "notice"] : ["repair"]);
  // A province's sheet has 60,000 rows: they are gone through once per choice, not once per key that is pressed elsewhere.
  const pages = useMemo(() => pagesOf(groupsOf(sheet, shown), pageSize), [sheet, chosen]);
  const at = Math.min(page, Math.max(0, pages.length - 1));
  const turn = (next: number) => { setPage(next); heading.current?.focus(); heading.current?.scrollIntoView(); };
  return (
    <section class="entry-list" aria-label={words.heading}>
      <h2 ref={heading} tabIndex={-1}>{words.heading}</h2>
      {all > 0 && <Filters sheet={sheet} shown={shown} onShown={(next) => { setChosen(next); setPage(0); }} />}
      {pages.length === 0
        ? <p class="quiet none-shown" role="status">{all === 0 ? words.noneHere : words.noneShown}</p>
        : pages[at]!.map((group) => <Group key={group.row} group={group} context={{ sheet: sheet.sheet, edits }} />)}
      <Pager page={at} pages={pages} onPage={turn} />
    </section>
  );
}
