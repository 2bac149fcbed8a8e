import { describe, expect, it } from 'vitest';
import { walkOf } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { atPoint, gridOf, UnknownParameter, withParameter } from './parameters.js';
import { sweep } from './sweep.js';

const base = programOf(
  { enter_long: 'close > sma(close, period)', exit_long: 'close < sma(close, period)' },
  {
    risk: [
      { kind: 'position_size', node: 'size', mode: 'percent_equity', value: 50 },
      { kind: 'stop_loss', node: 'stop', distance: { mode: 'percent', percent: 5 } },
      { kind: 'time_exit', node: 'time', bars: 20 },
    ],
    execution: { kind: 'limit', node: 'limit', offsetPercent: 0.1, bars: 2 },
  },
);
const program = {
  ...base,
  source: { ...base.source, nodes: base.source.nodes.map((node) => ({ ...node, params: { period: 10 } })) },
};

describe('parameters of a program', () => {
  it('are changed by node and name: formulas, stops, sizes, times and limits', () => {
    const change = (node: string, parameter: string, value: number) =>
      withParameter(program, { node, parameter }, value);
    expect(change('rules', 'period', 7).source.nodes[0]!.params).toEqual({ period: 7 });
    expect(change('stop', 'value', 3).risk[1]).toMatchObject({ distance: { mode: 'percent', percent: 3 } });
    expect(change('size', 'value', 80).risk[0]).toMatchObject({ value: 80 });
    expect(change('time', 'period', 4).risk[2]).toMatchObject({ bars: 4 });
    expect(change('limit', 'offset', 0.3).execution).toMatchObject({ offsetPercent: 0.3, bars: 2 });
    expect(change('limit', 'period', 9).execution).toMatchObject({ offsetPercent: 0.1, bars: 9 });
    expect(program.risk[0]).toMatchObject({ value: 50 });
  });

  it('that are not there are an error that names them', () => {
    expect(() => withParameter(program, { node: 'stop', parameter: 'period' }, 3)).toThrow(UnknownParameter);
    expect(() => withParameter(program, { node: 'nobody', parameter: 'value' }, 3)).toThrow(/nobody/);
  });
});

describe('a sweep', () => {
  const axes = [
    { node: 'rules', parameter: 'period', values: [5, 10] },
    { node: 'stop', parameter: 'value', values: [2, 4, 8] },
  ];
  const bars = { asset: walkOf(4, 800) };

  it('has a row for every combination, the last axis fastest', () => {
    expect(gridOf(axes)).toEqual([
      [5, 2],
      [5, 4],
      [5, 8],
      [10, 2],
      [10, 4],
      [10, 8],
    ]);
    expect([...sweep(program, bars, axes)].map(({ point }) => point)).toEqual(gridOf(axes));
  });

  it('gives each point what a simulation of its own gives', () => {
    const rows = [...sweep(program, bars, axes)];
    const [alone] = [...sweep(atPoint(program, axes, [10, 4]), bars, [])];
    expect(rows[4]).toEqual({ ...alone, point: [10, 4] });
    expect(new Set(rows.map((row) => ('metrics' in row ? row.metrics.finalEquity : null))).size).toBe(6);
  });

  it('can be divided: two halves are the whole', () => {
    const whole = [...sweep(program, bars, axes)];
    expect([...sweep(program, bars, axes, { to: 3 }), ...sweep(program, bars, axes, { from: 3 })]).toEqual(
      whole,
    );
  });

  it('reports a point that cannot be simulated and goes on', () => {
    const rows = [...sweep(program, bars, [{ node: 'stop', parameter: 'value', values: [0, 4] }])];
    expect(rows[0]).toEqual({ point: [0], refusal: { code: 'rule-not-positive', node: 'stop' } });
    expect(rows[1]).toHaveProperty('metrics');
  });

  it('gives daily returns that multiply to the total return', () => {
    for (const row of sweep(program, bars, axes)) {
      if (!('metrics' in row)) throw new Error('refused');
      expect(row.dailyReturns.reduce((product, r) => product * (1 + r), 1) - 1).toBeCloseTo(
        row.metrics.totalReturn!,
        9,
      );
    }
  });
});
