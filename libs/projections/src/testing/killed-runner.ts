import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));
const door = fileURLToPath(new URL('../index.ts', import.meta.url));

/** A program of its own process that follows the log in a folder, and writes a dot for every event that it takes. */
export class CompiledRunner {
  private constructor(private readonly folder: string) {}

  static async compile(): Promise<CompiledRunner> {
    mkdirSync(join(packages, '.cache'), { recursive: true });
    // Beside the installed packages, so that the compiled program finds its driver.
    const folder = mkdtempSync(join(packages, '.cache', 'killed-runner-'));
    const entry = join(folder, 'entry.ts');
    writeFileSync(
      entry,
      `import { writeSync } from 'node:fs';
       import { openSqliteStore, readThrough } from '@strategy-builder/event-store';
       import { openSqliteReadDatabase, ReadModelRunner } from ${JSON.stringify(door)};
       const folder = process.argv[2];
       await ReadModelRunner.start({
         database: openSqliteReadDatabase(folder + '/read.db'),
         log: readThrough(openSqliteStore({ directory: folder, readOnly: true }), (event) => {
           writeSync(1, '.');
           return event;
         }),
       });
       setInterval(() => {}, 1000);`,
    );
    const { build } = await import('vite');
    await build({
      configFile: false,
      logLevel: 'silent',
      root: folder,
      resolve: { conditions: ['source'] },
      ssr: { target: 'node', noExternal: [/@strategy-builder/], resolve: { conditions: ['source'] } },
      build: {
        ssr: entry,
        outDir: join(folder, 'out'),
        rollupOptions: { output: { entryFileNames: 'entry.mjs' } },
      },
    });
    return new CompiledRunner(folder);
  }

  /** Runs it beside the log in `directory` and kills it with SIGKILL when it has taken `events` events. */
  async runUntilKilled(directory: string, events: number): Promise<void> {
    const child = spawn(process.execPath, [join(this.folder, 'out', 'entry.mjs'), directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<NodeJS.Signals | null>((done) => {
      child.once('close', (_code, signal) => done(signal));
    });
    let taken = 0;
    child.stdout.on('data', (dots: Buffer) => {
      taken += dots.length;
      if (taken >= events) child.kill('SIGKILL');
    });
    const signal = await ended;
    if (signal !== 'SIGKILL') throw new Error(`The runner ended by itself after ${taken} events`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
