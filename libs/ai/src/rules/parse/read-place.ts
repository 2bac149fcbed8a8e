import { isMark } from '../lex/marks.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { startsPredicate } from './predicate-start.js';
import { readUnitsOfMarket } from './read-limits.js';
import { readRoundMoney } from './read-round-money.js';
import { readSeries } from './read-series.js';
import { readSetting } from './read-settings.js';
import { readTimeframe } from './read-time.js';
import type { Reader } from './reader.js';

/** Markets, venues, kinds of market. */
export function readPlace(reader: Reader, request: StrategyRequest): boolean {
  const lexeme = reader.peek();
  if (lexeme?.is === 'reads') {
    readOtherMarket(reader, request);
    return true;
  }
  if (lexeme?.is === 'asset') {
    // "It also reads BTC funding": a series that is read, not a market to trade.
    if (reader.peekIs('funding', 1) !== null && !startsPredicate(reader, 2)) {
      reader.at += 2;
      return true;
    }
    if (ownsSeries(reader)) return false;
    reader.at++;
    addAsset(request, lexeme.symbol);
    const other = reader.isMark('slash') || reader.isMark('and') ? reader.peekIs('asset', 1) : null;
    if (other !== null) {
      reader.at += 2;
      addAsset(request, other.symbol);
    }
    return true;
  }
  if (lexeme?.is === 'pairs') {
    reader.at++;
    request.pairs = true;
    return true;
  }
  if (lexeme?.is === 'venue') {
    reader.at++;
    request.venue ??= lexeme.venue;
    return true;
  }
  if (lexeme?.is === 'market') {
    reader.at++;
    request.market ??= lexeme.market;
    return true;
  }
  // "momentum(10) > 0", "long when momentum turns positive": an indicator.
  const measured = reader.isMark('open', 1) || (lexeme?.is === 'style' && startsPredicate(reader, 1));
  if (lexeme?.is === 'style' && !measured) {
    reader.at++;
    request.style ??= lexeme.style;
    return true;
  }
  const from = reader.at;
  const timeframe = reader.tryRead(() => {
    reader.takeMark('on', 'at', 'in', 'for');
    if (startsIndicatorBehindTimeframe(reader)) return null;
    const read = readTimeframe(reader);
    return read;
  });
  if (timeframe !== null) {
    runOn(reader, request, timeframe, from);
    return true;
  }
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('on', 'from', 'at', 'in', 'of', 'for', 'with')) return null;
      const next = reader.peek();
      if (next?.is !== 'asset' && next?.is !== 'venue' && next?.is !== 'market') return null;
      if (next.is === 'asset' && ownsSeries(reader)) return null;
      return readPlace(reader, request) ? true : null;
    }) ?? false
  );
}

/** `It also reads ETH on binance, 1d bars.`: where the strategy itself trades is said elsewhere. */
function readOtherMarket(reader: Reader, request: StrategyRequest): void {
  const { venue, market, timeframe } = request;
  reader.at++;
  for (let step = 0; step < 8; step++) {
    while (reader.takeMark('comma'));
    if (!readPlace(reader, request)) break;
  }
  Object.assign(request, { venue, market, timeframe });
}

/** Bars of one size; a second size that nothing reads is named as left out. */
export function runOn(reader: Reader, request: StrategyRequest, timeframe: string, from: number): void {
  if (timeframe === '1M') {
    // Nothing has bars of a month.
    request.oddBars ??= { text: reader.words(from, reader.at - 1), minutes: 43_200 };
    return;
  }
  request.timeframe ??= timeframe;
  if (request.timeframe !== timeframe) reader.leave(reader.words(from, reader.at - 1), 'not-understood');
}

const namedCrosses: ReadonlySet<string> = new Set(['golden-cross', 'death-cross']);

function addAsset(request: StrategyRequest, symbol: string): void {
  const { assets } = request;
  if (!assets.includes(symbol)) assets.push(symbol);
}

/** Whether the market at the reader owns a series ("BTC RSI crosses 70") instead of being what is traded. */
function ownsSeries(reader: Reader): boolean {
  const awaitsObject = reader.at > 0 && reader.peekIs('action', -1) !== null;
  if (startsPredicate(reader, 1) && !awaitsObject) return true;
  if (awaitsObject && reader.isVerb('be', 1) === false && startsPredicate(reader, 1)) return false;
  const at = reader.at;
  const series = reader.tryRead(() => readSeries(reader));
  // "XRP 4h golden cross": a market and its bars in front of a shape that has a name.
  const shaped = series?.kind === 'field' && namedCrosses.has(reader.peekIs('pattern')?.pattern ?? '');
  const owns = series !== null && startsPredicate(reader) && reader.at > at + 1 && !awaitsObject && !shaped;
  reader.at = at;
  return owns;
}

export function startsIndicatorBehindTimeframe(reader: Reader): boolean {
  // "Exit at the 3 day low": how far back, and no bars.
  if (reader.peekIs('duration') !== null && reader.peekIs('extreme', 1) !== null) return true;
  if (listsBars(reader)) return true;
  const at = reader.at;
  const series = reader.tryRead(() => readSeries(reader));
  const starts = series !== null && series.kind !== 'number' && startsPredicate(reader);
  // "SOL 15m momentum: ..." names the strategy.
  const headline = series?.kind === 'indicator' && series.name === 'momentum' && reader.isMark('colon');
  const declares = series?.kind === 'indicator' && !headline;
  reader.at = at;
  return starts || declares;
}

/** "15m, 1h and 4h RSI ...": bars on each of which something is said, not those of the strategy. */
function listsBars(reader: Reader): boolean {
  let named = 0;
  for (let ahead = 0; ahead < 12; ahead++) {
    const bars = reader.peekIs('duration', ahead)?.timeframe ?? reader.peekIs('timeframe', ahead)?.timeframe;
    if (bars !== undefined && bars !== null) named++;
    else if (!isMark(reader.peek(ahead), 'comma', 'and', 'slash'))
      return named > 1 && reader.peekIs('indicator', ahead) !== null;
  }
  return false;
}

/** What is traded and how much of it: `buy 0.5 BTC`, `buy $500 of ETH on Binance`. */
export function readObject(reader: Reader, request: StrategyRequest): void {
  for (let step = 0; step < 8; step++) {
    if (readPlace(reader, request)) continue;
    const sized = reader.tryRead(() => {
      // German "für 500 Euro ETH"
      if (reader.peekIs('number', 1)?.unit === 'money') reader.takeMark('for');
      const number = reader.peekIs('number');
      if (number === null || number.unit === 'percent') return null;
      const asset = reader.isMark('of', 1) ? reader.peekIs('asset', 2) : reader.peekIs('asset', 1);
      if (asset === null || (number.unit !== 'money' && number.unit !== 'plain')) return null;
      reader.at++;
      reader.takeMark('of');
      const mode = number.unit === 'money' ? 'fixed_notional' : 'fixed_units';
      request.size = { is: 'given', value: { mode, value: number.value } };
      return true;
    });
    if (sized !== null) continue;
    // "allocate 5% to SOL", "put 10% into gold"
    const share = reader.peekIs('number');
    const given = (reader.isMark('to', 1) || reader.isMark('in', 1)) && reader.peekIs('asset', 2) !== null;
    if (share?.unit === 'percent' && given) {
      reader.at += 2;
      request.size = { is: 'given', value: { mode: 'percent_equity', value: share.value } };
      continue;
    }
    const worth = reader.tryRead(() => {
      reader.takeMark('for');
      const number = reader.take('number');
      if (number?.unit !== 'money') return null;
      if (
        !reader.takeMark('of', 'in') &&
        !reader.atClauseEnd() &&
        !reader.isMark('when') &&
        !reader.isMark('with') &&
        !reader.isMark('comma') &&
        reader.peekIs('unknown') === null
      )
        return null;
      reader.take('unknown');
      // "into each trade"
      if (reader.isMark('in', -1) && reader.takeMark('per') && reader.isVerb('stay')) reader.at++;
      request.size = { is: 'given', value: { mode: 'fixed_notional', value: number.value } };
      return true;
    });
    if (worth !== null) continue;
    if (
      reader.peekIs('number') !== null &&
      reader.peekIs('number')?.unit !== 'plain' &&
      readSetting(reader, request)
    )
      continue;
    if (readRoundMoney(reader, request)) continue;
    const more = reader.tryRead(() => {
      reader.takeMark('with', 'on', 'of');
      if (reader.isMark('with', -1) && readUnitsOfMarket(reader, request)) return true;
      return reader.peekIs('head') !== null && readSetting(reader, request) ? true : null;
    });
    if (more !== null) continue;
    // "buy foo when": a market that is not known is named, not replaced in silence.
    if (reader.peekIs('unknown') !== null && reader.isMark('when', 1) && request.assets.length === 0)
      reader.leave(reader.words(reader.at, reader.at), 'not-understood');
    return;
  }
}
