import { isMark } from '../lex/marks.js';
import { field, joined } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { leaveClause, saysTrades } from './clauses.js';
import { startsPredicate } from './predicate-start.js';
import { readCondition } from './read-condition.js';
import { readEntryInParts } from './read-entry-in-parts.js';
import { readForbiddenTrade } from './read-forbidden-trade.js';
import { readGain } from './read-gain.js';
import { readHeadedList, readListSense } from './read-headed-list.js';
import { readSteps } from './read-ladder.js';
import { readFurtherCondition, readOwnCondition } from './read-own-condition.js';
import { readObject } from './read-place.js';
import { readPositionMove } from './read-position-move.js';
import { readReachedLevel } from './read-reached.js';
import { readSharedLevel } from './read-shared-level.js';
import { readTimedExit } from './read-time-exit.js';
import type { LexemeOf, Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { joinedTrade, setBias, type Trade, tradeOf } from './trade.js';

/** Reads an action with what belongs to it: `buy when ...`, `sell: RSI > 70`, `Entry:` above a list, `don't buy if ...`. */
export class ActionReader {
  constructor(
    private readonly reader: Reader,
    private readonly request: StrategyRequest,
    private readonly rules: RuleBook,
  ) {}

  read(): void {
    const { reader } = this;
    const from = reader.at;
    const forbidden = reader.takeMark('not');
    const lexeme = reader.take('action');
    const trades = forbidden && lexeme === null;
    if (lexeme === null && !(forbidden && saysTrades(reader, -1))) reader.at++;
    let trade = tradeOf[lexeme?.action ?? (trades ? 'enter' : 'exit')];
    trade = this.closesBeyond(lexeme) ? tradeOf.long : joinedTrade(reader, trade);
    // "Short ..., close at 57,500": what was opened last is closed.
    if (lexeme === null && !forbidden && reader.isVerb('close', -1))
      trade = { act: 'exit', side: this.rules.lastTrade?.side ?? null };
    if (forbidden) {
      readForbiddenTrade(reader, this.request, this.rules, trade);
      return;
    }
    if (readTimedExit(reader, this.request, trade.act)) {
      this.rules.lastTrade = trade;
      this.readOtherWayOut(trade);
      return;
    }
    this.skipMood();
    if (trade.act === 'enter' && readEntryInParts(reader, this.request) && this.entersAgain()) return;
    if (this.rules.pending !== null && readOwnCondition(reader, this.request, this.rules, trade)) return;
    if (this.rules.pending !== null) {
      const { condition } = this.rules.pending;
      this.rules.pending = null;
      readObject(reader, this.request);
      // "..., sell ETH short"
      if (trade.act === 'sell' && reader.isAction('short')) {
        reader.at++;
        trade = tradeOf.short;
        readObject(reader, this.request);
      }
      const own = readFurtherCondition(reader, trade);
      this.rules.addRule(trade, own === null ? condition : joined('all', [condition, own]));
      this.rules.lastTrade = trade;
      return;
    }
    this.rules.giveUpAwaiting();
    // "... on ETHUSDT, 1h → buy; RSI < 70 → sell": its condition stood before it and was not understood.
    if (reader.isMark('arrow', from - reader.at - 1) && (reader.atClauseEnd() || reader.isMark('comma'))) {
      this.request.bareActions.push(trade);
      return;
    }
    if (trade.act === 'sell' && this.sellsPart(from)) return;
    this.rules.lastTrade = trade;
    this.rules.awaiting = { trade, from };
    readObject(reader, this.request);
    const held = trade.act === 'exit' && trade.side === null ? reader.peekIs('action')?.action : undefined;
    // "exit my BTC long when ...": the position that is left.
    if (held === 'long' || held === 'short') {
      reader.at++;
      trade = { act: 'exit', side: held };
      this.rules.lastTrade = trade;
      this.rules.awaiting = { trade, from };
    }
    const sense = readListSense(reader, from);
    if (trade.act !== 'enter' && this.readOtherwise()) return;
    // German "verkaufe ETH leer"
    if (trade.act === 'sell' && reader.isAction('short')) {
      reader.at++;
      trade = tradeOf.short;
      this.rules.lastTrade = trade;
      this.rules.awaiting = { trade, from };
    }
    if (trade.act !== 'enter') {
      skipHeld(reader);
      const gained = this.readGain();
      const moved = !gained && readPositionMove(reader, this.request);
      if (moved) this.rules.awaiting = null;
      if (gained || moved) {
        this.readOtherWayOut(trade);
        return;
      }
    }
    // "Long = close > SMA(100)"
    const assigned = reader.peekIs('compare')?.op === '==';
    if (assigned) reader.at++;
    if (reader.takeMark('colon', 'arrow') || assigned) {
      readHeadedList(reader, this.request, this.rules, trade, sense);
      return;
    }
    this.readDirectCondition(trade);
  }

  /** "Buy in four parts, each 2% lower." behind the rules says how, and is no entry of its own. */
  private entersAgain(): boolean {
    const ends = this.reader.atClauseEnd() || this.reader.isMark('comma');
    return ends && this.request.rules.some(({ act }) => act === 'enter');
  }

  /** "Sell after 3 bars or when RSI > 70": another way out behind the time, by itself. */
  readOtherWayOut(trade: Trade): void {
    const { reader } = this;
    reader.tryRead(() => {
      reader.takeMark('comma');
      if (!reader.takeMark('or')) return null;
      // "... or at 1.5% profit": a distance.
      if (readGain(reader, this.request)) return true;
      for (let step = 0; step < 3; step++)
        if (!reader.takeMark('comma', 'when', 'on', 'at', 'until') && !saysSooner(reader)) break;
      setBias(reader, trade);
      const condition = readCondition(reader);
      if (condition === null) return null;
      this.rules.addRule(trade, condition);
      return true;
    });
  }

  /** "Long close above the upper band": bought on a close, not a long position closed. */
  private closesBeyond(lexeme: LexemeOf<'action'> | null): boolean {
    const { reader } = this;
    if (lexeme?.action !== 'exit-long' || !startsPredicate(reader)) return false;
    const words = reader.text.slice(lexeme.from, lexeme.to).toLowerCase();
    if (!words.startsWith('long') || !words.endsWith('close')) return false;
    reader.subject = field('close');
    return true;
  }

  /** "Buy $100 ..., sell $50 every week": a sale of another amount than was bought is one of a part, which is named. */
  private sellsPart(from: number): boolean {
    const { reader, request } = this;
    const { size } = request;
    const number = reader.peekIs('number');
    const counted =
      number?.unit === 'money' || (number?.unit === 'plain' && reader.peekIs('asset', 1) !== null);
    if (size.is !== 'given' || !size.value.mode.startsWith('fixed') || number === null || !counted)
      return false;
    if (number.value === size.value.value) return false;
    leaveClause(reader);
    reader.leave(reader.words(from, reader.at - 1), 'scaling');
    return true;
  }

  /** `sell at +10%`, `out at -5%`: a target or a stop; `sell 50% at 3%, 50% at 6%`: a ladder of targets. */
  readGain(): boolean {
    const { reader, request, rules } = this;
    const shares = reader.peekIs('number')?.unit === 'percent' && reader.isMark('at', 1);
    const left = shares
      ? (reader.tryRead(() => (readSteps(reader, request) ? true : null)) ?? false)
      : readGain(reader, request);
    if (left) rules.awaiting = null;
    return left;
  }

  /** "... exit if any of them fails": as soon as the entry's condition no longer holds. */
  private readOtherwise(): boolean {
    const { reader, request, rules } = this;
    const otherwise = reader.tryRead(() => {
      reader.takeMark('when');
      return reader.take('otherwise');
    });
    if (otherwise === null) return false;
    request.otherwiseOut = true;
    rules.awaiting = null;
    return true;
  }

  /** "buy dips on daily RSI(2) < 10", "short the rip when ...": the condition says what a dip or a rip is. */
  private skipMood(): void {
    const reader = this.reader;
    const mood = reader.peekIs('pattern')?.pattern;
    if (mood !== 'dip' && mood !== 'rip') return;
    for (let ahead = 1; ahead < 16 && !reader.atClauseEnd(ahead); ahead++) {
      const next = reader.peek(ahead);
      if (next?.is === 'action' || (ahead === 1 && (next?.is === 'side' || next?.is === 'number'))) return;
      if (next?.is === 'compare' || next?.is === 'side') {
        reader.at++;
        reader.takeMark('colon');
        readObject(reader, this.request);
        return;
      }
    }
  }

  /** The condition right behind an action: `buy when ...`, `buy on golden cross`, `buy RSI < 30`, `buy above 70`. */
  private readDirectCondition(trade: Trade): void {
    const { reader, rules } = this;
    // "Buy only if ..." beside other rules narrows them, as "only buy if ..." does.
    let narrows = false;
    const condition = reader.tryRead(() => {
      setBias(reader, trade);
      reader.takeMark('comma');
      let reaches = false;
      for (;;) {
        if (reader.isMark('only')) narrows = trade.act === 'enter';
        if (reader.takeMark('at', 'on')) reaches = true;
        else if (!reader.takeMark('when', 'after', 'in', 'with', 'only')) break;
      }
      reader.takeMark('colon');
      const shared = readSharedLevel(reader);
      if (shared !== null) return shared;
      const known = readCondition(reader);
      if (known !== null) return known;
      // "exit RSI 60", "exit middle band" name their level without a word between.
      const named =
        standsAlone(reader) ||
        (trade.act !== 'enter' && (reader.peekIs('indicator') !== null || reader.peekIs('output') !== null));
      return reaches || named ? readReachedLevel(reader) : null;
    });
    if (condition === null) return;
    rules.awaiting = null;
    const { only } = rules;
    rules.only ||= narrows;
    rules.addRule(trade, condition);
    rules.only = only;
  }
}

/** "Buy rsi 25 sell rsi 60": an indicator and its level, and nothing more. */
function standsAlone(reader: Reader): boolean {
  // "buy eurusd 15m rsi 25"
  const sized = reader.peekIs('duration') !== null || reader.peekIs('timeframe') !== null ? 1 : 0;
  const level = reader.peekIs('number', sized + 1);
  const behind = reader.peek(sized + 2);
  const ends = reader.atClauseEnd(sized + 2) || behind?.is === 'action' || isMark(behind, 'comma', 'and');
  const named = reader.peekIs('indicator', sized) !== null;
  return named && level?.unit === 'plain' && !level.glued && ends;
}

/** "Sell it at", "close everything when": what is held says nothing by itself. */
function skipHeld(reader: Reader): void {
  const held = ['everything', 'position', 'positions', 'holdings', 'bag', 'lot', 'trade', 'rest'];
  reader.tryRead(() => {
    if (reader.takeMark('it', 'all')) return linksGain(reader);
    const lot = reader.peekIs('head')?.head === 'unit-of-asset';
    if (!lot && !held.includes(reader.peekIs('unknown')?.word.toLowerCase() ?? '')) return null;
    reader.at++;
    return linksGain(reader);
  });
}

/** A gain or a loss may follow: "it at 4%", "everything at +3%". */
function linksGain(reader: Reader): true | null {
  const link = reader.isMark('at') || reader.isMark('with') || reader.isMark('on') || reader.isMark('when');
  return link ? true : null;
}

/** `earlier`, `sooner`. */
function saysSooner(reader: Reader): boolean {
  if (!['earlier', 'sooner', 'before'].includes(reader.words(reader.at, reader.at).toLowerCase()))
    return false;
  reader.at++;
  return true;
}
