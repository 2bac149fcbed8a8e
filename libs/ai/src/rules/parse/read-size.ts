import type { StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { type Amount, readAmount, setSize, skipBehind, skipLinks } from './read-amount.js';
import { readCap } from './read-most.js';
import { isOver } from './read-time.js';
import type { Reader } from './reader.js';

/** `position size: 10%`, `size 2 contracts`, `allocate half`: how much goes into a trade, behind its name. */
export function readSize(reader: Reader, request: StrategyRequest): boolean {
  reader.takeMark('it');
  skipLinks(reader);
  const all = reader.peekIs('head')?.head;
  if (all === 'all-in' || all === 'half-in') {
    reader.at++;
    request.size = { is: 'given', value: { mode: 'percent_equity', value: all === 'all-in' ? 100 : 50 } };
    return true;
  }
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

/** `1500 usdt each`, `20% in each trade`, `$2k apiece`: what goes into one trade. */
export function readEach(reader: Reader, request: StrategyRequest, amount: Amount): boolean {
  if (amount.kind !== 'percent' && amount.kind !== 'money') return false;
  const eachTime = amount.kind === 'money' && isEachTime(reader);
  const alone =
    !eachTime &&
    amount.kind === 'money' &&
    isClauseBreak(reader, reader.at - 2) &&
    isClauseBreak(reader, reader.at);
  if (alone && request.size.is === 'open') return setSize(request, amount, 'percent_equity');
  const each =
    reader.peekIs('head')?.head === 'per-trade' ||
    // "100% in"
    (amount.kind === 'percent' && reader.isMark('in') && isClauseBreak(reader, reader.at + 1)) ||
    // "100% invested"
    (amount.kind === 'percent' && invested.has(reader.peekIs('unknown')?.word.toLowerCase() ?? '')) ||
    (reader.isMark('per') && (reader.atClauseEnd(1) || reader.isMark('comma', 1))) ||
    (amount.kind === 'percent' && takesPartEach(reader)) ||
    // "200 euros each time"
    eachTime;
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

function isEachTime(reader: Reader): boolean {
  const ends = reader.atClauseEnd(1) || reader.isMark('comma', 1);
  return reader.isMark('when') && ends && /^(each|every) time$/i.test(reader.words(reader.at, reader.at));
}

/** "25% each of SPY and GLD", "20% into each of", "20% each if": the next word of it is taken up by who calls. */
function takesPartEach(reader: Reader): boolean {
  if (reader.isMark('in') && reader.isMark('per', 1)) {
    reader.at++;
    return reader.isMark('of', 1) || reader.peekIs('asset', 1) !== null;
  }
  const markets = reader.peekIs('asset', 1) !== null || reader.peekIs('asset', 2) !== null;
  return reader.isMark('per') && (markets || reader.isMark('when', 1));
}

const invested: ReadonlySet<string> = new Set(['invested', 'allocated', 'deployed', 'position', 'stake']);

export function notePlainSize(reader: Reader, value: number): void {
  reader.note('position-size', `A size of ${value} without a unit is read as ${value} units of the asset.`);
}
