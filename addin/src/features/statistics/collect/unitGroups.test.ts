import { describe, expect, it } from "vitest";
import type { SubmissionItem, UnitCollection } from "../../../api/contracts.ts";
import { countOf, groupsOf } from "./unitGroups.ts";

const unit = (code: string, level: UnitCollection["level"], questioned: number | null = null): UnitCollection => ({
  code, name: code, level, state: questioned === null ? "not-sent" : "sent", units: 1, unitsSent: questioned === null ? 0 : 1,
  submission: questioned === null ? null : { questioned } as SubmissionItem,
});

const units = [unit("42", "province"), unit("4201", "city"), unit("420102", "county", 0), unit("420103", "county", 3), unit("4205", "city", 1), unit("420502", "county"), unit("429004", "city")];

describe("unit groups", () => {
  it("GroupsOf_WhenAllAreShown_PutsCountiesUnderTheirCityAndACitysOwnFileFirst", () => {
    expect(groupsOf(units, "all").map(({ head, units: own }) => [head?.code, own.map(({ code }) => code)])).toEqual([["4201", ["420102", "420103"]], ["4205", ["4205", "420502"]], ["429004", ["429004"]]]);
  });

  it("GroupsOf_WhenFiltered_LeavesOutCitiesWithoutAny", () => {
    expect(groupsOf(units, "missing").flatMap(({ units: own }) => own.map(({ code }) => code))).toEqual(["420502", "429004"]);
    expect(groupsOf(units, "questioned").flatMap(({ units: own }) => own.map(({ code }) => code))).toEqual(["420103", "4205"]);
  });

  it("CountOf_WhenAllAreCounted_CountsWhatIsShown", () => expect([countOf(units, "all"), countOf(units, "missing"), countOf(units, "questioned")]).toEqual([5, 2, 2]));
});
