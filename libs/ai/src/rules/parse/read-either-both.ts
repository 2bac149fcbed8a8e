import type { IndicatorName } from '../lexicon/meaning.js';
import { type Condition, compare, joined, type Series } from '../request/expression.js';
import { startsPredicate } from './predicate-start.js';
import { linesCrossedLast } from './read-crossing.js';
import { endsCondition } from './read-operand.js';
import { readPredicate } from './read-predicate.js';
import { readSubjects } from './read-subjects.js';
import { readTerm } from './read-term.js';
import { type Reader } from './reader.js';

export function readEither(reader: Reader, depth: number): Condition | null {
  const said = readSaidOfEither(reader) ?? readSaidOfEach(reader, 'any');
  if (said !== null) return said;
  reader.at++;
  reader.takeMark('of');
  while (reader.takeMark('colon', 'newline', 'bullet'));
  const terms: Condition[] = [];
  let closed = false;
  for (let step = 0; step < 12; step++) {
    const term = readTerm(reader, depth + 1);
    if (term === null) break;
    terms.push(term);
    const more = reader.tryRead(() => {
      const comma = reader.takeMark('comma', 'newline', 'bullet');
      while (reader.takeMark('comma', 'newline', 'bullet'));
      // "either A or B, and C": the choice ends with its "or".
      if (closed && reader.isMark('and')) return null;
      const or = reader.takeMark('or');
      if (or) closed = true;
      if (!or && comma) reader.takeMark('and');
      return comma || or ? true : null;
    });
    if (more === null) break;
  }
  reader.among = terms;
  return terms.length === 0 ? null : joined('any', terms);
}

/** "exit when either one drops below": each of the two that were compared last, against its own level. */
function readSaidOfEither(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    reader.at++;
    return readSaidAgain(reader, 'any');
  });
}

/** "any one of them under 45", "all of them above 50": what is said of each of the lines that were compared last. */
export function readSaidOfEach(reader: Reader, sense: 'all' | 'any'): Condition | null {
  return reader.tryRead(() => {
    reader.at++;
    let them = false;
    for (let step = 0; step < 4; step++) {
      const word = reader.peekIs('unknown')?.word.toLowerCase();
      them ||= word === 'them' || word === 'these' || word === 'those';
      if (word !== undefined && eachWords.has(word)) reader.at++;
      else if (!reader.takeMark('of')) break;
    }
    const lines = alikeBehind(reader.compared);
    reader.skipBe();
    if (!them || lines.length < 2 || !startsPredicate(reader)) return null;
    const place = reader.at;
    const terms: Condition[] = [];
    for (const line of lines) {
      reader.at = place;
      const term = readPredicate(reader, line);
      if (term === null) return null;
      terms.push(term);
    }
    return joined(sense, terms);
  });
}

const bounded: ReadonlySet<IndicatorName> = new Set(['rsi', 'mfi', 'stochastic', 'stoch_rsi']);

const eachWords: ReadonlySet<string> = new Set(['one', 'them', 'these', 'those', 'three', 'two']);

/** The lines compared last that are the same thing on other bars or over another length, or run from 0 to 100 as it does. */
function alikeBehind(compared: readonly Series[]): readonly Series[] {
  const last = compared[compared.length - 1];
  if (last?.kind !== 'indicator') return [];
  const alike = (one: Series): boolean =>
    one.kind === 'indicator' && (one.name === last.name || (bounded.has(one.name) && bounded.has(last.name)));
  const other = [...compared].reverse().findIndex((one) => !alike(one));
  return other < 0 ? compared : compared.slice(compared.length - other);
}

/** "... drop below": what was said of the last two comparisons, turned to one side. */
function readSaidAgain(reader: Reader, sense: 'all' | 'any'): Condition | null {
  return reader.tryRead(() => {
    const last = reader.said.slice(-2);
    while (reader.peekIs('unknown') !== null || reader.takeMark('of', 'it')) {
      if (reader.peekIs('unknown') !== null) reader.at++;
    }
    const crosses = reader.take('verb') !== null;
    const way = reader.take('way');
    const side = reader.take('side');
    const direction = side?.direction ?? (way === null ? null : way.way === 'up' ? 'above' : 'below');
    if (last.length < 2 || direction === null || !(crosses || side !== null) || !endsCondition(reader))
      return null;
    reader.take('way');
    return joined(
      sense,
      last.map(({ left, right }) => compare(left, direction === 'above' ? '>' : '<', right)),
    );
  });
}

export function readNeither(reader: Reader, depth: number): Condition | null {
  // "It is not the case that A and B": neither A nor B is denied by itself.
  const whole = reader.words(reader.at, reader.at).toLowerCase().includes('case');
  reader.at++;
  const first = readTerm(reader, depth + 1);
  if (first === null) return null;
  const terms: Condition[] = [first];
  const together = whole && reader.isMark('and');
  while (terms.length < 6 && reader.takeMark(together ? 'and' : 'or')) {
    const next = readTerm(reader, depth + 1);
    if (next === null) return null;
    terms.push(next);
  }
  return { kind: 'not', of: joined(together ? 'all' : 'any', terms) };
}

/** `both RSI and MFI are below 30`, `both RSI < 30 and price > EMA`. */
export function readBoth(reader: Reader, depth: number): Condition | null {
  const subjects = readSubjects(reader);
  if (subjects === null) return readSaidAgain(reader, 'all') ?? readSaidOfBoth(reader);
  if (!reader.takeMark('and')) return subjects;
  const second = readTerm(reader, depth + 1);
  return second === null ? null : joined('all', [subjects, second]);
}

/** `sell if both are above 60`, `MACD crosses its signal while both are below 0`: the two that were compared or met last. */
function readSaidOfBoth(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const both = linesCrossedLast(reader) ?? reader.compared.slice(-2);
    reader.skipBe();
    if (both.length < 2 || !startsPredicate(reader)) return null;
    const place = reader.at;
    const terms: Condition[] = [];
    for (const subject of both) {
      reader.at = place;
      const term = readPredicate(reader, subject);
      if (term === null) return null;
      terms.push(term);
    }
    return joined('all', terms);
  });
}
