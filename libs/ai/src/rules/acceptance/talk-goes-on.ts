import type { AcceptanceGroup } from './acceptance-case.js';

const guarded = (own: string, others: readonly string[]) => {
  const ahead = others.map((other) => `if(${own}_roc_126 > ${other}_roc_126, 1, 0)`).join(' + ');
  return `month() != prev(month(), 1) and ${ahead} >= 1 and close > ${own}_sma_200`;
};

/** Conversations that go on: what is told after a first request, in the words of people who see what came of it. */
export const talkGoesOn: readonly AcceptanceGroup[] = [
  {
    kind: 'goes on: purchases',
    on: 'DCA 100 EUR into VWCE on the 1st of every month',
    cases: [
      [
        'skip a month if RSI(14) is above 75',
        { enterLong: 'month() != prev(month(), 1) and not rsi_14 > 75' },
      ],
      ['never more than 24 purchases', { kinds: { pyramiding: { max_entries: 24 } } }],
      ['at most 24 buys', { kinds: { pyramiding: { max_entries: 24 } } }],
      ['max 12 orders', { kinds: { pyramiding: { max_entries: 12 } } }],
    ],
  },
  {
    kind: 'goes on: both sides',
    on: 'Long ETH daily when price closes above the 50 day high, exit on a 20 day low. 15% of equity.',
    cases: [
      ['do the same on the short side', { enterShort: 'close < prev(lowest(low, 50), 1)' }],
      ['same for shorts', { enterShort: 'close < prev(lowest(low, 50), 1)' }],
      ['shorts only half the size', { status: 'clarify', says: 'longs and shorts alike' }],
      ['can you place it live for me?', { status: 'refused', says: 'No account' }],
      ["don't you think eth is too risky?", { status: 'refused', says: 'Advice' }],
    ],
  },
  {
    kind: 'goes on: a ranking under a condition of each market',
    on: 'Rank QQQ, SPY, IWM by 6 month return, hold the best two, rebalance monthly',
    cases: [
      [
        'only hold those above their 200 day average',
        {
          legs: {
            qqq_rules: { enterLong: guarded('qqq', ['spy', 'iwm']) },
            spy_rules: { enterLong: guarded('spy', ['qqq', 'iwm']) },
            iwm_rules: { enterLong: guarded('iwm', ['qqq', 'spy']) },
          },
        },
      ],
    ],
  },
  {
    kind: 'goes on: the ends of a grid moved by so much',
    on: 'Grid for SOL/USDT on Kraken from 120 to 180, 15 levels, 50 USDT per level',
    cases: [
      ['shift the whole range up by 10', { enterLong: 'close >= 130 and close <= 190' }],
      ['move the range 10% lower', { enterLong: 'close >= 108 and close <= 162' }],
      ['raise the lower bound by 10', { enterLong: 'close >= 130 and close <= 180' }],
      ['lower the upper bound by 20', { enterLong: 'close >= 120 and close <= 160' }],
      ['cut losses if it closes under 110', { exitLong: 'close < 110 or close > 180' }],
    ],
  },
  {
    kind: 'goes on: rates',
    on: 'BTC perp on Bybit: short when funding is above 0.05%, cover when funding is under 0.01%',
    cases: [
      ['cover at 0.02 instead', { exitShort: 'btc_funding.close < 0.0002' }],
      ['cover at 0.02% instead', { exitShort: 'btc_funding.close < 0.0002' }],
    ],
  },
  {
    kind: 'goes on: a carry',
    on: 'Cash and carry on BTC: buy spot and short the perp when funding is above 10% annualised, unwind below 3%',
    cases: [
      [
        'enter at 15',
        {
          legs: {
            btc_spot_rules: { enterLong: 'btc_funding.close * 1095 > 0.15' },
            btc_perpetual_rules: { enterShort: 'btc_funding.close * 1095 > 0.15' },
          },
        },
      ],
    ],
  },
  {
    kind: 'goes on: steps of profit by the risk',
    on: 'ETH breakout of the 20 day high, stop 3 atr',
    cases: [
      [
        'and scale out: half at 2R, rest trails 3 atr',
        { trail: ['atr', 3], kinds: { take_profit_ladder: { mode: 'atr', distance_1: 6, share_1: 50 } } },
      ],
    ],
  },
  {
    kind: 'goes on: lengths in months',
    on: 'Buy GLD when its 10 month SMA is below price',
    cases: [
      ['try 12 months', { nodes: { sma_210: { period: 252 } } }],
      ['12 months instead of 10', { nodes: { sma_210: { period: 252 } } }],
      ['exit after 2 months', { nodes: { sma_210: { period: 210 } }, timeExit: 42 }],
    ],
  },
  {
    kind: 'goes on: days',
    on: 'Buy BTC every Monday at open, sell Friday close',
    cases: [
      ['Tuesday instead of Monday', { enterLong: 'weekday() == 2', exitLong: 'weekday() == 5' }],
      ['change Friday to Thursday', { enterLong: 'weekday() == 1', exitLong: 'weekday() == 4' }],
      ['no wait Tuesday to Thursday', { status: 'clarify', says: 'never hold together' }],
    ],
  },
  {
    kind: 'goes on: with a reason',
    on: 'Go long DOGE 15m when RSI(7) < 20, sell when RSI(7) > 60. Stop 3%.',
    cases: [
      ['tbh 15m is too noisy, go 1h', { timeframe: '1h' }],
      ['the stop is too tight, make it 5%', { stop: ['percent', 5] }],
      ['RSI is way too slow, use 5', { nodes: { rsi_7: { period: 5 } } }],
    ],
  },
  {
    kind: 'goes on: suppositions, words of degree and one side',
    on: 'Buy AVAX on the 2h chart when the 9 EMA crosses above the 21 EMA. Stop 2.5%, target 7%.',
    cases: [
      [
        'and if I wanted 34 instead of 21?',
        { enterLong: 'crosses_above(ema_9, ema_21)', nodes: { ema_21: { period: 34 } } },
      ],
      ['what if we used a 3% stop?', { stop: ['percent', 3] }],
      ['move the target out to 9', { target: ['percent', 9] }],
      ['make the stop tighter, say 2%', { stop: ['percent', 2] }],
      ["add a 1% buffer so it doesn't flip all the time", { status: 'clarify', says: '1%' }],
      ['put it in TLT instead of cash', { status: 'clarify', says: 'To hold TLT' }],
      [
        'on 1h bars but keep the EMA on 2h',
        {
          timeframe: '1h',
          enterLong: 'crosses_above(ema_9, ema_21)',
          nodes: { ema_9: { period: 9 } },
          sums: '2h',
        },
      ],
    ],
  },
  {
    kind: 'goes on: a stop of one side',
    on: 'EMA 50 / EMA 200 cross on the Dow daily, both directions, no stop',
    cases: [
      ['put a 10% stop on shorts only', { status: 'clarify', says: 'share their stop loss' }],
      ['5% stop for the longs', { status: 'clarify', says: 'share their stop loss' }],
    ],
  },
  {
    kind: 'goes on: lengths in weeks',
    on: 'Momentum on SPY weekly: long if 12 week ROC is positive, flat if negative',
    cases: [['use 26 weeks', { nodes: { roc_12: { period: 26 } } }]],
  },
  {
    kind: 'goes on: while',
    cases: [
      [
        'Hold TQQQ while QQQ is above its 200 day SMA, otherwise cash',
        {
          symbol: 'TQQQ',
          enterLong: 'qqq_price.close > qqq_sma_200',
          exitLong: 'not qqq_price.close > qqq_sma_200',
        },
      ],
      [
        'Stay long UPRO while SPY is above its 200 day moving average',
        { symbol: 'UPRO', enterLong: 'spy_price.close > spy_sma_200' },
      ],
      ['Buy BTC while RSI(14) is under 30', { enterLong: 'rsi_14 < 30' }],
      [
        'Buy ETH when RSI(14) < 30 while BTC is above its 200 SMA',
        { symbol: 'ETH', enterLong: 'rsi_14 < 30 and btc_price.close > btc_sma_200' },
      ],
    ],
  },
  {
    kind: 'goes on: shares of several markets',
    on: '60/40 SPY and TLT',
    cases: [
      [
        '70/30',
        {
          legs: {
            spy_rules: { chain: { position_size: { value: 70 } } },
            tlt_rules: { chain: { position_size: { value: 30 } } },
          },
        },
      ],
      ['80% and 30%', { status: 'clarify', says: '110%' }],
      ['add 10% gold, take it from the bonds', { status: 'clarify', says: 'XAU' }],
    ],
  },
  {
    kind: 'goes on: an oscillator with negative levels',
    on: [
      'Buy MATIC on 30m when Williams %R(14) goes below -80, sell above -20',
      "also exit if it's down for 3 bars in a row",
    ],
    cases: [
      [
        'use -85 and -15',
        {
          enterLong: 'crosses_below(williams_r_14, -85)',
          exitLong: 'williams_r_14 > -15 or sum(if(close < prev(close, 1), 1, 0), 3) == 3',
        },
      ],
      ['bigger size, 15%', { size: ['percent_equity', 15] }],
      ['mondays excluded', { enterLong: 'crosses_below(williams_r_14, -80) and not weekday() == 1' }],
      ['did you keep the exit?', { status: 'answer', says: '-20' }],
    ],
  },
  {
    kind: 'goes on: windows in days on shorter bars',
    on: 'Buy SOL on 4h when it makes a new 20 day high, exit at the 10 day low',
    cases: [
      ['use the 55 day high', { enterLong: 'close > prev(highest(high, 330), 1)', timeframe: '4h' }],
      ['40 day high', { enterLong: 'close > prev(highest(high, 240), 1)', timeframe: '4h' }],
      ['exit at the 20 day low instead', { exitLong: 'close < prev(lowest(low, 120), 1)' }],
    ],
  },
  {
    kind: 'goes on: a grid told in all',
    on: 'Grid bot BTC 55k-65k 10 grids $5000',
    cases: [
      ['58k - 68k instead', { enterLong: 'close >= 58000 and close <= 68000' }],
      ['also $8000', { size: ['fixed_notional', 8000] }],
      ['$900 each', { size: ['fixed_notional', 9000] }],
      ['no new buys above 64k', { enterLong: 'close >= 55000 and close <= 65000 and not close > 64000' }],
    ],
  },
  {
    kind: 'goes on: a ranking of two',
    on: 'Rotate monthly between GLD and SPY, whichever has the higher 3 month return',
    cases: [['look at 6 months', { nodes: { gld_roc_63: { period: 126 }, spy_roc_63: { period: 126 } } }]],
  },
  {
    kind: 'goes on: how many of a ranking',
    on: 'Buy the two coins with the lowest RSI(14) among BTC, ETH, SOL, ADA every Monday, hold a week',
    cases: [
      ['three coins', { sums: '3 of 4 markets are held' }],
      ['use RSI 7', { nodes: { btc_rsi_14: { period: 7 }, ada_rsi_14: { period: 7 } } }],
    ],
  },
  {
    kind: 'goes on: not too often',
    on: 'Accumulate ETH: buy $200 whenever it drops 10% from its 30 day high',
    cases: [['not more than once a week', { status: 'clarify', says: '7 bars' }]],
  },
  {
    kind: 'goes on: purchases by the day of the month',
    on: 'Monthly: put 300 dollars into BTC on the 15th',
    cases: [
      ['5th instead of the 15th', { enterLong: 'day_of_month() == 5', size: ['fixed_notional', 300] }],
      ['half of that', { size: ['fixed_notional', 150] }],
    ],
  },
  {
    kind: 'goes on: hours that cannot both be',
    on: 'buy doge at 3am utc every day and sell at 7am',
    cases: [['4am to 8am rather', { status: 'clarify', says: 'never hold together' }]],
  },
  {
    kind: 'goes on: shown and widened',
    on: 'Buy LTC on the 1h chart when the price closes above the upper Keltner channel (20, 2). Stop 3%.',
    cases: [
      ['show me the rules again', { status: 'answer', says: 'Stop loss: 3%' }],
      ['widen the channel to 2.5', { nodes: { keltner_20_10_2: { period: 20, k: 2.5 } } }],
    ],
  },
  {
    kind: 'goes on: words of degree before a number',
    on: 'Short AUDUSD 4h: RSI(14) > 75, cover when RSI < 50',
    cases: [
      ['cover sooner, at 55', { enterShort: 'rsi_14 > 75', exitShort: 'rsi_14 < 55' }],
      ['smaller size, 4%', { size: ['percent_equity', 4] }],
    ],
  },
  {
    kind: 'goes on: fewer levels',
    on: 'range grid on ADA 0.30 - 0.50, 40 levels, 1000 USDT total',
    cases: [['fewer levels, 25', { size: ['fixed_notional', 1000], kinds: { grid: { levels: 25 } } }]],
  },
  {
    kind: 'goes on: ways out that go, and sides that come',
    on: 'Buy BTC on 4h when RSI(14) < 30, sell when RSI > 60. Stop 3%.',
    cases: [
      ["don't exit on RSI any more", { enterLong: 'rsi_14 < 30', exitLong: null }],
      ["the RSI shouldn't trigger a sell", { exitLong: null }],
      ["don't sell when RSI > 60", { exitLong: null }],
      ['allow shorts too', { enterShort: 'rsi_14 > 70' }],
      ['cut it in half', { status: 'clarify', says: 'halved' }],
      ['remind me: which timeframe?', { status: 'answer', says: '4h' }],
      [
        'apply to ETH and SOL as well',
        {
          legs: {
            mean_reversion_rules: { symbol: 'BTC' },
            eth_rules: { symbol: 'ETH', exitLong: 'eth_rsi_14 > 60' },
            sol_rules: { symbol: 'SOL', exitLong: 'sol_rsi_14 > 60' },
          },
        },
      ],
    ],
  },
  {
    kind: 'goes on: no exit but the stop',
    on: 'Golden cross strategy for Apple with a 10 percent trailing stop',
    cases: [
      [
        "death cross shouldn't close it, only the trailing stop",
        { status: 'answer', says: 'There is no exit rule' },
      ],
    ],
  },
  {
    kind: 'goes on: a condition in the place of an indicator',
    on: 'Buy LINK on the 4h chart when RSI(14) is under 35 and the close is above the 100 EMA',
    cases: [
      [
        'use a weekly trend filter instead of the EMA: close above the 20 week average',
        { timeframe: '4h', enterLong: 'rsi_14 < 35 and close > sma_20_1w' },
      ],
      [
        'instead of the EMA: MACD above its signal',
        { enterLong: 'rsi_14 < 35 and macd_12_26_9.macd > macd_12_26_9.signal' },
      ],
    ],
  },
  {
    kind: 'goes on: markets that are bought no more',
    on: 'Buy BTC when RSI < 30 and ETH when RSI < 25, sell both above 70',
    cases: [['stop buying ETH', { legs: { btc_rules: { symbol: 'BTC', enterLong: 'btc_rsi_14 < 30' } } }]],
  },
  {
    kind: 'goes on: entries of a line that is left at zero',
    on: 'Mean reversion on GBPJPY 15m, z-score(50) below -2 go long, above 2 go short, exit at zero',
    cases: [['-2.2 and 2.2', { enterLong: 'zscore_50 < -2.2', enterShort: 'zscore_50 > 2.2' }]],
  },
];
