import type { Kysely } from 'kysely';
import { checkRow, type NamedColumns } from '../database/check-row.js';
import type { SqlDifferences } from '../database/read-database.js';
import type { ParkedEvent, RunnerTables } from '../database/runner-tables.js';
import { TableSql } from '../database/table-sql.js';
import type { AnyRow, ReadModel, RowChange } from '../read-model.js';
import type { OrderedEvent } from './ordered-event.js';

/** What an event is going to do; an error of the fold is kept until it is the event's turn. */
interface Planned {
  readonly event: OrderedEvent;
  readonly changes: readonly RowChange<AnyRow>[];
  readonly error: { readonly cause: unknown } | null;
}

type Executor = Pick<Kysely<RunnerTables>, 'executeQuery'>;

/**
 * One table of a read model, live or under construction, and the rows of it that events touch. They are
 * folded in memory, so that `flush` writes each touched row once, however many events it has heard.
 */
export class FoldedTable {
  readonly sql: TableSql;
  /** What the table holds under a key; null: no such row. */
  readonly #rows = new Map<string, AnyRow | null>();
  readonly #touched = new Map<string, readonly string[]>();
  readonly #inserted: AnyRow[] = [];
  readonly #columns: NamedColumns;

  /** @param complete `#rows` holds every row that evolves: the table is new and nobody else's. */
  constructor(
    readonly model: ReadModel,
    tableName: string,
    differences: SqlDifferences,
    private complete: boolean,
  ) {
    this.#columns = Object.entries(model.table.columns);
    this.sql = new TableSql(tableName, model, differences);
  }

  /**
   * Folds the events and returns those that it had to park: an event whose fold throws, and every later
   * one of its stream that concerns the table. `parked` names the streams that wait already.
   */
  async apply(
    db: Executor,
    events: readonly OrderedEvent[],
    parked: ReadonlySet<string>,
  ): Promise<ParkedEvent[]> {
    const planned = this.#plan(events);
    if (!this.complete) await this.#load(db, planned);
    const waiting = new Set(parked);
    const set: ParkedEvent[] = [];
    for (const { event, changes, error } of planned) {
      if (waiting.has(event.event.stream)) {
        set.push(parkedEvent(this.model.name, event, null));
        continue;
      }
      try {
        if (error !== null) throw error.cause;
        this.#change(changes);
      } catch (poison) {
        waiting.add(event.event.stream);
        set.push(parkedEvent(this.model.name, event, poison));
      }
    }
    await this.#insert(db);
    return set;
  }

  /** Writes the rows that evolved since the last time; without it they stay in memory. */
  async flush(db: Executor): Promise<void> {
    const upserts: AnyRow[] = [];
    const deletes: (readonly string[])[] = [];
    for (const [id, key] of this.#touched) {
      const row = this.#rows.get(id)!;
      if (row === null) deletes.push(key);
      else upserts.push(row);
    }
    for (const query of this.sql.upsert(upserts)) await db.executeQuery(query);
    for (const query of this.sql.delete(deletes)) await db.executeQuery(query);
    this.#touched.clear();
  }

  /** Forgets the rows of past batches: needed where somebody else may write to the table, or memory is short. */
  forget(): void {
    this.complete = false;
    this.#rows.clear();
    this.#touched.clear();
    this.#inserted.length = 0;
  }

  get rowsInMemory(): number {
    return this.#rows.size;
  }

  /** What concerns this table. */
  #plan(events: readonly OrderedEvent[]): Planned[] {
    const planned: Planned[] = [];
    for (const event of events) {
      try {
        const changes = this.model.changes(event.event, event.ordinal);
        if (changes.length > 0) planned.push({ event, changes, error: null });
      } catch (error) {
        planned.push({ event, changes: [], error: { cause: error } });
      }
    }
    return planned;
  }

  async #load(db: Executor, planned: readonly Planned[]): Promise<void> {
    const missing: (readonly string[])[] = [];
    for (const { changes } of planned) {
      for (const change of changes) {
        if ('insert' in change) continue;
        const id = change.key.join('\0');
        if (this.#rows.has(id)) continue;
        this.#rows.set(id, null);
        missing.push(change.key);
      }
    }
    for (const query of this.sql.select(missing)) {
      const { rows } = await db.executeQuery(query);
      for (const row of rows) this.#rows.set(this.model.table.key.map((name) => row[name]).join('\0'), row);
    }
  }

  /** All changes of one event or none. */
  #change(changes: readonly RowChange<AnyRow>[]): void {
    const insertedBefore = this.#inserted.length;
    const rowsBefore: [id: string, row: AnyRow | null][] = [];
    try {
      for (const change of changes) {
        if ('insert' in change) {
          checkRow(change.insert, null, this.#columns);
          this.#inserted.push(change.insert);
        } else {
          const id = change.key.join('\0');
          const before = this.#rows.get(id) ?? null;
          const row = change.evolve(before);
          if (row === before) continue;
          if (row !== null) checkRow(row, before, this.#columns);
          rowsBefore.push([id, before]);
          this.#rows.set(id, row);
          this.#touched.set(id, change.key);
        }
      }
    } catch (error) {
      this.#inserted.length = insertedBefore;
      for (const [id, row] of rowsBefore.reverse()) this.#rows.set(id, row);
      throw error;
    }
  }

  async #insert(db: Executor): Promise<void> {
    for (const query of this.sql.insert(this.#inserted)) await db.executeQuery(query);
    this.#inserted.length = 0;
  }
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
