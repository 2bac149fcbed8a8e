import type { StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import type { Reader } from './reader.js';

/**
 * Positions end with the day: `flat by the close`, `sell at the end of the day`, `exit 10 minutes before the bell`, `no
 * overnight holds`, `intraday only`. When a day ends is settled when the market and its bars are known.
 */
export function readFlatAtClose(reader: Reader, request: StrategyRequest): boolean {
  if (!['action', 'mark', 'unit', 'unknown'].includes(reader.peek()?.is ?? '')) return false;
  const word = reader.peekIs('unknown')?.word.toLowerCase();
  if (word !== undefined && word !== 'intraday' && word !== 'strictly') return false;
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const before =
        reader.tryRead(() => readLeavingAtClose(reader)) ??
        reader.tryRead(() => readNothingOvernight(reader)) ??
        reader.tryRead(() => readIntradayOnly(reader));
      if (before === null) return null;
      const known = request.flatAtClose;
      if (known === null || known.before < before)
        request.flatAtClose = { text: reader.words(from, reader.at - 1), before };
      return true;
    }) ?? false
  );
}

/** `flat by the close`, `close all positions 10 minutes before the close`: how many minutes before it. */
function readLeavingAtClose(reader: Reader): number | null {
  const action = reader.take('action')?.action;
  if (action !== 'sell' && action?.startsWith('exit') !== true) return null;
  for (let step = 0; step < 3; step++) {
    const word = wordAt(reader);
    if (!reader.takeMark('it', 'all') && !things.has(word)) break;
    if (things.has(word)) reader.at++;
  }
  const early = reader.take('duration');
  if (early !== null && (early.unit !== 'minute' || !reader.isMark('ago'))) return null;
  let linked = false;
  while (
    reader.takeMark('at', 'by', 'ago', 'on', 'until', 'in') ||
    ['into', 'near'].includes(wordAt(reader))
  ) {
    if (reader.peekIs('unknown', -1) === null && ['into', 'near'].includes(wordAt(reader))) reader.at++;
    linked = true;
  }
  if (!takeEndOfDay(reader)) return null;
  return linked || early !== null || /^(eod|end of day)$/i.test(wordAt(reader, -1))
    ? (early?.value ?? 0)
    : null;
}

/** `no overnight positions`, `never hold overnight`, `don't carry anything overnight`. */
function readNothingOvernight(reader: Reader): number | null {
  if (!reader.takeMark('not')) return null;
  let overnight = false;
  for (let step = 0; step < 6 && !isClauseBreak(reader, reader.at); step++) {
    const word = wordAt(reader);
    if (word.endsWith('overnight')) overnight = true;
    else if (
      !held.has(word) &&
      !things.has(word) &&
      !reader.isVerb('stay') &&
      !reader.isMark('it') &&
      !reader.isMark('any')
    )
      return null;
    reader.at++;
  }
  return overnight && ends(reader) ? 0 : null;
}

/** `intraday only`, `day trades only`, `only day trading`. */
function readIntradayOnly(reader: Reader): number | null {
  if (!isClauseBreak(reader, reader.at - 1)) return null;
  const first = reader.takeMark('only') || wordAt(reader) === 'strictly';
  if (wordAt(reader) === 'strictly') reader.at++;
  if (wordAt(reader) === 'intraday') reader.at++;
  else if (reader.take('unit')?.unit !== 'day' || !reader.isVerb('stay')) return null;
  if (reader.isVerb('stay') || things.has(wordAt(reader))) reader.at++;
  return (first || reader.takeMark('only')) && ends(reader) ? 0 : null;
}

/** `the close`, `end of the day`, `the closing bell`, `market close`: the words of it, to the end of the clause. */
function takeEndOfDay(reader: Reader): boolean {
  const said = new Set<string>();
  for (let step = 0; step < 6 && !ends(reader); step++) {
    const words = reader.words(reader.at, reader.at).toLowerCase().split(' ');
    if (!words.every((word) => ofTheDay.has(word))) return false;
    for (const word of words) said.add(word);
    reader.at++;
  }
  const closes = ['close', 'closes', 'bell', 'eod', 'closing'].some((word) => said.has(word));
  return closes || (said.has('end') && (said.has('day') || said.has('session')));
}

function ends(reader: Reader): boolean {
  const next = reader.peek();
  if (next?.is === 'mark')
    return ['stop', 'newline', 'comma', 'bullet', 'and', 'or', 'open', 'close'].includes(next.mark);
  return next === undefined || next.is === 'head' || next.is === 'action' || next.is === 'asset';
}

function wordAt(reader: Reader, ahead = 0): string {
  return reader.words(reader.at + ahead, reader.at + ahead).toLowerCase();
}

const things: ReadonlySet<string> = new Set(
  'everything anything position positions trade trades all longs shorts exposure out'.split(' '),
);

const held: ReadonlySet<string> = new Set(
  'position positions trade trades holds hold holding carry carrying anything exposure risk gaps keep leave stay held'.split(
    ' ',
  ),
);

const ofTheDay: ReadonlySet<string> = new Set(
  "at on the of close closes closed closing bell eod end day day's session market trading cash regular business same each every that today's daily".split(
    ' ',
  ),
);
