import type { AcceptanceGroup } from './acceptance-case.js';

/** Scripts, specifications and tables as people paste them: what they order is built, what they only say is named. */
export const pastedRequests: readonly AcceptanceGroup[] = [
  {
    kind: 'pasted scripts',
    cases: [
      [
        `class MyStrat(IStrategy):
    timeframe = '15m'
    minimal_roi = {"0": 0.05}
    stoploss = -0.08

    def populate_indicators(self, dataframe, metadata):
        dataframe['rsi'] = ta.RSI(dataframe, timeperiod=14)
        dataframe['ema50'] = ta.EMA(dataframe, timeperiod=50)
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[
            (dataframe['rsi'] < 30) & (dataframe['close'] > dataframe['ema50']),
            'enter_long'] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[(dataframe['rsi'] > 70), 'exit_long'] = 1
        return dataframe`,
        {
          enterLong: 'rsi_14 < 30 and close > ema_50',
          exitLong: 'rsi_14 > 70',
          timeframe: '15m',
          stop: ['percent', 8],
          target: ['percent', 5],
          left: [],
        },
      ],
      [
        `double rsi = iRSI(NULL, 0, 14, PRICE_CLOSE, 0);
if (rsi < 30) OrderSend(Symbol(), OP_BUY, 0.1, Ask, 3, Ask-500*Point, Ask+1000*Point);
if (rsi > 70) OrderSend(Symbol(), OP_SELL, 0.1, Bid, 3, 0, 0);`,
        {
          enterLong: 'rsi_14 < 30',
          enterShort: 'rsi_14 > 70',
          symbol: 'BTC/USDT',
          left: ['Ask-500*Point', 'Ask+1000*Point'],
        },
      ],
      [
        `if (iMA(NULL,PERIOD_H1,20,0,MODE_EMA,PRICE_CLOSE,0) > iMA(NULL,PERIOD_H1,50,0,MODE_EMA,PRICE_CLOSE,0) && OrdersTotal()==0)
{
   OrderSend(Symbol(),OP_BUY,1,Ask,3,0,0,"",0,0,Green);
}`,
        { enterLong: 'ema_20 > ema_50', timeframe: '1h', enterShort: null, left: ['1'] },
      ],
      [
        `SetPositionSize(20, spsPercentOfEquity);
Buy = Cross(MA(C,20), MA(C,50));
Sell = Cross(MA(C,50), MA(C,20));
Short = Cover = 0;
ApplyStop(stopTypeLoss, stopModePercent, 4);`,
        {
          enterLong: 'crosses_above(sma_20, sma_50)',
          exitLong: 'crosses_above(sma_50, sma_20)',
          enterShort: null,
          stop: ['percent', 4],
          size: ['percent_equity', 20],
          left: [],
        },
      ],
      [
        `df['sma20'] = df['close'].rolling(20).mean()
df['sma50'] = df['close'].rolling(50).mean()
df['signal'] = np.where(df['sma20'] > df['sma50'], 1, -1)`,
        { enterLong: 'sma_20 > sma_50', enterShort: 'not sma_20 > sma_50' },
      ],
      [
        'study("My RSI", overlay=false)\nlen = input(9)\nr = rsi(close, len)\nplot(r)\nhline(70)',
        { draft: true, kinds: { rsi: { period: 9 } } },
      ],
      [
        `def next(self):
    if crossover(self.sma1, self.sma2):
        self.buy()
    elif crossover(self.sma2, self.sma1):
        self.sell()`,
        { status: 'clarify' },
      ],
    ],
  },
  {
    kind: 'pasted specifications',
    cases: [
      [
        '{"symbol":"ETHUSDT","timeframe":"1h","entry":{"indicator":"RSI","period":14,"operator":"<","value":30},"exit":{"indicator":"RSI","operator":">","value":60},"stop_loss":"2%"}',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 60',
          symbol: 'ETHUSDT',
          timeframe: '1h',
          stop: ['percent', 2],
          left: [],
        },
      ],
      [
        `{
  "name": "golden",
  "market": "BTC/USDT",
  "timeframe": "4h",
  "entry": { "all": [
    {"left": {"indicator": "EMA", "period": 50}, "op": "crosses_above", "right": {"indicator": "EMA", "period": 200}},
    "adx > 20"
  ] },
  "exit": {"left": {"indicator": "EMA", "period": 50}, "op": "crosses_below", "right": {"indicator": "EMA", "period": 200}},
  "risk": {"stop_loss": "3%", "take_profit": "9%", "position_size": "5% of equity"}
}`,
        {
          symbol: 'BTC/USDT',
          enterLong: 'crosses_above(ema_50, ema_200) and adx_14.adx > 20',
          exitLong: 'crosses_below(ema_50, ema_200)',
          timeframe: '4h',
          stop: ['percent', 3],
          target: ['percent', 9],
          size: ['percent_equity', 5],
          left: [],
        },
      ],
      [
        `pair: SOL/USDT
timeframe: 15m
entry:
  - ema_9 > ema_21
  - rsi_14 < 60
exit: ema_9 < ema_21
stop_loss: 1.5%
take_profit: 3%`,
        {
          enterLong: 'ema_9 > ema_21 and rsi_14 < 60',
          exitLong: 'ema_9 < ema_21',
          symbol: 'SOL/USDT',
          timeframe: '15m',
          stop: ['percent', 1.5],
          target: ['percent', 3],
          left: [],
        },
      ],
      [
        `| | |
|---|---|
| Symbol | BTCUSDT |
| Timeframe | 4h |
| Entry long | close above Donchian 20 high |
| Exit long | close below Donchian 10 low |
| Stop | 2 ATR(14) |
| Size | 5% of equity |`,
        { timeframe: '4h', stop: ['atr', 2], size: ['percent_equity', 5], enterShort: null, left: [] },
      ],
      [
        `Parameter,Value
Symbol,BTCUSDT
Timeframe,1h
Entry,RSI(14) < 30
Exit,RSI(14) > 55
Stop,2%`,
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 55',
          symbol: 'BTCUSDT',
          timeframe: '1h',
          stop: ['percent', 2],
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'what was said and turned round',
    cases: [
      [
        'buy LINK when the close crosses above the SMA 50. Not when RSI is above 70.',
        { enterLong: 'crosses_above(close, sma_50) and not rsi_14 > 70', left: [] },
      ],
      [
        'buy BTC 1h when volume is twice its 20 bar moving average',
        { enterLong: 'volume >= volume_average_20 * 2', left: [] },
      ],
      [
        'buy SOL when 2 candles in a row close below the lower bollinger band',
        { enterLong: 'sum(if(close < bollinger_20_2.lower, 1, 0), 2) == 2', left: [] },
      ],
      ['buy BTC when RSI < 30, after 10 bars exit', { enterLong: 'rsi_14 < 30', timeExit: 10, left: [] }],
    ],
  },
  {
    kind: 'a filter behind the word for buying',
    on: 'buy BTC 4h when RSI(14) crosses below 30, sell when RSI(14) crosses above 70',
    cases: [
      [
        'buy only if the close is above the EMA 200',
        { enterLong: 'crosses_below(rsi_14, 30) and close > ema_200', exitLong: 'crosses_above(rsi_14, 70)' },
      ],
      [
        'compra solo si el precio está por encima de la EMA 200',
        { enterLong: 'crosses_below(rsi_14, 30) and close > ema_200', exitLong: 'crosses_above(rsi_14, 70)' },
      ],
    ],
  },
];
