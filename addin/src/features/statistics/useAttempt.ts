import { useState } from "preact/hooks";
import type { Problem } from "../../api/problem.ts";
import { asProblem, isAbort } from "../../api/problem.ts";
import { HostError } from "../../hosts/host.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { hostProblem } from "./workbookContent.ts";

export interface Attempt {
  busy: boolean;
  /** Why the last one failed. */
  problem: Problem | null;
  attempt: (act: () => Promise<unknown>) => Promise<void>;
}

/** One thing that the user asked for and waits for: busy while it runs, its problem when the service or Excel refuses. */
export function useAttempt(): Attempt {
  const words = useStatisticsText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    await act().catch((error: unknown) => { if (!isAbort(error)) setProblem(error instanceof HostError ? hostProblem(error, words) : asProblem(error)); });
    setBusy(false);
  };
  return { busy, problem, attempt };
}
