import { useEffect, useRef, useState } from "preact/hooks";
import type { Proposal } from "../../api/client.ts";
import { issueCertificate } from "../../api/client.ts";
import type { CertificateDetails } from "../../api/contracts.ts";
import type { Problem } from "../../api/problem.ts";
import { asProblem, isAbort } from "../../api/problem.ts";
import { newKey, pauseOrOnline, repeatSafely } from "../../api/repeatSafely.ts";
import type { DraftEditing } from "./useDraft.ts";

export interface Issuing {
  busy: boolean;
  /** 1 for the first attempt. */
  attempt: number;
  problem: Problem | null;
  stopped: boolean;
  certificate: CertificateDetails | null;
  issue: (proposal: Proposal) => void;
  /** Sends the unanswered request again under its old key. */
  findOut: () => void;
  stop: () => void;
  next: () => void;
}

const idle = { busy: false, attempt: 0, problem: null, stopped: false, certificate: null };

type State = Pick<Issuing, "busy" | "attempt" | "problem" | "stopped" | "certificate">;

export function useIssueCertificate({ draft, setPending, discard }: DraftEditing): Issuing {
  const [state, setState] = useState<State>(idle);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  // What the service refused is about what stood there then.
  useEffect(() => setState((before) => (before.problem ? idle : before)), [draft.facts, draft.packId]);

  const send = async (proposal: Proposal, key: string) => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setState({ ...idle, busy: true, attempt: 1 });
    const onRepeat = (attempt: number) => setState((before) => ({ ...before, attempt }));
    try {
      const certificate = await repeatSafely(() => issueCertificate(proposal, key, { signal }), { signal, onRepeat, pause: pauseOrOnline });
      discard();
      setState({ ...idle, certificate });
    } catch (error) {
      const problem = isAbort(error) ? null : asProblem(error);
      // A verdict ends the request; anything else leaves it open until somebody finds out.
      if (problem?.isFinal) setPending(null);
      setState({ ...idle, problem, stopped: problem === null });
    }
  };
  return {
    ...state,
    issue: (proposal) => {
      const key = newKey();
      setPending({ key, proposal });
      void send(proposal, key);
    },
    findOut: () => { if (draft.pending) void send(draft.pending.proposal, draft.pending.key); },
    stop: () => abort.current?.abort(),
    next: () => setState(idle),
  };
}
