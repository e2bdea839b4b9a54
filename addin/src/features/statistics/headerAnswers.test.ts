import { describe, expect, it } from "vitest";
import { confirmList } from "./headerAnswers.ts";

describe("headerAnswers", () => {
  it("ConfirmList_WhenAnswersWouldNotFitIntoARequestLine_LeavesTheLastOut", () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`很长很长的表头第${at}号`, "phone"]));
    const list = confirmList(many);
    expect(list[0]).toBe("很长很长的表头第0号=phone");
    expect(list.length).toBeGreaterThan(20);
    expect(new URLSearchParams(list.map((text) => ["confirm", text])).toString().length).toBeLessThan(6500);
  });

  it("ConfirmList_WhenAColumnIsNoneOfOurs_SaysSoWithAnEmptyField", () => expect(confirmList({ 备用: "" })).toEqual(["备用="]));
});
