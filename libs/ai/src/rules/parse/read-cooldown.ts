import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

/** "No new entries for 5 bars after an exit", "no trades for 2 days after a loss": a pause. */
export function readPause(reader: Reader, request: StrategyRequest): boolean {
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

/** `cooldown of 5 bars after a loss`, `wait 10 bars`. */
export function readCooldown(reader: Reader, request: StrategyRequest, lost = false): boolean {
  skipLinks(reader);
  if (reader.peekIs('head')?.head === 'cooldown') reader.at++;
  // "wait at least 6 hours"
  if (reader.peekIs('compare')?.op === '>=') reader.at++;
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
