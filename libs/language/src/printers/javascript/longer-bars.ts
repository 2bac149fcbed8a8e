import type { Column } from '../../columns.js';
import type { Timeframe } from '../../ir/clock.js';
import { anchorOf } from '../../timeframe.js';

/** One column of the longer bar that is being put together, and the state that it rests in. */
export interface LongerColumn {
  readonly column: Column;
  /** The column of the program's bars on this bar. */
  readonly from: string;
  readonly state: string;
}

interface Names {
  /** The time of this bar; number of the longer bar; 1 while one is open. */
  readonly time: string;
  readonly number: string;
  readonly isOpen: string;
  /** Tells the names of this clock from those of others. */
  readonly suffix: string;
}

/**
 * Runs statements once for each longer bar that is seen to close with this bar: first the one that missing bars left
 * open, then the one that this bar belongs to, when its close reaches the end of that.
 *
 * Bars that begin in the middle of a longer bar do not make it up: it is left out.
 */
export function ticking(
  timeframe: Timeframe,
  columns: readonly LongerColumn[],
  { time, number, isOpen, suffix }: Names,
  statements: readonly string[],
): string[] {
  const { length, base } = timeframe;
  const anchor = anchorOf(length);
  const [now, turn] = [`n${suffix}`, `k${suffix}`];
  const start = `${now} * ${length} + ${anchor}`;
  return [
    `const ${now} = Math.floor((${time} - ${anchor}) / ${length});`,
    `for (let ${turn} = 0; ${turn} < 2; ${turn}++) {`,
    `  if (${turn} === 0) { if (${now} === ${number} || ${isOpen} === 0) continue; }`,
    '  else {',
    `    if (${now} !== ${number}) {`,
    `      ${isOpen} = ${number} === ${number} || ${time} === ${start} ? 1 : 0; ${number} = ${now};`,
    ...columns.map((one) => `      ${begin(one, start)}`),
    '    }',
    `    if (${isOpen} === 0) continue;`,
    ...columns.flatMap((one) => grow(one).map((line) => `    ${line}`)),
    `    if (${time} + ${base} < ${start} + ${length}) continue;`,
    `    ${isOpen} = 0;`,
    '  }',
    ...statements.map((line) => `  ${line}`),
    '}',
  ];
}

function begin({ column, from, state }: LongerColumn, start: string): string {
  switch (column) {
    case 'time':
      return `${state} = ${start};`;
    case 'open':
      return `${state} = ${from};`;
    case 'high':
      return `${state} = -Infinity;`;
    case 'low':
      return `${state} = Infinity;`;
    case 'close':
    case 'volume':
      return `${state} = 0;`;
  }
}

function grow({ column, from, state }: LongerColumn): string[] {
  switch (column) {
    case 'time':
    case 'open':
      return [];
    case 'high':
      return [`${state} = Math.max(${state}, ${from});`];
    case 'low':
      return [`${state} = Math.min(${state}, ${from});`];
    case 'close':
      return [`${state} = ${from};`];
    case 'volume':
      return [`${state} += ${from};`];
  }
}
