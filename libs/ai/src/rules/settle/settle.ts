import { findKind, type Params } from '@strategy-builder/domain';
import { barsIn, minutesIn, type TradingDays, timeframeMinutes } from '../lex/timeframes.js';
import { type StrategyStyle, type TimeUnit } from '../lexicon/meaning.js';
import { isGauge, tradingDays } from '../lexicon/tickers.js';
import { type Condition, joined } from '../request/expression.js';
import {
  type Distance,
  type Execution,
  type Limit,
  type Setting,
  type StrategyRequest,
} from '../request/strategy-request.js';
import { onTheHour } from './clock-conditions.js';
import { confirm } from './confirmations.js';
import { addExits, movesToSettings } from './exits.js';
import { endsWithDay, flattenAtClose } from './flat-at-close.js';
import { flattenForWeekend } from './flat-weekend.js';
import { assetOf, grounded, onFinestBars, onOwnGround, readsRatio, timeframeOf } from './ground.js';
import { measureFromExtremes } from './moves-from.js';
import { gapsAtTheOpen } from './opening-gaps.js';
import { reachFromEntries } from './reached-levels.js';
import {
  applyFilters,
  applySideFilters,
  applySides,
  inherited,
  narrowed,
  promoteFilters,
  signalOf,
} from './rule-signals.js';
import { styleOf } from './strategy-style.js';
import { styleRules } from './styles.js';

export type SignalName = 'enter_long' | 'exit_long' | 'enter_short' | 'exit_short';

export type Lines = Partial<Record<SignalName, Condition>>;

/** A request with every open question settled; what was not stated is named in `assumed`. */
export interface SettledStrategy {
  readonly symbol: string;
  readonly venue: string | null;
  readonly market: string | null;
  readonly timeframe: string;
  readonly lines: Lines;
  readonly size: {
    readonly mode: string;
    readonly value: number;
    readonly period?: number;
    readonly cap?: number;
  } | null;
  readonly stop: Distance | null;
  readonly target: Distance | null;
  readonly trail: Distance | null;
  readonly timeExit: { readonly value: number; readonly unit: TimeUnit } | null;
  readonly limits: readonly Limit[];
  readonly execution: Execution;
  readonly style: StrategyStyle | null;
  readonly assumed: readonly Assumed[];
  readonly ambiguity: {
    readonly signal: SignalName;
    readonly other: Condition;
    readonly text: string;
  } | null;
}

/** Which open question was settled, and how. */
export type Assumed =
  | {
      readonly about: 'symbol' | 'exchange' | 'timeframe' | 'position-size' | 'stop-loss';
      readonly text: string;
    }
  | { readonly about: 'exit'; readonly signal: SignalName; readonly text: string }
  | { readonly about: 'entry'; readonly text: string }
  | { readonly about: string; readonly text: string };

export type Settlement =
  | { readonly is: 'settled'; readonly strategy: SettledStrategy }
  | { readonly is: 'no-entry' }
  /** Only an index is named that nobody can buy. */
  | { readonly is: 'no-market' }
  | { readonly is: 'sell-only'; readonly condition: Condition };

/** Settles what a request leaves open. */
export function settle(
  request: StrategyRequest,
  defaults: { readonly timeframe: string; readonly symbol: string },
): Settlement {
  const assumed: Assumed[] = [];
  const rules = movesToSettings(narrowed(inherited(request), request), request, assumed);
  const lines: Lines = {};
  for (const rule of rules) {
    const signal = signalOf(rule, rules, request);
    if (signal === 'unclear') return { is: 'sell-only', condition: rule.condition };
    for (const name of signal) {
      const present = lines[name];
      const condition = name === 'exit_short' && signal.length > 1 ? turned(rule.condition) : rule.condition;
      lines[name] = present === undefined ? condition : joined('any', [present, condition]);
    }
  }
  promoteFilters(lines, request);
  if (lines.enter_long === undefined && lines.enter_short === undefined) {
    // A condition that was not understood is asked for, not replaced by a textbook rule.
    const unread = request.left.some(({ what }) => what === 'condition');
    const numbers = request.left.some(({ what, text }) => what === 'not-understood' && /[0-9]/.test(text));
    const held = request.style === 'buy-and-hold';
    const standard = unread || (numbers && !held) ? null : styleRules(request);
    if (standard === null) return { is: 'no-entry' };
    Object.assign(lines, { ...standard.lines, ...lines });
    assumed.push(...standard.assumed);
  }
  if (readsRatio(lines) && !(request.pairs && request.assets.length > 1)) {
    assumed.push({
      about: 'legs',
      text: `Only ${request.assets[0] ?? 'the first market'} is bought and sold; the other market is read.`,
    });
  }
  applyFilters(lines, request);
  confirm(lines, request, assumed);
  if (request.otherwiseShort && lines.enter_long !== undefined && lines.enter_short === undefined) {
    lines.enter_short = { kind: 'not', of: lines.enter_long };
  }
  applySides(lines, request, assumed);
  applySideFilters(lines, request);
  measureFromExtremes(lines, assumed);
  reachFromEntries(lines, request);
  const bars = timeframeOf(request, lines);
  if (!endsWithDay(request, bars)) flattenAtClose(lines, request, { symbol: '', timeframe: bars }, assumed);
  addExits(lines, request, assumed);
  const finest = onFinestBars(lines, request.timeframe);
  if (finest !== null) {
    Object.assign(lines, finest.lines);
    const text = `Bars of ${finest.timeframe}, the finest that are named; what names none is read on ${request.timeframe}.`;
    assumed.push({ about: 'timeframe', text });
  }
  const stated = finest?.timeframe ?? timeframeOf(request, lines);
  const timeframe = stated ?? defaults.timeframe;
  if (stated === null)
    assumed.push({ about: 'timeframe', text: `Bars of ${timeframe}: no timeframe was named.` });
  const only = request.assets.length === 0 ? assetOf(lines) : null;
  if (only !== null && isGauge(only)) return { is: 'no-market' };
  const named = request.assets[0] ?? assetOf(lines) ?? request.onlyNamed;
  const symbol = named ?? defaults.symbol;
  if (named === null) {
    assumed.push({ about: 'symbol', text: `No market was named: ${symbol}.` });
  }
  flattenForWeekend(lines, request, { symbol, timeframe }, assumed);
  if (endsWithDay(request, timeframe)) flattenAtClose(lines, request, { symbol, timeframe }, assumed);
  if (request.venue === null) assumed.push({ about: 'exchange', text: 'No exchange was named.' });
  shareRange(request);
  assumeOffset(request, assumed);
  const stop = settledDistance(request.stop, 5);
  // A stop at a line or a price is a rule; only a size by risk needs a distance beside it.
  const measured = request.size.is === 'given' && request.size.value.mode === 'percent_risk';
  if (request.stopAt !== null && request.stop.is === 'open' && !measured) request.stop = { is: 'none' };
  if (request.stop.is === 'open' && !measured) assumeNoStop(lines, request, assumed);
  if (request.stop.is === 'open' && !measured && addsToLosers(request)) {
    request.stop = { is: 'none' };
    assumed.push({
      about: 'stop-loss',
      text: 'No stop loss: none was named, and more is bought as the price falls.',
    });
  }
  if (request.stop.is === 'open' && request.trail.is !== 'given') {
    assumed.push({ about: 'stop-loss', text: `A stop loss 5% from the entry: ${whyStandard(request)}.` });
  } else if (request.stop.is === 'given' && request.stop.value.value === null) {
    const distance = request.stop.value.mode === 'atr' ? '2 ATR' : '5%';
    assumed.push({
      about: 'stop-loss',
      text: `The stop loss is ${distance} from the entry: no distance was named.`,
    });
  }
  const stopDistance =
    request.stop.is === 'open' && request.trail.is === 'given'
      ? null
      : request.stop.is === 'open'
        ? standardStop
        : stop;
  if (request.size.is === 'open') {
    const { size: left } = request.namedButLeft;
    const why =
      left === undefined ? 'no size was named' : `it stands in for "${left}", which cannot be built`;
    assumed.push({ about: 'position-size', text: `10% of equity for each position: ${why}.` });
  }
  const target = targetOf(request, stopDistance, assumed);
  if (request.trail.is === 'given' && request.trail.value.value === null) {
    assumed.push({ about: 'trailing-stop', text: 'The trailing stop follows at 5%: no distance was named.' });
  }
  const ground = { symbol, timeframe };
  return {
    is: 'settled',
    strategy: {
      symbol,
      venue: request.venue,
      market: request.market,
      timeframe,
      lines: gapsAtTheOpen(onOwnGround(onTheHour(lines, timeframe), ground), ground, assumed),
      size:
        request.size.is === 'given'
          ? measuredInBars(request.size.value, timeframe, tradingDays(symbol))
          : request.size.is === 'none'
            ? null
            : { mode: 'percent_equity', value: 10 },
      stop: stopDistance,
      target,
      trail: settledDistance(request.trail, 5),
      timeExit: request.timeExit.is === 'given' ? request.timeExit.value : null,
      limits: request.limits
        .map((limit) => inDistances(limit, stopDistance ?? settledDistance(request.trail, 5) ?? standardStop))
        .map((limit) => inBars(limit, timeframe)),
      execution: ordersInBars(request.execution ?? { kind: 'market', params: {} }, timeframe, request),
      style: request.style ?? styleOf(lines),
      assumed,
      ambiguity: ambiguityOf(request, lines, ground),
    },
  };
}

/** "Exit both on a cross of the 20 SMA": a short position leaves on the cross the other way. */
function turned(condition: Condition): Condition {
  if (condition.kind !== 'cross' || condition.eitherWay !== true) return condition;
  return { ...condition, direction: condition.direction === 'above' ? 'below' : 'above' };
}

/** "Buy with a limit": how far from the close it lies, the catalogue says. */
function assumeOffset({ execution }: StrategyRequest, assumed: Assumed[]): void {
  if (execution === null || (execution.kind !== 'limit' && execution.kind !== 'stop')) return;
  if (execution.params.offset !== undefined) return;
  const params = findKind('execution', execution.kind)?.params ?? [];
  const usual = (name: string): unknown => params.find((param) => param.name === name)?.default;
  const name = execution.kind === 'limit' ? 'Limit' : 'Stop';
  assumed.push({
    about: 'order',
    text: `${name} orders ${usual('offset')}% from the close for ${execution.params.period ?? usual('period')} bars: no distance was named.`,
  });
}

/** "Hold forever", "always in the market": a stop that nobody named would end what is meant to go on. */
function assumeNoStop(lines: Lines, request: StrategyRequest, assumed: Assumed[]): void {
  const turns = request.alwaysIn && lines.enter_long !== undefined && lines.enter_short !== undefined;
  if (request.heldForever === null && !turns) return;
  if (request.namedButLeft.stop !== undefined) return;
  request.stop = { is: 'none' };
  const why = turns ? 'a position ends as the other side opens' : `"${request.heldForever}"`;
  assumed.push({ about: 'stop-loss', text: `No stop loss: none was named, and ${why}.` });
}

function addsToLosers({ limits }: StrategyRequest): boolean {
  return limits.some(({ kind, params }) => kind === 'pyramiding' && params.direction === 'losing');
}

function whyStandard({ stopAt, namedButLeft: { stop } }: StrategyRequest): string {
  if (stopAt !== null) return `the size is measured by it, and "${stopAt}" is no distance`;
  return stop === undefined ? 'none was named' : `it stands in for "${stop}", which cannot be built`;
}

const standardStop: Distance = { mode: 'percent', value: 5, atrPeriod: null };

function settledDistance(setting: Setting<Distance>, percent: number): Distance | null {
  if (setting.is !== 'given') return null;
  const standard = setting.value.mode === 'atr' ? 2 : percent;
  return { ...setting.value, value: setting.value.value ?? standard };
}

/** A size with how long its measure is taken in bars. */
function measuredInBars(
  { unit, ...size }: Extract<StrategyRequest['size'], { is: 'given' }>['value'],
  timeframe: string,
  days: TradingDays,
): NonNullable<SettledStrategy['size']> {
  if (unit === undefined || size.period === undefined) return size;
  return { ...size, period: Math.max(2, barsIn(size.period, unit, timeframe, days)) };
}

/** A ladder by multiples of what is risked, in the units of the stop. */
export function inDistances(limit: Limit, stop: Distance): Limit {
  if (limit.kind !== 'take_profit_ladder' || limit.params.mode !== 'reward') return limit;
  const params: Record<string, Params[string]> = { ...limit.params, mode: stop.mode };
  if (stop.mode === 'atr' && stop.atrPeriod !== null) params.period = stop.atrPeriod;
  for (const place of [1, 2, 3, 4]) {
    const multiple = params[`distance_${place}`];
    if (typeof multiple === 'number')
      params[`distance_${place}`] = Number((multiple * (stop.value ?? 5)).toPrecision(12));
  }
  return { kind: limit.kind, params };
}

/** A pause of hours or days, in bars. */
export function inBars({ kind, params }: Limit, timeframe: string): Limit {
  const { unit, ...rest } = params;
  if (kind !== 'cooldown' || typeof unit !== 'string' || typeof rest.period !== 'number')
    return { kind, params };
  return { kind, params: { ...rest, period: barsIn(rest.period, unit as TimeUnit, timeframe) } };
}

/** TWAP orders over hours or days, in bars; a time shorter than two bars is named as left out. */
function ordersInBars({ kind, params }: Execution, timeframe: string, request: StrategyRequest): Execution {
  const { unit, ...rest } = params;
  if (typeof unit !== 'string' || typeof rest.period !== 'number') return { kind, params };
  const minutes = minutesIn(rest.period, unit as TimeUnit) ?? 0;
  if (kind === 'twap' && minutes < 2 * timeframeMinutes(timeframe)) {
    request.notes.push({
      about: 'execution',
      text: `${rest.period} ${unit}s are less than two bars of ${timeframe}: the orders are spread over two bars.`,
    });
    return { kind, params: { ...rest, period: 2 } };
  }
  return { kind, params: { ...rest, period: barsIn(rest.period, unit as TimeUnit, timeframe) } };
}

/** One range measures all distances of a request: the length that was said once holds for each. */
function rangeOf(request: StrategyRequest): number | null {
  const said = [request.stop, request.target, request.trail].flatMap((setting) =>
    setting.is === 'given' && setting.value.mode === 'atr' && setting.value.atrPeriod !== null
      ? [setting.value.atrPeriod]
      : [],
  );
  const declared = request.declared.find(({ name, params }) => name === 'atr' && params[0] != null)
    ?.params[0];
  return said[0] ?? declared ?? null;
}

function shareRange(request: StrategyRequest): void {
  const period = rangeOf(request);
  if (period === null) return;
  for (const name of ['stop', 'target', 'trail'] as const) {
    const setting = request[name];
    if (setting.is === 'given' && setting.value.mode === 'atr' && setting.value.atrPeriod === null)
      request[name] = { is: 'given', value: { ...setting.value, atrPeriod: period } };
  }
}

function targetOf(request: StrategyRequest, stop: Distance | null, assumed: Assumed[]): Distance | null {
  if (request.reward !== null) {
    const risk = stop ?? standardStop;
    const value = Number(((risk.value ?? 5) * request.reward).toPrecision(12));
    assumed.push({
      about: 'take-profit',
      text: `The target is ${request.reward} times the stop's distance: ${value}${risk.mode === 'atr' ? ' ATR' : '%'}.`,
    });
    return { mode: risk.mode, value, atrPeriod: risk.atrPeriod };
  }
  if (request.target.is !== 'given') return null;
  if (request.target.value.value === null) {
    assumed.push({ about: 'take-profit', text: 'The target is 10% from the entry: no distance was named.' });
    return { mode: 'percent', value: 10, atrPeriod: null };
  }
  return request.target.value;
}

function ambiguityOf(
  request: StrategyRequest,
  lines: Lines,
  ground: { readonly symbol: string; readonly timeframe: string },
): SettledStrategy['ambiguity'] {
  for (const { chosen, other, text } of request.ambiguities) {
    for (const [signal, line] of Object.entries(lines) as [SignalName, Condition][]) {
      if (JSON.stringify(line) === JSON.stringify(chosen))
        return { signal, other: grounded(other, ground), text };
    }
  }
  return null;
}
