/**
 * Rolling windows by blocks (van Herk 1992, Gil and Werman 1993). Time is cut into blocks of `length` bars. At
 * position `p` of a block the window is the tail of the block before, from p + 1 on, and the head of this one, up to p.
 * Tails are computed once when a block ends, heads grow bar by bar, and the answer joins one tail with one head.
 *
 * So every bar costs a constant number of operations; nothing is ever subtracted again, so no error builds up however
 * long the run is or however large a value passed through; a na spoils exactly the windows that hold it; and tails that
 * begin as na give the warm-up by themselves.
 */
export interface WindowCode {
  /** Arrays of length + 1: first value of the last element, the others start as NaN. */
  readonly arrays: readonly number[];
  /** Scalars of the head and their value at the start of a block. */
  readonly heads: readonly number[];
  /** Statements that take `x` into the head. */
  readonly grow: string;
  /** Expression for the answer. */
  readonly join: string;
  /** Statements that turn the finished block into tails. */
  readonly turn: string;
}

interface Names {
  /** The new value; a second one for two-series windows. */
  readonly x: string;
  readonly y: string;
  readonly arrays: readonly string[];
  readonly heads: readonly string[];
  readonly position: string;
  readonly length: string;
}

export type BlockWindow =
  | 'sum'
  | 'highest'
  | 'lowest'
  | 'wma'
  | 'variance'
  | 'covariance'
  | 'bars_since_highest'
  | 'bars_since_lowest';

/** The JavaScript of one rolling window. */
export function windowCode(window: BlockWindow, names: Names): WindowCode {
  const { x, y, position: p, length } = names;
  const [a = '', b = '', c = ''] = names.arrays;
  const [h = '', i = '', j = ''] = names.heads;
  const backwards = (body: string): string => `for (let k = ${length} - 1; k >= 0; k--) { ${body} }`;
  // Counts of the head and of the tail, and what their difference in means adds when they are joined.
  const weight = `((${p} + 1) * (${length} - 1 - ${p}) / ${length})`;
  switch (window) {
    case 'sum':
      return {
        arrays: [0],
        heads: [0],
        grow: `${h} += ${x}; ${a}[${p}] = ${x};`,
        join: `${a}[${p} + 1] + ${h}`,
        turn: `let z = 0; ${backwards(`z += ${a}[k]; ${a}[k] = z;`)}`,
      };
    case 'highest':
    case 'lowest': {
      const extreme = window === 'highest' ? 'Math.max' : 'Math.min';
      const neutral = window === 'highest' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      return {
        arrays: [neutral],
        heads: [neutral],
        grow: `${h} = ${extreme}(${h}, ${x}); ${a}[${p}] = ${x};`,
        join: `${extreme}(${a}[${p} + 1], ${h})`,
        turn: `let z = ${neutral}; ${backwards(`z = ${extreme}(z, ${a}[k]); ${a}[k] = z;`)}`,
      };
    }
    case 'bars_since_highest':
    case 'bars_since_lowest': {
      const isHighest = window === 'bars_since_highest';
      const extreme = isHighest ? 'Math.max' : 'Math.min';
      const neutral = isHighest ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      // Of equal values the later one counts: the head before the tail, and in both the last.
      const beyond = isHighest ? '>' : '<';
      const age = `${h} ${beyond}= ${a}[${p} + 1] ? ${p} - ${i} : ${p} + ${length} - ${b}[${p} + 1]`;
      return {
        arrays: [neutral, 0],
        heads: [neutral, 0],
        grow: `${h} = ${extreme}(${h}, ${x}); if (${h} === ${x}) ${i} = ${p}; ${a}[${p}] = ${x};`,
        join: `${extreme}(${a}[${p} + 1], ${h}) - ${extreme}(${a}[${p} + 1], ${h}) === 0 ? ${age} : NaN`,
        turn: `let z = ${neutral}, w = 0; ${backwards(
          `const x = ${a}[k]; if (x ${beyond} z) w = k; z = ${extreme}(z, x); ${a}[k] = z; ${b}[k] = w;`,
        )}`,
      };
    }
    case 'wma':
      return {
        arrays: [0, 0],
        heads: [0, 0],
        grow: `${h} += ${x}; ${i} += (${p} + 1) * ${x}; ${a}[${p}] = ${x};`,
        join: `(${b}[${p} + 1] + ${i} + (${length} - 1 - ${p}) * ${h}) / (${length} * (${length} + 1) / 2)`,
        turn: `let z = 0, w = 0; ${backwards(`z += ${a}[k]; w += z; ${b}[k] = w;`)}`,
      };
    case 'variance':
      return {
        arrays: [0, 0],
        heads: [0, 0],
        grow:
          `const d${h} = ${x} - ${h}; ${h} += d${h} / (${p} + 1); ` +
          `${i} += d${h} * (${x} - ${h}); ${a}[${p}] = ${x};`,
        join: `(${b}[${p} + 1] + ${i} + (${h} - ${a}[${p} + 1]) * (${h} - ${a}[${p} + 1]) * ${weight}) / ${length}`,
        turn: `let m = 0, z = 0; ${backwards(
          `const x = ${a}[k], d = x - m; m += d / (${length} - k); z += d * (x - m); ${a}[k] = m; ${b}[k] = z;`,
        )}`,
      };
    case 'covariance':
      return {
        arrays: [0, 0, 0],
        heads: [0, 0, 0],
        grow:
          `const d${h} = ${x} - ${h}; ${h} += d${h} / (${p} + 1); ${i} += (${y} - ${i}) / (${p} + 1); ` +
          `${j} += d${h} * (${y} - ${i}); ${a}[${p}] = ${x}; ${b}[${p}] = ${y};`,
        join: `(${c}[${p} + 1] + ${j} + (${h} - ${a}[${p} + 1]) * (${i} - ${b}[${p} + 1]) * ${weight}) / ${length}`,
        turn: `let m = 0, n = 0, z = 0; ${backwards(
          `const x = ${a}[k], y = ${b}[k], d = x - m; m += d / (${length} - k); n += (y - n) / (${length} - k); ` +
            `z += d * (y - n); ${a}[k] = m; ${b}[k] = n; ${c}[k] = z;`,
        )}`,
      };
  }
}

export const arrayCount: Readonly<Record<BlockWindow, number>> = {
  sum: 1,
  highest: 1,
  lowest: 1,
  wma: 2,
  variance: 2,
  covariance: 3,
  bars_since_highest: 2,
  bars_since_lowest: 2,
};
