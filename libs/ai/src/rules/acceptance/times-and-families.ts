import type { AcceptanceGroup } from './acceptance-case.js';

/** When something happens, and families of strategies, in words that nobody had tried before. */
export const timesAndFamilies: readonly AcceptanceGroup[] = [
  {
    kind: 'clocks, days and seasons',
    cases: [
      [
        'buy BTC at 9:30 New York time, exit at 16:00',
        {
          timeframe: '30m',
          enterLong: 'new_york_minute() == 570',
          exitLong: 'new_york_minute() == 960',
          assumes: ['time-zone'],
        },
      ],
      [
        'ES 5m long above vwap and above 20ema, exit below vwap. skip 12:00-13:30 eastern',
        {
          enterLong:
            'close > vwap_line and close > ema_20 and not (new_york_minute() >= 720 and new_york_minute() < 810)',
          exitLong: 'close < vwap_line',
        },
      ],
      [
        'buy BTC 1h at the NY open, sell at the london close',
        {
          status: 'refused',
          says: 'never at 09:30 New York time, so this would never happen. On which bars should it trade, for example 30m?',
        },
      ],
      [
        'BTC 4h long if rsi < 30 between 9:30 and 11:30 New York',
        { status: 'refused', says: 'never at 09:30 New York time' },
      ],
      [
        'BTC 4h long if rsi < 30 after 14:30 UTC',
        { enterLong: 'rsi_14 < 30 and hour() * 60 + minute() >= 870' },
      ],
      [
        'buy when it is at or after 8:00 London time and rsi < 30, EURUSD 15m, out when it is 16:30 London time',
        { enterLong: 'london_minute() >= 480 and rsi_14 < 30', exitLong: 'london_minute() == 990' },
      ],
      [
        'no entries between 12:00 and 13:00 UTC, GBPUSD 15m rsi < 30 long',
        { enterLong: 'rsi_14 < 30 and not (hour() >= 12 and hour() < 13)' },
      ],
      [
        'BTC 15m rsi < 30 long, no new positions after 20:00 UTC',
        { enterLong: 'rsi_14 < 30 and not hour() >= 20' },
      ],
      [
        'go long at 00:00 UTC and close at 04:00 UTC, ETH 15m',
        {
          enterLong: 'hour() == 0 and minute() == 0',
          exitLong: 'hour() == 4 and minute() == 0',
          timeframe: '15m',
        },
      ],
      [
        'buy BTC on Sunday 20:00 UTC, sell Monday 20:00 UTC',
        { enterLong: 'weekday() == 7 and hour() == 20', exitLong: 'weekday() == 1 and hour() == 20' },
      ],
      [
        'short EURUSD from 13:00 to 15:00 CET on Fridays, 15m',
        { enterShort: 'hour() >= 12 and hour() < 14 and weekday() == 5', enterLong: null },
      ],
      [
        'sell in May and go away: SPY long from November to April',
        { symbol: 'SPY', enterLong: 'month() >= 11 or month() <= 4', exitLong: 'month() == 5' },
      ],
      [
        'long SPY from November through April, flat otherwise',
        { enterLong: 'month() >= 11 or month() <= 4', exitLong: 'not (month() >= 11 or month() <= 4)' },
      ],
      ['short BTC in September', { enterShort: 'month() == 9', exitShort: 'not month() == 9' }],
      [
        'hold BTC only on weekends',
        {
          enterLong: 'weekday() == 6 or weekday() == 7',
          exitLong: 'not (weekday() == 6 or weekday() == 7)',
        },
      ],
      [
        'Buy SPY on the first trading day of the month and sell on the fifth trading day',
        { enterLong: 'month() != prev(month(), 1)', exitLong: 'prev(month(), 4) != prev(month(), 5)' },
      ],
      [
        'buy on the 5th, sell on the 20th each month, ETH',
        {
          enterLong: 'day_of_month() >= 5 and prev(day_of_month(), 1) < 5',
          exitLong: 'day_of_month() >= 20 and prev(day_of_month(), 1) < 20',
        },
      ],
      [
        'On the last trading day of each month, if SPY is above its 200 day SMA be in SPY, otherwise in cash.',
        {
          enterLong: 'close > sma_200 and day_of_month() >= 28',
          exitLong: 'not close > sma_200 and day_of_month() >= 28',
        },
      ],
      ['just buy and hold btc from 2020', { enterLong: 'close > 0', exitLong: null, left: ['from 2020'] }],
      [
        'buy and hold ETH since January 2021 until 2023',
        { enterLong: 'close > 0', left: ['since January 2021 until 2023'] },
      ],
      [
        'buy BTC on 4h bars at 9:00 UTC, sell at 16:00 UTC',
        { status: 'refused', says: 'never at 09:00 UTC' },
      ],
    ],
  },
  {
    kind: 'purchases and sales by the calendar',
    cases: [
      ['sell 0.5 ETH every week', { status: 'clarify', says: 'Regular sales' }],
      [
        'Dollar cost average OUT of ETH: sell 0.5 ETH every week on Wednesday while price > 3,500',
        { status: 'clarify', says: 'Regular sales' },
      ],
      ['every month sell 10% of my BTC', { status: 'clarify', says: 'Regular sales' }],
      ['DCA 100 USD into BTC every two weeks', { status: 'clarify', says: 'On which should it buy' }],
      ['buy $100 of ETH twice a month', { status: 'clarify', says: 'On which should it buy' }],
      [
        'buy $100 of BTC every day and sell $50 every week',
        {
          enterLong: 'day_of_month() != prev(day_of_month(), 1)',
          exitLong: null,
          left: ['sell $50 every week'],
        },
      ],
      [
        'buy 250 usd of bitcoin on the 1st and 15th of every month',
        {
          enterLong: 'month() != prev(month(), 1) or day_of_month() >= 15 and prev(day_of_month(), 1) < 15',
          size: ['fixed_notional', 250],
        },
      ],
      [
        'invest 500 USD in ETH on the last trading day of each month',
        { enterLong: 'day_of_month() >= 28 and prev(day_of_month(), 1) < 28' },
      ],
      [
        'every Monday buy $100 of BTC if RSI(14) < 40',
        { enterLong: 'weekday() == 1 and rsi_14 < 40', exitLong: null, size: ['fixed_notional', 100] },
      ],
      [
        'DCA $50 into ETH weekly, double if RSI(14) < 30',
        {
          legs: {
            eth_rules: { enterLong: 'weekday() < prev(weekday(), 1)' },
            eth_rules_2: {
              enterLong: 'weekday() < prev(weekday(), 1) and eth_rsi_14 < 30',
              chain: { position_size: { mode: 'fixed_notional', value: 50 } },
            },
          },
        },
      ],
      ['Elke maandag voor €50 BTC kopen', { enterLong: 'weekday() == 1', size: ['fixed_notional', 50] }],
      ['compra 100 USDT de BTC cada lunes', { enterLong: 'weekday() == 1', size: ['fixed_notional', 100] }],
      ['comprar 200 reais de bitcoin toda segunda-feira', { symbol: 'BTC', size: ['fixed_notional', 200] }],
      ['value averaging: grow my BTC by 200 USD per week', { status: 'refused', says: 'value averaging' }],
    ],
  },
  {
    kind: 'grids, weights and rankings as told',
    cases: [
      [
        'Grid SOL: buy 20 usdt each time it drops 1%, sell that lot when it rises 1.5% from its buy price. max 15 open lots',
        {
          symbol: 'SOL',
          size: ['fixed_notional', 300],
          target: ['percent', 1.5],
          kinds: { grid: { levels: 15, spacing: 1 } },
          left: [],
        },
      ],
      [
        'Grid-Bot für BTCUSDT zwischen 50.000 und 65.000 mit 20 Stufen, insgesamt 2.000 USDT',
        {
          enterLong: 'close >= 50000 and close <= 65000',
          size: ['fixed_notional', 2000],
          kinds: { grid: { levels: 20 } },
          left: [],
        },
      ],
      [
        'grid bot ADA lower 0.30 upper 0.50, 12 grids, 600 USDT',
        {
          enterLong: 'close >= 0.3 and close <= 0.5',
          size: ['fixed_notional', 600],
          kinds: { grid: { levels: 12 } },
        },
      ],
      [
        'grid on BTC, 15 orders 0.5% apart, $100 each',
        { size: ['fixed_notional', 1500], kinds: { grid: { levels: 15, spacing: 0.5 } } },
      ],
      [
        'neutral grid SOL 120 to 180, 40 grids, stop at 110',
        { exitLong: 'close > 180 or close < 110', kinds: { grid: { levels: 40 } } },
      ],
      [
        'hold 50% BTC 30% ETH 20% SOL, rebalance monthly',
        {
          legs: {
            btc_rules: { enterLong: 'close > 0', chain: { position_size: { value: 50 } } },
            eth_rules: { enterLong: 'close > 0', chain: { position_size: { value: 30 } } },
            sol_rules: { enterLong: 'close > 0', chain: { position_size: { value: 20 } } },
          },
          left: ['rebalance monthly'],
        },
      ],
      [
        'short the weaker of BTC and ETH by 30 day return every week',
        {
          legs: {
            btc_rules: {
              enterLong: null,
              enterShort: 'weekday() < prev(weekday(), 1) and btc_roc_30 < eth_roc_30',
            },
            eth_rules: {
              enterLong: null,
              enterShort: 'weekday() < prev(weekday(), 1) and eth_roc_30 < btc_roc_30',
            },
          },
        },
      ],
      [
        'hold the coin with the highest volume of BTC, ETH, SOL weekly',
        {
          legs: {
            btc_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and volume > eth_price.volume and volume > sol_price.volume',
            },
            eth_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and volume > btc_price.volume and volume > sol_price.volume',
            },
            sol_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and volume > btc_price.volume and volume > eth_price.volume',
            },
          },
        },
      ],
      [
        'Dual momentum: compare SPY and EFA 12 month returns, hold the better one, but if its return is less than BIL hold AGG. rebalance monthly',
        { kinds: { roc: { period: 252 } }, left: [] },
      ],
      [
        'kimchi premium: short when upbit btc in usd is over 5% above binance, close at 1%',
        { status: 'clarify', says: 'Which exchange' },
      ],
    ],
  },
  {
    kind: 'talk, promises and orders',
    cases: [
      ['what can this tool do?', { status: 'answer', says: 'Describe a strategy' }],
      ['was kannst du?', { status: 'answer', says: 'Describe a strategy' }],
      ['¿qué puedes hacer?', { status: 'answer', says: 'Describe a strategy' }],
      ['que peux-tu faire ?', { status: 'answer', says: 'Describe a strategy' }],
      ['which indicators do you support?', { status: 'answer', says: 'RSI' }],
      ['what timeframes are there?', { status: 'answer', says: '15m' }],
      ['what exchanges can I use?', { status: 'answer', says: 'CSV' }],
      ['do you support options?', { status: 'answer', says: 'Options are not' }],
      ['show me the code', { status: 'answer', says: 'Code tab' }],
      ["thank you, that's great", { status: 'answer' }],
      ['merci beaucoup', { status: 'answer' }],
      ['vielen dank', { status: 'answer' }],
      ['I want a strategy that never loses', { status: 'refused', says: 'guarantee' }],
      ['build a risk free strategy with 20% monthly return', { status: 'refused', says: 'guarantee' }],
      ['I need a bot that doubles my money every week', { status: 'refused', says: 'guarantee' }],
      ['what is the most profitable strategy?', { status: 'refused', says: 'guarantee' }],
      ['buy BTC one day before it rallies 10%', { status: 'refused', says: 'future' }],
      ['predict the price of ETH tomorrow', { status: 'refused' }],
      ['kaufe jetzt 1 Bitcoin', { status: 'refused', says: 'live orders' }],
      ['compra ahora 0.5 ETH', { status: 'refused', says: 'live orders' }],
      ['achète maintenant 2 ETH', { status: 'refused', says: 'live orders' }],
      ['close my open position on binance', { status: 'refused', says: 'live orders' }],
      ['start trading with real money', { status: 'refused', says: 'live orders' }],
      ['paper trade BTC 1h: buy when RSI < 30, sell when RSI > 70', { enterLong: 'rsi_14 < 30' }],
      ["what's the weather in Paris?", { status: 'refused' }],
    ],
  },
];
