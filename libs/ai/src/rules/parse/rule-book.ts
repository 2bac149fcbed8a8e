import type { Lexeme } from '../lex/lexeme.js';
import { type Condition, joined } from '../request/expression.js';
import type { Filter, StrategyRequest } from '../request/strategy-request.js';
import { readsOnlyClock } from '../settle/clock-conditions.js';
import { clauseStart, isClauseBreak, ordersBehind } from './clauses.js';
import { afterInsideBar } from './mother-bar.js';
import { isJoined, isListed, isMoment, isPlainFilter } from './plain-filter.js';
import type { ListSense } from './read-condition.js';
import { decidedTheDayBefore } from './read-day-candle.js';
import type { Reader } from './reader.js';
import type { Trade } from './trade.js';

const mostConditions = 100;

/** What the name of a strategy is made of. */
const naming: ReadonlySet<Lexeme['is']> = new Set([
  'pattern',
  'indicator',
  'asset',
  'style',
  'strategy',
  'duration',
  'timeframe',
]);

/**
 * Brings conditions and actions together, in whichever order they stand: "if RSI is below 30, buy", "buy when ...",
 * "Entry:" above a list.
 */
export class RuleBook {
  /** A condition that stood before its action: "if RSI is below 30, buy". */
  pending: PendingCondition | null = null;
  /** An action whose condition has not come yet: "Entry:" above a list. */
  awaiting: AwaitingTrade | null = null;
  lastTrade: Trade | null = null;
  /** The word "only" stands before the action that is read. */
  only = false;
  private conditions = 0;

  constructor(
    private readonly reader: Reader,
    private readonly request: StrategyRequest,
  ) {}

  /** Takes a condition for the action that waits for one, or keeps it for the one that follows. */
  give(condition: Condition, from: number): void {
    // "Fade it: whenever RSI > 70 go short": the headline's order is the one behind the condition.
    if (this.awaiting !== null && ordersBehind(this.reader)) this.awaiting = null;
    if (this.awaiting !== null && this.accepts(from)) {
      const { trade } = this.awaiting;
      this.awaiting = null;
      this.addRule(trade, condition);
      return;
    }
    const { pending, reader } = this;
    const to = reader.at - 1;
    // "SPY above the 200 SMA, RSI < 5: buy": both of them for the action that follows.
    if (pending !== null && !pending.headline && isListed(reader, pending.to, from)) {
      const both = joined('all', [condition, pending.condition]);
      this.pending = { condition: both, from: pending.from, to, headline: false };
      return;
    }
    this.settlePending();
    if (this.isSaidOfEntry(condition, from)) {
      this.addFilter({ side: null, condition });
      return;
    }
    this.pending = { condition, from, to, headline: this.isHeadline(from, to) };
  }

  /** "Buy when ... during the New York session, exit on the opposite cross": when it buys, not when it exits. */
  private isSaidOfEntry(condition: Condition, from: number): boolean {
    const { reader, request, lastTrade } = this;
    const entered = lastTrade?.act === 'enter' && request.rules.at(-1)?.act === 'enter';
    const before = reader.lexemes[from - 1];
    const apart = before === undefined || before.is === 'mark';
    return entered && !apart && readsOnlyClock(condition) && !isMoment(condition);
  }

  /** The condition behind an action was not understood; what is not joined to it is not its own. */
  failAwaiting(): void {
    if (this.awaiting !== null) this.awaiting = { ...this.awaiting, unread: true };
  }

  private accepts(from: number): boolean {
    if (this.awaiting?.unread !== true) return true;
    return [this.reader.lexemes[from], this.reader.lexemes[from - 1]].some(
      (lexeme) => lexeme?.is === 'mark' && ['and', 'or', 'comma', 'when', 'also'].includes(lexeme.mark),
    );
  }

  /** "Bollinger squeeze breakout: buy when ...": names of shapes above a colon, which compare nothing. */
  private isHeadline(from: number, to: number): boolean {
    const { lexemes } = this.reader;
    let begin = from;
    while (naming.has(lexemes[begin - 1]?.is ?? 'mark')) begin--;
    const above = lexemes[begin - 1];
    if (above !== undefined && !(above.is === 'mark' && above.mark === 'newline')) return false;
    let end = from;
    while (naming.has(lexemes[end]?.is ?? 'mark')) end++;
    const next = lexemes[end];
    return end > to && next?.is === 'mark' && next.mark === 'colon';
  }

  /**
   * A condition that never got an action is the entry when there is no other. Beside another one it narrows it where
   * it plainly is a filter; anything else is named as left out, for nobody knows what it was meant to do.
   */
  settlePending(): void {
    if (this.pending === null) return;
    const { condition, from, to } = this.pending;
    const { request, reader } = this;
    if (this.awaiting !== null && this.accepts(from)) {
      this.pending = null;
      this.addRule(this.awaiting.trade, condition);
      this.awaiting = null;
      return;
    }
    const denied = this.deniedFrom(from);
    if (denied !== null) {
      this.pending = null;
      const words = reader.words(denied, to);
      for (let at = denied; at <= to; at++) reader.named.add(at);
      // "I do not want to be in the market on Mondays"
      if (readsOnlyClock(condition) && !isMoment(condition)) {
        this.addFilter({ side: null, condition: { kind: 'not', of: condition } });
        reader.note('filter', `"${words}" keeps entries out at that time.`);
      } else reader.leave(words, 'condition');
      return;
    }
    const text = reader.words(from, to);
    const narrows = isPlainFilter(reader, this.pending, this.lastTrade);
    this.pending = null;
    const entered = request.rules.some((rule) => rule.act === 'enter');
    const sells = request.rules.some((rule) => rule.act === 'sell');
    // "Sell when ..., from 7 to 11": when the sale may open a position, not an entry of its own.
    if (!entered && sells && readsOnlyClock(condition) && !isMoment(condition)) {
      this.addFilter({ side: null, condition });
      reader.note('filter', `"${text}" is read as a filter on entries.`);
      return;
    }
    // "after the 9:30 open": a time of day alone is no entry.
    if (!entered && isMoment(condition) && !narrows) reader.leave(text, 'condition');
    // What keeps out is no entry when the entry itself was not understood.
    else if (
      !entered &&
      condition.kind === 'not' &&
      (sells || reader.left.length > 0 || readsOnlyClock(condition))
    )
      this.addFilter({ side: null, condition });
    else if (!entered) {
      // "Go short when <not understood>, and RSI is above 40": what was understood is of the side that was told.
      const told = this.awaiting?.trade.act === 'enter' ? this.awaiting.trade.side : null;
      request.rules.push({
        act: 'enter',
        side: told,
        condition,
        only: true,
        ...(!narrows && { loose: text }),
      });
    } else if (narrows) {
      this.addFilter({ side: null, condition });
      if (!isJoined(reader, from)) reader.note('filter', `"${text}" is read as a filter on entries.`);
    } else reader.leave(text, 'condition');
  }

  /** Where a "not" stands in the clause of a condition, ahead of it, that nothing took up: it would turn it round. */
  private deniedFrom(from: number): number | null {
    const { reader } = this;
    for (let at = from - 1; at >= 0 && from - at < 8 && !isClauseBreak(reader, at); at--) {
      const lexeme = reader.lexemes[at];
      if (lexeme?.is === 'mark' && lexeme.mark === 'not') return at;
      if (lexeme?.is === 'action') return null;
    }
    return null;
  }

  addRule(trade: Trade, told: Condition, sense: ListSense = 'any'): void {
    const condition = afterInsideBar(told);
    if (condition !== told) this.reader.unnote('sequence');
    // "Exit below the mother bar's low": which bar that was is not known any more.
    if (trade.act !== 'enter' && condition !== told) {
      const { reader } = this;
      reader.leave(reader.words(clauseStart(reader, reader.at - 1), reader.at - 1), 'condition');
      return;
    }
    const { rules } = this.request;
    const { only } = this;
    // No strategy has so many conditions; a text that has is not read to its end.
    if (++this.conditions > mostConditions) return;
    const at = rules.findIndex(
      (rule) => rule.act === trade.act && rule.side === trade.side && rule.only === (only || undefined),
    );
    const same = rules[at];
    if (same === undefined)
      rules.push({ act: trade.act, side: trade.side, condition, ...(only && { only }) });
    // "I fade spikes. If ..., short it": what a spike is, the rule itself says.
    else if (same.condition === this.reader.loose) rules[at] = { ...same, condition };
    else rules[at] = { ...same, condition: joined(sense, [same.condition, condition]) };
  }

  addFilter(filter: Filter): void {
    if (++this.conditions <= mostConditions) this.request.filters.push(filter);
  }

  narrowLastRule(condition: Condition): void {
    const rule = this.request.rules.pop();
    if (rule === undefined) return;
    const before = decidedTheDayBefore(rule.condition, condition);
    if (before !== null)
      this.reader.note(
        'calendar',
        'What is decided at the close of a day is filled at the open of the next.',
      );
    const both = before ?? joined('all', [rule.condition, condition]);
    this.request.rules.push({ ...rule, condition: afterInsideBar(both) });
  }

  /** An action that never got a condition. */
  giveUpAwaiting(): void {
    if (this.awaiting === null) return;
    const { trade, from } = this.awaiting;
    this.request.bareActions.push(trade);
    this.awaiting = null;
    this.leaveBareExit(trade, from);
  }

  /** "... and sell at the close": a way out that was not understood. */
  private leaveBareExit(trade: Trade, from: number): void {
    const { reader } = this;
    if (trade.act === 'enter') return;
    let to = from;
    let says = false;
    while (
      reader.lexemes[to + 1] !== undefined &&
      to + 1 < reader.lexemes.length &&
      !isClauseBreak(reader, to + 1)
    ) {
      to++;
      const lexeme = reader.lexemes[to];
      if (lexeme?.is === 'mirror' || lexeme?.is === 'action' || lexeme?.is === 'unsupported') return;
      if (lexeme?.is === 'head') return;
      if (lexeme?.is !== 'asset' && lexeme?.is !== 'venue' && lexeme?.is !== 'market') says = true;
    }
    if (says) reader.leave(reader.words(from, to), 'not-understood');
  }
}

interface AwaitingTrade {
  readonly trade: Trade;
  readonly from: number;
  /** A condition stands behind it that was not understood: only what is joined to that one can be its own. */
  readonly unread?: boolean;
}

/** A condition that stands without an action of its own. */
export interface PendingCondition {
  readonly condition: Condition;
  /** Its first and last word. */
  readonly from: number;
  readonly to: number;
  /** It only names the strategy, unless the action below has no condition of its own. */
  readonly headline: boolean;
}
