import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";

const repository = resolve(import.meta.dirname, "../..");
const project = join(repository, "service/Cqo.Service");

/** The build made last; an older one beside it would test yesterday's service. */
const builtService = () => {
  const made = (path: string) => statSync(path).mtimeMs;
  return ["Release", "Debug"].map((kind) => join(project, `bin/${kind}/net10.0/Cqo.Service.dll`)).filter((path) => existsSync(path))
    .sort((one, other) => made(other) - made(one))[0];
};

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer().once("error", failed).listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

/** Follows the service's own words until it says that it listens, instead of guessing how long that takes. */
async function untilHealthy(address: string, alive: () => boolean): Promise<void> {
  for (;;) {
    if (!alive()) throw new Error("the service ended before it answered");
    const answered = await fetch(`${address}/health`).then((response) => response.ok, () => false);
    if (answered) return;
    await new Promise((next) => setTimeout(next, 100));
  }
}

/** Starts the real service on a free port with an empty data folder, and ends it. */
async function startService(): Promise<{ address: string; stop: () => Promise<void> }> {
  if (!builtService()) execFileSync("dotnet", ["build", project, "-v", "quiet"], { stdio: "inherit" });
  const data = mkdtempSync(join(tmpdir(), "cqo-e2e-"));
  const address = `http://localhost:${await freePort()}`;
  const service = spawn("dotnet", [builtService()!, "serve", "--urls", address], {
    cwd: data, env: { ...process.env, Cqo__DataFolder: data, Cqo__PublicAddress: address }, stdio: ["ignore", "ignore", "inherit"],
  });
  await untilHealthy(address, () => service.exitCode === null);
  return {
    address,
    stop: () => new Promise((done) => {
      service.once("exit", () => { rmSync(data, { recursive: true, force: true }); done(); });
      service.kill("SIGTERM");
    }),
  };
}

/** Every test gets the address of one service per worker, and a page that fails on an error in the console. */
export const test = base.extend<{ quiet: string[] }, { service: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn which fixtures are wanted
  service: [async ({}, use) => {
    const { address, stop } = await startService();
    await use(address);
    await stop();
  }, { scope: "worker", timeout: 240_000 }],
  baseURL: async ({ service }, use) => use(service),
  quiet: [async ({ page }, use) => {
    const heard: string[] = [];
    page.on("pageerror", (error) => heard.push(error.message));
    await use(heard);
    test.expect(heard, "mistakes in the page").toEqual([]);
  }, { auto: true }],
});

export { expect } from "@playwright/test";
