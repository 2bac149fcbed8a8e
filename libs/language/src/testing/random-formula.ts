import { columnNames } from '../columns.js';
import type { SeriesType } from '../shape.js';
import type { Comparison } from '../syntax/token.js';
import type { Arithmetic, Expression, Formula, Line } from '../syntax/tree.js';

const at = { position: 0, length: 0 };
const numberFunctions = [
  'sma',
  'ema',
  'wma',
  'wilder',
  'sum',
  'highest',
  'lowest',
  'stdev',
  'zscore',
  'rsi',
  'roc',
  'prev',
];

/** Random formulas that pass the checker: numbers, booleans, na, windows, recurrences, references to earlier lines. */
export class RandomFormula {
  private lines: { readonly name: string; readonly type: SeriesType }[] = [];

  /** With `timeframes` some series are read in a longer one. */
  constructor(
    private readonly random: () => number,
    private readonly timeframes: readonly string[] = [],
  ) {}

  formula(depth: number): Formula {
    this.lines = [];
    if (this.random() < 0.5) return { kind: 'expression', expression: this.expression(this.type(), depth) };
    const lines: Line[] = [];
    const count = 1 + this.whole(4);
    for (let index = 0; index < count; index++) {
      const name = `line_${index}`;
      const type = this.type();
      lines.push({ name, nameAt: at, expression: this.lineExpression(name, type, depth) });
      this.lines.push({ name, type });
    }
    return { kind: 'lines', lines };
  }

  private lineExpression(name: string, type: SeriesType, depth: number): Expression {
    if (this.random() > 0.25) return this.expression(type, depth);
    const initial = this.expression(type, depth - 1);
    this.lines.push({ name, type });
    const step = this.expression(type, depth - 1);
    this.lines.pop();
    return this.call('recur', [initial, step]);
  }

  private expression(type: SeriesType, depth: number): Expression {
    if (this.random() < 0.02) return { kind: 'na', at };
    const known = this.lines.filter((line) => line.type === type);
    if (known.length > 0 && this.random() < 0.2) return { kind: 'name', name: this.pick(known).name, at };
    if (this.random() < 0.1 && depth > 0) {
      return this.call('if', [
        this.truth(depth - 1),
        this.expression(type, depth - 1),
        this.expression(type, depth - 1),
      ]);
    }
    return type === 'number' ? this.number(depth) : this.truth(depth);
  }

  private number(depth: number): Expression {
    if (depth <= 0) {
      if (this.random() < 0.4) return { kind: 'number', value: this.constant(), at };
      return this.series();
    }
    const choice = this.random();
    if (choice < 0.4) {
      const operator: Arithmetic = this.pick(['+', '-', '*', '/'] as const);
      return this.binary(
        operator,
        this.expression('number', depth - 1),
        this.expression('number', depth - 1),
      );
    }
    if (choice < 0.5)
      return { kind: 'unary', operator: '-', operand: this.expression('number', depth - 1), at };
    if (choice < 0.6)
      return this.call(this.pick(['abs', 'sqrt', 'log', 'floor']), [this.expression('number', depth - 1)]);
    if (choice < 0.7) {
      const sides = [this.expression('number', depth - 1), this.expression('number', depth - 1)];
      return this.call(this.pick(['min', 'max']), sides);
    }
    return this.call(this.pick(numberFunctions), [
      this.expression('number', depth - 1),
      { kind: 'number', value: 1 + this.whole(6), at },
    ]);
  }

  private series(): Expression {
    const series = { kind: 'name', name: this.pick(columnNames), at } as const;
    if (this.timeframes.length === 0 || this.random() < 0.4) return series;
    return { kind: 'resampled', series, timeframe: this.pick(this.timeframes), timeframeAt: at, at };
  }

  private truth(depth: number): Expression {
    if (depth <= 0) return { kind: 'truth', value: this.random() < 0.5, at };
    const choice = this.random();
    if (choice < 0.45) {
      const operator: Comparison = this.pick(['<', '<=', '>', '>=', '==', '!='] as const);
      return this.binary(
        operator,
        this.expression('number', depth - 1),
        this.expression('number', depth - 1),
      );
    }
    if (choice < 0.75) {
      const operator = this.pick(['and', 'or'] as const);
      return this.binary(
        operator,
        this.expression('boolean', depth - 1),
        this.expression('boolean', depth - 1),
      );
    }
    if (choice < 0.85)
      return { kind: 'unary', operator: 'not', operand: this.expression('boolean', depth - 1), at };
    const sides = [this.expression('number', depth - 1), this.expression('number', depth - 1)];
    return this.call(this.pick(['crosses_above', 'crosses_below']), sides);
  }

  private binary(
    operator: Arithmetic | Comparison | 'and' | 'or',
    left: Expression,
    right: Expression,
  ): Expression {
    return { kind: 'binary', operator, left, right, at };
  }

  private call(name: string, parameters: readonly Expression[]): Expression {
    return { kind: 'call', name, nameAt: at, arguments: parameters, output: null, at };
  }

  private constant(): number {
    const choice = this.random();
    if (choice < 0.4) return this.whole(100);
    if (choice < 0.8) return this.random() * 10 ** (this.whole(12) - 6);
    return this.pick([0, 1, 0.5, 1e-7, 1e21, 123456789.123]);
  }

  private type(): SeriesType {
    return this.random() < 0.5 ? 'number' : 'boolean';
  }

  private whole(below: number): number {
    return Math.floor(this.random() * below);
  }

  private pick<T>(from: readonly T[]): T {
    const chosen = from[this.whole(from.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }
}
