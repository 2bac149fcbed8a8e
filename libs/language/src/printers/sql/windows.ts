import type { Operation, Value } from '../../ir/operation.js';
import { atom } from './expression.js';
import { over, type Placed, type Query } from './query.js';

type Window = Extract<Operation, { op: 'window' | 'covariance' }>;

/** What reads several bars at once, in the words of a query: window functions, joins with the bars before, averages. */
export class Windows {
  /** Tables of the known values of an expression, by the expression. */
  private readonly known = new Map<string, string>();

  constructor(private readonly query: Query) {}

  window(value: Value, operation: Extract<Window, { op: 'window' }>): Placed {
    const { name, length } = operation;
    switch (name) {
      case 'highest':
      case 'lowest': {
        const a = this.query.plain(operation.a);
        const x = this.query.typed(operation.a, a).text;
        return this.full(length, x, a, `${name === 'highest' ? 'MAX' : 'MIN'}(${x}) OVER last_${length}`);
      }
      case 'sum':
        return this.sum(operation);
      case 'variance':
        if (!this.query.dialect.hasExactWindows) {
          const mean = this.mean(operation.a, length);
          const x = this.query.asColumn(operation.a).text;
          const square = `(b.${x} - a.${mean}) * (b.${x} - a.${mean})`;
          return this.lookBack(
            value,
            length,
            [operation.a],
            [mean],
            unlessConstant([x], `SUM(${square}) / ${length}.0`),
          );
        }
        return this.exact(length, [operation.a], ([x]) => `VAR_POP(${x})`);
      case 'wma': {
        const x = this.query.asColumn(operation.a).text;
        const weighted = `SUM((${length} - back.k) * b.${x})`;
        return this.lookBack(
          value,
          length,
          [operation.a],
          [],
          `${weighted} / ${(length * (length + 1)) / 2}.0`,
        );
      }
      case 'mean_deviation': {
        const mean = this.mean(operation.a, length);
        const x = this.query.asColumn(operation.a).text;
        return this.lookBack(
          value,
          length,
          [operation.a],
          [mean],
          `SUM(ABS(b.${x} - a.${mean})) / ${length}.0`,
        );
      }
      case 'rank': {
        const x = this.query.asColumn(operation.a).text;
        return this.lookBack(
          value,
          length,
          [operation.a],
          [],
          `CAST(SUM(CASE WHEN b.${x} <= a.${x} THEN 1 ELSE 0 END) - 1 AS double precision)`,
        );
      }
      case 'bars_since_highest':
      case 'bars_since_lowest': {
        const extreme = name === 'bars_since_highest' ? 'highest' : 'lowest';
        const top = this.query.asColumn(
          this.query.graph.add({ op: 'window', name: extreme, a: operation.a, length }),
        ).text;
        const x = this.query.asColumn(operation.a).text;
        return this.lookBack(
          value,
          length,
          [operation.a],
          [top],
          `CAST(MIN(CASE WHEN b.${x} = a.${top} THEN back.k END) AS double precision)`,
        );
      }
    }
  }

  /** An aggregate over a window, NULL until the window is full and while a NULL is in it. */
  private full(length: number, x: string, a: Placed, aggregate: string): Placed {
    const text = `CASE WHEN COUNT(${x}) OVER last_${length} = ${length} THEN ${aggregate} END`;
    return { ...atom(text), ...over(a) };
  }

  /**
   * SQLite slides a sum by taking away what leaves the window, and what was lost to rounding stays. So there, as in the
   * other printers, time is cut into blocks, and a window is the end of the block before and the start of this one.
   */
  private sum({ a: value, length }: Extract<Window, { op: 'window' }>): Placed {
    const a = this.query.plain(value);
    const x = this.query.typed(value, a).text;
    if (this.query.dialect.hasExactWindows || length === 1)
      return this.full(length, x, a, `SUM(${x}) OVER last_${length}`);
    const head = this.query.addColumn(this.query.names.take(`head_${length}`), {
      text: `SUM(${x}) OVER head_${length}`,
      step: a.step,
    });
    const tail = this.query.addColumn(this.query.names.take(`tail_${length}`), {
      text: `SUM(${x}) OVER tail_${length}`,
      step: a.step,
    });
    const before = `CASE WHEN s.n % ${length} < ${length - 1} THEN LAG(${tail.text}, ${length - 1}) OVER by_bar ELSE 0.0 END`;
    return this.full(length, x, { ...a, step: head.step }, `${head.text} + ${before}`);
  }

  private exact(
    length: number,
    values: readonly Value[],
    aggregate: (x: readonly string[]) => string,
  ): Placed {
    const placed = values.map((value) => this.query.plain(value));
    const x = values.map((value, index) => this.query.typed(value, placed[index]!).text);
    const over = ` OVER last_${length}`;
    const constant = x.map((one) => `MAX(${one})${over} = MIN(${one})${over}`).join(' OR ');
    const counted = x.map((one) => `COUNT(${one})${over} = ${length}`).join(' AND ');
    const text = `CASE WHEN ${counted} THEN CASE WHEN ${constant} THEN 0.0 ELSE ${aggregate(x)}${over} END END`;
    return { ...atom(text), step: Math.max(...placed.map(({ step }) => step)), windowed: true };
  }

  covariance(value: Value, { a, b, length }: Extract<Window, { op: 'covariance' }>): Placed {
    if (this.query.dialect.hasExactWindows)
      return this.exact(length, [a, b], ([x, y]) => `COVAR_POP(${x}, ${y})`);
    const [meanX, meanY] = [this.mean(a, length), this.mean(b, length)];
    const [x, y] = [this.query.asColumn(a).text, this.query.asColumn(b).text];
    const product = `SUM((b.${x} - a.${meanX}) * (b.${y} - a.${meanY})) / ${length}.0`;
    return this.lookBack(value, length, [a, b], [meanX, meanY], unlessConstant([x, y], product));
  }

  private mean(value: Value, length: number): string {
    const sum = this.query.graph.add({ op: 'window', name: 'sum', a: value, length });
    const mean = this.query.graph.add({
      op: 'arithmetic',
      operator: '/',
      a: sum,
      b: this.query.graph.constant(length),
    });
    this.query.graph.suggestName(mean, 'mean');
    return this.query.asColumn(mean).text;
  }

  /** What needs the whole window at once: each bar `a` is joined with the bars `b` that lie `back.k` bars back. */
  private lookBack(
    value: Value,
    length: number,
    values: readonly Value[],
    further: readonly string[],
    aggregate: string,
  ): Placed {
    const columns = values.map((one) => this.query.asColumn(one));
    const steps = further.map((name) => this.query.stepOf(name));
    const step = Math.max(...columns.map((one) => one.step), ...steps);
    const source = this.query.stepName(step - 1);
    const name = this.query.names.take(this.query.wish(value));
    const table = this.query.names.take(`${name}_window`);
    this.query.addTable(
      step,
      [
        `${table} AS (`,
        `  SELECT a.n, ${aggregate} AS value`,
        `  FROM ${source} AS a CROSS JOIN ${this.query.dialect.offsets(length)}`,
        `  JOIN ${source} AS b ON b.n = a.n - back.k`,
        '  GROUP BY a.n',
        `  HAVING ${columns.map(({ text }) => `COUNT(b.${text}) = ${length}`).join(' AND ')}`,
        ')',
      ].join('\n'),
    );
    this.query.addJoin(step, table, `${table}.n = s.n`);
    return this.query.addColumn(name, { text: `${table}.value`, step });
  }

  /** An average that steps from one known value to the next. */
  smoothing(value: Value, operation: Extract<Operation, { op: 'ema' | 'wilder' }>): Placed {
    const { length } = operation;
    const skip = operation.op === 'ema' ? operation.skip : 0;
    const first = length + skip;
    const a = this.query.plain(operation.a);
    const { dialect } = this.query;
    const inputs = this.knownValues(a, this.query.typed(operation.a, a).text);
    const name = this.query.names.take(this.query.wish(value));
    const table = this.query.names.take(`${name}_rows`);
    const x = dialect.readKnown('x', '(r.k + 1)');
    const step =
      operation.op === 'ema'
        ? `(${x} - r.value) * (2.0 / ${length + 1}.0) + r.value`
        : `(r.value * ${length - 1}.0 + ${x}) / ${length}.0`;
    this.query.addTable(
      a.step,
      [
        `${table} (k, n, value) AS (`,
        `  SELECT ${first}, ${dialect.firstKnown(inputs, first)}, ${dialect.meanKnown(inputs, skip + 1, first)}`,
        '  UNION ALL',
        `  SELECT r.k + 1, ${dialect.readKnown('n', '(r.k + 1)')}, ${step}`,
        `  FROM ${dialect.fromKnown(table, inputs, 'r.k + 1')}`,
        ')',
      ].join('\n'),
    );
    this.query.addJoin(a.step, table, `${table}.n = s.n`);
    return this.query.addColumn(name, { text: `${table}.value`, step: a.step });
  }

  /** The known values of an expression, once for all averages over it. */
  private knownValues({ step }: Placed, text: string): string {
    const key = `${step} ${text}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const name = this.query.names.take('known');
    this.known.set(key, name);
    this.query.addTable(step, this.query.dialect.known(name, this.query.stepName(step - 1), text));
    return name;
  }
}

/** Rounding leaves a trace of a variance where nothing varies; there is none. */
function unlessConstant(columns: readonly string[], aggregate: string): string {
  const constant = columns.map((x) => `MAX(b.${x}) = MIN(b.${x})`).join(' OR ');
  return `CASE WHEN ${constant} THEN 0.0 ELSE ${aggregate} END`;
}
