import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import { skipMost } from './read-most.js';
import type { Reader } from './reader.js';

/**
 * How much money may be in a position: `never more than 1000 euros in it`, `at most $5k invested in total`, `max 2000
 * USDT exposure`, `cap the position at 1000 dollars`.
 */
export function readMostInvested(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const told = readCapped(reader) ?? reader.tryRead(() => readAmountFirst(reader, request));
      if (told === null || !(reader.atClauseEnd() || reader.peek()?.is === 'mark')) return null;
      request.mostInvested = { value: told, text: reader.words(from, reader.at - 1) };
      return true;
    }) ?? false
  );
}

/** `cap the position at 1000`, `total exposure at most 1000 euros`. */
function readCapped(reader: Reader): number | null {
  return reader.tryRead(() => {
    const capped = takeWord(reader, 'cap', 'limit');
    const total = takeWord(reader, 'total', 'overall');
    const held = takeWord(reader, ...holdings);
    if (!(capped ? total || held || reader.takeMark('it') : total && held)) return null;
    reader.skipBe();
    skipLinks(reader);
    if (!reader.isMark('at', -1) || !capped) skipMost(reader);
    const number = reader.take('number');
    return number?.unit === 'money' ? number.value : null;
  });
}

/** `never more than 1000 euros in it`. */
function readAmountFirst(reader: Reader, request: StrategyRequest): number | null {
  const from = reader.at;
  // "Never hold more than" is one word with a time behind it, elsewhere.
  if (reader.peekIs('head')?.head === 'time-exit') reader.at++;
  else skipNever(reader);
  if (reader.at === from) skipMost(reader);
  if (reader.at === from) return null;
  const number = reader.take('number');
  if (number?.unit !== 'money') return null;
  reader.takeMark('of');
  const total = (): boolean => takeWord(reader, ...totals);
  let held = takeWord(reader, ...holdings);
  if (total()) held = true;
  if (reader.takeMark('in')) {
    const market = reader.take('asset');
    if (market !== null && !request.assets.includes(market.symbol)) request.assets.push(market.symbol);
    held = market !== null || reader.takeMark('it') || total() || takeWord(reader, ...holdings);
  }
  return held ? number.value : null;
}

/** `never have more than`, `don't invest more than`. */
function skipNever(reader: Reader): void {
  reader.tryRead(() => {
    if (!reader.takeMark('not')) return null;
    const does = reader.peek()?.is;
    if (does === 'verb' || does === 'edit' || does === 'action' || does === 'unsupported') reader.at++;
    return reader.take('compare')?.op === '>' ? true : null;
  });
}

const holdings = ['position', 'exposure', 'investment', 'invested', 'deployed', 'stake'] as const;
const totals = ['total', 'all', 'altogether', 'overall', 'together'] as const;

function takeWord(reader: Reader, ...words: readonly string[]): boolean {
  if (!words.includes(reader.words(reader.at, reader.at).toLowerCase())) return false;
  reader.at++;
  return true;
}
