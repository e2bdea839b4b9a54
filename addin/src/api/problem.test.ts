import { describe, expect, it } from "vitest";
import { asProblem, isAbort, readProblem } from "./problem.ts";

const answer = (body: string, status: number, headers: Record<string, string> = {}) => new Response(body, { status, headers });

describe("problem", () => {
  it("ReadProblem_WhenTheServiceExplains_KeepsItsWords", async () => {
    const problem = await readProblem(answer(JSON.stringify({ type: "/problems/invalid-facts", title: "有误", detail: "改", correlationId: "c9", errors: { "enterprise.name": ["太长"] } }), 422));
    expect(problem).toMatchObject({ id: "invalid-facts", status: 422, title: "有误", detail: "改", correlationId: "c9", errors: { "enterprise.name": ["太长"] }, findings: [] });
  });

  it("ReadProblem_WhenAProxyAnswersWithAPage_IsUnreadableWithTheHeadersId", async () =>
    expect(await readProblem(answer("<html>", 502, { "X-Correlation-Id": "h1", "Retry-After": "3" }))).toMatchObject({ id: "unreadable", correlationId: "h1", retryAfter: 3, worthRepeating: true }));

  it("IsFinal_WhenTheTemplateIsBeingMended_IsFalse", async () =>
    expect((await readProblem(answer(JSON.stringify({ type: "/problems/template-invalid" }), 422))).isFinal).toBe(false));

  it("IsFinal_WhenSomethingBetweenUsRefuses_IsFalse", async () =>
    expect((await readProblem(answer("<html>", 403))).isFinal).toBe(false));

  it("AsProblem_WhenAnythingElseIsThrown_IsOurs", () => expect(asProblem(new Error("x"))).toMatchObject({ id: "pane", detail: "x" }));

  it("IsAbort_WhenTheUserStopped_IsTrue", () => expect(isAbort(new DOMException("", "AbortError"))).toBe(true));
});
