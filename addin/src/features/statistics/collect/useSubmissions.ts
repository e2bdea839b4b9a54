import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ReportingUnit } from "../../../api/contracts.ts";
import { asProblem, isAbort } from "../../../api/problem.ts";
import { newKey, pauseOrOnline, repeatSafely } from "../../../api/repeatSafely.ts";
import { submitTable } from "../../../api/statistics.ts";
import type { OpenWorkbook } from "../../../hosts/host.ts";
import { HostError } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { useStatisticsText } from "../../../strings/statisticsText.ts";
import { useAnnounce } from "../../../ui/Live.tsx";
import { contentOf, hostProblem } from "../workbookContent.ts";
import type { Submission } from "./submissions.ts";
import { nextToSend, sendable } from "./submissions.ts";
import { guessUnit } from "./unitGuess.ts";

export interface Submissions {
  all: Submission[];
  add: (files: readonly File[]) => void;
  /** Takes the workbook around the pane into the list. */
  addOpen: (name: string) => void;
  choose: (id: number, unit: string, unitText: string) => void;
  send: (id: number) => void;
  sendAll: () => void;
  stop: (id: number) => void;
  remove: (id: number) => void;
}

type Change = (id: number, next: Partial<Submission>) => void;

/** Sends what waits, one at a time, and tells when one has arrived. */
function useSender(all: Submission[], change: Change, period: number | null, workbook: OpenWorkbook | null, onFiled: () => void) {
  const words = useStatisticsText();
  const { collect } = useCollectionText();
  const announce = useAnnounce();
  const running = useRef(new Map<number, AbortController>());
  const send = async (submission: Submission, to: number, signal: AbortSignal) => {
    const { id, unit, key } = submission;
    const { name, content } = await contentOf(submission, workbook, words, signal);
    const order = { period: to, unit, file: name, key, confirm: [] };
    const item = await repeatSafely(() => submitTable(order, content, { signal }), { signal, pause: pauseOrOnline, onRepeat: (attempt) => change(id, { attempt }) });
    change(id, { name, state: "done", item, problem: null });
    announce(collect.filedSaid(name, item.unitName, item.questioned));
    onFiled();
  };
  useEffect(() => {
    const next = period === null ? null : nextToSend(all);
    if (!next || running.current.has(next.id)) return;
    const abort = new AbortController();
    running.current.set(next.id, abort);
    change(next.id, { state: "sending", attempt: 1, problem: null });
    send(next, period!, abort.signal).catch((error: unknown) => {
      if (abort.signal.aborted || isAbort(error)) return;
      change(next.id, { state: "refused", problem: error instanceof HostError ? hostProblem(error, words) : asProblem(error) });
      announce(collect.refusedSaid(next.name));
    }).finally(() => { if (running.current.get(next.id) === abort) running.current.delete(next.id); });
  });
  useEffect(() => () => { for (const abort of running.current.values()) abort.abort(); }, []);
  return useCallback((id: number) => {
    running.current.get(id)?.abort();
    running.current.delete(id);
  }, []);
}

const fresh = (id: number, name: string, file: File | null, unit: ReportingUnit | null): Submission => ({
  id, name, file, unit: unit?.code ?? "", unitText: unit?.name ?? "", guessed: unit !== null, key: newKey(), state: "open", attempt: 1, item: null, problem: null,
});

/** The workbooks of this window that are to be filed. */
export function useSubmissions(period: number | null, units: readonly ReportingUnit[], workbook: OpenWorkbook | null, onFiled: () => void): Submissions {
  const [all, setAll] = useState<Submission[]>([]);
  const lastId = useRef(0);
  const change: Change = useCallback((id, next) => setAll((before) => before.map((one) => (one.id === id ? { ...one, ...next } : one))), []);
  const abort = useSender(all, change, period, workbook, onFiled);
  // Another period is another request, and what was filed there says nothing here. While something is on its way the period cannot be changed.
  useEffect(() => setAll((before) => before.filter(({ state }) => state !== "done").map((one) => ({ ...one, key: newKey() }))), [period]);
  const only = units.length === 1 ? units[0]! : null;
  return {
    all,
    add: (files) => setAll((before) => [...before, ...files.map((file) => fresh(++lastId.current, file.name, file, only ?? guessUnit(file.name, units)))]),
    addOpen: (name) => {
      for (const { id, file, state } of all) if (file === null && state === "sending") abort(id);
      setAll((before) => [fresh(++lastId.current, name, null, only), ...before.filter(({ file }) => file !== null)]);
    },
    // Another unit is another request.
    choose: (id, unit, unitText) => change(id, { unit, unitText, guessed: false, key: newKey(), state: "open", problem: null }),
    // A key that was refused for good may not be used for the mended file.
    send: (id) => setAll((before) => before.map((one) => (one.id === id && one.unit !== "" ? { ...one, state: "waiting", key: one.state === "refused" ? newKey() : one.key } : one))),
    sendAll: () => setAll((before) => { const ready = new Set(sendable(before).map(({ id }) => id)); return before.map((one) => (ready.has(one.id) ? { ...one, state: "waiting" } : one)); }),
    stop: (id) => { abort(id); change(id, { state: "stopped" }); },
    remove: (id) => { abort(id); setAll((before) => before.filter((one) => one.id !== id)); },
  };
}
