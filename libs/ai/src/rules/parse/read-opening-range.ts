import { type CityClock, cityClocks } from '../lexicon/city-clocks.js';
import { isCurrencyPair, isTraditional } from '../lexicon/tickers.js';
import {
  type Condition,
  compare,
  joined,
  numberSeries,
  type Series,
  seriesOf,
} from '../request/expression.js';
import type { LexemeOf, Reader } from './reader.js';

/** When a day of trading begins and ends, in minutes on a clock; null for the day of UTC. */
interface Session {
  readonly clock: CityClock | null;
  readonly opens: number;
  readonly closes: number;
}

const standardMinutes = 30;

/** The high or low of the first minutes of a day: of what falls into them, over as many bars as a day has. */
export function readOpeningRange(reader: Reader): Series | null {
  const told = reader.take('opening-range');
  if (told === null) return null;
  const extreme = told.extreme ?? (towardsLow(reader) ? 'low' : 'high');
  const { clock, opens, closes } = sessionOf(reader, told);
  const minutes = told.minutes ?? standardMinutes;
  reader.note(
    'opening-range',
    `The opening range is that of the first ${minutes} minutes from ${timeOf(opens)} ${nameOf(clock)}${told.minutes === null ? ', as no length was named' : ''}; it counts until ${timeOf(closes)}.`,
  );
  const outside = extreme === 'high' ? '0' : '1000000000';
  const minute = minuteOf(clock);
  const from = opens === 0 ? '' : `${minute} >= ${opens} and `;
  const formula = `if(${from}${minute} < ${opens + minutes}, ${extreme}, ${outside})`;
  reader.ranges.set(formula, { clock, from: opens + minutes, to: closes });
  const span = { value: closes - opens, unit: 'minute' } as const;
  return { kind: 'extreme', extreme, of: { kind: 'written', formula }, span };
}

/** A condition on the opening range holds once it is over, until the day ends. */
export function onceOver(reader: Reader, condition: Condition): Condition {
  if (reader.ranges.size === 0) return condition;
  const range = seriesOf(condition)
    .map((part) => (part.kind === 'written' ? reader.ranges.get(part.formula) : undefined))
    .find((one) => one !== undefined);
  if (range === undefined) return condition;
  const minute: Series =
    range.clock === null ? { kind: 'written', formula: minuteOf(null) } : { kind: 'clock', of: range.clock };
  const terms = [condition, compare(minute, '>=', numberSeries(range.from))];
  if (range.to < 1_440) terms.push(compare(minute, '<', numberSeries(range.to)));
  return joined('all', terms);
}

/** "Above the opening range" is above its high, "below" below its low. */
function towardsLow(reader: Reader): boolean {
  for (const ahead of [-2, -3]) {
    const side = reader.peekIs('side', ahead)?.direction;
    if (side !== undefined) return side === 'below';
  }
  return reader.bias === 'down';
}

function sessionOf(reader: Reader, told: LexemeOf<'opening-range'>): Session {
  if (told.clock !== null && told.opens !== null)
    return { clock: told.clock, opens: told.opens, closes: Math.min(told.opens + 390, 1_440) };
  const symbol = reader.lexemes.find((lexeme): lexeme is LexemeOf<'asset'> => lexeme.is === 'asset')?.symbol;
  const traded = symbol !== undefined && isTraditional(symbol) && !isCurrencyPair(symbol);
  const zone = reader.zone?.clock;
  if (told.opens === 570) return { clock: 'new_york_minute', opens: 570, closes: 960 };
  if (zone === 'london_minute') return { clock: zone, opens: 480, closes: 990 };
  if (zone === 'new_york_minute' || traded) return { clock: 'new_york_minute', opens: 570, closes: 960 };
  return { clock: null, opens: 0, closes: 1_440 };
}

function minuteOf(clock: CityClock | null): string {
  return clock === null ? 'hour() * 60 + minute()' : `${clock}()`;
}

function nameOf(clock: CityClock | null): string {
  return cityClocks.find((city) => city.clock === clock)?.name ?? 'UTC';
}

function timeOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
