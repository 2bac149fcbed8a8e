import type { Params } from '@strategy-builder/domain';
import { type SettingHead } from '../lexicon/meaning.js';
import { type StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import {
  type Amount,
  distanceOf,
  notePlain,
  readAmount,
  readRangeBehind,
  setReward,
  setSize,
  skipBehind,
  skipLinks,
} from './read-amount.js';
import { readChandelier } from './read-chandelier.js';
import { readDistance } from './read-distance.js';
import { readCap, skipMost } from './read-limits.js';
import { isOver } from './read-time.js';
import { type LexemeOf, type Reader } from './reader.js';

/**
 * Reads a stop, target, size or the like at the reader's place, with its number before or behind it: `2% stop`,
 * `stop loss at 2 ATR`, `risk 1% per trade`, `no take profit`. False when none stands here.
 */
export function readSetting(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const removed =
        (reader.peekIs('edit')?.edit === 'remove' || reader.peekIs('edit')?.edit === 'clear') &&
        reader.take('edit') !== null;
      // "never risk more than 1%" says how much is risked.
      const most =
        reader.isMark('not') && reader.peekIs('head', 1) !== null && reader.peekIs('compare', 2)?.op === '>';
      if (most) reader.at++;
      const forbidden = removed || (!most && reader.takeMark('not'));
      if (forbidden) return readForbidden(reader, request) ? true : null;
      return readLeadingNumber(reader, request) || readHead(reader, request) ? true : null;
    }) ?? false
  );
}

function readForbidden(reader: Reader, request: StrategyRequest): boolean {
  // "don't use a stop loss"
  if (reader.peekIs('edit')?.edit === 'use') reader.at++;
  // "no fixed target"
  if (reader.peekIs('unknown') !== null && reader.peekIs('head', 1) !== null) reader.at++;
  const head = reader.take('head');
  if (head === null || !forbid(request, head.head)) return false;
  // "no stop loss or take profit"
  reader.tryRead(() => {
    const comma = reader.isMark('comma');
    if (!reader.takeMark('or', 'and', 'slash', 'comma')) return null;
    const not = reader.takeMark('not');
    // "no target, trail it 8%" says what is wanted.
    const wanted =
      comma && !not && (reader.peekIs('number', 1) !== null || reader.peekIs('number', 2) !== null);
    return !wanted && reader.peekIs('head') !== null && readForbidden(reader, request) ? true : null;
  });
  return true;
}

/** `Target: none`, `pyramiding off`, `stop = no`: the name first. */
export function isRefused(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      skipLinks(reader);
      const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
      const off = ['off', 'disabled', 'zero', 'na', 'inactive'].includes(word);
      if (off) reader.at++;
      else if (!reader.takeMark('not')) return null;
      return reader.atClauseEnd() || reader.isMark('comma') ? true : null;
    }) ?? false
  );
}

function forbid(request: StrategyRequest, head: SettingHead): boolean {
  switch (head) {
    case 'stop':
      request.stop = { is: 'none' };
      break;
    case 'pyramiding':
    case 'leverage':
    case 'cooldown':
    case 'kelly':
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
    case 'break-even':
      break;
    default:
      return false;
  }
  return true;
}

/** `2% stop loss`, `10% of equity`, `5% trailing`, `1% risk per trade`, `2:1 reward to risk`, `100 shares`. */
function readLeadingNumber(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const proportion = reader.take('proportion');
      if (proportion !== null) {
        const said = ['reward', 'payoff'].includes(reader.peekIs('unknown')?.word.toLowerCase() ?? '');
        const head = said ? null : reader.take('head');
        if (said) reader.at++;
        else if (head === null && isRatioAlone(reader, proportion))
          reader.at = reader.lexemes.indexOf(proportion) + 1;
        else if (head === null || !['reward-risk', 'risk', 'target'].includes(head.head)) return null;
        setReward(request, proportion.left, proportion.right);
        return true;
      }
      skipMost(reader);
      const from = reader.at;
      const amount = readAmount(reader);
      if (amount === null) return null;
      if (readEach(reader, request, amount)) return true;
      // "10% annualised volatility target"
      if (amount.kind === 'percent' && reader.peekIs('indicator')?.name === 'realised_volatility') {
        reader.at++;
        if (reader.take('head')?.head !== 'target') return null;
        request.size = { is: 'given', value: { mode: 'volatility_target', value: amount.value } };
        return true;
      }
      if (amount.kind === 'reward') {
        if (reader.peekIs('head')?.head === 'target') reader.at++;
        request.reward = amount.value;
        return true;
      }
      const part = reader.takeMark('of');
      // "a $10,000 account" is how large it is, no size of a position.
      const money = amount.kind === 'money' || (amount.kind === 'plain' && amount.value > 100);
      if (!part && money && reader.peekIs('head')?.head === 'equity') return null;
      // "2% of entry price stop", "5% price stop" keep the distance in percent.
      const head = reader.take('head');
      if (head === null) return null;
      const measured = amount.kind === 'atr' && amount.value === 1 ? multipleBehind(reader, amount) : amount;
      const { kind, atrPeriod } = measured;
      const period = kind === 'atr' && atrPeriod === null ? readRangeBehind(reader) : null;
      if (
        !assignAmount(
          reader,
          request,
          head.head,
          { ...measured, ...(period !== null && { atrPeriod: period }) },
          from,
        )
      )
        return null;
      skipBehind(reader, head.head);
      return true;
    }) ?? false
  );
}

/** `1500 usdt each`, `20% in each trade`, `$2k apiece`: what goes into one trade. */
function readEach(reader: Reader, request: StrategyRequest, amount: Amount): boolean {
  if (amount.kind !== 'percent' && amount.kind !== 'money') return false;
  const alone =
    amount.kind === 'money' && isClauseBreak(reader, reader.at - 2) && isClauseBreak(reader, reader.at);
  if (alone && request.size.is === 'open') return setSize(request, amount, 'percent_equity');
  const each =
    reader.peekIs('head')?.head === 'per-trade' ||
    // "100% in"
    (amount.kind === 'percent' && reader.isMark('in') && isClauseBreak(reader, reader.at + 1)) ||
    // "100% invested"
    (amount.kind === 'percent' && invested.has(reader.peekIs('unknown')?.word.toLowerCase() ?? '')) ||
    (reader.isMark('per') && (reader.atClauseEnd(1) || reader.isMark('comma', 1)));
  if (!each) return false;
  reader.at++;
  // "1% per trade risk", "1% on each trade at risk"
  const risked = reader.tryRead(() => {
    reader.takeMark('at', 'of');
    return reader.take('head')?.head === 'risk' ? true : null;
  });
  if (risked !== null) return false;
  // "2% per trade stop" says how far, not how much.
  if (['stop', 'target', 'trail', 'reward-risk'].includes(reader.peekIs('head')?.head ?? '')) return false;
  setSize(request, amount, 'percent_equity');
  skipBehind(reader, 'size');
  return true;
}

const invested: ReadonlySet<string> = new Set(['invested', 'allocated', 'deployed', 'position', 'stake']);

/** `ATR stop 2`: the multiple stands behind the name. */
function multipleBehind(reader: Reader, amount: Amount): Amount {
  const behind = reader.tryRead(() => {
    skipLinks(reader);
    const number = reader.take('number');
    return number?.unit === 'plain' || number?.unit === 'times' ? number : null;
  });
  return behind === null ? amount : { ...amount, value: behind.value, unsaid: false };
}

/** `stop 1 ATR; 2:1`, `or 2:1 with a 1% stop`: no time of day has minutes of one digit. */
function isRatioAlone(reader: Reader, proportion: LexemeOf<'proportion'>): boolean {
  const after = reader.text[proportion.to];
  const single = proportion.left < 20 && proportion.right < 10 && !/\d/.test(after ?? '');
  const short = /:\d$/.test(reader.text.slice(proportion.from, proportion.to));
  const at = reader.lexemes.indexOf(proportion);
  return single && short && isClauseBreak(reader, at - 1) && isClauseBreak(reader, at + 1);
}

/** "2% of the account may be lost on one trade": at risk, not put in. */
function isLost(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      reader.skipBe();
      reader.takeMark('at');
      const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
      if (['lost', 'risked', 'lose'].includes(word) || reader.peekIs('head')?.head === 'risk') reader.at++;
      else return null;
      return true;
    }) ?? false
  );
}

function assignAmount(
  reader: Reader,
  request: StrategyRequest,
  head: SettingHead,
  amount: Amount,
  from: number,
): boolean {
  switch (head) {
    case 'chandelier':
    case 'stop':
    case 'target':
    case 'trail': {
      if (reader.takeMark('times')) return false;
      const setting = head === 'chandelier' ? 'trail' : head;
      const distance = distanceOf(amount);
      if (distance === null) {
        if (amount.kind !== 'money' && amount.kind !== 'points') return false;
        reader.leave(reader.words(reader.at - 2, reader.at - 1), 'absolute-price');
        return true;
      }
      if (amount.kind === 'plain' && amount.value >= 100) return false;
      if (amount.kind === 'plain') notePlain(reader, head, amount.value);
      const usual = head === 'chandelier' && distance.mode === 'atr' && distance.atrPeriod === null;
      request[setting] = { is: 'given', value: usual ? { ...distance, atrPeriod: 22 } : distance };
      return true;
    }
    case 'size':
    case 'equity':
      return setSize(request, amount, isLost(reader) ? 'percent_risk' : 'percent_equity');
    case 'risk':
      if (amount.kind === 'money') return riskMoney(reader, request, amount.value, from);
      return setSize(request, amount, 'percent_risk');
    case 'unit-of-asset':
      return setSize(request, amount, amount.kind === 'plain' ? 'fixed_units' : 'percent_equity');
    case 'per-trade':
      if (amount.kind === 'plain') notePlainSize(reader, amount.value);
      return setSize(request, amount, amount.kind === 'plain' ? 'fixed_units' : 'percent_equity');
    case 'reward-risk':
      request.reward = amount.value;
      return true;
    default:
      return false;
  }
}

/** A setting that begins with its name: `stop loss 5%`, `trailing stop of 2 ATR`, `position size: 10%`. */
function readHead(reader: Reader, request: StrategyRequest): boolean {
  const lexeme = reader.take('head');
  if (lexeme === null) return readTake(reader, request);
  const { head } = lexeme;
  if (isRefused(reader)) return forbid(request, head);
  switch (head) {
    case 'stop':
    case 'target':
    case 'trail':
      return readDistance(reader, request, head);
    case 'chandelier':
      return readChandelier(reader, request);
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
    case 'unit-of-asset': {
      // "Contracts: 3"
      if (!reader.isMark('colon') && reader.peekIs('compare')?.op !== '==') return false;
      skipLinks(reader);
      const number = reader.take('number');
      if (number?.unit !== 'plain') return false;
      request.size = { is: 'given', value: { mode: 'fixed_units', value: number.value } };
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
      request.execution = { kind: 'market', params: {} };
      return true;
    case 'limit-order':
      request.execution = { kind: 'limit', params: readOrderParams(reader) };
      return true;
    case 'stop-order': {
      const place = reader.at;
      const params = readOrderParams(reader);
      if (params.offset === undefined) {
        // "Use stop orders at 2%": where positions are left, not entered.
        reader.at = place;
        return readDistance(reader, request, 'stop');
      }
      request.execution = { kind: 'stop', params };
      return true;
    }
    default:
      return false;
  }
}

/** `take 2.2 percent`, `take 3% profit`. */
function readTake(reader: Reader, request: StrategyRequest): boolean {
  const word = reader.take('unknown')?.word.toLowerCase();
  if ((word !== 'take' && word !== 'takes') || reader.peekIs('number')?.unit !== 'percent') return false;
  return readDistance(reader, request, 'target');
}

function readSize(reader: Reader, request: StrategyRequest): boolean {
  reader.takeMark('it');
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
  if (amount.kind === 'plain' && reader.isMark('slash'))
    return readEqualShares(reader, request, amount.value);
  if (amount.kind === 'plain' && !units) {
    request.size = { is: 'given', value: { mode: 'fixed_units', value: amount.value } };
    notePlainSize(reader, amount.value);
    return true;
  }
  if (units) {
    reader.at++;
    request.size = { is: 'given', value: { mode: 'fixed_units', value: amount.value } };
    return true;
  }
  if (amount.kind === 'percent' && readOverRange(reader, request, amount.value)) return true;
  const mode = reader.tryRead(() => {
    reader.takeMark('by', 'of');
    const head = reader.take('head')?.head;
    if (head === 'kelly') return 'kelly';
    if (head === 'volatility-target') return 'volatility_target';
    return head === 'inverse-volatility' ? 'inverse_volatility' : null;
  });
  if (mode !== null && amount.kind === 'percent') {
    const period = mode === 'kelly' ? null : reader.tryRead(() => readMeasuredOver(reader));
    const cap = readCap(reader);
    request.size = {
      is: 'given',
      value: { mode, value: amount.value, ...(period !== null && { period }), ...(cap !== null && { cap }) },
    };
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

/** "... by inverse volatility over 60 bars": how long it is measured. */
function readMeasuredOver(reader: Reader): number | null {
  if (isOver(reader)) reader.at++;
  else if (!reader.takeMark('last', 'for', 'with')) return null;
  const duration = reader.take('duration');
  return duration?.unit === 'bar' || duration?.unit === 'day' ? duration.value : null;
}

/** `1/N across BTC, ETH and SOL`: as many equal parts as there are markets. */
function readEqualShares(reader: Reader, request: StrategyRequest, over: number): boolean {
  return (
    reader.tryRead(() => {
      reader.takeMark('slash');
      if (over !== 1 || !/^n$/i.test(reader.words(reader.at, reader.at))) return null;
      reader.at++;
      const markets = new Set(
        reader.lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])),
      );
      if (markets.size === 0) return null;
      const value = Math.floor((100 / markets.size) * 100) / 100;
      request.size = { is: 'given', value: { mode: 'percent_equity', value } };
      reader.note('position-size', `1/N of ${markets.size} is ${value}% of equity for each market.`);
      return true;
    }) ?? false
  );
}

/** `1% of equity / (2 * ATR)`: what a move of two ranges costs is the share, which is a risk with a stop there. */
function readOverRange(reader: Reader, request: StrategyRequest, value: number): boolean {
  return (
    reader.tryRead(() => {
      reader.takeMark('of');
      if (reader.peekIs('head')?.head === 'equity') reader.at++;
      if (!reader.takeMark('slash')) return null;
      const open = reader.takeMark('open');
      const range = readAmount(reader);
      if (range?.kind !== 'atr' || (open && !reader.takeMark('close'))) return null;
      request.size = { is: 'given', value: { mode: 'percent_risk', value } };
      const distance = { mode: 'atr', value: range.value, atrPeriod: range.atrPeriod } as const;
      if (request.stop.is !== 'given') request.stop = { is: 'given', value: distance };
      reader.note(
        'position-size',
        `${value}% of equity over ${range.value} ATR is a risk of ${value}% with a stop of ${range.value} ATR.`,
      );
      return true;
    }) ?? false
  );
}

/** "Risk $250 per trade": a loss in money, which only an account makes a share. */
function riskMoney(reader: Reader, request: StrategyRequest, value: number, from: number): true {
  skipBehind(reader, 'risk');
  request.moneyAtRisk.push({ what: 'size', value, text: reader.words(from, reader.at - 1) });
  return true;
}

function notePlainSize(reader: Reader, value: number): void {
  reader.note('position-size', `A size of ${value} without a unit is read as ${value} units of the asset.`);
}

function readRisk(reader: Reader, request: StrategyRequest): boolean {
  const from = reader.at - 1;
  // "Risk 1R = 1% of account"
  if (reader.peekIs('number')?.unit === 'reward' && reader.peekIs('compare', 1)?.op === '==') reader.at++;
  skipLinks(reader);
  const most = reader.peekIs('compare');
  if (most !== null) reader.at++;
  const proportion = reader.take('proportion');
  if (proportion !== null) {
    setReward(request, proportion.left, proportion.right);
    return true;
  }
  const amount = readAmount(reader);
  if (amount === null) return false;
  // "Risk 250 per trade": nobody risks 250 percent.
  const money = amount.kind === 'money' || (amount.kind === 'plain' && amount.value >= 20);
  if (money) return riskMoney(reader, request, amount.value, from);
  if (amount.kind !== 'percent') return false;
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
  // "hold for a week"
  const one = reader.peekIs('every')?.every;
  if (one === 'day' || one === 'week' || one === 'month') {
    reader.at++;
    request.timeExit = { is: 'given', value: { value: 1, unit: one } };
    return true;
  }
  const duration = reader.take('duration');
  if (duration === null) return false;
  request.timeExit = { is: 'given', value: { value: duration.value, unit: duration.unit } };
  return true;
}

/** `0.5% below the close`, `0.2% from the close for 3 bars`: where an order lies and for how long. */
function readOrderParams(reader: Reader): Params {
  const offset = reader.tryRead(() => {
    skipLinks(reader);
    const number = reader.take('number');
    if (number?.unit !== 'percent') return null;
    reader.takeMark('from', 'of');
    const side = reader.take('side');
    reader.takeMark('last', 'previous');
    if (reader.take('field') === null && reader.isVerb('close')) reader.at++;
    if (side !== null) reader.take('candle');
    return number.value;
  });
  const bars = reader.tryRead(() => {
    if (!reader.takeMark('for')) return null;
    const duration = reader.take('duration');
    return duration?.unit === 'bar' ? duration.value : null;
  });
  return { ...(offset !== null && { offset }), ...(bars !== null && { period: bars }) };
}
