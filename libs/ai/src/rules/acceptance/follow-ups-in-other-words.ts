import type { AcceptanceGroup } from './acceptance-case.js';

const cross = { enterLong: 'crosses_above(ema_20, ema_100)', exitLong: 'crosses_below(ema_20, ema_100)' };
const stays = { ...cross, newStrategy: false, symbol: 'BTCUSDT', timeframe: '1h' } as const;
const trailed = { ...stays, stop: null, trail: ['percent', 3], target: ['percent', 6] } as const;
const entry = 'rsi_14 < 40 and close > sma_200 and volume > volume_average_20';
const out = 'rsi_14 > 65';
const bands = { exitLong: 'rsi_14 > 60', newStrategy: false } as const;
const both = { ...bands, enterLong: 'rsi_14 < 30 and close < bollinger_20_2.lower' };
const either = { ...bands, enterLong: 'rsi_14 < 30 or close < bollinger_20_2.lower' };
const grid = { low: 500, high: 700, levels: 20, money: 1_000 };
const range = (low: number, high: number) =>
  ({
    enterLong: `close >= ${low} and close <= ${high}`,
    exitLong: `close < ${low} or close > ${high}`,
  }) as const;
const lines = (levels: number, money: number, low = grid.low, high = grid.high) =>
  ({
    ...range(low, high),
    kinds: { grid: { levels }, position_size: { mode: 'fixed_notional', value: money } },
    newStrategy: false,
  }) as const;
const buys = (line: string, amount: number) =>
  ({
    enterLong: line,
    exitLong: null,
    size: ['fixed_notional', amount],
    symbol: 'BTC',
    newStrategy: false,
  }) as const;
const sides = {
  enterLong: 'crosses_above(ema_9, ema_21)',
  enterShort: 'crosses_below(ema_9, ema_21)',
  newStrategy: false,
} as const;
const mondays = 'weekday() == 1 and hour() == 10';

/** Changes of a flow in other words than the reader was first shown, each kind in several. */
export const followUpsInOtherWords: readonly AcceptanceGroup[] = [
  {
    kind: 'changed: the kind of stop',
    on: 'BTCUSDT 1h, long when EMA 20 crosses above EMA 100, exit when it crosses below. Stop loss 3%. Take profit 6%.',
    cases: [
      ['make the stop a trailing one, same 3%', trailed],
      ['turn the stop into a trailing stop', trailed],
      ['change the stop loss to a trailing stop', trailed],
      ['trail the stop instead', trailed],
      ['make it a trailing stop', trailed],
      ['trailing stop instead of the fixed one', trailed],
      ['replace the fixed stop with a trailing stop of 4%', { ...trailed, trail: ['percent', 4] }],
      ['I want a trailing stop instead of the normal stop, 2 ATR', { ...trailed, trail: ['atr', 2] }],
      ['use 2.5x ATR(14) for the stop instead of the 5%', { ...stays, stop: ['atr', 2.5], trail: null }],
      ['stop 2 ATR rather than 3%', { ...stays, stop: ['atr', 2] }],
      ['swap the 3% stop for a 2 ATR stop', { ...stays, stop: ['atr', 2] }],
      ['make the stop ATR based, 3 ATR', { ...stays, stop: ['atr', 3] }],
      ['move the stop to 4%', { ...stays, stop: ['percent', 4], target: ['percent', 6] }],
      ['stop at 2 instead of 3', { ...stays, stop: ['percent', 2] }],
      ['change the stop from 3% to 1.5%', { ...stays, stop: ['percent', 1.5] }],
      ['the stop should be 4%, not 3%', { ...stays, stop: ['percent', 4] }],
      ['target 9% rather than 6%', { ...stays, target: ['percent', 9], stop: ['percent', 3] }],
      ['tp to 8', { ...stays, target: ['percent', 8] }],
      ['let the target be 3 ATR instead of 6%', { ...stays, target: ['atr', 3] }],
      ['set stop to 2% and target to 5%', { ...stays, stop: ['percent', 2], target: ['percent', 5] }],
      ['stop 2%, tp 5%, rest as before', { ...stays, stop: ['percent', 2], target: ['percent', 5] }],
    ],
  },
  {
    kind: 'changed: settings that go',
    on: 'ADAUSDT 1h: long when close > EMA 50, exit when close < EMA 50. Stop 2%.',
    cases: [
      ['remove the take profit', { status: 'answer', says: 'no take profit' }],
      ['drop the trailing stop', { status: 'answer', says: 'no trailing stop' }],
      ['no take profit please', { status: 'answer', says: 'no take profit' }],
      ['get rid of the time exit', { status: 'answer', says: 'no time exit' }],
      ['remove the leverage', { status: 'answer', says: 'no leverage' }],
      ['cancel the target', { status: 'answer', says: 'no take profit' }],
      ['kill the short side', { status: 'answer', says: 'no short side' }],
      ['drop the stop', { stop: null, enterLong: 'close > ema_50', exitLong: 'close < ema_50' }],
      ['get rid of the stop loss', { stop: null, enterLong: 'close > ema_50', exitLong: 'close < ema_50' }],
      ['no stop anymore', { stop: null, enterLong: 'close > ema_50' }],
      ['trade without a stop', { stop: null, enterLong: 'close > ema_50' }],
      ['forget the stop', { stop: null, enterLong: 'close > ema_50' }],
      ['the stop can go', { stop: null, enterLong: 'close > ema_50' }],
      ['remove the stop and add a 10% target', { stop: null, target: ['percent', 10] }],
      ['leave it as it is', { status: 'answer' }],
      ['keep everything', { status: 'answer' }],
      ['no changes', { status: 'answer' }],
    ],
  },
  {
    kind: 'changed: a condition less',
    on: 'AAPL daily. Long when RSI(14) < 40 and close > SMA 200 and volume > its 20 day average. Exit when RSI(14) > 65.',
    cases: [
      [
        'drop the volume condition',
        { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out, kinds: { volume_average: null } },
      ],
      [
        'remove the volume filter',
        { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out, kinds: { volume_average: null } },
      ],
      [
        'forget about volume',
        { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out, kinds: { volume_average: null } },
      ],
      ['without the volume condition', { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out }],
      ['the volume condition can go', { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out }],
      [
        "I don't need the volume check anymore",
        { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out },
      ],
      ['ignore volume', { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out }],
      ['take the volume rule out', { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out }],
      [
        'drop the SMA condition',
        { enterLong: 'rsi_14 < 40 and volume > volume_average_20', exitLong: out, kinds: { sma: null } },
      ],
      [
        'get rid of the 200 SMA filter',
        { enterLong: 'rsi_14 < 40 and volume > volume_average_20', exitLong: out },
      ],
      ['no trend filter', { status: 'clarify' }],
      ['remove the third condition', { enterLong: 'rsi_14 < 40 and close > sma_200', exitLong: out }],
      [
        'remove the RSI from the entry',
        { enterLong: 'close > sma_200 and volume > volume_average_20', exitLong: out },
      ],
      ['drop the weekday filter', { status: 'clarify' }],
      ['remove the RSI exit', { enterLong: entry, exitLong: null }],
      ['drop the exit rule', { enterLong: entry, exitLong: null }],
    ],
  },
  {
    kind: 'changed: days and hours that go',
    on: 'Buy BTC on 1h when RSI(14) < 30 between 8:00 and 16:00 UTC on weekdays, sell when RSI(14) > 70',
    cases: [
      [
        'remove the weekday filter',
        { enterLong: 'rsi_14 < 30 and hour() >= 8 and hour() < 16', exitLong: 'rsi_14 > 70' },
      ],
      ['drop the time filter', { enterLong: 'rsi_14 < 30 and weekday() <= 5', exitLong: 'rsi_14 > 70' }],
      ['get rid of the hours', { enterLong: 'rsi_14 < 30 and weekday() <= 5', exitLong: 'rsi_14 > 70' }],
      ['forget about the weekdays', { enterLong: 'rsi_14 < 30 and hour() >= 8 and hour() < 16' }],
      ['no session filter please', { enterLong: 'rsi_14 < 30 and weekday() <= 5' }],
    ],
  },
  {
    kind: 'changed: and, or',
    on: 'SOLUSDT 1h, buy when RSI(14) is under 30 and price is below the lower Bollinger band (20,2). Sell when RSI(14) is over 60.',
    cases: [
      ['either of the two buy conditions should be enough', either],
      ['one of the two conditions is enough', either],
      ['any of the conditions should do', either],
      ['use or instead of and', either],
      ['change the and to an or', either],
      ['make it or', either],
      ['or instead of and for the entry', either],
      ['it is enough if either condition is met', either],
      ['buy if any of the two is true', either],
      ['both conditions must be true', { status: 'answer' }],
      [
        'or when MACD crosses above its signal line',
        { ...bands, enterLong: `${both.enterLong} or crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)` },
      ],
      ['or if ADX is above 40', { ...bands, enterLong: `${both.enterLong} or adx_14.adx > 40` }],
    ],
  },
  {
    kind: 'changed: or, and',
    on: 'SOLUSDT 1h, buy when RSI(14) is under 30 or price is below the lower Bollinger band (20,2). Sell when RSI(14) is over 60.',
    cases: [
      ['both conditions must be true', both],
      ['require both', both],
      ['all conditions have to hold', both],
      ['and instead of or', both],
      ['change the or to and', both],
      ['I want both to be met', both],
      ['it should only buy if both are true', both],
    ],
  },
  {
    kind: 'changed: ages of positions',
    on: 'DOGEUSDT 15m long when close crosses above VWAP, exit when close crosses below VWAP.',
    cases: [
      [
        'also close any trade older than 4 hours',
        { timeExit: 16, timeframe: '15m', exitLong: 'crosses_below(close, vwap_line)' },
      ],
      [
        'close trades after 4 hours',
        { timeExit: 16, timeframe: '15m', exitLong: 'crosses_below(close, vwap_line)' },
      ],
      ['no trade longer than 2 hours', { timeExit: 8, timeframe: '15m' }],
      [
        'get out after 20 bars at the latest',
        { timeExit: 20, timeframe: '15m', exitLong: 'crosses_below(close, vwap_line)' },
      ],
      ['max holding time 1 day', { timeExit: 96, timeframe: '15m' }],
      ['limit the holding time to 3 hours', { timeExit: 12, timeframe: '15m' }],
      ['add a time stop of 6 hours', { timeExit: 24, timeframe: '15m', stop: ['percent', 5] }],
      ["don't hold longer than 1 hour", { timeExit: 4, timeframe: '15m' }],
      [
        'positions still open after 8 hours should be closed',
        { timeExit: 32, timeframe: '15m', exitLong: 'crosses_below(close, vwap_line)' },
      ],
    ],
  },
  {
    kind: 'changed: in proportion',
    on: 'LTC/USDT 4h, SMA 20 crosses above SMA 80 = buy, cross below = sell. 40% of equity per trade. Stop 4%. Take profit 8%.',
    cases: [
      ['halve the position size', { size: ['percent_equity', 20], stop: ['percent', 4] }],
      ['half the size', { size: ['percent_equity', 20] }],
      ['cut the size in half', { size: ['percent_equity', 20] }],
      ['double the position size', { size: ['percent_equity', 80] }],
      ['double the stop', { stop: ['percent', 8], size: ['percent_equity', 40] }],
      ['make the target twice as far', { target: ['percent', 16], stop: ['percent', 4] }],
      ['triple the target', { target: ['percent', 24] }],
      ['stop half as wide', { stop: ['percent', 2] }],
      ['make the averages twice as long', { nodes: { sma_20: { period: 40 }, sma_80: { period: 160 } } }],
      [
        'double the length of the slow average',
        { nodes: { sma_20: { period: 20 }, sma_80: { period: 160 } } },
      ],
      ['reduce the stop by 1%', { status: 'clarify', says: '4%' }],
      ['a bit more room for the stop', { status: 'clarify' }],
      ['a slightly wider stop', { status: 'clarify' }],
      ['smaller positions', { status: 'clarify' }],
      ['make it less risky', { status: 'clarify', says: 'risk' }],
      ['make it safer', { status: 'clarify', says: 'risk' }],
      [
        'put only a quarter of my account into each trade',
        { size: ['percent_equity', 25], newStrategy: false },
      ],
      ['use 15% of my capital instead', { size: ['percent_equity', 15], newStrategy: false }],
    ],
  },
  {
    kind: 'changed: one average for another',
    on: 'BTC daily golden cross: long when SMA 50 crosses above SMA 200, exit on the death cross.',
    cases: [
      [
        'EMAs instead of SMAs',
        {
          enterLong: 'crosses_above(ema_50, ema_200)',
          exitLong: 'crosses_below(ema_50, ema_200)',
          kinds: { sma: null },
        },
      ],
      [
        'make those EMAs',
        {
          enterLong: 'crosses_above(ema_50, ema_200)',
          exitLong: 'crosses_below(ema_50, ema_200)',
          kinds: { sma: null },
        },
      ],
      [
        'use EMAs',
        { enterLong: 'crosses_above(ema_50, ema_200)', exitLong: 'crosses_below(ema_50, ema_200)' },
      ],
      ['switch the SMAs to EMAs', { enterLong: 'crosses_above(ema_50, ema_200)', kinds: { sma: null } }],
      ['turn the SMAs into EMAs', { enterLong: 'crosses_above(ema_50, ema_200)', kinds: { sma: null } }],
      [
        'switch from simple to exponential averages',
        { enterLong: 'crosses_above(ema_50, ema_200)', kinds: { sma: null } },
      ],
      [
        'use exponential moving averages instead of simple ones',
        { enterLong: 'crosses_above(ema_50, ema_200)', kinds: { sma: null } },
      ],
      ['EMA rather than SMA', { enterLong: 'crosses_above(ema_50, ema_200)', kinds: { sma: null } }],
      ['replace both SMAs with EMAs', { enterLong: 'crosses_above(ema_50, ema_200)', kinds: { sma: null } }],
      [
        'change SMA 200 to EMA 100',
        { enterLong: 'crosses_above(sma_50, ema_100)', exitLong: 'crosses_below(sma_50, ema_100)' },
      ],
      [
        '20 and 100 instead of 50 and 200',
        {
          nodes: { sma_50: { period: 20 }, sma_200: { period: 100 } },
          enterLong: 'crosses_above(sma_50, sma_200)',
        },
      ],
      ['20/100 instead of 50/200', { nodes: { sma_50: { period: 20 }, sma_200: { period: 100 } } }],
      ['150 not 200', { nodes: { sma_50: { period: 50 }, sma_200: { period: 150 } } }],
      ['make the fast one 30', { nodes: { sma_50: { period: 30 }, sma_200: { period: 200 } } }],
    ],
  },
  {
    kind: 'changed: narrowed entries',
    on: 'ETHUSDT 15m: buy when RSI(14) crosses above 30, sell when RSI(14) crosses below 70, stop 1.5%',
    cases: [
      [
        'only take the longs while the daily close is above the daily 20 EMA',
        {
          enterLong: 'crosses_above(rsi_14, 30) and close@1d > ema_20_1d',
          exitLong: 'crosses_below(rsi_14, 70)',
          timeframe: '15m',
        },
      ],
      [
        'only take longs when price is above the 200 EMA',
        { enterLong: 'crosses_above(rsi_14, 30) and close > ema_200', exitLong: 'crosses_below(rsi_14, 70)' },
      ],
      [
        'only go long if ADX is above 25',
        { enterLong: 'crosses_above(rsi_14, 30) and adx_14.adx > 25', exitLong: 'crosses_below(rsi_14, 70)' },
      ],
      [
        'only enter when close is above the 50 SMA',
        { enterLong: 'crosses_above(rsi_14, 30) and close > sma_50', exitLong: 'crosses_below(rsi_14, 70)' },
      ],
      [
        'but only if volume is above its 20 bar average',
        { enterLong: 'crosses_above(rsi_14, 30) and volume > volume_average_20' },
      ],
      [
        'and close must be above the 100 SMA',
        { enterLong: 'crosses_above(rsi_14, 30) and close > sma_100', exitLong: 'crosses_below(rsi_14, 70)' },
      ],
      [
        'add the condition that close is above the 100 SMA',
        { enterLong: 'crosses_above(rsi_14, 30) and close > sma_100' },
      ],
      [
        "don't buy when ADX is below 20",
        {
          enterLong: 'crosses_above(rsi_14, 30) and not adx_14.adx < 20',
          exitLong: 'crosses_below(rsi_14, 70)',
        },
      ],
      [
        'skip trades when ADX is below 20',
        {
          enterLong: 'crosses_above(rsi_14, 30) and not adx_14.adx < 20',
          exitLong: 'crosses_below(rsi_14, 70)',
        },
      ],
      [
        'also require MACD above its signal',
        { enterLong: 'crosses_above(rsi_14, 30) and macd_12_26_9.macd > macd_12_26_9.signal' },
      ],
      ['only trade on weekdays', { enterLong: 'crosses_above(rsi_14, 30) and weekday() <= 5' }],
    ],
  },
  {
    kind: 'changed: levels and comparisons',
    on: 'ETH 4h buy when RSI(14) crosses above 30 and ADX(14) > 20, exit when RSI(14) crosses below 60',
    cases: [
      [
        'adx should be over 25 not 20',
        { enterLong: 'crosses_above(rsi_14, 30) and adx_14.adx > 25', exitLong: 'crosses_below(rsi_14, 60)' },
      ],
      [
        'ADX above 25 instead of 20',
        { enterLong: 'crosses_above(rsi_14, 30) and adx_14.adx > 25', exitLong: 'crosses_below(rsi_14, 60)' },
      ],
      [
        'exit at 65',
        { enterLong: 'crosses_above(rsi_14, 30) and adx_14.adx > 20', exitLong: 'crosses_below(rsi_14, 65)' },
      ],
      ['sell at 65 instead of 60', { exitLong: 'crosses_below(rsi_14, 65)' }],
      ['raise the exit threshold to 70', { exitLong: 'crosses_below(rsi_14, 70)' }],
      ['exit when rsi crosses below 55 rather than 60', { exitLong: 'crosses_below(rsi_14, 55)' }],
      [
        '35 instead of 30',
        { enterLong: 'crosses_above(rsi_14, 35) and adx_14.adx > 20', exitLong: 'crosses_below(rsi_14, 60)' },
      ],
      [
        'make it cross above 35 instead of 30',
        { enterLong: 'crosses_above(rsi_14, 35) and adx_14.adx > 20', exitLong: 'crosses_below(rsi_14, 60)' },
      ],
      [
        'rsi 35 -> no, the entry at 35 instead of 30',
        { enterLong: 'crosses_above(rsi_14, 35) and adx_14.adx > 20' },
      ],
      ['the RSI exit should be a cross above instead of below', { exitLong: 'crosses_above(rsi_14, 60)' }],
      ['exit when it crosses above instead of below', { exitLong: 'crosses_above(rsi_14, 60)' }],
      ['RSI length 10', { nodes: { rsi_14: { period: 10 }, adx_14: { period: 14 } } }],
      ['make the RSI faster, 7', { nodes: { rsi_14: { period: 7 } } }],
    ],
  },
  {
    kind: 'changed: targets in steps',
    on: 'AVAXUSDT 1h long on EMA 9 crossing over EMA 30. Stop 2%. Take profit 4%.',
    cases: [
      [
        'take only half off at 4% and let the rest run to 8%',
        {
          target: null,
          stop: ['percent', 2],
          enterLong: 'crosses_above(ema_9, ema_30)',
          kinds: {
            take_profit_ladder: { distance_1: 4, share_1: 50, distance_2: 8, share_2: 50, share_3: 0 },
          },
        },
      ],
      [
        'sell half at 4% and the rest at 8%',
        {
          target: null,
          stop: ['percent', 2],
          kinds: {
            take_profit_ladder: { distance_1: 4, share_1: 50, distance_2: 8, share_2: 50, share_3: 0 },
          },
        },
      ],
      [
        'half at 4%, the rest at 8%',
        {
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 4, share_1: 50, distance_2: 8, share_2: 50, share_3: 0 },
          },
        },
      ],
      [
        'split the target: half at 3%, half at 6%',
        {
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 3, share_1: 50, distance_2: 6, share_2: 50, share_3: 0 },
          },
        },
      ],
      [
        'add a second target at 8%',
        {
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 4, share_1: 50, distance_2: 8, share_2: 50, share_3: 0 },
          },
        },
      ],
      [
        'close 30% at 2% and the remainder at 5%',
        {
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 2, share_1: 30, distance_2: 5, share_2: 70, share_3: 0 },
          },
        },
      ],
      [
        'take half off at 2%',
        {
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 2, share_1: 50, distance_2: 4, share_2: 50, share_3: 0 },
          },
        },
      ],
      [
        'bank half at 4% and hold the remainder for 8%',
        {
          target: null,
          kinds: {
            take_profit_ladder: { distance_1: 4, share_1: 50, distance_2: 8, share_2: 50, share_3: 0 },
          },
        },
      ],
      [
        'sell a third at 2%, a third at 4% and the rest at 8%',
        {
          target: null,
          kinds: {
            take_profit_ladder: {
              distance_1: 2,
              share_1: 33.33,
              distance_2: 4,
              share_2: 33.33,
              distance_3: 8,
              share_4: 0,
            },
          },
        },
      ],
    ],
  },
  {
    kind: 'changed: corrections of the last message',
    on: 'Short ETH on the 1h when RSI(14) crosses below 70, cover at RSI 40. Stop 3%.',
    cases: [
      [
        'sorry, I meant 4h not 1h, and cover at 35',
        {
          timeframe: '4h',
          enterShort: 'crosses_below(rsi_14, 70)',
          exitShort: 'rsi_14 <= 35',
          enterLong: null,
          stop: ['percent', 3],
        },
      ],
      [
        'oops, 4h instead of 1h',
        { timeframe: '4h', enterShort: 'crosses_below(rsi_14, 70)', exitShort: 'rsi_14 <= 40' },
      ],
      ['I meant SOL, not ETH', { symbol: 'SOL', timeframe: '1h', enterShort: 'crosses_below(rsi_14, 70)' }],
      ['instead of 1h use 15m', { timeframe: '15m', enterShort: 'crosses_below(rsi_14, 70)' }],
      ['SOL rather than ETH', { symbol: 'SOL', timeframe: '1h' }],
      ['same but on BTC', { symbol: 'BTC', timeframe: '1h', exitShort: 'rsi_14 <= 40' }],
      ['same thing on the 2h chart please', { timeframe: '2h', symbol: 'ETH' }],
      ['cover at 30 instead', { exitShort: 'rsi_14 <= 30', enterShort: 'crosses_below(rsi_14, 70)' }],
      ['short at 75 instead of 70', { enterShort: 'crosses_below(rsi_14, 75)', exitShort: 'rsi_14 <= 40' }],
      ['actually use a 5% stop', { stop: ['percent', 5], enterShort: 'crosses_below(rsi_14, 70)' }],
      ['stop 4 not 3, keep the rest', { stop: ['percent', 4], enterShort: 'crosses_below(rsi_14, 70)' }],
    ],
  },
  {
    kind: 'changed: another way out',
    on: 'BTC 4h buy when EMA 20 crosses above EMA 50, exit when it crosses below, stop 4%',
    cases: [
      [
        'instead of the cross exit use a 3 ATR trailing stop',
        {
          enterLong: 'crosses_above(ema_20, ema_50)',
          exitLong: null,
          trail: ['atr', 3],
          stop: ['percent', 4],
        },
      ],
      [
        'use a 3 ATR trailing stop instead of the exit rule',
        { exitLong: null, trail: ['atr', 3], stop: ['percent', 4] },
      ],
      [
        'replace the exit with a 10% target',
        { enterLong: 'crosses_above(ema_20, ema_50)', exitLong: null, target: ['percent', 10] },
      ],
      ['a 5% trailing stop instead of the cross exit', { exitLong: null, trail: ['percent', 5] }],
      [
        'exit when RSI is above 70 instead',
        { enterLong: 'crosses_above(ema_20, ema_50)', exitLong: 'rsi_14 > 70' },
      ],
      ['also exit when RSI is above 80', { exitLong: 'crosses_below(ema_20, ema_50) or rsi_14 > 80' }],
    ],
  },
  {
    kind: 'changed: grids',
    on: 'Grid bot for BNBUSDT from 500 to 700 with 20 levels, 50 USDT each.',
    cases: [
      ['upper bound to 750 and 25 levels pls', lines(25, 1_250, 500, 750)],
      ['raise the top to 750', lines(20, 1_000, 500, 750)],
      ['lower bound 450', lines(20, 1_000, 450, 700)],
      ['move the lower end down to 450', lines(20, 1_000, 450, 700)],
      ['range 450 to 750', lines(20, 1_000, 450, 750)],
      ['make the range 450-750 with 30 levels', lines(30, 1_500, 450, 750)],
      ['40 levels', lines(40, 2_000)],
      ['use 25 grids instead of 20', lines(25, 1_250)],
      ['twice as many levels', lines(40, 2_000)],
      ['100 USDT per level', lines(20, 2_000)],
      ['$75 each instead of $50', lines(20, 1_500)],
      ['invest 3000 USDT in total', lines(20, 3_000)],
      ['make it 25', { status: 'clarify', says: '25' }],
      ['add a 10% stop loss', { ...lines(20, 1_000), stop: ['percent', 10] }],
      ['do it on ETHUSDT', { ...lines(20, 1_000), symbol: 'ETHUSDT' }],
    ],
  },
  {
    kind: 'changed: regular purchases',
    on: 'Buy 100 USDT of BTC every Monday at 10:00 UTC.',
    cases: [
      ['make it 150 and on Thursdays', buys('weekday() == 4 and hour() == 10', 150)],
      ['150 instead of 100', buys(mondays, 150)],
      ['buy 200 USDT instead', buys(mondays, 200)],
      ['raise the amount to $250', buys(mondays, 250)],
      ['double the amount', buys(mondays, 200)],
      ['on Fridays instead of Mondays', buys('weekday() == 5 and hour() == 10', 100)],
      ['Tuesday not Monday', buys('weekday() == 2 and hour() == 10', 100)],
      ['at 8am instead', buys('weekday() == 1 and hour() == 8', 100)],
      ['move it to 14:00', buys('weekday() == 1 and hour() == 14', 100)],
      ['on the 15th of the month instead', buys('day_of_month() == 15 and hour() == 10', 100)],
      ['monthly instead of weekly', buys('month() != prev(month(), 1) and hour() == 10', 100)],
      ['twice a week, Monday and Thursday', buys('(weekday() == 1 or weekday() == 4) and hour() == 10', 100)],
      ['only when RSI(14) is below 40', buys(`${mondays} and rsi_14 < 40`, 100)],
    ],
  },
  {
    kind: 'changed: rankings',
    on: 'Top 2 of BTC, ETH, SOL, XRP by 30 day return, weekly',
    cases: [
      [
        'top 1 instead, and use 60 days. leave XRP out',
        {
          symbol: 'BTC',
          nodes: { btc_roc_30: { period: 60 }, btc_position_size: { value: 100 } },
          legs: {
            btc_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and btc_roc_30 > eth_roc_30 and btc_roc_30 > sol_roc_30',
            },
            eth_rules: {},
            sol_rules: {},
          },
        },
      ],
      [
        'drop XRP and add AVAX',
        {
          legs: {
            btc_rules: {},
            eth_rules: {},
            sol_rules: {},
            avax_rules: {
              symbol: 'AVAX',
              timeframe: '1d',
              enterLong:
                'weekday() < prev(weekday(), 1) and if(avax_roc_30 > btc_roc_30, 1, 0) + if(avax_roc_30 > eth_roc_30, 1, 0) + if(avax_roc_30 > sol_roc_30, 1, 0) >= 2',
            },
          },
          newStrategy: false,
        },
      ],
      [
        'swap XRP for AVAX',
        { legs: { btc_rules: {}, eth_rules: {}, sol_rules: {}, avax_rules: { symbol: 'AVAX' } } },
      ],
      [
        'AVAX instead of XRP',
        { legs: { btc_rules: {}, eth_rules: {}, sol_rules: {}, avax_rules: { symbol: 'AVAX' } } },
      ],
      ['without XRP', { legs: { btc_rules: {}, eth_rules: {}, sol_rules: {} } }],
      ['exclude SOL please', { legs: { btc_rules: {}, eth_rules: {}, xrp_rules: {} } }],
      [
        'add DOT too',
        {
          legs: { btc_rules: {}, eth_rules: {}, sol_rules: {}, xrp_rules: {}, dot_rules: { symbol: 'DOT' } },
        },
      ],
      [
        'hold 3 instead of 2',
        {
          nodes: { btc_position_size: { value: 33.33 }, xrp_position_size: { value: 33.33 } },
          newStrategy: false,
        },
      ],
      ['use a 90 day lookback', { nodes: { btc_roc_30: { period: 90 }, xrp_roc_30: { period: 90 } } }],
      ['rank by 60 day return', { nodes: { btc_roc_30: { period: 60 }, xrp_roc_30: { period: 60 } } }],
      [
        'rebalance monthly',
        {
          legs: {
            btc_rules: {
              enterLong:
                'month() != prev(month(), 1) and if(btc_roc_30 > eth_roc_30, 1, 0) + if(btc_roc_30 > sol_roc_30, 1, 0) + if(btc_roc_30 > xrp_roc_30, 1, 0) >= 2',
            },
            eth_rules: {},
            sol_rules: {},
            xrp_rules: {},
          },
        },
      ],
      ['hold the top 4', { status: 'clarify', says: '4' }],
      ['drop DOGE', { status: 'clarify', says: 'DOGE' }],
    ],
  },
  {
    kind: 'changed: the best of many coins',
    on: 'Every month hold the 3 coins with the best 30 day return out of BTC, ETH, SOL, BNB, XRP, LINK. Equal weight.',
    cases: [
      [
        'top 2 instead, and use 60 days. leave LINK out',
        {
          legs: { btc_rules: {}, eth_rules: {}, sol_rules: {}, bnb_rules: {}, xrp_rules: {} },
          nodes: { btc_roc_30: { period: 60 }, xrp_position_size: { value: 50 } },
        },
      ],
    ],
  },
  {
    kind: 'changed: crosses by their names',
    on: 'BTC daily golden cross 50/200 SMA, exit death cross',
    cases: [
      [
        'put only a quarter of my account into each trade',
        {
          enterLong: 'crosses_above(sma_50, sma_200)',
          exitLong: 'crosses_below(sma_50, sma_200)',
          size: ['percent_equity', 25],
        },
      ],
      [
        'make those EMAs',
        { enterLong: 'crosses_above(ema_50, ema_200)', exitLong: 'crosses_below(ema_50, ema_200)' },
      ],
    ],
  },
  {
    kind: 'changed: pairs',
    on: 'Pairs trade BTC/ETH daily with 20% of equity per leg',
    cases: [
      [
        'enter at 2.5',
        {
          legs: {
            btc_rules: { enterShort: 'zscore_20_of_btc_eth_ratio > 2.5 and zscore_20_of_btc_eth_ratio < 4' },
            eth_rules: { enterLong: 'zscore_20_of_btc_eth_ratio > 2.5 and zscore_20_of_btc_eth_ratio < 4' },
          },
        },
      ],
      [
        'entry at 3 sigma instead of 2',
        {
          legs: {
            btc_rules: { enterLong: 'zscore_20_of_btc_eth_ratio < -3 and zscore_20_of_btc_eth_ratio > -4' },
            eth_rules: {},
          },
        },
      ],
      [
        'exit at 0.5',
        {
          legs: {
            btc_rules: {
              exitLong: 'zscore_20_of_btc_eth_ratio >= -0.5 or zscore_20_of_btc_eth_ratio <= -4',
              exitShort: 'zscore_20_of_btc_eth_ratio <= 0.5 or zscore_20_of_btc_eth_ratio >= 4',
            },
            eth_rules: {},
          },
        },
      ],
      [
        'stop at 5',
        {
          legs: {
            btc_rules: { exitShort: 'zscore_20_of_btc_eth_ratio <= 0 or zscore_20_of_btc_eth_ratio >= 5' },
            eth_rules: {},
          },
        },
      ],
      ['use a 60 day lookback', { nodes: { zscore_20_of_btc_eth_ratio: { period: 60 } } }],
      [
        'lookback 60 days and enter at 2.5',
        {
          nodes: { zscore_20_of_btc_eth_ratio: { period: 60 } },
          legs: {
            btc_rules: { enterShort: 'zscore_20_of_btc_eth_ratio > 2.5 and zscore_20_of_btc_eth_ratio < 4' },
            eth_rules: {},
          },
        },
      ],
    ],
  },
  {
    kind: 'changed: carry',
    on: 'Funding carry on BTC: long spot, short perpetual when funding is above 0.01%, close when below 0',
    cases: [
      [
        'enter above 0.02%',
        {
          legs: {
            btc_spot_rules: { enterLong: 'btc_funding.close > 0.0002', exitLong: 'btc_funding.close < 0' },
            btc_perpetual_rules: { enterShort: 'btc_funding.close > 0.0002' },
          },
        },
      ],
      [
        'enter when funding is above 0.03%',
        {
          legs: {
            btc_spot_rules: { enterLong: 'btc_funding.close > 0.0003' },
            btc_perpetual_rules: {
              enterShort: 'btc_funding.close > 0.0003',
              exitShort: 'btc_funding.close < 0',
            },
          },
        },
      ],
      [
        'exit below -0.01%',
        {
          legs: {
            btc_spot_rules: { exitLong: 'btc_funding.close < -0.0001' },
            btc_perpetual_rules: { exitShort: 'btc_funding.close < -0.0001' },
          },
        },
      ],
      [
        'position size 20%',
        { nodes: { btc_spot_position_size: { value: 20 }, btc_perpetual_position_size: { value: 20 } } },
      ],
    ],
  },
  {
    kind: 'changed: one of many settings',
    on: 'BTCUSDT 1h, long when EMA 9 crosses above EMA 21, short when EMA 9 crosses below EMA 21. Stop 2%, trailing stop 4%, exit after 48 bars. Leverage 3x.',
    cases: [
      ['remove the trailing stop', { ...sides, trail: null, stop: ['percent', 2] }],
      ['drop the leverage', { ...sides, kinds: { leverage: null } }],
      ['leverage 5x instead of 3x', { ...sides, kinds: { leverage: { value: 5 } } }],
      ['halve the leverage', { ...sides, kinds: { leverage: { value: 1.5 } } }],
      ['hold for 24 bars instead of 48', { ...sides, timeExit: 24 }],
      ['double the holding time', { ...sides, timeExit: 96 }],
      ['remove both stops', { ...sides, stop: null, trail: null }],
      ['tighten both stops to 1%', { ...sides, stop: ['percent', 1], trail: ['percent', 1] }],
      ['widen the trailing stop by 50%', { ...sides, trail: ['percent', 6], stop: ['percent', 2] }],
      ['no trailing, just a fixed 3% stop', { ...sides, trail: null, stop: ['percent', 3] }],
      ['no shorts', { enterLong: 'crosses_above(ema_9, ema_21)', enterShort: null }],
      ['remove the long side', { enterLong: null, enterShort: 'crosses_below(ema_9, ema_21)' }],
      ['make it 12 and 26', { ...sides, nodes: { ema_9: { period: 12 }, ema_21: { period: 26 } } }],
      ['12/26 instead of 9/21', { ...sides, nodes: { ema_9: { period: 12 }, ema_21: { period: 26 } } }],
      [
        'the fast one 12 and the slow one 26',
        { ...sides, nodes: { ema_9: { period: 12 }, ema_21: { period: 26 } } },
      ],
      [
        'skip shorts when price is above the 200 EMA',
        {
          enterLong: 'crosses_above(ema_9, ema_21)',
          enterShort: 'crosses_below(ema_9, ema_21) and not close > ema_200',
        },
      ],
      [
        'only take shorts when RSI is below 50',
        {
          enterLong: 'crosses_above(ema_9, ema_21)',
          enterShort: 'crosses_below(ema_9, ema_21) and rsi_14 < 50',
        },
      ],
      [
        'add RSI(14) above 50 for longs and below 50 for shorts',
        {
          enterLong: 'crosses_above(ema_9, ema_21) and rsi_14 > 50',
          enterShort: 'crosses_below(ema_9, ema_21) and rsi_14 < 50',
        },
      ],
      ['switch the exchange from binance to kraken', { ...sides, exchange: 'kraken' }],
      [
        'stop trading on weekends',
        {
          enterLong: 'crosses_above(ema_9, ema_21) and not (weekday() == 6 or weekday() == 7)',
          enterShort: 'crosses_below(ema_9, ema_21) and not (weekday() == 6 or weekday() == 7)',
        },
      ],
      [
        'change to 4h, ETHUSDT, stop 3%',
        { ...sides, timeframe: '4h', symbol: 'ETHUSDT', stop: ['percent', 3], trail: ['percent', 4] },
      ],
      [
        'limit to 3 trades per day',
        { ...sides, execution: 'market', kinds: { max_trades_per_day: { value: 3 } } },
      ],
    ],
  },
  {
    kind: 'changed: nothing in silence',
    on: 'ETH/USDT 4h. Buy when RSI(14) < 30 and close > SMA(200), sell when RSI(14) > 70. Stop 5%, take profit 10%, 40% of equity per trade.',
    cases: [
      [
        'also trade SOL',
        {
          legs: {
            mean_reversion_rules: { symbol: 'ETH/USDT', enterLong: 'rsi_14 < 30 and close > sma_200' },
            sol_rules: {
              symbol: 'SOL',
              timeframe: '4h',
              enterLong: 'sol_rsi_14 < 30 and close > sol_sma_200',
              exitLong: 'sol_rsi_14 > 70',
              chain: {
                position_size: { value: 40 },
                stop_loss: { value: 5 },
                take_profit: { value: 10 },
              },
            },
          },
        },
      ],
      [
        'trade SOL and ETH',
        { legs: { mean_reversion_rules: { symbol: 'ETH/USDT' }, sol_rules: { symbol: 'SOL' } } },
      ],
      ['same for SOL', { status: 'clarify', says: 'as well, or in its place' }],
      ["make SOL's stop 3%", { status: 'clarify', says: 'trades ETH' }],
      ['bump RSI to 21', { status: 'clarify', says: 'length' }],
      ['remove the limit on trades', { status: 'answer', says: 'no max trades per day' }],
      [
        'oversold 25 overbought 75',
        { enterLong: 'rsi_14 < 25 and close > sma_200', exitLong: 'rsi_14 > 75' },
      ],
      ['buy only below 25', { enterLong: 'rsi_14 < 25 and close > sma_200', exitLong: 'rsi_14 > 70' }],
      ['can we sell at 75?', { enterLong: 'rsi_14 < 30 and close > sma_200', exitLong: 'rsi_14 > 75' }],
      ['entry threshold 25', { enterLong: 'rsi_14 < 25 and close > sma_200', exitLong: 'rsi_14 > 70' }],
      [
        'price should be above the 100 SMA, not the 200',
        { nodes: { sma_200: { period: 100 } }, enterLong: 'rsi_14 < 30 and close > sma_200' },
      ],
      ['use the 1h chart and RSI 21', { timeframe: '1h', nodes: { rsi_14: { period: 21 } } }],
      ['scale the position size down to 5%', { size: ['percent_equity', 5], stop: ['percent', 5] }],
      ['lower the stop to 2% and the target to 4%', { stop: ['percent', 2], target: ['percent', 4] }],
      [
        'take the SMA filter out and tighten the stop to 2%',
        { enterLong: 'rsi_14 < 30', stop: ['percent', 2], kinds: { sma: null } },
      ],
      [
        'drop the take profit but keep the stop',
        { target: null, stop: ['percent', 5], enterLong: 'rsi_14 < 30 and close > sma_200' },
      ],
      [
        'remove the SMA, leave the rest',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', stop: ['percent', 5] },
      ],
      ['make the stop 2 ATR(20)', { kinds: { stop_loss: { mode: 'atr', value: 2, period: 20 } } }],
      ['turn the stop off', { stop: null, target: ['percent', 10] }],
      ['no target and no stop', { stop: null, target: null, size: ['percent_equity', 40] }],
      [
        'do the opposite',
        { enterLong: null, enterShort: 'rsi_14 > 70 and close < sma_200', exitShort: 'rsi_14 < 30' },
      ],
      ['risk 1% per trade instead of the fixed size', { size: ['percent_risk', 1], stop: ['percent', 5] }],
      [
        'no trades on Fridays',
        { enterLong: 'rsi_14 < 30 and close > sma_200 and not weekday() == 5', exitLong: 'rsi_14 > 70' },
      ],
    ],
  },
  {
    kind: 'asked: what the flow does',
    on: 'SOLUSDT 1h long when EMA 10 crosses above EMA 30 and RSI(14) > 50, exit when EMA 10 crosses below EMA 30. Stop 2 ATR(14).',
    cases: [
      [
        'when exactly does this one get out of a trade?',
        { status: 'answer', says: 'EMA(10) crosses below EMA(30)' },
      ],
      ['when does it sell?', { status: 'answer', says: 'EMA(10) crosses below EMA(30)' }],
      ['how does it exit?', { status: 'answer', says: 'Stop loss: 2 ATR(14)' }],
      ['what are the exits?', { status: 'answer', says: 'Stop loss: 2 ATR(14)' }],
      ['when does it buy?', { status: 'answer', says: 'RSI(14) is above 50' }],
      ['what is the entry rule?', { status: 'answer', says: 'EMA(10) crosses above EMA(30)' }],
      ['what is the stop?', { status: 'answer', says: '2 ATR(14)' }],
      ['how big are the positions?', { status: 'answer', says: '10% of equity' }],
      ['which timeframe does it use?', { status: 'answer', says: '1h' }],
      ['what market is this on?', { status: 'answer', says: 'SOLUSDT' }],
      ['does it have a take profit?', { status: 'answer', says: 'no take profit' }],
      ['what is a stop loss?', { status: 'answer' }],
      ['should I buy SOL now?', { status: 'refused' }],
    ],
  },
];
