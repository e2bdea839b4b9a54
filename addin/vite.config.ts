import { defineConfig } from "vitest/config";

export default defineConfig({
  // Relative, so that the pane also works behind a path of a reverse proxy.
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../service/Cqo.Service/wwwroot",
    emptyOutDir: true,
    target: "es2021",
    cssTarget: "chrome90",
    rolldownOptions: { input: "taskpane.html" },
  },
  server: { proxy: { "/api": "http://localhost:5080", "/verify": "http://localhost:5080" } },
  test: {
    environment: "happy-dom",
    include: ["*.test.ts", "src/**/*.test.{ts,tsx}", "e2e/**/*.unit.test.ts"],
  },
});
