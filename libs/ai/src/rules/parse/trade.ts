import type { Action } from '../lexicon/meaning.js';
import type { Rule, Side } from '../request/strategy-request.js';
import type { Reader } from './reader.js';

/** What a rule does when its condition holds. */
export interface Trade {
  readonly act: Rule['act'];
  readonly side: Side | null;
}

/** What each word for trading asks for. */
export const tradeOf: Readonly<Record<Action, Trade>> = {
  buy: { act: 'enter', side: 'long' },
  long: { act: 'enter', side: 'long' },
  sell: { act: 'sell', side: null },
  short: { act: 'enter', side: 'short' },
  enter: { act: 'enter', side: null },
  exit: { act: 'exit', side: null },
  'exit-long': { act: 'exit', side: 'long' },
  'exit-short': { act: 'exit', side: 'short' },
  reverse: { act: 'enter', side: 'short' },
};

/** "sell short", "exit long", "buy or sell": words that make one trade together. */
export function joinedTrade(reader: Reader, trade: Trade): Trade {
  const next = reader.peekIs('action');
  if (next === null) return trade;
  const other = tradeOf[next.action];
  if (trade.act !== 'enter' && other.act === 'enter' && other.side !== null && trade.act === 'exit') {
    reader.at++;
    return { act: 'exit', side: other.side };
  }
  if (trade.act === 'enter' && trade.side === null && other.act === 'enter') {
    reader.at++;
    return other;
  }
  if (trade.act === 'sell' && next.action === 'short') {
    reader.at++;
    return other;
  }
  if (other.act === 'enter' && other.side === null && trade.act === 'enter') {
    reader.at++;
    return trade;
  }
  if (other.act === 'exit' && trade.side !== null && other.side === null && trade.act === 'enter') {
    reader.at++;
    return { act: 'exit', side: trade.side };
  }
  return trade;
}

/** Tells the reader which way a word without a direction is meant: "crosses" of an entry goes up. */
export function setBias(reader: Reader, trade: Trade | null): void {
  if (trade === null) {
    reader.bias = null;
    return;
  }
  const opens = trade.act === 'enter';
  const up = opens ? trade.side !== 'short' : trade.side === 'short';
  reader.bias = up ? 'up' : 'down';
}
