import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Notice.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import type { Check, CheckState } from "./checkQueue.ts";
import { isBusy } from "./checkQueue.ts";
import { sumOf, tablesOf } from "./entries.ts";
import type { Checks } from "./useChecks.ts";
import { openQuestions } from "./useChecks.ts";

const marks: Record<CheckState, "open" | "info" | "success" | "danger" | "quiet"> = { waiting: "quiet", reading: "info", done: "success", refused: "danger", stopped: "quiet" };

function Outcome({ check }: { check: Check }) {
  const words = useStatisticsText();
  if (check.state !== "done" || !check.result) return <span class="quiet">{words.states[check.state]}</span>;
  const open = openQuestions(check);
  const { rows, accepted, fixed, questioned, notData } = sumOf(tablesOf(check.result).map(({ counts }) => counts));
  return (
    <>
      <span class={open > 0 ? "chip chip-open" : "chip chip-done"}>{open > 0 ? words.openOf(open) : <><Icon name="check" size={14} />{words.clear}</>}</span>
      <span class="quiet check-sum">{words.sum(rows, accepted, fixed, questioned, notData)}</span>
    </>
  );
}

interface ItemProps {
  check: Check;
  checks: Checks;
  shown: boolean;
  onShow: () => void;
}

function CheckItem({ check, checks, shown, onShow }: ItemProps) {
  const words = useStatisticsText();
  const { id, name, state, problem } = check;
  return (
    <li class={shown ? "check-item check-shown" : "check-item"}>
      <Mark tone={state === "done" && openQuestions(check) > 0 ? "warning" : marks[state]} />
      <div class="check-body">
        <p class="check-name">{name}</p>
        <div class="row check-actions">
          {state === "done" && <button type="button" class="button small" aria-pressed={shown} onClick={onShow}>{words.show}<span class="unseen"> {name}</span></button>}
          {isBusy(check) && <button type="button" class="button small" onClick={() => checks.stop(id)}>{words.stop}<span class="unseen"> {name}</span></button>}
          {(state === "refused" || state === "stopped") && <button type="button" class="button small" onClick={() => checks.again(id)}>{words.again}<span class="unseen"> {name}</span></button>}
          {!isBusy(check) && <button type="button" class="button subtle small" onClick={() => checks.remove(id)}>{words.removeFile}<span class="unseen"> {name}</span></button>}
        </div>
        <p class="check-outcome"><Outcome check={check} /></p>
        {state === "reading" && <progress aria-label={`${words.states.reading} ${name}`} />}
        {problem && <div class="check-problem"><ProblemNotice problem={problem} /></div>}
      </div>
    </li>
  );
}

function Progress({ checks }: { checks: Checks }) {
  const words = useStatisticsText();
  const busy = checks.checks.filter(isBusy);
  const [ended, all] = [checks.checks.length - busy.length, checks.checks.length];
  if (busy.length === 0 || all < 2) return null;
  return (
    <div class="progress">
      <progress aria-label={words.progressBar} value={ended} max={all} />
      <span role="status">{words.progress(ended, all)}</span>
      <button type="button" class="button small" onClick={() => { for (const { id } of busy) checks.stop(id); }}>{words.stopAll}</button>
    </div>
  );
}

/** The files with what became of each: waiting, being read, checked, refused, stopped. */
export function CheckList({ checks, shown, onShow }: { checks: Checks; shown: Check | null; onShow: (id: number) => void }) {
  const words = useStatisticsText();
  if (checks.checks.length === 0) return null;
  return (
    <section class="card check-card" aria-label={words.list}>
      <h2>{words.list}</h2>
      <Progress checks={checks} />
      <ul class="check-list" aria-label={words.list}>
        {checks.checks.map((check) => <CheckItem key={check.id} check={check} checks={checks} shown={check.id === shown?.id} onShow={() => onShow(check.id)} />)}
      </ul>
    </section>
  );
}
