import { type SettingHead } from '../lexicon/meaning.js';
import { type Distance, type SizeMode, type StrategyRequest } from '../request/strategy-request.js';
import { readParameters } from './read-parameters.js';
import { type Reader } from './reader.js';

export interface Amount {
  readonly value: number;
  readonly kind: 'percent' | 'atr' | 'money' | 'points' | 'plain' | 'reward';
  readonly atrPeriod: number | null;
  /** "An ATR stop": no multiple was said. */
  readonly unsaid?: boolean;
}

/** `2%`, `1.5 ATR`, `2x ATR(14)`, `$500`. */
export function readAmount(reader: Reader): Amount | null {
  return reader.tryRead(() => {
    // A price is no distance.
    if (reader.peekIs('number')?.price !== undefined) return null;
    const multiple = reader.take('multiple');
    const number = multiple === null ? reader.take('number') : null;
    const value = multiple?.factor ?? number?.value;
    if (value === undefined) {
      const atr = reader.peekIs('indicator');
      if (atr?.name !== 'atr') return null;
      reader.at++;
      const period = readParameters(reader, 'atr', []);
      // "ATR x 2", "ATR(14) * 2"
      if (reader.isVerb('cross') && reader.peekIs('number', 1) !== null) reader.at++;
      else if (reader.peekIs('number')?.unit === 'times') reader.takeMark('times');
      if (
        reader.isVerb('cross', -1) ||
        reader.takeMark('times') ||
        reader.peekIs('number')?.unit === 'times'
      ) {
        const factor = reader.take('number');
        if (factor !== null) return { value: factor.value, kind: 'atr', atrPeriod: period[0] ?? null };
      }
      return { value: 1, kind: 'atr', atrPeriod: period[0] ?? null, unsaid: true };
    }
    const atr = reader.tryRead(() => {
      reader.takeMark('times');
      reader.takeMark('of');
      const length = reader.peekIs('duration');
      if (length !== null && reader.peekIs('indicator', 1)?.name === 'atr') {
        reader.at += 2;
        return [length.value];
      }
      const indicator = reader.take('indicator');
      if (indicator?.name !== 'atr') return null;
      return readParameters(reader, 'atr', []);
    });
    // "50% of ATR" is half a range.
    const ranges = number?.unit === 'percent' ? Number((value / 100).toPrecision(12)) : value;
    if (atr !== null) return { value: Math.abs(ranges), kind: 'atr', atrPeriod: atr[0] ?? null };
    const unit = number?.unit ?? 'times';
    if (unit === 'percent') return { value: Math.abs(value), kind: 'percent', atrPeriod: null };
    if (unit === 'points') return { value, kind: 'points', atrPeriod: null };
    if (unit === 'money') return { value, kind: 'money', atrPeriod: null };
    if (unit === 'reward') return { value, kind: 'reward', atrPeriod: null };
    // "0.75 of equity"
    const shared = unit === 'plain' && value > 0 && value < 1 && reader.isMark('of');
    if (shared && reader.peekIs('head', 1)?.head === 'equity')
      return { value: Number((value * 100).toPrecision(12)), kind: 'percent', atrPeriod: null };
    if (unit === 'plain') return { value: Math.abs(value), kind: 'plain', atrPeriod: null };
    return null;
  });
}

/** `2N stop using ATR 20`, `2 ATR stop (14)`: over how many bars the range is measured. */
export function readRangeBehind(reader: Reader): number | null {
  return reader.tryRead(() => {
    const open = reader.takeMark('open');
    if (!open) reader.takeMark('on', 'with', 'of', 'by', 'comma');
    const named = reader.take('indicator');
    if (named === null ? !open : named.name !== 'atr') return null;
    // "(period 10)"
    reader.take('period-word');
    const number = reader.peekIs('number');
    const [period] = named === null ? [reader.take('number')?.value] : readParameters(reader, 'atr', []);
    if (period === undefined || (number !== null && (number.unit !== 'plain' || !number.whole))) return null;
    return open && !reader.takeMark('close') ? null : period;
  });
}

export function skipLinks(reader: Reader): void {
  for (let step = 0; step < 6; step++) {
    if (reader.takeMark('of', 'at', 'to', 'colon', 'for', 'with', 'by', 'on', 'in', 'from')) continue;
    const compare = reader.peekIs('compare');
    if (compare?.op === '==') {
      reader.at++;
      continue;
    }
    if (reader.isVerb('be') || reader.isVerb('hit')) {
      reader.at++;
      continue;
    }
    if (reader.peekIs('edit')?.edit === 'use' || reader.peekIs('edit')?.edit === 'change') {
      reader.at++;
      continue;
    }
    return;
  }
}

/** Words that only repeat what a setting is about: "2% of equity per trade". */
export function skipBehind(reader: Reader, head: SettingHead): void {
  for (let step = 0; step < 3; step++) {
    const next = reader.peekIs('head');
    const linked =
      reader.isMark('per') ||
      reader.isMark('of') ||
      reader.isMark('at') ||
      reader.isMark('for') ||
      reader.isMark('on');
    const after = linked ? reader.peekIs('head', 1) : next;
    if (after === null) return;
    const repeats =
      after.head === 'unit-of-asset' ||
      after.head === 'per-trade' ||
      after.head === 'size' ||
      (after.head === 'equity' && head !== 'equity');
    if (!repeats) return;
    reader.at += linked ? 2 : 1;
  }
}

export function setReward(request: StrategyRequest, left: number, right: number): void {
  // "1:3 risk to reward" and "3:1 reward to risk" both mean three.
  const high = Math.max(left, right);
  const low = Math.min(left, right);
  if (low > 0) request.reward = Number((high / low).toPrecision(12));
}

export function notePlain(reader: Reader, head: string, value: number): void {
  reader.note(`${head}-unit`, `${value} without a unit is read as ${plainPercent(value)}%.`);
}

/** `stop_loss = 0.03`: a fraction of the price, for nobody is stopped at three hundredths of a percent. */
function plainPercent(value: number): number {
  return value > 0 && value < 0.2 ? Number((value * 100).toPrecision(12)) : value;
}

export function distanceOf(amount: Amount): Distance | null {
  if (amount.kind === 'percent') return { mode: 'percent', value: amount.value, atrPeriod: null };
  if (amount.kind === 'plain') return { mode: 'percent', value: plainPercent(amount.value), atrPeriod: null };
  if (amount.kind === 'atr') {
    return { mode: 'atr', value: amount.unsaid === true ? null : amount.value, atrPeriod: amount.atrPeriod };
  }
  return null;
}

export function setSize(request: StrategyRequest, amount: Amount, percentMode: SizeMode): boolean {
  if (amount.kind === 'atr' || amount.kind === 'reward') return false;
  if (amount.kind === 'money') {
    request.size = { is: 'given', value: { mode: 'fixed_notional', value: amount.value } };
    return true;
  }
  const before = request.size.is === 'given' ? request.size.value : null;
  if (
    percentMode === 'percent_equity' &&
    (before?.mode === 'kelly' || before?.mode === 'volatility_target')
  ) {
    request.size = { is: 'given', value: { ...before, cap: amount.value } };
    return true;
  }
  // More than all of the equity is no size in percent.
  if (amount.kind === 'percent' && amount.value > 100) return false;
  if (amount.kind === 'plain' && percentMode === 'fixed_units') {
    request.size = { is: 'given', value: { mode: 'fixed_units', value: amount.value } };
    return true;
  }
  request.size = { is: 'given', value: { mode: percentMode, value: amount.value } };
  return true;
}
