import { isBreak, isMark } from '../lex/marks.js';
import type { Span } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import { readCap } from './read-most.js';
import { isOver } from './read-time.js';
import type { Reader } from './reader.js';
import { sizeBy } from './set-limit.js';

/** Sizes by a volatility, with how long it is measured and the most that may be put in, in any order behind it. */
export function targetVolatility(
  reader: Reader,
  request: StrategyRequest,
  value: number,
  before: Span | null = null,
): true {
  let measured = before ?? readMeasured(reader);
  const cap = readCap(reader);
  measured ??= readMeasured(reader);
  return sizeBy(request, 'volatility_target', value, cap, measured);
}

/** `over 30 days`, `using 60 day realised volatility`, `(20d lookback)`, `measured over the last month`: how long it is measured. */
export function readMeasured(reader: Reader): Span | null {
  return reader.tryRead(() => {
    reader.takeMark('comma', 'open');
    let said = takeMeasure(reader);
    for (let step = 0; step < 4; step++) {
      if (isOver(reader) || reader.isMark('last') || reader.isMark('on') || reader.isMark('previous'))
        said = true;
      else if (!isMark(reader.peek(), 'with', 'by', 'of', 'for', 'from', 'at', 'colon', 'in')) break;
      reader.at++;
    }
    const duration = reader.take('duration') ?? readOneUnit(reader);
    if (duration === null) return null;
    reader.takeMark('of');
    said = takeMeasure(reader) || said;
    reader.takeMark('close');
    return said ? { value: duration.value, unit: duration.unit } : null;
  });
}

/** "The last month", "a year". */
function readOneUnit(reader: Reader): Span | null {
  const unit = reader.take('unit')?.unit ?? reader.take('every')?.every;
  return unit === undefined || unit === 'quarter' ? null : { value: 1, unit };
}

/** `realised volatility`, `lookback`, `measured`, `window`. */
function takeMeasure(reader: Reader): boolean {
  const from = reader.at;
  for (let step = 0; step < 3; step++) {
    const name = reader.peekIs('indicator')?.name;
    const measures = name === 'stdev' || name === 'realised_volatility';
    if (
      !measures &&
      !isVolatility(reader) &&
      !measuring.has(reader.words(reader.at, reader.at).toLowerCase())
    )
      break;
    reader.at++;
  }
  return reader.at > from;
}

const measuring: ReadonlySet<string> = new Set(
  'measured realised realized estimated calculated computed lookback window history historical trailing rolling'.split(
    ' ',
  ),
);

/** `target 15% volatility`, `size positions for 20% annual vol`. */
export function readVolatilityFor(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const head = reader.peekIs('head')?.head;
      const scales = /^(scale|scaled|scaling|adjust|lever|sized?)$/i.test(reader.words(reader.at, reader.at));
      if (head !== 'target' && head !== 'size' && !scales) return null;
      reader.at++;
      if (/^(positions?|exposure|it|trades?)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
      // "size each position for ..."
      else if (reader.peekIs('head')?.head === 'per-trade') reader.at++;
      const so = reader.tryRead(() => readSoThatItIs(reader));
      if (so !== null) return targetVolatility(reader, request, so);
      skipLinks(reader);
      const number = reader.take('number');
      if (number?.unit !== 'percent') return null;
      while (reader.peekIs('unknown') !== null && !isVolatility(reader)) reader.at++;
      if (isVolatility(reader)) {
        reader.at++;
        return targetVolatility(reader, request, number.value);
      }
      const measure = reader.take('indicator')?.name;
      if (measure !== 'stdev' && measure !== 'realised_volatility') return null;
      if (reader.peekIs('head')?.head === 'target' && reader.atClauseEnd(1)) reader.at++;
      return targetVolatility(reader, request, number.value);
    }) ?? false
  );
}

/** "... so annualised vol is 12%", "so that volatility stays at 10%": the measure before its number. */
function readSoThatItIs(reader: Reader): number | null {
  while (
    reader.takeMark('then', 'to', 'in') ||
    (/^that$/i.test(reader.words(reader.at, reader.at)) && ++reader.at)
  );
  if (isVolatility(reader)) reader.at++;
  else {
    const measure = reader.take('indicator')?.name;
    if (measure !== 'stdev' && measure !== 'realised_volatility') return null;
  }
  while (reader.take('verb') !== null || reader.takeMark('at', 'to', 'on'));
  const number = reader.take('number');
  return number?.unit === 'percent' ? number.value : null;
}

/** Whether the sentence holds nothing more but names, and a volatility is told behind it. */
export function isHeading(reader: Reader): boolean {
  while (reader.peekIs('unknown') !== null || reader.peek()?.is === 'strategy') reader.at++;
  return reader.atClauseEnd() && tellsVolatility(reader);
}

/** Whether a share stands beside a volatility in one of the sentences to come. */
function tellsVolatility(reader: Reader): boolean {
  let share = false;
  let measure = false;
  for (let at = reader.at; at < reader.lexemes.length; at++) {
    const lexeme = reader.lexemes[at];
    if (isBreak(lexeme)) share = measure = false;
    else if (lexeme?.is === 'number') share ||= lexeme.unit === 'percent';
    else if (lexeme?.is === 'indicator')
      measure ||= lexeme.name === 'stdev' || lexeme.name === 'realised_volatility';
    else if (lexeme?.is === 'unknown') measure ||= volatilities.has(lexeme.word.toLowerCase());
    if (share && measure) return true;
  }
  return false;
}

const volatilities: ReadonlySet<string> = new Set(['vol', 'vola', 'volatility']);

function isVolatility(reader: Reader): boolean {
  return volatilities.has(reader.words(reader.at, reader.at).toLowerCase());
}
