import type { CompiledQuery, Kysely } from 'kysely';
import { type CheckedColumn, checkedColumns, checkRow } from '../database/check-row.js';
import type { SqlDifferences } from '../database/read-database.js';
import type { ParkedEvent, RunnerTables } from '../database/runner-tables.js';
import { TableSql } from '../database/table-sql.js';
import type { AnyRow, ReadModel, RowChange } from '../read-model.js';
import type { OrderedEvent } from './ordered-event.js';

export type Executor = Pick<Kysely<RunnerTables>, 'executeQuery'>;

/** A row that evolves, as the table will hold it; null: no such row. */
interface KeptRow {
  readonly key: readonly string[];
  row: AnyRow | null;
  touched: boolean;
}

/**
 * One table of a read model, live or under construction, and the rows of it that events touch. They are
 * folded in memory, so that each touched row is written once, however many events it has heard.
 */
export class FoldedTable {
  readonly sql: TableSql;
  readonly #rows = new Map<string, KeptRow>();
  readonly #touched: KeptRow[] = [];
  readonly #inserted: AnyRow[] = [];
  readonly #columns: readonly CheckedColumn[];
  #complete: boolean;

  /** @param complete every row that evolves is in memory: the table is new and nobody else's. */
  constructor(
    readonly model: ReadModel,
    tableName: string,
    differences: SqlDifferences,
    complete: boolean,
  ) {
    this.#complete = complete;
    this.#columns = checkedColumns(model.table);
    this.sql = new TableSql(tableName, model, differences);
  }

  /** Fetches the rows that the events are going to evolve, unless they are all in memory. */
  async load(db: Executor, events: readonly OrderedEvent[]): Promise<void> {
    if (this.#complete) return;
    const missing: (readonly string[])[] = [];
    for (const { event, ordinal } of events) {
      for (const change of this.#changesOf(event, ordinal)) {
        if ('insert' in change || this.#rows.has(idOf(change.key))) continue;
        this.#kept(change.key);
        missing.push(change.key);
      }
    }
    for (const query of this.sql.select(missing)) {
      const { rows } = await db.executeQuery(query);
      for (const row of rows) {
        const key = this.model.table.key.map((name) => String(row[name]));
        this.#kept(key).row = row;
      }
    }
  }

  /**
   * Folds the events, whose rows were loaded, and returns those that it had to park: an event whose fold throws,
   * and every later one of its stream that concerns the table. `parked` names the streams that wait already.
   */
  fold(events: readonly OrderedEvent[], parked: ReadonlySet<string>): ParkedEvent[] {
    const waiting = new Set(parked);
    const set: ParkedEvent[] = [];
    for (const ordered of events) {
      const { event, ordinal } = ordered;
      try {
        const changes = this.model.changes(event, ordinal);
        if (changes.length === 0) continue;
        if (waiting.has(event.stream)) set.push(parkedEvent(this.model.name, ordered, null));
        else this.#change(changes);
      } catch (error) {
        set.push(parkedEvent(this.model.name, ordered, waiting.has(event.stream) ? null : error));
        waiting.add(event.stream);
      }
    }
    return set;
  }

  /** Hands out, once, what puts in the rows of their own that were folded. */
  takeInserts(): CompiledQuery[] {
    const queries = this.sql.insert(this.#inserted);
    this.#inserted.length = 0;
    return queries;
  }

  /** Hands out, once, what writes the rows that evolved; until somebody asks, they are kept in memory. */
  takeEvolved(): CompiledQuery[] {
    const upserts: AnyRow[] = [];
    const deletes: (readonly string[])[] = [];
    for (const kept of this.#touched) {
      kept.touched = false;
      if (kept.row === null) deletes.push(kept.key);
      else upserts.push(kept.row);
    }
    this.#touched.length = 0;
    return [...this.sql.upsert(upserts), ...this.sql.delete(deletes)];
  }

  /** Forgets the rows of past batches: needed where somebody else may write to the table, or memory is short. */
  forget(): void {
    this.#complete = false;
    this.#rows.clear();
    this.#touched.length = 0;
    this.#inserted.length = 0;
  }

  /** Every row that evolves is in memory: folding needs no database. */
  get complete(): boolean {
    return this.#complete;
  }

  get rowsInMemory(): number {
    return this.#rows.size;
  }

  /** Of an event that can't be folded: none. It is parked when its turn comes. */
  #changesOf(...event: Parameters<ReadModel['changes']>): readonly RowChange<AnyRow>[] {
    try {
      return this.model.changes(...event);
    } catch {
      return [];
    }
  }

  /** All changes of one event or none. */
  #change(changes: readonly RowChange<AnyRow>[]): void {
    const insertedBefore = this.#inserted.length;
    const rowsBefore: [kept: KeptRow, row: AnyRow | null][] = [];
    try {
      for (const change of changes) {
        if ('insert' in change) {
          checkRow(change.insert, null, this.#columns);
          this.#inserted.push(change.insert);
          continue;
        }
        const kept = this.#kept(change.key);
        const before = kept.row;
        const row = change.evolve(before);
        if (row === before) continue;
        if (row !== null) checkRow(row, before, this.#columns);
        if (changes.length > 1) rowsBefore.push([kept, before]);
        kept.row = row;
        if (!kept.touched) this.#touched.push(kept);
        kept.touched = true;
      }
    } catch (error) {
      this.#inserted.length = insertedBefore;
      for (const [kept, row] of rowsBefore.reverse()) kept.row = row;
      throw error;
    }
  }

  #kept(key: readonly string[]): KeptRow {
    const id = idOf(key);
    let kept = this.#rows.get(id);
    if (kept === undefined) {
      kept = { key, row: null, touched: false };
      this.#rows.set(id, kept);
    }
    return kept;
  }
}

function idOf(key: readonly string[]): string {
  return key.length === 1 ? key[0]! : key.join('\0');
}

function parkedEvent(model: string, { event, ordinal }: OrderedEvent, error: unknown): ParkedEvent {
  return {
    read_model: model,
    ordinal,
    stream: event.stream,
    revision: event.revision,
    event_id: event.id,
    type: event.type,
    error: error === null ? null : error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    parked_at: new Date().toISOString(),
  };
}
