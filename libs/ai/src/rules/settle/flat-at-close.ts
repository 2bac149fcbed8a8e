import { timeframeMinutes } from '../lex/timeframes.js';
import type { CityClock } from '../lexicon/city-clocks.js';
import { isCurrencyPair, isTraditional } from '../lexicon/tickers.js';
import { compare, joined, numberSeries, type Series } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { flatWhile } from './flat-while.js';
import type { Assumed, Lines } from './settle.js';

/** When a market ends its day: minutes of the day on the clock of a city, or of UTC. */
interface EndOfDay {
  readonly clock: CityClock | null;
  readonly minutes: number;
  readonly words: string;
  /** It trades on at once, as coins and currencies do. */
  readonly around: boolean;
}

/**
 * Leaves with the last order that fills before the day of the market ends, and enters nothing in the bars after that
 * decision. Bars of a day and longer know no end of it: then the words are named as left out.
 */
export function flattenAtClose(
  lines: Lines,
  request: StrategyRequest,
  ground: { readonly symbol: string; readonly timeframe: string | null },
  assumed: Assumed[],
): void {
  const { flatAtClose } = request;
  if (flatAtClose === null) return;
  const bar = ground.timeframe === null ? 1_440 : timeframeMinutes(ground.timeframe);
  if (bar > 120) {
    request.left.push({ text: flatAtClose.text, what: 'calendar' });
    request.flatAtClose = null;
    request.namedButLeft = { ...request.namedButLeft, exit: request.namedButLeft.exit ?? flatAtClose.text };
    return;
  }
  const end = endOfDay(ground.symbol);
  const filled = end.minutes - Math.max(flatAtClose.before, bar);
  const decided = Math.floor(filled / bar) * bar - bar;
  const minute = minuteOn(end.clock);
  const last = compare(minute, '>=', numberSeries(decided));
  const over =
    end.around && end.minutes < 1_440
      ? joined('all', [last, compare(minute, '<', numberSeries(end.minutes))])
      : last;
  flatWhile(lines, over);
  assumed.push({
    about: 'calendar',
    text: `"${flatAtClose.text}": positions are left on bars that open from ${onClock(decided)} ${end.words}, whose orders fill before its day ends at ${onClock(end.minutes)}; nothing is entered on them.`,
  });
}

/** Whether a request ends its positions with the day, on bars that know when that is. */
export function endsWithDay({ flatAtClose }: StrategyRequest, timeframe: string | null): boolean {
  return flatAtClose !== null && timeframe !== null && timeframeMinutes(timeframe) <= 120;
}

function minuteOn(city: CityClock | null): Series {
  if (city !== null) return { kind: 'clock', of: city };
  const hours: Series = {
    kind: 'arithmetic',
    op: '*',
    left: { kind: 'clock', of: 'hour' },
    right: numberSeries(60),
  };
  return { kind: 'arithmetic', op: '+', left: hours, right: { kind: 'clock', of: 'minute' } };
}

function onClock(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  return `${String(hour).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function endOfDay(symbol: string): EndOfDay {
  const [name = symbol, ending = ''] = symbol.split('.');
  const plain = name.replaceAll('/', '').replaceAll('-', '').replaceAll('_', '');
  if (!isTraditional(symbol)) return { clock: null, minutes: 1_440, words: 'UTC', around: true };
  if (isCurrencyPair(plain) || commodities.has(plain))
    return { clock: 'new_york_minute', minutes: 1_020, words: 'New York time', around: true };
  if (ending === 'L' || london.has(plain))
    return { clock: 'london_minute', minutes: 990, words: 'London time', around: false };
  if (continental.has(ending) || europe.has(plain))
    return { clock: 'frankfurt_minute', minutes: 1_050, words: 'Central European time', around: false };
  const utc = asia[plain] ?? asia[ending];
  if (utc !== undefined) return { clock: null, minutes: utc, words: 'UTC', around: false };
  return { clock: 'new_york_minute', minutes: 960, words: 'New York time', around: false };
}

const commodities: ReadonlySet<string> = new Set(
  'XAU XAG XPT XPD XCU WTI BRENT NATGAS CL GC SI NG'.split(' '),
);
const london: ReadonlySet<string> = new Set('FTSE UK100'.split(' '));
const europe: ReadonlySet<string> = new Set(
  'DAX CAC IBEX STOXX GER30 GER40 DE30 DE40 FRA40 EU50 EUSTX50 ESP35 IT40'.split(' '),
);
const continental: ReadonlySet<string> = new Set('DE PA SW MI AS MC'.split(' '));

/** Exchanges of Asia, whose clocks have no summer time: the end of their day in minutes of UTC. */
const asia: Readonly<Record<string, number>> = {
  ...{ NIKKEI: 390, JP225: 390, JPN225: 390, HSI: 480, HK50: 480, HK: 480 },
  ...{ NIFTY: 600, BANKNIFTY: 600, FINNIFTY: 600, SENSEX: 600, RELIANCE: 600, NS: 600, BO: 600 },
};
