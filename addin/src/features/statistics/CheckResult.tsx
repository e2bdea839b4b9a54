import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SheetCheck, WorkbookCheck } from "../../api/contracts.ts";
import type { Host } from "../../hosts/host.ts";
import { useLocale } from "../../strings/text.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useAnnounce } from "../../ui/Live.tsx";
import { Mark, Notice } from "../../ui/Notice.tsx";
import type { Check } from "./checkQueue.ts";
import { EntryList } from "./EntryList.tsx";
import type { Sum } from "./entries.ts";
import { countKinds, hasTable, sumOf, tablesOf } from "./entries.ts";
import type { HeaderAnswers } from "./headerAnswers.ts";
import { ColumnTable, HeaderQuestions } from "./HeaderQuestions.tsx";
import type { ListHead } from "./questionList.ts";
import { asCsv, asTabbed, questionTable } from "./questionList.ts";
import { safeRepairs } from "./repairs.ts";
import { NotDataRows, OtherSheets } from "./RestOfWorkbook.tsx";
import type { Edits } from "./useEdits.ts";

const parts = [["accepted", "success"], ["fixed", "info"], ["questioned", "open"], ["notData", "quiet"]] as const;

function Counts({ sum }: { sum: Sum }) {
  const words = useStatisticsText();
  const locale = useLocale();
  return (
    <div class="counts-box">
      <dl class="counts">
        {parts.map(([name, tone]) => (
          <div key={name}><dt><Mark tone={tone} />{words.counts[name]}</dt><dd>{sum[name].toLocaleString(locale)}</dd></div>
        ))}
      </dl>
      <p class="quiet">{words.sum(sum.rows, sum.accepted, sum.fixed, sum.questioned, sum.notData)}</p>
    </div>
  );
}

function SheetChoice({ tables, current, onSheet }: { tables: readonly SheetCheck[]; current: number; onSheet: (at: number) => void }) {
  const words = useStatisticsText();
  if (tables.length < 2) return null;
  return (
    <div class="field">
      <label for="check-sheet">{words.sheet}</label>
      <select id="check-sheet" value={String(current)} onChange={(event) => onSheet(Number(event.currentTarget.value))}>
        {tables.map((table, at) => <option key={table.sheet} value={String(at)}>{table.sheet} · {words.openOf(countKinds(table).question)}</option>)}
      </select>
    </div>
  );
}

/** The questions for the sender: saved where a file can be saved, copied elsewhere. */
function QuestionList({ name, result, host }: { name: string; result: WorkbookCheck; host: Host }) {
  const { questions: words } = useStatisticsText();
  const locale = useLocale();
  const announce = useAnnounce();
  const rows = useMemo(() => questionTable(name, result, locale === "en-US"), [name, result, locale]);
  if (rows.length === 0) return null;
  const head = words.head as unknown as ListHead;
  const save = async () => {
    const fileName = words.file(name.replace(/\.[a-z]+$/i, ""));
    await host.saveText(fileName, "text/csv;charset=utf-8", asCsv(head, rows));
    announce(words.saved(fileName));
  };
  return host.capabilities.save
    ? <button type="button" class="button" onClick={() => void save()}><Icon name="download" size={18} />{words.save}</button>
    : <CopyButton text={asTabbed(head, rows)} label={words.copy} />;
}

function RepairAll({ sheet, edits }: { sheet: SheetCheck; edits: Edits }) {
  const { edits: words } = useStatisticsText();
  const all = useMemo(() => safeRepairs(sheet), [sheet]);
  const repairs = all.filter(({ sheet: name, address }) => !edits.writtenCells.has(`${name}!${address}`));
  if (repairs.length === 0) return null;
  return <button type="button" class="button" disabled={edits.busy} onClick={() => edits.apply(repairs)}>{edits.busy ? words.applying : words.applyAll(repairs.length)}</button>;
}

/** What was written and how to take it back; stays in view while the list scrolls. */
function EditBar({ edits, onAgain }: { edits: Edits; onAgain: () => void }) {
  const words = useStatisticsText();
  if (!edits.answer && !edits.canUndo) return null;
  return (
    <div class="edit-bar">
      <Notice
        tone={edits.answer?.tone ?? "info"} title={edits.answer?.text}
        actions={<>
          {edits.canUndo && <button type="button" class="button small" disabled={edits.busy} onClick={edits.undo}>{words.edits.undo}</button>}
          <button type="button" class="button small" disabled={edits.busy} onClick={onAgain}>{words.checkAgain}</button>
        </>}
      >
        {edits.canUndo && <p>{words.changedSince}</p>}
      </Notice>
    </div>
  );
}

interface ResultProps {
  check: Check;
  host: Host;
  /** Only for the workbook that is open around the pane. */
  edits: Edits | null;
  onAnswers: (answers: HeaderAnswers) => void;
  onAgain: () => void;
  /** The user asked for this result, so it comes into view; one that comes by itself does not take the focus. */
  wanted: boolean;
}

/** What the service found in one workbook. */
export function CheckResult({ check, host, edits, onAnswers, onAgain, wanted }: ResultProps) {
  const words = useStatisticsText();
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (wanted) heading.current?.focus(); }, [wanted]);
  if (!check.result) return null;
  const tables = tablesOf(check.result);
  const sheet = tables[Math.min(at, tables.length - 1)]!;
  return (
    <section class="check-result" aria-label={words.answer(check.name)}>
      <section class="card result-head">
        <h2 ref={heading} tabIndex={-1}>{check.name}</h2>
        {sheet.facts.unit && <p class="quiet">{words.filledBy} {sheet.facts.unit}</p>}
        <Counts sum={sumOf(tables.map(({ counts }) => counts))} />
        <SheetChoice tables={tables} current={at} onSheet={setAt} />
        <div class="row">
          <QuestionList name={check.name} result={check.result} host={host} />
          {edits && <RepairAll sheet={sheet} edits={edits} />}
        </div>
      </section>
      {!hasTable(sheet) && <Notice tone="warning" title={words.noTable}><p>{words.noTableText}</p></Notice>}
      <HeaderQuestions key={`${check.id} ${sheet.sheet}`} sheet={sheet} busy={check.state === "reading"} onAnswers={onAnswers} />
      <EntryList key={sheet.sheet} sheet={sheet} edits={edits} />
      <ColumnTable sheet={sheet} />
      <NotDataRows sheet={sheet} />
      <OtherSheets sheets={check.result.otherSheets} />
      {edits && <EditBar edits={edits} onAgain={onAgain} />}
    </section>
  );
}
