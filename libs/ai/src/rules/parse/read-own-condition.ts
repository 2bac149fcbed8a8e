import { type Condition, compare, field, joined, previous } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { comparesAtOnce } from './compares-at-once.js';
import { readCondition } from './read-condition.js';
import { endsCondition } from './read-operand.js';
import { readObject } from './read-place.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';
import type { PendingCondition, RuleBook } from './rule-book.js';
import { setBias, type Trade } from './trade.js';

/** What may stand between an action and a condition of its own. */
const ownHeads = ['arrow', 'colon'] as const;

const ownLinks = ['when', 'on', 'at', ...ownHeads] as const;

/**
 * "Golden cross on SPY, exit on death cross", "London session only, buy close > EMA 50": the action has a condition of
 * its own right behind it, so the one before it belongs to what came earlier.
 */
export function readOwnCondition(
  reader: Reader,
  request: StrategyRequest,
  rules: RuleBook,
  trade: Trade,
): boolean {
  const action = reader.at;
  const condition = reader.tryRead(() => {
    readObject(reader, request);
    setBias(reader, trade);
    const channel = trade.act === 'enter' ? null : readChannelOut(reader);
    if (channel !== null) return channel;
    const below = trade.act !== 'enter' || rules.pending?.headline === true;
    const linked = reader.takeMark(...(below ? ownLinks : ownHeads));
    const aside =
      trade.act !== 'enter' &&
      (reader.peekIs('side') !== null ||
        // "golden cross, exit death cross"
        namedCrosses.has(reader.peekIs('pattern')?.pattern ?? '') ||
        reader.peekIs('weekdays') !== null ||
        // "55 day breakout / exit 20 day low"
        (reader.peekIs('duration') !== null && reader.peekIs('extreme', 1) !== null) ||
        (reader.peekIs('compare') !== null && reader.peekIs('number', 1) !== null));
    if (!linked && !aside && !comparesAtOnce(reader, trade.act !== 'enter')) return null;
    while (reader.takeMark('when', 'only', 'newline', 'bullet'));
    const own = readCondition(reader);
    // "RSI < 30 buy RSI > 70 sell": conditions before their actions, all along.
    return !linked && reader.peekIs('action') !== null ? null : own;
  });
  if (condition === null) return false;
  const { pending } = rules;
  const beside = pending !== null && trade.act === 'enter' && isBesideAction(reader, pending, action);
  if (pending?.headline === true || beside) rules.pending = null;
  rules.settlePending();
  rules.lastTrade = trade;
  rules.addRule(trade, beside ? joined('all', [pending.condition, condition]) : condition);
  return true;
}

/** "Above the 200 SMA: buy RSI(2) < 10": nothing but a colon or an arrow stands between. */
function isBesideAction(reader: Reader, { headline, to }: PendingCondition, action: number): boolean {
  if (headline) return false;
  for (let at = to + 1; at < action - 1; at++) {
    const lexeme = reader.lexemes[at];
    if (lexeme?.is !== 'mark' || !['colon', 'arrow', 'then'].includes(lexeme.mark)) return false;
  }
  return true;
}

/** "If the price is above the 200 SMA buy RSI(2) below 10": the entry's own condition right behind it, beside the first. */
export function readFurtherCondition(reader: Reader, trade: Trade): Condition | null {
  if (
    trade.act !== 'enter' ||
    !(
      ['indicator', 'number', 'duration', 'field', 'verb'].includes(reader.peek()?.is ?? '') ||
      // "After a red day go long on a close above the 20 EMA"
      reader.isMark('on')
    )
  )
    return null;
  return reader.tryRead(() => {
    setBias(reader, trade);
    reader.takeMark('on');
    const own = readCondition(reader);
    // "RSI < 30 buy RSI > 70 sell": conditions before their actions, all along.
    return own !== null && endsCondition(reader) && reader.peekIs('action') === null ? own : null;
  });
}

/** "Donchian 20 breakout, exit Donchian 10": out on the other side of a channel. */
function readChannelOut(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    reader.takeMark('at', 'on', 'colon');
    if (reader.peekIs('indicator')?.name !== 'donchian') return null;
    const channel = readSeries(reader);
    if (channel?.kind !== 'indicator' || channel.output != null || !endsCondition(reader)) return null;
    const up = reader.bias === 'up';
    const line = previous({ ...channel, output: up ? 'upper' : 'lower' });
    return compare(field('close'), up ? '>' : '<', line);
  });
}

/** Crossings that have a name, and so need no word before them. */
const namedCrosses: ReadonlySet<string> = new Set([
  'golden-cross',
  'death-cross',
  'bullish-cross',
  'bearish-cross',
]);
