import { describe, expect, it } from "vitest";
import type { RollUpItem, RollUpReport } from "../../../api/contracts.ts";
import { lineBars, partsOf, valueOf } from "./lines.ts";

const item = (code: string, parentCode: string | null, appointed: number | null, percent: number | null, kind: RollUpItem["line"]["kind"] = "unit"): RollUpItem => ({
  line: { code, name: code, parentCode, kind, state: appointed === null ? "not-sent" : "sent", hasFile: true, units: 1, unitsSent: 1, figures: appointed === null ? null : { appointed, newInYear: 0 } as NonNullable<RollUpItem["line"]["figures"]> },
  groups: [{ group: "above-scale", appointed, enterprises: 10, isSum: false, percent }],
});

const report = { unitCode: "4201", lines: [item("4201", "42", 30, 60, "total"), item("4201", "42", 2, null, "own"), item("420102", "4201", 20, 80), item("420103", "4201", null, null)] } as RollUpReport;

describe("lines", () => {
  it("PartsOf_WhenAUnitHasRowsOfItsOwn_ShowsThemBesideItsParts", () =>
    expect(partsOf(report).map(({ line }) => `${line.code} ${line.kind}`)).toEqual(["4201 own", "420102 unit", "420103 unit"]));

  it("ValueOf_WhenNothingWasSent_IsNotZero", () => {
    expect(valueOf(report.lines[3]!, "appointed")).toBeNull();
    expect(valueOf(report.lines[2]!, "newInYear")).toBe(0);
  });

  it("LineBars_WhenCountsAreShown_MeasureAgainstTheLongestAndRatesAgainstAHundred", () => {
    expect(lineBars(partsOf(report), "appointed").map(({ share }) => share)).toEqual([0.1, 1, null]);
    expect(lineBars(partsOf(report), "above-scale").map(({ share }) => share)).toEqual([null, 0.8, null]);
  });
});
