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
import { skipMost } from './read-most.js';
import { readOrderParams } from './read-orders.js';
import { forbid, isRefused, readForbidden } from './read-refused.js';
import { isLost, readRisk, riskMoney } from './read-risk.js';
import { notePlainSize, readEach, readSize } from './read-size.js';
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
      // "After two stops": how many of them.
      if (amount.kind === 'plain' && head.head === 'stop' && countsStops(reader)) return null;
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

/** "Stops", "stopouts" behind a bare number. */
function countsStops(reader: Reader): boolean {
  return ['stops', 'stopouts', 'stop outs'].includes(
    reader.words(reader.at - 1, reader.at - 1).toLowerCase(),
  );
}

/** `ATR stop 2`: the multiple stands behind the name. */
function multipleBehind(reader: Reader, amount: Amount): Amount {
  const behind = reader.tryRead(() => {
    skipLinks(reader);
    const open = reader.takeMark('open');
    const number = reader.take('number');
    if (number?.unit !== 'plain' && number?.unit !== 'times') return null;
    if (!open) return { value: number.value, period: null };
    // "ATR stop (3x, 21)"
    const period = reader.takeMark('comma') ? reader.take('number') : null;
    if (!reader.takeMark('close') || (period !== null && !period.whole)) return null;
    if (period === null && number.unit === 'plain') return null;
    return { value: number.value, period: period?.value ?? null };
  });
  if (behind === null) return amount;
  return { ...amount, value: behind.value, atrPeriod: behind.period ?? amount.atrPeriod, unsaid: false };
}

/** `stop 1 ATR; 2:1`, `or 2:1 with a 1% stop`: no time of day has minutes of one digit. */
function isRatioAlone(reader: Reader, proportion: LexemeOf<'proportion'>): boolean {
  const after = reader.text[proportion.to];
  const single = proportion.left < 20 && proportion.right < 10 && !/\d/.test(after ?? '');
  const short = /:\d$/.test(reader.text.slice(proportion.from, proportion.to));
  const at = reader.lexemes.indexOf(proportion);
  return single && short && isClauseBreak(reader, at - 1) && isClauseBreak(reader, at + 1);
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
    case 'always-in':
      request.sides = 'both';
      request.alwaysIn = true;
      reader.takeMark('colon');
      return true;
    case 'hold-forever':
      request.noExit = true;
      request.heldForever = reader.words(reader.at - 1, reader.at - 1);
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
