import type { SettingHead } from '../lexicon/meaning.js';
import type { Distance, SizeMode, StrategyRequest } from '../request/strategy-request.js';
import { readParameters } from './read-parameters.js';
import type { Reader } from './reader.js';

/**
 * Reads a stop, target, size or the like at the reader's place, with its number before or behind it: `2% stop`,
 * `stop loss at 2 ATR`, `risk 1% per trade`, `no take profit`. False when none stands here.
 */
export function readSetting(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const removed = reader.peekIs('edit')?.edit === 'remove' && reader.take('edit') !== null;
      const forbidden = removed || reader.takeMark('not');
      if (forbidden) return readForbidden(reader, request) ? true : null;
      return readLeadingNumber(reader, request) || readHead(reader, request) ? true : null;
    }) ?? false
  );
}

function readForbidden(reader: Reader, request: StrategyRequest): boolean {
  const head = reader.take('head');
  if (head === null) return false;
  switch (head.head) {
    case 'stop':
      request.stop = { is: 'none' };
      break;
    case 'target':
      request.target = { is: 'none' };
      break;
    case 'trail':
      request.trail = { is: 'none' };
      break;
    case 'time-exit':
      request.timeExit = { is: 'none' };
      break;
    case 'size':
      request.size = { is: 'none' };
      break;
    case 'short-only':
      request.sides = 'long';
      break;
    case 'leverage':
    case 'break-even':
      break;
    default:
      return false;
  }
  // "no stop loss or take profit"
  reader.tryRead(() => {
    if (!reader.takeMark('or', 'and', 'slash', 'comma')) return null;
    reader.takeMark('not');
    return reader.peekIs('head') !== null && readForbidden(reader, request) ? true : null;
  });
  return true;
}

interface Amount {
  readonly value: number;
  readonly kind: 'percent' | 'atr' | 'money' | 'points' | 'plain' | 'reward';
  readonly atrPeriod: number | null;
}

/** `2%`, `1.5 ATR`, `2x ATR(14)`, `$500`. */
function readAmount(reader: Reader): Amount | null {
  return reader.tryRead(() => {
    const multiple = reader.take('multiple');
    const number = multiple === null ? reader.take('number') : null;
    const value = multiple?.factor ?? number?.value;
    if (value === undefined) {
      const atr = reader.peekIs('indicator');
      if (atr?.name !== 'atr') return null;
      reader.at++;
      const period = readParameters(reader, 'atr', []);
      // "ATR x 2", "ATR(14) * 2"
      if (reader.takeMark('times') || reader.peekIs('number')?.unit === 'times') {
        const factor = reader.take('number');
        if (factor !== null) return { value: factor.value, kind: 'atr', atrPeriod: period[0] ?? null };
      }
      return { value: 1, kind: 'atr', atrPeriod: period[0] ?? null };
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
    if (atr !== null) return { value: Math.abs(value), kind: 'atr', atrPeriod: atr[0] ?? null };
    const unit = number?.unit ?? 'times';
    if (unit === 'percent') return { value: Math.abs(value), kind: 'percent', atrPeriod: null };
    if (unit === 'points') return { value, kind: 'points', atrPeriod: null };
    if (unit === 'money') return { value, kind: 'money', atrPeriod: null };
    if (unit === 'reward') return { value, kind: 'reward', atrPeriod: null };
    if (unit === 'plain') return { value: Math.abs(value), kind: 'plain', atrPeriod: null };
    return null;
  });
}

function skipLinks(reader: Reader): void {
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

/** `2% stop loss`, `10% of equity`, `5% trailing`, `1% risk per trade`, `2:1 reward to risk`, `100 shares`. */
function readLeadingNumber(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const proportion = reader.take('proportion');
      if (proportion !== null) {
        const head = reader.take('head');
        if (head === null || !['reward-risk', 'risk', 'target'].includes(head.head)) return null;
        setReward(request, proportion.left, proportion.right);
        return true;
      }
      const amount = readAmount(reader);
      if (amount === null) return null;
      if (amount.kind === 'reward') {
        if (reader.peekIs('head')?.head === 'target') reader.at++;
        request.reward = amount.value;
        return true;
      }
      reader.takeMark('of');
      // "2% of entry price stop", "5% price stop" keep the distance in percent.
      const head = reader.take('head');
      if (head === null) return null;
      const measured = amount.kind === 'atr' && amount.value === 1 ? multipleBehind(reader, amount) : amount;
      if (!assignAmount(reader, request, head.head, measured)) return null;
      skipBehind(reader, head.head);
      return true;
    }) ?? false
  );
}

/** `ATR stop 2`: the multiple stands behind the name. */
function multipleBehind(reader: Reader, amount: Amount): Amount {
  const behind = reader.tryRead(() => {
    skipLinks(reader);
    const number = reader.take('number');
    return number?.unit === 'plain' || number?.unit === 'times' ? number : null;
  });
  return behind === null ? amount : { ...amount, value: behind.value };
}

/** Words that only repeat what a setting is about: "2% of equity per trade". */
function skipBehind(reader: Reader, head: SettingHead): void {
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
      after.head === 'size' ||
      (after.head === 'equity' && head !== 'equity') ||
      (after.head === 'risk' && (head === 'equity' || head === 'size') && false);
    if (!repeats) return;
    reader.at += linked ? 2 : 1;
  }
}

function setReward(request: StrategyRequest, left: number, right: number): void {
  // "1:3 risk to reward" and "3:1 reward to risk" both mean three.
  const high = Math.max(left, right);
  const low = Math.min(left, right);
  if (low > 0) request.reward = Number((high / low).toPrecision(12));
}

function notePlain(reader: Reader, head: string, value: number): void {
  reader.note(`${head}-unit`, `${value} without a unit is read as ${value}%.`);
}

function distanceOf(amount: Amount): Distance | null {
  if (amount.kind === 'percent' || amount.kind === 'plain')
    return { mode: 'percent', value: amount.value, atrPeriod: null };
  if (amount.kind === 'atr') return { mode: 'atr', value: amount.value, atrPeriod: amount.atrPeriod };
  return null;
}

function assignAmount(reader: Reader, request: StrategyRequest, head: SettingHead, amount: Amount): boolean {
  switch (head) {
    case 'stop':
    case 'target':
    case 'trail': {
      if (reader.takeMark('times')) return false;
      const distance = distanceOf(amount);
      if (distance === null) {
        if (amount.kind !== 'money' && amount.kind !== 'points') return false;
        reader.leave(reader.words(reader.at - 2, reader.at - 1), 'absolute-price');
        return true;
      }
      if (amount.kind === 'plain' && amount.value >= 100) return false;
      if (amount.kind === 'plain') notePlain(reader, head, amount.value);
      request[head] = { is: 'given', value: distance };
      return true;
    }
    case 'size':
    case 'equity':
      return setSize(request, amount, 'percent_equity');
    case 'risk':
      return setSize(request, amount, amount.kind === 'money' ? 'fixed_notional' : 'percent_risk');
    case 'unit-of-asset':
      return setSize(request, amount, amount.kind === 'plain' ? 'fixed_units' : 'percent_equity');
    case 'reward-risk':
      request.reward = amount.value;
      return true;
    default:
      return false;
  }
}

function setSize(request: StrategyRequest, amount: Amount, percentMode: SizeMode): boolean {
  if (amount.kind === 'atr' || amount.kind === 'reward') return false;
  if (amount.kind === 'money') {
    request.size = { is: 'given', value: { mode: 'fixed_notional', value: amount.value } };
    return true;
  }
  if (amount.kind === 'plain' && percentMode === 'fixed_units') {
    request.size = { is: 'given', value: { mode: 'fixed_units', value: amount.value } };
    return true;
  }
  request.size = { is: 'given', value: { mode: percentMode, value: amount.value } };
  return true;
}

/** A setting that begins with its name: `stop loss 5%`, `trailing stop of 2 ATR`, `position size: 10%`. */
function readHead(reader: Reader, request: StrategyRequest): boolean {
  const lexeme = reader.take('head');
  if (lexeme === null) return false;
  const { head } = lexeme;
  switch (head) {
    case 'stop':
    case 'target':
    case 'trail':
      return readDistance(reader, request, head);
    case 'size':
      return readSize(reader, request);
    case 'risk':
      return readRisk(reader, request);
    case 'time-exit':
      return readTimeExit(reader, request);
    case 'reward-risk': {
      skipLinks(reader);
      const proportion = reader.take('proportion');
      if (proportion !== null) {
        setReward(request, proportion.left, proportion.right);
        return true;
      }
      const number = reader.take('number');
      if (number === null) return false;
      request.reward = number.value;
      return true;
    }
    case 'all-in':
      request.size = { is: 'given', value: { mode: 'percent_equity', value: 100 } };
      return true;
    case 'half-in':
      request.size = { is: 'given', value: { mode: 'percent_equity', value: 50 } };
      return true;
    case 'long-only':
      request.sides = 'long';
      return true;
    case 'short-only':
      request.sides = 'short';
      return true;
    case 'both-sides':
      request.sides = 'both';
      return true;
    case 'market-order':
      request.execution = 'market';
      return true;
    case 'limit-order': {
      request.execution = 'limit';
      reader.tryRead(() => {
        skipLinks(reader);
        const number = reader.take('number');
        if (number?.unit !== 'percent') return null;
        request.limitOffset = number.value;
        reader.takeMark('from', 'of');
        reader.take('side');
        if (reader.take('field') === null && reader.isVerb('close')) reader.at++;
        return true;
      });
      reader.tryRead(() => {
        if (!reader.takeMark('for')) return null;
        const duration = reader.take('duration');
        if (duration === null || duration.unit !== 'bar') return null;
        request.limitBars = duration.value;
        return true;
      });
      return true;
    }
    default:
      return false;
  }
}

function readDistance(reader: Reader, request: StrategyRequest, head: 'stop' | 'target' | 'trail'): boolean {
  const headAt = reader.at - 1;
  if (reader.peekIs('head')?.head === 'stop' && head === 'trail') reader.at++;
  // "stop and target at 2% and 4%" is rare; "stop loss/take profit 2%/4%" and "SL/TP 2/4" are not.
  const both = readTwoAtOnce(reader, request, head);
  if (both) return true;
  const rung = readRung(reader);
  if (rung !== null && rung > 1) {
    skipLinks(reader);
    readAmount(reader);
    reader.leave(reader.words(headAt, reader.at - 1), 'scaling');
    return true;
  }
  const amount = reader.tryRead(() => {
    skipLinks(reader);
    const most = reader.peekIs('compare');
    if (most !== null && most.op !== '==') reader.at++;
    const proportion = reader.peekIs('proportion');
    if (proportion !== null && head === 'target') {
      reader.at++;
      return { value: Math.max(proportion.left, proportion.right), kind: 'reward', atrPeriod: null } as const;
    }
    const read = readAmount(reader);
    return read;
  });
  if (amount === null) {
    if (request[head].is !== 'given')
      request[head] = { is: 'given', value: { mode: 'percent', value: null, atrPeriod: null } };
    return true;
  }
  if (amount.kind === 'reward') {
    request.reward = amount.value;
    return true;
  }
  const times = amount.kind === 'plain' ? reader.tryRead(() => readTimesStop(reader)) : null;
  if (times !== null && head === 'target') {
    request.reward = amount.value;
    return true;
  }
  const distance = distanceOf(amount);
  if (distance === null || (amount.kind === 'plain' && amount.value >= 100)) {
    reader.leave(reader.words(headAt, reader.at - 1), 'absolute-price');
    return true;
  }
  if (amount.kind === 'plain') notePlain(reader, head, amount.value);
  request[head] = { is: 'given', value: distance };
  skipEntryWords(reader);
  return true;
}

/** The number of a step on a ladder of targets: the 1 of `TP1 at 2%`. */
function readRung(reader: Reader): number | null {
  return reader.tryRead(() => {
    const number = reader.take('number');
    if (number === null || !number.glued || !number.whole || number.unit !== 'plain' || number.value > 9)
      return null;
    const place = reader.at;
    skipLinks(reader);
    const another = reader.peekIs('number') !== null;
    reader.at = place;
    return another ? number.value : null;
  });
}

/** "target 2 times the stop". */
function readTimesStop(reader: Reader): true | null {
  reader.takeMark('times');
  const head = reader.take('head');
  return head?.head === 'stop' || head?.head === 'risk' ? true : null;
}

/** "5% below entry", "2% from the entry price", "from peak". */
function skipEntryWords(reader: Reader): void {
  reader.tryRead(() => {
    const linked = reader.takeMark('from', 'of') || reader.take('side') !== null;
    if (!linked) return null;
    const action = reader.take('action');
    const extreme = action === null ? reader.take('extreme') : null;
    if (action === null && extreme === null) return reader.take('field') !== null ? true : null;
    reader.take('field');
    return true;
  });
}

/** `SL/TP 2%/4%`, `stop loss and take profit of 2% and 4%`. */
function readTwoAtOnce(reader: Reader, request: StrategyRequest, head: 'stop' | 'target' | 'trail'): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('slash', 'and')) return null;
      const second = reader.take('head');
      if (second === null || (second.head !== 'stop' && second.head !== 'target') || second.head === head)
        return null;
      skipLinks(reader);
      const first = readAmount(reader);
      if (first === null || !reader.takeMark('slash', 'and', 'comma')) return null;
      skipLinks(reader);
      const other = readAmount(reader);
      if (other === null) return null;
      const one = distanceOf(first);
      const two = distanceOf(other);
      if (one === null || two === null) return null;
      request[head] = { is: 'given', value: one };
      request[second.head] = { is: 'given', value: two };
      return true;
    }) ?? false
  );
}

function readSize(reader: Reader, request: StrategyRequest): boolean {
  skipLinks(reader);
  const all = reader.peekIs('head');
  if (all?.head === 'all-in' || all?.head === 'half-in') return readHead(reader, request);
  const most = reader.peekIs('compare');
  if (most !== null) reader.at++;
  const amount = readAmount(reader);
  if (amount === null) return false;
  const units =
    amount.kind === 'plain' &&
    (reader.peekIs('head')?.head === 'unit-of-asset' || reader.peekIs('asset') !== null);
  if (amount.kind === 'atr') return false;
  if (amount.kind === 'plain' && !units) {
    request.size = { is: 'given', value: { mode: 'fixed_units', value: amount.value } };
    reader.note(
      'position-size',
      `A size of ${amount.value} without a unit is read as ${amount.value} units of the asset.`,
    );
    return true;
  }
  if (units) {
    reader.at++;
    request.size = { is: 'given', value: { mode: 'fixed_units', value: amount.value } };
    return true;
  }
  const risked = reader.tryRead(() => {
    reader.takeMark('of', 'at');
    return reader.take('head')?.head === 'risk' ? true : null;
  });
  setSize(request, amount, risked === null ? 'percent_equity' : 'percent_risk');
  skipBehind(reader, 'size');
  return true;
}

function readRisk(reader: Reader, request: StrategyRequest): boolean {
  skipLinks(reader);
  const most = reader.peekIs('compare');
  if (most !== null) reader.at++;
  const proportion = reader.take('proportion');
  if (proportion !== null) {
    setReward(request, proportion.left, proportion.right);
    return true;
  }
  const amount = readAmount(reader);
  if (amount === null || (amount.kind !== 'percent' && amount.kind !== 'money')) return false;
  if (amount.kind === 'money') {
    reader.leave(reader.words(Math.max(0, reader.at - 2), reader.at - 1), 'not-understood');
    return true;
  }
  request.size = { is: 'given', value: { mode: 'percent_risk', value: amount.value } };
  skipBehind(reader, 'risk');
  return true;
}

/** `hold for 5 days`, `time stop after 10 bars`. */
function readTimeExit(reader: Reader, request: StrategyRequest): boolean {
  for (let step = 0; step < 3; step++) {
    if (!reader.takeMark('of', 'at', 'for', 'after', 'colon', 'last') && reader.peekIs('compare') === null)
      break;
    if (reader.peekIs('compare') !== null) reader.at++;
  }
  const duration = reader.take('duration');
  if (duration === null) return false;
  request.timeExit = { is: 'given', value: { value: duration.value, unit: duration.unit } };
  return true;
}
