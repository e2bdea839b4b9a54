import { useId, useState } from "preact/hooks";
import type { HeaderColumn, SheetCheck } from "../../api/contracts.ts";
import type { StatisticsStrings } from "../../strings/statistics.zh-CN.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Notice.tsx";
import type { HeaderAnswers } from "./headerAnswers.ts";
import { answerKey, fieldIds, isOpen } from "./headerAnswers.ts";

/** A select needs words for "not answered" and for "none of ours"; both differ from every field. */
const later = "?", none = "";

const headerName = ({ text, letter }: HeaderColumn, words: StatisticsStrings) => text || words.columns.unnamed(letter);

interface ColumnProps {
  column: HeaderColumn;
  answer: string;
  onAnswer: (field: string) => void;
}

function ColumnQuestion({ column, answer, onAnswer }: ColumnProps) {
  const words = useStatisticsText();
  const id = useId();
  const { proposal, match } = column;
  return (
    <div class="field">
      <label for={id}>{words.columns.ask(headerName(column, words))}</label>
      <select id={id} value={answer} aria-describedby={proposal ? `${id}-why` : undefined} onChange={(event) => onAnswer(event.currentTarget.value)}>
        <option value={later}>{words.columns.later}</option>
        <option value={none}>{words.columns.none}</option>
        {fieldIds.map((field) => <option key={field} value={field}>{words.fields[field]}</option>)}
      </select>
      {proposal && <p class="hint" id={`${id}-why`}>{words.columns.maybe}{words.fields[proposal] ? ` ${words.fields[proposal]}` : ""} · {words.matches[match]}</p>}
    </div>
  );
}

/** Columns that nobody recognised: the user says what they are, once, and the file is read again. */
export function HeaderQuestions({ sheet, busy, onAnswers }: { sheet: SheetCheck; busy: boolean; onAnswers: (answers: HeaderAnswers) => void }) {
  const words = useStatisticsText();
  const open = sheet.header.filter(isOpen);
  const [answers, setAnswers] = useState<HeaderAnswers>({});
  if (open.length === 0) return null;
  // What it may be stands chosen already; the user confirms all with one button.
  const answerOf = (column: HeaderColumn) => answers[answerKey(column)] ?? column.proposal ?? later;
  const given = open.map((column) => [answerKey(column), answerOf(column)] as const).filter(([, field]) => field !== later);
  return (
    <section class="card header-questions">
      <h2><Mark tone="open" />{words.columns.heading(open.length)}</h2>
      <div class="fields">
        {open.map((column) => (
          <ColumnQuestion key={column.column} column={column} answer={answerOf(column)} onAnswer={(field) => setAnswers({ ...answers, [answerKey(column)]: field })} />
        ))}
      </div>
      <div class="row">
        <button type="button" class="button primary" disabled={busy || given.length === 0} onClick={() => onAnswers(Object.fromEntries(given))}>{words.columns.send}</button>
        <span class="quiet">{words.columns.hint}</span>
      </div>
    </section>
  );
}

/** How every column was read, for whoever wants to know. */
export function ColumnTable({ sheet }: { sheet: SheetCheck }) {
  const words = useStatisticsText();
  return (
    <details class="card section">
      <summary><Icon name="chevron" size={16} /><h2>{words.columns.all(sheet.header.length)}</h2></summary>
      <div class="table-box">
        <table class="plain-table">
          <thead><tr><th scope="col">{words.columns.header}</th><th scope="col">{words.columns.readAs}</th><th scope="col">{words.columns.how}</th></tr></thead>
          <tbody>
            {sheet.header.map((column) => (
              <tr key={column.column}>
                <th scope="row"><code>{column.letter}</code> {column.text}</th>
                <td>{column.field ? words.fields[column.field] : words.columns.notRead}</td>
                <td>{words.matches[column.match]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
