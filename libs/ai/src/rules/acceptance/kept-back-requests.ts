import type { AcceptanceGroup, ExpectedLeg } from './acceptance-case.js';

/** One leg of several that rank each other by a measure: held while at most `others` are ahead. */
function rankedLegs(
  names: readonly string[],
  least: number,
  when: string,
  measure: (name: string) => string,
): Readonly<Record<string, ExpectedLeg>> {
  return Object.fromEntries(
    names.map((name) => {
      const ahead = names
        .filter((other) => other !== name)
        .map((other) => `if(${measure(name)} > ${measure(other)}, 1, 0)`)
        .join(' + ');
      return [`${name}_rules`, { enterLong: `${when} and ${ahead} >= ${least}` }];
    }),
  );
}

const week = 'weekday() < prev(weekday(), 1)';
const score = (name: string): string => `${name}_roc_30 * 0.5 + ${name}_roc_90 * 0.3 + ${name}_roc_180 * 0.2`;
const scored = ['btc', 'eth', 'bnb', 'sol', 'ada', 'dot', 'avax', 'link', 'atom', 'uni'];

/** Requests that were kept back while the grammar was written, with what each must come to. */
export const keptBackRequests: readonly AcceptanceGroup[] = [
  {
    kind: 'kept back: rules on one market',
    cases: [
      [
        'Can you build something that buys NVDA when it closes above its 20-day EMA and sells when it closes below the 50-day EMA?',
        { symbol: 'NVDA', timeframe: '1d', enterLong: 'close > ema_20', exitLong: 'close < ema_50' },
      ],
      [
        "I'd like to be in bitcoin only while the 1D close is over the 21W EMA",
        { symbol: 'BTC', timeframe: '1d', enterLong: 'close > ema_21_1w', exitLong: 'close < ema_21_1w' },
      ],
      [
        '🚀 ETH long rsi 14 < 32 ✅ exit > 68 ❌ sl 3% 🛑 (1h)',
        {
          symbol: 'ETH',
          timeframe: '1h',
          enterLong: 'rsi_14 < 32',
          exitLong: 'rsi_14 > 68',
          stop: ['percent', 3],
        },
      ],
      [
        'BINANCE:BTCUSDT.P, 3m, ema 9 over ema 15 long, under short. tp 0.6 sl 0.3',
        {
          symbol: 'BTCUSDT',
          exchange: 'binance',
          timeframe: '3m',
          enterLong: 'ema_9 > ema_15',
          enterShort: 'ema_9 < ema_15',
          kinds: { price: { market: 'perpetual' } },
          target: ['percent', 0.6],
          stop: ['percent', 0.3],
        },
      ],
      [
        'USD/JPY H4: buy on pullback to the 50 ema in an uptrend (50 ema above 200 ema). exit when 50 crosses under 200. stop 1.2%',
        {
          symbol: 'USD/JPY',
          timeframe: '4h',
          enterLong: 'low <= ema_50 and ema_50 > ema_200',
          exitLong: 'crosses_below(ema_50, ema_200)',
          stop: ['percent', 1.2],
        },
      ],
      [
        "TSLA: if it opens lower than yesterday's low, buy; sell at the close same day",
        { symbol: 'TSLA', enterLong: 'open < prev(low, 1)', left: ['sell at the close same day'] },
      ],
      [
        'buy cake at -6 from the 24h high, sell at plus 4 from entry, 30m candles',
        {
          symbol: 'CAKE',
          timeframe: '30m',
          enterLong: 'close <= highest(high, 48) * 0.94',
          target: ['percent', 4],
        },
      ],
      [
        'Buy ETH if it falls to 2,200 and sell at 2,650. stop 2,050.',
        { symbol: 'ETH', enterLong: 'close <= 2200', exitLong: 'close >= 2650 or close <= 2050', stop: null },
      ],
      [
        'long btc on a daily close above 69k, invalidation daily close below 64k',
        { symbol: 'BTC', timeframe: '1d', enterLong: 'close > 69000', exitLong: 'close < 64000' },
      ],
      [
        'AVAX/USDT 1h breakout: highest close of 48 candles plus volume > 1.8 x vol SMA 48. TP 5, SL 2.5 (percent)',
        {
          symbol: 'AVAX/USDT',
          timeframe: '1h',
          enterLong: 'close > prev(highest(close, 48), 1) and volume > volume_average_48 * 1.8',
          target: ['percent', 5],
          stop: ['percent', 2.5],
        },
      ],
      [
        'heikin ashi 1h on BTC: two green HA candles without lower wick → long, first red HA → exit',
        {
          symbol: 'BTC',
          timeframe: '1h',
          enterLong: 'sum(if(heikin_ashi_line.ha_close > heikin_ashi_line.ha_open, 1, 0), 2) == 2',
          left: ['without lower wick'],
        },
      ],
      [
        'psar 0.02 0.2 with ema 200 filter on EURUSD 1h, both sides. exit on the opposite psar dot',
        {
          symbol: 'EURUSD',
          timeframe: '1h',
          kinds: { parabolic_sar: { step: 0.02, most: 0.2 }, ema: { period: 200 } },
        },
      ],
      [
        'Fade the daily R2 pivot: short 5m ES at R2, cover at R1, stop 0.3%. classic floor pivots from yesterday.',
        {
          symbol: 'ES',
          timeframe: '5m',
          enterLong: null,
          stop: ['percent', 0.3],
          kinds: { pivot_points: {} },
        },
      ],
      [
        'buy the 61.8% retracement of the last 100 bar swing on BTC 4h, target the swing high, stop below the swing low',
        { symbol: 'BTC', timeframe: '4h', left: [] },
      ],
      [
        'bullish RSI divergence on 4h ETH (price lower low, RSI 14 higher low within 30 bars) → long, exit RSI 65, stop 4%',
        {
          symbol: 'ETH',
          timeframe: '4h',
          exitLong: 'rsi_14 >= 65',
          stop: ['percent', 4],
          left: ['bullish RSI divergence'],
        },
      ],
      [
        'BTC 5m entries: RSI(14) 5m crosses above 40, 1h MACD histogram > 0, 4h close > 4h EMA 100. Out when RSI 5m crosses below 60 after having been above, or -0.7%.',
        {
          symbol: 'BTC',
          timeframe: '5m',
          enterLong: 'crosses_above(rsi_14, 40) and macd_12_26_9_1h.histogram > 0 and close@4h > ema_100_4h',
          exitLong: 'crosses_below(rsi_14, 60)',
          stop: ['percent', 0.7],
        },
      ],
      [
        'Swing trade AMZN: weekly trend up (weekly close over 30 week average), daily RSI(5) below 25 to get in, daily RSI(5) above 70 to get out, stop eight percent',
        {
          symbol: 'AMZN',
          timeframe: '1d',
          enterLong: 'close@1w > sma_30_1w and rsi_5 < 25',
          exitLong: 'rsi_5 > 70',
          stop: ['percent', 8],
        },
      ],
      [
        'RSI 2 on QQQ: under 5 → long, over 95 → short. Long exit over 65, short exit under 35. Trend filter: longs only above SMA 200, shorts only below it.',
        {
          symbol: 'QQQ',
          enterLong: 'rsi_2 < 5 and close > sma_200',
          enterShort: 'rsi_2 > 95 and close < sma_200',
          exitLong: 'rsi_2 > 65',
          exitShort: 'rsi_2 < 35',
        },
      ],
      [
        "doge 1h: buy ema 12/48 cross up, don't exit before 6 hours, then exit on cross down",
        {
          symbol: 'DOGE',
          timeframe: '1h',
          enterLong: 'crosses_above(ema_12, ema_48)',
          exitLong: 'crosses_below(ema_12, ema_48)',
          timeExit: null,
          left: ["don't exit before 6 hours"],
        },
      ],
      [
        'same like everyone: rsi <30 buy >70 sell on 1h for ETH, but no trades when btc daily is below its 200 sma and no leverage',
        {
          symbol: 'ETH',
          timeframe: '1h',
          enterLong: 'rsi_14 < 30 and not btc_price.close@1d < btc_sma_200_1d',
          exitLong: 'rsi_14 > 70',
          kinds: { leverage: null },
        },
      ],
      [
        'SOL 1h: enter long when close crosses above SMA 50 and at the same bar close is 5% below SMA 50. exit rsi>70',
        { status: 'refused' },
      ],
      [
        'Desk note 14/3: systematic overlay on BTC perp, 1h bars. Regime = daily EMA(50) over daily EMA(200). In regime on: long on pullbacks, i.e. hourly close at least 1.5 ATR(14) below hourly EMA(50), but only if funding (last print) is under 3bps; in regime off: short on rallies, hourly close at least 1.5 ATR(14) above EMA(50), funding above -1bp. TP at EMA(50) touch, hard stop 2.5 ATR(14), max hold 72h, size 40bps risk, 10x cap on leverage irrelevant at this size - ignore it. No entries Sat/Sun.',
        {
          symbol: 'BTC',
          timeframe: '1h',
          enterLong:
            'ema_50_1d > ema_200_1d and close <= ema_50 - atr_14 * 1.5 and btc_funding.close < 0.0003 and not (weekday() == 6 or weekday() == 7)',
          enterShort:
            'not ema_50_1d > ema_200_1d and close >= ema_50 + atr_14 * 1.5 and btc_funding.close > -0.0001 and not (weekday() == 6 or weekday() == 7)',
          size: ['percent_risk', 0.4],
          stop: ['atr', 2.5],
          timeExit: 72,
          kinds: { leverage: null },
        },
      ],
    ],
  },
  {
    kind: 'kept back: corrections, lists and numbers',
    cases: [
      [
        'Short SOL when it breaks 20 bar high... sorry long, LONG. exit under the 10 bar low, 1h',
        {
          symbol: 'SOL',
          timeframe: '1h',
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          enterShort: null,
        },
      ],
      [
        'for BTC, hmm rather BNB: 4h bollinger 20/2 lower band close below → buy, upper band → sell',
        {
          symbol: 'BNB',
          timeframe: '4h',
          enterLong: 'close < bollinger_20_2.lower',
          exitLong: 'close > bollinger_20_2.upper',
        },
      ],
      [
        '1) coin: XRP\n2) chart: 1h  (scratch that → 2h)\n3) entry: EMA(21) > EMA(55) and RSI(14) > 50\n4) exit: RSI(14) < 45\n5) risk: 0.5% of account, stop 1.2 ATR(14)\n6) NO take profit',
        {
          symbol: 'XRP',
          timeframe: '2h',
          enterLong: 'ema_21 > ema_55 and rsi_14 > 50',
          exitLong: 'rsi_14 < 45',
          size: ['percent_risk', 0.5],
          stop: ['atr', 1.2],
          target: null,
        },
      ],
      [
        'get in with a third of the account when BTC closes above the upper Keltner (20, 10, 1.5) on the four-hour, and get out with a close under the EMA 20',
        {
          symbol: 'BTC',
          timeframe: '4h',
          enterLong: 'close > keltner_20_10_1_5.upper',
          exitLong: 'close < ema_20',
          size: ['percent_equity', 33.33],
        },
      ],
      [
        "Use 1'500 USDT per trade, NIFTY no sorry BTCUSDT, 1D, buy dips: RSI(10) < 33.5, sell RSI(10) > 61.25",
        {
          symbol: 'BTCUSDT',
          timeframe: '1d',
          enterLong: 'rsi_10 < 33.5',
          exitLong: 'rsi_10 > 61.25',
          size: ['fixed_notional', 1500],
        },
      ],
      [
        'invest 1,00,000 INR in NIFTY when 20 dma crosses above 50 dma, exit reverse',
        {
          symbol: 'NIFTY',
          timeframe: '1d',
          enterLong: 'crosses_above(sma_20, sma_50)',
          exitLong: 'crosses_below(sma_20, sma_50)',
          size: ['fixed_notional', 100_000],
        },
      ],
      [
        'Kauf: RSI(14) < 30. Positionsgröße 1.000 USDT, Stop 1,25 %, Ziel 2,5 %, Gebühren 0,05 %. ETHUSDT 15m',
        {
          symbol: 'ETHUSDT',
          timeframe: '15m',
          enterLong: 'rsi_14 < 30',
          exitLong: null,
          size: ['fixed_notional', 1000],
          stop: ['percent', 1.25],
          target: ['percent', 2.5],
          left: ['Gebühren 0,05 %'],
        },
      ],
      [
        "Vends à découvert l'ETH en 1h quand le RSI dépasse 80, pardon 75, rachète à 50, stop 3 %",
        {
          symbol: 'ETH',
          timeframe: '1h',
          enterLong: null,
          enterShort: 'rsi_14 > 75',
          exitShort: 'rsi_14 <= 50',
          stop: ['percent', 3],
        },
      ],
      [
        'Compra ETH no gráfico de 4h quando (RSI(14) < 30 ou estocástico %K < 20) e preço > MME 200; vende quando RSI > 70; stop loss de 2,5%',
        {
          symbol: 'ETH',
          timeframe: '4h',
          enterLong: '(rsi_14 < 30 or stochastic_14_3_3.k < 20) and close > ema_200',
          exitLong: 'rsi_14 > 70',
          stop: ['percent', 2.5],
        },
      ],
    ],
  },
  {
    kind: 'kept back: times, families and markets',
    cases: [
      [
        'Trade Tue-Thu only, 14:00 to 20:00 UTC, BTC 15m, long when close > highest of last 8 closes and rsi14 > 55, out at rsi14 < 48 or 20:00',
        {
          symbol: 'BTC',
          timeframe: '15m',
          enterLong:
            'close > prev(highest(close, 8), 1) and rsi_14 > 55 and hour() >= 14 and hour() < 20 and weekday() >= 2 and weekday() <= 4',
          exitLong: 'rsi_14 < 48 or hour() == 20 and minute() == 0',
        },
      ],
      [
        'only between 22:00 and 06:00 UTC: XAUUSD 15m mean revert, buy zscore(20) < -2 sell > 0',
        {
          symbol: 'XAUUSD',
          timeframe: '15m',
          enterLong: 'zscore_20 < -2 and (hour() >= 22 or hour() < 6)',
          exitLong: 'zscore_20 > 0',
          enterShort: null,
        },
      ],
      [
        "rebalance at quarter end: 40% GLD 30% SPY 30% IEF, but put SPY's share in cash if SPY is below its 200 dma",
        {
          legs: {
            gld_rules: { enterLong: 'close > 0', exitLong: null, chain: { position_size: { value: 40 } } },
            spy_rules: {
              enterLong: 'not close < spy_sma_200',
              exitLong: 'close < spy_sma_200',
              chain: { position_size: { mode: 'percent_equity', value: 30 } },
            },
            ief_rules: { enterLong: 'close > 0', exitLong: null, chain: { position_size: { value: 30 } } },
          },
          left: ['rebalance at quarter end'],
        },
      ],
      [
        'Score = 0.5*ROC(30) + 0.3*ROC(90) + 0.2*ROC(180). Weekly hold the best 4 out of BTC ETH BNB SOL ADA DOT AVAX LINK ATOM UNI, 25% each, only if score > 0',
        {
          legs: Object.fromEntries(
            Object.entries(rankedLegs(scored, 6, week, score)).map(([name, leg]) => [
              name,
              {
                enterLong: `${leg.enterLong} and ${score(name.replace('_rules', ''))} > 0`,
                chain: { position_size: { mode: 'percent_equity', value: 25 } },
              },
            ]),
          ),
          left: [],
        },
      ],
      [
        'risk parity SPY TLT GLD with 60d vol, monthly',
        { kinds: { position_size: { period: 60 } }, left: ['monthly'] },
      ],
      [
        "LTC vs BCH, when the 7 day return difference is over 8% short the winner long the loser, close when it's under 1% or after 14 days",
        { timeExit: 14, kinds: { roc: { period: 7 } } },
      ],
      [
        'Short grid on BTCUSDT perp: range 62k to 72k, 20 lines, 2x leverage, 1000 USDT margin, close all above 73500',
        {
          symbol: 'BTCUSDT',
          enterLong: null,
          enterShort: 'close >= 62000 and close <= 72000',
          exitShort: 'close < 62000 or close > 73500',
          size: ['fixed_notional', 1000],
          kinds: { grid: { levels: 20 }, leverage: { value: 2 }, price: { market: 'perpetual' } },
          left: ['margin'],
        },
      ],
      [
        'FX carry: long the two highest yielding and short the two lowest yielding currencies of AUD NZD USD EUR JPY CHF, monthly',
        { status: 'clarify', says: 'interest rates' },
      ],
      [
        'Each day short the perp with the highest funding among BTC ETH SOL DOGE XRP and hold the same amount spot against it',
        {
          legs: Object.fromEntries(
            ['btc', 'eth', 'sol', 'doge', 'xrp'].map((name, _, all) => [
              `${name}_rules`,
              {
                market: 'perpetual',
                enterLong: null,
                enterShort: [
                  'day_of_month() != prev(day_of_month(), 1)',
                  ...all
                    .filter((other) => other !== name)
                    .map((other) => `${name}_funding.close > ${other}_funding.close`),
                ].join(' and '),
              },
            ]),
          ),
          left: ['hold the same amount spot against it'],
        },
      ],
      [
        'cada lunes compra las 3 monedas con mejor rendimiento de 30 días entre BTC, ETH, SOL, ADA, XRP y DOGE',
        {
          legs: rankedLegs(['btc', 'eth', 'sol', 'ada', 'xrp', 'doge'], 3, week, (name) => `${name}_roc_30`),
        },
      ],
      [
        'Elke eerste van de maand voor €150 BTC kopen, en extra €150 als de koers 20% onder de hoogste koers van de laatste 90 dagen staat',
        {
          legs: {
            btc_rules: {
              enterLong: 'month() != prev(month(), 1)',
              chain: { position_size: { mode: 'fixed_notional', value: 150 } },
            },
            btc_rules_2: {
              enterLong: 'month() != prev(month(), 1) and close <= highest(close, 90) * 0.8',
              chain: { position_size: { mode: 'fixed_notional', value: 150 } },
            },
          },
          assumes: ['currency'],
        },
      ],
    ],
  },
  {
    kind: 'kept back: options',
    cases: [
      [
        'When SPY daily RSI(2) < 5 sell a 30 delta put 14 DTE, close at half credit or at expiry',
        {
          draft: true,
          symbol: 'SPY',
          left: ['sell a 30 delta put 14 DTE', 'close at half credit or at expiry'],
        },
      ],
      [
        'double calendar on BTC: sell 7d 45k put and 55k call, buy 30d same strikes, exit when short legs expire',
        {
          draft: true,
          symbol: 'BTC',
          left: [
            'double calendar',
            'sell 7d 45k put and 55k call',
            'buy 30d same strikes',
            'exit when short legs expire',
          ],
        },
      ],
      [
        'Sell 30d 25-delta strangle, delta hedge with perp whenever |delta| > 0.15, gamma hedge with 60d ATM if gamma > 0.02. BTC, Deribit',
        {
          draft: true,
          symbol: 'BTC',
          exchange: 'deribit',
          left: ['Sell 30d 25-delta strangle', '|delta| > 0.15', 'gamma > 0.02'],
        },
      ],
      [
        'buy whatever BTC calls trade 2 vol pts or more UNDER the SSVI fit, weekly expiries only, never sell options',
        {
          draft: true,
          symbol: 'BTC',
          timeframe: '1d',
          left: ['2 vol pts or more UNDER the SSVI fit', 'weekly expiries only', 'never sell options'],
        },
      ],
    ],
  },
  {
    kind: 'kept back: neither built nor guessed',
    cases: [
      ['Go long at the start of Elliott wave 3 on BTC', { status: 'refused' }],
      ['buy at support sell at resistance, btc 1h', { status: 'clarify' }],
      [
        'Sell everything 30 minutes before FOMC, rebuy 2 hours after. BTC',
        { status: 'refused', says: 'news' },
      ],
      ["Buy BTC when MVRV z-score < 0 and sell when it's above 6", { status: 'refused', says: 'on-chain' }],
      [
        'Buy S&P stocks with P/E under 12 and dividend over 4%, rebalance yearly',
        { status: 'refused', says: 'company figures' },
      ],
      ['list nodes', { status: 'answer', says: 'no nodes' }],
      [
        'give me a strategy with 90% win rate and no drawdown guaranteed',
        { status: 'refused', says: 'guarantee' },
      ],
    ],
  },
  {
    kind: 'kept back: code',
    cases: [
      [
        '//@version=5\nindicator("x")\nplot(ta.sma(close, 50))\nplot(ta.ema(close, 200))',
        { draft: true, kinds: { sma: { period: 50 }, ema: { period: 200 } } },
      ],
      [
        "minimal_roi = {\"60\": 0.01, \"30\": 0.02, \"0\": 0.04}\nstoploss = -0.10\ntimeframe = '5m'\n# entry\n(dataframe['rsi'] < 30) & (dataframe['close'] < dataframe['bb_lowerband']) & (dataframe['volume'] > 0)\n# exit\n(dataframe['rsi'] > 70)",
        {
          timeframe: '5m',
          enterLong: 'rsi_14 < 30 and close < bollinger_20_2.lower and volume > 0',
          exitLong: 'rsi_14 > 70',
          stop: ['percent', 10],
          left: ['minimal_roi'],
        },
      ],
    ],
  },
  {
    kind: 'kept back: a ranking is changed',
    on: 'top 2 of BTC, ETH, SOL, XRP by 30 day return, weekly',
    cases: [
      [
        'drop XRP and add AVAX',
        { legs: rankedLegs(['btc', 'eth', 'sol', 'avax'], 2, week, (name) => `${name}_roc_30`) },
      ],
    ],
  },
  {
    kind: 'kept back: options are changed',
    on: 'sell a 30 day 20 delta strangle on BTC, close at 50% profit',
    cases: [
      [
        'make it a condor with 5 delta wings',
        { draft: true, symbol: 'BTC', left: ['make it a condor with 5 delta wings'] },
      ],
    ],
  },
  {
    kind: 'kept back: changes',
    on: 'BTC 1h buy RSI(14) < 30, sell RSI(14) > 70, stop 2%',
    cases: [['make it less risky', { status: 'clarify' }]],
  },
  {
    kind: 'kept back: changes in German',
    on: 'ETHUSDT 1h long when EMA 20 crosses above EMA 50, exit on cross below, stop 3%',
    cases: [
      [
        'bitte Stop auf 2 % und zusätzlich nur wenn RSI(14) über 50',
        {
          enterLong: 'crosses_above(ema_20, ema_50) and rsi_14 > 50',
          exitLong: 'crosses_below(ema_20, ema_50)',
          stop: ['percent', 2],
          newStrategy: false,
        },
      ],
    ],
  },
];
