import Database from 'libsql';
import { StoreUnavailable } from '../errors.js';

export type Connection = InstanceType<typeof Database>;

/** What libsql calls an error of SQLite itself; it exports the class only as a property of the constructor. */
interface SqliteFailure extends Error {
  readonly code: string;
}

/** @throws StoreUnavailable when the file cannot be opened. */
export function connect(path: string, busyMilliseconds = 0): Connection {
  try {
    return new Database(path, { timeout: busyMilliseconds });
  } catch (error) {
    throw unavailable(`Cannot open ${path}`, error);
  }
}

export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
}

export function unavailable(what: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable(`${what}: ${why}`, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? (error as SqliteFailure).code : undefined;
}
