import { timeframeMinutes } from '../lex/timeframes.js';
import { isGauge } from '../lexicon/market-phrases.js';
import type { StrategyStyle, TimeUnit } from '../lexicon/meaning.js';
import { type Condition, joined, mapCondition, type Series, seriesOf } from '../request/expression.js';
import type { Distance, Rule, Setting, Side, StrategyRequest } from '../request/strategy-request.js';
import { exitFor, mirror, triggerOf } from './mirror.js';
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
  readonly size: { readonly mode: string; readonly value: number } | null;
  readonly stop: Distance | null;
  readonly target: Distance | null;
  readonly trail: Distance | null;
  readonly timeExit: { readonly value: number; readonly unit: TimeUnit } | null;
  readonly execution: 'market' | 'limit';
  readonly limitOffset: number | null;
  readonly limitBars: number | null;
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
      lines[name] = present === undefined ? rule.condition : joined('any', [present, rule.condition]);
    }
  }
  if (lines.enter_long === undefined && lines.enter_short === undefined) {
    // A condition that was not understood is asked for, not replaced by a textbook rule.
    const unread = request.left.some(({ what }) => what === 'condition');
    const standard = unread ? null : styleRules(request);
    if (standard === null) return { is: 'no-entry' };
    Object.assign(lines, { ...standard.lines, ...lines });
    assumed.push(...standard.assumed);
  }
  if (readsRatio(lines)) {
    assumed.push({
      about: 'legs',
      text: `Only ${request.assets[0] ?? 'the first market'} is bought and sold; the other market is read, as a flow trades one market.`,
    });
  }
  applyFilters(lines, request);
  if (request.otherwiseShort && lines.enter_long !== undefined && lines.enter_short === undefined) {
    lines.enter_short = { kind: 'not', of: lines.enter_long };
  }
  applySides(lines, request, assumed);
  addExits(lines, request, assumed);
  const stated = timeframeOf(request, lines);
  const timeframe = stated ?? defaults.timeframe;
  if (stated === null)
    assumed.push({ about: 'timeframe', text: `Bars of ${timeframe}: no timeframe was named.` });
  const only = request.assets.length === 0 ? assetOf(lines) : null;
  if (only !== null && isGauge(only)) return { is: 'no-market' };
  const symbol = request.assets[0] ?? assetOf(lines) ?? defaults.symbol;
  if (request.assets.length === 0 && assetOf(lines) === null) {
    assumed.push({ about: 'symbol', text: `No market was named: ${symbol}.` });
  }
  if (request.venue === null) assumed.push({ about: 'exchange', text: 'No exchange was named.' });
  const stop = settledDistance(request.stop, 5);
  if (request.stop.is === 'open' && request.trail.is !== 'given') {
    assumed.push({ about: 'stop-loss', text: 'A stop loss 5% from the entry: none was named.' });
  } else if (request.stop.is === 'given' && request.stop.value.value === null) {
    assumed.push({ about: 'stop-loss', text: 'The stop loss is 5% from the entry: no distance was named.' });
  }
  const stopDistance =
    request.stop.is === 'open' && request.trail.is === 'given'
      ? null
      : request.stop.is === 'open'
        ? standardStop
        : stop;
  if (request.size.is === 'open')
    assumed.push({ about: 'position-size', text: '10% of equity for each position: no size was named.' });
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
      lines: onOwnGround(lines, ground),
      size:
        request.size.is === 'given'
          ? request.size.value
          : request.size.is === 'none'
            ? null
            : { mode: 'percent_equity', value: 10 },
      stop: stopDistance,
      target,
      trail: settledDistance(request.trail, 5),
      timeExit: request.timeExit.is === 'given' ? request.timeExit.value : null,
      execution: request.execution ?? 'market',
      limitOffset: request.limitOffset,
      limitBars: request.limitBars,
      style: request.style ?? styleOf(lines),
      assumed,
      ambiguity: ambiguityOf(request, lines, ground),
    },
  };
}

/** "Only buy when ..." beside another entry is a filter on it; alone it is the entry. */
function narrowed(rules: readonly Rule[], request: StrategyRequest): readonly Rule[] {
  return rules.filter((rule) => {
    if (rule.only !== true || rule.act !== 'enter') return true;
    const others = rules.some(
      (other) => other.act === 'enter' && other.only !== true && (other.side ?? rule.side) === rule.side,
    );
    if (others) request.filters.push({ side: rule.side, condition: rule.condition });
    return !others;
  });
}

const standardStop: Distance = { mode: 'percent', value: 5, atrPeriod: null };

function settledDistance(setting: Setting<Distance>, percent: number): Distance | null {
  if (setting.is !== 'given') return null;
  return { ...setting.value, value: setting.value.value ?? percent };
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

/** An indicator that is named once with its numbers keeps them where it is named without. */
function inherited(request: StrategyRequest): readonly Rule[] {
  const stated = new Map<string, readonly (number | null)[] | 'several'>();
  const note = (part: Series): Series => {
    if (part.kind === 'indicator' && part.params.some((value) => value !== null) && part.of === null) {
      const known = stated.get(part.name);
      if (known === undefined) stated.set(part.name, part.params);
      else if (known !== 'several' && known.join() !== part.params.join()) stated.set(part.name, 'several');
    }
    return part;
  };
  for (const series of request.declared) note(series);
  for (const rule of request.rules) mapCondition(rule.condition, note);
  for (const filter of request.filters) mapCondition(filter.condition, note);
  const apply = (part: Series): Series => {
    if (part.kind !== 'indicator' || part.params.length > 0 || part.of !== null) return part;
    const params = stated.get(part.name);
    return params === undefined || params === 'several' ? part : { ...part, params };
  };
  request.filters = request.filters.map((filter) => ({
    ...filter,
    condition: mapCondition(filter.condition, apply),
  }));
  request.ambiguities = request.ambiguities.map((one) => ({
    ...one,
    chosen: mapCondition(one.chosen, apply),
    other: mapCondition(one.other, apply),
  }));
  return request.rules.map((rule) => ({ ...rule, condition: mapCondition(rule.condition, apply) }));
}

/** "Sell when it drops 5%" without a window is a stop, "when it is up 10%" a target, "from its high" a trailing stop. */
function movesToSettings(
  rules: readonly Rule[],
  request: StrategyRequest,
  assumed: Assumed[],
): readonly Rule[] {
  const kept: Rule[] = [];
  for (const rule of rules) {
    if (rule.act === 'enter') {
      kept.push(rule);
      continue;
    }
    const terms = rule.condition.kind === 'any' ? rule.condition.terms : [rule.condition];
    const rest = terms.filter((term) => !becomesSetting(term, rule, request, assumed));
    if (rest.length > 0) kept.push({ ...rule, condition: joined('any', rest) });
  }
  return kept;
}

function becomesSetting(term: Condition, rule: Rule, request: StrategyRequest, assumed: Assumed[]): boolean {
  if (term.kind !== 'change' || term.span !== null) return false;
  if (term.of.kind !== 'field') return false;
  const gains = (term.direction === 'up') === (rule.side !== 'short');
  const distance = { is: 'given', value: { mode: 'percent', value: term.percent, atrPeriod: null } } as const;
  if (term.from === 'high' || term.from === 'low') {
    request.trail = distance;
    assumed.push({
      about: 'trailing-stop',
      text: `A fall of ${term.percent}% from the best price since entry is a trailing stop.`,
    });
  } else if (gains) {
    request.target = distance;
    if (term.from === null)
      assumed.push({
        about: 'take-profit',
        text: `A gain of ${term.percent}% is counted from the entry price.`,
      });
  } else {
    request.stop = distance;
    if (term.from === null)
      assumed.push({
        about: 'stop-loss',
        text: `A loss of ${term.percent}% is counted from the entry price.`,
      });
  }
  return true;
}

/** The signals that a rule sets, given all the others. */
function signalOf(
  rule: Rule,
  rules: readonly Rule[],
  request: StrategyRequest,
): readonly SignalName[] | 'unclear' {
  const short = rules.some((other) => other.act === 'enter' && other.side === 'short');
  const long = rules.some((other) => other.act === 'enter' && other.side !== 'short');
  if (rule.act === 'enter') {
    const side: Side = rule.side ?? (request.sides === 'short' ? 'short' : 'long');
    return [side === 'long' ? 'enter_long' : 'enter_short'];
  }
  if (rule.act === 'sell') {
    if (long || request.style !== null) return ['exit_long'];
    if (request.sides === 'short') return ['enter_short'];
    return short ? ['enter_short'] : 'unclear';
  }
  if (rule.side !== null) return [rule.side === 'long' ? 'exit_long' : 'exit_short'];
  if (short && long) return ['exit_long', 'exit_short'];
  return [short ? 'exit_short' : 'exit_long'];
}

function applyFilters(lines: Lines, request: StrategyRequest): void {
  for (const { side, condition } of request.filters) {
    for (const signal of ['enter_long', 'enter_short'] as const) {
      const line = lines[signal];
      const applies = side === null || signal === (side === 'long' ? 'enter_long' : 'enter_short');
      if (line !== undefined && applies) lines[signal] = joined('all', [line, condition]);
    }
  }
}

/** Long only, short only, or the mirror image for the other side. */
function applySides(lines: Lines, request: StrategyRequest, assumed: Assumed[]): void {
  if (request.sides === 'long') {
    delete lines.enter_short;
    delete lines.exit_short;
  }
  if (request.sides === 'short') {
    delete lines.enter_long;
    delete lines.exit_long;
  }
  const wantsOther =
    request.sides === 'both' ||
    (request.mirrored && request.bareActions.some(({ side }) => side === 'short'));
  if (!wantsOther) return;
  const entry = lines.enter_long;
  if (entry === undefined || lines.enter_short !== undefined) return;
  const other = mirror(entry);
  if (other === null) return;
  lines.enter_short = other;
  assumed.push({ about: 'entry', text: 'Short entries are the mirror image of the long ones.' });
  const exit = lines.exit_long === undefined ? null : mirror(lines.exit_long);
  if (exit !== null) lines.exit_short = exit;
}

function addExits(lines: Lines, request: StrategyRequest, assumed: Assumed[]): void {
  if (request.noExit) return;
  const leaves =
    request.target.is === 'given' ||
    request.trail.is === 'given' ||
    request.timeExit.is === 'given' ||
    request.reward !== null;
  const { enter_long: long, enter_short: short } = lines;
  if (
    long !== undefined &&
    short !== undefined &&
    lines.exit_long === undefined &&
    lines.exit_short === undefined
  ) {
    if (leaves && !request.mirrored) return;
    lines.exit_long = short;
    lines.exit_short = long;
    assumed.push({
      about: 'exit',
      signal: 'exit_long',
      text: 'Each position closes on the opposite signal: no exit was named.',
    });
    return;
  }
  for (const side of ['long', 'short'] as const) {
    const entry = side === 'long' ? long : short;
    const exit = `exit_${side}` as const;
    if (entry === undefined || lines[exit] !== undefined) continue;
    if (request.otherwiseOut || request.otherwiseShort) {
      lines[exit] = { kind: 'not', of: entry };
      continue;
    }
    if (request.mirrored) {
      const trigger = triggerOf(entry);
      const mirrored = trigger === null ? null : mirror(trigger);
      if (mirrored !== null) {
        lines[exit] = mirrored;
        continue;
      }
    }
    if (leaves || request.style === 'buy-and-hold') continue;
    const own = exitFor(entry, side);
    if (own === null) continue;
    lines[exit] = own;
    assumed.push({
      about: 'exit',
      signal: exit,
      text: 'No exit was named: the position closes when the entry turns round.',
    });
  }
}

/** The bars that a request names, anywhere; null when it names none. */
function timeframeOf(request: StrategyRequest, lines: Lines): string | null {
  if (request.timeframe !== null) return request.timeframe;
  const named = new Set<string>();
  let unit: TimeUnit | null = null;
  for (const line of Object.values(lines)) {
    for (const part of seriesOf(line)) {
      if ((part.kind === 'field' || part.kind === 'indicator') && part.timeframe !== null)
        named.add(part.timeframe);
      if (part.kind === 'extreme' && part.span !== null) unit = smaller(unit, part.span.unit);
    }
    for (const span of spansOf(line)) unit = smaller(unit, span.unit);
  }
  const shortest = [...named].sort((a, b) => timeframeMinutes(a) - timeframeMinutes(b))[0];
  if (shortest !== undefined) return shortest;
  if (unit === 'minute') return '1m';
  return unit === 'hour' ? '1h' : null;
}

function smaller(a: TimeUnit | null, b: TimeUnit): TimeUnit | null {
  const order: readonly TimeUnit[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];
  if (!order.includes(b)) return a;
  return a === null || order.indexOf(b) < order.indexOf(a) ? b : a;
}

function spansOf(condition: Condition): readonly { readonly unit: TimeUnit }[] {
  switch (condition.kind) {
    case 'streak':
    case 'within':
      return [condition.span, ...spansOf(condition.of)];
    case 'not':
      return spansOf(condition.of);
    case 'all':
    case 'any':
      return condition.terms.flatMap(spansOf);
    case 'change':
      return condition.span === null ? [] : [condition.span];
    default:
      return [];
  }
}

/** The only market that the conditions name, when the rules name none themselves. */
function assetOf(lines: Lines): string | null {
  for (const line of Object.values(lines)) {
    for (const part of seriesOf(line)) {
      if ((part.kind === 'field' || part.kind === 'indicator') && part.asset !== null) return part.asset;
    }
  }
  return null;
}

/** Names of the strategy's own market and bars fall away from its conditions. */
function onOwnGround(lines: Lines, ground: { readonly symbol: string; readonly timeframe: string }): Lines {
  const own: Lines = {};
  for (const [signal, line] of Object.entries(lines) as [SignalName, Condition][])
    own[signal] = grounded(line, ground);
  return own;
}

function grounded(
  condition: Condition,
  ground: { readonly symbol: string; readonly timeframe: string },
): Condition {
  return mapCondition(condition, (part) => {
    if (part.kind !== 'field' && part.kind !== 'indicator') return part;
    return {
      ...part,
      asset: part.asset === ground.symbol ? null : part.asset,
      timeframe: part.timeframe === ground.timeframe ? null : part.timeframe,
    };
  });
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

function readsRatio(lines: Lines): boolean {
  return Object.values(lines).some((line) =>
    seriesOf(line).some(
      (part) => part.kind === 'ratio' || (part.kind === 'indicator' && part.of?.kind === 'ratio'),
    ),
  );
}

/** What kind of strategy the rules make, for names. */
function styleOf(lines: Lines): StrategyStyle | null {
  const entry = lines.enter_long ?? lines.enter_short;
  if (entry === undefined) return null;
  const first = entry.kind === 'all' || entry.kind === 'any' ? entry.terms[0] : entry;
  if (first?.kind === 'cross') {
    const bothLines = first.left.kind === 'indicator' && first.right.kind === 'indicator';
    if (bothLines) return 'crossover';
    return first.direction === 'above' ? 'momentum' : 'mean-reversion';
  }
  if (first?.kind === 'compare') {
    if (first.right.kind === 'previous') return 'breakout';
    if (first.left.kind === 'indicator' && first.right.kind === 'number') {
      return first.op === '<' || first.op === '<=' ? 'mean-reversion' : 'momentum';
    }
    if (first.right.kind === 'indicator') return first.right.output === null ? 'trend' : 'mean-reversion';
  }
  return null;
}
