/** One rule of a simulation: a stable id that tests and the assumptions page quote, and its sentence. */
export interface SimulationRule {
  readonly id: string;
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
    sentence:
      'A limit entry is priced from the deciding close and fills only if the price trades through it: at the open if the bar opens beyond it, else at the limit, without slippage; untouched or only touched, it stays in the market for its bars and then expires.',
  },
  {
    id: 'limit-replaced',
    sentence:
      'While a limit entry waits, a new entry signal replaces it with a new price and a new life, and an exit signal of its direction cancels it; exits are always market orders.',
  },
  {
    id: 'stop-touch',
    sentence: 'A stop is hit as soon as the price touches it; a limit and a target are not.',
  },
  {
    id: 'stop-first',
    sentence: 'When a stop and a target both lie inside one bar, the stop is taken as hit first.',
  },
  {
    id: 'ambiguous',
    sentence:
      'A trade that was stopped on a bar which also traded through its target is flagged as ambiguous: only finer data could tell which came first.',
  },
  {
    id: 'gap-stop',
    sentence:
      'A bar that opens beyond a stop fills it at the open, not at the stop; every stop is a market order and pays slippage.',
  },
  {
    id: 'target-through',
    sentence:
      'A target is a limit order: it fills only if the price trades through it, at the open if the bar opens beyond it, without slippage.',
  },
  {
    id: 'target-after-limit',
    sentence:
      'On the bar inside which a limit entry fills, no target is taken, and a trailing stop learns only its close: the extreme may have come before the fill.',
  },
  {
    id: 'trailing-previous',
    sentence:
      'A trailing stop follows the most favourable extreme of the bars before this one, from the entry on; it never moves back.',
  },
  {
    id: 'stops-from-fill',
    sentence:
      'Stops and targets are measured from the entry fill; distances in average true ranges are those of the deciding bar and stay fixed. While such a distance is unknown or zero, nothing is entered.',
  },
  {
    id: 'time-exit',
    sentence: 'A time exit closes at the open after the position was held for the given number of bars.',
  },
  {
    id: 'warm-up',
    sentence:
      'Until the first bar on which every signal and distance has a value, nothing is traded; later, a missing signal counts as no signal.',
  },
  {
    id: 'one-position',
    sentence: 'There is one position at a time: an entry signal in the direction already held is ignored.',
  },
  {
    id: 'exit-beats-entry',
    sentence: 'An entry and an exit signal of one direction on one bar: the exit counts, the entry does not.',
  },
  {
    id: 'long-and-short',
    sentence:
      'Entry signals long and short on one bar cancel each other: nothing is entered, and an open position stays.',
  },
  {
    id: 'reversal',
    sentence:
      'An entry signal against the open position closes it and then enters, both at the next open, each with its own costs; the new size is taken from the equity after the close.',
  },
  {
    id: 'size-at-fill',
    sentence:
      'The size is set at the fill, from the equity at that moment: a percentage of equity as notional, a percentage of equity lost at the stop, a fixed notional, or fixed units; without a size rule all cash is used. Units may be fractions.',
  },
  {
    id: 'cash-limit',
    sentence:
      'Notional plus entry fee, long or short, never exceeds equity × leverage (leverage 1): a larger order is reduced, and the result says how often.',
  },
  {
    id: 'fees',
    sentence: 'Every fill pays the fee, in basis points of its notional.',
  },
  {
    id: 'funding',
    sentence:
      'A perpetual pays funding at 00:00, 08:00 and 16:00 UTC, a constant that the simulation is given, in basis points of notional: at the open of a bar, what was held at the last close pays, on that close, for every such hour after the last open up to this one; longs pay and shorts get it while it is above zero. Without the constant a perpetual is refused.',
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
    sentence:
      'Series that begin or end at different times are cut to the time they share; between, their times must agree bar for bar.',
  },
  {
    id: 'same-bytes',
    sentence: 'The same data, program and account give the same result, byte for byte.',
  },
] as const satisfies readonly SimulationRule[];

export type SimulationRuleId = (typeof simulationRules)[number]['id'];
