import type { Lexeme } from '../lex/lexeme.js';
import { minutesIn } from '../lex/timeframes.js';
import type { SettingHead } from '../lexicon/meaning.js';
import {
  type Condition,
  type IndicatorSeries,
  indicatorSeries,
  mapCondition,
  type Series,
  seriesOf,
} from '../request/expression.js';
import { emptyRequest, type StrategyRequest } from '../request/strategy-request.js';
import { readsOnlyClock } from '../settle/clock-conditions.js';
import { clauseStart, closesPosition, isClauseBreak, leaveClause, startsSentence } from './clauses.js';
import { extremeLevel, oscillatorSubject } from './indicator-moods.js';
import { ActionReader } from './read-action.js';
import { readLengthList, readPair } from './read-average-pair.js';
import { readCalendar } from './read-calendar.js';
import { closesBehind, readCondition } from './read-condition.js';
import { readDates } from './read-dates.js';
import { withLength } from './read-indicator.js';
import { readLimit } from './read-limits.js';
import { readPlace, runOn, startsIndicatorBehindTimeframe } from './read-place.js';
import { isOpeningPrice } from './read-prices.js';
import { readSeries, withOrigin } from './read-series.js';
import { readSetting } from './read-settings.js';
import { readTimeframe } from './read-time.js';
import { readAgedExit, readTimeExit } from './read-time-exit.js';
import type { Reader } from './reader.js';
import { RuleBook } from './rule-book.js';
import { setBias, tradeOf } from './trade.js';
import { leaveUnread } from './unread.js';

/** Reads a whole request: rules, settings and markets in any order, sentence by sentence. */
export function readRequest(reader: Reader): StrategyRequest {
  return new RequestReader(reader).read();
}

/** "BTC perp 15m RSI < 25": the kind of the only market that is named, also where it stands inside a condition. */
function marketOfOnly(lexemes: readonly Lexeme[]): string | null {
  const symbols = new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])));
  if (symbols.size !== 1) return null;
  const kinds = lexemes.flatMap((lexeme, at) =>
    lexeme.is === 'market' && lexemes[at - 1]?.is === 'asset' ? [lexeme.market] : [],
  );
  return kinds[0] ?? null;
}

/** The longest run of markets with nothing but commas and "and" between them: `BTC, ETH and SOL`. */
function listedMarkets(lexemes: readonly Lexeme[]): readonly string[] {
  let longest: string[] = [];
  let run: string[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.is === 'asset') {
      if (!run.includes(lexeme.symbol)) run.push(lexeme.symbol);
      if (run.length > longest.length) longest = run;
    } else if (!(lexeme.is === 'mark' && ['comma', 'and', 'slash'].includes(lexeme.mark))) run = [];
  }
  return longest.length > 1 ? longest : [];
}

/** A percentage or a multiple of the risk stands there: `+2%`, `2R`. */
function gainsBehind(reader: Reader, ahead: number): boolean {
  const unit = reader.peekIs('number', reader.isMark('plus', ahead) ? ahead + 1 : ahead)?.unit;
  return unit === 'percent' || unit === 'reward';
}

function isClauseEnd(reader: Reader, at: number): boolean {
  const lexeme = reader.lexemes[at];
  return lexeme?.is === 'mark' && ['stop', 'newline', 'comma', 'bullet', 'and'].includes(lexeme.mark);
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
    leaveUnread(reader, this.skipped);
    this.rules.settlePending();
    this.rules.giveUpAwaiting();
    this.request.notes.push(...reader.notes);
    this.request.ambiguities.push(...reader.ambiguities);
    this.request.left.push(...reader.left);
    this.request.market ??= marketOfOnly(reader.lexemes);
    this.request.listed = listedMarkets(reader.lexemes);
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
    if (this.leaveBreakEven() || this.readUnsupported() || readDates(reader)) return;
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
      // "buy the close when": what is bought.
      reader.peekIs('action', -1) === null &&
      (reader.isMark('after', 1) ||
        reader.isMark('when', 1) ||
        (this.rules.pending !== null && closesBehind(reader)) ||
        closesPosition(reader) ||
        // "close at 2%"
        (reader.isMark('at', 1) && this.rules.lastTrade !== null && gainsBehind(reader, 2)) ||
        // "RSI > 65 => close"
        (reader.isMark('arrow', -1) && (reader.atClauseEnd(1) || reader.isMark('comma', 1))));
    // "hold above the 200 SMA, cash below"
    const inCash =
      lexeme.is === 'head' &&
      lexeme.head === 'equity' &&
      isClauseBreak(reader, reader.at - 1) &&
      (reader.peekIs('side', 1) !== null || reader.isMark('when', 1));
    // "55 day breakout in, 20 day low out"
    const { pending } = this.rules;
    if (pending !== null && reader.isMark('in') && (reader.atClauseEnd(1) || reader.isMark('comma', 1))) {
      reader.at++;
      this.rules.pending = null;
      this.rules.addRule(tradeOf.enter, pending.condition);
      return;
    }
    if (
      closing ||
      inCash ||
      lexeme.is === 'action' ||
      (lexeme.is === 'mark' && lexeme.mark === 'not' && reader.peekIs('action', 1) !== null)
    ) {
      this.actions.read();
      return;
    }
    if (lexeme.is === 'mark') {
      if (this.readMark(lexeme.mark)) return;
    }
    if (lexeme.is === 'head' && this.readSideFilter(lexeme.head)) return;
    if (lexeme.is === 'filter') {
      if (this.readNamedFilter()) return;
    }
    if (reader.peekIs('filter', 1) !== null && this.readFilterOnBars()) return;
    if (this.actions.readConditionalHead()) return;
    if (readLimit(reader, request) || readSetting(reader, request)) return;
    if (lexeme.is === 'part' && this.readRestOrLeave()) return;
    if (readTimeExit(reader, this.request, this.rules.lastTrade?.act ?? null)) return;
    const from = reader.at;
    const timeframe = reader.tryRead(() =>
      startsIndicatorBehindTimeframe(reader) ? null : readTimeframe(reader),
    );
    if (timeframe !== null) {
      runOn(reader, request, timeframe, from);
      return;
    }
    if (readPlace(reader, request)) return;
    if (this.readExtremes() || this.readLooseCondition()) return;
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
          this.rules.only = true;
          this.actions.read();
          this.rules.only = false;
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

  /**
   * "Sell half at 4%, the rest when ...": what is left after the steps goes under a condition. A part that is sold under
   * a condition of its own is not in the catalogue: it is named with all of its words.
   */
  private readRestOrLeave(): boolean {
    const { reader, request, rules } = this;
    const side = rules.lastTrade?.side ?? null;
    const stepped = request.limits.some(({ kind }) => kind === 'take_profit_ladder');
    const rest = reader.tryRead(() => {
      reader.at++;
      while (reader.takeMark('of', 'it'));
      if (!stepped || !reader.takeMark('when')) return null;
      setBias(reader, { act: 'exit', side });
      return readCondition(reader);
    });
    if (rest !== null) {
      rules.addRule({ act: 'exit', side }, rest);
      return true;
    }
    const from = reader.at;
    while (!reader.atClauseEnd() && (reader.at === from || reader.peekIs('action') === null)) reader.at++;
    reader.leave(reader.words(from, reader.at - 1), 'scaling');
    return true;
  }

  /** `when <condition>`: for the action before it or the one that follows. */
  private readWhen(mark: string): boolean {
    const { reader } = this;
    const from = reader.at;
    if (readAgedExit(reader, this.request)) return true;
    // "sell after 5 days or at +6%"
    const last = this.rules.lastTrade;
    if (mark === 'at' && last !== null && last.act !== 'enter' && this.actions.readGain()) return true;
    // "... nothing after 20:00": a time of day, not what came before.
    const time = mark === 'after' ? reader.tryRead(() => readCalendar(reader)) : null;
    if (time !== null) {
      this.rules.give(time, from);
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
    if (mark === 'after' && this.follows(from)) {
      reader.note('sequence', 'The first of the two may have happened up to 10 bars before the second.');
      this.rules.narrowLastRule({ kind: 'within', of: condition, span: { value: 10, unit: 'bar' } });
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

  /** `hold until <condition>`: the way out. */
  private readUntil(): boolean {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      reader.at++;
      setBias(reader, { act: 'exit', side: this.rules.lastTrade?.side ?? null });
      return readCondition(reader);
    });
    if (condition === null) return false;
    this.rules.addRule({ act: 'exit', side: this.rules.lastTrade?.side ?? null }, condition);
    return true;
  }

  /** `only if <condition>`, `unless <condition>`: what must hold beside the entry's own condition. */
  private readFilter(negated: boolean): boolean {
    const { reader } = this;
    const begins = startsSentence(reader);
    const comma = reader.isMark('comma', -1);
    const condition = reader.tryRead(() => {
      reader.at++;
      while (reader.takeMark('when', 'only'));
      return readCondition(reader);
    });
    if (condition === null) {
      if (negated) {
        leaveClause(reader);
        return true;
      }
      return false;
    }
    if (this.rules.awaiting !== null && !negated) {
      this.rules.give(condition, reader.at);
      return true;
    }
    const filter: Condition = negated ? { kind: 'not', of: condition } : condition;
    const last = this.rules.lastTrade;
    // "Flat at 15:50, only if close > SMA 200": nobody stays in at the end of the day under a condition.
    const timed = this.request.rules[this.request.rules.length - 1];
    const aside = comma && timed !== undefined && readsOnlyClock(timed.condition);
    if (last !== null && last.act !== 'enter' && !aside && !begins) {
      this.rules.narrowLastRule(filter);
      return true;
    }
    this.rules.addFilter({ side: begins ? null : (last?.side ?? null), condition: filter });
    return true;
  }

  /** `trend filter: price above the 200 EMA`. */
  private readNamedFilter(timeframe: string | null = null): boolean {
    const { reader } = this;
    const condition = reader.tryRead(() => {
      reader.at++;
      while (reader.takeMark('colon', 'when', 'with', 'only', 'of') || reader.isVerb('be')) {
        if (reader.isVerb('be')) reader.at++;
      }
      return readCondition(reader);
    });
    if (condition === null) return false;
    const sized = seriesOf(condition).some((part) => 'timeframe' in part && part.timeframe !== null);
    const onBars = (series: Series): Series =>
      timeframe === null ? series : withOrigin(series, { timeframe });
    this.rules.addFilter({ side: null, condition: sized ? condition : mapCondition(condition, onBars) });
    return true;
  }

  /** `daily trend filter: price above the 200 EMA`. */
  private readFilterOnBars(): boolean {
    const { reader } = this;
    return (
      reader.tryRead(() => {
        const timeframe = readTimeframe(reader);
        return timeframe !== null && reader.peekIs('filter') !== null && this.readNamedFilter(timeframe)
          ? true
          : null;
      }) ?? false
    );
  }

  /** "longs only above the 200 SMA, shorts only below it": what each side needs, not the only side there is. */
  private readSideFilter(head: SettingHead): boolean {
    if (head !== 'long-only' && head !== 'short-only') return false;
    const { reader } = this;
    const side = head === 'long-only' ? 'long' : 'short';
    const condition = reader.tryRead(() => {
      reader.at++;
      const linked = reader.takeMark('when');
      if (!linked && reader.peekIs('side') === null) return null;
      // "... above the 200 SMA" is said of the price.
      if (!linked) reader.subject = null;
      return readCondition(reader);
    });
    if (condition === null) return false;
    this.rules.addFilter({ side, condition });
    return true;
  }

  /** "RSI strategy for ETH, 14 period", "... crosses the moving average. 200 day.": the length of what was named before. */
  private readLengthBehind(): boolean {
    const { reader } = this;
    const length = reader.peekIs('duration');
    const named = reader.indicator;
    if (length === null || named === null || named.params.length > 0) return false;
    if (!isClauseBreak(reader, reader.at - 1) || !isClauseBreak(reader, reader.at + 1)) return false;
    const series = withLength(named, length);
    reader.at++;
    this.declare(series, reader.at - 1);
    reader.indicator = series;
    if (reader.subject?.kind === 'indicator' && reader.subject.name === named.name) reader.subject = series;
    return true;
  }

  /** "BTC 45m": the size of a bar that there is not. */
  private noteOddBars(): void {
    const { reader, request } = this;
    const size = reader.peekIs('duration');
    const minutes = size === null ? null : minutesIn(size.value, size.unit);
    if (size === null || minutes === null || size.timeframe !== null) return;
    if (size.unit !== 'minute' && size.unit !== 'hour' && !(size.unit === 'month' && size.value === 1))
      return;
    request.oddBars ??= { text: reader.words(reader.at, reader.at), minutes };
  }

  private declare(series: IndicatorSeries, from: number): void {
    const { request, reader } = this;
    request.declared.push(series);
    // "BTC 15m bollinger 20 2": bars that are named nowhere else are those of the strategy.
    if (series.timeframe !== null) request.timeframe ??= series.timeframe;
    request.declaredTexts.push({ text: reader.words(from, reader.at - 1), beside: this.isBeside(from) });
  }

  /** "... with MACD", "using RSI and EMA 200", "an EMA 50 filter". */
  private isBeside(from: number): boolean {
    const { reader } = this;
    const before = reader.lexemes[from - 1];
    const linked = before?.is === 'mark' && ['with', 'and', 'on', 'also', 'slash'].includes(before.mark);
    return linked || before?.is === 'edit' || before?.is === 'strategy' || reader.peekIs('filter') !== null;
  }

  /** "RSI, oversold 25, overbought 75": bought at the one and sold at the other. */
  private readExtremes(): boolean {
    const { reader, rules } = this;
    if (rules.awaiting !== null || rules.pending !== null || rules.lastTrade !== null) return false;
    const both = reader.tryRead(() => {
      const series = oscillatorSubject(reader);
      const one = reader.take('pattern')?.pattern;
      if (series === null || (one !== 'oversold' && one !== 'overbought')) return null;
      const first = extremeLevel(reader, series, one);
      reader.takeMark('comma', 'slash', 'and');
      const other = reader.take('pattern')?.pattern;
      if (other !== (one === 'oversold' ? 'overbought' : 'oversold')) return null;
      const second = extremeLevel(reader, series, other);
      return one === 'oversold' ? ([first, second] as const) : ([second, first] as const);
    });
    if (both === null) return false;
    rules.addRule({ act: 'enter', side: null }, both[0]);
    rules.addRule({ act: 'sell', side: null }, both[1]);
    reader.note('direction', 'Bought when oversold and sold when overbought.');
    return true;
  }

  /** A condition without a word like "when": `RSI below 30: buy`, a line of a list. */
  private readLooseCondition(): boolean {
    const { reader, request } = this;
    const from = reader.at;
    const pattern = reader.peekIs('pattern');
    if (
      pattern?.pattern === 'breakout' &&
      this.rules.awaiting === null &&
      reader.peekIs('duration', 1) === null
    ) {
      // "Bollinger breakout on ETH": a headline, not yet a rule.
      reader.at++;
      request.style ??= 'breakout';
      return true;
    }
    const condition = reader.tryRead(() => {
      setBias(reader, this.rules.awaiting?.trade ?? null);
      return readCondition(reader);
    });
    if (condition === null) return false;
    if (reader.countedFor !== null) {
      const trade = tradeOf[reader.countedFor];
      reader.countedFor = null;
      this.rules.lastTrade = trade;
      this.rules.addRule(trade, condition);
      return true;
    }
    this.rules.give(condition, from);
    while (reader.takeMark('colon', 'arrow', 'then', 'comma'));
    if (reader.peekIs('compare')?.op === '==' || reader.peekIs('compare')?.op === '>=') {
      if (reader.peekIs('action', 1) !== null) reader.at++;
    }
    return true;
  }

  /** `using a 21-period RSI`: parameters that later words without parameters take over. */
  private readMention(): void {
    const { reader, request } = this;
    const lexeme = reader.peek();
    if (lexeme?.is === 'mirror') {
      reader.at++;
      request.mirrored = true;
      this.spellMirror();
      this.rules.awaiting = null;
      return;
    }
    if (lexeme?.is === 'otherwise') {
      reader.at++;
      if (reader.isAction('short')) {
        reader.at++;
        request.otherwiseShort = true;
      } else request.otherwiseOut = true;
      // "... otherwise hold BTC": another market to hold, which one leg cannot do.
      if (reader.isVerb('stay') && reader.peekIs('asset', 1) !== null) {
        reader.leave(reader.words(reader.at - 1, reader.at + 1), 'not-understood');
        reader.at += 2;
      }
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
    if (this.readLengthBehind()) return;
    this.noteOddBars();
    if (readLengthList(reader)) return;
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

  /** "For shorts it's the mirror, price below the 100 EMA and RSI over 75": spelled out in the same sentence. */
  private spellMirror(): void {
    const { reader, rules } = this;
    const { awaiting } = rules;
    if (awaiting === null) return;
    const condition = reader.tryRead(() => {
      if (!reader.takeMark('comma', 'colon', 'open')) return null;
      reader.takeMark('when', 'on');
      setBias(reader, awaiting.trade);
      return readCondition(reader);
    });
    if (condition === null) return;
    rules.awaiting = null;
    rules.addRule(awaiting.trade, condition);
  }

  private readUnsupported(): boolean {
    const { reader } = this;
    const lexeme = reader.peekIs('unsupported');
    if (lexeme === null) return false;
    const asked = (lexeme.what === 'scaling' || lexeme.what === 'alerts') && this.rules.pending !== null;
    const from = asked ? (this.rules.pending?.from ?? reader.at) : clauseStart(reader, reader.at);
    // "if RSI < 20 buy more": the condition belongs to what cannot be done.
    if (asked) this.rules.pending = null;
    let to = reader.at;
    // "sell half when RSI hits 80": the condition belongs to what cannot be done.
    const acts = (lexeme.what === 'scaling' || lexeme.what === 'alerts') && this.rules.awaiting === null;
    while (
      (reader.peek(to - reader.at + 1) !== undefined && acts && reader.isMark('when', to - reader.at + 1)) ||
      (reader.peek(to - reader.at + 1) !== undefined &&
        !isClauseBreak(reader, to + 1) &&
        reader.lexemes[to + 1]?.is !== 'action')
    )
      to++;
    reader.leave(reader.words(from, to), lexeme.what);
    reader.at = to + 1;
    return true;
  }

  /** "at 1R move the stop to break-even": the whole clause, or its numbers would be read as a target. */
  private leaveBreakEven(): boolean {
    const { reader } = this;
    if (!isClauseBreak(reader, reader.at - 1)) return false;
    let to = reader.at;
    let named = false;
    while (reader.lexemes[to] !== undefined && to - reader.at < 30 && !isClauseEnd(reader, to)) {
      const lexeme = reader.lexemes[to];
      if (lexeme?.is === 'unsupported' && lexeme.what === 'break-even') named = true;
      to++;
    }
    if (!named) return false;
    reader.leave(reader.words(reader.at, to - 1), 'break-even');
    reader.at = to;
    return true;
  }

  private endClause(newline: boolean): void {
    if (!newline) this.rules.settlePending();
  }
}
