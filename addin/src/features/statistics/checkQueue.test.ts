import { describe, expect, it } from "vitest";
import type { HeaderColumn } from "../../api/contracts.ts";
import type { Check, CheckState } from "./checkQueue.ts";
import { checkWithAnswers, startable } from "./checkQueue.ts";
import type { HeaderAnswers } from "./headerAnswers.ts";
import { sheetCheck, workbookCheck } from "./sheet.fixture.ts";

const checks = (...states: CheckState[]) => states.map((state, at): Check => ({ id: at, name: `${at}.xlsx`, file: null, state, answers: {}, result: null, problem: null, madeWith: "" }));

const near: HeaderColumn = { column: 1, letter: "A", text: "单位", field: null, match: "near", proposal: "enterpriseName" };

describe("checkQueue", () => {
  it.each([
    [["waiting", "waiting", "waiting"], [0, 1]],
    [["reading", "waiting", "waiting"], [1]],
    [["reading", "reading", "waiting"], []],
    [["done", "refused", "stopped", "waiting"], [3]],
  ] as [CheckState[], number[]][])("Startable_WhenStatesAre %s_Are %s", (states, expected) => expect(startable(checks(...states)).map(({ id }) => id)).toEqual(expected));

  it("CheckWithAnswers_WhenAnEarlierAnswerFits_AsksAgainWithIt", async () => {
    const asked: HeaderAnswers[] = [];
    const ask = (answers: HeaderAnswers) => { asked.push(answers); return Promise.resolve(workbookCheck({ otherTables: [sheetCheck({ header: [near] })] })); };
    const { answers } = await checkWithAnswers(ask, { 人: "cqoName" }, { 单位: "enterpriseName", 别的: "phone" });
    expect(asked).toEqual([{ 人: "cqoName" }, { 单位: "enterpriseName", 人: "cqoName" }]);
    expect(answers).toEqual(asked[1]);
  });

  it("CheckWithAnswers_WhenNothingIsOpen_AsksOnce", async () => {
    let asked = 0;
    await checkWithAnswers(() => { asked++; return Promise.resolve(workbookCheck()); }, {}, { 信用代码: "phone" });
    expect(asked).toBe(1);
  });
});
