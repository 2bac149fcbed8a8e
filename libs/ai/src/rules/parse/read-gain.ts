import type { Distance, StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { type Amount, readAmount, skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';

interface Gain {
  readonly up: boolean;
  readonly distance: Distance | null;
  /** Multiples of what is risked. */
  readonly reward: number | null;
}

/**
 * How far from its entry a position is left: `at +10%`, `at 3% profit or 1.5% loss`, `if I lose 3% or make 6%`, `at 2R`,
 * `at 2%`. Sets target and stop; false when nothing of the kind stands here.
 */
export function readGain(reader: Reader, request: StrategyRequest): boolean {
  const gains = reader.tryRead(() => {
    const linked = reader.takeMark('at', 'with', 'on', 'after');
    const asked = !linked && reader.takeMark('when');
    // "sell after 12 hours or +3%": the sign says enough.
    const signed = peekSign(reader) !== null;
    if (!linked && !asked && !signed) return null;
    const found: Gain[] = [];
    for (let step = 0; step < 3; step++) {
      const gain = reader.tryRead(() => {
        if (step > 0 && !reader.takeMark('or', 'and', 'slash', 'comma')) return null;
        if (step > 0) reader.takeMark('at', 'when', 'with');
        return readOne(reader, linked && step === 0);
      });
      if (gain === null) break;
      found.push(gain);
    }
    return found.length > 0 && endsGain(reader) ? found : null;
  });
  if (gains === null) return false;
  for (const { up, distance, reward } of gains) {
    if (reward !== null) request.reward = reward;
    else if (distance !== null) request[up ? 'target' : 'stop'] = { is: 'given', value: distance };
  }
  return true;
}

/** "..., or 1.2% gain or 0.8% loss" behind another way out: further ones, without a word before them. */
export function readFurtherGain(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('or', 'slash')) return null;
      reader.takeMark('at', 'when', 'with');
      const number = reader.isMark('plus') ? 1 : 0;
      const amount = reader.peekIs('number', number);
      const signed = number === 1 || (amount !== null && amount.value < 0);
      const ended = reader.peekIs('verb', number + 1)?.verb;
      if (amount?.unit !== 'percent' || !(signed || ended === 'rise' || ended === 'fall')) return null;
      const gain = readOne(reader, false);
      if (gain?.distance == null || !endsGain(reader)) return null;
      request[gain.up ? 'target' : 'stop'] = { is: 'given', value: gain.distance };
      return true;
    }) ?? false
  );
}

/** `profit 2.1%`, `loss: 1%` in a clause of its own: a target or a stop. */
export function readNamedGain(reader: Reader, request: StrategyRequest): boolean {
  if (!isClauseBreak(reader, reader.at - 1) || reader.isMark('when', -1)) return false;
  return (
    reader.tryRead(() => {
      const named = ways[reader.words(reader.at, reader.at).toLowerCase()];
      if (named === undefined) return null;
      reader.at++;
      skipLinks(reader);
      reader.takeMark('plus', 'minus');
      const amount = readAmount(reader);
      if (amount === null || (amount.kind !== 'percent' && amount.kind !== 'atr') || !endsGain(reader))
        return null;
      const { value, kind, atrPeriod } = amount;
      request[named] = { is: 'given', value: { mode: kind, value, atrPeriod } };
      return true;
    }) ?? false
  );
}

const ways: Readonly<Record<string, 'target' | 'stop'>> = {
  profit: 'target',
  profits: 'target',
  gain: 'target',
  win: 'target',
  loss: 'stop',
};

function endsGain(reader: Reader): boolean {
  const next = reader.peek();
  if (next?.is === 'mark')
    return ['stop', 'comma', 'newline', 'bullet', 'and', 'or', 'then'].includes(next.mark);
  return next === undefined || next.is === 'action' || next.is === 'head';
}

function readOne(reader: Reader, plainAllowed: boolean): Gain | null {
  reader.takeMark('it');
  reader.take('field');
  reader.skipBe();
  const early = readWay(reader);
  if (early !== null && !reader.takeMark('by') && reader.peekIs('compare')?.op === '>') reader.at++;
  const sign = peekSign(reader);
  const at = reader.at;
  const number = reader.peekIs('number', reader.isMark('plus') || reader.isMark('minus') ? 1 : 0);
  // "at 1.5x risk"
  if (number?.unit === 'times' && reader.peekIs('head', 1)?.head === 'risk') {
    reader.at += 2;
    return { up: true, distance: null, reward: number.value };
  }
  const amount = readSigned(reader, sign);
  if (amount === null || (amount.kind !== 'percent' && amount.kind !== 'reward' && amount.kind !== 'atr'))
    return null;
  const signed = number === null ? null : sign;
  const late = early === null ? readWay(reader) : null;
  if (early === null && late === null && reader.peekIs('head')?.head === 'target') reader.at++;
  const up = early ?? signed ?? late;
  if (amount.kind === 'reward' && up === false) {
    // "Down more than 1.5R": a stop of multiples of the stop.
    reader.leave(reader.words(at, reader.at - 1), 'not-understood');
    return { up: false, distance: null, reward: null };
  }
  if (amount.kind === 'reward') return { up: true, distance: null, reward: amount.value };
  if (up === null) {
    if (!plainAllowed || amount.kind !== 'percent' || measuresPercent(reader)) return null;
    reader.note('take-profit', `"${reader.words(at, reader.at - 1)}" is read as a gain since the entry.`);
  }
  const { value, kind, atrPeriod } = amount;
  return { up: up ?? true, distance: { mode: kind, value: Math.abs(value), atrPeriod }, reward: null };
}

/** Whether a sign stands before the number at the reader: true for a plus, false for a minus. */
export function peekSign(reader: Reader): boolean | null {
  if (reader.isMark('plus')) return true;
  if (reader.isMark('minus')) return reader.peekIs('number', 1) === null ? null : false;
  const number = reader.peekIs('number');
  if (number === null) return null;
  if (number.value < 0) return false;
  return reader.text[number.from] === '+' || reader.text[number.from - 1] === '+' ? true : null;
}

/** How far; "out at plus 4 or minus 3" is in percent, where no oscillator of that size could be meant. */
export function readSigned(reader: Reader, sign: boolean | null): Amount | null {
  reader.takeMark('plus', 'minus');
  const from = reader.at;
  const amount = readAmount(reader);
  if (amount?.kind !== 'plain' || sign === null || amount.value >= 100 || measuresPercent(reader))
    return amount;
  if (reader.lexemes.some((lexeme) => lexeme.is === 'indicator' && centred.has(lexeme.name))) return amount;
  const words = `${sign ? '+' : '−'}${reader.words(from, reader.at - 1).replace(/^[+-]/, '')}`;
  reader.note(sign ? 'take-profit' : 'stop-loss', `"${words}" without a unit is read as ${amount.value}%.`);
  return { ...amount, kind: 'percent' };
}

/** Oscillators around zero, whose levels have signs. */
const centred: ReadonlySet<string> = new Set([
  ...['zscore', 'cci', 'roc', 'momentum', 'macd', 'williams_r', 'ppo', 'trix', 'correlation', 'linreg_slope'],
]);

/** `up`, `in profit`, `loss`, `make`: true upwards, false downwards. */
function readWay(reader: Reader): boolean | null {
  return reader.tryRead(() => {
    reader.takeMark('in', 'of');
    const way = reader.take('way');
    if (way !== null) return way.way === 'up';
    const word = reader.peekIs('unknown')?.word.toLowerCase();
    if (word === 'lose') {
      reader.at++;
      return false;
    }
    const verb = reader.take('verb')?.verb;
    if (verb === 'rise' || verb === 'make') return true;
    return verb === 'fall' ? false : null;
  });
}

/** Premiums and rates are percentages themselves: "close at 1%" is then a level of theirs. */
function measuresPercent(reader: Reader): boolean {
  return reader.lexemes.some(
    (lexeme) =>
      ['premium', 'funding', 'ratio'].includes(lexeme.is) ||
      (lexeme.is === 'unsupported' && lexeme.what !== 'account'),
  );
}
