import type { StrategyProgram } from '@strategy-builder/domain';
import { describe, expect, it } from 'vitest';
import { flatBars, walkOf } from '../testing/bars.js';
import { atrStop, programOf } from '../testing/programs.js';
import { simulate } from './simulate.js';
import { simulatePortfolio } from './simulate-portfolio.js';

const free = { cash: 1_000, feeBps: 0, slippageBps: 0 };

/** A program on two series whose signals come from formulas over both; `traded` is the one that is bought. */
function leg(
  traded: 'btc' | 'eth',
  signals: Record<string, string>,
  risk: StrategyProgram['risk'] = [],
): StrategyProgram {
  const base = programOf(signals, { risk });
  return {
    ...base,
    traded,
    source: {
      bars: ['btc', 'eth'],
      nodes: base.source.nodes.map((node) => ({
        ...node,
        inputs:
          node.id === 'rules'
            ? { btc: { from: 'bars', id: 'btc' }, eth: { from: 'bars', id: 'eth' } }
            : { bars: { from: 'bars', id: traded } },
      })),
    },
  };
}

function done(...args: Parameters<typeof simulatePortfolio>) {
  const outcome = simulatePortfolio(...args);
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.run;
}

const size = (value: number, mode: 'percent_equity' | 'fixed_units' = 'percent_equity') => [
  { kind: 'position_size' as const, node: 'size', mode, value },
];

describe('a portfolio', () => {
  it('of one leg is the simulation of that leg, to the last bit', () => {
    const program = programOf(
      {
        enter_long: 'rsi(close, 14) < 45',
        exit_long: 'rsi(close, 14) > 60',
        enter_short: 'crosses_below(close, sma(close, 20))',
      },
      {
        risk: [
          atrStop(2),
          { kind: 'trailing_stop', node: 'trail', distance: { mode: 'percent', percent: 5 } },
        ],
      },
    );
    const bars = { asset: walkOf(21, 2_000) };
    const alone = simulate(program, bars);
    if (alone.status !== 'done') throw new Error('refused');
    const run = done([program], bars, { chunk: 77 });
    expect(alone.run.trades.length).toBeGreaterThan(100);
    expect(Buffer.from(run.equity.buffer).equals(Buffer.from(alone.run.equity.buffer))).toBe(true);
    expect(run.trades.profit.subarray(0, run.trades.length)).toEqual(
      alone.run.trades.profit.subarray(0, alone.run.trades.length),
    );
  });

  it('trades a pair: long one, short the other at one open, worth what both together are worth', () => {
    const bars = { btc: flatBars([100, 100, 110, 120, 120]), eth: flatBars([10, 10, 10, 11, 11]) };
    const enter = 'btc.close / eth.close > 10.5';
    const exit = 'btc.close / eth.close < 10.95';
    const run = done(
      [
        leg('btc', { enter_short: enter, exit_short: exit }, size(50)),
        leg('eth', { enter_long: enter, exit_long: exit }, size(50)),
      ],
      bars,
      { account: free },
    );
    // The ratio is 11 at the close of bar 2, so both fill at the open of bar 3 and leave at that of bar 4.
    expect(run.legOf).toEqual([0, 1]);
    expect(Array.from(run.trades.entryBar.subarray(0, 2))).toEqual([3, 3]);
    expect(run.trades.quantity[0]).toBeCloseTo(500 / 120, 12);
    expect(run.trades.quantity[1]).toBeCloseTo(500 / 11, 12);
    expect(Array.from(run.trades.exitBar.subarray(0, 2))).toEqual([4, 4]);
    expect(run.equity.at(-1)).toBeCloseTo(1_000, 9);
  });

  it('leaves before it enters, so a rotation moves all cash from one asset to the other at one open', () => {
    const bars = { btc: flatBars([10, 12, 12, 12, 12]), eth: flatBars([10, 10, 10, 20, 20]) };
    const run = done(
      [
        leg('eth', { enter_long: 'eth.close > btc.close', exit_long: 'eth.close < btc.close' }),
        leg('btc', { enter_long: 'btc.close > eth.close', exit_long: 'btc.close < eth.close' }),
      ],
      bars,
      { account: { ...free, feeBps: 100 } },
    );
    expect(run.legOf).toEqual([1, 0]);
    expect(run.trades.exitBar[0]).toBe(4);
    expect(run.trades.entryBar[1]).toBe(4);
    expect(run.trades.quantity[1]! * 20 * 1.01).toBeCloseTo(1_000 + run.trades.profit[0]!, 9);
  });

  it('never holds more than equity × leverage in all legs together, and counts what it had to reduce', () => {
    const bars = { btc: flatBars([100, 100, 100]), eth: flatBars([10, 10, 10]) };
    const run = done(
      [
        leg('btc', { enter_long: 'btc.close > 0' }, size(80)),
        leg('eth', { enter_short: 'btc.close > 0' }, size(80)),
      ],
      bars,
      {
        account: { ...free, feeBps: 50 },
      },
    );
    const [first, second] = [run.trades.quantity[0]! * 100, run.trades.quantity[1]! * 10];
    expect(first).toBe(800);
    expect(first * 1.005 + second * 1.005).toBeCloseTo(1_000, 9);
    expect(run.legs.map(({ reducedEntries }) => reducedEntries)).toEqual([0, 1]);
  });

  it('pays on each leg the fees of its exchange, and so does buying and holding', () => {
    const on = (program: StrategyProgram, exchange: string): StrategyProgram => ({
      ...program,
      data: [{ node: program.traded, symbol: program.traded, exchange, timeframe: '1d', market: 'spot' }],
    });
    const bars = { btc: flatBars([100, 100, 100]), eth: flatBars([10, 10, 10]) };
    const run = done(
      [
        on(leg('btc', { enter_long: 'btc.close > 0' }, size(40)), 'Binance '),
        on(leg('eth', { enter_long: 'btc.close > 0' }, size(40)), 'kraken'),
      ],
      bars,
      { account: { ...free, feeBps: 10, venueFees: { binance: { feeBps: 100, makerFeeBps: null } } } },
    );
    expect(Array.from(run.trades.fees.subarray(0, 2), (fee) => fee.toFixed(9))).toEqual([
      '4.000000000',
      '0.400000000',
    ]);
    expect(run.heldFees).toBeCloseTo((1_000 - 1_000 / 1.01 + (1_000 - 1_000 / 1.001)) / 2, 9);
    expect(run.held.at(-1)).toBeCloseTo(1_000 - run.heldFees, 9);
  });

  it('of small fixed positions earns what its legs earn alone', () => {
    const bars = { btc: walkOf(5, 1_000), eth: walkOf(6, 1_000) };
    const programs = [
      leg(
        'btc',
        { enter_long: 'rsi(btc.close, 14) < 45', exit_long: 'rsi(btc.close, 14) > 60' },
        size(1, 'fixed_units'),
      ),
      leg(
        'eth',
        { enter_short: 'rsi(eth.close, 14) > 60', exit_short: 'rsi(eth.close, 14) < 45' },
        size(1, 'fixed_units'),
      ),
    ];
    const account = { cash: 1_000_000, feeBps: 10, slippageBps: 5 };
    const profits = programs.map((program) => {
      const alone = simulate(program, bars, { account });
      return alone.status === 'done' ? alone.run.equity.at(-1)! - account.cash : Number.NaN;
    });
    const run = done(programs, bars, { account });
    expect(run.trades.length).toBeGreaterThan(20);
    expect(run.equity.at(-1)! - account.cash).toBeCloseTo(profits[0]! + profits[1]!, 6);
  });

  it('ends in ruin as a whole', () => {
    const bars = { btc: flatBars([100, 100, 400, 400]), eth: flatBars([10, 10, 10, 10]) };
    const run = done(
      [
        leg('btc', { enter_short: 'btc.close > 0' }, size(50)),
        leg('eth', { enter_long: 'btc.close > 0' }, size(50)),
      ],
      bars,
      { account: free },
    );
    expect(run.ruinBar).toBe(2);
    expect(Array.from({ length: 2 }, (_, i) => run.trades.reasonOf(i))).toEqual(['ruin', 'ruin']);
    expect(Array.from(run.equity)).toEqual([1_000, 1_000, -500, -500]);
  });
});
