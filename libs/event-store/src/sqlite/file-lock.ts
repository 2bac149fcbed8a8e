import { StoreInUse } from '../errors.js';
import { connect, isBusy, unavailable } from './connection.js';

/**
 * Holds a store for one process: an exclusive transaction on a file of its own, kept open for as long as the
 * store is. The operating system drops it with the process, also after kill -9, so no stale lock remains.
 *
 * The process that holds it must not open the file by other means: POSIX locks go when any of its
 * descriptors is closed.
 * @returns the release
 * @throws StoreInUse when somebody else holds it; StoreUnavailable when the file cannot be made.
 */
export function lockFile(path: string): () => void {
  const connection = connect(path);
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (isBusy(error)) {
      throw new StoreInUse(`Another server is using ${path}. Stop it first, or choose another data folder.`);
    }
    throw unavailable(`Cannot lock ${path}`, error);
  }
  return () => connection.close();
}
