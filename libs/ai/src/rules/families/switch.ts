import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readCalendar } from '../parse/read-calendar.js';
import { readCondition } from '../parse/read-condition.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { withOrigin } from '../parse/series-origin.js';
import { planLegs } from '../plan-legs.js';
import { type Condition, joined, mapCondition } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import type { SettledStrategy } from '../settle/settle.js';
import { asState } from './as-state.js';
import { heldLeg } from './held-leg.js';
import { lengthsInMonths } from './rotation/read-ranking.js';
import { readEvery, scheduleOf } from './schedule.js';

/** One market while a condition holds and another while it does not. */
interface Switch {
  readonly one: string;
  readonly other: string;
  readonly condition: Condition;
  /** When the other one is taken up again, where it is not simply the opposite. */
  readonly back: Condition | null;
  readonly when: Condition | null;
  readonly rest: readonly Lexeme[];
  readonly notes: StrategyRequest['notes'];
}

/** `Hold SPY when it is above its 200 day average, otherwise TLT`: two legs of which one is always held. */
export function planSwitch(told: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const returns = told.some((lexeme) => lexeme.is === 'indicator' && lexeme.name === 'roc');
  const lexemes = returns ? lengthsInMonths(told, text) : told;
  const found = readSwitch(withoutHeading(lexemes), text) ?? readTwoSided(withoutHeading(lexemes), text);
  if (found === null) return null;
  const request = readRequest(new Reader(found.rest, text));
  if (request.rules.length > 0 || request.filters.length > 0) return null;
  const { one, other, condition, when } = found;
  const notes = [...request.notes, ...found.notes];
  if (request.size.is === 'open')
    notes.push({
      about: 'position-size',
      text: 'All of the equity in the one that is held: no size was named.',
    });
  const due = (held: Condition): Condition => (when === null ? held : joined('all', [when, held]));
  const legOf = (symbol: string, held: Condition, left: Condition): readonly SettledStrategy[] =>
    heldLeg(request, symbol, due(held), due(left));
  const state = found.back === null ? asState(condition) : condition;
  const ofOne = mapCondition(state, (part) => withOrigin(part, { asset: one }));
  const not: Condition = found.back ?? { kind: 'not', of: ofOne };
  const legs = [...legOf(one, ofOne, not), ...legOf(other, not, ofOne)];
  if (legs.length !== 2) return null;
  return planLegs(legs, { title: request.name ?? `${one} or ${other}`, notes, left: request.left }, flow);
}

/** A condition with the market that is held under it, and "otherwise" with another. */
function readSwitch(lexemes: readonly Lexeme[], text: string): Switch | null {
  const at = lexemes.findIndex(({ is }) => is === 'otherwise');
  if (at < 0) return null;
  const behind = new Reader(lexemes.slice(at + 1), text);
  skipHolding(behind);
  const other = behind.take('asset')?.symbol;
  if (other === undefined || !(behind.atClauseEnd() || behind.isMark('comma'))) return null;
  const before = takeSchedules(lexemes.slice(0, at), text);
  const after = takeSchedules(behind.lexemes.slice(behind.at), text);
  const reader = new Reader(before.rest, text);
  const state = readHeldFirst(reader) ?? readConditionFirst(reader);
  while (reader.takeMark('comma', 'stop', 'newline'));
  if (state === null || reader.peek() !== undefined || state.one === other) return null;
  return {
    ...state,
    other,
    back: null,
    when: before.when ?? after.when,
    rest: after.rest,
    notes: reader.notes,
  };
}

/** "Switch between QQQ and TLT:", "3x leveraged:" before what is told; "the ratio of copper to gold:" is what "it" means. */
function withoutHeading(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const colon = lexemes.findIndex((lexeme, at) => at < 10 && lexeme.is === 'mark' && lexeme.mark === 'colon');
  const head = lexemes.slice(0, colon);
  if (
    colon < 1 ||
    head.some((lexeme) => lexeme.is === 'mark' && ['when', 'only', 'unless'].includes(lexeme.mark))
  )
    return lexemes;
  const behind = lexemes.slice(colon + 1);
  const ratio = head.findIndex(({ is }) => is === 'ratio');
  const [of, to] = head.filter(({ is }) => is === 'asset');
  if (ratio >= 0 && of !== undefined && to !== undefined) {
    const it = behind.findIndex((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'it');
    const word = head[ratio];
    if (it < 0 || word === undefined) return lexemes;
    const slash: Lexeme = { is: 'mark', mark: 'slash', from: of.to, to: of.to, glued: true };
    return [...behind.slice(0, it), of, slash, { ...to, glued: true }, word, ...behind.slice(it + 1)];
  }
  return head.some(({ is }) => is === 'action' || is === 'indicator') ? lexemes : behind;
}

/**
 * `If VIX is over 28 be in GLD, if it is under 20 be in QQQ`, `move from SPY to TLT when VIX > 25, back when VIX < 18`: two
 * levels of one thing, each of which takes up a market and leaves the other.
 */
function readTwoSided(lexemes: readonly Lexeme[], text: string): Switch | null {
  const scheduled = takeSchedules(lexemes, text);
  const reader = new Reader(scheduled.rest, text);
  const first = readMove(reader) ?? readState(reader);
  if (first === null) return null;
  while (reader.takeMark('comma', 'and', 'then', 'stop', 'newline', 'bullet'));
  const second = readBack(reader, first.from ?? null) ?? readState(reader);
  if (second === null || second.one === first.one || (first.from ?? second.one) !== second.one) return null;
  if (!areOpposite(first.condition, second.condition)) return null;
  skipKeeping(reader);
  return {
    one: first.one,
    other: second.one,
    condition: first.condition,
    back: second.condition,
    when: scheduled.when,
    rest: reader.lexemes.slice(reader.at),
    notes: reader.notes,
  };
}

function readState(reader: Reader): (State & { readonly from?: string }) | null {
  return readHeldFirst(reader) ?? readConditionFirst(reader);
}

/** `move from SPY to TLT when VIX > 25`, `if VIX > 25 move from SPY to TLT`. */
function readMove(reader: Reader): (State & { readonly from: string }) | null {
  return reader.tryRead(() => {
    const ahead = readWhen(reader);
    while (reader.takeMark('comma', 'then'));
    skipHolding(reader);
    reader.takeMark('from');
    const from = reader.take('asset')?.symbol;
    while (
      reader.takeMark('to', 'in', 'and', 'comma') ||
      (/^into$/i.test(reader.words(reader.at, reader.at)) && ++reader.at)
    );
    skipHolding(reader);
    const one = reader.take('asset')?.symbol;
    const condition = ahead ?? readWhen(reader);
    return from === undefined || one === undefined || condition === null ? null : { from, one, condition };
  });
}

/** `back when VIX < 18`, `when it is below 18 move back [to SPY]`. */
function readBack(reader: Reader, home: string | null): State | null {
  return reader.tryRead(() => {
    if (home === null) return null;
    const ahead = readWhen(reader);
    while (reader.takeMark('comma', 'then'));
    let back = false;
    for (let step = 0; step < 6; step++) {
      const returns = /back|return|again/i.test(reader.words(reader.at, reader.at));
      back ||= returns;
      const skips =
        returns ||
        reader.isMark('to') ||
        reader.isMark('in') ||
        reader.peekIs('verb') !== null ||
        reader.peekIs('edit') !== null;
      if (!skips) break;
      reader.at++;
    }
    const named = reader.take('asset')?.symbol;
    if (!back && named !== home && !(named === undefined && ahead !== null && reader.atClauseEnd()))
      return null;
    const condition = ahead ?? readWhen(reader);
    return condition === null || (named !== undefined && named !== home) ? null : { one: home, condition };
  });
}

function readWhen(reader: Reader): Condition | null {
  return reader.tryRead(() => (reader.takeMark('when', 'only') ? readCondition(reader) : null));
}

/** "In between keep what you have": what two levels do anyway. */
function skipKeeping(reader: Reader): void {
  reader.tryRead(() => {
    while (reader.takeMark('comma', 'stop', 'newline', 'in', 'and'));
    reader.take('otherwise');
    reader.takeMark('in');
    const between = reader.takeMark('between');
    reader.takeMark('comma');
    const keeps = reader.peekIs('edit')?.edit === 'keep' || reader.isVerb('stay');
    const nothing = reader.isMark('not');
    if (!between && !keeps) return null;
    if (!keeps && !nothing) return null;
    while (!reader.atClauseEnd()) reader.at++;
    return true;
  });
}

/** The same thing above one level and below another. */
function areOpposite(one: Condition, other: Condition): boolean {
  const [first, second] = [one, other].map(directed);
  if (first === undefined || second === undefined || first === null || second === null) return false;
  return first.up !== second.up && JSON.stringify(first.of) === JSON.stringify(second.of);
}

function directed(condition: Condition): { readonly of: unknown; readonly up: boolean } | null {
  if (condition.kind === 'cross') return { of: condition.left, up: condition.direction === 'above' };
  return condition.kind === 'compare' ? { of: condition.left, up: condition.op.startsWith('>') } : null;
}

type State = Pick<Switch, 'one' | 'condition'>;

/** `hold SPY when it is above ...`, `QQQ above its 200 day average`. */
function readHeldFirst(reader: Reader): State | null {
  return reader.tryRead(() => {
    skipHolding(reader);
    const asset = reader.peekIs('asset');
    if (asset === null) return null;
    const linked = reader.isMark('when', 1) || reader.isMark('and', 1) || reader.isMark('only', 1);
    if (linked) reader.at += 2;
    const condition = readCondition(reader);
    return condition === null ? null : { one: asset.symbol, condition };
  });
}

/** `if SPY is above its 200 day average hold UPRO`. */
function readConditionFirst(reader: Reader): State | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('when', 'only')) return null;
    const condition = readCondition(reader);
    while (reader.takeMark('comma', 'then', 'colon'));
    skipHolding(reader);
    const asset = reader.take('asset');
    return condition === null || asset === null ? null : { one: asset.symbol, condition };
  });
}

/** "Be in", "hold", "go to", "stay long". */
export function skipHolding(reader: Reader): void {
  for (let step = 0; step < 5; step++) {
    const lexeme = reader.peek();
    const holds =
      (lexeme?.is === 'verb' && ['stay', 'be', 'move', 'turn'].includes(lexeme.verb)) ||
      (lexeme?.is === 'edit' && ['change', 'keep', 'use'].includes(lexeme.edit)) ||
      (lexeme?.is === 'action' && ['buy', 'long', 'enter'].includes(lexeme.action)) ||
      (lexeme?.is === 'mark' && ['in', 'to', 'all', 'at'].includes(lexeme.mark)) ||
      (lexeme?.is === 'unsupported' && lexeme.what === 'rotation') ||
      (lexeme?.is === 'unknown' && /^(own|into|100|everything|all)$/i.test(lexeme.word));
    if (!holds) return;
    reader.at++;
  }
}

/** When the condition is looked at: "monthly", "at month end", "checked every week". */
function takeSchedules(
  lexemes: readonly Lexeme[],
  text: string,
): { readonly when: Condition | null; readonly rest: readonly Lexeme[] } {
  const reader = new Reader(lexemes, text);
  const rest: Lexeme[] = [];
  let when: Condition | null = null;
  for (let lexeme = reader.peek(); lexeme !== undefined; lexeme = reader.peek()) {
    // "Look at it daily at the close": what happens on daily bars anyway.
    const looked = reader.tryRead(() => {
      const often =
        reader.take('timeframe')?.timeframe ?? (reader.take('every')?.every === 'day' ? '1d' : null);
      if (often !== '1d' || !reader.takeMark('at', 'on')) return null;
      return reader.take('verb')?.verb === 'close' || reader.take('field')?.field === 'close' ? true : null;
    });
    if (looked !== null) {
      for (
        let last = rest[rest.length - 1];
        last?.is === 'mark' && ['at', 'it'].includes(last.mark);
        last = rest[rest.length - 1]
      )
        rest.pop();
      continue;
    }
    const every = ['every', 'timeframe', 'unsupported'].includes(lexeme.is) ? readEvery(reader) : null;
    const days = ['nth-day', 'month-start', 'month-end', 'weekdays'].includes(lexeme.is);
    const due = every === null ? (days ? readCalendar(reader) : null) : scheduleOf(every);
    if (due !== null) {
      when ??= due;
      continue;
    }
    reader.at++;
    if (
      !(
        lexeme.is === 'unknown' &&
        /^(check|checked|review|evaluate|evaluated|look|looked)$/i.test(lexeme.word)
      )
    )
      rest.push(lexeme);
    else if (reader.takeMark('at', 'on')) reader.takeMark('it');
    else reader.takeMark('it');
  }
  return { when, rest };
}
