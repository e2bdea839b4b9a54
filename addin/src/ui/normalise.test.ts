import { describe, expect, it } from "vitest";
import { readDate, readList, readMonth, readNumber, tidyCode, tidyPhone } from "./normalise.ts";

describe("normalise", () => {
  it.each([
    ["2021.12.3", "2021-12-03"], ["2021年12月3日", "2021-12-03"], ["2021-12-03", "2021-12-03"], ["2021/12/3", "2021-12-03"], ["20211203", "2021-12-03"],
    ["２０２１－１２－０３", "2021-12-03"], ["　2021 年 12 月 3 日 ", "2021-12-03"], ["2028-02-29", "2028-02-29"],
  ])("ReadDate_WhenPastedAs %s_IsUnderstood", (typed, expected) => expect(readDate(typed)).toBe(expected));

  it.each(["2027-02-29", "2021-13-01", "2021-12", "3.12.2021", "昨天", "0021-01-01", "2021-12-32"])(
    "ReadDate_WhenItIs %s_IsRefused", (typed) => expect(readDate(typed)).toBeNull());

  it.each([["1984.6", "1984-06-01"], ["1984年6月", "1984-06-01"], ["198406", "1984-06-01"], ["1984-06-17", "1984-06-01"], ["１９８４-６", "1984-06-01"]])(
    "ReadMonth_WhenPastedAs %s_IsTheFirstDay", (typed, expected) => expect(readMonth(typed)).toBe(expected));

  it.each(["1984", "1984.13", "六月"])("ReadMonth_WhenItIs %s_IsRefused", (typed) => expect(readMonth(typed)).toBeNull());

  it.each([["21", 21], ["２１学时", 21], ["1,024", 1024], ["10.5", 10.5]])("ReadNumber_WhenPastedAs %s_IsANumber", (typed, expected) => expect(readNumber(typed)).toBe(expected));

  it.each(["-3", "二十一", "1e3", ""])("ReadNumber_WhenItIs %s_IsRefused", (typed) => expect(readNumber(typed)).toBeNull());

  it("TidyCode_WhenPastedFromATable_LosesSpacesHyphensAndWidth", () => expect(tidyCode(" ９１４２０１０６xx－0000 019l ")).toBe("91420106XX0000019L"));

  it("TidyPhone_WhenGrouped_IsDigitsOnly", () => expect(tidyPhone("138-0013　8000")).toBe("13800138000"));

  it("ReadList_WhenSeparatedInAnyWay_IsAList", () => expect(readList("质量管理部、检验部，品牌部; ")).toEqual(["质量管理部", "检验部", "品牌部"]));
});
