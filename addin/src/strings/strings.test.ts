import { describe, expect, it } from "vitest";
import { collectionEnUS } from "./collection.en-US.ts";
import { collectionZhCN } from "./collection.zh-CN.ts";
import { enUS } from "./en-US.ts";
import { statisticsEnUS } from "./statistics.en-US.ts";
import { statisticsZhCN } from "./statistics.zh-CN.ts";
import { nearestLocale } from "./text.ts";
import { zhCN } from "./zh-CN.ts";

type Tree = { [name: string]: unknown };

const paths = (tree: Tree, before = ""): string[] =>
  Object.entries(tree).flatMap(([name, value]) => (value && typeof value === "object" && !Array.isArray(value) ? paths(value as Tree, `${before}${name}.`) : [`${before}${name}`]));

const leaves = (tree: Tree): unknown[] => Object.values(tree).flatMap((value) => (value && typeof value === "object" ? leaves(value as Tree) : [value]));

const spoken = (leaf: unknown) => (typeof leaf === "function" ? String((leaf as (...values: unknown[]) => string)(3, 4, 5, 6, 7)) : String(leaf));

describe("strings", () => {
  it.each([["pane", enUS, zhCN], ["statistics", statisticsEnUS, statisticsZhCN], ["collection", collectionEnUS, collectionZhCN]] as [string, Tree, Tree][])("Strings_WhenCompared %s_HaveTheSameKeys", (_, english, chinese) =>
    expect(paths(english).sort()).toEqual(paths(chinese).sort()));

  it.each([["pane", zhCN], ["statistics", statisticsZhCN], ["collection", collectionZhCN]] as [string, Tree][])("Chinese_WhenRead %s_HasNoEmptyText", (_, chinese) =>
    expect(leaves(chinese).map(spoken).filter((text) => text.trim() === "")).toEqual([]));

  it.each([["pane", enUS], ["statistics", statisticsEnUS], ["collection", collectionEnUS]] as [string, Tree][])("English_WhenRead %s_HasNoChinese", (_, english) =>
    expect(leaves(english).map(spoken).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]));

  it("Counts_WhenOne_AreSingular", () => expect(enUS.certificate.findings.open(1)).toBe("1 item open"));

  it.each([["en-GB", "en-US"], ["zh-TW", "zh-CN"], ["fr", "zh-CN"], [null, "zh-CN"]] as const)("NearestLocale_WhenItIs %s_Is %s", (wanted, found) => expect(nearestLocale(wanted)).toBe(found));
});
