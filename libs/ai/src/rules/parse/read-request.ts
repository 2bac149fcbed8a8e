import type { Lexeme } from '../lex/lexeme.js';
import { minutesIn } from '../lex/timeframes.js';
import { joined } from '../request/expression.js';
import { emptyRequest, type StrategyRequest } from '../request/strategy-request.js';
import { readsOnlyClock } from '../settle/clock-conditions.js';
import { settleFurtherEntries } from '../settle/further-entries.js';
import { settleMargin, settleMoneyAtRisk, settleMostOpen, settleMostUnits } from '../settle/money-at-risk.js';
import { closesPosition, isClauseBreak, leaveClause, saysTrades, startsSentence } from './clauses.js';
import { onHeikinAshi } from './heikin-ashi.js';
import { leaveBreakEven } from './leave-break-even.js';
import { leaveAdding, leaveConditionalSize, readRestOrLeave, readUnsupported } from './leave-clauses.js';
import { leaveLosingStreak } from './leave-losing-streak.js';
import { leavePartOut } from './leave-part-out.js';
import { levelsOfOscillators } from './levels-of-oscillators.js';
import { isInsideBar, namesInsideBar } from './mother-bar.js';
import { namedButLeft } from './named-but-left.js';
import { listedMarkets, marketOfOnly, onlyMarket } from './named-markets.js';
import { ActionReader } from './read-action.js';
import { readAddedEvery, readEntriesApart } from './read-additions.js';
import { readCalendar } from './read-calendar.js';
import { closesBehind, readCondition } from './read-condition.js';
import { readConditionalHead } from './read-conditional-head.js';
import { readDates } from './read-dates.js';
import { readEntryInParts } from './read-entry-in-parts.js';
import { readFallingTarget } from './read-falling-target.js';
import {
  readFilter,
  readFilterOnBars,
  readNamedFilter,
  readSideFilter,
  readVolumeFilter,
} from './read-filters.js';
import { readFlatAtClose } from './read-flat-at-close.js';
import { readFurtherGain, readNamedGain } from './read-gain.js';
import { leavesAll, readHalt } from './read-halt.js';
import { readParts } from './read-ladder.js';
import { readLapse } from './read-lapse.js';
import { readLimit } from './read-limits.js';
import { readExtremes, readLooseCondition } from './read-loose-condition.js';
import { readMention } from './read-mention.js';
import { readMostInvested } from './read-most-invested.js';
import { readPlace, runOn, startsIndicatorBehindTimeframe } from './read-place.js';
import { readPositionMove } from './read-position-move.js';
import { isOpeningPrice } from './read-prices.js';
import { readSetting } from './read-settings.js';
import { readSideWindows } from './read-side-windows.js';
import { readTimeframe } from './read-time.js';
import { readAgedExit, readTimeExit } from './read-time-exit.js';
import { readHeldOverWeekend, readWeekend } from './read-weekend.js';
import type { Reader } from './reader.js';
import { RuleBook } from './rule-book.js';
import { setBias, tradeOf } from './trade.js';
import { settleTurning, turnsRound } from './turning-positions.js';
import { leaveUnread } from './unread.js';

/** Reads a whole request: rules, settings and markets in any order, sentence by sentence. */
export function readRequest(reader: Reader): StrategyRequest {
  return new RequestReader(reader).read();
}

/** A percentage or a multiple of the risk stands there: `+2%`, `2R`. */
function gainsBehind(reader: Reader, ahead: number): boolean {
  const unit = reader.peekIs('number', reader.isMark('plus', ahead) ? ahead + 1 : ahead)?.unit;
  return unit === 'percent' || unit === 'reward';
}

/** "If I'm down 3% on the day, ...": what may begin with what is lost. */
function isLinked(reader: Reader): boolean {
  return reader.isMark('when') || reader.isMark('after') || reader.isMark('at') || reader.isVerb('be');
}

/** "Liquidate all if the account falls ...": a way out with the account close behind it. */
function leavesForAccount(reader: Reader): boolean {
  if (leavesAll(reader)) return true;
  if (!reader.isAction('exit')) return false;
  return [1, 2, 3, 4].some((ahead) => reader.peekIs('head', ahead)?.head === 'equity');
}

/** "The last three 1h candles": bars that are named beside candles, where no others are named anywhere. */
function barsOfCandles(lexemes: readonly Lexeme[]): string | null {
  const named = new Set<string>();
  let beside = false;
  for (const [at, lexeme] of lexemes.entries()) {
    const bars = lexeme.is === 'duration' || lexeme.is === 'timeframe' ? lexeme.timeframe : null;
    if (bars === null) continue;
    const next = lexemes[at + 1];
    if (next?.is === 'candle') {
      beside = true;
      named.add(bars);
    } else if (lexeme.is === 'timeframe') named.add(bars);
  }
  return beside && named.size === 1 ? ([...named][0] ?? null) : null;
}

/** What may stand behind "no new trades", before what keeps them out. */
const keepingOut = ['when', 'after', 'unless', 'ago', 'between'] as const;

/** "45 minute close > 45 min SMA 40": bars of a size that there is not, named beside a series. */
function oddBarsOf(reader: Reader): { readonly text: string; readonly minutes: number } | null {
  for (const [at, lexeme] of reader.lexemes.entries()) {
    if (lexeme.is !== 'duration' || lexeme.timeframe !== null) continue;
    if (lexeme.unit !== 'minute' && lexeme.unit !== 'hour') continue;
    const next = reader.lexemes[at + 1];
    const series =
      next?.is === 'field' || next?.is === 'indicator' || next?.is === 'candle' || next?.is === 'chart';
    const closes = next?.is === 'verb' && next.verb === 'close';
    const minutes = minutesIn(lexeme.value, lexeme.unit);
    if ((series || closes) && minutes !== null) return { text: reader.words(at, at), minutes };
  }
  return null;
}

/** "no trades when ...", "no trading after ...": the noun is a verb elsewhere. */
function forbidsTrades(reader: Reader): boolean {
  if (saysTrades(reader)) {
    const timed = reader.isMark('on', 1) ? reader.peekIs('weekdays', 2) : reader.peekIs('weekdays', 1);
    return timed !== null || keepingOut.some((mark) => reader.isMark(mark, 1));
  }
  // "don't trade BTC when ..."
  const at = reader.peekIs('asset', 2) === null ? 2 : 3;
  return (
    reader.isVerb('stay', 1) &&
    (reader.isMark('when', at) || reader.isMark('after', at) || reader.isMark('unless', at))
  );
}

/** "Pyramid ...: add another unit each half ATR": how it adds cannot be built, so nothing is added. */
function dropBarePyramiding(request: StrategyRequest): void {
  if (!request.left.some(({ what }) => what === 'scaling')) return;
  request.limits = request.limits.filter(
    ({ kind, params }) => kind !== 'pyramiding' || params.spacing !== undefined,
  );
}

function measuresRisk(reader: Reader): boolean {
  for (let ahead = 1; ahead < 8 && !isClauseBreak(reader, reader.at + ahead); ahead++)
    if (reader.peekIs('number', ahead)?.unit === 'reward') return true;
  return false;
}

/** A level of the price or of an oscillator stands there, and nothing behind it: `at 57,500`, `at RSI 40`. */
function levelBehind(reader: Reader, ahead: number): boolean {
  if (!reader.isMark('at', ahead) && !reader.isMark('on', ahead)) return false;
  const named = reader.peekIs('indicator', ahead + 1) !== null ? 1 : 0;
  const level = reader.peekIs('number', ahead + 1 + named);
  const end = ahead + 2 + named;
  return level?.unit === 'plain' && (reader.atClauseEnd(end) || reader.isMark('comma', end));
}

class RequestReader {
  private readonly request = emptyRequest();
  private readonly rules: RuleBook;
  private readonly actions: ActionReader;
  /** Places of lexemes that no rule took up. */
  private readonly skipped = new Set<number>();

  constructor(private readonly reader: Reader) {
    this.rules = new RuleBook(reader, this.request);
    this.actions = new ActionReader(reader, this.request, this.rules);
  }

  read(): StrategyRequest {
    const { reader } = this;
    while (reader.peek() !== undefined) {
      const at = reader.at;
      this.step();
      if (reader.at === at) this.skip();
    }
    this.rules.settlePending();
    this.request.nextBarExits += reader.nextBars.size;
    leaveUnread(reader, this.skipped);
    this.rules.giveUpAwaiting();
    this.request.rules = this.request.rules.map((rule) => ({
      ...rule,
      condition: levelsOfOscillators(reader, rule.condition),
    }));
    this.request.notes.push(...reader.notes);
    this.request.ambiguities.push(...reader.ambiguities);
    this.request.left.push(...reader.left);
    if (reader.lexemes.some((lexeme) => lexeme.is === 'candle' && lexeme.smoothed === true))
      this.request.rules = this.request.rules.map((rule) => ({
        ...rule,
        condition: onHeikinAshi(rule.condition),
      }));
    const inside = this.request.rules.some(({ condition }) => namesInsideBar(condition));
    if (inside) {
      this.request.filters = this.request.filters.filter((filter) => !isInsideBar(filter.condition));
      // "Inside bar breakout:" above a rule that says which bar is broken.
      this.request.left = this.request.left.filter(({ text }) => !/^inside (bar|day|candle)$/i.test(text));
    }
    const { asset, timeframe } = reader.aside;
    if (asset !== null && this.request.assets.length === 0) this.request.assets.push(asset);
    this.request.timeframe ??= timeframe ?? barsOfCandles(reader.lexemes);
    dropBarePyramiding(this.request);
    settleMostUnits(this.request);
    settleMoneyAtRisk(this.request);
    settleMargin(this.request);
    settleMostOpen(this.request);
    settleFurtherEntries(this.request);
    if (this.request.rules.length === 0) this.request.oddBars ??= oddBarsOf(reader);
    this.request.onlyNamed = onlyMarket(reader.lexemes);
    this.request.namedButLeft = namedButLeft(reader.lexemes, reader.text, this.request.left);
    if (turnsRound(reader)) settleTurning(this.request);
    this.request.market ??= marketOfOnly(reader.lexemes);
    this.request.listed = listedMarkets(reader.lexemes);
    return this.request;
  }

  private skip(): void {
    this.skipped.add(this.reader.at);
    this.reader.at++;
  }

  private step(): void {
    const { reader, request, rules } = this;
    const lexeme = reader.peek();
    if (lexeme === undefined) return;
    const { subject, indicator } = reader;
    if (
      leaveBreakEven(reader) ||
      leaveLosingStreak(reader) ||
      readEntryInParts(reader, request) ||
      readAddedEvery(reader, request) ||
      readEntriesApart(reader, request) ||
      leaveAdding(reader) ||
      (reader.isMark('not') && readMostInvested(reader, request)) ||
      readFallingTarget(reader, request)
    )
      return;
    if (leaveConditionalSize(reader, rules) || leavePartOut(reader)) return;
    if (readUnsupported(reader, rules) || readDates(reader)) return;
    if (this.readHeading()) return;
    if ((isLinked(reader) || leavesForAccount(reader)) && readHalt(reader, request)) return;
    if (readHeldOverWeekend(reader) || readWeekend(reader, request) || readLapse(reader, request)) return;
    if (readFlatAtClose(reader, request) || readSideWindows(reader, request)) return;
    if (readPositionMove(reader, request)) {
      if (rules.awaiting !== null && rules.awaiting.trade.act !== 'enter') rules.awaiting = null;
      this.actions.readOtherWayOut({ act: 'exit', side: rules.lastTrade?.side ?? null });
      return;
    }
    if (readParts(reader, request)) {
      rules.awaiting = null;
      // "... the rest at 6% or when RSI falls below 45"
      this.actions.readOtherWayOut({ act: 'exit', side: rules.lastTrade?.side ?? null });
      return;
    }
    // "the 9:30 open": when the market opens.
    if (reader.peekIs('proportion', -1) !== null && isOpeningPrice(reader)) {
      this.skip();
      return;
    }
    // "three days before month end": how long a month lasts is not known ahead of its end.
    const counted = lexeme.is === 'duration' && (reader.isMark('ago', 1) || reader.isMark('after', 1));
    if (counted && ['month-end', 'month-start', 'every'].includes(reader.peek(2)?.is ?? '')) {
      reader.leave(reader.words(reader.at, reader.at + 2), 'condition');
      reader.at += 3;
      return;
    }
    const closing =
      lexeme.is === 'verb' &&
      lexeme.verb === 'close' &&
      // "this week's close is above"
      reader.peekIs('unit', -1) === null &&
      // "buy the close when": what is bought.
      reader.peekIs('action', -1) === null &&
      // "every Tuesday close if": when it is bought.
      reader.peekIs('weekdays', -1) === null &&
      (reader.isMark('after', 1) ||
        reader.isMark('when', 1) ||
        (rules.pending !== null && closesBehind(reader)) ||
        closesPosition(reader) ||
        // "close at 57,500", "sluit bij RSI 40"
        (isClauseBreak(reader, reader.at - 1) && rules.lastTrade !== null && levelBehind(reader, 1)) ||
        // "close at 2%"
        (reader.isMark('at', 1) && rules.lastTrade !== null && gainsBehind(reader, 2)) ||
        // "closes the lot at 1.5% profit"
        (reader.peekIs('head', 1)?.head === 'unit-of-asset' &&
          reader.isMark('at', 2) &&
          gainsBehind(reader, 3)) ||
        // "RSI > 65 => close"
        (reader.isMark('arrow', -1) && (reader.atClauseEnd(1) || reader.isMark('comma', 1))));
    // "hold above the 200 SMA, cash below"
    const inCash =
      lexeme.is === 'head' &&
      lexeme.head === 'equity' &&
      isClauseBreak(reader, reader.at - 1) &&
      (reader.peekIs('side', 1) !== null || reader.isMark('when', 1));
    // "55 day breakout in, 20 day low out"
    if (
      lexeme.is === 'mark' &&
      lexeme.mark === 'or' &&
      rules.lastTrade !== null &&
      rules.lastTrade.act !== 'enter'
    ) {
      const gains = reader.tryRead(() => {
        reader.at++;
        return this.actions.readGain() ? true : null;
      });
      if (gains !== null) return;
    }
    const { pending } = rules;
    if (pending !== null && reader.isMark('in') && (reader.atClauseEnd(1) || reader.isMark('comma', 1))) {
      reader.at++;
      rules.pending = null;
      rules.addRule(tradeOf.enter, pending.condition);
      return;
    }
    if (
      closing ||
      inCash ||
      lexeme.is === 'action' ||
      (lexeme.is === 'mark' &&
        lexeme.mark === 'not' &&
        (reader.peekIs('action', 1) !== null || forbidsTrades(reader) || this.forbidsDays()))
    ) {
      this.actions.read();
      return;
    }
    if (rules.lastTrade !== null && rules.lastTrade.act !== 'enter' && readFurtherGain(reader, request))
      return;
    if (lexeme.is === 'mark') {
      if (this.readMark(lexeme.mark)) return;
    }
    if (lexeme.is === 'head' && readSideFilter(reader, rules, lexeme.head)) return;
    if (lexeme.is === 'filter') {
      if (readNamedFilter(reader, rules)) return;
    }
    if (readVolumeFilter(reader, rules)) return;
    if (reader.peekIs('filter', 1) !== null && readFilterOnBars(reader, rules)) return;
    if (readConditionalHead(reader, this.request, this.rules)) return;
    if (readNamedGain(reader, request) || readLimit(reader, request) || readSetting(reader, request)) return;
    if (lexeme.is === 'part') {
      const known = request.rules.length;
      readRestOrLeave(reader, request, rules);
      // What a part that is left out is sold at is the subject of nothing else.
      if (request.rules.length === known) Object.assign(reader, { subject, indicator });
      return;
    }
    if (readTimeExit(reader, this.request, rules.lastTrade?.act ?? null)) return;
    const from = reader.at;
    const timeframe = reader.tryRead(() =>
      startsIndicatorBehindTimeframe(reader) ? null : readTimeframe(reader),
    );
    if (timeframe !== null) {
      runOn(reader, request, timeframe, from);
      return;
    }
    if (readPlace(reader, request)) return;
    if (readExtremes(reader, rules) || readLooseCondition(reader, request, rules)) return;
    const at = reader.at;
    if (readMention(reader, request, rules)) return;
    for (let place = at; place < reader.at; place++) this.skipped.add(place);
    if (reader.at === at) this.skip();
  }

  /** "..., no trades on Friday afternoon" behind rules: it narrows entries, whatever was read last. */
  private forbidsDays(): boolean {
    const { reader, rules } = this;
    const told = reader.isVerb('stay', 1) && reader.isMark('on', 2) && reader.peekIs('weekdays', 3) !== null;
    return told && rules.lastTrade !== null;
  }

  /** "BTC 5m ema 8/21 cross": the only market, with its bars, at the head of a sentence. */
  private readHeading(): boolean {
    const { reader, request } = this;
    const market = startsSentence(reader) ? reader.peekIs('asset') : null;
    const bars = reader.peekIs('duration', 1)?.timeframe ?? reader.peekIs('timeframe', 1)?.timeframe ?? null;
    if (market === null || bars === null || onlyMarket(reader.lexemes) !== market.symbol) return false;
    reader.at += 2;
    if (!request.assets.includes(market.symbol)) request.assets.push(market.symbol);
    runOn(reader, request, bars, reader.at - 1);
    return true;
  }

  private readMark(mark: string): boolean {
    const { reader, request, rules } = this;
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
          rules.only = true;
          this.actions.read();
          rules.only = false;
          return true;
        }
        return readFilter(reader, request, rules, false);
      case 'both':
        return this.readForBoth();
      case 'unless':
        return readFilter(reader, request, rules, true);
      case 'until':
        return this.readUntil();
      case 'not':
        // "Not when RSI is above 70."
        if (!reader.isMark('when', 1)) return false;
        reader.at++;
        return readFilter(reader, request, rules, true);
      case 'stop':
      case 'newline':
        if (mark === 'stop') rules.settlePending();
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
    if (readAgedExit(reader, this.request)) return true;
    // "sell after 5 days or at +6%"
    const last = this.rules.lastTrade;
    const behindExit = reader.peekIs('unknown', -1) === null;
    if (mark === 'at' && last !== null && last.act !== 'enter' && behindExit && this.actions.readGain())
      return true;
    // "... nothing after 20:00": a time of day, not what came before.
    const time = mark === 'after' ? reader.tryRead(() => readCalendar(reader)) : null;
    if (time !== null) {
      this.rules.give(time, from);
      return true;
    }
    // "If it's down more than 1.5R get out": multiples of a risk are no condition on prices.
    if (mark === 'when' && measuresRisk(reader)) {
      this.rules.failAwaiting();
      leaveClause(reader);
      return true;
    }
    const condition = reader.tryRead(() => {
      reader.at++;
      if (mark === 'when') while (reader.takeMark('when', 'colon', 'only'));
      setBias(reader, this.rules.awaiting?.trade ?? null);
      return readCondition(reader);
    });
    if (condition === null) {
      if (mark !== 'when') return false;
      this.rules.failAwaiting();
      leaveClause(reader);
      return true;
    }
    if (mark === 'after' && this.follows(from) && !readsOnlyClock(condition)) {
      reader.note('sequence', 'The first of the two may have happened up to 10 bars before the second.');
      this.rules.narrowLastRule({ kind: 'within', of: condition, span: { value: 10, unit: 'bar' } });
      return true;
    }
    // "long above the pivot when RSI > 55": both.
    const rule = this.request.rules[this.request.rules.length - 1];
    if (
      mark === 'when' &&
      this.follows(from) &&
      rule?.act === 'enter' &&
      this.rules.lastTrade?.act === 'enter'
    ) {
      this.rules.narrowLastRule(condition);
      return true;
    }
    // "sell when the price is at its average with RSI below 50": both, whichever act it is.
    if (
      mark === 'with' &&
      this.follows(from) &&
      rule !== undefined &&
      rule.act === this.rules.lastTrade?.act
    ) {
      this.rules.narrowLastRule(condition);
      return true;
    }
    this.rules.give(condition, from);
    return true;
  }

  /** "... drops below 70 after being above": what came before, in the clause of a rule that has its condition. */
  private follows(at: number): boolean {
    const { rules, reader } = this;
    return (
      rules.lastTrade !== null &&
      rules.awaiting === null &&
      rules.pending === null &&
      !isClauseBreak(reader, at - 1)
    );
  }

  /** "Buy when ..., sell when ..., both only if ADX < 25": what narrows the ways in and out alike. */
  private readForBoth(): boolean {
    const { reader, request } = this;
    if (request.rules.length < 2) return false;
    const condition = reader.tryRead(() => {
      reader.at++;
      return reader.takeMark('only', 'when') ? readCondition(reader) : null;
    });
    if (condition === null) return false;
    request.rules = request.rules.map((rule) => ({
      ...rule,
      condition: joined('all', [rule.condition, condition]),
    }));
    return true;
  }

  /** `hold until <condition>`: the way out. */
  private readUntil(): boolean {
    const { reader } = this;
    const ahead = reader.peekIs('head', 1)?.head;
    // "Until the drawdown hits 10%": of the account, and no price.
    if (ahead === 'drawdown-word' || ahead === 'equity') {
      const from = reader.at;
      reader.at += 2;
      while (!reader.atClauseEnd() && !reader.isMark('comma')) reader.at++;
      reader.leave(reader.words(from, reader.at - 1), 'condition');
      return true;
    }
    const condition = reader.tryRead(() => {
      reader.at++;
      setBias(reader, { act: 'exit', side: this.rules.lastTrade?.side ?? null });
      return readCondition(reader);
    });
    if (condition === null) return false;
    this.rules.addRule({ act: 'exit', side: this.rules.lastTrade?.side ?? null }, condition);
    return true;
  }
}
