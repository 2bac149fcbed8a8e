import { describe, expect, it } from 'vitest';
import { compileProgram } from '../compile.js';
import { describeFormula } from '../describe.js';
import { functions } from '../functions/functions.js';
import type { ProgramNode, ProgramSource } from '../program.js';
import { reservedNames } from '../reserved-names.js';
import { printFormula } from '../syntax/format.js';
import { parse } from '../syntax/parser.js';
import { seededBars } from '../testing/seeded-bars.js';
import { warmUp } from '../warm-up.js';
import { indicators } from './indicators.js';

const bars = { from: 'bars', id: 'b' } as const;

function barsInputs({ formula, params }: (typeof indicators)[number]): string[] {
  const shape = describeFormula(
    formula,
    params.map(({ name }) => name),
  );
  return shape.ok ? shape.value.inputs.filter(({ type }) => type === 'bars').map(({ name }) => name) : [];
}

function programOf(kind: (typeof indicators)[number]): ProgramSource {
  const params = Object.fromEntries(kind.params.map(({ name, default: value }) => [name, Number(value)]));
  const node: ProgramNode = {
    id: kind.kind,
    formula: kind.formula,
    params,
    inputs: {
      bars,
      x: { from: 'node', id: 'x', output: 'value' },
      y: { from: 'node', id: 'y', output: 'value' },
      ...Object.fromEntries(barsInputs(kind).map((name) => [name, bars])),
    },
  };
  const input = (id: string, formula: string): ProgramNode => ({ id, formula, params: {}, inputs: { bars } });
  return { bars: ['b'], nodes: [input('x', 'close'), input('y', 'volume'), node] };
}

describe.each(indicators.map((kind) => ({ name: kind.kind, kind })))('the catalogue entry $name', ({
  kind,
}) => {
  it('says everything about itself', () => {
    expect(kind.kind).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const text of [kind.title, kind.description, kind.convention, kind.source])
      expect(text.length).toBeGreaterThan(2);
    for (const { name, default: value, minimum = 0, maximum = 0 } of kind.params) {
      expect(reservedNames.has(name)).toBe(false);
      expect(value).toBeGreaterThanOrEqual(minimum);
      expect(value).toBeLessThanOrEqual(maximum);
    }
  });

  it('has a formula in canonical spelling that uses each parameter', () => {
    expect(printFormula(parse(kind.formula))).toBe(kind.formula);
    const names = kind.params.map(({ name }) => name);
    const shape = describeFormula(kind.formula, names);
    expect(shape.ok).toBe(true);
    for (const name of names) expect(kind.formula).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('has its first value where the warm-up says', () => {
    const source = programOf(kind);
    const shape = describeFormula(
      kind.formula,
      kind.params.map(({ name }) => name),
    );
    if (!shape.ok) throw new Error(shape.error.message);
    const outputs = shape.value.outputs.map(({ name }) => ({ node: kind.kind, output: name }));
    const told = warmUp(source, outputs);
    const compiled = compileProgram(source, outputs);
    if (!told.ok || !compiled.ok) throw new Error('should compile');
    const columns = outputs.map(() => new Float64Array(300));
    compiled.value.start().advance({ b: seededBars(300, 11) }, 0, 300, columns);
    const first = Array.from({ length: 300 }, (_, bar) => bar).find((bar) =>
      columns.every((column) => !Number.isNaN(column[bar])),
    );
    expect(first).toBeDefined();
    // What waits for an event in the market has no warm-up that could be told.
    if (['pivot', 'pivot_points'].includes(kind.kind)) expect(told.value).toBeNull();
    // A condition may be known to be false before all of its parts are known.
    else if (shape.value.outputs.some(({ type }) => type === 'boolean'))
      expect(first).toBeLessThanOrEqual(told.value ?? -1);
    else expect(first).toBe(told.value);
  });
});

describe('the catalogue', () => {
  it('names each kind once and covers the functions of the contract', () => {
    const kinds = indicators.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    const callable = new Set(functions.map(({ name }) => name));
    const contract =
      'prev sum highest lowest abs log exp sqrt min max crosses_above crosses_below sma ema wma wilder stdev zscore roc rsi ' +
      'correlation macd bollinger stochastic adx atr cci mfi williams_r obv vwap donchian keltner supertrend ichimoku';
    expect(contract.split(' ').filter((name) => !callable.has(name))).toEqual([]);
  });

  it('has at least 50 entries', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(50);
  });

  it('leaves the warm-up open where a formula itself says na', () => {
    const source: ProgramSource = {
      bars: ['b'],
      nodes: [{ id: 'n', formula: 'if(close > 1, na, close)', params: {}, inputs: { bars } }],
    };
    expect(warmUp(source, [{ node: 'n', output: 'value' }])).toEqual({ ok: true, value: null });
  });
});
