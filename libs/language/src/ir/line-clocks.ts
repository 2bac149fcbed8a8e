import { recurrence } from '../check/forms.js';
import { definitions } from '../functions/functions.js';
import { type Expression, type Line, leftSpine } from '../syntax/tree.js';
import { type Clock, everyBar } from './clock.js';

/** What the lines of a formula read from outside, and how clocks mix. */
export interface ClockReader {
  faster(a: Clock | null, b: Clock | null): Clock | null;
  /** The clock of a name that is no line, or of `port.member`. */
  read(port: string, member: string | null, timeframe: string | null): Clock | null;
  /** The clock of the bars that a function reads by itself. */
  bars(timeframe: string | null): Clock;
}

/** Of a recurrence as long as nothing else that it reads has a clock. */
const undecided = -1;

/**
 * The clock of each line, found before any of them is lowered: a recurrence must know its own to read its last value.
 * Lines may refer to each other in circles, so clocks are mixed in until none becomes faster.
 */
export function clocksOfLines(
  lines: readonly Line[],
  reader: ClockReader,
): ReadonlyMap<string, Clock | null> {
  const clocks = new Map<string, Clock | null>();
  if (!lines.some((line) => recurrence(line) !== null)) return clocks;
  for (const line of lines) clocks.set(line.name, recurrence(line) === null ? null : undecided);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, expression } of lines) {
      const before = clocks.get(name) ?? null;
      const clock = mixed(before, clockOf(expression, null, clocks, reader), reader);
      if (clock === before) continue;
      clocks.set(name, clock);
      changed = true;
    }
  }
  return new Map([...clocks].map(([name, clock]) => [name, clock === undecided ? everyBar : clock]));
}

function mixed(a: Clock | null, b: Clock | null, reader: ClockReader): Clock | null {
  if (a === null || b === null) return a ?? b;
  if (a === undecided || b === undecided) return a === undecided ? b : a;
  return reader.faster(a, b);
}

const stateless: ReadonlySet<string> = new Set(['if', 'abs', 'log', 'exp', 'sqrt', 'floor', 'min', 'max']);

function clockOf(
  expression: Expression,
  timeframe: string | null,
  lines: ReadonlyMap<string, Clock | null>,
  reader: ClockReader,
): Clock | null {
  const inner = (part: Expression): Clock | null => clockOf(part, timeframe, lines, reader);
  const all = (parts: readonly Expression[]): Clock | null =>
    parts.reduce<Clock | null>((clock, part) => mixed(clock, inner(part), reader), null);
  switch (expression.kind) {
    case 'number':
    case 'truth':
    case 'na':
      return null;
    case 'name': {
      const line = lines.get(expression.name);
      return line === undefined ? reader.read(expression.name, null, timeframe) : line;
    }
    case 'member':
      return reader.read(expression.port, expression.member, timeframe);
    case 'resampled':
      return clockOf(expression.series, expression.timeframe, lines, reader);
    case 'call': {
      const own = definitions.get(expression.name)?.readsBars ? reader.bars(timeframe) : null;
      const clock = mixed(own, all(expression.arguments), reader);
      // `recur` keeps the clock of its line; any other state over constants moves with every bar.
      const keeps = stateless.has(expression.name) || expression.name === 'recur';
      return clock === null && !keeps ? everyBar : clock;
    }
    case 'unary':
      return inner(expression.operand);
    case 'binary': {
      const { first, steps } = leftSpine(expression);
      return all([first, ...steps.map(({ right }) => right)]);
    }
  }
}
