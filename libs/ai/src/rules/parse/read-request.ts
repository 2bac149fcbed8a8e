import type { Action } from '../lexicon/meaning.js';
import { type Condition, type IndicatorSeries, indicatorSeries, joined } from '../request/expression.js';
import {
  emptyRequest,
  type Filter,
  type Rule,
  type Side,
  type StrategyRequest,
} from '../request/strategy-request.js';
import { readPair } from './read-average-pair.js';
import { type ListSense, readCondition } from './read-condition.js';
import { readLimit } from './read-limits.js';
import { readObject, readPlace, startsIndicatorBehindTimeframe } from './read-place.js';
import { readReachedLevel } from './read-reached.js';
import { readSeries } from './read-series.js';
import { readSetting } from './read-settings.js';
import { readTimeframe } from './read-time.js';
import { readTimedExit, readTimeExit } from './read-time-exit.js';
import type { Reader } from './reader.js';
import { leaveUnread } from './unread.js';

/** Reads a whole request: rules, settings and markets in any order, sentence by sentence. */
export function readRequest(reader: Reader): StrategyRequest {
  return new RequestReader(reader).read();
}

const mostConditions = 100;

interface Trade {
  readonly act: Rule['act'];
  readonly side: Side | null;
}

const tradeOf: Readonly<Record<Action, Trade>> = {
  buy: { act: 'enter', side: 'long' },
  long: { act: 'enter', side: 'long' },
  sell: { act: 'sell', side: null },
  short: { act: 'enter', side: 'short' },
  enter: { act: 'enter', side: null },
  exit: { act: 'exit', side: null },
  'exit-long': { act: 'exit', side: 'long' },
  'exit-short': { act: 'exit', side: 'short' },
  reverse: { act: 'enter', side: 'short' },
};

/** What may stand between an action and a condition of its own. */
const ownHeads = ['arrow', 'colon'] as const;
const ownLinks = ['when', 'on', 'at', ...ownHeads] as const;

class RequestReader {
  private readonly request = emptyRequest();
  /** A condition that stood before its action: "if RSI is below 30, buy". */
  private pending: { readonly condition: Condition; readonly from: number } | null = null;
  /** An action whose condition has not come yet: "Entry:" above a list. */
  private awaiting: { readonly trade: Trade; readonly from: number } | null = null;
  private lastTrade: Trade | null = null;
  private conditions = 0;
  /** The word "only" stands before the action that is read. */
  private only = false;

  /** Places of lexemes that no rule took up. */
  private readonly skipped = new Set<number>();

  constructor(private readonly reader: Reader) {}

  read(): StrategyRequest {
    const { reader } = this;
    while (reader.peek() !== undefined) {
      const at = reader.at;
      this.step();
      if (reader.at === at) this.skip();
    }
    leaveUnread(reader, this.skipped);
    this.settlePending();
    this.giveUpAwaiting();
    this.request.notes.push(...reader.notes);
    this.request.ambiguities.push(...reader.ambiguities);
    this.request.left.push(...reader.left);
    return this.request;
  }

  private skip(): void {
    this.skipped.add(this.reader.at);
    this.reader.at++;
  }

  private step(): void {
    const { reader, request } = this;
    const lexeme = reader.peek();
    if (lexeme === undefined) return;
    if (this.readUnsupported()) return;
    const closing =
      lexeme.is === 'verb' &&
      lexeme.verb === 'close' &&
      (reader.isMark('after', 1) || reader.isMark('when', 1));
    if (
      closing ||
      lexeme.is === 'action' ||
      (lexeme.is === 'mark' && lexeme.mark === 'not' && reader.peekIs('action', 1) !== null)
    ) {
      this.readAction();
      return;
    }
    if (lexeme.is === 'mark') {
      if (this.readMark(lexeme.mark)) return;
    }
    if (lexeme.is === 'filter') {
      if (this.readNamedFilter()) return;
    }
    if (this.readConditionalHead()) return;
    if (readLimit(reader, request) || readSetting(reader, request)) return;
    if (readTimeExit(reader, this.request, this.lastTrade?.act ?? null)) return;
    const timeframe = reader.tryRead(() =>
      startsIndicatorBehindTimeframe(reader) ? null : readTimeframe(reader),
    );
    if (timeframe !== null) {
      request.timeframe ??= timeframe;
      return;
    }
    if (readPlace(reader, request)) return;
    if (this.readLooseCondition()) return;
    this.readMention();
  }

  private readMark(mark: string): boolean {
    const { reader } = this;
    switch (mark) {
      case 'when':
      case 'after':
      case 'on':
      case 'at':
      case 'with': {
        return this.readWhen(mark);
      }
      case 'only':
        if (reader.peekIs('action', 1) !== null) {
          reader.at++;
          this.only = true;
          this.readAction();
          this.only = false;
          return true;
        }
        return this.readFilter(false);
      case 'unless':
        return this.readFilter(true);
      case 'until':
        return this.readUntil();
      case 'not':
        return false;
      case 'stop':
      case 'newline':
        this.endClause(mark === 'newline');
        reader.at++;
        return true;
      default:
        return false;
    }
  }

  /** `when <condition>`: for the action before it or the one that follows. */
  private readWhen(mark: string): boolean {
    const { reader } = this;
    const from = reader.at;
    const condition = reader.tryRead(() => {
      reader.at++;
      if (mark === 'when') while (reader.takeMark('when', 'colon', 'only'));
      this.setBias(this.awaiting?.trade ?? null);
      return readCondition(reader);
    });
    if (condition === null) {
      if (mark !== 'when') return false;
      this.leaveClause();
      return true;
    }
    this.give(condition, from);
    return true;
  }

  private give(condition: Condition, from: number): void {
    if (this.awaiting !== null) {
      const { trade } = this.awaiting;
      this.awaiting = null;
      this.addRule(trade, condition);
      return;
    }
    this.settlePending();
    this.pending = { condition, from };
  }

  /** `hold until <condition>`: the way out. */
  private readUntil(): boolean {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      reader.at++;
      this.setBias({ act: 'exit', side: this.lastTrade?.side ?? null });
      return readCondition(reader);
    });
    if (condition === null) return false;
    this.addRule({ act: 'exit', side: this.lastTrade?.side ?? null }, condition);
    return true;
  }

  /** `only if <condition>`, `unless <condition>`: what must hold beside the entry's own condition. */
  private readFilter(negated: boolean): boolean {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      reader.at++;
      while (reader.takeMark('when', 'only'));
      return readCondition(reader);
    });
    if (condition === null) {
      if (negated) {
        this.leaveClause();
        return true;
      }
      return false;
    }
    if (this.awaiting !== null && !negated) {
      this.give(condition, reader.at);
      return true;
    }
    const filter: Condition = negated ? { kind: 'not', of: condition } : condition;
    const last = this.lastTrade;
    if (last !== null && last.act !== 'enter') {
      this.narrowLastRule(filter);
      return true;
    }
    this.addFilter({ side: last?.side ?? null, condition: filter });
    return true;
  }

  /** `trend filter: price above the 200 EMA`. */
  private readNamedFilter(): boolean {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      reader.at++;
      while (reader.takeMark('colon', 'when', 'with', 'only', 'of') || reader.isVerb('be')) {
        if (reader.isVerb('be')) reader.at++;
      }
      return readCondition(reader);
    });
    if (condition === null) return false;
    this.addFilter({ side: null, condition });
    return true;
  }

  private declare(series: IndicatorSeries, from: number): void {
    const { request, reader } = this;
    request.declared.push(series);
    request.declaredTexts.push(reader.words(from, reader.at - 1));
  }

  private addFilter(filter: Filter): void {
    if (++this.conditions <= mostConditions) this.request.filters.push(filter);
  }

  private narrowLastRule(condition: Condition): void {
    const rule = this.request.rules.pop();
    if (rule !== undefined)
      this.request.rules.push({ ...rule, condition: joined('all', [rule.condition, condition]) });
  }

  private readAction(): void {
    const { reader } = this;
    const from = reader.at;
    const forbidden = reader.takeMark('not');
    const lexeme = reader.take('action');
    if (lexeme === null) reader.at++;
    let trade = tradeOf[lexeme?.action ?? 'exit'];
    trade = this.joinedTrade(trade);
    if (forbidden) {
      this.readForbiddenTrade(trade);
      return;
    }
    if (readTimedExit(reader, this.request, trade.act)) return;
    if (this.pending !== null && this.readOwnCondition(trade)) return;
    if (this.pending !== null) {
      const { condition } = this.pending;
      this.pending = null;
      this.addRule(trade, condition);
      this.lastTrade = trade;
      readObject(reader, this.request);
      return;
    }
    this.giveUpAwaiting();
    this.lastTrade = trade;
    this.awaiting = { trade, from };
    readObject(reader, this.request);
    // "Long = close > SMA(100)"
    const assigned = reader.peekIs('compare')?.op === '==';
    if (assigned) reader.at++;
    if (reader.takeMark('colon', 'arrow') || assigned) {
      this.readHeaded(trade);
      return;
    }
    this.readDirectCondition(trade);
  }

  /**
   * "Golden cross on SPY, exit on death cross", "London session only, buy close > EMA 50": the action has a condition of
   * its own right behind it, so the one before it belongs to what came earlier.
   */
  private readOwnCondition(trade: Trade): boolean {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      readObject(reader, this.request);
      this.setBias(trade);
      const linked = reader.takeMark(...(trade.act === 'enter' ? ownHeads : ownLinks));
      if (!linked && !this.comparesAtOnce()) return null;
      while (reader.takeMark('when', 'only', 'newline', 'bullet'));
      const own = readCondition(reader);
      // "RSI < 30 buy RSI > 70 sell": conditions before their actions, all along.
      return !linked && reader.peekIs('action') !== null ? null : own;
    });
    if (condition === null) return false;
    this.settlePending();
    this.lastTrade = trade;
    this.addRule(trade, condition);
    return true;
  }

  /** `take profit at RSI > 60`, `stop out when close < EMA 50`: a way out under a condition, not at a distance. */
  private readConditionalHead(): boolean {
    const { reader } = this;
    const head = reader.peekIs('head')?.head;
    if (head !== 'target' && head !== 'stop') return false;
    const trade: Trade = { act: 'exit', side: this.lastTrade?.side ?? null };
    const condition = reader.tryRead(() => {
      reader.at++;
      this.setBias(trade);
      if (!reader.takeMark('at', 'when', 'on')) return null;
      if (this.comparesAtOnce()) return readCondition(reader);
      // "tp at the middle band"
      return head === 'target' && reader.peekIs('output') !== null ? readReachedLevel(reader) : null;
    });
    if (condition === null) return false;
    this.addRule(trade, condition);
    return true;
  }

  /** A series and a comparison stand right here: `RSI(14) < 30`. */
  private comparesAtOnce(): boolean {
    const { reader } = this;
    const { at, subject, indicator } = reader;
    const series = reader.tryRead(() => readSeries(reader));
    const compares = series !== null && series.kind !== 'number' && reader.peekIs('compare') !== null;
    reader.at = at;
    reader.subject = subject;
    reader.indicator = indicator;
    return compares;
  }

  /** An action that never got a condition. */
  private giveUpAwaiting(): void {
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
      !this.clauseBreak(to + 1)
    ) {
      to++;
      const lexeme = reader.lexemes[to];
      if (lexeme?.is === 'mirror' || lexeme?.is === 'action' || lexeme?.is === 'unsupported') return;
      if (lexeme?.is === 'head') return;
      if (lexeme?.is !== 'asset' && lexeme?.is !== 'venue' && lexeme?.is !== 'market') says = true;
    }
    if (says) reader.leave(reader.words(from, to), 'not-understood');
  }

  /** "sell short", "exit long", "buy or sell": words that make one trade together. */
  private joinedTrade(trade: Trade): Trade {
    const { reader } = this;
    const next = reader.peekIs('action');
    if (next === null) return trade;
    const other = tradeOf[next.action];
    if (trade.act !== 'enter' && other.act === 'enter' && other.side !== null && trade.act === 'exit') {
      reader.at++;
      return { act: 'exit', side: other.side };
    }
    if (trade.act === 'enter' && trade.side === null && other.act === 'enter') {
      reader.at++;
      return other;
    }
    if (trade.act === 'sell' && next.action === 'short') {
      reader.at++;
      return other;
    }
    if (other.act === 'enter' && other.side === null && trade.act === 'enter') {
      reader.at++;
      return trade;
    }
    if (other.act === 'exit' && trade.side !== null && other.side === null && trade.act === 'enter') {
      reader.at++;
      return { act: 'exit', side: trade.side };
    }
    return trade;
  }

  /** "don't buy when ...": a condition that keeps out. */
  private readForbiddenTrade(trade: Trade): void {
    const { reader, request } = this;
    readObject(reader, this.request);
    const condition = reader.tryRead(() => {
      if (!reader.takeMark('when', 'unless')) return null;
      return readCondition(reader);
    });
    if (condition === null) {
      if (trade.side === 'short') request.sides = 'long';
      if (trade.act !== 'enter') request.noExit = true;
      return;
    }
    if (trade.act === 'enter')
      this.addFilter({ side: trade.side, condition: { kind: 'not', of: condition } });
    else this.leaveClause();
  }

  /** The condition right behind an action: `buy when ...`, `buy on golden cross`, `buy RSI < 30`, `buy above 70`. */
  private readDirectCondition(trade: Trade): void {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      this.setBias(trade);
      reader.takeMark('comma');
      let reaches = false;
      for (;;) {
        if (reader.takeMark('at', 'on')) reaches = true;
        else if (!reader.takeMark('when', 'after', 'in', 'with', 'only')) break;
      }
      reader.takeMark('colon');
      return readCondition(reader) ?? (reaches ? readReachedLevel(reader) : null);
    });
    if (condition === null) return;
    this.awaiting = null;
    this.addRule(trade, condition);
  }

  /** A list under a headline: `Entry:` followed by lines. Entries need all lines, exits any of them. */
  private readHeaded(trade: Trade): void {
    const { reader } = this;
    let found = false;
    let sense: ListSense = trade.act === 'enter' ? 'all' : 'any';
    for (let step = 0; step < 40; step++) {
      const from = reader.at;
      let bulleted = false;
      while (reader.takeMark('newline', 'bullet', 'comma', 'and')) bulleted = true;
      if (reader.takeMark('or')) sense = 'any';
      if (reader.isMark('any')) {
        reader.at++;
        reader.takeMark('of');
        sense = 'any';
        continue;
      }
      if (reader.isMark('all')) {
        reader.at++;
        reader.takeMark('of');
        sense = 'all';
        continue;
      }
      if (found && !bulleted) {
        reader.at = from;
        break;
      }
      const condition = reader.tryRead(() => {
        this.setBias(trade);
        while (reader.takeMark('when', 'colon'));
        return readCondition(reader);
      });
      if (condition !== null) {
        this.addRule(trade, condition, sense);
        this.awaiting = null;
        found = true;
        continue;
      }
      if (
        readLimit(reader, this.request) ||
        readSetting(reader, this.request) ||
        readTimeExit(reader, this.request, this.lastTrade?.act ?? null)
      )
        continue;
      if (trade.act !== 'enter' && reader.peekIs('mirror') !== null) {
        reader.at++;
        this.request.mirrored = true;
        this.awaiting = null;
        continue;
      }
      reader.at = from;
      break;
    }
    if (!found) reader.takeMark('newline');
  }

  /** A condition without a word like "when": `RSI below 30: buy`, a line of a list. */
  private readLooseCondition(): boolean {
    const { reader, request } = this;
    const from = reader.at;
    const pattern = reader.peekIs('pattern');
    if (pattern?.pattern === 'breakout' && this.awaiting === null && reader.peekIs('duration', 1) === null) {
      // "Bollinger breakout on ETH": a headline, not yet a rule.
      reader.at++;
      request.style ??= 'breakout';
      return true;
    }
    const condition = reader.tryRead(() => {
      this.setBias(this.awaiting?.trade ?? null);
      return readCondition(reader);
    });
    if (condition === null) return false;
    while (reader.takeMark('colon', 'arrow', 'then', 'comma'));
    if (reader.peekIs('compare')?.op === '==' || reader.peekIs('compare')?.op === '>=') {
      if (reader.peekIs('action', 1) !== null) reader.at++;
    }
    this.give(condition, from);
    return true;
  }

  /** `using a 21-period RSI`: parameters that later words without parameters take over. */
  private readMention(): void {
    const { reader, request } = this;
    const lexeme = reader.peek();
    if (lexeme?.is === 'mirror') {
      reader.at++;
      request.mirrored = true;
      this.awaiting = null;
      return;
    }
    if (lexeme?.is === 'otherwise') {
      reader.at++;
      if (reader.isAction('short')) {
        reader.at++;
        request.otherwiseShort = true;
      } else request.otherwiseOut = true;
      // "else: cash"
      reader.takeMark('colon');
      if (reader.peekIs('head')?.head === 'equity') reader.at++;
      return;
    }
    if (lexeme?.is === 'quoted') {
      request.name ??= lexeme.name;
      reader.at++;
      return;
    }
    const from = reader.at;
    const pair = readPair(reader);
    if (pair !== null) {
      this.declare(indicatorSeries(pair.fastName, [pair.fast]), from);
      this.declare(indicatorSeries(pair.slowName, [pair.slow]), from);
      return;
    }
    const series = reader.tryRead(() => readSeries(reader));
    if (series?.kind === 'indicator') {
      this.declare(series, from);
      reader.subject = series;
      return;
    }
    if (series?.kind === 'ratio') return;
    if (series !== null) for (let at = from; at < reader.at; at++) this.skipped.add(at);
    else this.skip();
  }

  private readUnsupported(): boolean {
    const { reader } = this;
    const lexeme = reader.peekIs('unsupported');
    if (lexeme === null) return false;
    const asked = (lexeme.what === 'scaling' || lexeme.what === 'alerts') && this.pending !== null;
    const from = asked ? (this.pending?.from ?? reader.at) : this.clauseStart(reader.at);
    // "if RSI < 20 buy more": the condition belongs to what cannot be done.
    if (asked) this.pending = null;
    let to = reader.at;
    // "sell half when RSI hits 80": the condition belongs to what cannot be done.
    const acts = (lexeme.what === 'scaling' || lexeme.what === 'alerts') && this.awaiting === null;
    while (
      (reader.peek(to - reader.at + 1) !== undefined && acts && reader.isMark('when', to - reader.at + 1)) ||
      (reader.peek(to - reader.at + 1) !== undefined &&
        !this.clauseBreak(to + 1) &&
        reader.lexemes[to + 1]?.is !== 'action')
    )
      to++;
    reader.leave(reader.words(from, to), lexeme.what);
    reader.at = to + 1;
    return true;
  }

  private clauseStart(at: number): number {
    let from = at;
    while (from > 0 && at - from < 12 && !this.clauseBreak(from - 1)) from--;
    return from;
  }

  private clauseBreak(at: number): boolean {
    const lexeme = this.reader.lexemes[at];
    if (lexeme === undefined) return true;
    if (lexeme.is === 'mark')
      return ['stop', 'newline', 'comma', 'bullet', 'and', 'or', 'when', 'with'].includes(lexeme.mark);
    return false;
  }

  /** Names the rest of a clause that could not be read. */
  private leaveClause(): void {
    const { reader } = this;
    const from = reader.at;
    reader.at++;
    while (reader.peek() !== undefined && !this.clauseBreak(reader.at) && reader.peekIs('action') === null)
      reader.at++;
    const named = reader.lexemes.slice(from, reader.at).find((lexeme) => lexeme.is === 'unsupported');
    reader.leave(reader.words(from, reader.at - 1), named?.is === 'unsupported' ? named.what : 'condition');
  }

  private endClause(newline: boolean): void {
    if (this.pending !== null && !newline) this.settlePending();
  }

  /** A condition that never got an action narrows the entries when there are any, and is an entry otherwise. */
  private settlePending(): void {
    if (this.pending === null) return;
    const { condition, from } = this.pending;
    this.pending = null;
    const { request, reader } = this;
    if (this.awaiting !== null) {
      this.addRule(this.awaiting.trade, condition);
      this.awaiting = null;
      return;
    }
    if (request.rules.some((rule) => rule.act === 'enter')) {
      this.addFilter({ side: null, condition });
      reader.note(
        'filter',
        `"${reader.words(from, Math.max(from, reader.at - 1))}" is read as a filter on entries.`,
      );
      return;
    }
    request.rules.push({ act: 'enter', side: null, condition, only: true });
  }

  private addRule(trade: Trade, condition: Condition, sense: ListSense = 'any'): void {
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
    else rules[at] = { ...same, condition: joined(sense, [same.condition, condition]) };
  }

  private setBias(trade: Trade | null): void {
    const { reader } = this;
    if (trade === null) {
      reader.bias = null;
      return;
    }
    const opens = trade.act === 'enter';
    const up = opens ? trade.side !== 'short' : trade.side === 'short';
    reader.bias = up ? 'up' : 'down';
  }
}
