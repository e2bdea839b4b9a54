import { describe, expect, it } from "vitest";
import { concerns, getAt, plainPath, setAt } from "./factPath.ts";

describe("factPath", () => {
  it("SetAt_WhenTheWayDoesNotExist_IsMadeAndTheOldIsUntouched", () => {
    const before = { candidate: { name: "a" }, training: [{ hours: 1 }, { hours: 2 }] };
    const after = setAt(before, "candidate.title.level", "senior");
    expect(after).toEqual({ candidate: { name: "a", title: { level: "senior" } }, training: before.training });
    expect(before.candidate).toEqual({ name: "a" });
    expect(after.training).toBe(before.training);
  });

  it("SetAt_WhenAPlaceOfAListIsNamed_StaysAList", () =>
    expect(setAt({ training: [{ hours: 1 }, { hours: 2 }] }, "training.1.hours", 21).training).toEqual([{ hours: 1 }, { hours: 21 }]));

  it("GetAt_WhenTheWayIsBroken_IsUndefined", () => expect(getAt({ a: null }, "a.b.c")).toBeUndefined());

  it.each([["training[0].hours", "training.0.hours"], ["Candidate.Education", "candidate.education"]])("PlainPath_WhenItIs %s_IsOurs", (given, ours) => expect(plainPath(given)).toBe(ours));

  it("Concerns_WhenTheFindingNamesAGroup_IsItsLevelOnly", () => {
    expect(concerns("candidate.title", "candidate.title.level")).toBe(true);
    expect(concerns("candidate.title", "candidate.title.name")).toBe(false);
    expect(concerns("candidate.name", "candidate.name")).toBe(true);
  });
});
