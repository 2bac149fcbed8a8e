import type { AcceptanceGroup } from './acceptance-case.js';

const kind = 'sixty unseen: money, families, talk';

/** Of sixty requests that were judged unseen: those on money, on families of strategies, and in talk, that were misread. */
export const unseenFamilies: readonly AcceptanceGroup[] = [
  {
    kind,
    cases: [
      [
        "RSI under 30 long on BTC 1h, RSI over 70 close. Risk 1% of the account per trade with the stop 2 ATR away, and move the stop to breakeven once I'm up 1R.",
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70',
          enterShort: null,
          symbol: 'BTC',
          timeframe: '1h',
          size: ['percent_risk', 1],
          stop: ['atr', 2],
          left: ["move the stop to breakeven once I'm up 1R"],
        },
      ],
      [
        'price under sma 50 short BTC, price over sma 50 close. stop 2%',
        { enterShort: 'close < sma_50', exitShort: 'close > sma_50', enterLong: null, stop: ['percent', 2] },
      ],
      [
        'Pyramid into a trend: first unit when BTC closes above its 20 day high, add another unit each time price advances half an ATR, max 4 units, stop 2 ATR below the last entry. Exit on 10 day low.',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          stop: ['atr', 2],
          kinds: { pyramiding: null },
          left: ['add another unit each time price advances half an ATR, max 4 units'],
        },
      ],
      [
        'Buy BTC when it closes above its 50 day average, add every 3%, at most 4 entries',
        { enterLong: 'close > sma_50', kinds: { pyramiding: { max_entries: 4, spacing: 3 } }, left: [] },
      ],
      [
        'Buy ETH when RSI < 30, add another unit every 2% lower, max 3 times',
        {
          enterLong: 'rsi_14 < 30',
          kinds: { pyramiding: { max_entries: 3, spacing: 2, direction: 'losing' } },
        },
      ],
      [
        'Vol targeting overlay pls. Long S&P when over its 200dma, scale the position so annualised vol is 12%, cap exposure at 150%.',
        {
          enterLong: 'close > sma_200',
          exitLong: 'close < sma_200',
          symbol: 'SPX',
          size: ['volatility_target', 12],
          kinds: { position_size: { cap: 150 } },
        },
      ],
      [
        'Long BTC when it closes above its 50 day average. Size the position to a 12% annualised volatility target',
        { enterLong: 'close > sma_50', size: ['volatility_target', 12], target: null, left: [] },
      ],
      [
        'I buy dips on MSFT when RSI(5) < 20. Sell at 10% profit or after 15 trading days whichever first. Stop at 55% no sorry 5.5%. Never hold through the weekend.',
        {
          enterLong: 'rsi_5 < 20 and not (weekday() >= 4)',
          exitLong: 'weekday() >= 4',
          target: ['percent', 10],
          stop: ['percent', 5.5],
          timeExit: 15,
          symbol: 'MSFT',
        },
      ],
      [
        'I want to put 150 euros into ETH every Friday and double the amount if the price is more than 20% under the all time high',
        {
          enterLong: 'weekday() == 5',
          size: ['fixed_notional', 150],
          symbol: 'ETH',
          left: ['if the price is more than 20% under the all time high'],
        },
      ],
      [
        'buy BTC when the price is more than 20% under the all time high',
        { status: 'clarify', says: 'all time high' },
      ],
      ['buy ETH when the price is over 10% below the 50 day average', { enterLong: 'close < sma_50 * 0.9' }],
      ['Buy BTC every Monday, I want 10% a year', { enterLong: 'weekday() == 1', left: ['10% a year'] }],
      [
        'Dual momentum à la Antonacci: SPY, EFA, and AGG as the safe asset. 12 month lookback, monthly',
        {
          legs: {
            agg_rules: {
              symbol: 'AGG',
              enterLong: 'month() != prev(month(), 1) and spy_roc_252 <= 0 and efa_roc_252 <= 0',
            },
            efa_rules: {
              symbol: 'EFA',
              enterLong: 'month() != prev(month(), 1) and efa_roc_252 > spy_roc_252 and efa_roc_252 > 0',
            },
            spy_rules: {
              symbol: 'SPY',
              enterLong: 'month() != prev(month(), 1) and spy_roc_252 > efa_roc_252 and spy_roc_252 > 0',
            },
          },
        },
      ],
      ['make me something that makes 5% a week with no drawdowns', { status: 'refused', says: 'guarantee' }],
      ['i want 10% a month, low risk', { status: 'refused', says: 'guarantee' }],
      ['buy BTC when it gains 5% a day', { enterLong: 'roc_1 >= 5' }],
    ],
  },
  {
    kind: `${kind}: a breakout moved`,
    on: [
      'Turtle style breakout on silver: 20 day high in, 10 day low out',
      'only take the trade when price is over the 200 day average',
    ],
    cases: [
      [
        'same thing but for copper',
        {
          symbol: 'XCU',
          enterLong: 'close > prev(highest(high, 20), 1) and close > sma_200',
          exitLong: 'close < prev(lowest(low, 10), 1)',
        },
      ],
    ],
  },
  {
    kind: `${kind}: purchases changed`,
    on: 'I want to DCA 50 dollars a day into bitcoin',
    cases: [
      [
        'make that 100 but only when the fear... no, only when rsi is under 50',
        {
          enterLong: 'day_of_month() != prev(day_of_month(), 1) and rsi_14 < 50',
          size: ['fixed_notional', 100],
        },
      ],
    ],
  },
  {
    kind: `${kind}: a market read no more`,
    on: 'short nasdaq when it closes below the 20 day ema and vix is above 25. cover above the ema',
    cases: [
      [
        'remove the vix part and risk 0.5% per trade with a 3% stop',
        {
          symbol: 'NDX',
          enterShort: 'close < ema_20',
          exitShort: 'close > ema_20',
          size: ['percent_risk', 0.5],
          stop: ['percent', 3],
        },
      ],
    ],
  },
];
