import type { Graph } from '../../ir/graph.js';
import { type Operation, operands, type Value } from '../../ir/operation.js';
import { cycles } from '../cycles.js';
import { plainName } from '../plain-name.js';
import type { Dialect } from './dialect.js';
import { asDouble, atom, numberLiteral, pureSql, type Sql, truthLiteral } from './expression.js';
import type { SqlNames } from './names.js';
import { Recurrence } from './recurrence.js';
import { Windows } from './windows.js';

/** An expression of one step: it stands in the SELECT list of `step` or of a later one. */
export interface Placed extends Sql {
  readonly step: number;
  /** Holds a window function, so that no other may be put around it. */
  readonly windowed: boolean;
}

/** One SELECT over the step before it: its columns and all of that step. */
interface Step {
  readonly columns: { readonly name: string; readonly text: string }[];
  readonly joins: string[];
  /** Tables that the joins need. */
  readonly tables: string[];
}

/** What a query steps over: every bar, or the bars of a longer timeframe. */
export interface Ticks {
  /** The table with a row for each, numbered by `n`. */
  readonly table: string;
  /** What the tables of the steps are called, without their number. */
  readonly steps: string;
  /** All values of this clock that are needed, and constants, in the order in which they can be computed. */
  readonly values: readonly Value[];
  readonly results: readonly Value[];
  /** The column of the table that holds a series of the bars. */
  column(operation: Extract<Operation, { op: 'column' }>): string;
  /** The one that holds a value of a slower clock. */
  sample(operation: Extract<Operation, { op: 'sample' }>): string;
}

/** Longest expression that is written into another one instead of getting a column. */
const longestInline = 48;
/** A shorter one is written out wherever it is read. */
const shortest = 20;

/**
 * Lays a program out as steps. A window function can't stand inside another one, so a step computes what can be
 * computed from the columns of the step before; recurrences are tables of their own, joined in between.
 */
export class Query {
  private readonly steps: Step[] = [];
  private readonly placed = new Map<Value, Placed>();
  private readonly reads = new Map<Value, number>();
  private readonly groups: ReadonlyMap<Value, readonly Value[]>;
  private readonly windows = new Windows(this);

  constructor(
    readonly graph: Graph,
    readonly names: SqlNames,
    readonly dialect: Dialect,
    private readonly over: Ticks,
  ) {
    const { values: needed, results } = over;
    this.groups = cycles(graph, needed);
    for (const value of [...needed.flatMap((one) => operands(graph.operation(one))), ...results])
      this.reads.set(value, (this.reads.get(value) ?? 0) + 1);
    // In this order what a value reads is there before it, however long the chain.
    for (const value of needed) if (!this.groups.has(value)) this.place(value);
  }

  /** The tables of the steps, and the SELECT that gives the results under the given names, each row with `key`. */
  print(
    key: 'n' | 'time',
    results: readonly { readonly value: Value; readonly name: string }[],
  ): {
    tables: string[];
    select: string;
  } {
    const placed = results.map(({ value, name }) => ({
      name,
      ...this.typed(value, this.place(value)),
      step: this.place(value).step,
    }));
    const last = Math.max(1, ...placed.map(({ step }) => step));
    const tables: string[] = [];
    for (let step = 1; step < last; step++) {
      const { columns, tables: needs } = this.stepAt(step);
      tables.push(...needs);
      const list = ['s.*', ...columns.map(({ name, text }) => `${text} AS ${name}`)];
      tables.push(`${this.stepName(step)} AS (\n${indented(this.select(step, list))}\n)`);
    }
    const list = [`s.${key}`, ...placed.map(({ name, text }) => `${text} AS ${name}`)];
    tables.push(...this.stepAt(last).tables);
    return { tables, select: this.select(last, list) };
  }

  private select(step: number, list: readonly string[]): string {
    const used = new Set(
      list.flatMap((text) => [...text.matchAll(/OVER (\w+)/g)].map(([, name]) => name ?? '')),
    );
    const windows = [...used].map((name) => `${name} AS (${frame(name)})`);
    return [
      'SELECT',
      list.map((text) => `  ${text}`).join(',\n'),
      `FROM ${this.stepName(step - 1)} AS s`,
      ...this.stepAt(step).joins,
      ...(windows.length === 0 ? [] : [`WINDOW\n${windows.map((text) => `  ${text}`).join(',\n')}`]),
    ].join('\n');
  }

  /** The table of a step; the ticks themselves are step 0. */
  stepName(step: number): string {
    return step === 0 ? this.over.table : `${this.over.steps}_${step}`;
  }

  stepAt(step: number): Step {
    while (this.steps.length <= step) this.steps.push({ columns: [], joins: [], tables: [] });
    return this.steps[step]!;
  }

  /** A value as an expression. */
  place(value: Value): Placed {
    const before = this.placed.get(value);
    if (before !== undefined) return before;
    const operation = this.graph.operation(value);
    if (this.groups.has(value)) return this.fromRecurrence(value);
    let made = this.build(value, operation);
    const isShared = this.readsOf(value) > 1 && made.text.length > shortest;
    const isWorthAColumn = isShared || made.text.length > 2 * longestInline;
    if (isWorthAColumn && !isColumn(made)) made = this.column(value, made);
    this.placed.set(value, made);
    return made;
  }

  /** A value short enough to stand inside another expression. */
  private short(value: Value): Placed {
    const placed = this.place(value);
    return placed.text.length <= longestInline ? placed : this.asColumn(value);
  }

  /** A value that a window function may be put around. */
  plain(value: Value): Placed {
    const placed = this.short(value);
    return placed.windowed ? this.asColumn(value) : placed;
  }

  /** A value as a column of a step. */
  asColumn(value: Value): Placed {
    const placed = this.place(value);
    if (isColumn(placed)) return placed;
    const made = this.column(value, placed);
    this.placed.set(value, made);
    return made;
  }

  /** How often the program reads a value. */
  readsOf(value: Value): number {
    return this.reads.get(value) ?? 0;
  }

  private column(value: Value, placed: Placed): Placed {
    return this.addColumn(this.names.take(this.wish(value)), {
      ...this.typed(value, placed),
      ...position(placed),
    });
  }

  /** Adds a column to the step of an expression; it can be read from the next step on. */
  addColumn(name: string, { text, step }: { readonly text: string; readonly step: number }): Placed {
    this.stepAt(step).columns.push({ name, text });
    return { text: name, atomic: true, step: step + 1, windowed: false };
  }

  /** Adds a table that the step `step` joins; `text` reads from the step before. */
  addTable(step: number, text: string): void {
    this.stepAt(step).tables.push(text);
  }

  addJoin(step: number, table: string, condition: string): void {
    this.stepAt(step).joins.push(`LEFT JOIN ${table} ON ${condition}`);
  }

  wish(value: Value): string {
    return this.graph.suggestedName(value) ?? plainName(this.graph.operation(value));
  }

  /** To PostgreSQL a literal is a `numeric`; everything here is counted in doubles. */
  typed(value: Value, sql: Sql): Sql {
    return this.graph.constantAt(value) === null ? sql : asDouble(sql);
  }

  /** A choice between two literals is one of them. */
  typedChoice(a: Value, b: Value, sql: Sql): Sql {
    const isLiteral = this.graph.constantAt(a) !== null && this.graph.constantAt(b) !== null;
    return isLiteral ? asDouble(sql) : sql;
  }

  isZeroFree(value: Value): boolean {
    const constant = this.graph.constantAt(value);
    return constant !== null && constant !== 0;
  }

  private build(value: Value, operation: Operation): Placed {
    const first = { step: 1, windowed: false };
    switch (operation.op) {
      case 'constant':
        return { ...numberLiteral(operation.value), ...first };
      case 'truth':
        return { ...truthLiteral(operation.value), ...first };
      case 'column':
        return { ...atom(this.over.column(operation)), ...first };
      case 'index':
        return { ...atom('CAST(s.n AS double precision)'), ...first };
      case 'input':
        throw new Error('a query has no open inputs');
      case 'prev': {
        const a = this.plain(operation.a);
        return {
          ...atom(`LAG(${this.typed(operation.a, a).text}, ${operation.length}) OVER by_bar`),
          ...over(a),
        };
      }
      case 'window':
        return this.windows.window(value, operation);
      case 'covariance':
        return this.windows.covariance(value, operation);
      case 'ema':
      case 'wilder':
        return this.windows.smoothing(value, operation);
      case 'last':
        throw new Error('what is last belongs to a recurrence');
      case 'recur':
        return this.started(operation);
      case 'sample':
        return { ...atom(this.over.sample(operation)), ...first };
      default: {
        const read = operands(operation).map((one) => this.short(one));
        const sql = pureSql(
          operation,
          (one) => this.short(one),
          (one) => this.isZeroFree(one),
        );
        return {
          ...(operation.op === 'choose' ? this.typedChoice(operation.a, operation.b, sql) : sql),
          step: Math.max(...read.map(({ step }) => step)),
          windowed: read.some(({ windowed }) => windowed),
        };
      }
    }
  }

  /** The step from which a column can be read. */
  stepOf(column: string): number {
    return 1 + this.steps.findIndex(({ columns }) => columns.some(({ name }) => name === column));
  }

  private fromRecurrence(value: Value): Placed {
    const group = this.groups.get(value) ?? [];
    for (const [member, column] of new Recurrence(this, group).add()) this.placed.set(member, column);
    const placed = this.placed.get(value);
    if (placed === undefined) throw new Error('a recurrence gives what is read of it');
    return placed;
  }

  /** Nothing leads back to its last value: it only asks whether there has been one. */
  private started(operation: Extract<Operation, { op: 'recur' }>): Placed {
    const initial = this.plain(operation.initial);
    const step = this.short(operation.step);
    const text = `CASE WHEN COUNT(${initial.text}) OVER earlier > 0 THEN ${step.text} ELSE ${initial.text} END`;
    return {
      ...this.typedChoice(operation.initial, operation.step, atom(text)),
      step: Math.max(initial.step, step.step),
      windowed: true,
    };
  }
}

/** Whether an expression is nothing but the name of a column. */
export function isColumn({ text }: Sql): boolean {
  return /^[a-z]\w*$/.test(text);
}

const position = ({ step }: Placed): { step: number } => ({ step });
export const over = ({ step }: Placed): { step: number; windowed: true } => ({ step, windowed: true });

function frame(name: string): string {
  const length = Number(/\d+$/.exec(name)?.[0]);
  if (name === 'by_bar') return 'ORDER BY s.n';
  if (name === 'earlier') return 'ORDER BY s.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING';
  const rows = 'ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW';
  if (name.startsWith('head_')) return `PARTITION BY s.n / ${length} ORDER BY s.n ${rows}`;
  if (name.startsWith('tail_')) return `PARTITION BY s.n / ${length} ORDER BY s.n DESC ${rows}`;
  return `ORDER BY s.n ROWS BETWEEN ${length - 1} PRECEDING AND CURRENT ROW`;
}

export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
