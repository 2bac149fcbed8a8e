import { describe, expect, it } from 'vitest';
import { barsOf, flatBars } from '../testing/bars.js';
import { rulesOfSeveralLots } from '../testing/rules-of-several-lots.js';
import { legWith, tradeLegs } from '../testing/trade.js';
import type { PositionRules } from './position-rules.js';
import type { SimulationRuleId } from './rules.js';

const hour = 3_600_000;
const percent = (value: number) => ({ mode: 'percent' as const, percent: value });
const units = (value: number) => ({ size: { mode: 'fixed_units' as const, value } });
const one = { open: 100, high: 100, low: 100, close: 100 };
type Row = [number, number, number, number];
const still: Row = [one.open, one.high, one.low, one.close];

const tested = new Set<string>();

/** A test of one rule, named after it. */
function rule(id: SimulationRuleId, example: string, check: () => void): void {
  tested.add(id);
  it(`${id}: ${example}`, check);
}

describe('rules of orders that wait or come in parts', () => {
  const stopOrder = (bars: number): Partial<PositionRules> => ({
    entry: { kind: 'stop', offsetPercent: 10, bars },
    ...units(1),
  });

  rule(
    'stop-entry',
    'a buy 10 % above the close fills at 110 when touched, dearer by the slippage, and at the open of a bar that opens higher',
    () => {
      const second = (row: Row) =>
        tradeLegs([legWith(barsOf([still, row]), { enterLong: [0] }, stopOrder(1))], { slippageBps: 100 })
          .trades;
      expect(second([100, 109.9, 95, 100])).toEqual([]);
      expect(second([100, 110, 95, 100])).toMatchObject([{ entry: [1, 110 * 1.01] }]);
      expect(second([120, 121, 119, 120])).toMatchObject([{ entry: [1, 120 * 1.01] }]);
    },
  );

  rule('stop-entry', 'it waits for its bars and no longer, and an exit signal takes it away', () => {
    const bars = barsOf([still, still, [100, 115, 100, 115]]);
    const during = (life: number, on = {}) =>
      tradeLegs([legWith(bars, { enterLong: [0], ...on }, stopOrder(life))]).trades;
    expect(during(1)).toEqual([]);
    expect(during(2)).toMatchObject([{ entry: [2, 110] }]);
    expect(during(2, { exitLong: [1] })).toEqual([]);
  });

  rule(
    'stop-entry',
    'a stop loss inside the bar of its fill is hit after it, at its price, not at the open',
    () => {
      const rules = { ...stopOrder(1), stopLoss: percent(5) };
      const bars = barsOf([still, [100, 112, 100, 101]]);
      expect(tradeLegs([legWith(bars, { enterLong: [0] }, rules)]).trades).toMatchObject([
        { entry: [1, 110], exit: [1, 104.5], reason: 'stop_loss' },
      ]);
    },
  );

  const twap = { entry: { kind: 'twap' as const, parts: 3 } };

  rule('twap', 'all of 900 in three parts of 3 units at 100, 90 and 120, each a trade of its own', () => {
    const bars = flatBars([100, 100, 90, 120, 120, 130]);
    const size = { mode: 'percent_equity' as const, value: 90 };
    const { trades } = tradeLegs([legWith(bars, { enterLong: [0, 1, 2], exitLong: [4] }, { ...twap, size })]);
    expect(trades).toMatchObject([
      { entry: [1, 100], exit: [5, 130], quantity: 3 },
      { entry: [2, 90], exit: [5, 130], quantity: 3 },
      { entry: [3, 120], exit: [5, 130], quantity: 3 },
    ]);
  });

  rule('twap', 'an exit signal, or a stop of all that is held, gives up the parts to come', () => {
    const bars = flatBars([100, 100, 80, 80, 80]);
    const parts = (on: object, rules = {}) =>
      tradeLegs([legWith(bars, { enterLong: [0], ...on }, { ...twap, ...units(3), ...rules })]).trades.length;
    expect(parts({})).toBe(3);
    expect(parts({ exitLong: [1] })).toBe(1);
    expect(parts({}, { stopLoss: percent(10) })).toBe(1);
  });

  const grid = { entry: { kind: 'grid' as const, spacingPercent: 10, levels: 2 }, ...units(4) };

  rule(
    'grid',
    'from 100, levels of 2 units at 90 and 80 are left at 100 and 90, and return on the next bar',
    () => {
      const bars = barsOf([
        still,
        [100, 100, 79, 79],
        [79, 91, 79, 91],
        [91, 91, 79, 85],
        [85, 101, 85, 100],
      ]);
      const { trades } = tradeLegs([legWith(bars, { enterLong: [0] }, grid)]);
      expect(trades).toMatchObject([
        { entry: [1, 90], exit: [4, 100], reason: 'take_profit', quantity: 2 },
        { entry: [1, 80], exit: [2, 90], reason: 'take_profit' },
        { entry: [3, 80], exit: [4, 90], reason: 'take_profit' },
      ]);
    },
  );

  rule(
    'grid',
    'a grid of a short lies above the close; a level that the bar opens beyond fills there',
    () => {
      const bars = barsOf([still, [115, 115, 115, 115], [115, 115, 99, 100]]);
      expect(tradeLegs([legWith(bars, { enterShort: [0] }, grid)]).trades).toMatchObject([
        { side: 'short', entry: [1, 115], exit: [2, 100], reason: 'take_profit' },
      ]);
    },
  );

  rule('grid', 'a stop ends it; signals of its direction do not move it while a lot is held', () => {
    const bars = barsOf([still, [100, 100, 89, 89], [89, 89, 80, 80], [80, 80, 70, 70]]);
    const run = (rules: Partial<PositionRules>, on: object) =>
      tradeLegs([legWith(bars, { enterLong: [0], ...on }, { ...grid, ...rules })]).trades;
    expect(run({ stopLoss: percent(5) }, {})).toMatchObject([{ entry: [1, 90], exit: [2, 85.5] }]);
    expect(run({}, { enterLong: [0, 1, 2] })).toMatchObject([{ entry: [1, 90] }, { entry: [3, 80] }]);
  });
});

describe('rules of several entries and targets', () => {
  const twice = (change: Partial<NonNullable<PositionRules['pyramiding']>>) => ({
    ...units(1),
    pyramiding: { maxEntries: 2, spacingPercent: 0, direction: 'any' as const, ...change },
  });
  const entries = (prices: number[], change = {}) =>
    tradeLegs([legWith(flatBars(prices), { enterLong: [0, 1, 2] }, twice(change))]).trades.map(
      ({ entry }) => entry[0],
    );

  rule('pyramiding', 'two entries and no more, each with the stop of its own price', () => {
    expect(entries([100, 100, 100, 100, 100])).toEqual([1, 2]);
    const bars = flatBars([100, 100, 110, 99, 90]);
    const rules = { ...twice({}), stopLoss: percent(10) };
    expect(tradeLegs([legWith(bars, { enterLong: [0, 1] }, rules)]).trades).toMatchObject([
      { entry: [1, 100], exit: [4, 90], reason: 'stop_loss' },
      { entry: [2, 110], exit: [3, 99], reason: 'stop_loss' },
    ]);
  });

  rule('pyramiding', 'only when the close has gone 5 % from the last entry, up, down or either way', () => {
    expect(entries([100, 100, 104, 104, 104], { spacingPercent: 5 })).toEqual([1]);
    expect(entries([100, 100, 105, 105, 105], { spacingPercent: 5 })).toEqual([1, 3]);
    expect(entries([100, 100, 105, 105, 105], { spacingPercent: 5, direction: 'losing' })).toEqual([1]);
    expect(entries([100, 100, 95, 95, 95], { spacingPercent: 5, direction: 'losing' })).toEqual([1, 3]);
    expect(entries([100, 100, 95, 95, 95], { spacingPercent: 5, direction: 'winning' })).toEqual([1]);
  });

  rule('pyramiding', 'a further entry is cut to what the cash allows beside what is held', () => {
    const rules = { ...twice({}), size: { mode: 'percent_equity' as const, value: 60 } };
    const { trades, engine } = tradeLegs([
      legWith(flatBars([100, 100, 100, 100]), { enterLong: [0, 1] }, rules),
    ]);
    expect(trades.map(({ quantity }) => quantity)).toEqual([6, 4]);
    expect(engine.reducedEntries).toBe(1);
  });

  rule('ladder', 'half at +5 %, a quarter at +10 %, and a quarter that stays', () => {
    const ladder = [
      { distance: percent(5), sharePercent: 50 },
      { distance: percent(10), sharePercent: 25 },
    ];
    const bars = barsOf([still, still, [100, 107, 100, 107], [120, 120, 120, 120], still]);
    const leg = legWith(bars, { enterLong: [0], exitLong: [3] }, { ...units(4), ladder });
    expect(tradeLegs([leg]).trades).toMatchObject([
      { quantity: 2, exit: [2, 105], reason: 'take_profit' },
      { quantity: 1, exit: [3, 120], reason: 'take_profit' },
      { quantity: 1, exit: [4, 100], reason: 'signal' },
    ]);
  });
});

describe('rules that hold entries back', () => {
  rule(
    'cooldown',
    'after an exit on bar 2 the signals at the closes of bars 2 and 3 are ignored, that of bar 4 is not',
    () => {
      const on = { enterLong: [0, 2, 3, 4], exitLong: [1] };
      const rules = { cooldown: { bars: 2, after: 'any' as const } };
      const { trades } = tradeLegs([legWith(flatBars([10, 10, 10, 10, 10, 10]), on, rules)]);
      expect(trades.map(({ entry }) => entry[0])).toEqual([1, 5]);
    },
  );

  rule('cooldown', 'after a loss only, where that is asked for', () => {
    const on = { enterLong: [0, 2], exitLong: [1] };
    const rules = { cooldown: { bars: 5, after: 'loss' as const } };
    const count = (sold: number) =>
      tradeLegs([legWith(flatBars([10, 10, sold, 10, 10]), on, rules)]).trades.length;
    expect(count(11)).toBe(2);
    expect(count(9)).toBe(1);
  });

  rule(
    'max-trades',
    'one entry a UTC day: the second of a day is given up, the first of the next day is not',
    () => {
      const on = { enterLong: [0, 8, 24], exitLong: [4, 12] };
      const prices = new Array<number>(30).fill(10);
      const { trades } = tradeLegs([legWith(flatBars(prices, hour), on, { maxTradesPerDay: 1 })]);
      expect(trades.map(({ entry }) => entry[0])).toEqual([1, 25]);
    },
  );

  rule('max-trades', 'an entry in three parts counts once', () => {
    const on = { enterLong: [0, 8], exitLong: [5] };
    const rules = { maxTradesPerDay: 2, entry: { kind: 'twap' as const, parts: 3 }, ...units(3) };
    const { trades } = tradeLegs([legWith(flatBars(new Array<number>(14).fill(10), hour), on, rules)]);
    expect(trades.map(({ entry }) => entry[0])).toEqual([1, 2, 3, 9, 10, 11]);
  });

  rule(
    'daily-loss-limit',
    '5 % lost at the close of 02:00 is left at 03:00; that day enters nothing more, the next one does',
    () => {
      const prices = [100, 100, 94, 94, 94, ...new Array<number>(25).fill(94)];
      const on = { enterLong: [0, 5, 24] };
      const { trades } = tradeLegs([legWith(flatBars(prices, hour), on, { dailyLossLimitPercent: 5 })]);
      expect(trades).toMatchObject([
        { entry: [1, 100], exit: [3, 94], reason: 'daily_loss_limit' },
        { entry: [25, 94], reason: 'open' },
      ]);
    },
  );

  rule('daily-loss-limit', 'begins each day with the last close of the day before', () => {
    const prices = [...new Array<number>(23).fill(100), 97, 94, 92];
    const { trades } = tradeLegs([
      legWith(flatBars([...prices, 92], hour), { enterLong: [0] }, { dailyLossLimitPercent: 5 }),
    ]);
    // 97 at the end of the first day: 94 is 3.1 % less, 92 is 5.2 % less.
    expect(trades).toMatchObject([{ exit: [26, 92], reason: 'daily_loss_limit' }]);
  });

  rule('kill-switch', '10 % below the highest close leaves all legs at the next open, for good', () => {
    const falling = flatBars([100, 100, 120, 108, 107, 107, 107]);
    const other = flatBars([50, 50, 50, 50, 50, 50, 50]);
    const half = { size: { mode: 'percent_equity' as const, value: 50 } };
    const on = { enterLong: [0, 4, 5] };
    const { legs, equity } = tradeLegs([
      legWith(falling, on, { ...half, killSwitchPercent: 5 }),
      legWith(other, on, { ...half, killSwitchPercent: 40 }),
    ]);
    // 1,100 at 120; 1,040 at 108 is 5.5 % below.
    expect(legs).toMatchObject([
      [{ entry: [1, 100], exit: [4, 107], reason: 'kill_switch' }],
      [{ entry: [1, 50], exit: [4, 50], reason: 'kill_switch' }],
    ]);
    expect(equity.slice(3)).toEqual([1_040, 1_035, 1_035, 1_035]);
  });
});

describe('rules of sizes', () => {
  const column = (...values: number[]) => Float64Array.from(values);

  rule(
    'volatility-target',
    '10 % a year at a volatility of 20 % is half the equity, and at 5 % the cap of 150 %',
    () => {
      const bought = (volatility: number) => {
        const size = {
          mode: 'volatility_target' as const,
          value: 10,
          capPercent: 150,
          column: column(volatility, volatility),
        };
        return tradeLegs([legWith(flatBars([10, 10]), { enterLong: [0] }, { size })], { leverage: 2 }).trades;
      };
      expect(bought(0.2)[0]!.quantity).toBeCloseTo(50, 12);
      expect(bought(0.05)[0]!.quantity).toBeCloseTo(150, 12);
      expect(bought(0)).toEqual([]);
      expect(bought(Number.NaN)).toEqual([]);
    },
  );

  rule(
    'kelly',
    'half of the cap of 40 % at first; then half of 1/2 − 1/2 / (20 % / 10 %) = 12.5 % of equity',
    () => {
      const size = { mode: 'kelly' as const, value: 50, capPercent: 40, leastTrades: 2 };
      const bars = flatBars([100, 100, 120, 100, 90, 100]);
      const on = { enterLong: [0, 2, 4], exitLong: [1, 3] };
      const { trades } = tradeLegs([legWith(bars, on, { size })]);
      expect(trades[0]!.quantity).toBeCloseTo(2, 12);
      expect(trades[1]!.quantity).toBeCloseTo((1_040 * 0.2) / 100, 12);
      expect(trades[2]!.quantity).toBeCloseTo(((1_040 - 20.8) * 0.125) / 100, 12);
    },
  );

  rule('kelly', 'only losses so far: nothing is entered any more', () => {
    const size = { mode: 'kelly' as const, value: 100, capPercent: 50, leastTrades: 1 };
    const on = { enterLong: [0, 2], exitLong: [1] };
    const { trades, engine } = tradeLegs([legWith(flatBars([100, 100, 90, 90, 90]), on, { size })]);
    expect(trades.length).toBe(1);
    expect(engine.reducedEntries).toBe(0);
  });

  rule('inverse-volatility', 'volatilities of 10 % and 30 % share the equity 3 to 1', () => {
    const leg = (volatility: number) =>
      legWith(
        flatBars([10, 10]),
        { enterLong: [0] },
        {
          size: { mode: 'inverse_volatility', value: 80, column: column(volatility, volatility) },
        },
      );
    const { legs } = tradeLegs([leg(0.1), leg(0.3)]);
    expect(legs[0]![0]!.quantity).toBeCloseTo(60, 12);
    expect(legs[1]![0]!.quantity).toBeCloseTo(20, 12);
    expect(tradeLegs([leg(0.1)]).trades[0]!.quantity).toBeCloseTo(80, 12);
  });
});

describe('rules of leverage and costs', () => {
  const tenfold = { leverage: { multiple: 10, maintenancePercent: 0.5 } };

  rule(
    'liquidation',
    'ten times the equity at 100 is liquidated at 90 / 0.995, and what is left of the margin is kept',
    () => {
      const rules = { ...tenfold, size: { mode: 'percent_equity' as const, value: 1_000 } };
      const bars = barsOf([still, still, [100, 100, 90, 91]]);
      const { trades, equity } = tradeLegs([legWith(bars, { enterLong: [0] }, rules)]);
      const price = 90 / 0.995;
      expect(trades).toMatchObject([{ quantity: 100, exit: [2, price], reason: 'liquidation' }]);
      expect(equity[2]).toBeCloseTo(1_000 + 100 * (price - 100), 9);
    },
  );

  rule(
    'liquidation',
    'a short at 110 / 1.005, two entries at their mean price, a nearer stop before it',
    () => {
      const run = (rows: Row[], on: object, rules: Partial<PositionRules>) =>
        tradeLegs([legWith(barsOf(rows), on, { ...tenfold, ...units(1), ...rules })]).trades;
      const [short] = run([still, [100, 109.5, 100, 105]], { enterShort: [0] }, {});
      expect(short!.reason).toBe('liquidation');
      expect(short!.exit![1]).toBeCloseTo(110 / 1.005, 9);
      const pyramiding = { maxEntries: 2, spacingPercent: 0, direction: 'any' as const };
      const rows: Row[] = [still, still, [110, 110, 110, 110], [110, 110, 94.9, 95]];
      const both = run(rows, { enterLong: [0, 1] }, { pyramiding });
      expect(both.length).toBe(2);
      for (const { exit } of both) expect(exit![1]).toBeCloseTo((105 * 0.9) / 0.995, 9);
      expect(run([still, [100, 100, 90, 91]], { enterLong: [0] }, { stopLoss: percent(5) })).toMatchObject([
        { exit: [1, 95], reason: 'stop_loss' },
      ]);
    },
  );

  rule(
    'liquidation',
    'a bar that opens beyond it fills at the open; at leverage 1 a long is never liquidated',
    () => {
      const bars = barsOf([still, still, [80, 80, 80, 80]]);
      const once = (multiple: number) =>
        tradeLegs([
          legWith(bars, { enterLong: [0] }, { ...units(1), leverage: { multiple, maintenancePercent: 0.5 } }),
        ]).trades;
      expect(once(10)).toMatchObject([{ exit: [2, 80], reason: 'liquidation' }]);
      expect(once(1)).toMatchObject([{ reason: 'open' }]);
    },
  );

  rule('slippage', '100 basis points of the price, or half of a spread of 100', () => {
    const entered = (slippageModel: 'bps' | 'half_spread') =>
      tradeLegs([legWith(flatBars([100, 100]), { enterLong: [0] }, units(1))], {
        slippageModel,
        slippageBps: 100,
      }).trades[0]!.entry[1];
    expect(entered('bps')).toBe(101);
    expect(entered('half_spread')).toBeCloseTo(100.5, 12);
  });

  rule(
    'slippage',
    'of a volume of 100, at most 20 units fill, 0.5 × 0.2² = 2 % dearer, and are sold 2 % cheaper',
    () => {
      const flat = flatBars([10, 10, 10, 10]);
      const bars = { ...flat, volume: flat.volume.map(() => 100) };
      const model = {
        slippageModel: 'volume_share' as const,
        priceImpact: 0.5,
        volumeLimitPercent: 20,
      };
      const run = (count: number) =>
        tradeLegs([legWith(bars, { enterLong: [0], exitLong: [2] }, units(count))], model);
      const { trades, engine } = run(50);
      expect(trades[0]).toMatchObject({ quantity: 20 });
      expect(trades[0]!.entry[1]).toBeCloseTo(10.2, 12);
      expect(trades[0]!.exit![1]).toBeCloseTo(9.8, 12);
      expect(engine.reducedEntries).toBe(1);
      expect(engine.slippagePaid).toBeCloseTo(20 * 0.4, 12);
      expect(run(10).trades[0]!.entry[1]).toBeCloseTo(10.05, 12);
    },
  );

  rule('slippage', 'an impact above the price leaves a sale nothing, never less', () => {
    const flat = flatBars([10, 10, 10, 10]);
    const bars = { ...flat, volume: Float64Array.of(1e9, 1e9, 20, 20) };
    const { trades, engine } = tradeLegs([legWith(bars, { enterLong: [0], exitLong: [2] }, units(20))], {
      slippageModel: 'volume_share',
      priceImpact: 10,
    });
    expect(trades[0]!.entry[1]).toBeCloseTo(10, 12);
    expect(trades[0]!.exit![1]).toBe(0);
    expect(engine.slippagePaid).toBeCloseTo(20 * 10, 9);
  });
});

it('has a test here for every rule that is said to have its test here', () => {
  expect([...tested].sort()).toEqual([...rulesOfSeveralLots].sort());
});
