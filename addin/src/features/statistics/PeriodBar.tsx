import { useState } from "preact/hooks";
import { openPeriod } from "../../api/statistics.ts";
import type { PeriodItem } from "../../api/contracts.ts";
import { useCollectionText } from "../../strings/collectionText.ts";
import { inLocale, useLocale, useText } from "../../strings/text.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { readDate } from "../../ui/normalise.ts";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { usePacks } from "./OptionsCard.tsx";
import { useAttempt } from "./useAttempt.ts";
import type { PeriodChoice } from "./usePeriod.ts";

/** The report of a year is written at its end or early in the next one. */
function proposedYear(today: Date): number {
  return today.getMonth() < 6 ? today.getFullYear() - 1 : today.getFullYear();
}

function NewPeriod({ onClose, onOpened }: { onClose: () => void; onOpened: (period: PeriodItem) => void }) {
  const { period: words } = useCollectionText();
  const { common } = useText();
  const { packStatus, pack, cutOffUnread } = useStatisticsText();
  const locale = useLocale();
  const packs = usePacks();
  const [cutOff, setCutOff] = useState(`${proposedYear(new Date())}-12-31`);
  const [packId, setPackId] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const day = readDate(cutOff);
  const open = () => { if (day) void attempt(async () => onOpened(await openPeriod({ year: Number(day.slice(0, 4)), cutOff: day, packId: packId || null }))); };
  return (
    <Dialog
      heading={words.newHeading} onClose={onClose}
      actions={<>
        <button type="button" class="button primary" disabled={busy || !day} onClick={open}>{busy ? words.opening : words.open}</button>
        <button type="button" class="button subtle" onClick={onClose}>{common.cancel}</button>
      </>}
    >
      <div class="fields">
        <div class="field">
          <label for="period-cut-off">{words.cutOff}</label>
          <input id="period-cut-off" type="text" autocomplete="off" value={cutOff} aria-invalid={!day} aria-describedby="period-cut-off-hint" onInput={(event) => setCutOff(event.currentTarget.value)} />
          <p id="period-cut-off-hint" class={day ? "hint" : "message message-danger"}>{day ? words.cutOffHint(day.slice(0, 4)) : <><Icon name="cross" size={14} /><span>{cutOffUnread}</span></>}</p>
        </div>
        <div class="field">
          <label for="period-pack">{pack}</label>
          <select id="period-pack" value={packId || packs.value?.find(({ isDefault }) => isDefault)?.id} onChange={(event) => setPackId(event.currentTarget.value)}>
            {packs.value?.map(({ id, version, title, titleEn, status }) => <option key={`${id} ${version}`} value={id}>{inLocale(locale, title, titleEn)} · {packStatus[status] ?? status}</option>)}
          </select>
          <p class="hint">{words.packHint}</p>
        </div>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}

/** Which period is worked on, and the way to a new one; held while files are on their way. Without any it is the empty state of the screen. */
export function PeriodBar({ choice, name, held = false }: { choice: PeriodChoice; name: string; held?: boolean }) {
  const { period: words } = useCollectionText();
  const { common } = useText();
  const [asking, setAsking] = useState(false);
  const { periods, list, period, choose } = choice;
  const dialog = asking && <NewPeriod onClose={() => setAsking(false)} onOpened={(opened) => { setAsking(false); choose(opened); }} />;
  if (periods.problem && !periods.value) return <ProblemNotice problem={periods.problem} onRetry={periods.again} />;
  if (!periods.value) return <p class="connecting" role="status">{common.loading}</p>;
  if (!period)
    return (
      <div class="empty">
        <Icon name="document" size={40} />
        <strong>{words.none}</strong>
        <p class="quiet">{words.noneHint}</p>
        <button type="button" class="button primary" onClick={() => setAsking(true)}>{words.new}</button>
        {dialog}
      </div>
    );
  return (
    <section class="card period-bar" aria-label={words.label}>
      <div class="field">
        <label for={`period-${name}`}>{words.label}</label>
        <select id={`period-${name}`} value={period.id} disabled={held} onChange={(event) => { const next = list.find(({ id }) => id === Number(event.currentTarget.value)); if (next) choose(next); }}>
          {list.map((one) => <option key={one.id} value={one.id}>{words.name(one.year, one.cutOff)}</option>)}
        </select>
      </div>
      <button type="button" class="button" disabled={held} onClick={() => setAsking(true)}>{words.new}</button>
      {periods.problem && <div class="span"><ProblemNotice problem={periods.problem} onRetry={periods.again} /></div>}
      {dialog}
    </section>
  );
}
