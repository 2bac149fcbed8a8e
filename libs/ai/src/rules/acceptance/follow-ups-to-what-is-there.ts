import type { AcceptanceGroup, Expected } from './acceptance-case.js';

const stays = { newStrategy: false } as const;
const channel = (high: number, low: number) =>
  ({
    ...stays,
    enterLong: `close > prev(highest(high, ${high}), 1)`,
    exitLong: `close < prev(lowest(low, ${low}), 1)`,
  }) as const;
const levels = (low: number, high: number) =>
  ({ ...stays, enterLong: `rsi_14 < ${low}`, exitLong: `rsi_14 > ${high}`, stop: ['percent', 5] }) as const;
const rules = levels(30, 70);
const buys = (day: number) => ({ ...stays, enterLong: `weekday() == ${day}`, symbol: 'BTC' }) as const;
const hundred = { size: ['fixed_notional', 100] } as const;

const monday = 'weekday() == 1';
const thursday = 'weekday() == 4';

interface Purchase {
  readonly enterLong: string;
  readonly size: number;
}

function twoAmounts(usual: Purchase, other: Purchase): Expected {
  const leg = ({ enterLong, size }: Purchase) => ({
    enterLong,
    exitLong: null,
    symbol: 'BTC',
    chain: { position_size: { mode: 'fixed_notional', value: size } },
  });
  return { ...stays, legs: { entry_rules: leg(usual), entry_rules_2: leg(other) } };
}

/** Changes of what a flow has already: its lengths, levels, distances and days, told by what they are. */
export const followUpsToWhatIsThere: readonly AcceptanceGroup[] = [
  {
    kind: 'of what is there: how far back a channel reaches',
    on: 'BTC daily: buy a close above the 55 day high, sell below the 20 day low',
    cases: [
      ['use 100 day high and 50 day low instead', channel(100, 50)],
      ['use a 50 day low and a 100 day high instead', channel(100, 50)],
      ['use 100 and 50 days instead', channel(100, 50)],
      ['make it 100 and 50 days', channel(100, 50)],
      ['change the breakout to 40 days', channel(40, 20)],
      ['use a 40 day breakout instead', channel(40, 20)],
      ['make the exit 10 days', channel(55, 10)],
      ['change the low to 10 days', channel(55, 10)],
      ['exit on the 10 day low instead', channel(55, 10)],
    ],
  },
  {
    kind: 'of what is there: levels, lengths and the stop',
    on: 'BTC 1h: buy when RSI 14 is below 30, sell when it is above 70, stop 5%',
    cases: [
      ['make the RSI 10 periods long', { ...rules, nodes: { rsi_14: { period: 10 } } }],
      ['the RSI should be 10 bars long', { ...rules, nodes: { rsi_14: { period: 10 } } }],
      ['raise the entry level by 3', levels(33, 70)],
      ['raise the exit threshold by 5', levels(30, 75)],
      ['lower the threshold by 5', { status: 'clarify', says: '30' }],
      ['raise the RSI level by 2', { status: 'clarify', says: '70' }],
      ['lower both thresholds by 5', levels(25, 65)],
      ['tighten it to 2%', { ...rules, stop: ['percent', 2] }],
      ['widen that to 3 ATR', { ...rules, stop: ['atr', 3] }],
      ['tighten it to 3% and add a target of 9%', { ...rules, stop: ['percent', 3], target: ['percent', 9] }],
      ['what is my stop, and make it 4%', { ...rules, stop: ['percent', 4], sums: 'Stop loss: 5%' }],
    ],
  },
  {
    kind: 'of what is there: the days of purchases',
    on: 'Buy $100 of BTC every Monday',
    cases: [
      ['do it on Wednesdays and set a stop of 5%', { ...buys(3), ...hundred, stop: ['percent', 5] }],
      ['do it on Thursdays and add a 20% target', { ...buys(4), ...hundred, target: ['percent', 20] }],
      ['do this on Fridays, and make it $150', { ...buys(5), size: ['fixed_notional', 150] }],
    ],
  },
  {
    kind: 'of what is there: another amount under a condition',
    on: 'Buy $100 of BTC every Monday',
    cases: [
      [
        'double the amount when RSI is below 35',
        twoAmounts(
          { enterLong: monday, size: 100 },
          { enterLong: `${monday} and btc_rsi_14 < 35`, size: 100 },
        ),
      ],
      [
        'do it on Thursdays instead and double the amount when RSI is below 35',
        twoAmounts(
          { enterLong: thursday, size: 100 },
          { enterLong: `${thursday} and btc_rsi_14 < 35`, size: 100 },
        ),
      ],
      [
        'make it $150, and if RSI is under 30 double it',
        twoAmounts(
          { enterLong: monday, size: 150 },
          { enterLong: `${monday} and btc_rsi_14 < 30`, size: 150 },
        ),
      ],
      [
        'buy $250 when the price is below the 200 day average',
        twoAmounts(
          { enterLong: monday, size: 100 },
          { enterLong: `${monday} and close < btc_sma_200`, size: 150 },
        ),
      ],
      [
        'halve it when RSI is above 70',
        twoAmounts(
          { enterLong: `${monday} and not btc_rsi_14 > 70`, size: 100 },
          { enterLong: `${monday} and btc_rsi_14 > 70`, size: 50 },
        ),
      ],
      ['skip it when RSI is above 70', { ...stays, ...hundred, enterLong: `${monday} and not rsi_14 > 70` }],
      [
        'make that 150 but only when RSI is below 40',
        { ...stays, size: ['fixed_notional', 150], enterLong: `${monday} and rsi_14 < 40` },
      ],
    ],
  },
];
