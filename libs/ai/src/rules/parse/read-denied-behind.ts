import type { Condition } from '../request/expression.js';
import { readsOnlyClock } from '../settle/clock-conditions.js';
import type { Reader } from './reader.js';

const out: ReadonlySet<string> = new Set([
  'off',
  'excluded',
  'exempt',
  'exempted',
  'avoided',
  'skipped',
  'out',
  'closed',
]);

/** "Fridays off", "on Fridays don't trade", "Mondays are excluded": times that are told first, and then kept out. */
export function deniedBehind(reader: Reader, term: Condition): Condition {
  const next = reader.peek();
  const may = reader.isMark('not') || reader.isVerb('be') || next?.is === 'unknown';
  if (!may || !readsOnlyClock(term)) return term;
  const denied = reader.tryRead(() => {
    if (reader.takeMark('not')) {
      const trades = reader.isVerb('stay');
      if (trades) reader.at++;
      return trades || reader.lexemes.length === reader.at ? reader.atClauseEnd() || null : null;
    }
    reader.skipBe();
    const word = reader.take('unknown')?.word.toLowerCase() ?? '';
    return out.has(word) && reader.atClauseEnd() ? true : null;
  });
  return denied === null ? term : { kind: 'not', of: term };
}
