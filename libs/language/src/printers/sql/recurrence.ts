import { type Operation, operands, type Value } from '../../ir/operation.js';
import { refusePrinting } from '../refusals.js';
import type { InputColumn } from './dialect.js';
import { atom, isPure, numberLiteral, pureSql, type Sql, truthLiteral } from './expression.js';
import type { Placed, Query } from './query.js';
import { isColumn } from './query.js';

/** Longest expression that is written into another one inside a recurrence. */
const longestInline = 160;
/** A shorter one is written out wherever it is read. */
const shortest = 20;

/**
 * Values that depend on their own last ones, as a recursive table with one row for each bar. A row can't read what it
 * computes itself; so where one value of a bar needs another of the same bar, the bar takes several rows, `turns`, and
 * the last of them holds all of its values.
 */
export class Recurrence {
  private readonly members: ReadonlySet<Value>;
  private readonly columns = new Map<Value, string>();
  /** The turn that computes a column; the others can be computed within any turn from `ready` on. */
  private readonly ready = new Map<Value, number>();
  private readonly inputs = new Map<Value, InputColumn>();
  /** Columns with what a cell held before this bar, by cell. */
  private readonly before = new Map<number, string>();
  /** Members whose value a cell keeps for the next bar. */
  private readonly kept: ReadonlySet<Value>;
  private readonly table: string;
  private turns = 1;
  private readonly step: number;

  constructor(
    private readonly query: Query,
    private readonly group: readonly Value[],
  ) {
    this.members = new Set(group);
    const { graph, names } = query;
    for (const value of group) {
      const { op } = graph.operation(value);
      if (op !== 'last' && op !== 'recur' && !isPure(graph.operation(value)))
        refusePrinting('sql', 'window-in-recurrence');
    }
    const main = group.find((value) => graph.operation(value).op === 'recur') ?? group[0]!;
    this.table = names.take(`${query.wish(main)}_rows`);
    this.step = this.takeInputs();
    for (const value of group) {
      const operation = graph.operation(value);
      if (operation.op === 'recur' && this.asksForLast(operation, value))
        this.before.set(operation.cell, names.take(`last_${query.wish(value)}`));
    }
    this.kept = new Set([
      ...[...this.before.keys()].map((cell) => this.source(graph.recurrenceOf(cell))),
      ...this.readOutside().map((value) => this.source(value)),
    ]);
    this.chooseColumns();
  }

  /** Adds the table to the query; gives the columns that are read outside. */
  add(): Map<Value, Placed> {
    const { query } = this;
    const { dialect } = query;
    const inputs = query.names.take(`${this.table}_in`);
    const columns = [...this.inputs.values()];
    query.addTable(this.step, dialect.inputs(inputs, query.stepName(this.step - 1), columns));
    query.addTable(this.step, this.rows(inputs));
    const last = this.turns === 1 ? 's.n' : `s.n * ${this.turns} + ${this.turns - 1}`;
    query.addJoin(this.step, this.table, `${this.table}.turn = ${last}`);
    const columnsRead = new Map<Value, Placed>();
    for (const value of this.readOutside()) {
      const source = this.source(value);
      const name = this.columns.get(source) ?? '';
      const placed =
        columnsRead.get(source) ?? query.addColumn(name, { text: `${this.table}.${name}`, step: this.step });
      columnsRead.set(source, placed);
      columnsRead.set(value, placed);
    }
    return columnsRead;
  }

  /** What the group reads from outside, as columns of a table; gives the step that reads them. */
  private takeInputs(): number {
    const { query } = this;
    let step = 1;
    for (const value of this.group) {
      for (const read of operands(query.graph.operation(value))) {
        const { op } = query.graph.operation(read);
        if (this.members.has(read) || this.inputs.has(read) || op === 'constant' || op === 'truth') continue;
        const placed = query.plain(read);
        step = Math.max(step, placed.step);
        const name = isColumn(placed) ? placed.text : query.names.take(query.wish(read));
        this.inputs.set(read, { name, text: placed.text, type: query.graph.type(read) });
      }
    }
    return step;
  }

  /** A recurrence whose step is its start holds nothing, unless something asks what it was. */
  private asksForLast({ cell, initial, step }: Extract<Operation, { op: 'recur' }>, value: Value): boolean {
    const isRead = this.group.some((one) => {
      const operation = this.query.graph.operation(one);
      return operation.op === 'last' && operation.cell === cell;
    });
    return isRead || initial !== step || !this.members.has(value);
  }

  /** Gives a column to what is read more than once, too long, or kept; and finds the turn of each. */
  private chooseColumns(): void {
    const { query } = this;
    const { graph } = query;
    for (const value of this.group) {
      const operation = graph.operation(value);
      const reads = operands(operation).map((read) => this.ready.get(read) ?? 1);
      const turn = Math.max(1, ...reads);
      const { length } = this.expression(value, operation, turn).text;
      const isShared = this.readersOf(value).length > 1 && length > shortest;
      const isColumn = this.kept.has(value) || isShared || length > longestInline;
      if (operation.op !== 'last' && isColumn && !this.isAlias(value)) {
        const named = this.group.find((one) => this.isAlias(one) && this.source(one) === value);
        const isNamed = graph.suggestedName(value) !== undefined || named === undefined;
        this.columns.set(value, query.names.take(query.wish(isNamed ? value : named)));
        this.turns = Math.max(this.turns, turn);
      }
      this.ready.set(value, this.columns.has(value) ? turn + 1 : turn);
    }
  }

  /** Members that read a value, as often as they read it. */
  private readersOf(value: Value): readonly Value[] {
    const { graph } = this.query;
    return this.group.flatMap((one) => operands(graph.operation(one)).filter((read) => read === value));
  }

  private readOutside(): readonly Value[] {
    return this.group.filter((value) => this.query.readsOf(value) > this.readersOf(value).length);
  }

  private isAlias(value: Value): boolean {
    const operation = this.query.graph.operation(value);
    return (
      operation.op === 'recur' && operation.initial === operation.step && this.members.has(operation.step)
    );
  }

  /** The member that a value comes from: a recurrence whose step is its start only passes it on. */
  private source(value: Value): Value {
    const operation = this.query.graph.operation(value);
    return operation.op === 'recur' && this.isAlias(value) ? this.source(operation.step) : value;
  }

  private rows(inputs: string): string {
    const { query } = this;
    const { graph } = query;
    const type = (value: Value): string => (graph.type(value) === 'number' ? 'double precision' : 'boolean');
    const cells = [...this.before].map(([cell, name]) => {
      const column = this.columns.get(this.source(this.query.graph.recurrenceOf(cell)));
      return {
        name,
        type: type(graph.recurrenceOf(cell)),
        turn: 1,
        text: `COALESCE(r.${column}, r.${name})`,
      };
    });
    const values = [...this.columns].map(([value, name]) => {
      const turn = (this.ready.get(value) ?? 1) - 1;
      return {
        name,
        type: type(value),
        turn,
        text: this.expression(value, graph.operation(value), turn).text,
      };
    });
    const all = [...cells, ...values];
    const place = this.turns === 1 ? 'r.turn + 1' : `(r.turn + 1) / ${this.turns}`;
    const assigned = all.map(({ name, turn, text }) =>
      this.turns === 1
        ? `    ${text}`
        : `    CASE (r.turn + 1) % ${this.turns} WHEN ${turn - 1} THEN ${text} ELSE r.${name} END`,
    );
    return [
      `${this.table} (turn, ${all.map(({ name }) => name).join(', ')}) AS (`,
      '  SELECT',
      ['    -1', ...all.map((column) => `    CAST(NULL AS ${column.type})`)].join(',\n'),
      '  UNION ALL',
      '  SELECT',
      ['    r.turn + 1', ...assigned].join(',\n'),
      `  FROM ${query.dialect.fromBars(this.table, inputs, place)}`,
      ')',
    ].join('\n');
  }

  /** A value as the turn `turn` writes it. */
  private read(value: Value, turn: number): Sql {
    const operation = this.query.graph.operation(value);
    if (operation.op === 'constant') return numberLiteral(operation.value);
    if (operation.op === 'truth') return truthLiteral(operation.value);
    const input = this.inputs.get(value);
    if (input !== undefined) {
      const place = this.turns === 1 ? 'r.turn + 1' : `(r.turn + 1) / ${this.turns}`;
      return atom(this.query.dialect.read(input, place));
    }
    const column = this.columns.get(value);
    if (column !== undefined) return atom(`r.${column}`);
    return this.expression(value, operation, turn);
  }

  private last(cell: number, turn: number): string {
    const name = this.before.get(cell);
    if (name === undefined) throw new Error(`cell ${cell} keeps nothing`);
    // The first turn of a bar still finds what the bar before has left.
    const column = this.columns.get(this.source(this.query.graph.recurrenceOf(cell)));
    return turn === 1 ? `COALESCE(r.${column}, r.${name})` : `r.${name}`;
  }

  private expression(_value: Value, operation: Operation, turn: number): Sql {
    const { query } = this;
    if (operation.op === 'last') return atom(this.last(operation.cell, turn));
    if (operation.op === 'recur') {
      const step = this.read(operation.step, turn);
      const typed = (sql: Sql): Sql => query.typedChoice(operation.initial, operation.step, sql);
      if (operation.initial === operation.step) return typed(step);
      const initial = this.read(operation.initial, turn);
      const isKnown = `${this.last(operation.cell, turn)} IS NOT NULL`;
      return typed(atom(`CASE WHEN ${isKnown} THEN ${step.text} ELSE ${initial.text} END`));
    }
    if (!isPure(operation)) throw new Error(`${operation.op} stands in no recurrence`);
    const sql = pureSql(
      operation,
      (read) => this.read(read, turn),
      (read) => query.isZeroFree(read),
    );
    return operation.op === 'choose' ? query.typedChoice(operation.a, operation.b, sql) : sql;
  }
}
