import type { Account, Fees } from '../simulation/account.js';
import type { PositionRules } from '../simulation/position-rules.js';
import type { ExitReason } from '../simulation/trade-log.js';

export type SideName = 'long' | 'short';

/** One bar and what was decided at its close. */
export interface ReferenceBar {
  /** Unix milliseconds of its open. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** Funding rate in its row; null where there is none. */
  readonly funding: number | null;
  readonly enterLong: boolean;
  readonly exitLong: boolean;
  readonly enterShort: boolean;
  readonly exitShort: boolean;
}

export interface ReferenceTrade {
  readonly side: SideName;
  readonly quantity: number;
  readonly entryBar: number;
  readonly entryPrice: number;
  readonly exitBar: number | null;
  readonly exitPrice: number | null;
  readonly fees: number;
  readonly funding: number;
  readonly profit: number;
  readonly reason: ExitReason;
  readonly ambiguous: boolean;
}

/** A part of a position that is left by itself: one row of the trades. */
export interface Part {
  /** Moment of its entry. */
  readonly order: number;
  readonly side: SideName;
  readonly quantity: number;
  /** Which entry it belongs to. */
  readonly entry: number;
  readonly entryBar: number;
  readonly entryPrice: number;
  readonly entryFee: number;
  readonly decidedAt: number;
  readonly filledInside: boolean;
  readonly target: number | null;
  readonly level: { readonly order: Order; readonly number: number } | null;
  funding: number;
  /** How it ended. */
  exit: {
    readonly bar: number;
    readonly price: number;
    readonly fee: number;
    readonly reason: ExitReason;
    readonly ambiguous: boolean;
    readonly order: number;
  } | null;
}

/** An entry in the market. */
export interface Order {
  readonly side: SideName;
  readonly decidedAt: number;
  /** TWAP: what it has come to. */
  twap: { readonly entry: number; readonly unitsOfPart: number; partsLeft: number } | null;
}

export interface LegState {
  readonly bars: readonly ReferenceBar[];
  readonly rules: PositionRules;
  order: Order | null;
  /** All parts ever entered, in order. */
  readonly parts: Part[];
  reducedEntries: number;
}

export interface State {
  readonly account: Account;
  readonly legs: readonly LegState[];
  cash: number;
  /** Equity at the closes so far. */
  readonly closes: number[];
  ruined: boolean;
  entries: number;
  /** Counts what happens, so that one thing can be told to be before another inside a bar. */
  moment: number;
}

export function held(leg: LegState): Part[] {
  return leg.parts.filter(({ exit }) => exit === null);
}

export function sideOf(leg: LegState): SideName | null {
  return held(leg)[0]?.side ?? null;
}

export function signedUnits(part: Part): number {
  return part.side === 'long' ? part.quantity : -part.quantity;
}

export function opposite(side: SideName): SideName {
  return side === 'long' ? 'short' : 'long';
}

export function dayOf(leg: LegState, bar: number): string {
  return new Date(leg.bars[bar]!.time).toISOString().slice(0, 10);
}

/** marked-at-close; at an open, what is held is valued there. */
export function equityAt(state: State, bar: number, price: 'open' | 'close'): number {
  let equity = state.cash;
  for (const leg of state.legs)
    for (const part of held(leg)) equity += signedUnits(part) * leg.bars[bar]![price];
  return equity;
}

export function profitOf(part: Part, price: number): number {
  const fees = part.entryFee + (part.exit?.fee ?? 0);
  return signedUnits(part) * (price - part.entryPrice) - fees - part.funding;
}

/** fees: of the market, else of its exchange, else of the account. */
export function feesOf({ account }: State, { rules }: LegState): Fees {
  const exchange = rules.venue.split(':')[0]!;
  return account.venueFees[rules.venue] ?? account.venueFees[exchange] ?? account;
}
