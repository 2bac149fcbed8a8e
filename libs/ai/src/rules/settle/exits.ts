import { type Condition, joined } from '../request/expression.js';
import { type Rule, type StrategyRequest } from '../request/strategy-request.js';
import { isMoment, otherwiseOf, readsOnlyClock } from './clock-conditions.js';
import { exitFor, mirror, triggerOf } from './mirror.js';
import { type Assumed, type Lines } from './settle.js';

/** "Sell when it drops 5%" without a window is a stop, "when it is up 10%" a target, "from its high" a trailing stop. */
export function movesToSettings(
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

/** What keeps entries out keeps nobody in: a way out that is the other side's entry is taken without its filters. */
function withoutFilters(entry: Condition, { filters }: StrategyRequest): Condition {
  if (entry.kind !== 'all') return entry;
  const kept = entry.terms.filter(
    (term) => !filters.some(({ condition }) => JSON.stringify(condition) === JSON.stringify(term)),
  );
  return kept.length === 0 ? entry : joined('all', kept);
}

export function addExits(lines: Lines, request: StrategyRequest, assumed: Assumed[]): void {
  if (request.noExit) return;
  const leaves =
    request.target.is === 'given' ||
    request.trail.is === 'given' ||
    request.timeExit.is === 'given' ||
    request.flatAtClose !== null ||
    request.limits.some(({ kind }) => kind === 'take_profit_ladder') ||
    request.reward !== null;
  const { enter_long: long, enter_short: short } = lines;
  if (
    long !== undefined &&
    short !== undefined &&
    lines.exit_long === undefined &&
    lines.exit_short === undefined
  ) {
    if (request.otherwiseOut) {
      lines.exit_long = whenOver(long, 'long');
      lines.exit_short = whenOver(short, 'short');
      return;
    }
    if (leaves && !request.mirrored) return;
    lines.exit_long = withoutFilters(short, request);
    lines.exit_short = withoutFilters(long, request);
    assumed.push({
      about: 'exit',
      signal: 'exit_long',
      text: 'Each position closes on the opposite signal: no exit was named.',
    });
    return;
  }
  const left = request.namedButLeft.exit ?? request.namedButLeft.target ?? request.namedButLeft.trail;
  for (const side of ['long', 'short'] as const) {
    const entry = side === 'long' ? long : short;
    const exit = `exit_${side}` as const;
    if (entry !== undefined && lines[exit] !== undefined && request.mirroredBeside) {
      const turned = mirrored(entry);
      if (turned !== null) lines[exit] = joined('any', [lines[exit], turned]);
    }
    if (entry === undefined || lines[exit] !== undefined) continue;
    if (request.otherwiseOut || request.otherwiseShort) {
      lines[exit] = whenOver(entry, side);
      continue;
    }
    const turned = request.mirrored ? mirrored(entry) : null;
    if (turned !== null) {
      lines[exit] = turned;
      continue;
    }
    if (leaves || request.style === 'buy-and-hold') continue;
    if (readsOnlyClock(entry) && !isMoment(entry)) {
      lines[exit] = { kind: 'not', of: entry };
      assumed.push({ about: 'exit', signal: exit, text: 'The position closes when that time is over.' });
      continue;
    }
    const own = exitFor(entry, side);
    if (own === null || JSON.stringify(own) === JSON.stringify(entry)) continue;
    lines[exit] = own;
    assumed.push({
      about: 'exit',
      signal: exit,
      text:
        left === undefined
          ? 'No exit was named: the position closes when the entry turns round.'
          : `The position closes when the entry turns round, in place of "${left}", which cannot be built.`,
    });
  }
}

/** What "the opposite cross" says of an entry; null where that is the entry itself. */
function mirrored(entry: Condition): Condition | null {
  const trigger = triggerOf(entry);
  const turned = trigger === null ? null : mirror(trigger);
  return JSON.stringify(turned) === JSON.stringify(entry) ? null : turned;
}

/** What "otherwise flat" says: the condition no longer holds, or what was crossed is crossed back. */
function whenOver(entry: Condition, side: 'long' | 'short'): Condition {
  const crosses =
    entry.kind === 'cross' || (entry.kind === 'all' && entry.terms.some(({ kind }) => kind === 'cross'));
  return (crosses ? exitFor(entry, side) : null) ?? otherwiseOf(entry);
}
