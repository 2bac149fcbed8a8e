import { type Condition, compare, field, previous } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { leaveClause } from './clauses.js';
import { startsPredicate } from './predicate-start.js';
import { readCalendar, withFurtherTimes } from './read-calendar.js';
import { type ListSense, readCondition } from './read-condition.js';
import { readGain } from './read-gain.js';
import { readSteps } from './read-ladder.js';
import { readLineOut, readPriceOut } from './read-level-out.js';
import { readLimit } from './read-limits.js';
import { endsCondition } from './read-operand.js';
import { readObject } from './read-place.js';
import { readReachedLevel } from './read-reached.js';
import { readSeries } from './read-series.js';
import { readSetting } from './read-settings.js';
import { readTimedExit, readTimeExit } from './read-time-exit.js';
import type { LexemeOf, Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { joinedTrade, setBias, type Trade, tradeOf } from './trade.js';

/** What may stand between an action and a condition of its own. */
const ownHeads = ['arrow', 'colon'] as const;
const ownLinks = ['when', 'on', 'at', ...ownHeads] as const;

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
    if (lexeme === null) reader.at++;
    let trade = tradeOf[lexeme?.action ?? (trades ? 'enter' : 'exit')];
    trade = this.closesBeyond(lexeme) ? tradeOf.long : joinedTrade(reader, trade);
    // "Short ..., close at 57,500": what was opened last is closed.
    if (lexeme === null && !forbidden && reader.isVerb('close', -1))
      trade = { act: 'exit', side: this.rules.lastTrade?.side ?? null };
    if (forbidden) {
      this.readForbiddenTrade(trade);
      return;
    }
    if (readTimedExit(reader, this.request, trade.act)) {
      this.rules.lastTrade = trade;
      return;
    }
    this.skipMood();
    if (this.rules.pending !== null && this.readOwnCondition(trade)) return;
    if (this.rules.pending !== null) {
      const { condition } = this.rules.pending;
      this.rules.pending = null;
      this.rules.addRule(trade, condition);
      this.rules.lastTrade = trade;
      readObject(reader, this.request);
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
    const sense = this.readSense(from);
    if (trade.act !== 'enter' && this.readOtherwise()) return;
    // German "verkaufe ETH leer"
    if (trade.act === 'sell' && reader.isAction('short')) {
      reader.at++;
      trade = tradeOf.short;
      this.rules.lastTrade = trade;
      this.rules.awaiting = { trade, from };
    }
    if (trade.act !== 'enter' && this.readGain()) return;
    // "Long = close > SMA(100)"
    const assigned = reader.peekIs('compare')?.op === '==';
    if (assigned) reader.at++;
    if (reader.takeMark('colon', 'arrow') || assigned) {
      this.readHeaded(trade, sense);
      return;
    }
    this.readDirectCondition(trade);
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
    const { reader } = this;
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

  /** How many lines of a list must hold: "any of these gets me in:", "entry (all must be true):". */
  private readSense(action: number): ListSense | null {
    const { reader } = this;
    const before = reader.lexemes[action - 1];
    if (before?.is === 'mark' && (before.mark === 'any' || before.mark === 'all')) return before.mark;
    return reader.tryRead(() => {
      reader.takeMark('open', 'comma');
      reader.takeMark('when');
      const sense: ListSense = reader.isMark('any') || reader.isMark('either') ? 'any' : 'all';
      if (!reader.takeMark('any', 'either', 'all', 'both')) return null;
      for (let step = 0; step < 4; step++) {
        if (reader.peekIs('verb') === null && reader.peekIs('unknown') === null && !reader.isMark('of'))
          break;
        reader.at++;
      }
      reader.takeMark('close');
      return reader.isMark('colon') || reader.isMark('newline') ? sense : null;
    });
  }

  /**
   * "Golden cross on SPY, exit on death cross", "London session only, buy close > EMA 50": the action has a condition of
   * its own right behind it, so the one before it belongs to what came earlier.
   */
  private readOwnCondition(trade: Trade): boolean {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      readObject(reader, this.request);
      setBias(reader, trade);
      const channel = trade.act === 'enter' ? null : readChannelOut(reader);
      if (channel !== null) return channel;
      const below = trade.act !== 'enter' || this.rules.pending?.headline === true;
      const linked = reader.takeMark(...(below ? ownLinks : ownHeads));
      const aside =
        trade.act !== 'enter' &&
        (reader.peekIs('side') !== null ||
          // "golden cross, exit death cross"
          namedCrosses.has(reader.peekIs('pattern')?.pattern ?? '') ||
          reader.peekIs('weekdays') !== null ||
          // "55 day breakout / exit 20 day low"
          (reader.peekIs('duration') !== null && reader.peekIs('extreme', 1) !== null) ||
          (reader.peekIs('compare') !== null && reader.peekIs('number', 1) !== null));
      if (!linked && !aside && !this.comparesAtOnce(trade.act !== 'enter')) return null;
      while (reader.takeMark('when', 'only', 'newline', 'bullet'));
      const own = readCondition(reader);
      // "RSI < 30 buy RSI > 70 sell": conditions before their actions, all along.
      return !linked && reader.peekIs('action') !== null ? null : own;
    });
    if (condition === null) return false;
    if (this.rules.pending?.headline === true) this.rules.pending = null;
    this.rules.settlePending();
    this.rules.lastTrade = trade;
    this.rules.addRule(trade, condition);
    return true;
  }

  /** `take profit at RSI > 60`, `stop out when close < EMA 50`: a way out under a condition, not at a distance. */
  readConditionalHead(): boolean {
    const { reader } = this;
    const head = reader.peekIs('head')?.head;
    if (head !== 'target' && head !== 'stop') return false;
    // "stop if down 3%"
    if (reader.isMark('when', 1)) {
      const far = reader.tryRead(() => {
        reader.at++;
        return readGain(reader, this.request) ? true : null;
      });
      if (far !== null) return true;
    }
    const trade: Trade = { act: 'exit', side: this.rules.lastTrade?.side ?? null };
    const from = reader.at;
    const condition = reader.tryRead(() => {
      reader.at++;
      setBias(reader, trade);
      const linked = reader.takeMark('at', 'when', 'on', 'colon') || reader.isVerb('be');
      reader.skipBe();
      if (linked && this.comparesAtOnce()) return readCondition(reader);
      return readLineOut(reader, this.request, head, from) ?? readPriceOut(reader, this.request, head, from);
    });
    if (condition === null) return false;
    this.rules.addRule(trade, condition);
    return true;
  }

  /** A series and a comparison stand right here: `RSI(14) < 30`. */
  private comparesAtOnce(sided = false): boolean {
    const reader = this.reader;
    const { at, subject, indicator } = reader;
    const series = reader.tryRead(() => readSeries(reader));
    const compared = reader.peekIs('compare') !== null || (sided && reader.peekIs('side') !== null);
    const compares = series !== null && series.kind !== 'number' && compared;
    reader.at = at;
    reader.subject = subject;
    reader.indicator = indicator;
    return compares;
  }

  /** "don't buy when ...": a condition that keeps out. */
  private readForbiddenTrade(trade: Trade): void {
    const { reader, request } = this;
    readObject(reader, this.request);
    const from = reader.at;
    // "no entries between 12:00 and 13:00"
    const condition =
      reader.tryRead(() => {
        const time = readCalendar(reader);
        return time === null ? null : withFurtherTimes(reader, time);
      }) ??
      reader.tryRead(() => {
        // "do not enter while ..."
        const mood = reader.isMark('in') && reader.peekIs('pattern', 1) !== null;
        if (!mood && !reader.takeMark('when', 'unless', 'and', 'after')) return null;
        if (mood) reader.at++;
        return readCondition(reader);
      });
    const spanned = reader.isMark('in') || reader.isMark('for') || reader.isMark('within');
    if (
      condition === null &&
      (spanned || reader.isMark('when') || reader.isMark('ago') || reader.isMark('after'))
    ) {
      // What keeps out was not understood: none of it becomes a rule by itself.
      while (reader.peek() !== undefined && !reader.atClauseEnd() && !reader.isMark('comma')) reader.at++;
      reader.leave(reader.words(from - 2, reader.at - 1), 'condition');
      return;
    }
    if (condition === null) {
      if (trade.side === 'short') request.sides = 'long';
      if (trade.act !== 'enter') request.noExit = true;
      return;
    }
    if (trade.act === 'enter')
      this.rules.addFilter({ side: trade.side, condition: { kind: 'not', of: condition } });
    else leaveClause(reader);
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
      const known = readCondition(reader);
      if (known !== null) return known;
      // "exit RSI 60", "exit middle band" name their level without a word between.
      const named =
        trade.act !== 'enter' && (reader.peekIs('indicator') !== null || reader.peekIs('output') !== null);
      return reaches || named ? readReachedLevel(reader) : null;
    });
    if (condition === null) return;
    rules.awaiting = null;
    const { only } = rules;
    rules.only ||= narrows;
    rules.addRule(trade, condition);
    rules.only = only;
  }

  /** A list under a headline: `Entry:` followed by lines. Entries need all lines, exits any of them. */
  private readHeaded(trade: Trade, said: ListSense | null): void {
    const { reader } = this;
    let found = false;
    let sense = said ?? (trade.act === 'enter' ? 'all' : 'any');
    /** "any of: A, B": how the items of one line belong together. */
    let listed: ListSense | null = null;
    for (let step = 0; step < 40; step++) {
      const from = reader.at;
      let bulleted = false;
      while (reader.takeMark('newline', 'bullet', 'comma', 'and') || (found && takeSemicolon(reader)))
        bulleted = true;
      if (reader.takeMark('or')) sense = 'any';
      if (reader.isMark('any')) {
        reader.at++;
        reader.takeMark('of');
        reader.takeMark('colon');
        sense = 'any';
        listed = 'any';
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
        setBias(reader, trade);
        while (reader.takeMark('when', 'colon'));
        const known = readCondition(reader, 0, said ?? listed ?? 'all');
        if (known !== null || trade.act === 'enter') return known;
        // "EXIT: BB middle"
        reader.takeMark('at', 'on');
        const reached = readReachedLevel(reader);
        return reached !== null && endsCondition(reader) ? reached : null;
      });
      if (condition !== null) {
        this.rules.addRule(trade, condition, sense);
        this.rules.awaiting = null;
        found = true;
        continue;
      }
      if (
        readLimit(reader, this.request) ||
        readSetting(reader, this.request) ||
        readTimeExit(reader, this.request, this.rules.lastTrade?.act ?? null)
      )
        continue;
      if (trade.act === 'enter' && !found && reader.peekIs('mirror') !== null) {
        // "Short: the opposite"
        reader.at++;
        this.request.mirrored = true;
        this.request.bareActions.push(trade);
        this.rules.awaiting = null;
        return;
      }
      if (trade.act !== 'enter' && reader.peekIs('mirror') !== null) {
        reader.at++;
        this.request.mirrored = true;
        this.rules.awaiting = null;
        continue;
      }
      reader.at = from;
      break;
    }
    if (!found) reader.takeMark('newline');
  }
}

/** "RSI < 25; close < lower band; hammer": items of a list, as long as another one follows. */
function takeSemicolon(reader: Reader): boolean {
  const mark = reader.peekIs('mark');
  if (mark?.mark !== 'stop' || reader.text[mark.from] !== ';' || reader.peekIs('action', 1) !== null)
    return false;
  reader.at++;
  return true;
}

/** "Donchian 20 breakout, exit Donchian 10": out on the other side of a channel. */
function readChannelOut(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    reader.takeMark('at', 'on', 'colon');
    if (reader.peekIs('indicator')?.name !== 'donchian') return null;
    const channel = readSeries(reader);
    if (channel?.kind !== 'indicator' || channel.output != null || !endsCondition(reader)) return null;
    const up = reader.bias === 'up';
    const line = previous({ ...channel, output: up ? 'upper' : 'lower' });
    return compare(field('close'), up ? '>' : '<', line);
  });
}

/** Crossings that have a name, and so need no word before them. */
const namedCrosses: ReadonlySet<string> = new Set([
  'golden-cross',
  'death-cross',
  'bullish-cross',
  'bearish-cross',
]);
