import { timeframeMinutes } from '../lex/timeframes.js';
import { isCurrencyPair, isTraditional } from '../lexicon/tickers.js';
import { type Condition, compare, joined, mapTerms, numberSeries } from '../request/expression.js';
import type { Assumed, Lines } from './settle.js';

/** Minutes of the day in New York at which its exchanges open and close. */
const session = { opens: 570, closes: 960 } as const;

/**
 * "If it gaps up 2% and then breaks ...": on bars shorter than a day the gap is that of the day's first bar, which then
 * holds for the day; every other bar opens where the one before it closed.
 */
export function gapsAtTheOpen(
  lines: Lines,
  { symbol, timeframe }: { readonly symbol: string; readonly timeframe: string },
  assumed: Assumed[],
): Lines {
  const hasSession = isTraditional(symbol) && !isCurrencyPair(symbol.replace(/[/_-]/g, ''));
  if (!hasSession || timeframeMinutes(timeframe) >= 390) return lines;
  let found = false;
  const atTheOpen = (term: Condition): Condition => {
    if (term.kind !== 'compare' || term.gap !== true) return term;
    found = true;
    const opens = compare({ kind: 'clock', of: 'new_york_minute' }, '==', numberSeries(session.opens));
    const span = { value: session.closes - session.opens, unit: 'minute' } as const;
    return { kind: 'within', of: joined('all', [opens, term]), span };
  };
  // "Gaps up and then ...": at the open of that day, however many bars ago.
  const throughout = (line: Condition): Condition => {
    if (line.kind === 'within' && line.of.kind === 'compare') return mapTerms(line.of, atTheOpen);
    if (line.kind !== 'all' && line.kind !== 'any') return mapTerms(line, atTheOpen);
    return { ...line, terms: line.terms.map(throughout) };
  };
  const gapped = (line: Condition): Condition => {
    const changed = throughout(line);
    return found ? changed : line;
  };
  const entries = Object.entries(lines).map(([name, line]) => [name, gapped(line)]);
  if (!found) return lines;
  assumed.push({
    about: 'entry',
    text: 'A gap is that of the first bar of the day, 9:30 New York time, beside the bar before it; it holds for that day.',
  });
  return Object.fromEntries(entries);
}
