import { asProblem, isAbort } from "./problem.ts";

/** Seconds before each repetition; the key of the request makes every one of them safe. */
const pauses = [1, 2, 4, 8];

export interface RepeatOptions {
  signal: AbortSignal;
  /** Called before attempt `attempt` (2, 3 …). */
  onRepeat: (attempt: number) => void;
  /** Waits so many seconds, or less when the network comes back. */
  pause: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/** Sends a request until it is answered, and throws the problem when no answer can be had. The request must carry the same Idempotency-Key each time. */
export async function repeatSafely<T>(send: () => Promise<T>, { signal, onRepeat, pause }: RepeatOptions): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (isAbort(error)) throw error;
      const problem = asProblem(error);
      const seconds = pauses[attempt - 1];
      if (!problem.worthRepeating || seconds === undefined) throw problem;
      await pause(problem.retryAfter ?? seconds, signal);
      onRepeat(attempt + 1);
    }
  }
}

/** Rests for `seconds`, ends early when the network is back, and throws when the user stops. */
export const pauseOrOnline = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (act: () => void) => () => {
      clearTimeout(timer);
      window.removeEventListener("online", onOnline);
      signal.removeEventListener("abort", onAbort);
      act();
    };
    const onOnline = end(resolve);
    const onAbort = end(() => reject(new DOMException("stopped", "AbortError")));
    const timer = setTimeout(end(resolve), seconds * 1000);
    window.addEventListener("online", onOnline);
    signal.addEventListener("abort", onAbort);
  });

/** A random UUID also where `crypto.randomUUID` is missing: plain http inside a closed network. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
