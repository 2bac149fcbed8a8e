import type { StoredEvent } from '@strategy-builder/event-store';

export type ColumnType = 'text' | 'integer' | 'real';
export type ColumnValue = string | number | null;

/** A row as the runner sees it; each read model knows its own exact type. */
export type AnyRow = Readonly<Record<string, ColumnValue>>;

export interface Column {
  readonly type: ColumnType;
  readonly nullable: boolean;
}

/** A SQL table, written down once for every database. JSON is kept as text, byte for byte as it was made. */
export interface Table<Row> {
  readonly columns: { readonly [Name in keyof Row]: Column };
  readonly key: readonly (keyof Row & string)[];
  readonly indexes: readonly (readonly (keyof Row & string)[])[];
}

/**
 * What one event does to a table. `insert` is a row of its own, never read back by the fold (its key
 * holds the ordinal, so it can't be there yet). Else `evolve` makes the row with this key from what it was.
 * Keys of rows that evolve are text.
 */
export type RowChange<Row> =
  | { readonly insert: Row }
  | { readonly key: readonly string[]; evolve(row: Row | null): Row | null };

/**
 * A pure fold from stored events to the rows of one table. An error thrown by it parks the event's stream.
 * Rows of one key that hear of several streams may only count (add up): streams that were parked are folded late.
 */
export interface ReadModel<Row = AnyRow> {
  readonly name: string;
  /** Grows when the fold gives other rows for the same events: the table is then built anew. A changed table is noticed by itself. */
  readonly version: number;
  readonly table: Table<Row>;
  /** `ordinal` is the event's place in the feed, from 1: the same in every rebuild. */
  changes(event: StoredEvent, ordinal: number): readonly RowChange<Row>[];
}

/** Lets the runner hold read models of different rows in one list. */
export function readModel<Row extends { readonly [Name in keyof Row]: ColumnValue }>(
  model: ReadModel<Row>,
): ReadModel {
  return model as unknown as ReadModel;
}

export const text: Column = { type: 'text', nullable: false };
export const textOrNull: Column = { type: 'text', nullable: true };
export const integer: Column = { type: 'integer', nullable: false };
export const integerOrNull: Column = { type: 'integer', nullable: true };
export const real: Column = { type: 'real', nullable: false };
