import { joined, mapCondition, type Series } from '../request/expression.js';
import { type Filter, type Rule, type Side, type StrategyRequest } from '../request/strategy-request.js';
import { mirror } from './mirror.js';
import { type Assumed, type Lines, type SignalName } from './settle.js';

/** "Only buy when ..." beside another entry is a filter on it; alone it is the entry. */
export function narrowed(rules: readonly Rule[], request: StrategyRequest): readonly Rule[] {
  return rules.filter((rule) => {
    if (rule.only !== true || rule.act !== 'enter') return true;
    const others = rules.some(
      (other) =>
        other.act === 'enter' &&
        other.only !== true &&
        (rule.side === null || other.side === null || other.side === rule.side),
    );
    if (others && rule.loose !== undefined) request.left.push({ text: rule.loose, what: 'condition' });
    else if (others) request.filters.push({ side: rule.side, condition: rule.condition });
    return !others;
  });
}

/** An indicator that is named once with its numbers keeps them where it is named without. */
export function inherited(request: StrategyRequest): readonly Rule[] {
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

/** The signals that a rule sets, given all the others. */
export function signalOf(
  rule: Rule,
  rules: readonly Rule[],
  request: StrategyRequest,
): readonly SignalName[] | 'unclear' {
  // "Short only. Entry: ... Exit: ...": an entry without a side is the only one there is.
  const sideOf = (other: Rule): Side => other.side ?? (request.sides === 'short' ? 'short' : 'long');
  const short = rules.some((other) => other.act === 'enter' && sideOf(other) === 'short');
  const long = rules.some((other) => other.act === 'enter' && sideOf(other) === 'long');
  if (rule.act === 'enter') {
    const side: Side = rule.side ?? (request.sides === 'short' ? 'short' : 'long');
    return [side === 'long' ? 'enter_long' : 'enter_short'];
  }
  if (rule.act === 'sell') {
    if (long || request.style !== null) return ['exit_long'];
    // "Sell when ..., cover when ...": what is covered was sold short.
    const covers = rules.some((other) => other.act === 'exit' && other.side === 'short');
    if (request.sides === 'short' || covers) return ['enter_short'];
    return short ? ['enter_short'] : 'unclear';
  }
  if (rule.side !== null) return [rule.side === 'long' ? 'exit_long' : 'exit_short'];
  // "... above 0 exit; ... below 0 cover": the side that has a way out of its own needs no other.
  const owns = (side: Side): boolean => rules.some((other) => other.act === 'exit' && other.side === side);
  if (short && long && owns('short') !== owns('long')) return [owns('short') ? 'exit_long' : 'exit_short'];
  if (short && long) return ['exit_long', 'exit_short'];
  return [short ? 'exit_short' : 'exit_long'];
}

/** Conditions without any entry to narrow are the entry. */
export function promoteFilters(lines: Lines, request: StrategyRequest): void {
  if (
    lines.enter_long !== undefined ||
    lines.enter_short !== undefined ||
    request.style !== null ||
    request.filters.length === 0
  )
    return;
  // "Never on Sundays" beside an entry that was not understood: what keeps out is no entry.
  const unread = request.left.some(({ what }) => what === 'condition' || what === 'not-understood');
  if (unread && request.filters.every(({ condition }) => condition.kind === 'not')) return;
  const named = new Set(request.filters.flatMap(({ side }) => side ?? []));
  for (const side of ['long', 'short'] as const) {
    // "Short only when RSI is above 70" enters short.
    if (side === 'short' ? !named.has(side) : named.size > 0 && !named.has(side)) continue;
    const own = request.filters.filter((filter) => filter.side === null || filter.side === side);
    lines[`enter_${side}`] = joined(
      'all',
      own.map(({ condition }) => condition),
    );
  }
  request.filters = [];
}

export function applyFilters(lines: Lines, request: StrategyRequest): void {
  filterBy(lines, request, ({ side }) => side === null || request.sides !== 'both');
}

/** What is said of one side only holds for it alone, once the other is its mirror image. */
export function applySideFilters(lines: Lines, request: StrategyRequest): void {
  if (request.sides === 'both') filterBy(lines, request, ({ side }) => side !== null);
}

function filterBy(lines: Lines, request: StrategyRequest, holds: (filter: Filter) => boolean): void {
  for (const { side, condition } of request.filters.filter(holds)) {
    for (const signal of ['enter_long', 'enter_short'] as const) {
      const line = lines[signal];
      const applies = side === null || signal === (side === 'long' ? 'enter_long' : 'enter_short');
      if (line !== undefined && applies) lines[signal] = joined('all', [line, condition]);
    }
  }
}

/** Long only, short only, or the mirror image for the other side. */
export function applySides(lines: Lines, request: StrategyRequest, assumed: Assumed[]): void {
  if (request.sides === 'long') {
    delete lines.enter_short;
    delete lines.exit_short;
  }
  if (request.sides === 'short') {
    delete lines.enter_long;
    delete lines.exit_long;
  }
  const mirrors = (side: Side): boolean =>
    request.sides === 'both' || (request.mirrored && request.bareActions.some((one) => one.side === side));
  if (mirrors('short')) mirrorOnto(lines, 'long', 'short', assumed);
  if (mirrors('long')) mirrorOnto(lines, 'short', 'long', assumed);
}

/** The rules of one side turned round for the other, where that has none of its own. */
function mirrorOnto(lines: Lines, from: Side, to: Side, assumed: Assumed[]): void {
  const entry = lines[`enter_${from}`];
  if (entry === undefined || lines[`enter_${to}`] !== undefined) return;
  const other = mirror(entry);
  if (other === null) return;
  lines[`enter_${to}`] = other;
  const [these, those] = to === 'short' ? ['Short', 'long'] : ['Long', 'short'];
  assumed.push({ about: 'entry', text: `${these} entries are the mirror image of the ${those} ones.` });
  const exit = lines[`exit_${from}`];
  const left = exit === undefined ? null : mirror(exit);
  if (left !== null) lines[`exit_${to}`] = left;
}
