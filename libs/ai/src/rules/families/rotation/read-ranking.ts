import type { Lexeme } from '../../lex/lexeme.js';
import { isMark } from '../../lex/marks.js';
import { readCalendar } from '../../parse/read-calendar.js';
import { Reader } from '../../parse/reader.js';
import {
  type Condition,
  compare,
  field,
  type IndicatorSeries,
  joined,
  numberSeries,
  type Series,
} from '../../request/expression.js';
import { clock, readEvery, scheduleOf } from '../schedule.js';
import type { Chosen, Escape, Ranking } from './ranking.js';
import { barrierOf, readSaid } from './read-barrier.js';
import { readChosen, readDropped, readOtherwiseChosen } from './read-chosen.js';
import { readEscape } from './read-escape.js';
import { readMeasure, readScore, readSpokenSpan } from './read-measure.js';
import { readOtherwise, readSafeMarket } from './read-refuge.js';

/** Takes the words of the ranking out of a request; lengths are counted in the bars that are told elsewhere in it. */
export function readRanking(lexemes: readonly Lexeme[], text: string, bars = '1d'): Ranking {
  return new RankingReader(lengthsInMonths(lexemes, text), text, bars).read();
}

/** "6m return": nobody chooses between markets by minutes on daily bars. */
export function lengthsInMonths(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.map(
    (lexeme): Lexeme =>
      lexeme.is === 'duration' &&
      lexeme.unit === 'minute' &&
      [1, 3, 6, 9, 12].includes(lexeme.value) &&
      /^[0-9]+ ?m$/.test(text.slice(lexeme.from, lexeme.to))
        ? { ...lexeme, unit: 'month', timeframe: null }
        : lexeme,
  );
}

/** One walk over the words: each of them belongs to the choice, the measure, the schedule, a barrier, or to the rest. */
class RankingReader {
  private readonly reader: Reader;
  private readonly rest: Lexeme[] = [];
  private readonly chosen: Chosen[] = [];
  private readonly escapes: Escape[] = [];
  /** "Whichever" was said, and not yet of which end. */
  private open = false;
  private by: Series | null = null;
  private score: string | null = null;
  private when: Condition | null = null;
  private readonly timeframe: string | null;
  /** In which lengths are counted. */
  private readonly bars: string;

  constructor(
    private readonly lexemes: readonly Lexeme[],
    text: string,
    bars: string,
  ) {
    this.reader = new Reader(lexemes, text);
    this.timeframe = barsOfSchedule(lexemes);
    this.bars = this.timeframe ?? bars;
  }

  read(): Ranking {
    while (this.reader.peek() !== undefined) {
      const taken =
        this.takeChoice() ||
        this.takeSchedule() ||
        this.takeEscape() ||
        this.takeScore() ||
        this.takeMeasure();
      if (!taken) this.keep();
    }
    const { chosen, by, when, timeframe, escapes, rest } = this;
    return {
      chosen: chosen.length === 0 ? [{ count: null, best: true, side: 'long' }] : chosen,
      by,
      when: when ?? (timeframe === null ? null : compare(field('close'), '>', numberSeries(0))),
      timeframe,
      escapes,
      notes: this.reader.notes.filter(({ about }) => about === 'period' || about === 'ranking'),
      rest,
    };
  }

  private takeChoice(): boolean {
    const { reader, chosen } = this;
    if (chosen.length > 0 && reader.tryRead(() => readDropped(reader)) !== null) return true;
    const begins = reader.at;
    const ranked =
      reader.tryRead(() => readChosen(reader)) ??
      (this.escapes.length > 0 ? reader.tryRead(() => readOtherwiseChosen(reader)) : null);
    if (ranked === null) return false;
    this.rest.push(...this.lexemes.slice(begins, reader.at).filter(({ is }) => is === 'market'));
    const [first] = chosen;
    if (first === undefined) {
      const words = reader.text.slice(this.lexemes[begins]?.from, this.lexemes[reader.at - 1]?.to);
      this.open = /\bwhich(ever)?\b/i.test(words);
      chosen.push(ranked);
    } else if (first.count === null && ranked.best === first.best)
      chosen[0] = { ...first, count: ranked.count };
    // "Whichever has the lower ...": which end is meant is told behind.
    else if (this.open && ranked.side === first.side) chosen[0] = { ...first, best: ranked.best };
    else if (ranked.side !== first.side && ranked.best !== first.best) chosen[1] ??= ranked;
    this.takeRequirement();
    return true;
  }

  /** "Whichever closed above its 10-month average", "the best two that trade above their 200 day SMA". */
  private takeRequirement(): void {
    const { reader } = this;
    const said = reader.tryRead(() => {
      const verb = reader.peekIs('verb')?.verb;
      if (verb !== 'close' && verb !== 'be' && verb !== 'stay') return null;
      const told = readSaid(reader, this.bars);
      return told?.of === 'each' ? told : null;
    });
    const barrier = said === null ? null : barrierOf(said, false);
    if (barrier !== null) this.escapes.push({ barrier, refuge: null });
  }

  private takeSchedule(): boolean {
    const { reader } = this;
    // "each monday": the first bar of a week; another day is that day.
    const days = reader.peekIs('weekdays')?.days;
    if (days?.length === 1) {
      reader.at++;
      this.when ??=
        days[0] === 1 ? scheduleOf('week') : compare(clock('weekday'), '==', numberSeries(days[0] ?? 1));
      return true;
    }
    const months = reader.tryRead(() => readMonthsOfChange(reader));
    if (months !== null) {
      this.when ??= months;
      return true;
    }
    const calendar = ['nth-day', 'nth-weekday', 'month-start', 'month-end'].includes(reader.peek()?.is ?? '');
    const due = calendar ? readCalendar(reader) : null;
    if (due !== null) {
      this.when ??= due;
      return true;
    }
    // What a ranking does anyway.
    if (reader.peekIs('unsupported')?.what === 'rebalancing' && reader.peekIs('timeframe', 1) === null) {
      reader.at++;
      reader.takeMark('per', 'on', 'at');
      return true;
    }
    if (this.timeframe !== null && isPer(reader.peek()) && reader.peekIs('duration', 1) !== null) {
      reader.at += 2;
      return true;
    }
    const period = readEvery(reader);
    if (period === null) return false;
    this.when ??= scheduleOf(period);
    return true;
  }

  private takeEscape(): boolean {
    const { reader, escapes } = this;
    const from = reader.at;
    const wayOut = reader.tryRead(() => readEscape(reader, this.bars));
    if (wayOut !== null) {
      escapes.push(wayOut);
      // "If SPY, EFA and EEM all have a negative return hold BIL": the three of them are what is ranked.
      const named = this.lexemes.slice(from, reader.at).filter(({ is }) => is === 'asset');
      if (wayOut.barrier.is === 'together')
        this.rest.push(...named.filter((one) => one.is === 'asset' && one.symbol !== wayOut.refuge));
      this.dropMark('comma', 'and');
      return true;
    }
    const safe = reader.tryRead(() => readSafeMarket(reader));
    if (safe !== null) {
      escapes.push({ barrier: { is: 'hurdle', above: 0, by: null }, refuge: safe });
      this.dropMark('comma', 'and', 'with');
      this.dropMark('comma', 'and', 'with');
      reader.note(
        'ranking',
        `${safe} is held while the return of what is ranked best is not above 0: it was named as the safe one.`,
      );
      return true;
    }
    const last = escapes[escapes.length - 1];
    const otherwise = last === undefined ? null : reader.tryRead(() => readOtherwise(reader));
    if (last === undefined || otherwise === null) return false;
    if (last.refuge === null) escapes[escapes.length - 1] = { ...last, refuge: otherwise.market };
    return true;
  }

  private takeScore(): boolean {
    const { reader } = this;
    const named = reader.tryRead(() => readScore(reader));
    if (named !== null) {
      this.by ??= named.by;
      this.score = named.name;
      return true;
    }
    // "... only if score > 0"
    if (this.score === null || reader.peekIs('unknown')?.word.toLowerCase() !== this.score) return false;
    reader.at++;
    const above = reader.tryRead(() => {
      const sign = reader.take('compare')?.op ?? (reader.take('side')?.direction === 'above' ? '>' : null);
      return sign === '>' && reader.take('number')?.value === 0 ? true : null;
    });
    if (above === null) return true;
    this.escapes.push({ barrier: { is: 'hurdle', above: 0, by: null }, refuge: null });
    while (this.dropMark('when', 'only'));
    return true;
  }

  private takeMeasure(): boolean {
    const { reader } = this;
    const { bars } = this;
    const spoken =
      this.chosen.length > 0 && this.by === null ? reader.tryRead(() => readSpokenSpan(reader, bars)) : null;
    if (spoken !== null) {
      this.by = spoken;
      return true;
    }
    const from = reader.at;
    const measure = reader.tryRead(() => readMeasure(reader, bars));
    if (measure === null) return false;
    const { by } = this;
    // "the two least volatile, measured over 60 days"
    if (by?.kind === 'indicator' && by.params.every((value) => value === null) && isSpan(measure))
      this.by = { ...by, params: measure.params };
    this.by ??= measure;
    // "... 30 day return of BTC, ETH and SOL": the market behind a measure is one of those that are ranked.
    this.rest.push(...this.lexemes.slice(from, reader.at).filter(({ is }) => is === 'asset'));
    return true;
  }

  private keep(): void {
    const lexeme = this.reader.peek();
    this.reader.at++;
    if (lexeme === undefined || this.takesHowItMoved(lexeme) || this.takesHolding(lexeme)) return;
    if (this.takesEqualParts(lexeme)) return;
    const says = lexeme.is === 'unsupported' && lexeme.what === 'rotation';
    const coins = lexeme.is === 'head' && lexeme.head === 'unit-of-asset';
    if (!says && !coins && !saidAnyway(lexeme)) this.rest.push(lexeme);
  }

  /** "The three ... a third each": the share that each of them has anyway. */
  private takesEqualParts(lexeme: Lexeme): boolean {
    const { reader, chosen } = this;
    const share = lexeme.is === 'part' ? lexeme.share : null;
    const equal = share !== null && Math.abs(share * (chosen[0]?.count ?? 1) - 100) < 0.1;
    return equal && reader.takeMark('per');
  }

  /** "Hold for the week", "keep until the next rebalance", "strongest … long": what a ranking does anyway. */
  private takesHolding(lexeme: Lexeme): boolean {
    const { reader } = this;
    const unit = reader.peekIs('unit') ?? reader.peekIs('every');
    if (lexeme.is === 'head' && lexeme.head === 'time-exit' && unit !== null) {
      reader.at++;
      return true;
    }
    const holds = lexeme.is === 'verb' && lexeme.verb === 'stay';
    if (holds && reader.isMark('until') && reader.peekIs('unsupported', 1)?.what === 'rebalancing') {
      reader.at += 2;
      return true;
    }
    const [first] = this.chosen;
    return lexeme.is === 'action' && lexeme.action === first?.side && reader.atClauseEnd();
  }

  /** "Whichever went up most", "the two that fell the most": how they moved is what they are ranked by. */
  private takesHowItMoved(lexeme: Lexeme): boolean {
    const [first] = this.chosen;
    const moves = lexeme.is === 'verb' && ['move', 'rise', 'fall'].includes(lexeme.verb);
    if (first === undefined || !(moves || lexeme.is === 'way') || this.reader.peekIs('number') !== null)
      return false;
    // "Cash if the index is down": what is said under a condition says nothing of the choice.
    if (this.isConditional()) return false;
    const down = lexeme.is === 'way' ? lexeme.way === 'down' : lexeme.is === 'verb' && lexeme.verb === 'fall';
    if (down) this.chosen[0] = { ...first, best: false };
    // "Is up more over 2 weeks", "rose further"
    if (this.reader.peekIs('compare')?.op === '>' && this.reader.peekIs('number', 1) === null)
      this.reader.at++;
    return true;
  }

  /** Whether the words that were kept last stand behind an "if" of the same clause. */
  private isConditional(): boolean {
    const { rest } = this;
    const last = rest.map((lexeme) => isMark(lexeme, 'comma', 'stop', 'newline')).lastIndexOf(true);
    return rest.slice(last + 1).some((lexeme) => isMark(lexeme, 'when', 'unless', 'only'));
  }

  /** Takes back a word that only led to what has been taken up. */
  private dropMark(...marks: readonly string[]): boolean {
    const last = this.rest[this.rest.length - 1];
    if (last?.is !== 'mark' || !marks.includes(last.mark)) return false;
    this.rest.pop();
    return true;
  }
}

/** "Hold the top two equally", "check monthly": what a ranking does without being told. */
function saidAnyway(lexeme: Lexeme): boolean {
  if (lexeme.is === 'unsupported') return lexeme.what === 'equal-weight';
  return (
    lexeme.is === 'unknown' &&
    /^(equally|check|checked|review|reviewed|evaluate|vs|versus)$/i.test(lexeme.word)
  );
}

/** "Change on the first day of January, April, July and October": the months in which it is ranked anew. */
function readMonthsOfChange(reader: Reader): Condition | null {
  if (reader.peekIs('edit')?.edit === 'change') reader.at++;
  while (
    reader.takeMark('on', 'in', 'at', 'of') ||
    reader.take('month-start') !== null ||
    reader.take('unit') !== null
  );
  if (reader.peekIs('nth-day')?.day === 1) reader.at++;
  reader.takeMark('of', 'in');
  const months: number[] = [];
  for (let next = reader.take('calendar-month'); next !== null; next = reader.take('calendar-month')) {
    months.push(next.month);
    while (reader.takeMark('comma', 'and', 'or', 'slash'));
  }
  if (months.length < 2) return null;
  const month = { kind: 'clock', of: 'month' } as const;
  return joined('all', [
    scheduleOf('month'),
    joined(
      'any',
      months.map((one) => compare(month, '==', numberSeries(one))),
    ),
  ]);
}

function isPer(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === 'per';
}

/** "Every 3 days", "every 4 hours": a ranking at each bar of that size. */
function barsOfSchedule(lexemes: readonly Lexeme[]): string | null {
  for (const [at, lexeme] of lexemes.entries()) {
    const next = lexemes[at + 1];
    if (isPer(lexeme) && next?.is === 'duration' && next.timeframe !== null) return next.timeframe;
  }
  return null;
}

/** A return of which only over how long was said. */
function isSpan(measure: Series): measure is IndicatorSeries {
  return measure.kind === 'indicator' && measure.name === 'roc' && measure.params.length > 0;
}
