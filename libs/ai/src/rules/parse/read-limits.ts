import type { Params } from '@strategy-builder/domain';
import type { Execution, Limit, SizeMode, StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { readAccount } from './read-account.js';
import { skipBehind, skipLinks } from './read-amount.js';
import { readHalt } from './read-halt.js';
import { readParts, readSteps } from './read-ladder.js';
import { readObject } from './read-place.js';
import { isRefused, readSetting } from './read-settings.js';
import type { Reader } from './reader.js';

/**
 * Reads a limit on trading, a size by risk or a kind of order at the reader's place: `max 3 trades per day`, `3x
 * leverage`, `cooldown of 5 bars after a loss`, `half Kelly`, `TWAP over 10 bars`. False when none stands here.
 */
export function readLimit(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (refusesLeverage(reader)) return true;
      return readHalt(reader, request) ||
        readNumberFirst(reader, request) ||
        readVolatilityFor(reader, request) ||
        reader.tryRead(() => readHead(reader, request) || null) !== null ||
        readParts(reader, request) ||
        readPause(reader, request) ||
        readMostOpen(reader, request) ||
        readOrderLife(reader, request) ||
        readUnitsOfMarket(reader, request) ||
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
      return size(request, 'fixed_units', number.value);
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

/** "No new entries for 5 bars after an exit", "no trades for 2 days after a loss": a pause. */
function readPause(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('not')) return null;
      if (reader.take('action') === null && reader.isVerb('stay')) reader.at++;
      if (!reader.takeMark('for', 'within')) return null;
      const lasting = reader.peekIs('duration', 0);
      const ends = reader.peekIs('head', 1)?.head === 'after-loss' || reader.atClauseEnd(1);
      return lasting !== null && (ends || reader.isMark('comma', 1))
        ? readCooldown(reader, request) || null
        : null;
    }) ?? false
  );
}

/** Sets a limit, in place of one of its kind. */
export function setLimit(request: StrategyRequest, kind: Limit['kind'], params: Params): true {
  request.limits = [...request.limits.filter((limit) => limit.kind !== kind), { kind, params }];
  return true;
}

function order(request: StrategyRequest, kind: Execution['kind'], params: Params): true {
  request.execution = { kind, params };
  return true;
}

function size(request: StrategyRequest, mode: SizeMode, value: number, cap: number | null = null): true {
  // "Max position 30% of equity, vol target 20%": the one caps the other.
  const { size: before } = request;
  const most =
    (mode === 'kelly' || mode === 'volatility_target') &&
    before.is === 'given' &&
    before.value.mode === 'percent_equity'
      ? before.value.value
      : null;
  const capped = cap ?? most;
  request.size = { is: 'given', value: { mode, value, ...(capped !== null && { cap: capped }) } };
  return true;
}

/** "At most", "max", "only", "up to" before a number say nothing that a limit does not say. */
export function skipMost(reader: Reader): void {
  for (let step = 0; step < 4; step++) {
    const lexeme = reader.peek();
    const never = reader.isMark('not') && reader.peekIs('compare', 1)?.op === '>';
    const above = reader.isMark('not') && reader.peekIs('side', 1)?.direction === 'above';
    if (never || (above && reader.peekIs('number', 2)?.unit === 'percent')) reader.at += 2;
    else if (lexeme?.is === 'compare' && lexeme.op !== '>' && lexeme.op !== '>=') reader.at++;
    else if (lexeme?.is === 'extreme' && lexeme.extreme === 'high') reader.at++;
    else if (lexeme?.is === 'way' && lexeme.way === 'up') reader.at++;
    else if (!reader.takeMark('only', 'to', 'not')) return;
  }
}

/** `3 trades per day`, `3x leverage`, `5x long`, `15% drawdown`, `20% volatility target`, `50% Kelly`. */
function readNumberFirst(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      skipMost(reader);
      const number = reader.take('number');
      if (number === null) return null;
      const { value, unit } = number;
      const times = unit === 'times';
      const taken = reader.isMark('with', -2) && (reader.atClauseEnd() || reader.isMark('comma'));
      if (times && (taken || isPosition(reader))) return setLimit(request, 'leverage', { value });
      const head = reader.take('head')?.head;
      const plain = unit === 'plain' && number.whole;
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
          return unit === 'percent' ? size(request, 'volatility_target', value, readCap(reader)) : null;
        case 'kelly':
          return unit === 'percent' ? size(request, 'kelly', value, readCap(reader)) : null;
        default:
          return null;
      }
    }) ?? false
  );
}

/** What leverage is put on: "5x long", "10x short", "3x BTC". */
function isPosition(reader: Reader): boolean {
  const lexeme = reader.peek();
  return lexeme?.is === 'asset' || (lexeme?.is === 'action' && ['long', 'short'].includes(lexeme.action));
}

/** `target 15% volatility`, `size positions for 20% annual vol`. */
function readVolatilityFor(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const head = reader.peekIs('head')?.head;
      const scales = /^(scale|scaled|scaling|adjust|lever|sized?)$/i.test(reader.words(reader.at, reader.at));
      if (head !== 'target' && head !== 'size' && !scales) return null;
      reader.at++;
      if (/^(positions?|exposure|it|trades?)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
      const so = reader.tryRead(() => readSoThatItIs(reader));
      if (so !== null) return size(request, 'volatility_target', so, readCap(reader));
      skipLinks(reader);
      const number = reader.take('number');
      if (number?.unit !== 'percent') return null;
      while (reader.peekIs('unknown') !== null && !isVolatility(reader)) reader.at++;
      if (isVolatility(reader)) {
        reader.at++;
        return size(request, 'volatility_target', number.value, readCap(reader));
      }
      const measure = reader.take('indicator')?.name;
      if (measure !== 'stdev' && measure !== 'realised_volatility') return null;
      if (reader.peekIs('head')?.head === 'target' && reader.atClauseEnd(1)) reader.at++;
      return size(request, 'volatility_target', number.value, readCap(reader));
    }) ?? false
  );
}

/** "... so annualised vol is 12%", "so that volatility stays at 10%": the measure before its number. */
function readSoThatItIs(reader: Reader): number | null {
  while (
    reader.takeMark('then', 'to', 'in') ||
    (/^that$/i.test(reader.words(reader.at, reader.at)) && ++reader.at)
  );
  if (isVolatility(reader)) reader.at++;
  else {
    const measure = reader.take('indicator')?.name;
    if (measure !== 'stdev' && measure !== 'realised_volatility') return null;
  }
  while (reader.take('verb') !== null || reader.takeMark('at', 'to', 'on'));
  const number = reader.take('number');
  return number?.unit === 'percent' ? number.value : null;
}

/** Whether the sentence holds nothing more but names, and a volatility is told behind it. */
function isHeading(reader: Reader): boolean {
  while (reader.peekIs('unknown') !== null || reader.peek()?.is === 'strategy') reader.at++;
  const told = /\bvol(a|atility)?\b[^.]{0,30}\d+(\.\d+)? ?%|\d+(\.\d+)? ?%[^.]{0,30}\bvol(a|atility)?\b/i;
  return reader.atClauseEnd() && told.test(reader.text.slice(reader.peek()?.from ?? reader.text.length));
}

function isVolatility(reader: Reader): boolean {
  return /^(vol|vola|volatility)$/i.test(reader.words(reader.at, reader.at));
}

function readHead(reader: Reader, request: StrategyRequest): boolean {
  skipMost(reader);
  const head = reader.take('head')?.head;
  switch (head) {
    case 'one-trade-a-day':
      return setLimit(request, 'max_trades_per_day', { value: 1 });
    case 'trades-a-day': {
      const value = readPlain(reader);
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
      return size(request, 'kelly', share ?? 100, readCap(reader));
    }
    case 'half-kelly':
      return size(request, 'kelly', 50, readCap(reader));
    case 'quarter-kelly':
      return size(request, 'kelly', 25, readCap(reader));
    case 'volatility-target': {
      const value = readPercent(reader);
      // "Vol targeting overlay. ... so that annual vol is 12%": a heading; how much is told where it is sized.
      if (value === null) return isHeading(reader);
      // "10% annualized"
      while (reader.peekIs('unknown') !== null) reader.at++;
      return size(request, 'volatility_target', value, readCap(reader));
    }
    case 'inverse-volatility':
      return size(request, 'inverse_volatility', 100);
    case 'twap': {
      // "TWAP into BTC over 10 bars", "TWAP into 500 shares of NVDA over 2 hours"
      const into = reader.isMark('in') ? reader.peekIs('asset', 1) : null;
      if (into !== null) {
        reader.at += 2;
        if (!request.assets.includes(into.symbol)) request.assets.push(into.symbol);
      } else if (reader.peekIs('number', 1) !== null && reader.takeMark('in')) readUnits(reader, request);
      if (reader.peekIs('side') !== null && reader.peekIs('duration', 1) !== null) reader.at++;
      else skipLinks(reader);
      const duration = reader.take('duration');
      if (duration === null) return order(request, 'twap', {});
      const { value, unit } = duration;
      return order(request, 'twap', { period: value, ...(unit !== 'bar' && { unit }) });
    }
    case 'grid-orders':
      return readGridOrders(reader, request);
    default:
      return false;
  }
}

/** `500 shares of NVDA`, `$5k of BTC`: how much of what is spread. */
function readUnits(reader: Reader, request: StrategyRequest): void {
  readSetting(reader, request);
  const of = reader.isMark('of') ? reader.peekIs('asset', 1) : null;
  if (of === null) {
    readObject(reader, request);
    return;
  }
  reader.at += 2;
  if (!request.assets.includes(of.symbol)) request.assets.push(of.symbol);
}

function readPlain(reader: Reader): number | null {
  return reader.tryRead(() => {
    skipLinks(reader);
    skipMost(reader);
    const number = reader.take('number');
    return number?.unit === 'plain' && number.whole ? number.value : null;
  });
}

/** `25%` behind "Kelly": a share of what Kelly says. */
function readShareOfKelly(reader: Reader): number | null {
  return reader.tryRead(() => {
    skipLinks(reader);
    const number = reader.take('number');
    return number?.unit === 'percent' ? number.value : null;
  });
}

/** `with a cap of 20%`, `capped at 20% of equity`, `max 25%`: never more of the equity than that. */
export function readCap(reader: Reader): number | null {
  return reader.tryRead(() => {
    reader.takeMark('comma', 'open', 'and');
    const from = reader.at;
    skipLinks(reader);
    const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
    const capped = ['cap', 'capped', 'limited', 'caps'].includes(word);
    if (capped) reader.at++;
    if (capped && /^(exposure|leverage|position|it)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
    const before = reader.at;
    skipMost(reader);
    if (!capped && (reader.at === before || before === from - 1)) return null;
    const cap = readPercent(reader);
    if (cap === null) return null;
    skipBehind(reader, 'size');
    // "Half Kelly, max 3% daily loss": a limit of its own.
    if (reader.peekIs('head') !== null) return null;
    reader.takeMark('close');
    return cap;
  });
}

function readPercent(reader: Reader): number | null {
  return reader.tryRead(() => {
    skipLinks(reader);
    skipMost(reader);
    const number = reader.take('number');
    return number?.unit === 'percent' ? Math.abs(number.value) : null;
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

/** `max 2 open trades`, `at most 5 positions open`, `one position at a time`: how many are held at once. */
function readMostOpen(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      skipMost(reader);
      const most = reader.at > from;
      const number = reader.take('number');
      if (number?.unit !== 'plain' || !number.whole) return null;
      const text = (): string => reader.words(reader.at, reader.at).toLowerCase();
      let open = false;
      let held = false;
      for (let step = 0; step < 3; step++) {
        const words = text();
        if (/^(open|concurrent|simultaneous|parallel|opened|active|at a time|at once|max|total)$/.test(words))
          open ||= words !== 'max';
        else if (/^open (trades?|positions?)$/.test(words)) open = held = true;
        else if (/^(trades?|positions?|coins|pairs|deals)$/.test(words)) held = true;
        else break;
        reader.at++;
      }
      if (!held || !(open || most) || !(reader.atClauseEnd() || reader.peek()?.is === 'mark')) return null;
      if (reader.isMark('per') || reader.isMark('slash')) return null;
      request.mostOpen = { value: number.value, text: reader.words(from, reader.at - 1) };
      return true;
    }) ?? false
  );
}

/** `valid for 2 days`, `cancel if not filled in 3 bars`, `good for 4 hours`: how long an order stays. */
function readOrderLife(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const { execution } = request;
      if (execution === null || (execution.kind !== 'limit' && execution.kind !== 'stop')) return null;
      let said = false;
      for (let step = 0; step < 8 && reader.peekIs('duration') === null; step++) {
        const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
        if (orderLife.has(word)) said = true;
        else if (!reader.isMark('it') && !isLinkOfLife(reader)) return null;
        reader.at++;
      }
      const duration = said ? reader.take('duration') : null;
      if (duration === null) return null;
      const { value, unit } = duration;
      return order(request, execution.kind, {
        ...execution.params,
        period: value,
        ...(unit !== 'bar' && { unit }),
      });
    }) ?? false
  );
}

const orderLife: ReadonlySet<string> = new Set(
  'order orders valid good cancel cancels cancelled canceled expire expires expiring filled unfilled lives pull'.split(
    ' ',
  ),
);

function isLinkOfLife(reader: Reader): boolean {
  const marks = ['when', 'not', 'in', 'within', 'after', 'for', 'by'] as const;
  return marks.some((mark) => reader.isMark(mark)) || reader.isVerb('stay');
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

/** `cooldown of 5 bars after a loss`, `wait 10 bars`. */
function readCooldown(reader: Reader, request: StrategyRequest, lost = false): boolean {
  skipLinks(reader);
  if (reader.peekIs('head')?.head === 'cooldown') reader.at++;
  // "Cooldown: a week"
  const every = reader.take('every');
  const single =
    every === null ? reader.take('unit')?.unit : every.every === 'quarter' ? undefined : every.every;
  const duration = single === undefined ? reader.take('duration') : { value: 1, unit: single };
  if (duration === null) return false;
  const named = reader.peekIs('head')?.head === 'after-loss';
  if (named) reader.at++;
  const loss = lost || named;
  // Hours and days become bars when the size of the bars is known.
  const { value, unit } = duration;
  return setLimit(request, 'cooldown', {
    period: value,
    ...(unit !== 'bar' && { unit }),
    ...(loss && { after: 'loss' }),
  });
}

/** `pyramid up to 3 times`, `add to positions, at most 4 entries, 2% apart`. */
function readPyramiding(reader: Reader, request: StrategyRequest, given: Params): boolean {
  const entries = reader.tryRead(() => {
    reader.takeMark('comma');
    skipLinks(reader);
    if (reader.peekIs('edit')?.edit === 'add') reader.at++;
    skipMost(reader);
    const number = reader.take('number');
    if (number === null || !number.whole || (number.unit !== 'plain' && number.unit !== 'times')) return null;
    reader.takeMark('times');
    if (reader.peekIs('action')?.action === 'enter') reader.at++;
    return number.value;
  });
  const spacing = reader.tryRead(() => {
    reader.takeMark('comma');
    skipMost(reader);
    reader.takeMark('per');
    if (reader.peekIs('compare') !== null) reader.at++;
    const number = reader.take('number');
    if (number?.unit !== 'percent') return null;
    const apart = reader.peekIs('unknown');
    if (apart?.word === 'apart') reader.at++;
    return number.value;
  });
  // "every 2% in profit"
  const moved = spacing === null ? null : reader.tryRead(() => readMoved(reader));
  const direction = moved === null ? {} : { direction: moved };
  return setLimit(request, 'pyramiding', {
    ...(entries !== null && { max_entries: entries }),
    ...(spacing !== null && { spacing }),
    ...direction,
    ...given,
  });
}

/** `add every 3%, at most 4 entries`, `add another unit each 2% up, max 3 times`: how far apart, and how many. */
export function readAddedEvery(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      if (reader.take('edit')?.edit !== 'add') return null;
      while (reader.take('unknown') !== null || reader.peekIs('head')?.head === 'unit-of-asset')
        if (reader.peekIs('head') !== null) reader.at++;
      reader.takeMark('on', 'at');
      if (!reader.takeMark('per')) return null;
      const spacing = reader.take('number');
      if (spacing?.unit !== 'percent') return null;
      const moved =
        reader.tryRead(() => readMoved(reader)) ?? (reader.isMark('comma') ? null : readSideMoved(reader));
      if (moved === null && !reader.atClauseEnd() && !reader.isMark('comma')) return null;
      const entries = reader.tryRead(() => {
        reader.takeMark('comma');
        const from = reader.at;
        skipMost(reader);
        if (reader.at === from) return null;
        const number = reader.take('number');
        if (number === null || !number.whole || (number.unit !== 'plain' && number.unit !== 'times'))
          return null;
        if (!reader.takeMark('times') && reader.take('action') === null && !reader.atClauseEnd()) reader.at++;
        return number.value;
      });
      return setLimit(request, 'pyramiding', {
        ...(entries !== null && { max_entries: entries }),
        spacing: spacing.value,
        ...(moved !== null && { direction: moved }),
      });
    }) ?? false
  );
}

/** `lower`, `higher`: which way the price must have gone. */
function readSideMoved(reader: Reader): 'winning' | 'losing' | null {
  const word = reader.words(reader.at, reader.at).toLowerCase();
  if (word !== 'lower' && word !== 'higher') return null;
  reader.at++;
  return word === 'higher' ? 'winning' : 'losing';
}

/** `in profit`, `up`, `lower`: which way the price must have gone. */
function readMoved(reader: Reader): 'winning' | 'losing' | null {
  reader.takeMark('in');
  const way = reader.take('way')?.way;
  if (way !== undefined) return way === 'up' ? 'winning' : 'losing';
  const verb = reader.take('verb')?.verb;
  if (verb === 'rise') return 'winning';
  return verb === 'fall' ? 'losing' : null;
}

/** `a grid of 10 levels 2.5% apart`. */
function readGridOrders(reader: Reader, request: StrategyRequest): boolean {
  const number = reader.take('number');
  if (number === null || !number.whole) return false;
  reader.take('grid-level');
  const step = reader.take('number');
  if (step?.unit !== 'percent') return false;
  if (reader.peekIs('unknown')?.word === 'apart') reader.at++;
  return order(request, 'grid', { levels: number.value, spacing: step.value });
}
