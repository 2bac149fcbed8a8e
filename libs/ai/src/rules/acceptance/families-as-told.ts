import type { AcceptanceGroup } from './acceptance-case.js';

const gridOfTwenty = {
  enterLong: 'close >= 2000 and close <= 3000',
  exitLong: 'close < 2000 or close > 3000',
  symbol: 'ETH',
  size: ['fixed_notional', 1000],
  kinds: { grid: { levels: 20, spacing: 2 } },
  left: [],
} as const;

const eachAboveItsAverage = (share: number) =>
  ({
    kinds: { position_size: { mode: 'percent_equity', value: share }, stop_loss: null },
    left: [],
  }) as const;

const lastWeek =
  '(day_of_month() > 24 or day_of_month() > 23 and (month() == 4 or month() == 6 or month() == 9 or month() == 11) or day_of_month() > 21 and month() == 2)';
const lastFriday = {
  enterLong: `weekday() == 5 and ${lastWeek}`,
  symbol: 'SPY',
  timeExit: 3,
  left: [],
} as const;

/** Families in the words of their languages, with lengths, shares and moments as they are told. */
export const familiesAsTold: readonly AcceptanceGroup[] = [
  {
    kind: 'grids in other languages',
    cases: [
      ['Griglia su ETH tra 2000 e 3000 con 20 livelli, 50 USDT per livello.', gridOfTwenty],
      ['Une grille sur ETH de 2000 à 3000 avec 20 niveaux, 50 USDT par niveau.', gridOfTwenty],
      ['Rejilla en ETH desde 2000 hasta 3000 con 20 niveles, 50 USDT por nivel.', gridOfTwenty],
      ['Ein Gitter auf ETH zwischen 2000 und 3000 mit 20 Stufen, 50 USDT je Stufe.', gridOfTwenty],
      ['Grade em ETH de 2000 até 3000 com 20 níveis, 50 USDT por nível.', gridOfTwenty],
      ['Zet een raster op ETH van 2000 tot 3000 met 20 niveaus, 50 USDT per niveau.', gridOfTwenty],
      ['Siatka na ETH między 2000 a 3000 z 20 poziomami, 50 USDT na poziom.', gridOfTwenty],
      ['Griglia su ETH da 2000 a 3000, 20 livelli, 1000 USDT in totale.', gridOfTwenty],
    ],
  },
  {
    kind: 'lengths of rankings and volatility',
    cases: [
      [
        'Rank BTC, ETH and SOL on 4h bars by 4 week return, hold the best one, weekly.',
        { nodes: { btc_roc_168: { period: 168 } }, left: [] },
      ],
      [
        'Use 1h candles. Every Monday hold the best 2 of BTC, ETH, SOL by 10 day return.',
        { nodes: { sol_roc_240: { period: 240 } }, left: [] },
      ],
      [
        'Hold the strongest of BTC, ETH and SOL by 2 week return on the 12h chart, rebalance weekly, cash if its return is negative.',
        { nodes: { eth_roc_28: { period: 28 } }, left: [] },
      ],
      [
        'Buy a straddle on ETH if implied volatility is under the realised volatility of 30 days.',
        { draft: true, kinds: { realised_volatility: { period: 30 } }, left: ['implied volatility'] },
      ],
      [
        'Sell a strangle on QQQ when implied volatility is above 60-day realised volatility.',
        { draft: true, kinds: { realised_volatility: { period: 60, per_year: 252 } }, left: ['strangle'] },
      ],
      [
        'Buy a straddle on SPY when IV is below realised volatility of the last 3 months',
        { draft: true, kinds: { realised_volatility: { period: 63 } }, left: ['straddle'] },
      ],
    ],
  },
  {
    kind: 'moments before something happens',
    cases: [
      ['Buy BTC the day before it makes its yearly high.', { status: 'refused', says: 'future' }],
      ['Buy gold a week before it tops out.', { status: 'refused', says: 'future' }],
      ['Short ETH the day before it hits its low of the month.', { status: 'refused', says: 'future' }],
    ],
  },
  {
    kind: 'shares under a condition of each market',
    cases: [
      [
        'Buy SPY, TLT and GLD when each is above its 200 day average, equal weight.',
        eachAboveItsAverage(33.33),
      ],
      [
        'Assets: SPY, TLT, GLD. Hold each one while it is over its 200 day average. Weights: equal.',
        eachAboveItsAverage(33.33),
      ],
      ['Hold SPY, TLT and GLD while each is above its 200 day average, 25% each.', eachAboveItsAverage(25)],
      [
        'Own SPY and TLT half each as long as they are above their 10 month average.',
        eachAboveItsAverage(50),
      ],
    ],
  },
  {
    kind: 'cash when all of the ranked fall',
    cases: [
      [
        'Hold the best of BTC and ETH by 14 day return, weekly, cash if they are both negative.',
        {
          enterLong:
            'weekday() < prev(weekday(), 1) and btc_roc_14 > eth_roc_14 and not (btc_roc_14 <= 0 and eth_roc_14 <= 0)',
          left: [],
        },
      ],
      [
        'Hold the two strongest of BTC, ETH and SOL by 30 day return, weekly, cash if all of them are down.',
        {
          enterLong:
            'weekday() < prev(weekday(), 1) and if(btc_roc_30 > eth_roc_30, 1, 0) + if(btc_roc_30 > sol_roc_30, 1, 0) >= 1 and not (btc_roc_30 <= 0 and eth_roc_30 <= 0 and sol_roc_30 <= 0)',
          left: [],
        },
      ],
      [
        'Hold the best of SPY and EFA by 6 month return, monthly, nothing if it is down.',
        {
          enterLong: 'month() != prev(month(), 1) and spy_roc_126 > efa_roc_126 and spy_roc_126 > 0',
          left: [],
        },
      ],
      [
        'Hold the strongest of SPY, EFA and EEM by 12 month return, monthly, BIL if all three are below zero.',
        {
          enterLong:
            'month() != prev(month(), 1) and spy_roc_252 > efa_roc_252 and spy_roc_252 > eem_roc_252 and not (spy_roc_252 <= 0 and efa_roc_252 <= 0 and eem_roc_252 <= 0)',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'exchanges compared in a sentence',
    cases: [
      [
        'Whenever ETH on Coinbase is 40 bps dearer than on Binance short it there and buy it on Binance, flat under 5 bps.',
        {
          enterLong: 'eth_spread > 0.4',
          exitLong: 'eth_spread < 0.05',
          enterShort: null,
          exchange: 'binance',
          left: [],
        },
      ],
      [
        'If BTC trades 0.4% cheaper on Kraken than on Binance, buy on Kraken and sell on Binance, exit at 0.1%.',
        {
          enterLong: 'btc_spread > 0.4',
          exitLong: 'btc_spread < 0.1',
          enterShort: null,
          exchange: 'kraken',
          left: [],
        },
      ],
      [
        'Spread between Coinbase and Binance on ETH: whenever one is 40 bps dearer short it and buy the other, flat under 5bps, 10k a leg',
        {
          enterLong: 'eth_spread > 0.4',
          enterShort: 'eth_spread < -0.4',
          exitLong: 'eth_spread < 0.05',
          size: ['fixed_notional', 10000],
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'the last weekday of a month',
    cases: [
      ['Buy SPY on the last Friday of each month, sell after 3 days.', lastFriday],
      ['Kaufe SPY am letzten Freitag im Monat und verkaufe nach 3 Tagen.', lastFriday],
      ['Achète SPY le dernier vendredi du mois et vends après 3 jours.', lastFriday],
      ['Compra SPY el último viernes del mes y vende después de 3 días.', lastFriday],
      ["Compra SPY l'ultimo venerdì del mese e vendi dopo 3 giorni.", lastFriday],
      ['Compre SPY na última sexta-feira do mês e venda depois de 3 dias.', lastFriday],
      ['Koop SPY op de laatste vrijdag van de maand en verkoop na 3 dagen.', lastFriday],
      ['Kup SPY w ostatni piątek miesiąca i sprzedaj po 3 dniach.', lastFriday],
      [
        'Hold whichever of SPY and GLD has the higher 90 day return; check on the first Monday of each month.',
        {
          enterLong:
            'weekday() == 1 and day_of_month() > 0 and day_of_month() <= 7 and spy_roc_90 > gld_roc_90',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'ends of an arbitrage behind their number',
    cases: [
      [
        'arb xrp kraken vs bitstamp >0.4% in, <0.1% out, 2k per side',
        {
          enterLong: 'xrp_spread > 0.4',
          exitLong: 'xrp_spread < 0.1',
          size: ['fixed_notional', 2000],
          left: [],
        },
      ],
      [
        'Arbitrage ETH between Binance and Kraken: 0.5% to enter, 0.1% to exit',
        { enterLong: 'eth_spread > 0.5', exitLong: 'eth_spread < 0.1', left: [] },
      ],
    ],
  },
];
