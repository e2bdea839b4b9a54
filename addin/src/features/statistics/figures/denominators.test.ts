import { describe, expect, it } from "vitest";
import type { Denominator } from "../../../api/contracts.ts";
import { changesOf, formerOf, readCount, statedOf } from "./denominators.ts";

const stated = statedOf([{ unitCode: "420106", group: "sme", count: 2460, source: "统计局", asOf: "2025-12-31" } as Denominator, { unitCode: "420102", group: "sme", count: 1, source: "x", asOf: "2025-12-31" } as Denominator], "420106");

describe("denominators", () => {
  it.each([["１，２３４", 1234], ["", null], [" 0 ", 0], ["约300", Number.NaN], ["12.5", Number.NaN], ["-1", Number.NaN], ["99999999999", Number.NaN]])("ReadCount_WhenTyped %s_Is %s", (text, count) => expect(readCount(text)).toBe(count));

  it("ChangesOf_WhenOnlyOneFieldChanged_SendsThatOne", () =>
    expect(changesOf({ counts: { sme: "2460", "above-scale": "305" }, source: "市统计局 ", asOf: "2025.12.31" }, stated, "420106"))
      .toEqual([{ unitCode: "420106", group: "above-scale", count: 305, source: "市统计局", asOf: "2025-12-31" }]));

  it("ChangesOf_WhenAFieldIsEmptied_TakesTheStatementBack", () => {
    const changes = changesOf({ counts: { sme: "" }, source: "统计局", asOf: "2025-12-31" }, stated, "420106")!;
    expect(changes[0]!.count).toBeNull();
    expect(formerOf(changes, stated)).toEqual([{ unitCode: "420106", group: "sme", count: 2460, source: "统计局", asOf: "2025-12-31" }]);
  });

  it.each([["约三百", "统计局", "2025-12-31"], ["300", "", "2025-12-31"], ["300", "统计局", "年底"]])("ChangesOf_WhenSomethingIsUnclear %s %s %s_SendsNothing", (count, source, asOf) =>
    expect(changesOf({ counts: { sme: count }, source, asOf }, stated, "420106")).toBeNull());
});
