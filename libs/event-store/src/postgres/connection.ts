import { createHash } from 'node:crypto';
import pg from 'pg';
import { StoreUnavailable } from '../errors.js';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`, with `?sslmode=verify-full` and the like for TLS. */
  readonly connectionString: string;
  /** Connections at once, besides the one that listens. Default 8. */
  readonly connections?: number;
  /** SQL schema of the log's tables. Default `event_log`. */
  readonly schema?: string;
}

/**
 * Settings that the log's promises rest on, whatever the database's defaults: commits that wait for the disk,
 * and statements that see what was committed before they began. Nobody waits for ever: for the writers' lock, or
 * for a process that stopped in the middle of a transaction. And every query of the log follows an index: a plan
 * made (and kept) while the table was small would otherwise scan it when it is large.
 */
const sessionSettings = `
  SET synchronous_commit = on;
  SET default_transaction_isolation = 'read committed';
  SET lock_timeout = '10s';
  SET idle_in_transaction_session_timeout = '10s';
  SET enable_seqscan = off;
  SET enable_bitmapscan = off;
  SET enable_hashjoin = off;
  SET enable_mergejoin = off;
  SET jit = off`;

const timeouts = { connectionTimeoutMillis: 5_000, query_timeout: 30_000, keepAlive: true };

export function connectPool({ connectionString, connections = 8 }: PostgresStoreOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    ...timeouts,
    application_name: 'event-store',
    // The pool waits for the promise, whatever the type says.
    onConnect: async (client) => {
      // A connection that breaks while it is in use fails its query; it must not end the process besides.
      client.on('error', () => {});
      await client.query(sessionSettings);
    },
  });
  // A broken idle connection is replaced at the next use.
  pool.on('error', () => {});
  return pool;
}

export function listeningClient({ connectionString }: PostgresStoreOptions): pg.Client {
  return new pg.Client({ connectionString, ...timeouts, application_name: 'event-store listener' });
}

/** The number of the writers' advisory lock, one for each log in a database. */
export function lockKeyOf(schema: string): string {
  return createHash('sha256').update(`event-store ${schema}`).digest().readBigInt64BE().toString();
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}

export function unavailable(what: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const why = error instanceof Error ? error.message || error.name : String(error);
  return new StoreUnavailable(`${what}: ${why}`, { cause: error });
}
