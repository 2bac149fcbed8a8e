import type { StoredEvent } from '@strategy-builder/event-store';
import type { Transaction } from 'kysely';
import type { ReadDatabase } from '../database/read-database.js';
import type { ParkedEvent, ReadModelState, RunnerTables } from '../database/runner-tables.js';
import type { ReadModel } from '../read-model.js';
import { FoldedTable } from './folded-table.js';
import type { OrderedEvent } from './ordered-event.js';
import { lockStates, moveStates, parkedStreams, signatureOf, storeParked } from './read-model-states.js';

/** The table belongs to another version of the product, or is gone: this process must not write to it. */
export class ReadModelReplaced extends Error {
  override readonly name = 'ReadModelReplaced';
}

/** The tables that queries read, kept batch by batch. */
export class LiveTables {
  readonly #tables: readonly { readonly table: FoldedTable; readonly signature: string }[];

  constructor(
    private readonly database: ReadDatabase,
    models: readonly ReadModel[],
    private readonly comparePositions: (a: string, b: string) => number,
  ) {
    this.#tables = models.map((model) => ({
      table: new FoldedTable(model, model.name, database.differences, false),
      signature: signatureOf(model),
    }));
  }

  /**
   * Applies a batch of the feed: rows and checkpoint in one transaction. What a table has had is skipped,
   * so the same batch twice, also from two processes, does no harm. The batch is the one behind `after`.
   * Returns the events that were parked.
   */
  async apply(events: readonly StoredEvent[], after: string | null): Promise<ParkedEvent[]> {
    const last = events.at(-1);
    if (last === undefined) return [];
    return this.database.write.transaction().execute(async (tx) => {
      const allParked: ParkedEvent[] = [];
      const states = await lockStates(tx, this.database.differences);
      const parked = await parkedStreams(tx);
      const moved: ReadModelState[] = [];
      for (const { table, signature } of this.#tables) {
        const state = ownState(states, table.model.name, signature);
        this.#checkNoGap(state, after);
        const fresh = this.#after(events, state);
        if (fresh.length === 0) continue;
        const set = await apply(tx, table, fresh, parked.get(table.model.name) ?? none);
        await storeParked(tx, set);
        allParked.push(...set);
        moved.push({
          ...state,
          origin: state.position === null ? fresh[0]!.event.id : state.origin,
          position: last.position,
          ordinal: state.ordinal + fresh.length,
        });
      }
      await moveStates(tx, moved);
      return allParked;
    });
  }

  /** Tries the parked events of one stream once more; those that pass now are no longer parked. */
  async retry(
    modelName: string,
    stream: string,
    read: (stream: string, after: number) => AsyncIterable<StoredEvent>,
  ): Promise<void> {
    const entry = this.#tables.find(({ table }) => table.model.name === modelName);
    if (entry === undefined) return;
    await this.database.write.transaction().execute(async (tx) => {
      ownState(await lockStates(tx, this.database.differences), modelName, entry.signature);
      const parked = await tx
        .selectFrom('parked_events')
        .select(['ordinal', 'revision'])
        .where('read_model', '=', modelName)
        .where('stream', '=', stream)
        .orderBy('ordinal')
        .execute();
      const ordinals = new Map(parked.map(({ revision, ordinal }) => [revision, ordinal]));
      const events: OrderedEvent[] = [];
      for await (const event of read(stream, (parked[0]?.revision ?? 1) - 1)) {
        const ordinal = ordinals.get(event.revision);
        if (ordinal !== undefined) events.push({ event, ordinal });
        if (events.length === parked.length) break;
      }
      await tx
        .deleteFrom('parked_events')
        .where('read_model', '=', modelName)
        .where('stream', '=', stream)
        .execute();
      const set = await apply(tx, entry.table, events, none);
      await storeParked(tx, set);
    });
  }

  /** A checkpoint before `after` can only come from outside; going on would skip what lies between. */
  #checkNoGap({ name, position }: ReadModelState, after: string | null): void {
    if (after === null) return;
    if (position !== null && this.comparePositions(position, after) >= 0) return;
    throw new ReadModelReplaced(`The table ${name} went back to ${position ?? 'the start'}, before ${after}`);
  }

  #after(events: readonly StoredEvent[], state: ReadModelState): OrderedEvent[] {
    const { position, ordinal } = state;
    const first =
      position === null
        ? 0
        : events.findIndex((event) => this.comparePositions(event.position, position) > 0);
    if (first === -1) return [];
    return events.slice(first).map((event, index) => ({ event, ordinal: ordinal + index + 1 }));
  }
}

/** Applies events to a table that others may have written to; returns those that were parked. */
async function apply(
  tx: Transaction<RunnerTables>,
  table: FoldedTable,
  events: readonly OrderedEvent[],
  parked: ReadonlySet<string>,
): Promise<ParkedEvent[]> {
  table.forget();
  await table.load(tx, events);
  const set = table.fold(events, parked);
  for (const query of table.takeInserts()) await tx.executeQuery(query);
  for (const query of table.takeEvolved()) await tx.executeQuery(query);
  return set;
}

const none: ReadonlySet<string> = new Set();

function ownState(
  states: ReadonlyMap<string, ReadModelState>,
  name: string,
  signature: string,
): ReadModelState {
  const state = states.get(name);
  if (state?.signature === signature) return state;
  throw new ReadModelReplaced(
    `The table ${name} is kept for ${state === undefined ? 'nobody' : `signature ${state.signature}`}, not for ${signature} of this process`,
  );
}
