import { dayOf } from '../metrics/calendar.js';
import type { PositionRules } from './position-rules.js';
import type { ExitReason } from './trade-log.js';

type Limits = Pick<PositionRules, 'dailyLossLimitPercent' | 'killSwitchPercent'>;

/**
 * Rules daily-loss-limit and kill-switch, which hold for the whole account: the strictest of all legs. Judged at closes;
 * what follows from them happens at the next open.
 */
export class AccountRules {
  /** Why everything is left at the next open; null without a reason. */
  leaves: ExitReason | null = null;

  readonly #time: Float64Array;
  readonly #dailyLimit: number;
  readonly #killSwitch: number;
  #peak: number;
  #day = -1;
  /** Equity at the last close of the day before. */
  #dayBegan: number;
  #lastEquity: number;
  #haltedDay = -1;
  #killed = false;

  constructor(rules: readonly Limits[], time: Float64Array, cash: number) {
    this.#time = time;
    this.#dailyLimit = Math.min(...rules.map((rule) => rule.dailyLossLimitPercent ?? Infinity));
    this.#killSwitch = Math.min(...rules.map((rule) => rule.killSwitchPercent ?? Infinity));
    this.#peak = cash;
    this.#dayBegan = cash;
    this.#lastEquity = cash;
  }

  /** Whether there are any. */
  get hold(): boolean {
    return this.#dailyLimit < Infinity || this.#killSwitch < Infinity;
  }

  /** Whether an entry decided at the close of bar t is ignored. */
  halts(t: number): boolean {
    return this.#killed || this.#dayOf(t) === this.#haltedDay;
  }

  /** Judges the equity at the close of bar t. */
  judge(t: number, equity: number): void {
    const day = this.#dayOf(t);
    if (day !== this.#day) {
      this.#day = day;
      this.#dayBegan = this.#lastEquity;
    }
    this.#lastEquity = equity;
    this.#peak = Math.max(this.#peak, equity);
    this.leaves = null;
    if (this.#killed) return;
    if (equity <= this.#peak * (1 - this.#killSwitch / 100)) {
      this.#killed = true;
      this.leaves = 'kill_switch';
    } else if (day !== this.#haltedDay && equity <= this.#dayBegan * (1 - this.#dailyLimit / 100)) {
      this.#haltedDay = day;
      this.leaves = 'daily_loss_limit';
    }
  }

  #dayOf(t: number): number {
    return dayOf(this.#time[t]!);
  }
}
