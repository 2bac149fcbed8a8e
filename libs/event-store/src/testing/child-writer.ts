import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildOpener } from './store-under-test.js';

/** What the child reports: before each append the ids that it is about to write, and after it that it was acknowledged. */
export interface ChildReport {
  /** In order of writing, three ids an append. */
  readonly begun: string[][];
  readonly acknowledged: number;
}

/**
 * Runs a process that appends to `stream`, three events at a time, as fast as it can, and kills it with
 * SIGKILL after `appends` acknowledgements, most likely in the middle of the next append.
 */
export async function writeUntilKilled(
  opener: ChildOpener,
  stream: string,
  appends: number,
): Promise<ChildReport> {
  const folder = mkdtempSync(join(cacheFolder(dirname(opener.module)), 'child-writer-'));
  try {
    const program = await compile(opener, folder);
    return await run([program, JSON.stringify(opener.options), stream], appends);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Beside the installed packages, so that the compiled program finds its driver. */
function cacheFolder(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', 'vite'))) return join(folder, 'node_modules');
  }
  throw new Error(`No installed packages above ${from}`);
}

async function compile(opener: ChildOpener, folder: string): Promise<string> {
  const entry = join(folder, 'entry.ts');
  const loop = resolve(dirname(fileURLToPath(import.meta.url)), 'child-writer-loop.ts');
  writeFileSync(
    entry,
    `import { ${opener.function} as open } from ${JSON.stringify(opener.module)};
     import { appendForEver } from ${JSON.stringify(loop)};
     const [options, stream] = process.argv.slice(2);
     await appendForEver(await open(JSON.parse(options)), stream);`,
  );
  // Loaded here, so that whoever imports the suite without killing anything need not have it.
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { target: 'node' },
    build: {
      ssr: entry,
      outDir: join(folder, 'out'),
      rollupOptions: { output: { entryFileNames: 'entry.mjs' } },
    },
  });
  return join(folder, 'out', 'entry.mjs');
}

async function run(parameters: string[], appends: number): Promise<ChildReport> {
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const begun: string[][] = [];
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, ...ids] = line.split(' ');
    if (word === 'begin') begun.push(ids);
    if (word === 'stored') acknowledged += 1;
    if (acknowledged === appends) child.kill('SIGKILL');
  }
  await ended;
  if (acknowledged < appends) throw new Error(`The writer ended by itself after ${acknowledged} appends`);
  return { begun, acknowledged };
}
