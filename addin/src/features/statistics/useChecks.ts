import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { checkWorkbook } from "../../api/statistics.ts";
import type { SheetCheck, WorkbookCheck } from "../../api/contracts.ts";
import { asProblem, isAbort } from "../../api/problem.ts";
import type { OpenWorkbook } from "../../hosts/host.ts";
import { HostError } from "../../hosts/host.ts";
import type { StatisticsStrings } from "../../strings/statistics.zh-CN.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { useAnnounce } from "../../ui/Live.tsx";
import type { Check } from "./checkQueue.ts";
import { startable } from "./checkQueue.ts";
import { countKinds, tablesOf } from "./entries.ts";
import type { HeaderAnswers } from "./headerAnswers.ts";
import { confirmList } from "./headerAnswers.ts";
import { contentOf, hostProblem } from "./workbookContent.ts";

export interface Order {
  region: string;
  cutOff: string;
  policyPack: string;
}

export const orderKey = (order: Order) => JSON.stringify(order);

/** Questions of a whole workbook. */
export const openQuestions = ({ result }: Check) => (result ? tablesOf(result).reduce((sum, sheet) => sum + countKinds(sheet).question, 0) : 0);

// Rows that nothing is said about are counted already; a province's file has 60,000 of them.
const notableOf = <T extends SheetCheck>(sheet: T): T => ({ ...sheet, rows: sheet.rows.filter(({ findings, fixes }) => findings.length > 0 || fixes.length > 0) });

const notable = (result: WorkbookCheck): WorkbookCheck => ({ ...notableOf(result), otherTables: result.otherTables.map(notableOf) });

async function run(check: Check, order: Order, workbook: OpenWorkbook | null, words: StatisticsStrings, signal: AbortSignal): Promise<Partial<Check>> {
  const { name, content } = await contentOf(check, workbook, words, signal);
  const result = await checkWorkbook({ ...order, file: name, confirm: confirmList(check.answers) }, content, { signal });
  return { name, state: "done", result: notable(result), problem: null, madeWith: orderKey(order) };
}

export interface Checks {
  checks: Check[];
  add: (files: readonly File[]) => void;
  /** Checks the workbook around the pane, anew when it was checked before. */
  checkOpen: (name: string) => void;
  stop: (id: number) => void;
  again: (id: number) => void;
  againAll: () => void;
  remove: (id: number) => void;
  answer: (id: number, answers: HeaderAnswers) => void;
}

const fresh = (id: number, name: string, file: File | null): Check => ({ id, name, file, state: "waiting", answers: {}, result: null, problem: null, madeWith: "" });

/** Starts what waits, two at a time, and brings each answer to its check. */
function useRunner(checks: Check[], change: (id: number, next: Partial<Check>) => void, order: Order | null, workbook: OpenWorkbook | null) {
  const words = useStatisticsText();
  const announce = useAnnounce();
  const running = useRef(new Map<number, AbortController>());
  useEffect(() => {
    if (!order) return;
    for (const check of startable(checks)) {
      if (running.current.has(check.id)) continue;
      const abort = new AbortController();
      running.current.set(check.id, abort);
      change(check.id, { state: "reading", problem: null });
      run(check, order, workbook, words, abort.signal).then(
        (next) => {
          if (abort.signal.aborted) return;
          change(check.id, next);
          announce(words.doneSaid(next.name ?? check.name, openQuestions({ ...check, ...next })));
        },
        (error: unknown) => {
          if (abort.signal.aborted || isAbort(error)) return;
          change(check.id, { state: "refused", problem: error instanceof HostError ? hostProblem(error, words) : asProblem(error) });
          announce(words.refusedSaid(check.name));
        },
      ).finally(() => { if (running.current.get(check.id) === abort) running.current.delete(check.id); });
    }
  });
  useEffect(() => () => { for (const abort of running.current.values()) abort.abort(); }, []);
  return useCallback((id: number) => {
    running.current.get(id)?.abort();
    running.current.delete(id);
  }, []);
}

/** All checks of this window. A stopped, refused or answered one can be asked again with the same file. */
export function useChecks(order: Order | null, workbook: OpenWorkbook | null): Checks {
  const [checks, setChecks] = useState<Check[]>([]);
  const lastId = useRef(0);
  const change = useCallback((id: number, next: Partial<Check>) => setChecks((before) => before.map((check) => (check.id === id ? { ...check, ...next } : check))), []);
  const abort = useRunner(checks, change, order, workbook);
  const again = (id: number) => { abort(id); change(id, { state: "waiting", problem: null }); };
  return {
    checks,
    add: (files) => setChecks((before) => [...before, ...files.map((file) => fresh(++lastId.current, file.name, file))]),
    checkOpen: (name) => {
      const open = checks.find(({ file }) => file === null);
      if (open) again(open.id);
      else setChecks((before) => [fresh(++lastId.current, name, null), ...before]);
    },
    stop: (id) => { abort(id); change(id, { state: "stopped" }); },
    again,
    againAll: () => { for (const { id, state } of checks) if (state === "done" || state === "refused") again(id); },
    remove: (id) => { abort(id); setChecks((before) => before.filter((check) => check.id !== id)); },
    // The service keeps the answers for the city of the unit: what a header means there, it need not mean elsewhere.
    answer: (id, answers) => {
      abort(id);
      setChecks((before) => before.map((check) => (check.id === id ? { ...check, state: "waiting", answers: { ...check.answers, ...answers } } : check)));
    },
  };
}
