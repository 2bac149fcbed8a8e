import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAccount } from '../simulation/account.js';
import { SimulationEngine } from '../simulation/engine.js';
import type { SignalColumns } from '../simulation/leg.js';
import type { PositionRules, PriceDistance } from '../simulation/position-rules.js';
import { walkOf } from '../testing/bars.js';
import type { ReferenceBar } from './levels.js';
import { referenceSimulation } from './reference-engine.js';

const distance = (column: Float64Array): fc.Arbitrary<PriceDistance | null> =>
  fc.oneof(
    fc.constant(null),
    fc.record({
      mode: fc.constant('percent' as const),
      percent: fc.double({ min: 0.1, max: 6, noNaN: true }),
    }),
    fc.record({
      mode: fc.constant('atr' as const),
      multiple: fc.double({ min: 0.2, max: 3, noNaN: true }),
      column: fc.constant(column),
    }),
  );

/** A whole case from one seed: bars, signals of some density, an ATR column with holes, rules and costs. */
const cases = fc
  .record({
    seed: fc.nat(),
    length: fc.integer({ min: 1, max: 160 }),
    density: fc.constantFrom(0.03, 0.15, 0.5),
    step: fc.constantFrom(86_400_000, 3_600_000, 5_000_000),
  })
  .chain(({ seed, length, density, step }) => {
    const bars = walkOf(seed, length, step);
    const noise = walkOf(seed + 1, length * 5).close.map((x) => (x * 7919) % 1);
    const column = (i: number) =>
      Float64Array.from({ length }, (_, t) => (noise[i * length + t]! < density ? 1 : 0));
    const signals: SignalColumns = {
      enterLong: column(0),
      exitLong: column(1),
      enterShort: column(2),
      exitShort: column(3),
    };
    const atr = Float64Array.from({ length }, (_, t) =>
      noise[4 * length + t]! < 0.1 ? Number.NaN : 1 + noise[4 * length + t]! * 4,
    );
    return fc.record({
      bars: fc.constant(bars),
      signals: fc.constant(signals),
      rules: fc
        .record({
          size: fc.oneof(
            fc.record({
              mode: fc.constant('percent_equity' as const),
              value: fc.double({ min: 1, max: 150, noNaN: true }),
            }),
            fc.record({
              mode: fc.constant('percent_risk' as const),
              value: fc.double({ min: 0.5, max: 10, noNaN: true }),
            }),
            fc.record({
              mode: fc.constant('fixed_notional' as const),
              value: fc.double({ min: 10, max: 20_000, noNaN: true }),
            }),
            fc.record({
              mode: fc.constant('fixed_units' as const),
              value: fc.double({ min: 0.1, max: 200, noNaN: true }),
            }),
          ),
          stopLoss: distance(atr),
          takeProfit: distance(atr),
          trailingStop: distance(atr),
          perpetual: fc.boolean(),
          timeExitBars: fc.option(fc.integer({ min: 1, max: 12 })),
          entry: fc.oneof(
            fc.constant({ kind: 'market' as const }),
            fc.record({
              kind: fc.constant('limit' as const),
              offsetPercent: fc.double({ min: -1, max: 3, noNaN: true }),
              bars: fc.integer({ min: 1, max: 5 }),
            }),
          ),
        })
        .filter(
          ({ size, stopLoss, trailingStop }) =>
            size.mode !== 'percent_risk' || stopLoss !== null || trailingStop !== null,
        ),
      account: fc.record({
        cash: fc.constant(defaultAccount.cash),
        feeBps: fc.constantFrom(0, 10, 80),
        slippageBps: fc.constantFrom(0, 5, 60),
        fundingBps: fc.constantFrom(0, 1, -4),
        leverage: fc.constantFrom(1, 1, 1, 4),
      }),
      chunk: fc.integer({ min: 1, max: 200 }),
    });
  });

function asObjects({
  bars,
  signals,
}: {
  bars: ReturnType<typeof walkOf>;
  signals: SignalColumns;
}): ReferenceBar[] {
  return Array.from(bars.time, (_, t) => ({
    time: bars.time[t]!,
    open: bars.open[t]!,
    high: bars.high[t]!,
    low: bars.low[t]!,
    close: bars.close[t]!,
    enterLong: signals.enterLong[t] === 1,
    exitLong: signals.exitLong[t] === 1,
    enterShort: signals.enterShort[t] === 1,
    exitShort: signals.exitShort[t] === 1,
  }));
}

function runEngine(input: {
  bars: ReturnType<typeof walkOf>;
  signals: SignalColumns;
  rules: PositionRules;
  account: typeof defaultAccount;
  chunk: number;
}) {
  const engine = new SimulationEngine(input.bars, input.signals, input.rules, input.account);
  const total = input.bars.time.length;
  for (let from = 0; from < total; from += input.chunk)
    engine.advance(from, Math.min(from + input.chunk, total));
  return engine;
}

const seed = Number(process.env.SEED ?? 20_240_601);

describe(`the engine beside the reference (fast-check seed ${seed}, set SEED for another)`, {
  timeout: 60_000,
}, () => {
  it('gives the same trades and the same equity, whatever the bars, signals, rules, costs and chunks', () => {
    let trades = 0;
    let ambiguous = 0;
    const reasons = new Set<string>();
    fc.assert(
      fc.property(cases, (input) => {
        const engine = runEngine(input);
        const reference = referenceSimulation(asObjects(input), input.rules, input.account);
        expect(engine.trades.length).toBe(reference.trades.length);
        reference.trades.forEach((trade, i) => {
          const log = engine.trades;
          expect({
            side: log.side[i] === 1 ? 'long' : 'short',
            entryBar: log.entryBar[i],
            exitBar: log.exitBar[i] === -1 ? null : log.exitBar[i],
            reason: log.reasonOf(i),
            ambiguous: log.ambiguous[i] === 1,
          }).toEqual({
            side: trade.side,
            entryBar: trade.entryBar,
            exitBar: trade.exitBar,
            reason: trade.reason,
            ambiguous: trade.ambiguous,
          });
          closeTo(log.quantity[i]!, trade.quantity);
          closeTo(log.entryPrice[i]!, trade.entryPrice);
          if (trade.exitPrice !== null) closeTo(log.exitPrice[i]!, trade.exitPrice);
          closeTo(log.fees[i]!, trade.fees);
          closeTo(log.funding[i]!, trade.funding);
          closeTo(log.profit[i]!, trade.profit, 1e-6);
          reasons.add(trade.reason);
          trades++;
          if (trade.ambiguous) ambiguous++;
        });
        reference.days.forEach((day, t) => {
          closeTo(engine.equity[t]!, day.equity, 1e-6);
        });
        expect(engine.reducedEntries).toBe(reference.reducedEntries);
      }),
      { seed, numRuns: 600 },
    );
    expect(trades, 'the cases must trade').toBeGreaterThan(2_000);
    expect(ambiguous, 'and meet ambiguous bars').toBeGreaterThan(10);
    expect([...reasons].sort(), 'and every reason but ruin').toEqual(
      [
        'open',
        'reversal',
        'signal',
        'stop_loss',
        'take_profit',
        'time_exit',
        'trailing_stop',
        ...(reasons.has('ruin') ? ['ruin'] : []),
      ].sort(),
    );
  });

  it('keeps its invariants: equity is cash plus position, fees are paid, fills lie in the bar give or take slippage, cash limits hold', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const engine = runEngine(input);
        const { days } = referenceSimulation(asObjects(input), input.rules, input.account);
        const { bars, account } = input;
        const log = engine.trades;
        const slip = account.slippageBps / 10_000;
        let realised = account.cash;
        let previousExit = 0;
        for (let i = 0; i < log.length; i++) {
          const entry = log.entryBar[i]!;
          expect(log.fees[i]).toBeGreaterThanOrEqual(0);
          expect(log.quantity[i]).toBeGreaterThan(0);
          expect(log.entryPrice[i]).toBeGreaterThanOrEqual(bars.low[entry]! * (1 - slip) * (1 - 1e-12));
          expect(log.entryPrice[i]).toBeLessThanOrEqual(bars.high[entry]! * (1 + slip) * (1 + 1e-12));
          expect(entry).toBeGreaterThanOrEqual(previousExit);
          const notional = log.quantity[i]! * log.entryPrice[i]!;
          expect(notional * (1 + account.feeBps / 10_000)).toBeLessThanOrEqual(
            realised * account.leverage * (1 + 1e-9),
          );
          const exit = log.exitBar[i]!;
          if (exit === -1) continue;
          expect(log.exitPrice[i]).toBeGreaterThanOrEqual(bars.low[exit]! * (1 - slip) * (1 - 1e-12));
          expect(log.exitPrice[i]).toBeLessThanOrEqual(bars.high[exit]! * (1 + slip) * (1 + 1e-12));
          realised += log.profit[i]!;
          previousExit = exit;
          closeTo(
            engine.equity[exit]!,
            log.entryBar[i + 1] === exit && i + 1 < log.length ? engine.equity[exit]! : realised,
            1e-6,
          );
        }
        days.forEach((day, t) => {
          closeTo(engine.equity[t]!, day.cash + day.position * bars.close[t]!, 1e-6);
        });
      }),
      { seed, numRuns: 200 },
    );
  });
});

function closeTo(actual: number, expected: number, absolute = 1e-9): void {
  const error = Math.abs(actual - expected);
  if (!(error <= absolute + 1e-9 * Math.abs(expected))) expect(actual).toBe(expected);
}
