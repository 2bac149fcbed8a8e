import type { StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { type Amount, readAmount } from './read-amount.js';
import type { Reader } from './reader.js';

/** How far a position has gone since its entry, told of the position itself and not of a price. */
interface PositionMove {
  readonly up: boolean;
  readonly amount: Amount;
}

/**
 * Ways out by what a position has lost or made: `sell everything if the position loses 6%`, `cut it if it goes 3% against
 * me`, `no more than a 4% loss`, `get out when the trade is 4% underwater`. In percent or ranges it is a stop or a
 * target; in points or money it is named as left out.
 */
export function readPositionMove(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      if (!isClauseBreak(reader, from - 1) && reader.peek()?.is !== 'mark' && !leaves(reader, -1))
        return null;
      let linked = false;
      while (reader.takeMark('when', 'at', 'on', 'after', 'with', 'only')) linked = true;
      const limited = !linked && takesMost(reader);
      const move = readMove(reader, limited);
      if (move === null) return null;
      const until = reader.at;
      // "If the position loses 6%, sell everything"
      while (reader.takeMark('comma', 'then', 'arrow', 'colon'));
      const ordered = leaves(reader, 0);
      if (ordered) {
        reader.at++;
        takeHeld(reader);
      } else reader.at = until;
      if (!endsMove(reader) || !(ordered || limited || leavesBefore(reader, from))) return null;
      return settle(reader, request, move, from, until);
    }) ?? false
  );
}

function settle(
  reader: Reader,
  request: StrategyRequest,
  { up, amount }: PositionMove,
  from: number,
  until: number,
): true | null {
  const { kind, value, atrPeriod } = amount;
  const head = up ? 'target' : 'stop';
  if (kind === 'percent' || kind === 'atr') {
    request[head] = { is: 'given', value: { mode: kind, value, atrPeriod } };
    return true;
  }
  if (kind === 'reward' && up) {
    request.reward = value;
    return true;
  }
  if (kind === 'plain') return null;
  reader.leave(reader.words(from, until - 1), 'absolute-price');
  for (let at = from; at < until; at++) reader.named.add(at);
  return true;
}

/** `the position loses 6%`, `a 4% loss`, `I'm losing more than 2.5%`, `it goes 3% against me`. */
function readMove(reader: Reader, limited: boolean): PositionMove | null {
  const held = takeHeld(reader);
  reader.skipBe();
  const early = takeWay(reader);
  const goes = reader.isVerb('move') || reader.isVerb('fall') || reader.isVerb('rise');
  if (early === null && reader.isVerb('move')) reader.at++;
  reader.takeMark('by', 'of');
  if (reader.peekIs('compare') !== null) reader.at++;
  const amount = readAmount(reader);
  if (amount === null) return null;
  const late = takeTaken(reader) ?? (early === null ? takeWay(reader) : null);
  const since = takeSince(reader);
  const way = early ?? late;
  if (way === null) return null;
  const told = held || way.ofPosition || since || (limited && !way.up);
  return told && (early !== null || !goes || late !== null) ? { up: way.up, amount } : null;
}

interface Way {
  readonly up: boolean;
  /** Only a position goes so: prices are not underwater. */
  readonly ofPosition: boolean;
}

function takeWay(reader: Reader): Way | null {
  return reader.tryRead(() => {
    reader.takeMark('in', 'of', 'on');
    const text = reader.words(reader.at, reader.at).toLowerCase();
    const word = ways[text];
    if (word !== undefined) {
      reader.at++;
      if (text === 'adverse' || text === 'favourable' || text === 'favorable') reader.at++;
      return word;
    }
    // "Under water"
    if (
      reader.peekIs('side')?.direction === 'below' &&
      /^water$/i.test(reader.words(reader.at + 1, reader.at + 1))
    ) {
      reader.at += 2;
      return { up: false, ofPosition: true };
    }
    const way = reader.take('way');
    if (way !== null) return { up: way.way === 'up', ofPosition: /red|green/i.test(text) };
    if (reader.isVerb('fall') || reader.isVerb('rise')) {
      const up = reader.isVerb('rise');
      reader.at++;
      return { up, ofPosition: text.startsWith('los') };
    }
    return null;
  });
}

const loss: Way = { up: false, ofPosition: true };
const gain: Way = { up: true, ofPosition: true };
const ways: Readonly<Record<string, Way>> = {
  lose: loss,
  loses: loss,
  losing: loss,
  lost: loss,
  loss: loss,
  underwater: loss,
  adverse: loss,
  wrong: loss,
  gained: gain,
  gains: gain,
  makes: gain,
  made: gain,
  earned: gain,
  favourable: gain,
  favorable: gain,
};

/** `against me`, `in my favour`, `the wrong way`. */
function takeTaken(reader: Reader): Way | null {
  return reader.tryRead(() => {
    reader.takeMark('in');
    const word = reader.words(reader.at, reader.at).toLowerCase().split(' ').pop() ?? '';
    const up = word === 'favour' || word === 'favor';
    if (word !== 'against' && !up) return null;
    reader.at++;
    if (!up && (reader.takeMark('it') || isWord(reader, 'us', 'position', 'trade'))) {
      if (!reader.isMark('it', -1)) reader.at++;
    }
    return up ? gain : loss;
  });
}

/** `from entry`, `below my entry price`, `under what I paid`. */
function takeSince(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('from', 'of') && reader.take('side') === null) return null;
      if (reader.take('action')?.action !== 'enter') return null;
      reader.take('field');
      return true;
    }) ?? false
  );
}

/** The position by its name: `the position`, `my trade`, `we`, `it`; only some of them say that no price is meant. */
function takeHeld(reader: Reader): boolean {
  const text = reader.words(reader.at, reader.at).toLowerCase();
  const own = /^(i|we|i'm|we're|im)( am| are)?$/.test(text) && reader.isVerb('be');
  const word = text.split(' ').pop() ?? '';
  const all = reader.isMark('it') || reader.isMark('all');
  if (!all && !own && !holdings.has(word)) return false;
  reader.at++;
  return !all;
}

const holdings: ReadonlySet<string> = new Set(
  'position positions trade deal lot holding holdings everything bag investment coin'.split(' '),
);

/** `no more than a`, `at most`. */
function takesMost(reader: Reader): boolean {
  return reader.take('compare')?.op.startsWith('<') === true;
}

function isWord(reader: Reader, ...words: readonly string[]): boolean {
  return words.includes(reader.words(reader.at, reader.at).toLowerCase());
}

function leaves(reader: Reader, ahead: number): boolean {
  const action = reader.peekIs('action', ahead)?.action;
  return (
    (action !== undefined && (action === 'sell' || action.startsWith('exit'))) ||
    reader.isVerb('close', ahead)
  );
}

/** "Sell everything if": the order stands before. */
function leavesBefore(reader: Reader, from: number): boolean {
  const at = from - reader.at;
  return [1, 2, 3].some((back) => leaves(reader, at - back) && !crossesClause(reader, at, back));
}

function crossesClause(reader: Reader, at: number, back: number): boolean {
  for (let place = 1; place < back; place++) if (isClauseBreak(reader, reader.at + at - place)) return true;
  return false;
}

function endsMove(reader: Reader): boolean {
  const next = reader.peek();
  if (next?.is === 'mark')
    return ['stop', 'comma', 'newline', 'bullet', 'and', 'or', 'then', 'close'].includes(next.mark);
  return next === undefined || next.is === 'head';
}
