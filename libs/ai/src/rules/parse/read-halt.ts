import type { StrategyRequest } from '../request/strategy-request.js';
import { type Amount, readAmount, skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

/** How much may be lost, and over what: the day, or all since the account's peak. */
interface Loss {
  readonly amount: Amount;
  readonly over: 'day' | 'peak' | null;
  /** The account is named as what loses. */
  readonly ofAccount: boolean;
}

/**
 * When trading stops altogether or for the day: `stop trading if I'm down 3% on the day`, `down 15% from the peak: shut
 * it down`, `kill switch: stop everything if the account falls 15%`, `if I lose $600 in a day, done for the day`.
 */
export function readHalt(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const leaves = reader.isAction('exit') && !leavesAll(reader);
      const first = readHalts(reader, true);
      const streak = first === null ? null : reader.tryRead(() => readStreakBefore(reader, from));
      const gain = reader.tryRead(() => readGainBefore(reader));
      const loss = reader.tryRead(() => readLoss(reader, first !== null));
      // "Liquidate all if the account falls 25% from its peak"
      if (loss === null || (leaves && !loss.ofAccount)) return null;
      const halts =
        first ??
        reader.tryRead(() => {
          while (reader.takeMark('comma', 'colon', 'arrow', 'then'));
          if (reader.peekIs('compare')?.op === '==') reader.at++;
          return readHalts(reader, loss.ofAccount || loss.over !== null);
        });
      if (halts === null) return null;
      if (streak !== null) reader.leave(streak, 'losing-streak');
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

/** What halts: `stop trading`, `kill switch`, `done for the day`; `leaving`: to close everything is enough. */
function readHalts(reader: Reader, leaving = false): 'day' | 'all' | null {
  let found: 'day' | 'all' | null = null;
  for (let step = 0; step < 6; step++) {
    const head = reader.peekIs('head')?.head;
    const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
    const today = found !== null && reader.peekIs('now') !== null;
    if (head === 'halt-day' || head === 'daily-loss' || (today && isToday(reader))) found = 'day';
    else if (refusesMore(reader)) {
      found ??= 'all';
      reader.at++;
    } else if (head === 'halt' || head === 'drawdown-limit') found ??= 'all';
    else if (found !== null && wholes.has(word)) {
      // "Flat everything"
    } else if (halting.has(word) || (leaving && reader.isAction('exit'))) found ??= 'all';
    else if (found === null || !(readJoinedHalt(reader) || reader.peekIs('strategy') !== null)) break;
    reader.at++;
  }
  return found;
}

/** `no more trading`, `no more trades`: the reader stands at what is not wanted any more. */
function refusesMore(reader: Reader): boolean {
  return /^no more$/i.test(reader.words(reader.at, reader.at)) && reader.isVerb('stay', 1);
}

function isToday(reader: Reader): boolean {
  return reader.words(reader.at, reader.at).toLowerCase() === 'today';
}

/** "Close everything and stop", "kill switch: stop trading": the reader stands before what halts once more. */
function readJoinedHalt(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      if (reader.isMark('colon')) return true;
      if (!reader.takeMark('and', 'comma')) return null;
      const head = reader.peekIs('head')?.head;
      const stops = head === 'stop' && (reader.atClauseEnd(1) || reader.isMark('comma', 1));
      return stops || head === 'halt' || head === 'halt-day' || reader.isAction('exit') || null;
    }) ?? false
  );
}

const wholes: ReadonlySet<string> = new Set(['everything', 'positions', 'all']);

const halting: ReadonlySet<string> = new Set(
  'halt halts quit quits cease suspend freeze shutdown deactivate disable'.split(' '),
);

/** "Stop trading after two losing trades in a row or ...": the first of two reasons, which nothing counts, in its words. */
function readStreakBefore(reader: Reader, from: number): string | null {
  reader.takeMark('when', 'after', 'at');
  reader.take('number');
  if (reader.take('unsupported')?.what !== 'losing-streak') return null;
  const words = reader.words(from, reader.at - 1);
  return reader.takeMark('or', 'and') ? words : null;
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
  let ofAccount = false;
  for (let step = 0; step < 5; step++)
    if (!reader.takeMark('when', 'after', 'at', 'on', 'it')) {
      if (!isAccount(reader)) break;
      ofAccount = true;
      reader.at++;
    }
  reader.skipBe();
  const lost = reader.peekIs('head')?.head === 'after-loss';
  if (lost) reader.at++;
  const early = lost || takeFall(reader);
  skipLinks(reader);
  if (reader.peekIs('compare') !== null) reader.at++;
  const amount = readAmount(reader);
  if (amount === null || (amount.kind !== 'percent' && amount.kind !== 'money')) return null;
  if (reader.isMark('of') && reader.peekIs('head', 1)?.head === 'equity') {
    ofAccount = true;
    reader.at += 2;
  }
  // "... after a 5% daily loss"
  if (reader.peekIs('head')?.head === 'daily-loss') {
    reader.at++;
    return { amount, over: 'day', ofAccount };
  }
  const late = takeFall(reader);
  const over = readOver(reader);
  return early || late || (over !== null && (halted || over === 'peak')) ? { amount, over, ofAccount } : null;
}

/** "Flat everything if we're down 25%": all positions, and who trades in place of a price. */
export function leavesAll(reader: Reader): boolean {
  if (!reader.isAction('exit') && !reader.isAction('sell') && !reader.isVerb('close')) return false;
  const own = reader.words(reader.at, reader.at).toLowerCase().split(' ');
  const all =
    own.some((word) => wholes.has(word)) ||
    [1, 2].some(
      (ahead) =>
        reader.isMark('all', ahead) || wholes.has(reader.peekIs('unknown', ahead)?.word.toLowerCase() ?? ''),
    );
  return all && [1, 2, 3, 4].some((ahead) => saysWho(reader, reader.at + ahead));
}

function saysWho(reader: Reader, at: number): boolean {
  const lexeme = reader.lexemes[at];
  if (lexeme?.is !== 'verb' || lexeme.verb !== 'be') return false;
  const before = reader.lexemes[at - 1]?.to ?? 0;
  return /\b(we|i)\b/i.test(reader.text.slice(before, lexeme.to));
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
    if (['off', 'under'].includes(reader.peekIs('unknown')?.word.toLowerCase() ?? '')) {
      linked = true;
      reader.at++;
    }
    while (reader.takeMark('in', 'on', 'for', 'of', 'from', 'at', 'per', 'within', 'last')) linked = true;
    if (reader.take('unit')?.unit === 'day') return 'day';
    if (reader.take('every')?.every === 'day') return 'day';
    if (reader.peekIs('now') !== null && isToday(reader)) {
      reader.at++;
      return 'day';
    }
    if (reader.peekIs('side')?.direction === 'below') {
      linked = true;
      reader.at++;
    }
    if (isAccount(reader)) reader.at++;
    const top =
      linked &&
      (reader.peekIs('ranked')?.best === true || /^(top|peak)$/i.test(reader.words(reader.at, reader.at)));
    if (top) reader.at++;
    const high = top || (linked && reader.take('extreme')?.extreme === 'high');
    // "its high water mark"
    while (
      high &&
      ['water', 'mark', 'watermark'].includes(reader.peekIs('unknown')?.word.toLowerCase() ?? '')
    )
      reader.at++;
    if (high && isAccount(reader)) reader.at++;
    return high ? 'peak' : null;
  });
}
