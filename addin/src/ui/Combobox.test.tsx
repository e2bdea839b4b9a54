import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Combobox } from "./Combobox.tsx";

let place: HTMLElement;
let chosen: string[];

const show = () => act(() => render(
  <Combobox
    label="人选" placeholder="" hint="" text="" status="2" onText={() => {}} onChoose={(id) => chosen.push(id)}
    options={[{ id: "a", content: "甲" }, { id: "b", content: "乙" }]}
  />, place));

const input = () => place.querySelector("input")!;
const press = (key: string, composing = false) => act(() => { input().dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: composing, bubbles: true, cancelable: true })); });
const active = () => document.getElementById(input().getAttribute("aria-activedescendant") ?? "")?.textContent;

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
  chosen = [];
});
afterEach(() => { render(null, place); place.remove(); });

describe("Combobox", () => {
  it("Combobox_WhenArrowsArePressed_MovesAroundTheListAndEnterTakes", async () => {
    await show();
    await press("ArrowDown");
    expect(input().getAttribute("aria-expanded")).toBe("true");
    expect(active()).toBe("甲");
    await press("ArrowUp");
    expect(active()).toBe("乙");
    await press("Enter");
    expect(chosen).toEqual(["b"]);
    expect(input().getAttribute("aria-expanded")).toBe("false");
  });

  it("Combobox_WhenEscIsPressed_ClosesAndTakesNothing", async () => {
    await show();
    await press("ArrowDown");
    await press("Escape");
    await press("Enter");
    expect(chosen).toEqual([]);
    expect(input().getAttribute("aria-expanded")).toBe("false");
  });

  it("Combobox_WhenAnInputMethodIsComposing_LeavesItsKeysAlone", async () => {
    await show();
    await press("ArrowDown");
    await press("Enter", true);
    expect(chosen).toEqual([]);
  });
});
