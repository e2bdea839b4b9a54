import { useState } from "preact/hooks";
import type { PeriodItem, RollUpItem, RollUpReport } from "../../../api/contracts.ts";
import type { Host } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useAnnounce } from "../../../ui/Live.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { useAttempt } from "../useAttempt.ts";
import { Bar } from "./Bar.tsx";
import { figuresTable } from "./figuresTable.ts";
import type { Measure } from "./lines.ts";
import { countMeasures, isCount, lineBars, partsOf, valueOf } from "./lines.ts";

interface LinesProps {
  report: RollUpReport;
  onOpen: (item: RollUpItem) => void;
}

/** Leads to the parts of a unit that has some. */
function UnitName({ item, onOpen }: { item: RollUpItem; onOpen: LinesProps["onOpen"] }) {
  const { lines: words } = useCollectionText();
  const { line } = item;
  if (line.kind !== "total") return <>{line.kind === "own" ? words.own : line.name}</>;
  return <button type="button" class="link" onClick={() => onOpen(item)}>{line.name}</button>;
}

function Chart({ report, onOpen }: LinesProps) {
  const { lines: words, coverage } = useCollectionText();
  const [measure, setMeasure] = useState<Measure>("appointed");
  const groups = report.lines[0]?.groups.map(({ group }) => group) ?? [];
  const shown = (value: number | null) => (value === null ? <span aria-label={words.notKnown} role="img">—</span> : isCount(measure) ? value.toLocaleString() : coverage.percent(value));
  return (
    <div class="line-chart">
      <div class="field">
        <label for="line-measure">{words.chart}</label>
        <select id="line-measure" value={measure} onChange={(event) => setMeasure(event.currentTarget.value as Measure)}>
          {countMeasures.map((one) => <option key={one} value={one}>{words.measures[one]}</option>)}
          {groups.map((group) => <option key={group} value={group}>{words.rateOf(coverage.groups[group])}</option>)}
        </select>
      </div>
      <ul class="bars" aria-label={words.chart}>
        {lineBars(partsOf(report), measure).map(({ item, value, share }) => (
          <li key={`${item.line.code} ${item.line.kind}`}><span class="bar-name"><UnitName item={item} onOpen={onOpen} /></span><Bar share={share} /><span class="bar-value">{shown(value)}</span></li>
        ))}
      </ul>
    </div>
  );
}

function Row({ item, groups, isTotal, onOpen }: { item: RollUpItem; groups: readonly string[]; isTotal: boolean; onOpen: LinesProps["onOpen"] }) {
  const { lines: words, coverage } = useCollectionText();
  const { line } = item;
  const cell = (value: number | null) => (value === null ? <span class="quiet" aria-label={words.notKnown} role="img">—</span> : value.toLocaleString());
  return (
    <tr class={isTotal ? "total-row" : undefined}>
      <th scope="row">{isTotal ? words.total : <UnitName item={item} onOpen={onOpen} />}</th>
      <td>{line.unitsSent} / {line.units}</td>
      {countMeasures.map((measure) => <td key={measure}>{cell(valueOf(item, measure))}</td>)}
      {groups.map((group) => {
        const value = valueOf(item, group as Measure);
        return <td key={group}>{value === null ? cell(null) : coverage.percent(value)}</td>;
      })}
    </tr>
  );
}

function Table({ report, onOpen }: LinesProps) {
  const { lines: words, coverage } = useCollectionText();
  const [total] = report.lines;
  const groups = total?.groups.map(({ group }) => group) ?? [];
  return (
    <div class="table-box" role="region" aria-label={words.table} tabIndex={0}>
      <table class="plain-table figures-table">
        <thead><tr>
          <th scope="col">{words.unit}</th><th scope="col">{words.sent}</th>
          {countMeasures.map((measure) => <th key={measure} scope="col">{words.measures[measure]}</th>)}
          {groups.map((group) => <th key={group} scope="col">{words.rateOf(coverage.groups[group])}</th>)}
        </tr></thead>
        <tbody>
          {partsOf(report).map((item) => <Row key={`${item.line.code} ${item.line.kind}`} item={item} groups={groups} isTotal={false} onOpen={onOpen} />)}
          {total && <Row item={total} groups={groups} isTotal onOpen={onOpen} />}
        </tbody>
      </table>
    </div>
  );
}

function InsertButton({ host, report, period }: { host: Host; report: RollUpReport; period: PeriodItem }) {
  const words = useCollectionText();
  const announce = useAnnounce();
  const { busy, problem, attempt } = useAttempt();
  const [sheet, setSheet] = useState<string | null>(null);
  const insert = () => attempt(async () => {
    const name = await host.workbook!.insertTable(figuresTable(report, period, words));
    setSheet(name);
    announce(words.lines.inserted(name));
  });
  return (
    <div class="insert-figures">
      <button type="button" class="button" disabled={busy} onClick={() => void insert()}><Icon name="insert" size={18} />{busy ? words.blank.inserting : words.lines.insert}</button>
      {sheet && <Notice tone="success"><p>{words.lines.inserted(sheet)}</p></Notice>}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

/** The 汇总表: bars to look at, the table to read, and both into the open workbook. */
export function LinesCard({ report, period, host, onOpen }: LinesProps & { period: PeriodItem; host: Host }) {
  const { lines: words } = useCollectionText();
  return (
    <section class="card lines-card" aria-labelledby="lines-heading">
      <h2 id="lines-heading">{words.heading}</h2>
      {partsOf(report).length > 0 && <Chart report={report} onOpen={onOpen} />}
      <Table report={report} onOpen={onOpen} />
      {host.workbook && <InsertButton host={host} report={report} period={period} />}
    </section>
  );
}
