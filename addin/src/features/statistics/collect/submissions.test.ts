import { describe, expect, it } from "vitest";
import type { Submission, SubmissionState } from "./submissions.ts";
import { contested, nextToSend, sendable } from "./submissions.ts";

const submission = (id: number, state: SubmissionState, unit = "420106"): Submission =>
  ({ id, name: `${id}.xlsx`, file: null, unit, unitText: unit, guessed: false, key: `k${id}`, state, attempt: 1, item: null, problem: null });

describe("submissions", () => {
  it("NextToSend_WhenOneIsOnItsWay_Waits", () => {
    expect(nextToSend([submission(1, "sending"), submission(2, "waiting")])).toBeNull();
    expect(nextToSend([submission(1, "done"), submission(2, "waiting"), submission(3, "waiting")])?.id).toBe(2);
  });

  it("Sendable_WhenAUnitIsMissingOrTwoFilesNameTheSame_LeavesThemOut", () => {
    const all = [submission(1, "open", ""), submission(2, "open", "420102"), submission(3, "open", "420106"), submission(4, "open", "420106"), submission(5, "done", "420103")];
    expect(sendable(all).map(({ id }) => id)).toEqual([2]);
    expect([...contested(all)]).toEqual(["420106"]);
  });

  it("Sendable_WhenAnotherFileOfTheUnitIsOnItsWay_WaitsForIt", () => expect(sendable([submission(1, "sending"), submission(2, "open")])).toEqual([]));

  it("Sendable_WhenOneWasStopped_OffersItAgain", () => expect(sendable([submission(1, "stopped")]).map(({ id }) => id)).toEqual([1]));

  it("Contested_WhenTheOtherIsFiledAlready_IsAReplacementAndNoContest", () => expect(contested([submission(1, "done"), submission(2, "open")]).size).toBe(0));
});
