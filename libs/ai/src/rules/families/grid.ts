import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import { type Condition, compare, field, joined, numberSeries } from '../request/expression.js';
import type { ReadingNote, StrategyRequest } from '../request/strategy-request.js';
import { settle } from '../settle/settle.js';
import { type Grid, readGrid } from './read-grid.js';

/** `a grid on ETH between 1500 and 2500 with 20 levels`, `a grid, 15 orders 0.5% apart`: orders at equal steps. */
export function planGrid(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  if (!lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'grid')) return null;
  const grid = readGrid(lexemes, text);
  const request = readRequest(new Reader(grid.rest, text));
  const { range, each, total, side } = grid;
  if (range === null && grid.spacing === null) return askForRange(request.assets[0] ?? 'BTC');
  const notes = [...request.notes];
  const { levels, spacing } = stepsOf(grid, notes);
  if (levels > mostLevels)
    return {
      status: 'refused',
      reason: `A grid has at most ${mostLevels} levels; this one would have ${levels}.`,
    };
  const money = total ?? (each === null ? null : each * levels);
  if (money !== null)
    notes.push({
      about: 'position-size',
      text: `$${money} in all is $${Number((money / levels).toPrecision(6))} on each of ${levels} levels.`,
    });
  const eachShare = eachPercent(request, lexemes, text);
  if (eachShare !== null)
    notes.push({
      about: 'position-size',
      text: `${eachShare}% of equity on each of ${levels} levels is ${Number((eachShare * levels).toPrecision(6))}% in all.`,
    });
  const neutral = lexemes.some((lexeme) => lexeme.is === 'unknown' && /^neutral$/i.test(lexeme.word));
  if (neutral)
    notes.push({
      about: 'grid',
      text: `A neutral grid also ${side === 'long' ? 'sells short above' : 'buys below'} the price that starts it; a grid here works on one side, so that half is not built.`,
    });
  const lines = linesOf(grid);
  const settlement = settle(
    {
      ...request,
      rules: [
        { act: 'enter', side, condition: lines.enter },
        ...(lines.exit === null ? [] : [{ act: 'exit' as const, side, condition: lines.exit }]),
      ],
      noExit: lines.exit === null,
      notes: [],
      left: [],
      bareActions: [],
      style: null,
      stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
      target:
        grid.target === null || request.target.is !== 'open'
          ? request.target
          : { is: 'given', value: { mode: 'percent', value: grid.target, atrPeriod: null } },
      size:
        request.size.is !== 'open'
          ? eachShare === null
            ? request.size
            : {
                is: 'given',
                value: { mode: 'percent_equity', value: Number((eachShare * levels).toPrecision(6)) },
              }
          : {
              is: 'given',
              value:
                money === null
                  ? { mode: 'percent_equity', value: 100 }
                  : { mode: 'fixed_notional', value: money },
            },
      execution: { kind: 'grid', params: { levels, spacing } },
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
  const plan = planLegs(
    [strategy],
    { title: request.name ?? `Grid on ${strategy.symbol}`, notes, left: request.left },
    flow,
  );
  return each === null || total !== null ? plan : saidOfEach(plan);
}

/** What a grid's money is described by where it was told for each level: more levels take more of it. */
export const moneyOfEach = 'Told for each level of the grid.';

function saidOfEach(plan: Plan): Plan {
  if (plan.status !== 'plan') return plan;
  const commands = plan.commands.map((command) =>
    command.type === 'AddNode' && command.kind === 'position_size'
      ? { ...command, description: moneyOfEach }
      : command,
  );
  return { ...plan, commands };
}

/** "1% of the capital in each": a share for every level, where the size of a grid is that of all of them. */
function eachPercent(request: StrategyRequest, lexemes: readonly Lexeme[], text: string): number | null {
  const { size } = request;
  if (size.is !== 'given' || size.value.mode !== 'percent_equity') return null;
  const at = lexemes.findIndex(
    (lexeme) => lexeme.is === 'number' && lexeme.unit === 'percent' && lexeme.value === size.value.value,
  );
  const number = lexemes[at];
  if (number === undefined) return null;
  const end = lexemes.findIndex(
    (lexeme, place) =>
      place > at && lexeme.is === 'mark' && ['comma', 'stop', 'newline'].includes(lexeme.mark),
  );
  const behind = text.slice(number.to, end < 0 ? text.length : lexemes[end]?.from);
  return /\b(each|every|apiece|per (grid|level|order|line|step))\b/i.test(behind) ? size.value.value : null;
}

/** What the catalogue's grid takes. */
const mostLevels = 100;

function askForRange(market: string): Plan {
  return {
    status: 'clarify',
    question:
      'In which range of prices should the grid lie, and with how many levels? Or how far apart are its levels?',
    choices: [
      `Grid on ${market} with 10 levels, 1% spacing`,
      `Grid on ${market} with 20 levels, 0.5% spacing`,
      ...(market.startsWith('BTC') ? [`Grid on ${market} between 50000 and 70000 with 10 levels`] : []),
    ],
  };
}

/** How many levels and how far apart: as said, or as the range and the other of the two give them. */
function stepsOf(grid: Grid, notes: ReadingNote[]): { readonly levels: number; readonly spacing: number } {
  const { range, side } = grid;
  const beyond = side === 'long' ? 'below' : 'above';
  if (range === null || grid.spacing !== null) {
    const step = grid.spacing ?? 1;
    const fits =
      range === null ? 10 : Math.max(1, Math.round((range[1] - range[0]) / ((range[0] * step) / 100)));
    if (grid.levels === null)
      notes.push({
        about: 'levels',
        text: range === null ? '10 levels: no number was named.' : `${fits} levels fit into the range.`,
      });
    notes.push({
      about: 'grid',
      text: `The levels lie ${beyond} the close that starts the grid, ${step}% apart.`,
    });
    return { levels: grid.levels ?? fits, spacing: step };
  }
  const [low, high] = range;
  const levels = grid.levels ?? 10;
  if (grid.levels === null) notes.push({ about: 'levels', text: '10 levels: no number was named.' });
  const spacing = grid.geometric ? geometricSpacing(low, high, levels) : gridSpacing(low, high, levels);
  notes.push({
    about: 'grid',
    text: grid.geometric
      ? `The levels lie ${beyond} the close that starts the grid, ${spacing}% apart: the step of ${levels} equal ratios from ${low} to ${high}. Further steps are of that size in price, not again in percent. The grid starts while the price is inside the range and ends outside.`
      : `The levels lie ${beyond} the close that starts the grid, ${spacing}% apart: a ${levels}th of the range, measured at its middle. The grid starts while the price is inside the range and ends outside.`,
  });
  return { levels, spacing };
}

/** The grid starts inside its range and ends outside, or at the prices that end it. */
function linesOf({ range, ends }: Grid): { readonly enter: Condition; readonly exit: Condition | null } {
  const close = field('close');
  const stops = ends.map(({ direction, price }) =>
    compare(close, direction === 'above' ? '>' : '<', numberSeries(price)),
  );
  if (range === null) {
    const enter = compare(close, '>', numberSeries(0));
    return { enter, exit: stops.length === 0 ? null : joined('any', stops) };
  }
  const [low, high] = range;
  const inside = joined('all', [
    compare(close, '>=', numberSeries(low)),
    compare(close, '<=', numberSeries(high)),
  ]);
  const ended = (direction: 'above' | 'below'): boolean => ends.some((end) => end.direction === direction);
  const bounds = [
    ...(ended('below') ? [] : [compare(close, '<', numberSeries(low))]),
    ...(ended('above') ? [] : [compare(close, '>', numberSeries(high))]),
  ];
  return { enter: inside, exit: joined('any', [...bounds, ...stops]) };
}

/** How far apart the levels lie, in percent: each the same ratio from the last. */
function geometricSpacing(low: number, high: number, levels: number): number {
  return Number((((high / low) ** (1 / levels) - 1) * 100).toPrecision(4));
}

/** How far apart the levels lie, in percent: equal steps of the range, measured at its middle. */
export function gridSpacing(low: number, high: number, levels: number): number {
  return Number(((((high - low) / levels) * 2 * 100) / (high + low)).toPrecision(4));
}
