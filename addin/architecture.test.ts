// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import openapiTS, { astToString } from "openapi-typescript";
import { beforeAll, describe, expect, it } from "vitest";

const folder = import.meta.dirname;

describe("lint", () => {
  let eslint: ESLint;
  beforeAll(() => { eslint = new ESLint({ cwd: folder }); });

  const rulesBroken = async (filePath: string, text: string) => {
    const [result] = await eslint.lintText(text, { filePath: join(folder, filePath) });
    return (result?.messages ?? []).map((message) => message.ruleId);
  };

  // Canaries: each of these lines must be refused, or the rule has stopped biting.
  it.each([
    ["src/features/certificates/Canary.tsx", 'import { DocumentsScreen } from "../documents/DocumentsScreen.tsx";\nexport const x = DocumentsScreen;\n', "pane/one-way"],
    ["src/features/certificates/Canary.tsx", 'import { wordHost } from "../../hosts/word/wordHost.ts";\nexport const x = wordHost;\n', "pane/one-way"],
    ["src/features/documents/Canary.tsx", 'export const x = () => import("../../hosts/browser/browserHost.ts");\n', "pane/one-way"],
    ["src/ui/Canary.tsx", 'import { listDocuments } from "../api/client.ts";\nexport const x = listDocuments;\n', "pane/one-way"],
    ["src/hosts/canary.ts", 'import { zhCN } from "../strings/zh-CN.ts";\nexport const x = zhCN;\n', "pane/one-way"],
    ["src/app/canary.ts", 'export * from "./tabs.ts";\n', "pane/one-way"],
    ["src/app/canary.ts", 'import { tabs } from "./index.ts";\nexport const x = tabs;\n', "pane/one-way"],
    ["src/features/documents/canary.ts", 'export const x = () => fetch("/api/session");\n', "no-restricted-globals"],
    ["src/features/documents/canary.ts", "export const x = () => Word.run(() => Promise.resolve());\n", "no-restricted-globals"],
    ["src/ui/canary.ts", "export const x = () => Office.context.displayLanguage;\n", "no-restricted-globals"],
    ["src/hosts/word/canary.ts", 'export const x = () => fetch("/api/session");\n', "no-restricted-globals"],
  ])("Lint_WhenACanaryIsPutInto %s_Bites", async (path, text, rule) => expect(await rulesBroken(path, text)).toContain(rule), 30_000);

  it("Lint_WhenAFeatureUsesWhatItMay_IsSilent", async () =>
    expect(await rulesBroken("src/features/documents/canary.ts", 'import type { Host } from "../../hosts/host.ts";\nexport const x = (host: Host) => host.kind;\n')).toEqual([]), 30_000);
});

describe("contract", () => {
  it("Schema_WhenGeneratedFromTheServicesContract_IsTheCommittedOne", async () => {
    const contract = JSON.parse(readFileSync(join(folder, "../service/openapi.json"), "utf8")) as object;
    const generated = astToString(await openapiTS(contract as never));
    const committed = readFileSync(join(folder, "src/api/schema.d.ts"), "utf8").replace(/^\/\*\*[\s\S]*?\*\/\s*/, "");
    expect(committed.trim(), "run npm run api").toBe(generated.trim());
  }, 30_000);
});

describe("sources", () => {
  const files = readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" });

  it("Sources_WhenListed_HaveNoIndexAndNoUnnamedFolder", () => expect(files.filter((name) => /(^|\/)(index\.|utils|helpers|common)/i.test(name))).toEqual([]));

  it("LockFile_WhenRead_NamesNoRegistry", () => expect(readFileSync(join(folder, "package-lock.json"), "utf8")).not.toMatch(/"resolved"|registry\./));
});
