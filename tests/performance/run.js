// All benchmarks, one table: what was measured here, the peer in the same run, their ratio, and the goal.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const peers = fileURLToPath(new URL('./peers', import.meta.url));
if (!existsSync(`${peers}/node_modules`)) {
  process.stdout.write('Installing the peers (their own lock file, outside npm ci) …\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const benchmarks = [
  'append',
  'projection-rebuild',
  'fan-out',
  'chat-command',
  'simulation',
  'first-result',
  'bar-file',
];
const wanted = process.argv.slice(2);
const chosen = benchmarks.filter((name) => wanted.length === 0 || wanted.includes(name));

process.stdout.write(`${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.version}\n\n`);
const columns = ['work', 'ours', 'peer', 'ratio', 'goal'];
const line = (/** @type {string[]} */ cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
line(columns);
line(columns.map(() => '---'));
for (const name of chosen) {
  const { run } = await import(`./${name}.js`);
  for (const row of await run()) line(columns.map((column) => row[column] ?? ''));
}
