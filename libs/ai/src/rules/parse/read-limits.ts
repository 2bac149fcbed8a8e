import type { StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { readShare } from './parts-of-position.js';
import { readAccount } from './read-account.js';
import { skipBehind, skipLinks } from './read-amount.js';
import { readCooldown, readPause } from './read-cooldown.js';
import { readHalt } from './read-halt.js';
import { readParts, readSteps } from './read-ladder.js';
import { readCap, readCount, readPercent, skipMost } from './read-most.js';
import { readMostInvested } from './read-most-invested.js';
import { readMostLost } from './read-most-lost.js';
import { readMostOpen, readMostUnits } from './read-most-open.js';
import { readGridOrders, readOrderLife, readTwap } from './read-orders.js';
import { readPyramiding } from './read-pyramiding.js';
import { isRefused } from './read-refused.js';
import { readRoundMoney } from './read-round-money.js';
import { readSafetyOrders } from './read-safety-orders.js';
import { isHeading, readMeasured, readVolatilityFor, targetVolatility } from './read-volatility-target.js';
import type { Reader } from './reader.js';
import { setLimit, sizeBy } from './set-limit.js';

/**
 * Reads a limit on trading, a size by risk or a kind of order at the reader's place: `max 3 trades per day`, `3x
 * leverage`, `cooldown of 5 bars after a loss`, `half Kelly`, `TWAP over 10 bars`. False when none stands here.
 */
export function readLimit(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (refusesLeverage(reader) || refusesAdding(reader)) return true;
      return readHalt(reader, request) ||
        readMostLost(reader, request) ||
        readNumberFirst(reader, request) ||
        readVolatilityFor(reader, request) ||
        reader.tryRead(() => readHead(reader, request) || null) !== null ||
        readParts(reader, request) ||
        readPause(reader, request) ||
        readMostUnits(reader, request) ||
        readMostOpen(reader, request) ||
        readMostInvested(reader, request) ||
        readSafetyOrders(reader, request) ||
        readOrderLife(reader, request) ||
        readUnitsOfMarket(reader, request) ||
        readRoundMoney(reader, request) ||
        readAccount(reader, request)
        ? true
        : null;
    }) ?? false
  );
}

/** `20 SOL`, `0.5 BTC per trade`: units of a market, in a clause of their own. */
export function readUnitsOfMarket(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (!isClauseBreak(reader, reader.at - 1)) return null;
      const number = reader.take('number');
      const market = number?.unit === 'plain' ? reader.take('asset') : null;
      if (number === null || market === null) return null;
      skipBehind(reader, 'size');
      if (!reader.atClauseEnd() && !reader.isMark('comma') && !reader.isMark('when')) return null;
      if (!request.assets.includes(market.symbol)) request.assets.push(market.symbol);
      return sizeBy(request, 'fixed_units', number.value);
    }) ?? false
  );
}

/** "No leverage", "don't use any leverage", "without margin": positions are not leveraged unless it is said. */
function refusesLeverage(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('not')) return null;
      if (reader.peekIs('edit')?.edit === 'use') reader.at++;
      return reader.take('head')?.head === 'leverage' ? true : null;
    }) ?? false
  );
}

/** "Never add to losers", "no pyramiding": nothing is added unless it is said. */
function refusesAdding(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('not')) return null;
      const head = reader.take('head')?.head ?? '';
      return head.startsWith('pyramiding') && (reader.atClauseEnd() || reader.peek()?.is === 'mark')
        ? true
        : null;
    }) ?? false
  );
}

/** `3 trades per day`, `3x leverage`, `5x long`, `15% drawdown`, `20% volatility target`, `50% Kelly`. */
function readNumberFirst(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      skipMost(reader);
      const limited = reader.at > from;
      const number = reader.take('number');
      if (number === null) return null;
      const { value, unit } = number;
      const times = unit === 'times';
      const ends = reader.atClauseEnd() || reader.isMark('comma');
      // "trade ETH with 5x", "BTC perp 10x"
      const behind = reader.isMark('with', -2) || ['asset', 'market'].includes(reader.peek(-2)?.is ?? 'mark');
      const taken = behind && ends;
      if (unit === 'money' && readMarginOf(reader, request, value)) return true;
      if (times && (taken || isPosition(reader))) return setLimit(request, 'leverage', { value });
      if (unit === 'percent' && readMarginShare(reader, request, from)) return true;
      const head = reader.take('head')?.head;
      const plain = unit === 'plain' && number.whole;
      // "... and no more than 2 per day"
      if (limited && plain && head === undefined && readPerDay(reader))
        return setLimit(request, 'max_trades_per_day', { value });
      switch (head) {
        case 'trades-a-day':
          return plain ? setLimit(request, 'max_trades_per_day', { value }) : null;
        case 'leverage':
          return times || unit === 'plain' ? setLimit(request, 'leverage', { value }) : null;
        case 'daily-loss':
          return unit === 'percent' ? setLimit(request, 'daily_loss_limit', { value }) : null;
        case 'drawdown-limit':
          return unit === 'percent' ? setLimit(request, 'kill_switch', { value }) : null;
        case 'volatility-target':
          return unit === 'percent' ? targetVolatility(reader, request, value) : null;
        case 'kelly':
          if (unit === 'percent') return sizeBy(request, 'kelly', value, readCap(reader));
          // "0.25 Kelly", "0.5x Kelly"
          return value > 0 && value <= 1
            ? sizeBy(request, 'kelly', Number((value * 100).toPrecision(12)), readCap(reader))
            : null;
        default:
          return null;
      }
    }) ?? false
  );
}

/** `15% margin per position at 5x`, `20% of balance as margin`: a share of the equity that is put up, before leverage. */
function readMarginShare(reader: Reader, request: StrategyRequest, from: number): boolean {
  if (![0, 1, 2, 3].some((ahead) => reader.peekIs('head', ahead)?.head === 'leverage')) return false;
  const percent = reader.peekIs('number', -1)?.value ?? 0;
  return (
    reader.tryRead(() => {
      reader.takeMark('of');
      if (reader.peekIs('head')?.head === 'equity') reader.at++;
      reader.takeMark('for', 'in', 'with');
      if (/^as$/i.test(reader.words(reader.at, reader.at))) reader.at++;
      if (!/^margin$/i.test(reader.words(reader.at, reader.at))) return null;
      reader.at++;
      skipBehind(reader, 'size');
      request.marginShare = { percent, text: reader.words(from, reader.at - 1) };
      reader.tryRead(() => {
        reader.takeMark('at', 'with');
        const times = reader.take('number');
        if (times?.unit !== 'times') return null;
        if (reader.peekIs('head')?.head === 'leverage') reader.at++;
        return setLimit(request, 'leverage', { value: times.value });
      });
      return true;
    }) ?? false
  );
}

/** `50 bucks margin each trade`: the money stands first. */
function readMarginOf(reader: Reader, request: StrategyRequest, value: number): boolean {
  return (
    reader.tryRead(() => {
      reader.takeMark('of', 'for');
      if (!/^margin$/i.test(reader.words(reader.at, reader.at))) return null;
      reader.at++;
      skipBehind(reader, 'size');
      request.margin = value;
      return true;
    }) ?? false
  );
}

/** `per day`, `a day`, `/day` at the end of a clause. */
function readPerDay(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      const daily = reader.take('every')?.every === 'day';
      if (!daily && !(reader.takeMark('per', 'slash') && reader.take('unit')?.unit === 'day')) return null;
      return reader.atClauseEnd() || reader.isMark('comma') || reader.isMark('and') ? true : null;
    }) ?? false
  );
}

/** What leverage is put on: "5x long", "10x short", "3x BTC". */
function isPosition(reader: Reader): boolean {
  const lexeme = reader.peek();
  return (
    lexeme?.is === 'asset' ||
    lexeme?.is === 'market' ||
    (lexeme?.is === 'action' && ['long', 'short'].includes(lexeme.action))
  );
}

function readHead(reader: Reader, request: StrategyRequest): boolean {
  skipMost(reader);
  const head = reader.take('head')?.head;
  switch (head) {
    case 'one-trade-a-day':
      return setLimit(request, 'max_trades_per_day', { value: 1 });
    case 'trades-a-day': {
      const value = readCount(reader);
      return value !== null && setLimit(request, 'max_trades_per_day', { value });
    }
    case 'leverage':
      return readMargin(reader, request) || readLeverage(reader, request);
    case 'daily-loss': {
      const value = readPercent(reader);
      return value !== null && setLimit(request, 'daily_loss_limit', { value });
    }
    case 'drawdown-limit': {
      const value = readPercent(reader);
      if (reader.peekIs('head')?.head === 'drawdown-word') reader.at++;
      return value !== null && setLimit(request, 'kill_switch', { value });
    }
    case 'cooldown':
      return readCooldown(reader, request);
    case 'after-loss': {
      reader.takeMark('comma', 'colon');
      return reader.take('head')?.head === 'cooldown' && readCooldown(reader, request, true);
    }
    case 'pyramiding':
      return isRefused(reader) || readPyramiding(reader, request, {});
    case 'pyramiding-winners':
      return readPyramiding(reader, request, { direction: 'winning' });
    case 'pyramiding-losers':
      return readPyramiding(reader, request, { direction: 'losing' });
    case 'ladder':
      skipLinks(reader);
      return readSteps(reader, request);
    case 'kelly': {
      const share = readShareOfKelly(reader);
      return sizeBy(request, 'kelly', share ?? 100, readCap(reader));
    }
    case 'half-kelly':
      return sizeBy(request, 'kelly', 50, readCap(reader));
    case 'quarter-kelly':
      return sizeBy(request, 'kelly', 25, readCap(reader));
    case 'volatility-target': {
      // "vol target: 20 day realised, 15%"
      const measured = readMeasured(reader);
      if (measured !== null) reader.takeMark('comma');
      const value = readPercent(reader);
      // "Vol targeting overlay. ... so that annual vol is 12%": a heading; how much is told where it is sized.
      if (value === null) return isHeading(reader);
      // "10% annualized"
      while (reader.peekIs('unknown') !== null) reader.at++;
      return targetVolatility(reader, request, value, measured);
    }
    case 'inverse-volatility':
      return sizeBy(request, 'inverse_volatility', 100);
    case 'twap':
      return readTwap(reader, request);
    case 'grid-orders':
      return readGridOrders(reader, request);
    default:
      return false;
  }
}

/** `25%` behind "Kelly": a share of what Kelly says. */
function readShareOfKelly(reader: Reader): number | null {
  return reader.tryRead(() => {
    skipLinks(reader);
    const spoken = reader.tryRead(() => readShare(reader))?.share;
    if (spoken !== undefined && spoken !== null) return spoken;
    const number = reader.take('number');
    return number?.unit === 'percent' ? number.value : null;
  });
}

/** `margin 50 usdt per trade`: what is put up, before leverage. */
function readMargin(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (!/^margin$/i.test(reader.words(reader.at - 1, reader.at - 1))) return null;
      skipLinks(reader);
      const number = reader.take('number');
      if (number?.unit !== 'money') return null;
      skipBehind(reader, 'size');
      request.margin = number.value;
      return true;
    }) ?? false
  );
}

/** `leverage 2`, `leverage of 3x, 0.5% maintenance margin`. */
function readLeverage(reader: Reader, request: StrategyRequest): boolean {
  skipLinks(reader);
  skipMost(reader);
  const number = reader.take('number');
  if (number === null || (number.unit !== 'plain' && number.unit !== 'times')) return false;
  const maintenance = reader.tryRead(() => {
    reader.takeMark('comma', 'with');
    const share = reader.take('number');
    if (share?.unit !== 'percent' || reader.take('head')?.head !== 'maintenance') return null;
    return share.value;
  });
  return setLimit(request, 'leverage', { value: number.value, ...(maintenance !== null && { maintenance }) });
}
