import type { AcceptanceGroup } from './acceptance-case.js';

const up = 'crosses_above(rsi_14, 70)';

export const waysOfWriting: readonly AcceptanceGroup[] = [
  {
    kind: 'typos and slang',
    cases: [
      [
        'buy btc wen rsi crosess abvoe 70, sl 2% tp 6%',
        { enterLong: up, stop: ['percent', 2], target: ['percent', 6] },
      ],
      ['byu btc when rsi crosss above 70', { enterLong: up, symbol: 'BTC' }],
      [
        'ape into SOL when rsi < 30, dump it when rsi > 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', symbol: 'SOL' },
      ],
      [
        'long eth if macd croses up, stoploss 3%',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)', stop: ['percent', 3] },
      ],
      ['buy when price is bellow the lower bolinger band', { enterLong: 'close < bollinger_20_2.lower' }],
      [
        'buy when the 50 moving avrage croses above the 200 moving avrage',
        { enterLong: 'crosses_above(sma_50, sma_200)' },
      ],
      [
        'strat: long btc rsi<30, exit rsi>70, risk 1%',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', size: ['percent_risk', 1] },
      ],
      ['BUY BTC WHEN RSI CROSSES ABOVE 70', { enterLong: up, symbol: 'BTC' }],
      ['pls make me a bot that longs bitcoin when rsi goes over 70 thx', { enterLong: up, symbol: 'BTC' }],
      ['buy bitcon when RSI rises abov 70', { enterLong: up, symbol: 'BTC' }],
      ['buy etherium when stochastik is below 20', { enterLong: 'stochastic_14_3_3.k < 20', symbol: 'ETH' }],
      [
        'yo gimme a strat thats long btc when rsi > 70 and bails when rsi < 50',
        { enterLong: 'rsi_14 > 70', exitLong: 'rsi_14 < 50' },
      ],
      [
        'scoop up ETH when RSI(14)<30 & offload at RSI(14)>65',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 65' },
      ],
      [
        'rsi14<30 buy rsi14>70 sell btc 1h',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', timeframe: '1h', symbol: 'BTC' },
      ],
      [
        'long: ema20 x ema50 up; exit: ema20 x ema50 down',
        { enterLong: 'crosses_above(ema_20, ema_50)', exitLong: 'crosses_below(ema_20, ema_50)' },
      ],
      ['buyy btc when teh rsi is under 30', { enterLong: 'rsi_14 < 30' }],
    ],
  },
  {
    kind: 'numbers in words and formats',
    cases: [
      ['buy BTC when RSI crosses above seventy', { enterLong: up }],
      [
        'buy when RSI is below thirty and sell when it is above seventy',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'buy when the fifty day moving average crosses above the two hundred day moving average',
        { enterLong: 'crosses_above(sma_50, sma_200)' },
      ],
      ['buy BTC when RSI crosses above 70 with a two percent stop loss', { stop: ['percent', 2] }],
      [
        'buy BTC when RSI crosses above 70 with a stop loss of two and a half percent',
        { stop: ['percent', 2.5] },
      ],
      ['buy BTC when RSI drops below twenty-five', { enterLong: 'crosses_below(rsi_14, 25)' }],
      ['buy when price is above 1,234.50', { enterLong: 'close > 1234.5' }],
      ['buy when price is above 60k', { enterLong: 'close > 60000' }],
      ["buy when price is above 60'000", { enterLong: 'close > 60000' }],
      ['buy when price is above 60 000', { enterLong: 'close > 60000' }],
      ['buy when price is above 0.0005', { enterLong: 'close > 0.0005' }],
      ['buy BTC when RSI crosses above 70, stop 2,5%', { stop: ['percent', 2.5] }],
      ['buy when volume is above 1.2m', {}],
      ['buy when MACD is above -0.5', { enterLong: 'macd_12_26_9.macd > -0.5' }],
      ['buy when RSI crosses above 70.5', { enterLong: 'crosses_above(rsi_14, 70.5)' }],
      ['buy when price is above $1.5 million', { enterLong: 'close > 1500000' }],
    ],
  },
  {
    kind: 'lists',
    cases: [
      [
        'Entry:\n- RSI < 30\n- price above 200 SMA\nExit:\n- RSI > 70\nRisk:\n- 2% stop loss\n- 1% risk per trade',
        {
          enterLong: 'rsi_14 < 30 and close > sma_200',
          exitLong: 'rsi_14 > 70',
          stop: ['percent', 2],
          size: ['percent_risk', 1],
        },
      ],
      [
        'Strategy: BTC 4h\n* Buy: RSI crosses above 30\n* Sell: RSI crosses below 70\n* Stop loss: 4%\n* Position size: 5%',
        {
          enterLong: 'crosses_above(rsi_14, 30)',
          exitLong: 'crosses_below(rsi_14, 70)',
          stop: ['percent', 4],
          size: ['percent_equity', 5],
          timeframe: '4h',
          symbol: 'BTC',
        },
      ],
      [
        '1. Buy ETH when MACD crosses above signal\n2. Sell when MACD crosses below signal\n3. Stop loss 3%',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          stop: ['percent', 3],
          symbol: 'ETH',
        },
      ],
      [
        'Long:\n• close > EMA 50\n• RSI > 50\nShort:\n• close < EMA 50\n• RSI < 50',
        { enterLong: 'close > ema_50 and rsi_14 > 50', enterShort: 'close < ema_50 and rsi_14 < 50' },
      ],
      [
        'Exit:\n- RSI > 80\n- MACD crosses below signal\nEntry:\n- RSI < 30',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 80 or crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
        },
      ],
      [
        'Buy conditions:\n1) RSI(14) < 35\n2) Price > 100 EMA\nSell conditions:\n1) RSI(14) > 65',
        { enterLong: 'rsi_14 < 35 and close > ema_100', exitLong: 'rsi_14 > 65' },
      ],
      [
        'Market: SOL/USDT\nTimeframe: 1h\nEntry: RSI crosses above 50\nExit: RSI crosses below 50\nStop: 3%\nTarget: 9%',
        {
          symbol: 'SOL/USDT',
          timeframe: '1h',
          enterLong: 'crosses_above(rsi_14, 50)',
          exitLong: 'crosses_below(rsi_14, 50)',
          stop: ['percent', 3],
          target: ['percent', 9],
        },
      ],
    ],
  },
  {
    kind: 'corrections',
    cases: [
      ['buy BTC when RSI 14, no wait, 21 crosses above 60', { enterLong: 'crosses_above(rsi_21, 60)' }],
      ['buy BTC, no wait, ETH when RSI crosses above 70', { symbol: 'ETH', enterLong: up }],
      ['buy BTC when RSI crosses below, sorry, above 70', { enterLong: up }],
      ['buy ETH when RSI is below 30, actually 25', { enterLong: 'rsi_14 < 25' }],
      ['buy BTC when RSI crosses above 70 with a 2% stop, no, 3% stop', { stop: ['percent', 3] }],
      ['buy BTC on the 1h, I mean the 4h chart when RSI crosses above 70', { timeframe: '4h' }],
      [
        'Sell BTC when RSI < 30. Scratch that. Buy BTC when RSI < 30.',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'use the SMA, actually EMA: buy when price crosses above the 20 EMA',
        { enterLong: 'crosses_above(close, ema_20)' },
      ],
    ],
  },
  {
    kind: 'German',
    cases: [
      [
        'wenn RSI < 30 dann kaufen, wenn RSI > 70 dann verkaufen',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      ['Kaufe Bitcoin bei einem Goldenen Kreuz', { enterLong: 'crosses_above(sma_50, sma_200)' }],
      ['Kaufe BTC, wenn der RSI(14) über 70 steigt', { enterLong: up, symbol: 'BTC' }],
      [
        'Kaufe ETH wenn der RSI unter 30 fällt und verkaufe wenn er über 70 steigt, Stop-Loss 2,5 %',
        {
          enterLong: 'crosses_below(rsi_14, 30)',
          exitLong: 'crosses_above(rsi_14, 70)',
          stop: ['percent', 2.5],
        },
      ],
      [
        'Kaufe BTC, wenn der RSI 70 überschreitet, Positionsgröße 2 %',
        { enterLong: up, size: ['percent_equity', 2] },
      ],
      [
        'Kaufe, wenn der Kurs über dem gleitenden Durchschnitt von 200 Tagen liegt',
        { enterLong: 'close > sma_200' },
      ],
      [
        'Verkaufe BTC, wenn der RSI über 70 liegt, kaufe, wenn der RSI unter 30 liegt',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      ['Kaufe BTC wenn der Preis größer als 50.000 ist', { enterLong: 'close > 50000' }],
      [
        'Erstelle eine Strategie: kaufe ETH auf dem 4h Chart, wenn der RSI unter 30 ist',
        { enterLong: 'rsi_14 < 30', timeframe: '4h', symbol: 'ETH' },
      ],
    ],
  },
  {
    kind: 'French',
    cases: [
      [
        'Si le prix casse le plus haut de 20 jours, achète BTC',
        { enterLong: 'close > prev(highest(high, 20), 1)' },
      ],
      ['Achète BTC quand le RSI passe au-dessus de 70', { enterLong: up, symbol: 'BTC' }],
      [
        'Achète BTC quand le RSI passe en dessous de 30 et vends quand il dépasse 70, stop loss 3%',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'rsi_14 > 70', stop: ['percent', 3] },
      ],
      [
        'Acheter ETH lorsque la moyenne mobile 50 croise au-dessus de la moyenne mobile 200',
        { enterLong: 'crosses_above(sma_50, sma_200)', symbol: 'ETH' },
      ],
      [
        'Achète quand le RSI est inférieur à 30 et vends quand le RSI est supérieur à 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'Achète BTC si le prix est au-dessus de la moyenne mobile exponentielle 200, stop loss 2,5 %',
        { enterLong: 'close > ema_200', stop: ['percent', 2.5] },
      ],
    ],
  },
  {
    kind: 'Spanish',
    cases: [
      [
        'Cuando el precio rompa el máximo de 20 días compra ETH con stop del 3%',
        { enterLong: 'close > prev(highest(high, 20), 1)', stop: ['percent', 3] },
      ],
      ['Compra BTC cuando el RSI cruza por encima de 70', { enterLong: up, symbol: 'BTC' }],
      [
        'Compra BTC cuando el RSI cruza por encima de 70 y vende cuando cae por debajo de 50, stop loss 5%',
        { enterLong: up, exitLong: 'crosses_below(rsi_14, 50)', stop: ['percent', 5] },
      ],
      [
        'Compra ETH cuando el RSI sea menor que 30 y vende cuando sea mayor que 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'Compra cuando la media móvil de 50 cruza por encima de la media móvil de 200',
        { enterLong: 'crosses_above(sma_50, sma_200)' },
      ],
      [
        'Compra BTC cuando el precio está por debajo de la banda inferior de Bollinger',
        { enterLong: 'close < bollinger_20_2.lower' },
      ],
    ],
  },
  {
    kind: 'Italian',
    cases: [
      [
        'Quando il MACD incrocia al rialzo la linea di segnale compra BTC',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)' },
      ],
      ["Compra BTC quando l'RSI sale sopra 70", { enterLong: up, symbol: 'BTC' }],
      [
        "Compra ETH quando l'RSI scende sotto 30, vendi quando supera 70, stop loss al 2,5%",
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'rsi_14 > 70', stop: ['percent', 2.5] },
      ],
      [
        'compra quando la media mobile a 50 periodi incrocia al rialzo la media mobile a 200 periodi',
        { enterLong: 'crosses_above(sma_50, sma_200)' },
      ],
      [
        'Compra se il prezzo è sopra la media mobile esponenziale a 200 periodi',
        { enterLong: 'close > ema_200' },
      ],
    ],
  },
  {
    kind: 'Portuguese',
    cases: [
      [
        'Quando o preço romper a máxima de 20 dias compre BTC',
        { enterLong: 'close > prev(highest(high, 20), 1)' },
      ],
      ['Compre BTC quando o RSI cruzar acima de 70', { enterLong: up, symbol: 'BTC' }],
      [
        'Compre BTC quando o RSI cruzar acima de 70, venda quando cair abaixo de 50, stop loss de 3%',
        { enterLong: up, exitLong: 'crosses_below(rsi_14, 50)', stop: ['percent', 3] },
      ],
      [
        'Compre ETH quando o RSI for menor que 30 e venda quando o RSI for maior que 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'Compre quando a média móvel de 50 cruzar acima da média móvel de 200',
        { enterLong: 'crosses_above(sma_50, sma_200)' },
      ],
    ],
  },
  {
    kind: 'by name only',
    cases: [
      ['RSI strategy for BTC', { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', assumes: ['entry'] }],
      [
        'make me a MACD strategy on ETH 4h',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          symbol: 'ETH',
          timeframe: '4h',
        },
      ],
      [
        'Create a momentum strategy for SOL',
        { enterLong: 'crosses_above(roc_20, 0)', symbol: 'SOL', assumes: ['entry'] },
      ],
      ['mean reversion strategy on SPY', { enterLong: 'close < bollinger_20_2.lower', symbol: 'SPY' }],
      [
        'trend following bot for BTC with a 10% trailing stop',
        { enterLong: 'crosses_above(sma_50, sma_200)', trail: ['percent', 10] },
      ],
      ['build a supertrend strategy for BTC', { enterLong: 'crosses_above(supertrend_10_3.direction, 0)' }],
      ['buy and hold BTC', { enterLong: 'close > 0', exitLong: null }],
      ['Donchian breakout on gold', { enterLong: 'close > prev(donchian_20.upper, 1)', symbol: 'XAU' }],
    ],
  },
];
