import { minutesIn } from '../lex/timeframes.js';
import { cross, type IndicatorSeries, indicatorSeries } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { readLengthList, readPair } from './read-average-pair.js';
import { readCondition } from './read-condition.js';
import { withLength } from './read-indicator.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { setBias, tradeOf } from './trade.js';

/**
 * `using a 21-period RSI`: parameters that later words without parameters take over. False when what stands here says
 * nothing; the reader may have gone past it.
 */
export function readMention(reader: Reader, request: StrategyRequest, rules: RuleBook): boolean {
  const lexeme = reader.peek();
  if (lexeme?.is === 'mirror') {
    if (readOppositeCross(reader, request, rules)) return true;
    reader.at++;
    request.mirrored = true;
    if (standsBeside(reader, request, rules)) return true;
    spellMirror(reader, rules);
    rules.awaiting = null;
    // "... long, opposite short": what it mirrors to waits for no condition of its own.
    const side = reader.peekIs('action')?.action;
    if ((side === 'short' || side === 'long') && (reader.atClauseEnd(1) || reader.isMark('comma', 1))) {
      reader.at++;
      request.bareActions.push(tradeOf[side]);
    }
    return true;
  }
  if (lexeme?.is === 'otherwise') {
    reader.at++;
    // "No longs if ... Otherwise buy when ...": a rule of its own follows.
    if (reader.isAction('buy') || reader.isAction('long') || reader.isAction('enter')) return true;
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
    return true;
  }
  if (lexeme?.is === 'quoted') {
    request.name ??= lexeme.name;
    reader.at++;
    return true;
  }
  if (readLengthBehind(reader, request)) return true;
  noteOddBars(reader, request);
  if (readLengthList(reader)) return true;
  const from = reader.at;
  const pair = readPair(reader);
  if (pair !== null) {
    declare(reader, request, indicatorSeries(pair.fastName, [pair.fast]), from);
    declare(reader, request, indicatorSeries(pair.slowName, [pair.slow]), from);
    return true;
  }
  const series = reader.tryRead(() => readSeries(reader));
  if (series?.kind === 'indicator') {
    declare(reader, request, series, from);
    reader.subject = series;
    return true;
  }
  return series?.kind === 'ratio';
}

/** "Out on the opposite VWAP cross": of the line that was crossed, without the rest of the entry. */
function readOppositeCross(reader: Reader, request: StrategyRequest, rules: RuleBook): boolean {
  const { awaiting } = rules;
  if (awaiting === null || awaiting.trade.act === 'enter' || reader.crossed === null) return false;
  const { left, right } = reader.crossed;
  return (
    reader.tryRead(() => {
      reader.at++;
      const line = reader.take('indicator');
      if (line === null || !reader.isVerb('cross')) return null;
      reader.at++;
      const crossed = [left, right].some((one) => one.kind === 'indicator' && one.name === line.name);
      if (!crossed || !reader.atClauseEnd()) return null;
      for (const side of ['long', 'short'] as const) {
        if (awaiting.trade.side !== null && awaiting.trade.side !== side) continue;
        if (!request.rules.some((rule) => rule.act === 'enter' && (rule.side ?? 'long') === side)) continue;
        rules.addRule({ act: 'exit', side }, cross(left, side === 'long' ? 'below' : 'above', right));
      }
      rules.awaiting = null;
      return true;
    }) ?? false
  );
}

/** "RSI strategy for ETH, 14 period", "... crosses the moving average. 200 day.": the length of what was named before. */
function readLengthBehind(reader: Reader, request: StrategyRequest): boolean {
  const length = reader.peekIs('duration');
  const named = reader.indicator;
  if (length === null || named === null || named.params.length > 0) return false;
  if (!isClauseBreak(reader, reader.at - 1) || !isClauseBreak(reader, reader.at + 1)) return false;
  const series = withLength(named, length);
  reader.at++;
  declare(reader, request, series, reader.at - 1);
  reader.indicator = series;
  if (reader.subject?.kind === 'indicator' && reader.subject.name === named.name) reader.subject = series;
  return true;
}

/** "BTC 45m": the size of a bar that there is not. */
function noteOddBars(reader: Reader, request: StrategyRequest): void {
  const size = reader.peekIs('duration');
  const minutes = size === null ? null : minutesIn(size.value, size.unit);
  if (size === null || minutes === null || size.timeframe !== null) return;
  if (size.unit !== 'minute' && size.unit !== 'hour' && !(size.unit === 'month' && size.value === 1)) return;
  request.oddBars ??= { text: reader.words(reader.at, reader.at), minutes };
}

function declare(reader: Reader, request: StrategyRequest, series: IndicatorSeries, from: number): void {
  request.declared.push(series);
  // "BTC 15m bollinger 20 2": bars that are named nowhere else are those of the strategy.
  if (series.timeframe !== null) request.timeframe ??= series.timeframe;
  request.declaredTexts.push({ text: reader.words(from, reader.at - 1), beside: isBeside(reader, from) });
}

/** "... with MACD", "using RSI and EMA 200", "an EMA 50 filter". */
function isBeside(reader: Reader, from: number): boolean {
  const before = reader.lexemes[from - 1];
  const linked = before?.is === 'mark' && ['with', 'and', 'on', 'also', 'slash'].includes(before.mark);
  return linked || before?.is === 'edit' || before?.is === 'strategy' || reader.peekIs('filter') !== null;
}

/** "Exit on the opposite cross or when RSI > 80", "at 17:00 or on the opposite cross": one way out of two. */
function standsBeside(reader: Reader, request: StrategyRequest, rules: RuleBook): boolean {
  const linked = [-2, -3, -4].some((back) => reader.isMark('or', back));
  if (linked && rules.lastTrade?.act === 'exit') request.mirroredBeside = true;
  if (rules.awaiting?.trade.act !== 'exit' || !reader.takeMark('or')) return false;
  request.mirroredBeside = true;
  return true;
}

/** "For shorts it's the mirror, price below the 100 EMA and RSI over 75": spelled out in the same sentence. */
function spellMirror(reader: Reader, rules: RuleBook): void {
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
