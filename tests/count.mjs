// Adds up what the runners wrote into a folder and prints one line a runner and the sum as the last line.
// Fails when a runner left no result, a test failed, or (with CI=true) one was skipped.
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...parts] = process.argv.slice(2);
const files = {
  dotnet: ['Templating.trx', 'Domain.trx', 'Service.trx'],
  pane: ['pane.json'],
  browser: ['browser.json'],
};

const trx = text => {
  const counters = /<Counters ([^>]*)\/>/.exec(text)?.[1] ?? '';
  const number = name => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  // The logger leaves notExecuted at 0 for skipped tests: what was not executed was skipped. An aborted run leaves failed at 0: its outcome says so.
  const aborted = /<ResultSummary outcome="(Failed|Aborted|Error)"/.test(text) && number('failed') === 0 ? 1 : 0;
  return { passed: number('passed'), failed: number('failed') + aborted, skipped: number('total') - number('executed') };
};
const vitest = json => ({ passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests + json.numTodoTests });
const playwright = json => ({ passed: json.stats.expected, failed: json.stats.unexpected + json.stats.flaky, skipped: json.stats.skipped });

function count(file) {
  const path = join(folder, file);
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0, missing: true };
  const text = readFileSync(path, 'utf8');
  if (file.endsWith('.trx')) return trx(text);
  return file === 'pane.json' ? vitest(JSON.parse(text)) : playwright(JSON.parse(text));
}

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of parts.flatMap(part => files[part] ?? [])) {
  const one = count(file);
  console.log(`${file.replace(/\..*/, '').padEnd(12)} ${one.missing ? 'no result' : `${one.passed} passed, ${one.failed} failed, ${one.skipped} skipped`}`);
  for (const key of Object.keys(sum)) sum[key] += one[key];
}
if (process.env.CI === 'true' && sum.skipped > 0) console.log('With CI=true nothing may be skipped.');
console.log(sum.skipped ? `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped` : `${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 || sum.passed === 0 || (process.env.CI === 'true' && sum.skipped > 0) ? 1 : 0);
