import type { Params } from '@strategy-builder/domain';
import type { StrategyStyle, TimeUnit, Unsupported } from '../lexicon/meaning.js';
import type { Condition, IndicatorSeries } from './expression.js';

export type Side = 'long' | 'short';

/** A condition under which a position is opened or closed. `sell` is settled once the whole request is known. */
export interface Rule {
  readonly act: 'enter' | 'exit' | 'sell';
  /** Null: the side that the strategy trades. */
  readonly side: Side | null;
  readonly condition: Condition;
  /** "Only buy when ...": it narrows an entry that is there already. */
  readonly only?: boolean;
  /** The words of a condition that stands without an action: the entry when nothing else is, and left out otherwise. */
  readonly loose?: string;
}

/** A condition that must also hold for entries. */
export interface Filter {
  readonly side: Side | null;
  readonly condition: Condition;
}

export type SizeMode =
  | 'percent_equity'
  | 'percent_risk'
  | 'fixed_notional'
  | 'fixed_units'
  | 'volatility_target'
  | 'kelly'
  | 'inverse_volatility';

/** A limit on trading, by the catalogue's risk kind: cooldown, leverage, pyramiding, steps of profit. */
export interface Limit {
  readonly kind:
    | 'take_profit_ladder'
    | 'pyramiding'
    | 'leverage'
    | 'cooldown'
    | 'daily_loss_limit'
    | 'max_trades_per_day'
    | 'kill_switch';
  readonly params: Params;
}

/** How orders reach the market, by the catalogue's execution kind; what was not said is left to it. */
export interface Execution {
  readonly kind: 'market' | 'limit' | 'stop' | 'twap' | 'grid';
  readonly params: Params;
}

/** Where a pair is entered, left in profit and left in loss, in standard deviations of its ratio. */
export interface Bands {
  readonly enter: number | null;
  readonly exit: number | null;
  readonly stop: number | null;
  /** Of the logarithm of the ratio. */
  readonly log?: true;
}

export interface Distance {
  readonly mode: 'percent' | 'atr';
  /** Null: wanted, but not said how far. */
  readonly value: number | null;
  readonly atrPeriod: number | null;
}

/** A setting that a request names, forbids, or leaves open. */
export type Setting<T> =
  | { readonly is: 'open' }
  | { readonly is: 'none' }
  | { readonly is: 'given'; readonly value: T };

/** A loss that a request tells in money: of a trade, of a day, or of the account since its peak. */
export interface MoneyAtRisk {
  readonly what: 'size' | 'daily_loss_limit' | 'kill_switch';
  readonly value: number;
  readonly text: string;
}

/** One part of a request that cannot be carried out, word for word. */
export interface LeftOver {
  readonly text: string;
  readonly what: Unsupported | 'condition' | 'not-understood';
}

/** Settings that stand in words which were left out, with those words. */
export interface NamedButLeft {
  readonly stop?: string;
  readonly target?: string;
  readonly trail?: string;
  readonly size?: string;
  readonly exit?: string;
}

/** Both ways to read an `and` with an `or`. */
export interface Ambiguity {
  readonly chosen: Condition;
  readonly other: Condition;
  readonly text: string;
}

/** Something that the reader decided because the text left it open. */
export interface ReadingNote {
  readonly about: string;
  readonly text: string;
}

/** Everything that a request says about a strategy, before it becomes nodes. */
export interface StrategyRequest {
  rules: Rule[];
  filters: Filter[];
  /** Markets in the order in which they are named as what to trade. */
  assets: string[];
  /** The only market of the text, wherever it stands. */
  onlyNamed: string | null;
  venue: string | null;
  market: string | null;
  timeframe: string | null;
  /** Bars of a size that there is not, such as `45m`: its words, and its minutes. */
  oddBars: { readonly text: string; readonly minutes: number } | null;
  /** `period`: over how many bars it is measured; `cap`: at most so much of the equity, where it follows volatility or Kelly. */
  size: Setting<{
    readonly mode: SizeMode;
    readonly value: number;
    readonly period?: number;
    /** Of the period, where it is not counted in bars. */
    readonly unit?: TimeUnit;
    readonly cap?: number;
  }>;
  stop: Setting<Distance>;
  target: Setting<Distance>;
  trail: Setting<Distance>;
  timeExit: Setting<{ readonly value: number; readonly unit: TimeUnit }>;
  /** The words that hold nothing over a weekend. */
  flatOverWeekend: string | null;
  /** The words that end positions with the day, and how many minutes before its end. */
  flatAtClose: { readonly text: string; readonly before: number } | null;
  /** Money that is put up for each trade, before leverage. */
  margin: number | null;
  /** Percent of the equity that is put up for each trade, before leverage, with its words. */
  marginShare: { readonly percent: number; readonly text: string } | null;
  /** How many positions may be open at once, with its words. */
  mostOpen: { readonly value: number; readonly text: string } | null;
  /** How many entries make up a position that is added to, with its words. */
  mostUnits: { readonly value: number; readonly text: string } | null;
  /** How much money may be in a position, with its words. */
  mostInvested: { readonly value: number; readonly text: string } | null;
  /** Parts of a position with their share, how much lower each is bought, and their words; -1 is the rest. */
  entryParts: readonly { readonly share: number; readonly lower: number; readonly text: string }[];
  /** Orders below the first one: how many, of how much money, and how far apart in percent. */
  safetyOrders: {
    readonly count: number | null;
    readonly amount: number | null;
    readonly spacing: number | null;
    readonly text: string;
  } | null;
  /** The words of a stop at a line or a price, which is a way out and no distance from the entry. */
  stopAt: string | null;
  /** How large the account is said to be. */
  account: number | null;
  /** Losses told in money, until the account is known. */
  moneyAtRisk: MoneyAtRisk[];
  /** Reward per unit of risk, when a target is given as a multiple of the stop. */
  reward: number | null;
  /** In the order in which they were named, one of a kind. */
  limits: Limit[];
  execution: Execution | null;
  /** "No exit rule": positions leave by stops and targets only. */
  noExit: boolean;
  /** "Hold forever", "never sell": the words that let nothing end a position that was not named. */
  heldForever: string | null;
  /** "Always in the market", "stop and reverse": a position ends only as the other side opens. */
  alwaysIn: boolean;
  sides: 'long' | 'short' | 'both' | null;
  style: StrategyStyle | null;
  /** Exits are the mirror image of entries, or shorts of longs. */
  mirrored: boolean;
  /** "... at 17:00 or on the opposite cross": the reverse of the entry is one way out beside the others. */
  mirroredBeside: boolean;
  /** Out whenever the entry's condition does not hold: "flat otherwise". */
  otherwiseOut: boolean;
  /** "... else short": the other side whenever the condition does not hold. */
  otherwiseShort: boolean;
  name: string | null;
  /** Indicators that are named with parameters outside conditions: "using a 21-period RSI". */
  declared: IndicatorSeries[];
  /** The words of each declared indicator, and whether "with", "using" or "and" puts it beside the rules. */
  declaredTexts: { readonly text: string; readonly beside: boolean }[];
  /** What must be asked before anything can be built. */
  question: { readonly question: string; readonly choices: readonly string[] } | null;
  ambiguities: Ambiguity[];
  notes: ReadingNote[];
  left: LeftOver[];
  namedButLeft: NamedButLeft;
  /** "Sell the next day": looks ahead in words only. */
  nextBarExits: number;
  /** Markets that stand side by side in a list: each of them is traded. */
  listed: readonly string[];
  /** Two markets against each other. */
  pairs: boolean;
  bands: Bands | null;
  /** Trades words without a condition, such as "buy BTC". */
  bareActions: { readonly act: Rule['act']; readonly side: Side | null }[];
}

export function emptyRequest(): StrategyRequest {
  return {
    rules: [],
    filters: [],
    assets: [],
    onlyNamed: null,
    venue: null,
    market: null,
    timeframe: null,
    oddBars: null,
    size: { is: 'open' },
    stop: { is: 'open' },
    target: { is: 'open' },
    trail: { is: 'open' },
    timeExit: { is: 'open' },
    flatOverWeekend: null,
    flatAtClose: null,
    margin: null,
    marginShare: null,
    mostOpen: null,
    mostUnits: null,
    mostInvested: null,
    safetyOrders: null,
    entryParts: [],
    stopAt: null,
    account: null,
    moneyAtRisk: [],
    reward: null,
    limits: [],
    execution: null,
    noExit: false,
    heldForever: null,
    alwaysIn: false,
    sides: null,
    style: null,
    mirrored: false,
    mirroredBeside: false,
    otherwiseOut: false,
    otherwiseShort: false,
    name: null,
    declared: [],
    declaredTexts: [],
    question: null,
    ambiguities: [],
    notes: [],
    left: [],
    namedButLeft: {},
    nextBarExits: 0,
    listed: [],
    pairs: false,
    bands: null,
    bareActions: [],
  };
}
