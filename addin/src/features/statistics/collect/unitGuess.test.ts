import { describe, expect, it } from "vitest";
import type { ReportingUnit } from "../../../api/contracts.ts";
import { guessUnit } from "./unitGuess.ts";

const unit = (code: string, name: string, level: ReportingUnit["level"], parentCode: string | null): ReportingUnit => ({ code, name, level, parentCode, isAdded: false });

const units = [
  unit("420000", "湖北省", "province", null), unit("420100", "武汉市", "city", "420000"), unit("420106", "武昌区", "county", "420100"), unit("420100Z01", "东湖新技术开发区", "county", "420100"),
  unit("420500", "宜昌市", "city", "420000"), unit("420528", "长阳土家族自治县", "county", "420500"), unit("420106X", "城区", "county", "420100"), unit("420500X", "城区", "county", "420500"),
  unit("421000", "荆州市", "city", "420000"), unit("421003", "荆州区", "county", "421000"), unit("422800", "恩施土家族苗族自治州", "city", "420000"), unit("422801", "恩施市", "county", "422800"),
];

describe("guessUnit", () => {
  it.each([
    ["武汉市武昌区统计表.xlsx", "420106"], ["武昌.xlsx", "420106"], ["宜昌市2025.xlsx", "420500"], ["长阳2025年首席质量官.xlsx", "420528"], ["东湖新技术开发区.xlsx", "420100Z01"],
    ["宜昌城区.xlsx", "420500X"], ["2025年统计表（终稿）.xlsx", null], ["城区.xlsx", null], ["荆州市统计表.xlsx", "421000"], ["荆州区.xlsx", "421003"], ["荆州市荆州区.xlsx", "421003"], ["恩施州.xlsx", "422800"], ["恩施市.xlsx", "422801"], ["荆州.xlsx", null],
  ])("GuessUnit_WhenTheFileIsNamed %s_Answers %s", (name, code) => expect(guessUnit(name, units)?.code ?? null).toBe(code));
});
