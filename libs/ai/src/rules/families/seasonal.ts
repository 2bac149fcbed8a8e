import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readCalendar } from '../parse/read-calendar.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import type { Condition } from '../request/expression.js';
import type { SettledStrategy } from '../settle/settle.js';
import { heldLeg } from './held-leg.js';
import { skipHolding } from './switch.js';

/** What is held in a part of the year; null is cash, and `when` is null for the rest of the year. */
interface Season {
  readonly symbol: string | null;
  readonly when: Condition | null;
}

/**
 * `Hold SPY from November to April and stay in cash the rest of the year`, `QQQ October through March, TLT otherwise`: markets
 * with their months, the whole year told. Null for anything else.
 */
export function planSeasonal(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  if (!lexemes.some(({ is }) => is === 'calendar-month')) return null;
  const reader = new Reader(withoutHeading(lexemes), text);
  const seasons = readSeasons(reader);
  const held = seasons.filter(({ symbol }) => symbol !== null);
  const told = seasons.filter(({ when }) => when !== null);
  const [first] = told;
  if (seasons.length !== 2 || held.length === 0 || first === undefined) return null;
  const rest = told.length === 1 ? first.when : null;
  const request = readRequest(new Reader(reader.lexemes.slice(reader.at), text));
  if (request.rules.length > 0 || request.assets.length > 0) return null;
  const notes = [...reader.notes, ...request.notes];
  if (request.size.is === 'open')
    notes.push({ about: 'position-size', text: 'All of the equity while it is held: no size was named.' });
  const legs = held.flatMap(({ symbol, when }): readonly SettledStrategy[] => {
    const during: Condition | null = when ?? (rest === null ? null : { kind: 'not', of: rest });
    if (symbol === null || during === null) return [];
    return heldLeg(request, symbol, during, during.kind === 'not' ? during.of : { kind: 'not', of: during });
  });
  if (legs.length !== held.length) return null;
  const title = request.name ?? `${held.map(({ symbol }) => symbol).join(' and ')} by the season`;
  return planLegs(legs, { title, notes, left: request.left }, flow);
}

/** "Sell in May:", "Halloween effect." before what is told. */
function withoutHeading(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const colon = lexemes.findIndex(
    (lexeme, at) => at < 8 && lexeme.is === 'mark' && (lexeme.mark === 'colon' || lexeme.mark === 'stop'),
  );
  const head = lexemes.slice(0, colon);
  const months = head.filter(({ is }) => is === 'calendar-month').length;
  return colon > 0 && !head.some(({ is }) => is === 'asset') && months < 2
    ? lexemes.slice(colon + 1)
    : lexemes;
}

function readSeasons(reader: Reader): readonly Season[] {
  const seasons: Season[] = [];
  while (seasons.length < 3) {
    const next = reader.tryRead(() => {
      while (reader.takeMark('comma', 'and', 'then', 'stop', 'newline', 'bullet', 'or'));
      return readHeldFirst(reader) ?? readMonthsFirst(reader);
    });
    if (next === null) break;
    seasons.push(next);
  }
  return seasons;
}

/** `hold SPY from November to April`, `cash the rest of the year`, `otherwise TLT`. */
function readHeldFirst(reader: Reader): Season | null {
  return reader.tryRead(() => {
    const otherwise = reader.take('otherwise') !== null;
    const held = readHeld(reader);
    if (held === null) return null;
    if (otherwise || takeRest(reader)) return { symbol: held.symbol, when: null };
    const when = readMonths(reader);
    return when === null ? null : { symbol: held.symbol, when };
  });
}

/** `from May to October hold SHY`, `November to April: 100% SPY`. */
function readMonthsFirst(reader: Reader): Season | null {
  return reader.tryRead(() => {
    const rest = takeRest(reader);
    const when = rest ? null : readMonths(reader);
    if (!rest && when === null) return null;
    reader.takeMark('colon', 'comma');
    reader.takeMark('colon', 'then');
    const held = readHeld(reader);
    return held === null ? null : { symbol: held.symbol, when };
  });
}

function readHeld(reader: Reader): { readonly symbol: string | null } | null {
  skipHolding(reader);
  const whole = reader.peekIs('number');
  if (whole?.value === 100 && whole.unit === 'percent') reader.at++;
  reader.takeMark('in', 'of');
  const out = reader.peekIs('head')?.head === 'equity' || reader.peekIs('action')?.action === 'exit';
  if (out) {
    reader.at++;
    return { symbol: null };
  }
  const symbol = reader.take('asset')?.symbol;
  return symbol === undefined ? null : { symbol };
}

function readMonths(reader: Reader): Condition | null {
  reader.takeMark('only');
  const next = [0, 1, 2, 3].some((ahead) => reader.peekIs('calendar-month', ahead) !== null);
  return next ? readCalendar(reader) : null;
}

/** "The rest of the year", "in the other months", "otherwise". */
function takeRest(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      reader.takeMark('in', 'for');
      if (reader.take('otherwise') !== null) return true;
      const rest =
        reader.peekIs('part')?.share === null ||
        /^(other|remaining)$/i.test(reader.peekIs('unknown')?.word ?? '');
      if (!rest) return null;
      reader.at++;
      reader.takeMark('of');
      if (
        reader.take('unit') === null &&
        reader.take('every') === null &&
        !/^(months|year|time)$/i.test(reader.words(reader.at, reader.at))
      )
        return null;
      return true;
    }) ?? false
  );
}
