import { type Condition, compare, field, type Series, scaled } from '../request/expression.js';
import { isOnPriceScale } from './price-scale.js';
import { readStart } from './read-start.js';
import { readSpan } from './read-time.js';
import type { Reader } from './reader.js';

/** `a 5% drop in 1 day`, `3% gain`, `a 10% pullback`, `a dip of 4% from the 10 day high`, `10% dips below the average`. */
export function readSizedMove(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const told = readMove(reader);
    if (told === null) return null;
    const { up, percent } = told;
    const said = reader.peekIs('side');
    if (said !== null && (said.direction === 'above') !== up) return null;
    const start = readStart(reader);
    if (start === 'unread') return null;
    if (start !== null && typeof start !== 'string') {
      const level = scaled(start, Number((up ? 1 + percent / 100 : 1 - percent / 100).toPrecision(12)));
      return isOnPriceScale(start) ? compare(field('close'), up ? '>=' : '<=', level) : null;
    }
    const asset = reader.tryRead(() => (reader.takeMark('in', 'of', 'on') ? reader.take('asset') : null));
    const of: Series = { kind: 'field', field: 'close', asset: asset?.symbol ?? null, timeframe: null };
    return {
      kind: 'change',
      of,
      direction: up ? 'up' : 'down',
      percent,
      span: start === null ? readSpan(reader) : null,
      from: start,
    };
  });
}

/** Which way, and by how many percent. */
function readMove(reader: Reader): { readonly up: boolean; readonly percent: number } | null {
  const first = reader.take('number');
  const verb = first === null ? null : reader.take('verb');
  const pattern = verb === null ? reader.take('pattern') : null;
  const edit = first === null || verb !== null || pattern !== null ? null : takeNoun(reader);
  const up =
    edit === 'up' || verb?.verb === 'rise' || pattern?.pattern === 'rip' || pattern?.pattern === 'spike';
  const down = edit === 'down' || verb?.verb === 'fall' || pattern?.pattern === 'dip';
  if (!up && !down) return null;
  const number = first ?? (reader.takeMark('of') ? reader.take('number') : null);
  return number?.unit === 'percent' ? { up, percent: Math.abs(number.value) } : null;
}

/** Words that tell to change a flow elsewhere: "a 5% drop", "a 3% increase". */
function takeNoun(reader: Reader): 'up' | 'down' | null {
  const edit = reader.peekIs('edit')?.edit;
  const drops = edit === 'remove' && reader.words(reader.at, reader.at).toLowerCase().startsWith('drop');
  const way = edit === 'increase' ? 'up' : edit === 'decrease' || drops ? 'down' : null;
  if (way !== null) reader.at++;
  return way;
}
