import { type Bars, unknownByte } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { barsOf, flatBars, signalsOn } from '../testing/bars.js';
import { rulesOfSeveralLots } from '../testing/rules-of-several-lots.js';
import { freeAccount, legWith, tradeLegs } from '../testing/trade.js';
import { type Account, defaultAccount } from './account.js';
import { SimulationEngine } from './engine.js';
import { type PositionRules, plainRules } from './position-rules.js';
import { type SimulationRuleId, simulationRules } from './rules.js';

const free = freeAccount;

function trade(
  bars: Bars,
  on: Parameters<typeof signalsOn>[1],
  rules: Partial<PositionRules> = {},
  account: Partial<Account> = {},
) {
  return tradeLegs([legWith(bars, on, rules)], account);
}

const percent = (value: number) => ({ mode: 'percent' as const, percent: value });
const tested = new Set<string>();

/** A test of one rule, named after it. */
function rule(id: SimulationRuleId, example: string, check: () => void): void {
  tested.add(id);
  it(`${id}: ${example}`, check);
}

describe('rules of a simulation', () => {
  rule(
    'next-open',
    'a signal at the close of bar 1 buys at the open of bar 2, dearer by the slippage, and sells cheaper',
    () => {
      const bars = barsOf([
        [10, 11, 9, 10],
        [10, 12, 9, 11],
        [20, 22, 19, 21],
        [30, 31, 29, 30],
        [40, 41, 39, 40],
      ]);
      const { trades } = trade(bars, { enterLong: [1], exitLong: [3] }, {}, { slippageBps: 100 });
      expect(trades).toMatchObject([{ side: 'long', entry: [2, 20.2], exit: [4, 39.6], reason: 'signal' }]);
    },
  );

  rule(
    'limit-through',
    'a limit buy 10 % below the close is not filled by a touch, is filled at the limit by a lower price, and at the open when the bar opens lower',
    () => {
      const entry = { kind: 'limit' as const, offsetPercent: 10, bars: 1 };
      const second = (row: [number, number, number, number]) =>
        trade(barsOf([[100, 100, 100, 100], row]), { enterLong: [0] }, { entry }, { slippageBps: 50 }).trades;
      expect(second([95, 96, 90, 95])).toEqual([]);
      expect(second([95, 96, 89, 95])).toMatchObject([{ entry: [1, 90] }]);
      expect(second([85, 96, 80, 95])).toMatchObject([{ entry: [1, 85] }]);
    },
  );

  rule('limit-through', 'an unfilled limit entry stays for its bars and no longer', () => {
    const bars = barsOf([
      [100, 100, 100, 100],
      [100, 100, 95, 100],
      [100, 100, 95, 100],
      [100, 100, 80, 100],
    ]);
    const during = (life: number) =>
      trade(bars, { enterLong: [0] }, { entry: { kind: 'limit', offsetPercent: 10, bars: life } }).trades;
    expect(during(2)).toEqual([]);
    expect(during(3)).toMatchObject([{ entry: [3, 90] }]);
  });

  rule('limit-replaced', 'a new signal prices the waiting order anew, an exit signal takes it away', () => {
    const bars = barsOf([
      [100, 100, 100, 100],
      [100, 100, 95, 110],
      [110, 110, 98, 110],
    ]);
    const entry = { kind: 'limit' as const, offsetPercent: 10, bars: 5 };
    expect(trade(bars, { enterLong: [0] }, { entry }).trades).toEqual([]);
    expect(trade(bars, { enterLong: [0, 1] }, { entry }).trades).toMatchObject([{ entry: [2, 99] }]);
    expect(trade(bars, { enterLong: [0, 1], exitLong: [1] }, { entry }).trades).toEqual([]);
    expect(trade(bars, { enterLong: [0], enterShort: [1] }, { entry }).trades).toEqual([]);
  });

  rule(
    'stop-touch',
    'a low of exactly 90 sells a long stopped at 90, a high of exactly 110 buys back a short stopped at 110',
    () => {
      const rules = { stopLoss: percent(10) };
      const down = barsOf([
        [100, 100, 100, 100],
        [100, 100, 90, 95],
      ]);
      expect(trade(down, { enterLong: [0] }, rules).trades).toMatchObject([
        { exit: [1, 90], reason: 'stop_loss' },
      ]);
      const up = barsOf([
        [100, 100, 100, 100],
        [100, 110, 100, 105],
      ]);
      expect(trade(up, { enterShort: [0] }, rules).trades[0]).toMatchObject({ reason: 'stop_loss' });
      const above = barsOf([
        [100, 100, 100, 100],
        [100, 100, 90.01, 95],
      ]);
      expect(trade(above, { enterLong: [0] }, rules).trades).toMatchObject([{ reason: 'open' }]);
    },
  );

  rule('stop-first', 'a bar that reaches stop and target ends the trade at the stop', () => {
    const bars = barsOf([
      [100, 100, 100, 100],
      [100, 130, 80, 100],
    ]);
    const { trades } = trade(bars, { enterLong: [0] }, { stopLoss: percent(10), takeProfit: percent(20) });
    expect(trades).toMatchObject([{ exit: [1, 90], reason: 'stop_loss' }]);
  });

  rule('ambiguous', 'such a trade is flagged, one that only reached its stop is not', () => {
    const rules = { stopLoss: percent(10), takeProfit: percent(20) };
    const ending = (high: number) =>
      trade(
        barsOf([
          [100, 100, 100, 100],
          [100, high, 80, 100],
        ]),
        { enterLong: [0] },
        rules,
      ).trades;
    expect(ending(130)).toMatchObject([{ ambiguous: true }]);
    expect(ending(110)).toMatchObject([{ ambiguous: false }]);
  });

  rule(
    'gap-stop',
    'a long stopped at 90 that opens at 70 is sold at 70, a short stopped at 110 that opens at 130 is bought back at 130',
    () => {
      const rules = { stopLoss: percent(10) };
      const down = barsOf([
        [100, 100, 100, 100],
        [100, 100, 100, 100],
        [70, 75, 65, 70],
      ]);
      expect(trade(down, { enterLong: [0] }, rules).trades).toMatchObject([
        { exit: [2, 70], reason: 'stop_loss' },
      ]);
      expect(trade(down, { enterLong: [0] }, rules, { slippageBps: 100 }).trades[0]!.exit![1]).toBeCloseTo(
        69.3,
        10,
      );
      const up = barsOf([
        [100, 100, 100, 100],
        [100, 100, 100, 100],
        [130, 135, 125, 130],
      ]);
      expect(trade(up, { enterShort: [0] }, rules).trades).toMatchObject([
        { exit: [2, 130], reason: 'stop_loss' },
      ]);
    },
  );

  rule(
    'target-through',
    'a target at 120 is not filled by a high of 120, is filled at 120 by a higher one, and at the open beyond it',
    () => {
      const last = (row: [number, number, number, number]) =>
        trade(
          barsOf([[100, 100, 100, 100], [100, 100, 100, 100], row]),
          { enterLong: [0] },
          { takeProfit: percent(20) },
        ).trades;
      expect(last([110, 120, 105, 110])).toMatchObject([{ reason: 'open' }]);
      expect(last([110, 121, 105, 110])).toMatchObject([{ exit: [2, 120], reason: 'take_profit' }]);
      expect(last([125, 126, 105, 110])).toMatchObject([{ exit: [2, 125], reason: 'take_profit' }]);
    },
  );

  rule(
    'target-after-limit',
    'the bar inside which a limit fills may have been at the target before, so the target waits',
    () => {
      const bars = barsOf([
        [100, 100, 100, 100],
        [100, 130, 85, 100],
        [100, 110, 95, 100],
      ]);
      const entry = { kind: 'limit' as const, offsetPercent: 10, bars: 1 };
      expect(trade(bars, { enterLong: [0] }, { entry, takeProfit: percent(20) }).trades).toMatchObject([
        { entry: [1, 90], exit: [2, 108], reason: 'take_profit' },
      ]);
      expect(trade(bars, { enterLong: [0] }, { entry, trailingStop: percent(4) }).trades).toMatchObject([
        { entry: [1, 90], exit: [1, 86.4], reason: 'trailing_stop' },
      ]);
      expect(trade(bars, { enterLong: [0] }, { entry, trailingStop: percent(6) }).trades).toMatchObject([
        { entry: [1, 90], reason: 'open' },
      ]);
    },
  );

  rule(
    'trailing-previous',
    'a 10 % trailing stop stands under the highest high of the bars before, not of this one',
    () => {
      const bars = barsOf([
        [100, 100, 100, 100],
        [100, 120, 100, 110],
        [110, 150, 109, 140],
        [140, 141, 134, 138],
      ]);
      expect(trade(bars, { enterLong: [0] }, { trailingStop: percent(10) }).trades).toMatchObject([
        { exit: [3, 135], reason: 'trailing_stop' },
      ]);
    },
  );

  rule(
    'stops-from-fill',
    'a 10 % stop under a fill at 101 is 90.9, and an ATR stop is that of the deciding bar',
    () => {
      const bars = barsOf([
        [100, 100, 100, 100],
        [100, 100, 95, 100],
        [100, 100, 80, 100],
      ]);
      const { trades } = trade(bars, { enterLong: [0] }, { stopLoss: percent(10) }, { slippageBps: 100 });
      expect(trades[0]!.exit![1]).toBeCloseTo(90.9 * 0.99, 10);
      const atr = (values: number[]) => ({
        mode: 'atr' as const,
        multiple: 2,
        column: Float64Array.from(values),
      });
      expect(trade(bars, { enterLong: [0] }, { stopLoss: atr([4, 1, 1]) }).trades).toMatchObject([
        { exit: [2, 92] },
      ]);
      expect(trade(bars, { enterLong: [0] }, { stopLoss: atr([Number.NaN, 1, 1]) }).trades).toEqual([]);
      expect(trade(bars, { enterLong: [0] }, { stopLoss: atr([0, 1, 1]) }).trades).toEqual([]);
    },
  );

  rule('time-exit', 'two bars after the entry bar 1 opened, bar 3 opens with the exit', () => {
    const { trades } = trade(flatBars([10, 11, 12, 13, 14]), { enterLong: [0] }, { timeExitBars: 2 });
    expect(trades).toMatchObject([{ entry: [1, 11], exit: [3, 13], reason: 'time_exit' }]);
  });

  rule('warm-up', 'signals that are not available trade nothing', () => {
    const bars = flatBars([10, 11, 12, 13]);
    const signals = signalsOn(4, { enterLong: [2] });
    signals.enterLong.fill(unknownByte, 0, 2);
    const engine = new SimulationEngine([{ bars, signals, rules: plainRules }], free);
    engine.idle(0, 2);
    engine.advance(2, 4);
    expect(Array.from(engine.equity)).toEqual([1000, 1000, 1000, 1000]);
    expect(Array.from(engine.trades.entryBar.subarray(0, engine.trades.length))).toEqual([3]);
  });

  rule('one-position', 'a second signal to enter long while long changes nothing', () => {
    const { trades } = trade(flatBars([10, 11, 12, 13]), { enterLong: [0, 1, 2] });
    expect(trades).toMatchObject([{ entry: [1, 11], reason: 'open' }]);
  });

  rule('exit-beats-entry', 'enter and exit long on one bar: flat stays flat, long becomes flat', () => {
    const bars = flatBars([10, 11, 12, 13]);
    expect(trade(bars, { enterLong: [0], exitLong: [0] }).trades).toEqual([]);
    expect(trade(bars, { enterLong: [0, 1], exitLong: [1] }).trades).toMatchObject([
      { exit: [2, 12], reason: 'signal' },
    ]);
  });

  rule('long-and-short', 'enter long and short on one bar: flat stays flat, long stays long', () => {
    const bars = flatBars([10, 11, 12, 13]);
    expect(trade(bars, { enterLong: [0], enterShort: [0] }).trades).toEqual([]);
    expect(trade(bars, { enterLong: [0, 1], enterShort: [1] }).trades).toMatchObject([
      { side: 'long', reason: 'open' },
    ]);
  });

  rule(
    'reversal',
    'long to short at one open: two fills, two fees, the short sized from what the long left',
    () => {
      const bars = flatBars([100, 100, 110, 110]);
      const { trades } = trade(
        bars,
        { enterLong: [0], enterShort: [1] },
        { size: { mode: 'percent_equity', value: 50 } },
        { feeBps: 100 },
      );
      expect(trades).toMatchObject([
        { side: 'long', quantity: 5, exit: [2, 110], reason: 'reversal', fees: 5 + 5.5, profit: 50 - 10.5 },
        { side: 'short', entry: [2, 110], reason: 'open' },
      ]);
      expect(trades[1]!.quantity).toBeCloseTo((1039.5 * 0.5) / 110, 10);
    },
  );

  rule(
    'size-at-fill',
    'at a fill of 110: 22 % of equity is 2 units, 2 % risked 10 % away is 1.82, 330 is 3, and 4 units are 4',
    () => {
      const bars = flatBars([100, 110]);
      const quantity = (size: PositionRules['size'], rules: Partial<PositionRules> = {}) =>
        trade(bars, { enterLong: [0] }, { size, ...rules }).trades[0]!.quantity;
      expect(quantity({ mode: 'percent_equity', value: 22 })).toBeCloseTo(2, 10);
      expect(quantity({ mode: 'percent_risk', value: 2 }, { stopLoss: percent(10) })).toBeCloseTo(
        20 / 11,
        10,
      );
      expect(quantity({ mode: 'fixed_notional', value: 330 })).toBeCloseTo(3, 10);
      expect(quantity({ mode: 'fixed_units', value: 4 })).toBe(4);
    },
  );

  rule('size-at-fill', 'a percentage risked really is lost at the stop', () => {
    const bars = barsOf([
      [100, 100, 100, 100],
      [100, 100, 80, 85],
    ]);
    const { equity } = trade(
      bars,
      { enterLong: [0] },
      { size: { mode: 'percent_risk', value: 2 }, stopLoss: percent(5) },
    );
    expect(equity[1]).toBeCloseTo(980, 9);
  });

  rule(
    'cash-limit',
    'all cash pays the fee too; larger orders, long or short, are reduced and counted',
    () => {
      const bars = flatBars([100, 100]);
      const all = trade(bars, { enterLong: [0] }, {}, { feeBps: 100 });
      expect(all.trades[0]!.quantity * 101).toBeCloseTo(1000, 9);
      expect(all.engine.reducedEntries).toBe(0);
      for (const on of [{ enterLong: [0] }, { enterShort: [0] }]) {
        const { trades, engine } = trade(bars, on, { size: { mode: 'fixed_notional', value: 5_000 } });
        expect(trades[0]!.quantity).toBe(10);
        expect(engine.reducedEntries).toBe(1);
      }
      const geared = trade(
        bars,
        { enterLong: [0] },
        { size: { mode: 'fixed_notional', value: 5_000 } },
        { leverage: 3 },
      );
      expect(geared.trades[0]!.quantity).toBe(30);
    },
  );

  rule('fees', 'a limit entry and a target pay the maker fee, an exit by a signal the taker fee', () => {
    const costs = { feeBps: 100, makerFeeBps: -10, leverage: 2 };
    const bars = flatBars([100, 95, 95, 110, 110]);
    const rules = {
      size: { mode: 'fixed_units' as const, value: 2 },
      entry: { kind: 'limit' as const, offsetPercent: 4, bars: 1 },
    };
    const left = trade(bars, { enterLong: [0], exitLong: [1] }, rules, costs).trades[0]!;
    expect(left.fees).toBeCloseTo(-0.19 + 1.9, 12);
    const target = trade(bars, { enterLong: [0] }, { ...rules, takeProfit: percent(10) }, costs).trades[0]!;
    expect(target).toMatchObject({ reason: 'take_profit', exit: [3, 110] });
    expect(target.fees).toBeCloseTo(-0.19 - 0.22, 12);
  });

  rule('fees', "a market's own fees go before its exchange's, those before the account's", () => {
    const bars = flatBars([100, 100, 100]);
    const venueFees = {
      deribit: { feeBps: 50, makerFeeBps: null },
      'deribit:perpetual': { feeBps: 20, makerFeeBps: null },
    };
    const size = { mode: 'fixed_units' as const, value: 1 };
    const feesOn = (venue: string) =>
      trade(bars, { enterLong: [0], exitLong: [1] }, { size, venue }, { feeBps: 100, venueFees }).trades[0]!
        .fees;
    expect(feesOn('deribit:perpetual')).toBeCloseTo(0.4, 12);
    expect(feesOn('deribit:spot')).toBeCloseTo(1, 12);
    expect(feesOn('binance:spot')).toBeCloseTo(2, 12);
  });

  rule('fees', '1 % of 500 to enter and of 550 to leave', () => {
    const { trades, equity } = trade(
      flatBars([100, 100, 110, 110]),
      { enterLong: [0], exitLong: [1] },
      { size: { mode: 'fixed_notional', value: 500 } },
      { feeBps: 100 },
    );
    expect(trades).toMatchObject([{ fees: 10.5, profit: 39.5 }]);
    expect(equity).toEqual([1000, 995, 1039.5, 1039.5]);
  });

  describe('of funding', () => {
    // Six hours a bar from midnight on: a mark lies before the opens of bars 2 (12:00), 3 (18:00) and 4 (24:00).
    const bars = flatBars([100, 100, 100, 110, 100, 100], 6 * 3_600_000);
    const rules = { perpetual: true, size: { mode: 'fixed_units' as const, value: 2 } };
    const costs = { fundingBps: 100, leverage: 10 };

    rule(
      'funding',
      'a long of 2 units from 06:00 on pays 1 % of 200 for 08:00, of 200 for 16:00 and of 220 for midnight',
      () => {
        const { trades, equity } = trade(bars, { enterLong: [0], exitLong: [3] }, rules, costs);
        expect(trades).toMatchObject([{ entry: [1, 100], exit: [4, 100] }]);
        expect(trades[0]!.funding).toBeCloseTo(2 + 2 + 2.2, 12);
        expect(trades[0]!.profit).toBeCloseTo(-6.2, 12);
        const expected = [1_000, 1_000, 998, 1_016, 993.8, 993.8];
        expected.forEach((value, t) => {
          expect(equity[t]).toBeCloseTo(value, 9);
        });
      },
    );

    rule('funding', 'a short gets what a long pays, and pays while the constant is below zero', () => {
      const short = (fundingBps: number) =>
        trade(bars, { enterShort: [0], exitShort: [2] }, rules, { ...costs, fundingBps }).trades[0]!.funding;
      expect(short(100)).toBeCloseTo(-4, 12);
      expect(short(-50)).toBeCloseTo(2, 12);
    });

    rule('funding', 'a gap of days is paid for on the close before it, once for every mark in it', () => {
      const time = Float64Array.of(0, 1, 2, 6, 7, 8).map((days) => days * 86_400_000);
      const { trades } = trade({ ...bars, time }, { enterLong: [0], exitLong: [2] }, rules, costs);
      expect(trades[0]!.funding).toBeCloseTo((3 + 12) * 2, 12);
    });

    rule('funding', 'an asset that is no perpetual pays none', () => {
      const { trades } = trade(
        bars,
        { enterLong: [0], exitLong: [3] },
        { ...rules, perpetual: false },
        costs,
      );
      expect(trades[0]!.funding).toBe(0);
    });
  });

  describe('of funding rates in the data', () => {
    const hour = 3_600_000;
    const none = Number.NaN;
    const rules = { perpetual: true, size: { mode: 'fixed_units' as const, value: 2 } };
    const costs = { fundingBps: 100, leverage: 10 };
    // Four hours a bar from midnight on; rates at 08:00 and 16:00, then at 08:00 of the next day: midnight has none.
    const prices = [100, 100, 100, 110, 100, 100, 100, 100, 100];
    const rates = [none, none, 0.002, none, -0.003, none, none, none, 0.001];
    const bars = { ...flatBars(prices, 4 * hour), funding: Float64Array.from(rates) };

    rule(
      'funding-series',
      'a long of 2 units pays 0.2 % of 200 at 08:00 and gets 0.3 % of 220 at 16:00',
      () => {
        const { trades, engine } = trade(bars, { enterLong: [0], exitLong: [4] }, rules, costs);
        expect(trades[0]!.funding).toBeCloseTo(0.4 - 0.66, 12);
        expect(engine.legs[0]!.funding).toMatchObject({ known: 3 });
      },
    );

    rule('funding-series', 'a short pays what a long gets', () => {
      const { trades } = trade(bars, { enterShort: [0], exitShort: [4] }, rules, costs);
      expect(trades[0]!.funding).toBeCloseTo(0.66 - 0.4, 12);
    });

    rule('funding-series', 'the midnight without a rate costs the constant, and is counted', () => {
      const { trades, engine } = trade(bars, { enterLong: [0] }, rules, costs);
      expect(trades[0]!.funding).toBeCloseTo(0.4 - 0.66 + 0.01 * 200 + 0.2, 12);
      expect(engine.legs[0]!.funding!.filled).toBe(1);
    });

    rule(
      'funding-series',
      'rates of every hour are each a rate, and a missing one costs an eighth of the constant',
      () => {
        const funding = Float64Array.of(none, 0.001, 0.001, 0.001, none, 0.001);
        const hourly = { ...flatBars(new Array(6).fill(100), hour), funding };
        const { trades, engine } = trade(hourly, { enterLong: [0] }, rules, costs);
        expect(trades[0]!.funding).toBeCloseTo(3 * 0.2 + 2 / 8, 12);
        expect(engine.legs[0]!.funding!.filled).toBe(1);
      },
    );

    rule(
      'funding-series',
      'before its first rate and after its last the constant is charged three times a day',
      () => {
        const funding = new Float64Array(31).fill(none).fill(0, 12, 13);
        const days = { ...flatBars(new Array(31).fill(100), 4 * hour), funding };
        const { engine } = trade(days, { enterLong: [0] }, rules, costs);
        // 15 marks in 120 hours; the rate at 48:00 is one of them
        expect(engine.legs[0]!.funding).toMatchObject({ known: 1, filled: 14 });
      },
    );

    rule(
      'funding-series',
      'bars of a day carry the sum of their rates, and none of its times is missing',
      () => {
        const funding = Float64Array.of(none, 0.0003, 0.0006, -0.0003);
        const daily = { ...flatBars([100, 100, 100, 100]), funding };
        const { trades, engine } = trade(daily, { enterLong: [0] }, rules, costs);
        expect(trades[0]!.funding).toBeCloseTo((0.0006 - 0.0003) * 200, 12);
        expect(engine.legs[0]!.funding!.filled).toBe(0);
      },
    );

    rule('funding-series', 'a column without a single rate is no series: the constant is charged', () => {
      const empty = { ...bars, funding: new Float64Array(prices.length).fill(none) };
      const { funding, ...plain } = bars;
      expect(trade(empty, { enterLong: [0] }, rules, costs).trades).toEqual(
        trade(plain, { enterLong: [0] }, rules, costs).trades,
      );
      expect(funding).toHaveLength(prices.length);
    });

    rule('funding-series', 'an asset that is no perpetual pays none of them', () => {
      const { trades } = trade(bars, { enterLong: [0] }, { ...rules, perpetual: false }, costs);
      expect(trades[0]!.funding).toBe(0);
    });
  });

  rule('marked-at-close', 'equity is cash and units at the close, without the fee of leaving', () => {
    const bars = barsOf([
      [100, 100, 100, 100],
      [100, 120, 100, 115],
    ]);
    const { equity } = trade(
      bars,
      { enterLong: [0] },
      { size: { mode: 'fixed_units', value: 2 } },
      { feeBps: 100 },
    );
    expect(equity).toEqual([1000, 1000 - 2 + 30]);
  });

  rule(
    'ruin',
    'a short in a market that triples: closed at that close, nothing after it, and the debt stays visible',
    () => {
      const { trades, equity, engine } = trade(flatBars([100, 100, 300, 50, 50]), {
        enterShort: [0],
        enterLong: [2, 3],
      });
      expect(trades).toMatchObject([{ exit: [2, 300], reason: 'ruin' }]);
      expect(equity).toEqual([1000, 1000, -1000, -1000, -1000]);
      expect(engine.ruinBar).toBe(2);
    },
  );

  rule('ruin', 'a geared long ends too', () => {
    const { trades, engine } = trade(
      flatBars([100, 100, 60, 100]),
      { enterLong: [0] },
      { size: { mode: 'percent_equity', value: 300 } },
      { leverage: 3 },
    );
    expect(trades).toMatchObject([{ exit: [2, 60], reason: 'ruin' }]);
    expect(engine.equity[3]).toBe(-200);
  });

  rule('open-at-end', 'the last trade has no exit and is marked at the last close', () => {
    const { trades, engine } = trade(flatBars([100, 100, 120]), { enterLong: [0] });
    expect(trades).toMatchObject([{ exit: null, reason: 'open', profit: 200 }]);
    expect(engine.trades.closed).toBe(0);
  });

  rule('same-bytes', 'two runs in different chunks have the same bytes', () => {
    const bars = flatBars([100, 101, 99.3, 107.7, 103.1, 99.9, 120.2]);
    const run = (chunk: number) => {
      const signals = signalsOn(7, { enterLong: [0, 4], exitLong: [2] });
      const engine = new SimulationEngine([{ bars, signals, rules: plainRules }], defaultAccount);
      for (let from = 0; from < 7; from += chunk) engine.advance(from, Math.min(7, from + chunk));
      return Buffer.from(engine.equity.buffer).toString('hex');
    };
    expect(run(2)).toBe(run(7));
    expect(run(7)).toBe(run(7));
  });

  it('has a test for every rule of a fill', () => {
    const elsewhere: SimulationRuleId[] = [
      'buy-and-hold',
      'few-trades',
      'whole-bars',
      'gaps',
      'common-range',
      ...rulesOfSeveralLots,
    ];
    expect([...tested, ...elsewhere].sort()).toEqual(simulationRules.map(({ id }) => id).sort());
  });
});
