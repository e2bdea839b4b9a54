import { useCallback, useEffect, useState } from "preact/hooks";
import type { Problem } from "../api/problem.ts";
import { asProblem, isAbort } from "../api/problem.ts";

export interface Loaded<T> {
  /** The last answer, kept while the next one is on its way. */
  value: T | null;
  problem: Problem | null;
  busy: boolean;
  again: () => void;
}

/** Runs `load` whenever `key` changes and drops answers that came too late; `null` waits. */
export function useLoaded<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, "again">>({ value: null, problem: null, busy: key !== null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (key === null) {
      setState({ value: null, problem: null, busy: false });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    load(abort.signal).then(
      (value) => setState({ value, problem: null, busy: false }),
      (error: unknown) => {
        if (!isAbort(error)) setState((before) => ({ ...before, problem: asProblem(error), busy: false }));
      },
    );
    return () => abort.abort();
    // `load` is made anew by every render; `key` says when it means something else.
  }, [key, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, again };
}
