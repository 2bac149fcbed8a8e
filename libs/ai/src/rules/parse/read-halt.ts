import type { StrategyRequest } from '../request/strategy-request.js';
import { type Amount, readAmount, skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

/** How much may be lost, and over what: the day, or all since the account's peak. */
interface Loss {
  readonly amount: Amount;
  readonly over: 'day' | 'peak' | null;
}

/**
 * When trading stops altogether or for the day: `stop trading if I'm down 3% on the day`, `down 15% from the peak: shut
 * it down`, `kill switch: stop everything if the account falls 15%`, `if I lose $600 in a day, done for the day`.
 */
export function readHalt(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const first = readHalts(reader);
      const gain = reader.tryRead(() => readGainBefore(reader));
      const loss = reader.tryRead(() => readLoss(reader, first !== null));
      if (loss === null) return null;
      const halts =
        first ??
        reader.tryRead(() => {
          while (reader.takeMark('comma', 'colon', 'arrow', 'then'));
          if (reader.peekIs('compare')?.op === '==') reader.at++;
          return readHalts(reader);
        });
      if (halts === null) return null;
      const daily = halts === 'day' || loss.over === 'day';
      if (gain !== null) reader.leave(gain, 'profit-limit');
      const { amount } = loss;
      if (amount.kind === 'percent')
        return setLimit(request, daily ? 'daily_loss_limit' : 'kill_switch', { value: amount.value });
      request.moneyAtRisk.push({
        what: daily ? 'daily_loss_limit' : 'kill_switch',
        value: amount.value,
        text: reader.words(from, reader.at - 1),
      });
      return true;
    }) ?? false
  );
}

function readHalts(reader: Reader): 'day' | 'all' | null {
  let found: 'day' | 'all' | null = null;
  for (let step = 0; step < 4; step++) {
    const head = reader.peekIs('head')?.head;
    if (head === 'halt-day' || head === 'daily-loss') found = 'day';
    else if (head === 'halt' || head === 'drawdown-limit') found ??= 'all';
    else if (found === null || !reader.isMark('colon')) break;
    reader.at++;
  }
  return found;
}

/** "If I'm up 4% or down 2% on the day": the gain, which nothing stops at, in its words. */
function readGainBefore(reader: Reader): string | null {
  reader.takeMark('when', 'after', 'at');
  if (isAccount(reader)) reader.at++;
  reader.skipBe();
  const from = reader.at;
  if (reader.take('way')?.way !== 'up') return null;
  const amount = readAmount(reader);
  const words = reader.words(from, reader.at - 1);
  return amount?.kind === 'percent' && reader.takeMark('or') ? words : null;
}

/** `if the account is down 15% from its peak`, `I lose $600 in a day`, `after a 3% loss on the day`. */
function readLoss(reader: Reader, halted: boolean): Loss | null {
  for (let step = 0; step < 5; step++)
    if (!reader.takeMark('when', 'after', 'at', 'on', 'it')) {
      if (!isAccount(reader)) break;
      reader.at++;
    }
  reader.skipBe();
  const early = takeFall(reader);
  skipLinks(reader);
  if (reader.peekIs('compare') !== null) reader.at++;
  const amount = readAmount(reader);
  if (amount === null || (amount.kind !== 'percent' && amount.kind !== 'money')) return null;
  const late = takeFall(reader);
  const over = readOver(reader);
  return early || late || (halted && over !== null) ? { amount, over } : null;
}

function isAccount(reader: Reader): boolean {
  const head = reader.peekIs('head')?.head;
  return head === 'equity' || head === 'capital';
}

/** `down`, `loses`, `a loss of`, `drawdown`. */
function takeFall(reader: Reader): boolean {
  const head = reader.peekIs('head')?.head;
  const word = reader.peekIs('unknown')?.word.toLowerCase();
  const way = reader.peekIs('way')?.way;
  const falls =
    reader.isVerb('fall') ||
    way === 'down' ||
    head === 'drawdown-word' ||
    head === 'drawdown-limit' ||
    (word !== undefined && ['lose', 'losing', 'lost', 'losses'].includes(word));
  if (falls) reader.at++;
  return falls;
}

/** `in a day`, `on the day`, `today`; `from its peak`, `in total`. */
function readOver(reader: Reader): Loss['over'] {
  return reader.tryRead(() => {
    let linked = false;
    while (reader.takeMark('in', 'on', 'for', 'of', 'from', 'at', 'per', 'within', 'last')) linked = true;
    if (reader.take('unit')?.unit === 'day') return 'day';
    if (reader.take('every')?.every === 'day') return 'day';
    if (reader.peekIs('now') !== null && reader.words(reader.at, reader.at).toLowerCase() === 'today') {
      reader.at++;
      return 'day';
    }
    const high = linked && reader.take('extreme')?.extreme === 'high';
    if (high && isAccount(reader)) reader.at++;
    return high ? 'peak' : null;
  });
}
