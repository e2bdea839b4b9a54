import { useRef, useState } from "preact/hooks";
import type { CollectionReport, ReportingUnit, SubmissionItem } from "../../../api/contracts.ts";
import type { Host } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { useLocale } from "../../../strings/text.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Mark } from "../../../ui/Notice.tsx";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { UnitPicker } from "../UnitPicker.tsx";
import { WorkbookButton } from "../WorkbookButton.tsx";
import { returnFileUrl } from "../../../api/statistics.ts";
import type { Submission, SubmissionState } from "./submissions.ts";
import { contested, isOnItsWay, sendable } from "./submissions.ts";
import type { Submissions } from "./useSubmissions.ts";

const marks: Record<SubmissionState, "open" | "info" | "success" | "danger" | "quiet"> = { open: "open", waiting: "quiet", sending: "info", done: "success", refused: "danger", stopped: "quiet" };

/** What a file would replace, so that nobody overwrites a county by a slip. */
function Replaces({ current }: { current: SubmissionItem | null | undefined }) {
  const { collect: words } = useCollectionText();
  const locale = useLocale();
  if (!current) return null;
  return <p class="message message-warning"><Icon name="bang" size={14} /><span>{words.replaces(current.fileName, current.version, new Date(current.receivedAt).toLocaleDateString(locale))}</span></p>;
}

function Filed({ item, host }: { item: SubmissionItem; host: Host }) {
  const { collect: words } = useCollectionText();
  const { accepted, fixed, questioned, notData } = item;
  return (
    <div class="filed">
      <span class={questioned > 0 ? "chip chip-open" : "chip chip-done"}>{questioned > 0 ? words.open(questioned) : <><Icon name="check" size={14} />{words.clear}</>}</span>
      <span class="quiet">{words.filed(item.unitName, item.version, accepted + fixed, questioned, notData)}</span>
      {questioned > 0 && <WorkbookButton host={host} url={returnFileUrl(item)} fileName={words.returnName(item.unitName)} label={words.returnFile} subject={item.unitName} />}
    </div>
  );
}

interface ItemProps {
  submission: Submission;
  submissions: Submissions;
  units: readonly ReportingUnit[];
  current: SubmissionItem | null | undefined;
  isContested: boolean;
  host: Host;
}

function SubmissionActions({ submission: { id, name, state, unit }, submissions, isContested }: ItemProps) {
  const { collect: words } = useCollectionText();
  const again = state === "refused" || state === "stopped";
  return (
    <div class="row check-actions">
      {(state === "open" || again) && (
        <button type="button" class="button small" disabled={unit === "" || isContested} onClick={() => submissions.send(id)}>{again ? words.again : words.send}<span class="unseen"> {name}</span></button>
      )}
      {state === "waiting" || state === "sending"
        ? <button type="button" class="button small" onClick={() => submissions.stop(id)}>{words.stop}<span class="unseen"> {name}</span></button>
        : <button type="button" class="button subtle small" onClick={() => submissions.remove(id)}>{words.removeFile}<span class="unseen"> {name}</span></button>}
    </div>
  );
}

function SubmissionEntry(props: ItemProps) {
  const { collect: words } = useCollectionText();
  const { submission, submissions, units, current, isContested, host } = props;
  const { id, name, state, problem, item, attempt } = submission;
  const open = state === "open" || state === "refused" || state === "stopped";
  return (
    <li class="check-item">
      <Mark tone={item && item.questioned > 0 ? "warning" : marks[state]} />
      <div class="check-body">
        <p class="check-name">{name}</p>
        <SubmissionActions {...props} />
        {open && (
          <div class="check-problem">
            <UnitPicker
              label={words.unitOf(name)} places={units} code={submission.unit} text={submission.unitText} busy={false} hint={submission.guessed ? words.guessed : ""} withProvince
              onChange={(code, text) => submissions.choose(id, code, text)}
            />
            {isContested ? <p class="message message-danger"><Icon name="cross" size={14} /><span>{words.contested}</span></p> : <Replaces current={current} />}
          </div>
        )}
        {!open && state !== "done" && <p class="check-outcome quiet">{state === "sending" && attempt > 1 ? words.repeating(attempt) : words.states[state]}</p>}
        {state === "sending" && <progress aria-label={`${words.states.sending} ${name}`} />}
        {item && state === "done" && <div class="check-outcome"><Filed item={item} host={host} /></div>}
        {problem && <div class="check-problem"><ProblemNotice problem={problem} /></div>}
      </div>
    </li>
  );
}

function Progress({ submissions }: { submissions: Submissions }) {
  const { collect: words } = useCollectionText();
  const busy = submissions.all.filter(isOnItsWay);
  const ended = submissions.all.filter(({ state }) => state === "done" || state === "refused").length;
  if (busy.length === 0 || ended + busy.length < 2) return null;
  return (
    <div class="progress">
      <progress aria-label={words.progressBar} value={ended} max={ended + busy.length} />
      <span role="status">{words.progress(ended, ended + busy.length)}</span>
      <button type="button" class="button small" onClick={() => { for (const { id } of busy) submissions.stop(id); }}>{words.stopAll}</button>
    </div>
  );
}

function DropZone({ submissions, host }: { submissions: Submissions; host: Host }) {
  const { collect: words } = useCollectionText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => { if (files && files.length > 0) submissions.add([...files]); };
  return (
    <div
      class={over ? "drop drop-over" : "drop"} role="group" aria-label={words.heading} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files); }}
    >
      <div class="drop-zone drop-small">
        <p>{words.drop}</p>
        <input
          ref={input} type="file" class="unseen" tabIndex={-1} aria-label={words.choose} multiple accept=".xlsx" onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ""; }}
        />
        <button type="button" class="button" onClick={() => input.current?.click()}>{words.choose}</button>
      </div>
      {host.workbook && <button type="button" class="button" onClick={() => submissions.addOpen(words.openWorkbook)}><Icon name="insert" size={18} />{words.takeOpen}</button>}
    </div>
  );
}

interface SubmitCardProps {
  host: Host;
  submissions: Submissions;
  units: readonly ReportingUnit[];
  report: CollectionReport | null;
}

/** Files returned workbooks: each with its unit, one press for all, and what became of it. */
export function SubmitCard({ host, submissions, units, report }: SubmitCardProps) {
  const { collect: words } = useCollectionText();
  const { all } = submissions;
  const ready = sendable(all).length;
  const inTheWay = contested(all);
  const filed = new Map(report?.units.map(({ code, submission }) => [code, submission]));
  return (
    <section class="card check-card" aria-labelledby="submit-heading">
      <h2 id="submit-heading">{words.heading}</h2>
      <p class="quiet">{words.hint}</p>
      <DropZone submissions={submissions} host={host} />
      <Progress submissions={submissions} />
      {all.length > 0 && (
        <ul class="check-list" aria-label={words.list}>
          {all.map((submission) => (
            <SubmissionEntry
              key={submission.id} submission={submission} submissions={submissions} units={units} host={host} current={filed.get(submission.unit)}
              isContested={submission.state !== "done" && inTheWay.has(submission.unit)}
            />
          ))}
        </ul>
      )}
      {ready > 1 && <button type="button" class="button primary" onClick={submissions.sendAll}>{words.sendAll(ready)}</button>}
    </section>
  );
}
