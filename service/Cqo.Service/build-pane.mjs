// Builds the pane when it is older than its sources. Called by Pane.targets; one build at a time, however many ask.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const service = dirname(fileURLToPath(import.meta.url));
const addin = resolve(service, "../../addin");
const lock = join(service, "obj/pane.lock");
const output = join(service, "wwwroot/taskpane.html");

const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newestSource(folder) {
  const ignored = /^(node_modules|dist|e2e|test-results)$|\.test\.tsx?$/;
  return Math.max(0, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => !ignored.test(entry.name))
    .map((entry) => entry.isDirectory() ? newestSource(join(folder, entry.name)) : modified(join(folder, entry.name))));
}

function npm(...args) {
  console.log(`npm ${args.join(" ")}`);
  const { status, error } = spawnSync("npm", args, { cwd: addin, stdio: ["ignore", "inherit", "inherit"], shell: process.platform === "win32" });
  if (error || status !== 0) throw new Error(`npm ${args.join(" ")} failed in addin/: ${error?.message ?? `exit code ${status}, see above`}`);
}

const isAlive = (pid) => {
  try { process.kill(pid, 0); return true; } catch (e) { return e.code === "EPERM"; }
};

async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      const file = openSync(lock, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (e) {
      if (e.code !== "EEXIST") throw e;
    }
    const owner = Number(existsSync(lock) ? readFileSync(lock, "utf8") : 0);
    // Empty: its owner is about to write its number, or was killed in that moment.
    if (owner > 0 ? !isAlive(owner) : Date.now() - modified(lock) > 5000) rmSync(lock, { force: true });
    await wait(200);
  }
}

await takeLock();
try {
  if (modified(join(addin, "node_modules/.package-lock.json")) < modified(join(addin, "package-lock.json"))) npm("ci", "--include=dev", "--no-audit", "--no-fund");
  if (modified(output) < newestSource(addin)) npm("run", "build");
} catch (e) {
  console.error(`error CQOPANE: ${e.message}`);
  process.exitCode = 1;
} finally {
  rmSync(lock, { force: true });
}
