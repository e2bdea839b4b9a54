import { useRef, useState } from "preact/hooks";
import type { CellState, OpenWorkbook } from "../../hosts/host.ts";
import { HostError } from "../../hosts/host.ts";
import type { StatisticsStrings } from "../../strings/statistics.zh-CN.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { useAnnounce } from "../../ui/Live.tsx";
import type { Tone } from "../../ui/Notice.tsx";
import type { Change, Refusal, Written } from "./repairs.ts";
import { cellKey, sameState, sortChanges, undoOf, writeOf } from "./repairs.ts";
import { hostProblem } from "./workbookContent.ts";

export interface EditAnswer {
  tone: Tone;
  text: string;
}

export interface Edits {
  busy: boolean;
  answer: EditAnswer | null;
  /** Whether there is something to take back. */
  canUndo: boolean;
  /** Cells written since the last check, as `sheet!address`. */
  writtenCells: ReadonlySet<string>;
  apply: (changes: readonly Change[]) => void;
  undo: () => void;
  goTo: (sheet: string, address: string) => void;
  /** A new check of the workbook: the former writes are part of it. */
  forget: () => void;
}

const named = 5;

function cellList(words: StatisticsStrings["edits"], changes: readonly Change[]): string {
  const shown = changes.slice(0, named).map(({ address }) => address).join(words.listMark);
  return changes.length > named ? `${shown} ${words.more(changes.length - named)}` : shown;
}

function writtenAnswer({ edits }: StatisticsStrings, count: number, refused: readonly { change: Change; why: Refusal }[]): EditAnswer {
  const of = (wanted: Refusal) => refused.filter(({ why }) => why === wanted).map(({ change }) => change);
  const parts = [
    count > 0 ? edits.written(count) : "",
    of("changed").length > 0 ? edits.changed(cellList(edits, of("changed"))) : "",
    of("formula").length > 0 ? edits.formula(cellList(edits, of("formula"))) : "",
  ];
  return { tone: refused.length > 0 ? "warning" : "success", text: parts.filter(Boolean).join(" ") };
}

/** Reads, compares, writes; when the writing breaks off, what was written before is found by reading again. */
async function writeChanges(workbook: OpenWorkbook, changes: readonly Change[], own: ReadonlyMap<string, CellState>) {
  const sorted = sortChanges(changes, await workbook.readCells(changes), own);
  const ready = sorted.ready;
  const writes = ready.map(({ change, now }) => writeOf(change, now));
  const together = (states: readonly CellState[]): Written[] => ready.map(({ change, now }, at) => ({ change, before: now, after: states[at]! }));
  if (writes.length === 0) return { written: [], refused: sorted.refused, failure: null };
  return workbook.writeCells(writes).then(
    (states) => ({ written: together(states), refused: sorted.refused, failure: null as unknown }),
    async (failure: unknown) => {
      const states = await workbook.readCells(writes).catch(() => []);
      return { written: together(states).filter(({ before, after }) => after && !sameState(before, after)), refused: sorted.refused, failure };
    },
  );
}

/** Takes back one batch; gives the answer for the user. */
async function takeBack(workbook: OpenWorkbook, batch: readonly Written[], { edits }: StatisticsStrings): Promise<EditAnswer> {
  const { writes, refused } = undoOf(batch, await workbook.readCells(batch.map(({ change }) => change)));
  await workbook.writeCells(writes);
  const kept = refused.length > 0 ? ` ${edits.keptNewer(cellList(edits, refused.map(({ change }) => change)))}` : "";
  return { tone: refused.length > 0 ? "warning" : "success", text: edits.undone(writes.length) + kept };
}

/** What the pane writes into the open workbook, and the way back, newest first. */
export function useEdits(workbook: OpenWorkbook | null): Edits {
  const words = useStatisticsText();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<EditAnswer | null>(null);
  const [batches, setBatches] = useState<Written[][]>([]);
  const own = useRef(new Map<string, CellState>());

  const say = (next: EditAnswer) => { setAnswer(next); announce(next.text); };
  const failed = (error: unknown) => {
    const problem = hostProblem(error instanceof HostError ? error : new HostError("GeneralException", "", String(error)), words);
    say({ tone: "danger", text: `${problem.title}: ${problem.detail}` });
  };
  const guarded = async (act: (workbook: OpenWorkbook) => Promise<void>) => {
    if (!workbook || busy) return;
    setBusy(true);
    await act(workbook).catch(failed);
    setBusy(false);
  };
  return {
    busy, answer, canUndo: batches.length > 0,
    writtenCells: new Set(batches.flat().map(({ change }) => cellKey(change))),
    apply: (changes) => void guarded(async (open) => {
      const { written, refused, failure } = await writeChanges(open, changes, own.current);
      for (const { change, after } of written) own.current.set(cellKey(change), after);
      if (written.length > 0) setBatches((before) => [...before, written]);
      if (failure) failed(failure);
      else say(writtenAnswer(words, written.length, refused));
    }),
    undo: () => void guarded(async (open) => {
      const batch = batches.at(-1);
      if (!batch) return;
      const next = await takeBack(open, batch, words);
      for (const { change } of batch) own.current.delete(cellKey(change));
      setBatches((before) => before.slice(0, -1));
      say(next);
    }),
    goTo: (sheet, address) => void workbook?.select(sheet, address).then(() => setAnswer(null), failed),
    forget: () => { own.current.clear(); setBatches([]); setAnswer(null); },
  };
}
