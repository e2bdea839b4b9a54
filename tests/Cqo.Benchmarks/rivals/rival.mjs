// Drives one library: reads commands line by line, answers each with a line of JSON. `fill` makes the bytes of one document from one record,
// or reads the file and makes a digest of it; told that it is a sample, it may take its time.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { createRequire } from 'node:module';

export async function drive(library, start) {
  const folder = process.argv[2];
  const records = JSON.parse(fs.readFileSync(path.join(folder, 'records.json'), 'utf8'));
  const template = path.join(folder, fs.readdirSync(folder).find(name => name !== 'records.json'));
  const fill = await start(fs.readFileSync(template), template);
  const answer = value => process.stdout.write(JSON.stringify(value) + '\n');

  const commands = {
    async sample(i) {
      const file = `sample-${i}.docx`;
      fs.writeFileSync(path.join(folder, file), await fill(records[i], true));
      return { file };
    },
    async run(seconds) {
      const begin = performance.now(), end = begin + seconds * 1000;
      let n = 0;
      do { await fill(records[n % records.length]); n++; } while (performance.now() < end);
      return { n, seconds: (performance.now() - begin) / 1000, peak_rss_mb: process.resourceUsage().maxRSS / 1024 };
    },
  };

  answer({ version: versionOf(library) });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [name, argument] = line.split(' ');
    answer(await commands[name](Number(argument)));
  }
}

function versionOf(library) {
  const main = createRequire(import.meta.url).resolve(library);
  const root = main.slice(0, main.lastIndexOf(path.join('node_modules', library)) + path.join('node_modules', library).length);
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version;
}
