import type { Lexeme } from '../lex/lexeme.js';
import type { Direction, IndicatorName } from '../lexicon/meaning.js';
import type { Condition } from '../request/expression.js';
import type { Distance, Span } from './edit-values.js';

/** The settings that words name, by the risk kinds behind them. */
export const riskKinds = {
  size: 'position_size',
  stop: 'stop_loss',
  target: 'take_profit',
  trail: 'trailing_stop',
} as const;

export type SettingName = keyof typeof riskKinds;

/** What a scaling or a removal is about: a setting of the chain behind the rules. */
export type RiskKind =
  | (typeof riskKinds)[SettingName]
  /** "The stop": the fixed one, or the trailing one where there is no other. */
  | 'any_stop'
  | 'both_stops'
  | 'take_profit_ladder'
  | 'time_exit'
  | 'leverage'
  | 'pyramiding'
  | 'cooldown'
  | 'daily_loss_limit'
  | 'kill_switch'
  | 'max_trades_per_day';

/** Which rules are meant: those of an entry, an exit or a side; null where the words leave it open. */
export interface Scope {
  readonly act: 'enter' | 'exit' | null;
  readonly side: 'long' | 'short' | null;
}

/** What a condition is named by. */
export type ConditionName =
  | { readonly by: 'indicator'; readonly name: IndicatorName; readonly length: number | null }
  /** A name that is none of the flow's: nothing is meant by it. */
  | { readonly by: 'unknown' }
  | { readonly by: 'volume' }
  /** `the vix part`: what is said of another market. */
  | { readonly by: 'market'; readonly symbol: string }
  | { readonly by: 'weekday' }
  | { readonly by: 'time' }
  | { readonly by: 'month' }
  | { readonly by: 'funding' }
  | { readonly by: 'timeframe'; readonly timeframe: string }
  | { readonly by: 'level'; readonly value: number }
  /** `take out the 50`: a level or the length of what is compared. */
  | { readonly by: 'number'; readonly value: number }
  | { readonly by: 'kind'; readonly crossing: boolean }
  | { readonly by: 'place'; readonly place: number | 'last' };

/** A step of a ladder; a share or distance that was not said is null. */
export interface Rung {
  readonly share: number | null;
  readonly distance: Distance | null;
}

/** How far back the highs and lows of a rule reach. */
export interface Window {
  readonly act: 'enter' | 'exit' | null;
  readonly of: 'high' | 'low' | null;
  readonly to: Span;
}

/** How a number changes: to a multiple of what it is, or by an amount. */
export type Change =
  | { readonly is: 'times'; readonly factor: number }
  | { readonly is: 'plus'; readonly amount: number; readonly percent: boolean };

/** What the words of a follow-up say to do, beyond the rules and settings that are read as in any request. */
export type EditWord =
  /** `change 70 to 75`, `21 instead of 14` */
  | {
      readonly is: 'swap-number';
      readonly from: number;
      readonly to: number;
      readonly about: IndicatorName | null;
      /** "... in the entry": only there. */
      readonly act?: Scope['act'];
    }
  /** `RSI length 21`, `change the RSI to 21`, `set the threshold to 75` */
  | {
      readonly is: 'set-number';
      readonly to: number;
      readonly about: IndicatorName | null;
      readonly of: number | null;
      /** A bare number: `RSI 25` is a length or a level, by what is there. */
      readonly what: 'length' | 'level' | 'open' | 'bare';
      /** "overbought at 75": the word whose level is set, no condition of its own. */
      readonly word?: Lexeme;
    }
  /** `sell at 80`, `raise the exit threshold to 75`, `RSI under 25 instead of 30` */
  | {
      readonly is: 'set-level';
      readonly scope: Scope;
      readonly about: IndicatorName | null;
      readonly from: number | null;
      readonly to: number;
      readonly direction: Direction | null;
      /** Told in percent: of a rate alone. */
      readonly rate?: boolean;
    }
  /** `25/75 instead of 30/70` */
  | { readonly is: 'swap-numbers'; readonly pairs: readonly (readonly [from: number, to: number])[] }
  /** `EMA instead of SMA` */
  | {
      readonly is: 'swap-indicator';
      readonly from: IndicatorName;
      readonly to: IndicatorName;
      readonly length: number | null;
      /** `SMA 200 to EMA 100`: only the one of this length. */
      readonly old?: number | null;
    }
  /** `use 12 and 26 for the EMAs` */
  | { readonly is: 'set-lengths'; readonly about: IndicatorName; readonly lengths: readonly number[] }
  /** `the 100 day high and the 50 day low instead`, `a 55 day breakout` */
  | { readonly is: 'set-windows'; readonly windows: readonly Window[] }
  /** `MACD 8 21 5` */
  | { readonly is: 'set-params'; readonly about: IndicatorName; readonly values: readonly number[] }
  /** `the slow one should be 50` */
  | { readonly is: 'set-speed'; readonly speed: 'fast' | 'slow'; readonly to: number }
  /** `bands of 2.5 deviations` */
  | { readonly is: 'set-width'; readonly to: number }
  /** `swap the stochastic for CCI above 100` */
  | { readonly is: 'replace-condition'; readonly on: IndicatorName; readonly condition: Condition }
  | { readonly is: 'remove-indicator'; readonly name: IndicatorName; readonly length: number | null }
  /** `remove the SMA or the EMA`: one of several, and it is not said which. */
  | { readonly is: 'remove-either'; readonly names: readonly IndicatorName[] }
  | { readonly is: 'remove-rule'; readonly which: 'exit' | 'short' | 'long' }
  /** `drop the volume condition` */
  | {
      readonly is: 'drop-condition';
      readonly name: ConditionName;
      readonly scope: Scope;
      readonly called: string;
    }
  /** `either of the two should be enough`, `both must be true` */
  | { readonly is: 'join'; readonly by: 'and' | 'or'; readonly scope: Scope }
  /** `below instead of above`, `a cross rather than a level` */
  | {
      readonly is: 'turn';
      readonly scope: Scope;
      readonly about: IndicatorName | null;
      readonly direction: Direction | null;
      readonly crossing: boolean | null;
    }
  /** `double the stop`, `reduce the size by a quarter` */
  | { readonly is: 'scale-setting'; readonly kind: RiskKind; readonly change: Change }
  /** `lower both thresholds by 5` */
  | {
      readonly is: 'shift-levels';
      readonly amount: number;
      readonly scope: Scope;
      readonly about: IndicatorName | null;
      /** "The threshold", of which there may be several. */
      readonly single: boolean;
    }
  /** `double the RSI length` */
  | {
      readonly is: 'scale-length';
      readonly about: IndicatorName | null;
      readonly speed: 'fast' | 'slow' | null;
      readonly change: Change;
    }
  | { readonly is: 'add-indicator'; readonly name: IndicatorName; readonly length: number | null }
  /** `2.5 ATR for the stop instead of the 5%` */
  | { readonly is: 'set-distance'; readonly kind: RiskKind; readonly distance: Distance }
  /** `make the stop a trailing one`: with its own distance, or one that is said. */
  | {
      readonly is: 'move-stop';
      readonly from: 'stop' | 'trail';
      readonly to: 'stop' | 'trail';
      readonly distance: Distance | null;
    }
  | { readonly is: 'time-exit'; readonly span: Span }
  /** `half off at 4% and the rest at 8%` */
  | { readonly is: 'set-ladder'; readonly rungs: readonly Rung[] }
  /** `add a second target at 8%` */
  | { readonly is: 'add-rung'; readonly distance: Distance }
  /** `the second target at 10%` */
  | { readonly is: 'set-rung'; readonly place: number; readonly distance: Distance }
  | { readonly is: 'remove-settings'; readonly kinds: readonly RiskKind[] }
  /** `replace the stop with a trailing stop`: what goes; what comes is read as a setting. */
  | {
      readonly is: 'drop-setting';
      readonly head: SettingName;
      /** The word that names it: no new setting. */
      readonly word: Lexeme;
    }
  /** What has no place in the strategy: what is meant is asked. */
  | { readonly is: 'ask'; readonly question: string; readonly choices: readonly string[] }
  | { readonly is: 'exchange-rules' }
  /** `a 10% stop on shorts only` */
  | {
      readonly is: 'sided-setting';
      readonly side: 'long' | 'short';
      readonly kind: RiskKind;
      readonly distance: Distance;
    }
  /** `TLT instead of cash` */
  | { readonly is: 'refuge'; readonly symbol: string }
  /** `Tuesday instead of Monday` */
  | { readonly is: 'swap-day'; readonly from: number; readonly to: number }
  /** `and October`, `nor Wednesdays`: more of the times that the rules name already, or deny. */
  | {
      readonly is: 'extend-calendar';
      readonly unit: 'month' | 'weekday';
      readonly values: readonly number[];
      readonly denied: true | null;
    }
  /** `sell at 18`, `sell an hour later` */
  | { readonly is: 'set-hour'; readonly scope: Scope; readonly to: number | null; readonly by: number }
  /** `stop everything if the price falls below 2000`; `stay out when ...`: of the entries alone. */
  | { readonly is: 'halt'; readonly of: 'all' | 'entries'; readonly condition: Condition }
  /** `RSI on the 4h instead` */
  | { readonly is: 'set-bars'; readonly about: IndicatorName; readonly timeframe: string }
  /** `add a 50-day EMA filter`, `a volume filter` */
  | { readonly is: 'add-filter'; readonly name: IndicatorName | 'volume'; readonly length: number | null }
  /** `wait for 2 closes in a row` */
  | { readonly is: 'in-a-row'; readonly bars: number }
  | { readonly is: 'flip' }
  | { readonly is: 'both-sides' }
  | { readonly is: 'rename'; readonly name: string }
  /** `leave it as it is` */
  | { readonly is: 'leave' }
  | { readonly is: 'clear' };

/** An instruction, and the words that say it: nothing else reads them again. */
export interface ReadEdit {
  readonly word: EditWord;
  readonly taken: readonly Lexeme[];
}
