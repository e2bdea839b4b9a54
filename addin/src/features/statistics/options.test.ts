import { describe, expect, it } from "vitest";
import { cutOffIsClear, loadOptions, noOptions, orderOf, regionIsClear, saveOptions } from "./options.ts";

describe("options", () => {
  it("Options_WhenSavedAndLoaded_AreTheSame", () => {
    let kept = "";
    const options = { region: "420106", regionText: "武昌区", cutOff: "2026-12-31", packId: "hubei-2021" };
    saveOptions(options, { setItem: (_, value) => { kept = value; } });
    expect(loadOptions({ getItem: () => kept })).toEqual(options);
  });

  it("LoadOptions_WhenTheStorageHoldsRubbish_StartsEmpty", () => expect(loadOptions({ getItem: () => "{" })).toEqual(noOptions()));

  it("OrderOf_WhenNoPackWasChosen_NamesTheDefaultOne", () =>
    expect(orderOf({ ...noOptions(), cutOff: "2026年12月31日" }, "hubei-2022")).toEqual({ region: "", cutOff: "2026-12-31", policyPack: "hubei-2022" }));

  it("Options_WhenTextsAreNotUnderstood_AreNotClear", () => {
    expect([cutOffIsClear({ ...noOptions(), cutOff: "年底" }), cutOffIsClear(noOptions())]).toEqual([false, true]);
    expect([regionIsClear({ ...noOptions(), regionText: "武" }), regionIsClear(noOptions())]).toEqual([false, true]);
  });
});
