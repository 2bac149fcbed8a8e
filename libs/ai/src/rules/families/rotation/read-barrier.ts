import { barsIn } from '../../lex/timeframes.js';
import { tradingDays } from '../../lexicon/tickers.js';
import { readCondition } from '../../parse/read-condition.js';
import type { Reader } from '../../parse/reader.js';
import { type Condition, field, indicatorSeries, type Series, seriesOf } from '../../request/expression.js';
import { asState } from '../as-state.js';
import type { Barrier } from './ranking.js';

/** What is said of markets, and whether it is said of what does well. */
export type Said =
  | {
      readonly of: 'own';
      readonly above: number | string;
      readonly by: Series | null;
      readonly well: boolean;
    }
  | { readonly of: 'each'; readonly condition: Condition }
  | { readonly of: 'other'; readonly condition: Condition };

/** What bars a market: what is said when it is left for that, the opposite when it is held for that. */
export function barrierOf(said: Said, leaves: boolean): Barrier | null {
  if (said.of === 'own')
    return said.well === leaves ? null : { is: 'hurdle', above: said.above, by: said.by };
  const state = asState(said.condition);
  const when: Condition = leaves ? state : { kind: 'not', of: state };
  return { is: said.of === 'each' ? 'failing' : 'away', when };
}

/** `its return is negative`, `a positive 6 month momentum`, `above its 200 day average`, `SPY is below its average`. */
export function readSaid(reader: Reader, timeframe: string): Said | null {
  return readOwn(reader, timeframe) ?? readNamed(reader);
}

/** `any holding whose`, `those with`, `the winner`, `each asset`: of whom it is said; how many words that took. */
export function skipGroup(reader: Reader): number {
  const from = reader.at;
  while (isGroup(reader)) reader.at++;
  return reader.at - from;
}

const members =
  /^(any|anything|something|everything|asset|assets|holding|holdings|market|markets|name|names|stock|stocks|etf|etfs|fund|funds|sector|sectors|pick|picks|member|members|position|positions|pair|pairs|slot|slots|leg|legs|one|ones|winner|winners|leader|leaders|they|them|these|own|absolute|top|latter)$/i;

function isGroup(reader: Reader): boolean {
  const lexeme = reader.peek();
  switch (lexeme?.is) {
    case 'mark':
      return ['it', 'all', 'both', 'any', 'of', 'per', 'with', 'absolute'].includes(lexeme.mark);
    case 'ranked':
    case 'leg':
      return true;
    case 'head':
      return lexeme.head === 'unit-of-asset';
    case 'verb':
      return /^holdings?$/i.test(reader.words(reader.at, reader.at));
    case 'unknown':
      return members.test(lexeme.word);
    default:
      return false;
  }
}

/** `its return is negative`, `with a negative return`, `the winner is below 0`, `it is less than BIL`. */
function readOwn(reader: Reader, timeframe: string): Said | null {
  return reader.tryRead(() => {
    skipGroup(reader);
    const before = reader.take('pattern')?.pattern;
    const measured = readItsMeasure(reader, timeframe);
    if (measured === null) return null;
    const { by } = measured;
    if (before !== undefined) {
      skipGroup(reader);
      return wellOf(before, by);
    }
    reader.skipBe();
    const pattern = reader.take('pattern')?.pattern;
    if (pattern !== undefined) return wellOf(pattern, by);
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
  });
}

function wellOf(pattern: string, by: Series | null): Said | null {
  return pattern === 'positive' || pattern === 'negative'
    ? { of: 'own', above: 0, by, well: pattern === 'positive' }
    : null;
}

/** "Return", "12 month momentum": the return over a length of its own, or what is ranked by; null for another measure. */
function readItsMeasure(reader: Reader, timeframe: string): { readonly by: Series | null } | null {
  if (reader.peekIs('asset') !== null) return null;
  const span = reader.take('duration');
  const named = reader.take('style') !== null || takeReturn(reader);
  if (!named && reader.peekIs('indicator') !== null) return null;
  if (!named && span !== null) return null;
  const over = span ?? readOver(reader);
  if (over === null) return { by: null };
  const bars = barsIn(over.value, over.unit, timeframe, tradingDays(reader.markets[0]));
  return { by: indicatorSeries('roc', [bars]) };
}

function takeReturn(reader: Reader): boolean {
  if (!['roc', 'momentum'].includes(reader.peekIs('indicator')?.name ?? '')) return false;
  reader.at++;
  return true;
}

/** "Return over 12 months". */
function readOver(reader: Reader): {
  readonly value: number;
  readonly unit: 'day' | 'month' | 'week' | 'year' | 'bar' | 'hour' | 'minute';
} | null {
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
