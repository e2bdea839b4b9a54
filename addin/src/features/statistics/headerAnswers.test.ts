import { describe, expect, it } from "vitest";
import type { HeaderColumn } from "../../api/contracts.ts";
import { confirmList, knownAnswers, rememberAnswers, rememberedAnswers } from "./headerAnswers.ts";

const column = (text: string, match: HeaderColumn["match"]): HeaderColumn => ({ column: 3, letter: "C", text, field: null, match, proposal: null });

function storage() {
  const kept = new Map<string, string>();
  return { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => { kept.set(name, value); } };
}

describe("headerAnswers", () => {
  it("RememberAnswers_WhenAnsweredTwice_KeepsBothAndTheNewerOfOneHeader", () => {
    const place = storage();
    rememberAnswers({ 单位: "enterpriseName", 人: "cqoName" }, place);
    rememberAnswers({ 单位: "", "#C": "phone" }, place);
    expect(rememberedAnswers(place)).toEqual({ 单位: "", 人: "cqoName" });
  });

  it("RememberedAnswers_WhenTheStorageHoldsRubbish_AreNone", () => expect(rememberedAnswers({ getItem: () => "{" })).toEqual({}));

  it("KnownAnswers_WhenColumnsAreOpen_AreOnlyThoseNotGivenYet", () => {
    const header = [column("单位", "near"), column("人", "unknown"), column("电话", "exact"), column("", "unknown")];
    expect(knownAnswers(header, { 人: "phone" }, { 单位: "enterpriseName", 人: "cqoName", 电话: "phone", "#D": "sex" })).toEqual({ 单位: "enterpriseName" });
  });

  it("ConfirmList_WhenAnswersWouldNotFitIntoARequestLine_LeavesTheLastOut", () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`很长很长的表头第${at}号`, "phone"]));
    const list = confirmList(many);
    expect(list[0]).toBe("很长很长的表头第0号=phone");
    expect(list.length).toBeGreaterThan(20);
    expect(new URLSearchParams(list.map((text) => ["confirm", text])).toString().length).toBeLessThan(6500);
  });

  it("ConfirmList_WhenAColumnIsNoneOfOurs_SaysSoWithAnEmptyField", () => expect(confirmList({ 备用: "" })).toEqual(["备用="]));
});
