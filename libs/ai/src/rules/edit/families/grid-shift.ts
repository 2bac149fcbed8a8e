import type { Lexeme } from '../../lex/lexeme.js';
import { spokenIn } from '../../scan/spoken.js';
import { bounds, type Grid, type GridWords } from './grid-state.js';

/** `shift the range up by 10`, `move it 5% lower`: both ends by the same. */
export function shiftIn(
  lexemes: readonly Lexeme[],
  text: string,
  { low, high }: Grid,
): Pick<GridWords, 'low' | 'high'> | null {
  const spoken = spokenIn(text);
  const [number, ...more] = lexemes.filter(({ is }) => is === 'number');
  const shifts = spoken.some((word) => shifting.has(word)) && !spoken.some((word) => ofOneEnd.has(word));
  if (number?.is !== 'number' || more.length > 0 || !shifts) return null;
  const up = spoken.some((word) => word === 'up' || word === 'higher' || word === 'upwards');
  const down = spoken.some((word) => word === 'down' || word === 'lower' || word === 'downwards');
  if (up === down) return null;
  const moved = (bound: number): number => {
    const by = number.unit === 'percent' ? (bound * number.value) / 100 : number.value;
    return Number((bound + (up ? by : -by)).toPrecision(10));
  };
  return number.unit === 'plain' || number.unit === 'money' || number.unit === 'percent'
    ? { low: moved(low), high: moved(high) }
    : null;
}

/** `raise the lower bound by 100`, `bring the top down by 5%`: one end by so much. */
export function boundShiftIn(
  lexemes: readonly Lexeme[],
  text: string,
  grid: Grid,
): Pick<GridWords, 'low' | 'high'> | null {
  const [number, ...more] = lexemes.filter(({ is }) => is === 'number');
  if (number?.is !== 'number' || more.length > 0) return null;
  const before = spokenIn(text.slice(0, number.from)).filter((word) => word !== '');
  if (before[before.length - 1] !== 'by') return null;
  const [verb = '', ...rest] = before.filter((word) => word !== 'please' && word !== 'and');
  const end = rest.map((word) => bounds.get(word)).find((one) => one !== undefined);
  const up = raising.has(verb) || rest.includes('up');
  const down = lowering.has(verb) || rest.includes('down');
  if (end === undefined || up === down) return null;
  const bound = grid[end];
  const by = number.unit === 'percent' ? (bound * number.value) / 100 : number.value;
  const moved = Number((bound + (up ? by : -by)).toPrecision(10));
  return end === 'low' ? { low: moved, high: null } : { low: null, high: moved };
}

const raising: ReadonlySet<string> = new Set(['raise', 'increase', 'lift', 'higher', 'extend']);
const lowering: ReadonlySet<string> = new Set(['lower', 'decrease', 'reduce', 'drop', 'cut']);

const shifting: ReadonlySet<string> = new Set(['shift', 'move', 'slide', 'push', 'range']);
const ofOneEnd: ReadonlySet<string> = new Set(
  'to bound limit upper top bottom end floor ceiling stop target'.split(' '),
);
