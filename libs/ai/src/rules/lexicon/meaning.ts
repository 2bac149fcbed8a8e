import type { CityClock } from './city-clocks.js';
/** Small words that shape a sentence. */
export type Mark =
  | 'when'
  | 'then'
  | 'and'
  | 'or'
  | 'not'
  | 'either'
  | 'neither'
  | 'both'
  | 'any'
  | 'all'
  | 'only'
  | 'unless'
  | 'also'
  | 'instead'
  | 'between'
  | 'within'
  | 'outside'
  | 'of'
  | 'for'
  | 'in'
  | 'on'
  | 'at'
  | 'by'
  | 'with'
  | 'from'
  | 'to'
  | 'after'
  | 'until'
  | 'per'
  | 'last'
  | 'previous'
  | 'ago'
  | 'than'
  | 'row'
  | 'it'
  | 'correction'
  | 'scratch'
  | 'same'
  | 'colon'
  | 'comma'
  | 'stop'
  | 'newline'
  | 'bullet'
  | 'open'
  | 'close'
  | 'arrow'
  | 'slash'
  | 'plus'
  | 'minus'
  | 'times'
  | 'percent'
  | 'once'
  | 'or-more'
  | 'or-less'
  | 'absolute';

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type Direction = 'above' | 'below';
export type BarField = 'open' | 'high' | 'low' | 'close' | 'volume' | 'typical';
export type TimeUnit = 'bar' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
export type Verb =
  | 'cross'
  | 'rise'
  | 'fall'
  | 'move'
  | 'break'
  | 'stay'
  | 'close'
  | 'hit'
  | 'turn'
  | 'be'
  | 'make'
  | 'bounce'
  | 'leave';

/** What a trade word asks for; `sell` is an exit unless the strategy sells short. */
export type Action =
  | 'buy'
  | 'sell'
  | 'long'
  | 'short'
  | 'enter'
  | 'exit'
  | 'exit-long'
  | 'exit-short'
  | 'reverse';

export type SettingHead =
  | 'stop'
  | 'target'
  | 'trail'
  | 'size'
  | 'risk'
  | 'time-exit'
  | 'reward-risk'
  | 'leverage'
  | 'limit-order'
  | 'market-order'
  | 'long-only'
  | 'short-only'
  | 'both-sides'
  | 'always-in'
  | 'hold-forever'
  | 'equity'
  | 'all-in'
  | 'half-in'
  | 'unit-of-asset'
  | 'per-trade'
  | 'break-even'
  | 'capital'
  | 'trades-a-day'
  | 'one-trade-a-day'
  | 'daily-loss'
  | 'drawdown-limit'
  | 'drawdown-word'
  | 'cooldown'
  | 'after-loss'
  | 'pyramiding'
  | 'pyramiding-winners'
  | 'pyramiding-losers'
  | 'ladder'
  | 'kelly'
  | 'half-kelly'
  | 'quarter-kelly'
  | 'volatility-target'
  | 'inverse-volatility'
  | 'twap'
  | 'stop-order'
  | 'grid-orders'
  | 'chandelier'
  | 'halt'
  | 'halt-day'
  | 'maintenance';

export type EditVerb =
  | 'change'
  | 'remove'
  | 'add'
  | 'replace'
  | 'use'
  | 'increase'
  | 'decrease'
  | 'double'
  | 'halve'
  | 'rename'
  | 'keep'
  | 'create'
  | 'tighten'
  | 'widen'
  | 'flip'
  | 'undo'
  | 'clear';

export type IndicatorName =
  | 'ma'
  | 'sma'
  | 'ema'
  | 'wma'
  | 'wilder'
  | 'dema'
  | 'tema'
  | 'hma'
  | 'rsi'
  | 'macd'
  | 'bollinger'
  | 'atr'
  | 'roc'
  | 'momentum'
  | 'stdev'
  | 'zscore'
  | 'stochastic'
  | 'adx'
  | 'cci'
  | 'mfi'
  | 'williams_r'
  | 'obv'
  | 'vwap'
  | 'donchian'
  | 'keltner'
  | 'supertrend'
  | 'ichimoku'
  | 'correlation'
  | 'kama'
  | 'ppo'
  | 'trix'
  | 'stoch_rsi'
  | 'aroon'
  | 'parabolic_sar'
  | 'heikin_ashi'
  | 'linreg'
  | 'linreg_slope'
  | 'bollinger_percent_b'
  | 'percent_rank'
  | 'realised_volatility'
  | 'pivot_points'
  | 'session_vwap'
  | 'rolling_vwap'
  | 'true_range'
  | 'parkinson_volatility'
  | 'garman_klass_volatility'
  | 'variance'
  | 'log_return'
  | 'up_down_ratio'
  | 'up_down_volume'
  | 'bars_since_highest'
  | 'bars_since_lowest'
  | 'three_white_soldiers'
  | 'three_black_crows';

export type Pattern =
  | 'golden-cross'
  | 'death-cross'
  | 'oversold'
  | 'overbought'
  | 'bullish'
  | 'bearish'
  | 'bullish-cross'
  | 'bearish-cross'
  | 'crossover'
  | 'positive'
  | 'negative'
  | 'green'
  | 'red'
  | 'rising'
  | 'falling'
  | 'bullish-engulfing'
  | 'bearish-engulfing'
  | 'hammer'
  | 'shooting-star'
  | 'doji'
  | 'inside-bar'
  | 'outside-bar'
  | 'gap-up'
  | 'gap-down'
  | 'uptrend'
  | 'downtrend'
  | 'squeeze'
  | 'stacked-up'
  | 'stacked-down'
  | 'breakout'
  | 'breakdown'
  | 'higher-high'
  | 'higher-low'
  | 'lower-high'
  | 'lower-low'
  | 'new-high'
  | 'new-low'
  | 'dip'
  | 'rip'
  | 'spike';

export type StrategyStyle =
  | 'momentum'
  | 'mean-reversion'
  | 'trend'
  | 'breakout'
  | 'crossover'
  | 'scalping'
  | 'swing'
  | 'buy-and-hold'
  | 'turtle';

/** Families of strategies and conditions that flows cannot hold yet, each with its own explanation. */
export type Unsupported =
  | 'options'
  | 'volatility-surface'
  | 'greeks'
  | 'order-book'
  | 'market-making'
  | 'funding'
  | 'news'
  | 'on-chain'
  | 'fundamentals'
  | 'machine-learning'
  | 'arbitrage'
  | 'grid'
  | 'dca'
  | 'martingale'
  | 'rotation'
  | 'drawn-structure'
  | 'divergence'
  | 'chart-type'
  | 'calendar'
  | 'scaling'
  | 'leverage'
  | 'cooldown'
  | 'portfolio-risk'
  | 'alerts'
  | 'break-even'
  | 'market-breadth'
  | 'indicator'
  | 'absolute-price'
  | 'carry'
  | 'derivatives-data'
  | 'rebalancing'
  | 'equal-weight'
  | 'risk-parity'
  | 'hedge-ratio'
  | 'triangular'
  | 'latency'
  | 'dates'
  /** Cash, fees and slippage: they belong to a simulation, not to the flow. */
  | 'account'
  | 'money-at-risk'
  | 'losing-streak'
  | 'trail-activation'
  | 'roi-table'
  | 'profit-limit'
  | 'value-averaging'
  | 'orders';

export interface Zone {
  readonly is: 'zone';
  readonly name: string;
  /** Minutes ahead of UTC all year, or the clock of a city that has summer time. */
  readonly clock: number | CityClock;
}

export type Meaning =
  | { readonly is: 'mark'; readonly mark: Mark }
  | { readonly is: 'compare'; readonly op: Comparison }
  | { readonly is: 'side'; readonly direction: Direction; readonly inclusive: boolean }
  | { readonly is: 'way'; readonly way: 'up' | 'down' }
  | { readonly is: 'verb'; readonly verb: Verb }
  | { readonly is: 'action'; readonly action: Action }
  | { readonly is: 'head'; readonly head: SettingHead }
  | { readonly is: 'edit'; readonly edit: EditVerb }
  | { readonly is: 'indicator'; readonly name: IndicatorName }
  | { readonly is: 'output'; readonly output: string; readonly of: IndicatorName | null }
  | { readonly is: 'field'; readonly field: BarField }
  /** `smoothed`: a Heikin Ashi candle. */
  | { readonly is: 'candle'; readonly smoothed?: true }
  | { readonly is: 'average' }
  | { readonly is: 'extreme'; readonly extreme: 'high' | 'low' }
  | { readonly is: 'unit'; readonly unit: TimeUnit }
  | { readonly is: 'timeframe'; readonly timeframe: string }
  | { readonly is: 'chart' }
  | { readonly is: 'asset'; readonly symbol: string }
  | { readonly is: 'venue'; readonly venue: string }
  | { readonly is: 'market'; readonly market: string }
  | { readonly is: 'pattern'; readonly pattern: Pattern }
  | { readonly is: 'style'; readonly style: StrategyStyle }
  | { readonly is: 'unsupported'; readonly what: Unsupported }
  | { readonly is: 'number-word'; readonly value: number }
  | { readonly is: 'period-word' }
  | { readonly is: 'multiple'; readonly factor: number }
  | { readonly is: 'speed'; readonly speed: 'fast' | 'slow' }
  | { readonly is: 'strategy' }
  | {
      readonly is: 'question';
      readonly question:
        | 'what'
        | 'how'
        | 'why'
        | 'explain'
        | 'backtest'
        | 'should'
        | 'which'
        | 'prediction'
        | 'help';
    }
  | { readonly is: 'pairs' }
  /** One price by another; `log`: its logarithm. */
  | { readonly is: 'ratio'; readonly log?: true }
  | { readonly is: 'future' }
  | { readonly is: 'now' }
  /** An account or money of one's own. */
  | { readonly is: 'live' }
  | { readonly is: 'mirror' }
  | { readonly is: 'level-word' }
  /** Days of the week, 1 Monday to 7 Sunday. */
  | { readonly is: 'weekdays'; readonly days: readonly number[] }
  | { readonly is: 'month-start' }
  | { readonly is: 'month-end' }
  /** The high or low of the first minutes of a day; null where the words around it say which. */
  | {
      readonly is: 'opening-range';
      readonly extreme: 'high' | 'low' | null;
      readonly minutes: number | null;
      readonly clock: CityClock | null;
      readonly opens: number | null;
    }
  | { readonly is: 'every'; readonly every: 'day' | 'week' | 'month' | 'quarter' | 'year' }
  /** Hours of the day in which a market place is busy, in UTC. */
  | { readonly is: 'session'; readonly opens: number; readonly closes: number }
  /** The best or worst of several markets. */
  | { readonly is: 'ranked'; readonly best: boolean }
  | { readonly is: 'leg' }
  /** A market that is read and not traded comes next. */
  | { readonly is: 'reads' }
  | { readonly is: 'no-rules' }
  | { readonly is: 'grid-level' }
  /** Where the close lies between low and high: 0 to 1. */
  | { readonly is: 'bar-strength' }
  | { readonly is: 'funding' }
  | { readonly is: 'premium' }
  | { readonly is: 'calendar-month'; readonly month: number }
  | { readonly is: 'half-of-day'; readonly half: 'am' | 'pm' }
  /** A clock that times are told by: minutes ahead of UTC. */
  | Zone
  /** When a market place opens or closes, in minutes of its own day. */
  | { readonly is: 'session-edge'; readonly minutes: number; readonly zone: Zone }
  /** The third Friday of a month. */
  | { readonly is: 'nth-weekday'; readonly nth: number | 'last'; readonly day: number }
  /** A day of a month, counted by the calendar or by trading days. */
  | { readonly is: 'nth-day'; readonly day: number; readonly trading: boolean }
  | { readonly is: 'otherwise' }
  /** A verb that compares or crosses by itself, before or behind its level: `supera 70`, `70 überschreitet`. */
  | { readonly is: 'level-verb'; readonly direction: Direction; readonly crossing: boolean }
  /** A function of two lines that says whether they cross; null for either way. */
  | { readonly is: 'cross-call'; readonly direction: Direction | null }
  | { readonly is: 'filter' }
  /** A share of the position that is sold, in percent; null for the rest of it. */
  | { readonly is: 'part'; readonly share: number | null }
  | { readonly is: 'currency'; readonly currency: string }
  | { readonly is: 'filler' };
