import { describe, expect, it } from "vitest";
import type { Check, CheckState } from "./checkQueue.ts";
import { startable } from "./checkQueue.ts";

const checks = (...states: CheckState[]) => states.map((state, at): Check => ({ id: at, name: `${at}.xlsx`, file: null, state, answers: {}, result: null, problem: null, madeWith: "" }));

describe("checkQueue", () => {
  it.each([
    [["waiting", "waiting", "waiting"], [0, 1]],
    [["reading", "waiting", "waiting"], [1]],
    [["reading", "reading", "waiting"], []],
    [["done", "refused", "stopped", "waiting"], [3]],
  ] as [CheckState[], number[]][])("Startable_WhenStatesAre %s_Are %s", (states, expected) => expect(startable(checks(...states)).map(({ id }) => id)).toEqual(expected));
});
