import { dirname, relative, resolve } from "node:path";
import js from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/** Who may import whom below `src`: the folder on the left, what it may use on the right; its own folder always. */
export const mayUse = {
  "app/": ["features/", "hosts/host.ts", "hosts/pickHost.ts", "hosts/loadOffice.ts", "api/", "auth/", "ui/", "strings/"],
  "features/*/": ["hosts/host.ts", "api/", "auth/", "ui/", "strings/"],
  "hosts/": [],
  "ui/": ["hosts/host.ts", "api/problem.ts", "strings/"],
  "auth/": ["api/"],
  "strings/": [],
  "api/": [],
};

const source = resolve(import.meta.dirname, "src");

function layerOf(path) {
  const feature = /^features\/[^/]+\//.exec(path);
  return feature ? { own: feature[0], allowed: mayUse["features/*/"] } : { own: `${path.split("/")[0]}/`, allowed: mayUse[`${path.split("/")[0]}/`] };
}

const oneWay = {
  meta: { type: "problem", messages: { wrongWay: "{{from}} must not use {{to}}: see mayUse in eslint.config.js.", barrel: "Name the file: no index and no barrels." } },
  create(context) {
    const from = relative(source, context.filename).replaceAll("\\", "/");
    const layer = layerOf(from);
    if (from.startsWith("..") || !layer.allowed) return {};
    const check = (node, specifier) => {
      if (typeof specifier !== "string" || !specifier.startsWith(".")) return;
      const to = relative(source, resolve(dirname(context.filename), specifier)).replaceAll("\\", "/");
      if (!/\.[a-z]+$/.test(to) || /(^|\/)index\.[jt]sx?$/.test(to)) context.report({ node, messageId: "barrel" });
      if (!to.startsWith(layer.own) && !layer.allowed.some((prefix) => to.startsWith(prefix)))
        context.report({ node, messageId: "wrongWay", data: { from, to } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => context.report({ node, messageId: "barrel" }),
      ImportExpression: (node) => check(node, node.source.value),
    };
  },
};

const elsewhere = (names, message) => ["error", ...names.map((name) => ({ name, message }))];

export default tseslint.config(
  { ignores: ["node_modules/", "test-results/", "src/api/schema.d.ts"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { pane: { rules: { "one-way": oneWay } } },
    rules: {
      "pane/one-way": "error",
      "max-lines": ["error", 500],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/hosts/**", "src/api/**"],
    rules: { "no-restricted-globals": elsewhere(["fetch", "XMLHttpRequest", "Word", "Excel", "Office"], "Only src/api talks to the service, only src/hosts to Office.") },
  },
  {
    files: ["src/hosts/**"],
    plugins: { "office-addins": officeAddins },
    rules: { ...officeAddins.configs.recommended.rules, "no-restricted-globals": elsewhere(["fetch", "XMLHttpRequest"], "Only src/api talks to the service.") },
  },
  {
    files: ["src/api/**"],
    rules: { "no-restricted-globals": elsewhere(["Word", "Excel", "Office"], "Only src/hosts talks to Office.") },
  },
  {
    files: ["public/boot.js"],
    languageOptions: { sourceType: "script", globals: { window: "readonly", document: "readonly", localStorage: "readonly", location: "readonly" } },
  },
  { files: ["scripts/*.mjs", "eslint.config.js"], languageOptions: { globals: { process: "readonly", URL: "readonly" } } },
  { files: ["**/*.test.{ts,tsx}", "e2e/**"], rules: { "max-lines-per-function": "off" } },
);
