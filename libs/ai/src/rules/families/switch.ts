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
import { type SettledStrategy, settle } from '../settle/settle.js';
import { readEvery, scheduleOf } from './schedule.js';

/** One market while a condition holds and another while it does not. */
interface Switch {
  readonly one: string;
  readonly other: string;
  readonly condition: Condition;
  readonly when: Condition | null;
  readonly rest: readonly Lexeme[];
  readonly notes: StrategyRequest['notes'];
}

/** `Hold SPY when it is above its 200 day average, otherwise TLT`: two legs of which one is always held. */
export function planSwitch(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const found = readSwitch(lexemes, text);
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
  const legOf = (symbol: string, held: Condition, left: Condition): readonly SettledStrategy[] => {
    const settlement = settle(
      {
        ...request,
        assets: [symbol],
        rules: [
          { act: 'enter', side: 'long', condition: due(held) },
          { act: 'exit', side: 'long', condition: due(left) },
        ],
        notes: [],
        left: [],
        bareActions: [],
        style: null,
        stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
        size:
          request.size.is === 'open'
            ? { is: 'given', value: { mode: 'percent_equity', value: 100 } }
            : request.size,
      },
      { timeframe: '1d', symbol },
    );
    return settlement.is === 'settled' ? [settlement.strategy] : [];
  };
  const ofOne = mapCondition(condition, (part) => withOrigin(part, { asset: one }));
  const not: Condition = { kind: 'not', of: ofOne };
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
  return { ...state, other, when: before.when ?? after.when, rest: after.rest, notes: reader.notes };
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
    const every = ['every', 'timeframe', 'unsupported'].includes(lexeme.is) ? readEvery(reader) : null;
    const days = ['nth-day', 'month-start', 'month-end', 'weekdays'].includes(lexeme.is);
    const due = every === null ? (days ? readCalendar(reader) : null) : scheduleOf(every);
    if (due !== null) {
      when ??= due;
      continue;
    }
    reader.at++;
    if (!(lexeme.is === 'unknown' && /^(check|checked|review|evaluate|evaluated)$/i.test(lexeme.word)))
      rest.push(lexeme);
  }
  return { when, rest };
}
