import type { Condition } from '../request/expression.js';
import type { Side, StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { readCalendar } from './read-calendar.js';
import { readBound } from './read-hours.js';
import type { Reader } from './reader.js';

/**
 * "Longs till noon, shorts after noon", "only longs before 11:30, only shorts after": when each side may open, beside a
 * condition that says when it does.
 */
export function readSideWindows(reader: Reader, request: StrategyRequest): boolean {
  if (!isClauseBreak(reader, reader.at - 1) || sideAt(reader) === null) return false;
  return (
    reader.tryRead(() => {
      const first = readWindow(reader, null);
      while (reader.takeMark('comma', 'and', 'stop'));
      const second = first === null ? null : readWindow(reader, first);
      if (first === null || second === null || first.side === second.side) return null;
      for (const { side, condition } of [first, second]) request.filters.push({ side, condition });
      request.sides = 'both';
      return true;
    }) ?? false
  );
}

interface SideWindow {
  readonly side: Side;
  readonly condition: Condition;
  /** Where its time of day stands. */
  readonly timeAt: number;
}

function readWindow(reader: Reader, before: SideWindow | null): SideWindow | null {
  const side = sideAt(reader);
  if (side === null) return null;
  reader.at++;
  const timeAt = reader.at + 1;
  const after = reader.isMark('after');
  const bound = after || reader.isMark('ago') || reader.isMark('to') || reader.isMark('until');
  let condition: Condition | null;
  if (bound) {
    reader.at++;
    // "..., only shorts after": after the time of the first.
    const elliptical = before !== null && (reader.atClauseEnd() || reader.isMark('comma'));
    const until = reader.at;
    if (elliptical) reader.at = before.timeAt;
    condition = reader.tryRead(() => readBound(reader, after));
    if (elliptical) reader.at = until;
  } else condition = reader.tryRead(() => readCalendar(reader));
  const ends = reader.atClauseEnd() || reader.isMark('comma') || reader.isMark('and');
  return condition === null || !ends ? null : { side, condition, timeAt };
}

function sideAt(reader: Reader): Side | null {
  const action = reader.peekIs('action')?.action;
  if (action === 'long' || action === 'short') return action;
  const head = reader.peekIs('head')?.head;
  return head === 'long-only' ? 'long' : head === 'short-only' ? 'short' : null;
}
