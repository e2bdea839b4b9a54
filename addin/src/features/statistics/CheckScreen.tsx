import { useEffect, useState } from "preact/hooks";
import type { Host } from "../../hosts/host.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { useToast } from "../../ui/Toast.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { Check } from "./checkQueue.ts";
import { isBusy } from "./checkQueue.ts";
import { CheckList } from "./CheckList.tsx";
import { CheckResult } from "./CheckResult.tsx";
import { DropCard } from "./DropCard.tsx";
import type { CheckOptions } from "./options.ts";
import { cutOffIsClear, loadOptions, orderOf, regionIsClear, saveOptions } from "./options.ts";
import { OptionsCard, usePacks } from "./OptionsCard.tsx";
import type { Checks } from "./useChecks.ts";
import { orderKey, useChecks } from "./useChecks.ts";
import type { Edits } from "./useEdits.ts";
import { useEdits } from "./useEdits.ts";

function useOptions(): [CheckOptions, (change: Partial<CheckOptions>) => void] {
  const [options, setOptions] = useState(loadOptions);
  useEffect(() => saveOptions(options), [options]);
  return [options, (change) => setOptions((before) => ({ ...before, ...change }))];
}

function OpenWorkbookCard({ check, onCheck }: { check: Check | undefined; onCheck: () => void }) {
  const words = useStatisticsText();
  const busy = check !== undefined && isBusy(check);
  return (
    <section class="card open-card">
      <h2>{words.openWorkbook}</h2>
      <button type="button" class="button primary" disabled={busy} onClick={onCheck}>{busy ? words.states.reading : check ? words.checkAgain : words.checkOpen}</button>
      <p class="quiet">{words.openHint}</p>
    </section>
  );
}

function OptionsNotice({ checks, order, clear }: { checks: Checks; order: string; clear: boolean }) {
  const words = useStatisticsText();
  // While a date is being typed nothing is said about results that stand already.
  if (!clear) return checks.checks.some(({ state }) => state === "waiting") ? <Notice tone="warning" role="status"><p>{words.heldBack}</p></Notice> : null;
  if (!checks.checks.some(({ state, madeWith }) => state === "done" && madeWith !== order)) return null;
  return <Notice tone="info" role="status" actions={<button type="button" class="button small" onClick={checks.againAll}>{words.checkAll}</button>}><p>{words.stale}</p></Notice>;
}

/** The check whose result is shown: the one that was chosen, else the first that is done. */
const shownOf = (checks: readonly Check[], chosen: number | null) =>
  checks.find(({ id, result }) => id === chosen && result !== null) ?? checks.find(({ result }) => result !== null) ?? null;

function Results({ host, checks, edits, shown, wanted }: { host: Host; checks: Checks; edits: Edits; shown: Check | null; wanted: boolean }) {
  if (!shown) return null;
  const isOpenWorkbook = shown.file === null;
  return (
    <CheckResult
      key={shown.id} check={shown} host={host} edits={isOpenWorkbook ? edits : null} wanted={wanted}
      onAnswers={(answers) => checks.answer(shown.id, answers)} onAgain={() => { edits.forget(); checks.again(shown.id); }}
    />
  );
}

/** Checks returned statistics tables: files in the browser, the open workbook in Excel. */
export function CheckScreen({ host }: { host: Host }) {
  const words = useStatisticsText();
  const toast = useToast();
  const [options, change] = useOptions();
  const packs = usePacks();
  const order = orderOf(options, packs.value?.find(({ isDefault }) => isDefault)?.id ?? "");
  const clear = cutOffIsClear(options) && regionIsClear(options);
  // Before the packs are known, or while a date is not understood, a check would silently leave something out.
  const checks = useChecks(clear && (packs.value || packs.problem) ? order : null, host.workbook);
  const edits = useEdits(host.workbook);
  const [chosen, setChosen] = useState<number | null>(null);
  const open = checks.checks.find(({ file }) => file === null);
  const shown = shownOf(checks.checks, chosen);
  const remove = (id: number) => {
    const name = checks.checks.find((check) => check.id === id)?.name ?? "";
    checks.remove(id);
    toast({ text: words.removed(name) });
  };
  return (
    <>
      <h1>{words.heading}</h1>
      {host.workbook && <OpenWorkbookCard check={open} onCheck={() => { edits.forget(); checks.checkOpen(words.openWorkbook); setChosen(null); }} />}
      <OptionsCard options={options} onOptions={change} packs={packs} folded={host.workbook !== null && clear} />
      <DropCard onFiles={checks.add} empty={checks.checks.length === 0} />
      <OptionsNotice checks={checks} order={orderKey(order)} clear={clear} />
      <CheckList checks={{ ...checks, remove }} shown={shown} onShow={setChosen} />
      <Results host={host} checks={checks} edits={edits} shown={shown} wanted={shown?.id === chosen} />
    </>
  );
}
