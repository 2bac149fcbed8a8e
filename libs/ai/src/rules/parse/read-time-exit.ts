import type { Rule, StrategyRequest } from '../request/strategy-request.js';
import type { Reader } from './reader.js';

/** `exit after 10 bars`, `sell after 3 days`. */
export function readTimedExit(reader: Reader, request: StrategyRequest, act: Rule['act']): boolean {
  if (act === 'enter') return false;
  return (
    reader.tryRead(() => {
      reader.take('asset');
      const next = reader.peekIs('future');
      if (next !== null && reader.text.slice(next.from, next.to).toLowerCase().startsWith('next')) {
        reader.at++;
        request.nextBarExits++;
        request.timeExit = { is: 'given', value: { value: 1, unit: 'bar' } };
        return true;
      }
      const linked = reader.takeMark('after', 'at', 'in');
      if (!linked) return null;
      reader.takeMark('last');
      const duration = reader.take('duration');
      if (duration === null) return null;
      request.timeExit = { is: 'given', value: { value: duration.value, unit: duration.unit } };
      return true;
    }) ?? false
  );
}

/** "or after 10 bars", "hold 5 days". */
export function readTimeExit(reader: Reader, request: StrategyRequest, last: Rule['act'] | null): boolean {
  return (
    reader.tryRead(() => {
      const held = reader.isVerb('stay');
      if (held) reader.at++;
      // "hold at most 3 days" says so wherever it stands.
      const limited = held && reader.peekIs('compare')?.op === '<=';
      if (limited) reader.at++;
      else if (last === null) return null;
      else if (!held && (!reader.takeMark('after') || last === 'enter')) return null;
      reader.takeMark('for');
      const duration = reader.take('duration');
      if (duration === null) return null;
      request.timeExit = { is: 'given', value: { value: duration.value, unit: duration.unit } };
      return true;
    }) ?? false
  );
}
