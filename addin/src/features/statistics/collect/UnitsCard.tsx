import { useState } from "preact/hooks";
import type { CollectionReport, UnitCollection } from "../../../api/contracts.ts";
import { returnFileUrl } from "../../../api/statistics.ts";
import type { Host } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { useLocale } from "../../../strings/text.ts";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Mark } from "../../../ui/Notice.tsx";
import { WorkbookButton } from "../WorkbookButton.tsx";
import type { UnitFilter } from "./unitGroups.ts";
import { countOf, filters, groupsOf } from "./unitGroups.ts";

interface ListProps {
  host: Host;
  onQuestions: (unit: UnitCollection) => void;
}

const marks = { "not-sent": "open", sent: "success", "sent-through": "success", partly: "warning" } as const;

function UnitEntry({ unit, host, onQuestions }: ListProps & { unit: UnitCollection }) {
  const { collect: words, units: list } = useCollectionText();
  const locale = useLocale();
  const { submission, state } = unit;
  return (
    <li class="check-item">
      <Mark tone={submission && submission.questioned > 0 ? "warning" : marks[state]} />
      <div class="check-body">
        <p class="check-name">{unit.name}</p>
        <span class={state === "not-sent" ? "chip chip-open" : "chip"}>{list.states[state]}</span>
        {submission && (
          <div class="filed">
            <span class="quiet">{list.file(submission.fileName, submission.version, new Date(submission.receivedAt).toLocaleDateString(locale), submission.accepted + submission.fixed, submission.questioned)}</span>
            <div class="row">
              {submission.questioned > 0 && <button type="button" class="button small" onClick={() => onQuestions(unit)}>{list.questions(submission.questioned)}<span class="unseen"> {unit.name}</span></button>}
              {submission.questioned > 0 && <WorkbookButton host={host} url={returnFileUrl(submission)} fileName={words.returnName(unit.name)} label={words.returnFile} subject={unit.name} />}
              <WorkbookButton host={host} url={submission.contentUrl} fileName={submission.fileName} label={list.original} subject={unit.name} />
            </div>
          </div>
        )}
      </div>
    </li>
  );
}

function CityGroup({ head, units, open, ...list }: ListProps & { head: UnitCollection; units: readonly UnitCollection[]; open: boolean }) {
  const { units: words } = useCollectionText();
  return (
    <details class="unit-group" open={open}>
      <summary><Icon name="chevron" size={16} /><span class="unit-name">{head.name}</span><progress aria-hidden="true" value={head.unitsSent} max={Math.max(1, head.units)} /><span class="quiet">{words.of(head.unitsSent, head.units)}</span></summary>
      <ul class="check-list">{units.map((unit) => <UnitEntry key={unit.code} unit={unit} {...list} />)}</ul>
    </details>
  );
}

function Filters({ report, filter, onFilter }: { report: CollectionReport; filter: UnitFilter; onFilter: (filter: UnitFilter) => void }) {
  const { units: words } = useCollectionText();
  return (
    <div class="row filters" role="group" aria-label={words.filter}>
      {filters.map((one) => (
        <button key={one} type="button" class="button filter" aria-pressed={filter === one} onClick={() => onFilter(one)}>
          {filter === one && <Icon name="check" size={16} />}{words.filters[one]} <span class="filter-count">{countOf(report.units, one)}</span>
        </button>
      ))}
    </div>
  );
}

/** Who sent and who is missing, by city; each file with its questions, its return file and its original. */
export function UnitsCard({ report, ...list }: ListProps & { report: CollectionReport }) {
  const { units: words } = useCollectionText();
  const [filter, setFilter] = useState<UnitFilter>("all");
  const groups = groupsOf(report.units, filter);
  const [all] = report.units;
  return (
    <section class="card check-card" aria-labelledby="units-heading">
      <h2 id="units-heading">{words.heading}</h2>
      {all && (
        <div class="progress">
          <progress aria-label={words.progress} value={all.unitsSent} max={Math.max(1, all.units)} />
          <span role="status">{words.sent(all.unitsSent, all.units)}</span>
          {report.missing.length > 0 && <CopyButton text={report.missing.join("\n")} subject={words.missingList} />}
        </div>
      )}
      <Filters report={report} filter={filter} onFilter={setFilter} />
      {groups.length === 0 && <p class="quiet none-shown">{words.none[filter]}</p>}
      {groups.map(({ head, units }) => (head && groups.length > 1
        ? <CityGroup key={head.code} head={head} units={units} open={filter !== "all"} {...list} />
        : <ul key={head?.code ?? ""} class="check-list" aria-label={words.heading}>{units.map((unit) => <UnitEntry key={unit.code} unit={unit} {...list} />)}</ul>))}
    </section>
  );
}
