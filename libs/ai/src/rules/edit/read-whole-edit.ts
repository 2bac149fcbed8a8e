import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';
import { removes } from './read-setting-edit.js';

const exchanging: readonly string[] = [
  'swap',
  'switch',
  'exchange',
  'reverse',
  'invert',
  'interchange',
  'flip',
];

/** `swap entry and exit`, `exchange the buy and the sell rule`: the rules change places. */
export function readRuleExchange(clause: EditClause): EditWord | null {
  if (!clause.writes(...exchanging) && !(clause.does('replace', 'flip') && clause.marked('with')))
    return null;
  if (!clause.only('edit', 'action', 'mark', 'unknown', 'mirror', 'filler', 'verb', 'strategy')) return null;
  if (clause.marked('when', 'only', 'instead') || clause.has('number')) return null;
  const enters = clause.actions.some((action) => ['buy', 'enter', 'long'].includes(action));
  const exits = clause.actions.some(
    (action) => action === 'exit' || action === 'sell' || action.startsWith('exit-'),
  );
  return enters && exits ? { is: 'exchange-rules' } : null;
}

/** `RSI on the 4h instead`, `use the daily RSI`: the bars that one indicator is computed on. */
export function readIndicatorBars(clause: EditClause): EditWord | null {
  const [about, ...others] = new Set(clause.indicators);
  if (about === undefined || others.length > 0 || removes(clause)) return null;
  if (
    !clause.only(
      'indicator',
      'mark',
      'duration',
      'timeframe',
      'edit',
      'verb',
      'unknown',
      'chart',
      'candle',
      'filler',
      'output',
      'every',
      'number',
    )
  )
    return null;
  if (clause.marked('when', 'only', 'also', 'and', 'or', 'unless') || clause.does('add', 'create'))
    return null;
  const spans = clause.lexemes.flatMap((lexeme, at) => {
    const timeframe = lexeme.is === 'timeframe' || lexeme.is === 'duration' ? lexeme.timeframe : null;
    // "A 3 day EMA" has a length.
    const length =
      lexeme.is === 'duration' && lexeme.unit === 'day' && lexeme.value > 1 && !clause.marked('on');
    return timeframe === null || length ? [] : [{ timeframe, at }];
  });
  const denied = clause.placeOf('instead', 'not');
  const [first, second] = spans;
  // "4h instead of 1h", "from 1h to 4h"
  const wanted = second !== undefined && (clause.marked('from') || denied === 0) ? second : first;
  if (wanted === undefined || spans.length > 2) return null;
  if (second !== undefined && !clause.marked('from', 'instead', 'not', 'to')) return null;
  const number = clause.all('number')[0];
  const place = clause.lexemes.findIndex(({ is }) => is === 'indicator');
  const changes =
    clause.marked('instead', 'on', 'to', 'from') ||
    clause.makes ||
    clause.does('use', 'change', 'keep') ||
    clause.writes('keep', 'leave') ||
    place === wanted.at + 1;
  if (!changes || (number !== undefined && clause.lexemes.indexOf(number) > place + 1)) return null;
  return { is: 'set-bars', about, timeframe: wanted.timeframe };
}

/** `add a 50-day EMA filter`, `with a volume filter`: what must point the same way as the entry. */
export function readAddedFilter(clause: EditClause): EditWord | null {
  if (!clause.has('filter') || removes(clause) || clause.has('compare', 'side', 'head', 'action', 'pattern'))
    return null;
  if (clause.marked('when', 'only', 'colon', 'instead')) return null;
  const volume = clause.all('field').some(({ field }) => field === 'volume');
  const [name, ...others] = new Set(clause.indicators);
  if (others.length > 0 || (name === undefined && !volume) || (name !== undefined && volume)) return null;
  const number = clause.all('number').find(({ unit }) => unit === 'plain')?.value;
  const span = clause.all('duration').find(({ unit }) => unit === 'bar' || unit === 'day')?.value;
  return { is: 'add-filter', name: name ?? 'volume', length: number ?? span ?? null };
}

/** `wait for 2 closes in a row`, `3 bars of confirmation`: how long the entry's conditions must have held. */
export function readInARow(clause: EditClause): EditWord | null {
  const confirms = clause.marked('row') || (clause.has('filter') && clause.writes('confirmation', 'confirm'));
  if (!confirms || clause.marked('instead', 'not', 'also')) return null;
  if (
    !clause.only(
      'mark',
      'number',
      'duration',
      'verb',
      'unknown',
      'filler',
      'edit',
      'filter',
      'candle',
      'action',
    )
  )
    return null;
  if (clause.actions.some((action) => action !== 'buy' && action !== 'enter' && action !== 'long'))
    return null;
  const spans = clause.all('duration').filter(({ unit }) => unit === 'bar' || unit === 'day');
  const numbers = clause.all('number').filter(({ unit, whole }) => unit === 'plain' && whole);
  const [bars, ...more] = [...spans, ...numbers].map(({ value }) => value);
  return bars === undefined || more.length > 0 || bars < 2 ? null : { is: 'in-a-row', bars };
}
