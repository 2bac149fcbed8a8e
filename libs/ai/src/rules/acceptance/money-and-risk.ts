import type { AcceptanceGroup } from './acceptance-case.js';

const dip = 'buy btc 1h when rsi<30';

/** Sizes in money and shares, accounts and what may be lost of them, as people post them. */
export const moneyAndRisk: readonly AcceptanceGroup[] = [
  {
    kind: 'money that goes into a trade',
    cases: [
      [
        `${dip}. put max 20% in each trade, stop 4%`,
        { size: ['percent_equity', 20], stop: ['percent', 4], left: [] },
      ],
      [`${dip}, no sl, 1500 usdt each`, { size: ['fixed_notional', 1500], stop: null, left: [] }],
      [
        'rsi 14 under 25 on 30m doge, buy 200 bucks, sell at +4% or -2%',
        { size: ['fixed_notional', 200], stop: ['percent', 2], target: ['percent', 4], left: [] },
      ],
      [
        'invest 1,00,000 INR in RELIANCE whenever the 50 dma crosses over the 200 dma, SL 8%',
        { size: ['fixed_notional', 100_000], stop: ['percent', 8], left: [] },
      ],
      [
        'buy SOL at 150 sell at 200, 20 SOL',
        { enterLong: 'close <= 150', exitLong: 'close >= 200', size: ['fixed_units', 20], left: [] },
      ],
      [
        'Kelly sizing capped at 25%: long SPY when close above 200d MA, out when below',
        { kinds: { position_size: { mode: 'kelly', value: 100, cap: 25 } }, left: [] },
      ],
      [
        "Long BTC on MACD cross up, 1d. Position sizing: half my account. Don't use leverage.",
        { size: ['percent_equity', 50], kinds: { leverage: null }, left: [] },
      ],
      [
        'AAPL: if close > 20 sma buy, 2% stop... no wait, make that 3%. Take profit 6%.',
        { stop: ['percent', 3], target: ['percent', 6], left: [] },
      ],
    ],
  },
  {
    kind: 'losses told in money',
    cases: [
      [
        'Equity 50k, risk 250 per trade. Long CL when 20 ema crosses above 50 ema, stop 2%',
        { size: ['percent_risk', 0.5], assumes: ['money-at-risk'], left: ['Equity 50k'] },
      ],
      [`${dip}, risk $250 per trade, stop 2%`, { left: ['risk $250 per trade'], sums: 'account' }],
      [
        `I have 25k. ${dip}, stop trading if I lose $600 in a day.`,
        { kinds: { daily_loss_limit: { value: 2.4 } }, left: ['have 25k'] },
      ],
      [`with a 10k account: ${dip}, stop 3%`, { size: ['percent_equity', 10], left: ['10k account'] }],
      [
        `${dip}, stop 2%, fees 5 bps and slippage 2bps`,
        { left: ['fees 5 bps', 'slippage 2bps'], sums: 'slippage' },
      ],
    ],
  },
  {
    kind: 'trading halted by losses',
    cases: [
      [
        `kill switch: stop everything if the account is down 15% from its peak. ${dip}`,
        { kinds: { kill_switch: { value: 15 } }, left: [] },
      ],
      [
        `${dip}. If I'm down 3% on the day, no more trades that day`,
        { kinds: { daily_loss_limit: { value: 3 } }, left: [] },
      ],
      [`${dip}. down 4% in a day: done for the day`, { kinds: { daily_loss_limit: { value: 4 } }, left: [] }],
      [
        `${dip}. shut it down if the equity drops 20% from its peak`,
        { kinds: { kill_switch: { value: 20 } }, left: [] },
      ],
      [
        `${dip}, but cool off for 3 hours after a losing trade`,
        { timeframe: '1h', kinds: { cooldown: { period: 3, after: 'loss' } }, left: [] },
      ],
      [`${dip}, no new entries for 5 bars after an exit`, { kinds: { cooldown: { period: 5 } }, left: [] }],
      [`${dip}. 3 losses in a row = done for the day`, { left: ['3 losses in a row'] }],
    ],
  },
  {
    kind: 'shares of the position, sold in steps',
    cases: [
      [
        `${dip}. take 25% off at +5%, 25% at +10%, let the remainder run with a 7% trailing stop`,
        {
          trail: ['percent', 7],
          kinds: {
            take_profit_ladder: { distance_1: 5, share_1: 25, distance_2: 10, share_2: 25, share_3: 0 },
          },
          left: [],
        },
      ],
      [
        `${dip}. exit half at 4%, exit the other half at 8%`,
        {
          kinds: { take_profit_ladder: { distance_1: 4, share_1: 50, distance_2: 8, share_2: 50 } },
          left: [],
        },
      ],
      [
        `${dip}. close 50% of the position at +3%, another 25% at +6%, hold the rest`,
        {
          kinds: {
            take_profit_ladder: { distance_1: 3, share_1: 50, distance_2: 6, share_2: 25, share_3: 0 },
          },
          left: [],
        },
      ],
      [
        `${dip}. book 50% at target 1 (2%) and remaining at target 2 (4%)`,
        {
          target: null,
          kinds: { take_profit_ladder: { distance_1: 2, share_1: 50, distance_2: 4, share_2: 50 } },
          left: [],
        },
      ],
      [
        `${dip}, stop 1%. 1st target: 1.5R (50%), 2nd target: 3R (50%).`,
        {
          kinds: { take_profit_ladder: { distance_1: 1.5, share_1: 50, distance_2: 3, share_2: 50 } },
          left: [],
        },
      ],
      [
        `${dip}. bank half the position at 1R; leave the rest on with a 2 ATR trail`,
        {
          trail: ['atr', 2],
          kinds: { take_profit_ladder: { mode: 'atr', distance_1: 2, share_1: 50, share_2: 0 } },
          left: [],
        },
      ],
      [
        `${dip}. when price is up 2% sell a third, at 4% sell another third, keep the rest until rsi > 70`,
        {
          exitLong: 'rsi_14 > 70',
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 2, share_1: 33.33, distance_2: 4, share_2: 33.33, share_3: 0 },
          },
          left: [],
        },
      ],
      [
        `${dip}, stop 2%. take partials at 1R and 2R, 50% each`,
        {
          size: ['percent_equity', 10],
          kinds: { take_profit_ladder: { distance_1: 2, share_1: 50, distance_2: 4, share_2: 50 } },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'stops at a line or a price',
    cases: [
      [
        'Buy at 62000 stop at 60500 target 66000 for BTC',
        {
          enterLong: 'close <= 62000',
          exitLong: 'close <= 60500 or close >= 66000',
          stop: null,
          target: null,
          left: [],
        },
      ],
      [
        'short eth 1h when close < 3500. SL: 3700. TP: 3000',
        { enterShort: 'close < 3500', exitShort: 'close >= 3700 or close <= 3000', stop: null, left: [] },
      ],
      [
        'buy dax 5m when rsi<30, stop 40 points',
        { stop: ['percent', 5], assumes: ['stop-loss'], left: ['stop 40 points'] },
      ],
      [
        'Long if price > 50sma and adx>25. Chandelier exit 22, 3 ATR. Risk 0,75% per trade. DAX daily',
        {
          size: ['percent_risk', 0.75],
          kinds: { trailing_stop: { mode: 'atr', value: 3, period: 22 } },
          left: [],
        },
      ],
      [
        'ema 5 over ema 13 long, opposite short. 1m BTC perps, sl .25% tp .5% 5x leverage',
        {
          enterLong: 'ema_5 > ema_13',
          enterShort: 'ema_5 < ema_13',
          stop: ['percent', 0.25],
          target: ['percent', 0.5],
          left: [],
        },
      ],
      [
        'TWAP into 500 shares of NVDA over 4 hours when it closes above the 50 day average. get out below it. 1h bars',
        {
          exitLong: 'close < sma_50_1d',
          size: ['fixed_units', 500],
          kinds: { twap: { period: 4 } },
          left: [],
        },
      ],
    ],
  },
];
