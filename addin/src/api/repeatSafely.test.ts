import { afterEach, describe, expect, it, vi } from "vitest";
import { issueCertificate } from "./client.ts";
import type { Problem } from "./problem.ts";
import { newKey, pauseOrOnline, repeatSafely } from "./repeatSafely.ts";

const proposal = { packId: null, facts: {} } as Parameters<typeof issueCertificate>[0];
const issued = () => new Response(JSON.stringify({ number: "1" }), { status: 201 });
const refused = (status: number, id: string, headers = {}) => new Response(JSON.stringify({ type: `/problems/${id}`, title: id, correlationId: "c1" }), { status, headers });

/** Lets the service answer as listed, one answer per request; `null` loses the answer. */
function serve(...answers: (Response | null)[]) {
  const keys: string[] = [];
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    keys.push((init.headers as Record<string, string>)["Idempotency-Key"] ?? "");
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError("network"));
  });
  return keys;
}

function run() {
  const waited: number[] = [];
  const attempts: number[] = [];
  const result = repeatSafely(() => issueCertificate(proposal, "key-1"), {
    signal: new AbortController().signal, onRepeat: (attempt) => attempts.push(attempt), pause: (seconds) => { waited.push(seconds); return Promise.resolve(); },
  });
  return { result, waited, attempts };
}

afterEach(() => vi.unstubAllGlobals());

describe("repeatSafely", () => {
  it("RepeatSafely_WhenTheAnswerIsLost_RepeatsUnderTheSameKey", async () => {
    const keys = serve(null, null, issued());
    const { result, waited, attempts } = run();
    expect((await result).number).toBe("1");
    expect(keys).toEqual(["key-1", "key-1", "key-1"]);
    expect(waited).toEqual([1, 2]);
    expect(attempts).toEqual([2, 3]);
  });

  it("RepeatSafely_WhenTheServiceIsBusyWithIt_WaitsAsLongAsItSays", async () => {
    serve(refused(409, "request-in-progress", { "Retry-After": "7" }), issued());
    const { result, waited } = run();
    await result;
    expect(waited).toEqual([7]);
  });

  it("RepeatSafely_WhenTheVerdictIsNo_AsksOnlyOnce", async () => {
    const keys = serve(refused(422, "candidate-not-eligible"));
    const problem = await run().result.catch((error: Problem) => error) as Problem;
    expect(problem.id).toBe("candidate-not-eligible");
    expect(problem.isFinal).toBe(true);
    expect(keys.length).toBe(1);
  });

  it("RepeatSafely_WhenNobodyEverAnswers_GivesUpAndLeavesTheRequestOpen", async () => {
    const keys = serve();
    const problem = await run().result.catch((error: Problem) => error) as Problem;
    expect(problem.id).toBe("network");
    expect(problem.isFinal).toBe(false);
    expect(keys.length).toBe(5);
  });

  it("PauseOrOnline_WhenTheNetworkIsBack_EndsAtOnce", async () => {
    const pause = pauseOrOnline(3600, new AbortController().signal);
    window.dispatchEvent(new Event("online"));
    await expect(pause).resolves.toBeUndefined();
  });

  it("PauseOrOnline_WhenTheUserStops_EndsTheWait", async () => {
    const abort = new AbortController();
    const pause = pauseOrOnline(3600, abort.signal);
    abort.abort();
    await expect(pause).rejects.toThrow("stopped");
  });

  it("NewKey_WhenTheBrowserHasNoRandomUuid_IsOneAllTheSame", () => {
    vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array) => globalThis.crypto === undefined ? bytes : bytes.fill(255) });
    expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
