import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, slippageModels } from '../simulation/account.js';
import { SimulationEngine } from '../simulation/engine.js';
import type { LegParts, SignalColumns } from '../simulation/leg.js';
import type { PositionRules, PriceDistance } from '../simulation/position-rules.js';
import { seededRandom } from '../statistics/random.js';
import { walkOf } from '../testing/bars.js';
import { referenceSimulation } from './reference-engine.js';
import type { ReferenceBar } from './state.js';

const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const distance = (column: Float64Array): fc.Arbitrary<PriceDistance> =>
  fc.oneof(
    fc.record({ mode: fc.constant('percent' as const), percent: double(0.1, 6) }),
    fc.record({ mode: fc.constant('atr' as const), multiple: double(0.2, 3), column: fc.constant(column) }),
  );

const sometimes = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 2 });
const rarely = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: of });

/** The rules of one leg; `atr` and `volatility` are columns with holes. */
const rulesOf = (atr: Float64Array, volatility: Float64Array): fc.Arbitrary<PositionRules> =>
  fc
    .record({
      size: fc.oneof(
        fc.record({ mode: fc.constant('percent_equity' as const), value: double(1, 150) }),
        fc.record({ mode: fc.constant('percent_risk' as const), value: double(0.5, 10) }),
        fc.record({ mode: fc.constant('fixed_notional' as const), value: double(10, 20_000) }),
        fc.record({ mode: fc.constant('fixed_units' as const), value: double(0.1, 200) }),
        fc.record({
          mode: fc.constant('volatility_target' as const),
          value: double(1, 60),
          capPercent: double(1, 300),
          column: fc.constant(volatility),
        }),
        fc.record({
          mode: fc.constant('kelly' as const),
          value: double(1, 100),
          capPercent: double(1, 200),
          leastTrades: fc.integer({ min: 2, max: 6 }),
        }),
        fc.record({
          mode: fc.constant('inverse_volatility' as const),
          value: double(1, 100),
          column: fc.constant(volatility),
        }),
      ),
      stopLoss: sometimes(distance(atr)),
      takeProfit: sometimes(distance(atr)),
      trailingStop: sometimes(distance(atr)),
      ladder: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        {
          weight: 1,
          arbitrary: fc.array(fc.record({ distance: distance(atr), sharePercent: double(5, 25) }), {
            minLength: 1,
            maxLength: 4,
          }),
        },
      ),
      timeExitBars: sometimes(fc.integer({ min: 1, max: 12 })),
      venue: fc.constantFrom('binance:spot', 'deribit:spot', 'deribit:perpetual'),
      perpetual: fc.boolean(),
      entry: fc.oneof(
        fc.constant({ kind: 'market' as const }),
        fc.record({
          kind: fc.constantFrom('limit' as const, 'stop' as const),
          offsetPercent: double(0, 3),
          bars: fc.integer({ min: 1, max: 5 }),
        }),
        fc.record({ kind: fc.constant('twap' as const), parts: fc.integer({ min: 2, max: 6 }) }),
        fc.record({
          kind: fc.constant('grid' as const),
          spacingPercent: double(0.2, 3),
          levels: fc.integer({ min: 1, max: 6 }),
        }),
      ),
      pyramiding: rarely(
        fc.record({
          maxEntries: fc.integer({ min: 1, max: 5 }),
          spacingPercent: fc.constantFrom(0, 0.5, 2),
          direction: fc.constantFrom('any' as const, 'winning' as const, 'losing' as const),
        }),
      ),
      leverage: rarely(fc.record({ multiple: double(1, 60), maintenancePercent: double(0, 1.5) })),
      cooldown: rarely(
        fc.record({
          bars: fc.integer({ min: 1, max: 8 }),
          after: fc.constantFrom('any' as const, 'loss' as const),
        }),
      ),
      maxTradesPerDay: rarely(fc.integer({ min: 1, max: 3 })),
      dailyLossLimitPercent: rarely(double(0.2, 5)),
      killSwitchPercent: rarely(double(3, 40)),
    })
    .filter(
      ({ size, stopLoss, trailingStop }) =>
        size.mode !== 'percent_risk' || stopLoss !== null || trailingStop !== null,
    );

/** Rates every few hours from some hour on, with holes; now and then none at all. */
function fundingSeries(random: () => number, time: Float64Array): Float64Array {
  const every = [1, 4, 8][Math.floor(random() * 3)]! * 3_600_000;
  const shift = random() < 0.5 ? 0 : 3_600_000;
  const holes = [0, 0.1, 0.6, 1][Math.floor(random() * 4)]!;
  return time.map((at, t) => {
    const due = t > 0 && Math.floor((at - shift) / every) > Math.floor((time[t - 1]! - shift) / every);
    return due && random() >= holes ? (random() - 0.4) / 500 : Number.NaN;
  });
}

/** Bars and signals of one leg, from a seed. */
function legOf(seed: number, length: number, density: number, step: number) {
  const random = seededRandom(seed);
  const walk = walkOf(seed, length, step);
  const bars = {
    ...walk,
    volume: walk.volume.map(() => 20 + random() * 5_000),
    ...(random() < 0.5 && { funding: fundingSeries(random, walk.time) }),
  };
  const column = () => Uint8Array.from({ length }, () => (random() < density ? 1 : 0));
  const holed = (scale: number) =>
    Float64Array.from({ length }, () => (random() < 0.1 ? Number.NaN : (1 + random() * 4) * scale));
  const signals: SignalColumns = {
    enterLong: column(),
    exitLong: column(),
    enterShort: column(),
    exitShort: column(),
  };
  return rulesOf(holed(1), holed(0.1)).map((rules): LegParts => ({ bars, signals, rules }));
}

/** A whole case from one seed: one leg or two, signals of some density, rules and costs. */
const cases = fc
  .record({
    seed: fc.nat(),
    length: fc.integer({ min: 1, max: 160 }),
    density: fc.constantFrom(0.03, 0.15, 0.5),
    step: fc.constantFrom(86_400_000, 3_600_000, 5_000_000),
    legs: fc.constantFrom(1, 1, 2),
  })
  .chain(({ seed, length, density, step, legs }) =>
    fc.record({
      legs: fc.tuple(
        ...Array.from({ length: legs }, (_, i) => legOf(seed + i * 7919, length, density, step)),
      ),
      account: fc.record({
        cash: fc.constant(10_000),
        feeBps: fc.constantFrom(0, 10, 80),
        makerFeeBps: fc.constantFrom(null, 0, -2, 30),
        venueFees: fc.constantFrom(
          {},
          { deribit: { feeBps: 3, makerFeeBps: -1 }, 'deribit:perpetual': { feeBps: 7, makerFeeBps: null } },
        ),
        slippageModel: fc.constantFrom(...slippageModels),
        slippageBps: fc.constantFrom(0, 5, 60),
        priceImpact: fc.constantFrom(0, 0.1, 2),
        volumeLimitPercent: fc.constantFrom(2.5, 50),
        fundingBps: fc.constantFrom(0, 1, -4),
        fundingFactor: fc.constantFrom(1, 1, 0.5, 3),
        leverage: fc.constantFrom(1, 1, 1, 4),
      }),
      chunk: fc.integer({ min: 1, max: 200 }),
    }),
  );

interface Case {
  readonly legs: readonly LegParts[];
  readonly account: Account;
  readonly chunk: number;
}

function asObjects({ bars, signals }: LegParts): ReferenceBar[] {
  return Array.from(bars.time, (time, t) => ({
    time,
    open: bars.open[t]!,
    high: bars.high[t]!,
    low: bars.low[t]!,
    close: bars.close[t]!,
    volume: bars.volume[t]!,
    funding: fundingIn(bars.funding, t),
    enterLong: signals.enterLong[t] === 1,
    exitLong: signals.exitLong[t] === 1,
    enterShort: signals.enterShort[t] === 1,
    exitShort: signals.exitShort[t] === 1,
  }));
}

function fundingIn(funding: Float64Array | undefined, t: number): number | null {
  return funding === undefined || Number.isNaN(funding[t]!) ? null : funding[t]!;
}

function runEngine({ legs, account, chunk }: Case): SimulationEngine {
  const engine = new SimulationEngine(legs, account);
  const total = engine.equity.length;
  for (let from = 0; from < total; from += chunk) engine.advance(from, Math.min(from + chunk, total));
  return engine;
}

function runReference({ legs, account }: Case) {
  return referenceSimulation(
    legs.map((leg) => ({ bars: asObjects(leg), rules: leg.rules })),
    account,
  );
}

const seed = Number(process.env.SEED ?? 20_240_601);
const runs = Number(process.env.RUNS ?? 400);

describe(`the engine beside the reference (fast-check seed ${seed}, set SEED for another, RUNS for more)`, {
  timeout: 60_000 + runs * 150,
}, () => {
  it('gives the same trades and the same equity, whatever the bars, signals, legs, rules, costs and chunks', () => {
    let trades = 0;
    let ambiguous = 0;
    const reasons = new Set<string>();
    const tradedBy = new Map<string, number>();
    fc.assert(
      fc.property(cases, (input) => {
        const engine = runEngine(input);
        const reference = runReference(input);
        reference.trades.forEach((expected, number) => {
          const log = engine.legs[number]!.trades;
          const { rules } = input.legs[number]!;
          for (const kind of kindsOf(rules)) tradedBy.set(kind, (tradedBy.get(kind) ?? 0) + expected.length);
          expect(log.length).toBe(expected.length);
          expected.forEach((trade, i) => {
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
        });
        reference.days.forEach((day, t) => {
          closeTo(engine.equity[t]!, day.equity, 1e-6);
        });
        expect(engine.reducedEntries).toBe(reference.reducedEntries);
      }),
      { seed, numRuns: runs },
    );
    expect(trades, 'the cases must trade').toBeGreaterThan(2_000);
    expect(ambiguous, 'and meet ambiguous bars').toBeGreaterThan(10);
    expect([...reasons].sort(), 'and every reason but ruin').toEqual(
      [
        'daily_loss_limit',
        'kill_switch',
        'liquidation',
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
    for (const kind of everyKind) expect(tradedBy.get(kind) ?? 0, kind).toBeGreaterThan(50);
  });

  it('keeps its invariants: fills lie in the bar give or take slippage, fees are those of the fills, equity is the cash and what the trades are worth', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const engine = runEngine(input);
        const { account } = input;
        const last = engine.equity.length - 1;
        let worth = account.cash;
        input.legs.forEach(({ bars }, number) => {
          const log = engine.legs[number]!.trades;
          const slip = account.slippageBps / 10_000 + account.priceImpact;
          const lies = (price: number, bar: number) => {
            expect(price).toBeGreaterThanOrEqual(Math.max(0, bars.low[bar]! * (1 - slip) * (1 - 1e-12)));
            expect(price).toBeLessThanOrEqual(bars.high[bar]! * (1 + slip) * (1 + 1e-12));
          };
          const fees = [account, ...Object.values(account.venueFees)];
          const dearest = Math.max(...fees.flatMap((of) => [of.feeBps, of.makerFeeBps ?? 0])) / 10_000;
          for (let i = 0; i < log.length; i++) {
            expect(log.quantity[i]).toBeGreaterThan(0);
            expect(log.decidedBar[i]).toBeLessThan(log.entryBar[i]!);
            lies(log.entryPrice[i]!, log.entryBar[i]!);
            const exit = log.exitBar[i]!;
            if (exit !== -1) lies(log.exitPrice[i]!, exit);
            const notional = log.quantity[i]! * (log.entryPrice[i]! + (exit === -1 ? 0 : log.exitPrice[i]!));
            expect(log.fees[i]).toBeLessThanOrEqual(notional * dearest * (1 + 1e-9));
            worth += log.profit[i]!;
          }
        });
        closeTo(engine.equity[last]!, worth, 1e-6);
      }),
      { seed, numRuns: 300 },
    );
  });
});

const everyKind = [
  ...['percent_equity', 'percent_risk', 'fixed_notional', 'fixed_units'],
  ...['volatility_target', 'kelly', 'inverse_volatility'],
  ...['market', 'limit', 'stop', 'twap', 'grid'],
  ...['ladder', 'pyramiding', 'leverage', 'cooldown', 'maxTradesPerDay'],
  ...['dailyLossLimitPercent', 'killSwitchPercent'],
];

function kindsOf(rules: PositionRules): string[] {
  const present = everyKind.filter((name) => {
    const rule = rules[name as keyof PositionRules];
    return Array.isArray(rule) ? rule.length > 0 : rule !== undefined && rule !== null;
  });
  return [rules.size.mode, rules.entry.kind, ...present];
}

function closeTo(actual: number, expected: number, absolute = 1e-9): void {
  const error = Math.abs(actual - expected);
  if (!(error <= absolute + 1e-9 * Math.abs(expected))) expect(actual).toBe(expected);
}
