import { isMark } from '../../lex/marks.js';
import { barsIn } from '../../lex/timeframes.js';
import { tradingDays } from '../../lexicon/tickers.js';
import { readCondition } from '../../parse/read-condition.js';
import type { Reader } from '../../parse/reader.js';
import {
  type Condition,
  field,
  indicatorSeries,
  type Series,
  type Span,
  seriesOf,
} from '../../request/expression.js';
import { asState } from '../as-state.js';
import { skipGroup } from '../group-words.js';
import type { Barrier } from './ranking.js';

/** What is said of markets, and whether it is said of what does well. */
export type Said =
  | {
      readonly of: 'own';
      readonly above: number | string;
      readonly by: Series | null;
      readonly well: boolean;
      /** "All of them are": said of the markets together, and not of what is held. */
      readonly all?: boolean;
    }
  | { readonly of: 'each'; readonly condition: Condition }
  | { readonly of: 'other'; readonly condition: Condition };

/** What bars a market: what is said when it is left for that, the opposite when it is held for that. */
export function barrierOf(said: Said, leaves: boolean): Barrier | null {
  if (said.of === 'own') {
    const { above, by } = said;
    if (said.well === leaves) return null;
    return said.all === true ? { is: 'together', every: leaves, above, by } : { is: 'hurdle', above, by };
  }
  const state = asState(said.condition);
  const when: Condition = leaves ? state : { kind: 'not', of: state };
  return { is: said.of === 'each' ? 'failing' : 'away', when };
}

/** `its return is negative`, `a positive 6 month momentum`, `above its 200 day average`, `SPY is below its average`. */
export function readSaid(reader: Reader, timeframe: string): Said | null {
  return readOwn(reader, timeframe) ?? readNamed(reader);
}

/**
 * `its return is negative`, `with a negative return`, `the winner is below 0`, `it is less than BIL`, `all of them are down`,
 * `none is positive`.
 */
function readOwn(reader: Reader, timeframe: string): Said | null {
  return reader.tryRead(() => {
    const from = reader.at;
    const none = takeNone(reader);
    const listed = takeListed(reader);
    skipGroup(reader);
    // "All three are"
    if (reader.peekIs('number') !== null && reader.isVerb('be', 1)) reader.at++;
    const said = readTold(reader, timeframe);
    if (said === null) return null;
    // "SPY, EFA and EEM have a negative return": said of all of them.
    const all = listed || isAll(reader, from, reader.at);
    return none ? { ...said, well: !said.well, all: true } : { ...said, all };
  });
}

type Own = Extract<Said, { readonly of: 'own' }>;

function readTold(reader: Reader, timeframe: string): Own | null {
  // "Has a negative return"
  if (/^(has|have|had|show|shows)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
  const before = reader.take('pattern')?.pattern;
  const measured = readItsMeasure(reader, timeframe);
  if (measured === null) return null;
  const { by } = measured;
  if (before !== undefined) {
    skipGroup(reader);
    // German "wenn alle negativ sind"
    reader.skipBe();
    return wellOf(before, by);
  }
  reader.skipBe();
  while (/^(all|both)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
  const pattern = reader.take('pattern')?.pattern;
  if (pattern !== undefined) return wellOf(pattern, by);
  const moved = isCompared(reader) ? undefined : (reader.take('verb')?.verb ?? reader.take('way')?.way);
  if (moved !== undefined && reader.peekIs('number') === null) {
    const over = by === null ? reader.tryRead(() => readOver(reader)) : null;
    return wellOf(moved, over === null ? by : returnOver(reader, over, timeframe));
  }
  const op = reader.take('compare')?.op;
  const direction = op === undefined ? reader.take('side')?.direction : null;
  if (op === undefined && direction === undefined) return null;
  const well = op === undefined ? direction === 'above' : op.startsWith('>');
  const number = reader.take('number');
  if (number !== null)
    return number.unit === 'plain' || number.unit === 'percent'
      ? { of: 'own', above: number.value, by, well }
      : null;
  const other = reader.take('asset');
  // "Less than BIL's": the same measure of another market.
  return other !== null && readItsMeasure(reader, timeframe) !== null
    ? { of: 'own', above: other.symbol, by, well }
    : null;
}

/** "With the higher 12-month return": beside the others, and not whether it rises. */
function isCompared(reader: Reader): boolean {
  if (reader.peekIs('way') === null) return false;
  return ['duration', 'indicator', 'style'].includes(reader.peek(1)?.is ?? 'mark');
}

/** "None of them", "neither", "nothing". */
function takeNone(reader: Reader): boolean {
  return /^(none|neither|nothing)$/i.test(reader.words(reader.at, reader.at)) && reader.takeMark('not');
}

/** `every one of SPY, EFA and EEM`, `both BTC and ETH`: the markets by their names; one of them alone is another matter. */
export function takeListed(reader: Reader): boolean {
  const listed = reader.tryRead(() => {
    if (reader.isMark('any') || reader.isMark('either')) return null;
    for (let step = 0; step < 4 && !isMark(reader.peek(), 'comma'); step++)
      if (!reader.takeMark('per', 'any', 'all', 'both', 'of')) break;
    let named = 0;
    while (reader.take('asset') !== null) {
      named++;
      while (reader.takeMark('comma', 'and', 'slash'));
    }
    return named > 1 ? true : null;
  });
  return listed !== null;
}

/** Whether all of the markets are meant: "they are all", "both", "every one of them". */
function isAll(reader: Reader, from: number, to: number): boolean {
  return reader.lexemes
    .slice(from, to)
    .some((lexeme) => saysAll.test(reader.text.slice(lexeme.from, lexeme.to)));
}

const saysAll =
  /^(all|both|every|everything|alle|beide|tous|toutes|todos|todas|ambos|tutti|tutte|entrambi|wszystkie)\b/i;

const well: ReadonlySet<string> = new Set(['positive', 'green', 'rise', 'up']);
const badly: ReadonlySet<string> = new Set(['negative', 'red', 'fall', 'down']);

function wellOf(told: string, by: Series | null): Own | null {
  if (!well.has(told) && !badly.has(told)) return null;
  return { of: 'own', above: 0, by, well: well.has(told) };
}

/** "Return", "12 month momentum": the return over a length of its own, or what is ranked by; null for another measure. */
function readItsMeasure(reader: Reader, timeframe: string): { readonly by: Series | null } | null {
  if (reader.peekIs('asset') !== null) return null;
  const span = reader.take('duration');
  const named = reader.take('style') !== null || takeReturn(reader);
  if (!named && reader.peekIs('indicator') !== null) return null;
  if (!named && span !== null) return null;
  const over = span ?? readOver(reader);
  return { by: over === null ? null : returnOver(reader, over, timeframe) };
}

function returnOver(reader: Reader, { value, unit }: Span, timeframe: string): Series {
  return indicatorSeries('roc', [barsIn(value, unit, timeframe, tradingDays(reader.markets[0]))]);
}

function takeReturn(reader: Reader): boolean {
  if (!['roc', 'momentum'].includes(reader.peekIs('indicator')?.name ?? '')) return false;
  reader.at++;
  return true;
}

/** "Return over 12 months". */
function readOver(reader: Reader): Span | null {
  return reader.tryRead(() => {
    const over = reader.take('side') !== null || reader.takeMark('last', 'for', 'in');
    return over ? reader.take('duration') : null;
  });
}

/** A condition that names its market, or one that each market meets for itself. */
function readNamed(reader: Reader): Said | null {
  return reader.tryRead(() => {
    skipGroup(reader);
    // "Those below their 200 day average": of whom it is said is their price.
    if (reader.peekIs('side') !== null || reader.peekIs('compare') !== null)
      reader.subject ??= field('close');
    const condition = readCondition(reader);
    if (condition === null) return null;
    const parts = seriesOf(condition).filter((part) => part.kind === 'field' || part.kind === 'indicator');
    if (parts.length === 0) return null;
    return parts.some((part) => 'asset' in part && part.asset !== null)
      ? { of: 'other', condition }
      : { of: 'each', condition };
  });
}
