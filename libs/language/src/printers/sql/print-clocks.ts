import { type Clock, everyBar } from '../../ir/clock.js';
import type { Graph } from '../../ir/graph.js';
import type { Value } from '../../ir/operation.js';
import type { BarColumns } from './bar-columns.js';
import type { Dialect } from './dialect.js';
import { LongerBars, type SlowValues, withSlowValues } from './longer-bars.js';
import type { SqlNames } from './names.js';
import { indented, Query } from './query.js';

interface Named {
  readonly value: Value;
  readonly name: string;
}

/**
 * The tables after `bar`, and the SELECT that gives the results. Each longer timeframe is a query of its own over its
 * bars, the slowest first; what faster ones read of it is joined to their bars.
 */
export function printClocks(
  graph: Graph,
  results: readonly Named[],
  {
    names,
    bars,
    dialect,
  }: { readonly names: SqlNames; readonly bars: BarColumns; readonly dialect: Dialect },
): { readonly tables: readonly string[]; readonly select: string } {
  const needed = graph.needed(results.map(({ value }) => value));
  const sampled = graph.sampledBy(needed);
  const longer = new Map<Clock, LongerBars>();
  /** The column in which a slow value stands. */
  const columns = new Map<Value, string>();
  const columnOf = (value: Value): string => {
    const column = columns.get(value);
    if (column === undefined) throw new Error(`operation ${value} is sampled before it ticks`);
    return column;
  };
  const tables: string[] = [];

  for (const clock of [...graph.clocksBySlowness(), everyBar]) {
    const own = needed.filter((value) => graph.clock(value) === clock || graph.clock(value) === null);
    const read = graph.sampledBy(own);
    const slow = [...longer].flatMap(([of, one]): SlowValues[] => {
      const values = [...read].filter((value) => graph.clock(value) === of);
      return values.length === 0 ? [] : [{ bars: one, columns: values.map(columnOf) }];
    });
    const ticks = clock === everyBar ? null : new LongerBars(graph.timeframe(clock), bars, names);
    const given = own.filter((value) => graph.clock(value) === clock && sampled.has(value));
    if (ticks !== null && given.length === 0) continue;
    const table = ticks?.table ?? 'bar';
    const from = slow.length === 0 ? table : names.take(`${table}_with`);
    const query = new Query(graph, names, dialect, {
      table: from,
      steps: ticks === null ? 'step' : names.take(`step_${graph.timeframe(clock).name}`),
      values: own,
      results: ticks === null ? results.map(({ value }) => value) : given,
      column: (operation) => (ticks ?? bars).column(operation),
      sample: ({ a }) => columnOf(a),
    });
    if (ticks !== null) tables.push(...ticks.print());
    if (slow.length > 0)
      tables.push(withSlowValues(from, { table, seen: ticks === null ? 'n' : 'seen' }, slow));
    if (ticks === null) {
      const { tables: own, select } = query.print('time', results);
      return { tables: [...tables, ...own], select: `${select}\nORDER BY s.n` };
    }
    longer.set(clock, ticks);
    for (const value of given)
      columns.set(value, names.take(`${query.wish(value)}_${graph.timeframe(clock).name}`));
    const { tables: steps, select } = query.print(
      'n',
      given.map((value) => ({ value, name: columnOf(value) })),
    );
    tables.push(...steps, `${ticks.values} AS (\n${indented(select)}\n)`);
  }
  throw new Error('every bar is a clock');
}
