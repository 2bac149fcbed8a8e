import type { ExecutionRule, RiskRule, SizeMode } from '@strategy-builder/domain';

/** What a simulation may have that a rule is about: a part of the strategy, or parts that meet. */
export type RuleSubject =
  | Exclude<RiskRule['kind'], 'position_size'>
  | Exclude<ExecutionRule['kind'], 'market'>
  | SizeMode
  | 'stop and target'
  | 'waiting entry and target or trail'
  | 'entry and exit signal'
  | 'both directions'
  | 'constant funding'
  | 'funding series'
  | 'several series';

/** One rule of a simulation: a stable id that tests and the assumptions page quote, and its sentence. */
export interface SimulationRule {
  readonly id: string;
  /** Of which one at least must be there for the rule to decide anything; left out, it decides in every simulation. */
  readonly for?: readonly RuleSubject[];
  readonly sentence: string;
}

/**
 * Every rule by which orders become trades. The assumptions page prints this table and each rule has a test that is
 * named after its id; when a rule and a test disagree, one of them is wrong.
 */
export const simulationRules = [
  {
    id: 'next-open',
    sentence:
      'Orders are decided at the close of a bar, with the position held then; a market order fills at the open of the next bar, buys at a price higher and sells at a price lower by the slippage.',
  },
  {
    id: 'limit-through',
    for: ['limit'],
    sentence:
      'A limit entry is priced from the deciding close and fills only if the price trades through it: at the open if the bar opens beyond it, else at the limit, without slippage; untouched or only touched, it stays in the market for its bars and then expires.',
  },
  {
    id: 'limit-replaced',
    for: ['limit'],
    sentence:
      'While a limit entry waits, a new entry signal replaces it with a new price and a new life, and an exit signal of its direction cancels it; exits are always market orders.',
  },
  {
    id: 'stop-entry',
    for: ['stop'],
    sentence:
      'A stop entry lies above (buys) or below (sells) the deciding close; it fills as soon as the price touches it, at the open if the bar opens beyond it, with slippage. It waits, is replaced and cancelled like a limit entry; a stop loss that lies inside the bar of its fill is taken as hit after it.',
  },
  {
    id: 'twap',
    for: ['twap'],
    sentence:
      'An entry that is spread over bars buys the same units at each of so many opens, the whole size being set at the first; every part is a trade of its own. An exit, or a position that is left in between, gives up what is still to come.',
  },
  {
    id: 'grid',
    for: ['grid'],
    sentence:
      'The levels of a grid lie at equal steps from the deciding close, each a limit order for an equal part of the size. A level is left one step nearer to that close, unless a take profit says otherwise, and its order returns on the next bar. Any other exit ends the grid, and while one of its lots is held, signals of its direction are ignored.',
  },
  {
    id: 'stop-touch',
    for: ['stop_loss', 'trailing_stop', 'stop'],
    sentence: 'A stop is hit as soon as the price touches it; a limit and a target are not.',
  },
  {
    id: 'stop-first',
    for: ['stop and target'],
    sentence:
      'When a stop and a target both lie inside one bar, the stop is taken as hit first; of several stops the nearest first, then of several targets.',
  },
  {
    id: 'ambiguous',
    for: ['stop and target'],
    sentence:
      'A trade that was stopped on a bar which also traded through its target is flagged as ambiguous: only finer data could tell which came first.',
  },
  {
    id: 'gap-stop',
    for: ['stop_loss', 'trailing_stop'],
    sentence:
      'A bar that opens beyond a stop fills it at the open, not at the stop; every stop is a market order and pays slippage.',
  },
  {
    id: 'target-through',
    for: ['take_profit', 'take_profit_ladder', 'grid'],
    sentence:
      'A target is a limit order: it fills only if the price trades through it, at the open if the bar opens beyond it, without slippage.',
  },
  {
    id: 'target-after-limit',
    for: ['waiting entry and target or trail'],
    sentence:
      'On the bar inside which a limit or stop entry fills, no target is taken, and a trailing stop learns only its close: the extreme may have come before the fill.',
  },
  {
    id: 'trailing-previous',
    for: ['trailing_stop'],
    sentence:
      'A trailing stop follows the most favourable extreme of the bars before this one, from the entry on; it never moves back.',
  },
  {
    id: 'stops-from-fill',
    for: ['stop_loss', 'trailing_stop', 'take_profit', 'take_profit_ladder'],
    sentence:
      'Stops and targets are measured from the entry fill; distances in average true ranges are those of the deciding bar and stay fixed. While such a distance is unknown or zero, nothing is entered.',
  },
  {
    id: 'time-exit',
    for: ['time_exit'],
    sentence: 'A time exit closes at the open after the position was held for the given number of bars.',
  },
  {
    id: 'warm-up',
    sentence:
      'Until the first bar on which every signal and distance has a value, nothing is traded; later, a missing signal counts as no signal.',
  },
  {
    id: 'one-position',
    sentence:
      'There is one position in an asset at a time: an entry signal in the direction already held is ignored, unless pyramiding allows it.',
  },
  {
    id: 'pyramiding',
    for: ['pyramiding'],
    sentence:
      'Pyramiding lets an entry signal add to a position of its direction, up to so many entries open at once, where the deciding close is as far from the price of the last open entry as stated. Each entry is a trade of its own, with its own size, stop, target and age.',
  },
  {
    id: 'ladder',
    for: ['take_profit_ladder'],
    sentence:
      'A ladder of targets splits each entry into trades, one for each step with its share and its target; what is left over has none but a take profit.',
  },
  {
    id: 'cooldown',
    for: ['cooldown'],
    sentence:
      'After a position was left (or left at a loss), entry signals at the close of that bar and of the bars after it are ignored, as many closes in all as stated.',
  },
  {
    id: 'max-trades',
    for: ['max_trades_per_day'],
    sentence:
      'Where trades a day are limited, entries count on the UTC day of their fill, one that fills in parts once. On a day that is full, market orders and orders spread over time are given up, and others wait.',
  },
  {
    id: 'daily-loss-limit',
    for: ['daily_loss_limit'],
    sentence:
      'When equity at a close has fallen by the daily loss limit since the last close of the UTC day before, everything is left at the next open, and entry signals at the closes of that day are ignored. It holds for all legs; the strictest counts. A bar belongs to the day on which it opens.',
  },
  {
    id: 'kill-switch',
    for: ['kill_switch'],
    sentence:
      'When equity at a close has fallen from its highest close by the kill switch, everything is left at the next open, for good. It holds for all legs; the strictest counts.',
  },
  {
    id: 'exit-beats-entry',
    for: ['entry and exit signal'],
    sentence: 'An entry and an exit signal of one direction on one bar: the exit counts, the entry does not.',
  },
  {
    id: 'long-and-short',
    for: ['both directions'],
    sentence:
      'Entry signals long and short on one bar cancel each other: nothing is entered, and an open position stays.',
  },
  {
    id: 'reversal',
    for: ['both directions'],
    sentence:
      'An entry signal against the open position closes it and then enters, both at the next open, each with its own costs; the new size is taken from the equity after the close.',
  },
  {
    id: 'size-at-fill',
    sentence:
      'The size is set at the fill, from the equity at the open of that bar: a percentage of equity as notional, a percentage of equity lost at the stop, a fixed notional, or fixed units; without a size rule all cash is used. Units may be fractions.',
  },
  {
    id: 'volatility-target',
    for: ['volatility_target'],
    sentence:
      'A volatility target enters with equity × target / the realised volatility that is known at the deciding close, at most the stated share of equity; while that is unknown or zero, nothing is entered.',
  },
  {
    id: 'kelly',
    for: ['kelly'],
    sentence:
      "A Kelly size is a share of the full fraction, win rate − (1 − win rate) / (mean win / mean loss) of the returns of the leg's closed trades, at most the stated share of equity. Before there are enough trades that cap takes the place of the fraction; where the fraction is not above zero, nothing is entered any more.",
  },
  {
    id: 'inverse-volatility',
    for: ['inverse_volatility'],
    sentence:
      'Sized by inverse volatility, a leg gets its part of the stated share of equity: 1 / its realised volatility over the sum of that of all legs sized so, known at the deciding close.',
  },
  {
    id: 'cash-limit',
    sentence:
      'All legs share one account. Notional plus entry fee, long and short, of all of them never exceeds equity × leverage (leverage 1 without a leverage rule; the strictest counts), valued at the open: a larger order is reduced, and the result says how often.',
  },
  {
    id: 'liquidation',
    for: ['leverage'],
    sentence:
      'With a leverage rule the margin of each position is its own, notional / leverage; where it less the loss is down to the maintenance margin, the position is liquidated, like a stop: by a market order, inside the bar at that price or at an open beyond it. What is left of the margin is kept.',
  },
  {
    id: 'fees',
    sentence:
      'Every fill pays a fee, in basis points of its notional: market orders and stops the taker fee, limit orders, levels of a grid and targets the maker fee, which is the same unless it is stated. Fees may be stated for each exchange; the data node that is traded says which one it is.',
  },
  {
    id: 'slippage',
    sentence:
      'Market orders and stops lose, by the model that is chosen, basis points of the price, half of a spread, or basis points and an impact that grows with the square of the share of the volume of the bar before; in the last, an entry takes at most a stated part of that volume, and what is above it is given up. A sale never gives less than nothing.',
  },
  {
    id: 'funding',
    for: ['constant funding'],
    sentence:
      'A perpetual pays funding at 00:00, 08:00 and 16:00 UTC, a constant that the simulation is given, in basis points of notional: at the open of a bar, what was held at the last close pays, on that close, for every such hour after the last open up to this one; longs pay and shorts get it while it is above zero. Without the constant a perpetual is refused.',
  },
  {
    id: 'funding-series',
    for: ['funding series'],
    sentence:
      "Where the data of a perpetual has funding rates, these are paid instead of the constant: at the open of a bar, what was held at the last close pays the rate in that bar's row, on that close. Rates stand as far apart as usual, at most 8 hours; where one is missing the constant is charged in its place, in proportion to the distance, and a warning says how often.",
  },
  {
    id: 'marked-at-close',
    sentence:
      'Equity at a bar is cash plus the position at its close, before the costs of closing it. Bars and trades carry the time at which their bar opened.',
  },
  {
    id: 'ruin',
    sentence:
      'Equity at or below zero at a close ends the simulation: the position is closed at that close and nothing is traded after it.',
  },
  {
    id: 'open-at-end',
    sentence:
      'A position still open after the last bar is reported without an exit; its profit is marked at the last close, and the statistics of trades leave it out.',
  },
  {
    id: 'buy-and-hold',
    sentence:
      'Buy and hold, at the same costs, buys with all cash at the first open at which the strategy could have traded, and is marked at the last close.',
  },
  {
    id: 'few-trades',
    sentence: 'Fewer than 30 closed trades is too few for statistics, and the result warns of it.',
  },
  {
    id: 'whole-bars',
    sentence:
      'Times must ascend, and prices must be positive, finite and inside their bar: anything else is an error that names the bar.',
  },
  {
    id: 'gaps',
    sentence:
      'A gap in the times (longer than the usual step, and than four days where the market rests at weekends) is never filled with invented bars: it is an error where gaps are refused, and otherwise a stated assumption, with the position held over it and the next fill at the next open.',
  },
  {
    id: 'common-range',
    for: ['several series'],
    sentence:
      'Series that begin or end at different times are cut to the time they share; between, their times must agree bar for bar.',
  },
  {
    id: 'same-bytes',
    sentence: 'The same data, program and account give the same result, byte for byte.',
  },
] as const satisfies readonly SimulationRule[];

export type SimulationRuleId = (typeof simulationRules)[number]['id'];
