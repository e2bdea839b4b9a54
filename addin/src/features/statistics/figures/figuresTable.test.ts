import { describe, expect, it } from "vitest";
import type { PeriodItem, RollUpItem, RollUpReport } from "../../../api/contracts.ts";
import { collectionZhCN } from "../../../strings/collection.zh-CN.ts";
import { figuresTable } from "./figuresTable.ts";

const period = { id: 1, year: 2025, cutOff: "2025-12-31" } as PeriodItem;

const item = (name: string, parentCode: string | null, appointed: number | null, percent: number | null, kind: RollUpItem["line"]["kind"] = "unit"): RollUpItem => ({
  line: {
    code: name, name, parentCode, kind, state: "sent", hasFile: true, units: 1, unitsSent: appointed === null ? 0 : 1,
    figures: appointed === null ? null : { appointed, newInYear: 1, dismissedInYear: 0, expiredInYear: 0, trained: 4, waiting: 2 } as NonNullable<RollUpItem["line"]["figures"]>,
  },
  groups: [{ group: "above-scale", appointed, enterprises: null, isSum: false, percent }],
});

const report = (percent: number | null) => ({ unitCode: "武汉市", lines: [item("武汉市", "湖北省", 20, percent, "total"), item("江岸区", "武汉市", 20, percent), item("武昌区", "武汉市", null, null)] }) as RollUpReport;

describe("figuresTable", () => {
  it("FiguresTable_WhenAUnitSentNothing_LeavesItsCellsEmpty", () => {
    const table = figuresTable(report(80), period, collectionZhCN);
    expect(table.rows.map(([name]) => name)).toEqual(["江岸区", "武昌区", "合计"]);
    expect(table.rows[1]!.slice(1, -1).every((cell) => cell === null)).toBe(true);
    expect(table.rows.every((row) => row.length === table.header.length)).toBe(true);
    expect(table.formats).toHaveLength(table.header.length);
  });

  it("FiguresTable_WhenCoverageIsKnown_ChartsItElseTheNumbersAppointed", () => {
    expect(figuresTable(report(80), period, collectionZhCN)).toMatchObject({ chart: { series: 1, rows: 2 }, rows: [["江岸区", 0.8, 20, 1, 0, 0, 4, 2, 1], [], []].map((row) => expect.arrayContaining(row) as unknown) });
    expect(figuresTable(report(null), period, collectionZhCN).header[1]).toBe("聘任到位");
  });

  it("FiguresTable_WhenMade_HasEachHeaderOnce", () => {
    const { header } = figuresTable(report(80), period, collectionZhCN);
    expect(new Set(header).size).toBe(header.length);
  });
});
