import { useEffect, useState } from "preact/hooks";
import type { Denominator, DenominatorRequest, EnterpriseGroup, PeriodItem, RollUpItem } from "../../../api/contracts.ts";
import { listDenominators, stateDenominators } from "../../../api/statistics.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { useStatisticsText } from "../../../strings/statisticsText.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { readDate } from "../../../ui/normalise.ts";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { useToast } from "../../../ui/Toast.tsx";
import { useLoaded } from "../../../ui/useLoaded.ts";
import { useAttempt } from "../useAttempt.ts";
import type { DenominatorDraft } from "./denominators.ts";
import { changesOf, formerOf, readCount, statedOf } from "./denominators.ts";

interface CardProps {
  period: PeriodItem;
  item: RollUpItem;
  onChanged: () => void;
}

function CountField({ group, draft, stated, onCount }: { group: EnterpriseGroup; draft: DenominatorDraft; stated: Denominator | undefined; onCount: (text: string) => void }) {
  const { coverage, denominators: words } = useCollectionText();
  const text = draft.counts[group] ?? "";
  const wrong = Number.isNaN(readCount(text));
  return (
    <div class="field half">
      <label for={`count-${group}`}>{coverage.groups[group]}</label>
      <input id={`count-${group}`} type="text" inputMode="numeric" autocomplete="off" value={text} aria-invalid={wrong} aria-describedby={`count-${group}-hint`} onInput={(event) => onCount(event.currentTarget.value)} />
      <p id={`count-${group}-hint`} class={wrong ? "message message-danger" : "hint"}>
        {wrong ? <><Icon name="cross" size={14} /><span>{words.wrong}</span></> : stated ? words.stated(stated.source, stated.asOf) : words.notStated}
      </p>
    </div>
  );
}

function Form({ period, item, stated, onSaved }: CardProps & { stated: ReadonlyMap<EnterpriseGroup, Denominator>; onSaved: () => void }) {
  const { denominators: words } = useCollectionText();
  const { cutOffUnread } = useStatisticsText();
  const toast = useToast();
  const { busy, problem, attempt } = useAttempt();
  const [draft, setDraft] = useState<DenominatorDraft>({ counts: {}, source: "", asOf: period.cutOff });
  useEffect(() => setDraft({
    counts: Object.fromEntries([...stated].map(([group, { count }]) => [group, String(count)])), source: [...stated.values()][0]?.source ?? "", asOf: [...stated.values()][0]?.asOf ?? period.cutOff,
  }), [stated]);
  const changes = changesOf(draft, stated, item.line.code);
  const write = (wanted: DenominatorRequest[], said: string, undo?: () => void) => void attempt(async () => {
    await stateDenominators(period.id, wanted);
    toast(undo ? { text: said, undo } : { text: said });
    onSaved();
  });
  const save = () => { if (changes) write(changes, words.saved(changes.length), () => write(formerOf(changes, stated), words.undone)); };
  return (
    <form class="fields" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <p class="quiet span">{words.hint}</p>
      {item.groups.map(({ group }) => (
        <CountField key={group} group={group} draft={draft} stated={stated.get(group)} onCount={(text) => setDraft((before) => ({ ...before, counts: { ...before.counts, [group]: text } }))} />
      ))}
      <div class="field half">
        <label for="denominator-source">{words.source}</label>
        <input id="denominator-source" type="text" autocomplete="off" maxLength={200} placeholder={words.sourceExample} value={draft.source} onInput={(event) => { const source = event.currentTarget.value; setDraft((before) => ({ ...before, source })); }} />
      </div>
      <div class="field half">
        <label for="denominator-day">{words.asOf}</label>
        <input id="denominator-day" type="text" autocomplete="off" value={draft.asOf} aria-invalid={!readDate(draft.asOf)} onInput={(event) => { const asOf = event.currentTarget.value; setDraft((before) => ({ ...before, asOf })); }} />
        {!readDate(draft.asOf) && <p class="message message-danger"><Icon name="cross" size={14} /><span>{cutOffUnread}</span></p>}
      </div>
      <button type="submit" class="button" disabled={busy || !changes || changes.length === 0}>{words.save}</button>
      {problem && <div class="span"><ProblemNotice problem={problem} /></div>}
    </form>
  );
}

/** How many enterprises there are, with source and day: without them no coverage can be told. */
export function DenominatorsCard(props: CardProps) {
  const { denominators: words } = useCollectionText();
  const { period, item, onChanged } = props;
  const [turn, setTurn] = useState(0);
  const loaded = useLoaded(`denominators ${period.id} ${turn}`, (signal) => listDenominators(period.id, { signal }));
  const [stated, setStated] = useState<ReadonlyMap<EnterpriseGroup, Denominator>>(new Map());
  useEffect(() => setStated(statedOf(loaded.value ?? [], item.line.code)), [loaded.value, item.line.code]);
  return (
    <details class="card section">
      <summary><Icon name="chevron" size={16} /><h2>{words.heading(item.line.name)}</h2></summary>
      {loaded.problem ? <ProblemNotice problem={loaded.problem} onRetry={loaded.again} /> : <Form {...props} stated={stated} onSaved={() => { setTurn((before) => before + 1); onChanged(); }} />}
    </details>
  );
}
