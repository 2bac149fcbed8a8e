import { describe, expect, it } from 'vitest';
import { simulate } from '../simulation/simulate.js';
import { flatBars } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { explainTrades } from './explain.js';

const base = programOf(
  { enter_long: 'average > 10.5', exit_long: 'average < 9.5' },
  { risk: [{ kind: 'take_profit', node: 'target', distance: { mode: 'percent', percent: 40 } }] },
);
const program = {
  ...base,
  source: {
    bars: ['asset'],
    nodes: [
      {
        id: 'average',
        formula: 'sma(close, period)',
        params: { period: 2 },
        inputs: { bars: { from: 'bars' as const, id: 'asset' } },
      },
      {
        ...base.source.nodes[0]!,
        inputs: { average: { from: 'node' as const, id: 'average', output: 'value' } },
      },
    ],
  },
};

describe('the explanation of a trade', () => {
  const bars = { asset: flatBars([10, 10, 12, 11, 9, 8, 14, 9, 20, 20]) };
  const outcome = simulate(program, bars);
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  const { trades } = outcome.run;

  it('has every node at the closes that decided entry and exit', () => {
    const [first] = explainTrades(program, bars, trades, [0]);
    // Averages of two closes: 10, 11, 11.5, 10, 8.5, 11, …
    expect(first).toEqual({
      entry: {
        bar: 2,
        values: [
          { node: 'average', output: 'value', value: 11 },
          { node: 'rules', output: 'enter_long', value: 1 },
          { node: 'rules', output: 'exit_long', value: 0 },
        ],
      },
      exit: {
        bar: 5,
        values: [
          { node: 'average', output: 'value', value: 8.5 },
          { node: 'rules', output: 'enter_long', value: 0 },
          { node: 'rules', output: 'exit_long', value: 1 },
        ],
      },
    });
    expect([trades.entryBar[0], trades.exitBar[0]]).toEqual([3, 6]);
  });

  it('has no exit values where a target, not a signal, ended the trade', () => {
    expect(trades.reasonOf(1)).toBe('take_profit');
    const [second] = explainTrades(program, bars, trades, [1]);
    expect(second).toMatchObject({ entry: { bar: 6 }, exit: null });
  });
});
