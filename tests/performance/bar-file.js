// 5,000,000 bars from the disk to columns, checked against their hash; beside it the same as plain float64 columns.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBarFile, writeBarFile } from '../../apps/api/dist/datasets/bar-file.js';
import { oneMinuteBars } from './simulation-bars.js';

const rows = 5_000_000;
const rounds = 5;

export async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'bars-'));
  try {
    const bars = quoted(oneMinuteBars(rows, 7));
    const hash = await writeBarFile(directory, bars);
    const plain = join(directory, 'plain');
    writeFileSync(plain, Buffer.concat(Object.values(bars).map((column) => Buffer.from(column.buffer))));
    const ours = await median(() => readBarFile(directory, hash));
    const theirs = await median(() => createHash('sha256').update(readFileSync(plain)).digest());
    const size = statSync(join(directory, `${hash}.bars`)).size;
    return [
      {
        work: `load 5,000,000 bars, ${(size / rows).toFixed(0)} bytes a bar`,
        ours: `${ours.toFixed(0)} ms`,
        peer: `float64 columns, 48 bytes a bar, ${theirs.toFixed(0)} ms`,
        ratio: `${(ours / theirs).toFixed(2)} ×`,
        goal: '< 1 s',
      },
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** To the cent, as a market quotes. @param {import('@strategy-builder/language').Bars} bars */
function quoted(bars) {
  for (const name of /** @type {const} */ (['open', 'high', 'low', 'close', 'volume'])) {
    bars[name].forEach((value, row) => {
      bars[name][row] = Math.round(value * 100) / 100;
    });
  }
  return bars;
}

/** @param {() => unknown} work */
async function median(work) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return /** @type {number} */ (times.sort((a, b) => a - b)[Math.floor(rounds / 2)]);
}
