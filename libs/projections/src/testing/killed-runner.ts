import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { placeOfReadModels } from './workplace.js';

const packages = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));
const door = fileURLToPath(new URL('../index.ts', import.meta.url));

/** A program of its own process that follows the log in a folder into the read models of `placeReadModelsIn`, and writes a dot for every event that it takes. */
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
       import { openPostgresReadDatabase, openSqliteReadDatabase, ReadModelRunner } from ${JSON.stringify(door)};
       const [folder, connectionString] = process.argv.slice(2);
       await ReadModelRunner.start({
         database: connectionString
           ? openPostgresReadDatabase({ connectionString })
           : openSqliteReadDatabase(folder + '/read.db'),
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
    const { child, killed } = this.run(directory);
    let taken = 0;
    child.stdout.on('data', (dots: Buffer) => {
      taken += dots.length;
      if (taken >= events) child.kill('SIGKILL');
    });
    await killed;
  }

  /** Runs it and kills it with SIGKILL as soon as `stuck` resolves. */
  async runUntil(directory: string, stuck: () => Promise<void>): Promise<void> {
    const { child, killed } = this.run(directory);
    child.stdout.resume();
    await Promise.race([stuck(), killed]);
    child.kill('SIGKILL');
    await killed;
  }

  /** `killed` rejects when it ends in any other way. */
  private run(directory: string): {
    child: ChildProcessByStdio<null, Readable, null>;
    killed: Promise<void>;
  } {
    const program = join(this.folder, 'out', 'entry.mjs');
    const child = spawn(process.execPath, [program, directory, placeOfReadModels() ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const killed = new Promise<void>((resolve, reject) => {
      child.once('close', (code, signal) => {
        if (signal === 'SIGKILL') resolve();
        else reject(new Error(`The runner ended by itself with ${code ?? signal}`));
      });
    });
    return { child, killed };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
