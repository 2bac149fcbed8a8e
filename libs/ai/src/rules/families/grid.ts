import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { compare, field, joined, numberSeries } from '../request/expression.js';
import { settle } from '../settle/settle.js';

/** `a grid on ETH between 1500 and 2500 with 20 levels`: orders at equal steps inside a range of prices. */
export function planGrid(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const named = (lexeme: Lexeme): boolean => lexeme.is === 'unsupported' && lexeme.what === 'grid';
  if (!lexemes.some(named)) return null;
  const { range, levels, each, total, rest } = readGrid(lexemes.filter((lexeme) => !named(lexeme)));
  const request = readRequest(new Reader(rest, text));
  const symbol = request.assets[0];
  if (range === null) {
    const market = symbol ?? 'BTC';
    return {
      status: 'clarify',
      question: 'In which range of prices should the grid lie, and with how many levels?',
      choices: [`Grid on ${market} between 50000 and 70000 with 10 levels`],
    };
  }
  const [low, high] = range;
  const notes = [...request.notes];
  const steps = levels ?? 10;
  if (levels === null) notes.push({ about: 'levels', text: '10 levels: no number was named.' });
  const spacing = gridSpacing(low, high, steps);
  notes.push({
    about: 'grid',
    text: `The levels lie below the close that starts the grid, ${spacing}% apart: a ${steps}th of the range, measured at its middle. The grid starts while the price is inside the range and ends outside.`,
  });
  if (each !== null)
    notes.push({
      about: 'position-size',
      text: `$${each} on each of ${steps} levels is $${each * steps} in all.`,
    });
  if (total !== null)
    notes.push({
      about: 'position-size',
      text: `$${total} in all is $${Number((total / steps).toPrecision(6))} on each of ${steps} levels.`,
    });
  const all = { mode: 'percent_equity', value: 100 } as const;
  const money = total ?? (each === null ? null : each * steps);
  const wanted = money === null ? all : ({ mode: 'fixed_notional', value: money } as const);
  const close = field('close');
  const inside = joined('all', [
    compare(close, '>=', numberSeries(low)),
    compare(close, '<=', numberSeries(high)),
  ]);
  const outside = joined('any', [
    compare(close, '<', numberSeries(low)),
    compare(close, '>', numberSeries(high)),
  ]);
  const settlement = settle(
    {
      ...request,
      rules: [
        { act: 'enter', side: 'long', condition: inside },
        { act: 'exit', side: 'long', condition: outside },
      ],
      notes: [],
      left: [],
      bareActions: [],
      style: null,
      stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
      size: request.size.is === 'open' ? { is: 'given', value: wanted } : request.size,
      execution: { kind: 'grid', params: { levels: steps, spacing } },
    },
    { timeframe: '1h', symbol: 'BTC/USDT' },
  );
  if (settlement.is !== 'settled') return null;
  if (request.size.is === 'open' && money === null)
    notes.push({
      about: 'position-size',
      text: 'All of the equity, an equal part on each level: no size was named.',
    });
  const { strategy } = settlement;
  return planLegs(
    [strategy],
    { title: request.name ?? `Grid on ${strategy.symbol}`, notes, left: request.left },
    flow,
  );
}

/** How far apart the levels lie, in percent: equal steps of the range, measured at its middle. */
export function gridSpacing(low: number, high: number, levels: number): number {
  return Number(((((high - low) / levels) * 2 * 100) / (high + low)).toPrecision(4));
}

/** The range and the number of levels, taken out of a request. */
function readGrid(lexemes: readonly Lexeme[]): {
  readonly range: readonly [number, number] | null;
  readonly levels: number | null;
  /** Money on each level. */
  readonly each: number | null;
  /** Money on all levels together. */
  readonly total: number | null;
  readonly rest: readonly Lexeme[];
} {
  const rest: Lexeme[] = [];
  let range: readonly [number, number] | null = null;
  let levels: number | null = null;
  let each: number | null = null;
  let total: number | null = null;
  for (let at = 0; at < lexemes.length; ) {
    const [low, joins, high] = lexemes.slice(at, at + 3);
    const joined = joins?.is === 'mark' && ['and', 'to', 'slash', 'comma', 'until'].includes(joins.mark);
    if (range === null && isPrice(low) && joined && isPrice(high)) {
      range = low.value < high.value ? [low.value, high.value] : [high.value, low.value];
      const before = rest[rest.length - 1];
      if (before?.is === 'mark' && ['between', 'from', 'in', 'within'].includes(before.mark)) rest.pop();
      at += 3;
      continue;
    }
    const number = lexemes[at];
    const next = lexemes[at + 1];
    if (
      levels === null &&
      number?.is === 'number' &&
      number.unit === 'plain' &&
      number.whole &&
      next?.is === 'grid-level'
    ) {
      levels = number.value;
      const before = rest[rest.length - 1];
      if (before?.is === 'mark' && before.mark === 'with') rest.pop();
      at += 2;
      continue;
    }
    if (range !== null && number?.is === 'number' && number.unit === 'money') {
      if (saysTotal(lexemes, at)) total ??= number.value;
      else each ??= number.value;
    } else if (number !== undefined && number.is !== 'grid-level') rest.push(number);
    at++;
  }
  return { range, levels, each, total, rest };
}

/** "3000 usdt total", "total 3000", "invest 3000 in total"; what is said of each level is not. */
function saysTotal(lexemes: readonly Lexeme[], at: number): boolean {
  const near = [lexemes[at - 2], lexemes[at - 1], lexemes[at + 1], lexemes[at + 2]];
  return near.some((lexeme) => lexeme?.is === 'unknown' && totals.has(lexeme.word.toLowerCase()));
}

const totals: ReadonlySet<string> = new Set([
  'total',
  'altogether',
  'overall',
  'capital',
  'investment',
  'budget',
]);

function isPrice(
  lexeme: Lexeme | undefined,
): lexeme is Lexeme & { readonly is: 'number'; readonly value: number } {
  return lexeme?.is === 'number' && (lexeme.unit === 'plain' || lexeme.unit === 'money') && lexeme.value > 0;
}
