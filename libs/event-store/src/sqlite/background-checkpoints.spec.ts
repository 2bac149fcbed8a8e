import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { BackgroundCheckpoints } from './background-checkpoints.js';

it('what was committed gets into the file by itself, and the thread ends with its owner', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'checkpoints-'));
  const path = join(folder, 'read.db');
  const database = new Database(path);
  const checkpoints = new BackgroundCheckpoints(path);
  try {
    database.exec('pragma journal_mode = wal');
    database.exec('pragma wal_autocheckpoint = 0');
    database.exec('create table rows (text text)');
    // A file copied without its write-ahead log holds what was checkpointed only.
    const inFile = () => {
      const copy = new Database(`file:${path}?immutable=1`);
      try {
        return copy.prepare("select name from sqlite_schema where name = 'rows'").all([]).length;
      } catch {
        return 0;
      } finally {
        copy.close();
      }
    };
    expect(inFile()).toBe(0);
    const end = performance.now() + 20_000;
    while (inFile() === 0 && performance.now() < end) await new Promise((next) => setTimeout(next, 20));
    expect(inFile()).toBe(1);
    await checkpoints.end();
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}, 30_000);
