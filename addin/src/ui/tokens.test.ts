import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as tokens from "@fluentui/tokens";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const [light = "", dark = ""] = css.split(':root[data-theme="dark"]');
const values = (block: string) => Object.fromEntries([...block.matchAll(/--(\w+): ([^;]+);/g)].map((match) => [match[1], match[2]]));
const named = (theme: object, names: string[]) => Object.fromEntries(names.map((name) => [name, (theme as Record<string, string>)[name]]));

describe("tokens", () => {
  it.each([["light", light, tokens.webLightTheme], ["dark", dark, tokens.webDarkTheme]] as const)("Tokens_WhenComparedWithFluent %s_AreEqual", (_, block, theme) => {
    const ours = values(block);
    expect(Object.keys(ours).length).toBeGreaterThan(30);
    expect(ours).toEqual(named(theme, Object.keys(ours)));
  });

  it("Styles_WhenTheyUseATokenItIsDefined", () => {
    const used = [...readFileSync(join(import.meta.dirname, "pane.css"), "utf8").matchAll(/var\(--(\w+)\)/g)].map((match) => match[1]!);
    const defined = values(light);
    expect(used.filter((name) => !(name in defined))).toEqual([]);
    expect(Object.keys(defined).filter((name) => !used.includes(name))).toEqual([]);
  });
});
