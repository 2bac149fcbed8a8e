/** All values from `low` to `high`, both included; infinite where there is no bound. `low > high` holds nothing. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const anything: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
export const nothing: Interval = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

export const isNothing = ({ low, high }: Interval): boolean => low > high;

export function common(a: Interval, b: Interval): Interval {
  return { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) };
}

export function either(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

const cell = new Float64Array(1);
const bits = new BigInt64Array(cell.buffer);

/** The next larger double; the smallest number that is not a number any more stays. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (!Number.isFinite(value)) return value;
  cell[0] = value;
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return cell[0];
}

export const nextDown = (value: number): number => -nextUp(-value);

/**
 * Bounds for what is rounded on the way in an order that is not that of the bounds: a little wider, save where whole
 * numbers make the bound exact or where nothing can cross zero.
 */
export function loosened({ low, high }: Interval): Interval {
  const slack = (bound: number): number =>
    bound === 0 || Number.isSafeInteger(bound) || !Number.isFinite(bound) ? 0 : Math.abs(bound) * 1e-9;
  const down = low - slack(low);
  const up = high + slack(high);
  return { low: low > 0 ? Math.max(0, down) : down, high: high < 0 ? Math.min(0, up) : up };
}

function spanned(values: readonly number[]): Interval {
  // Infinity stands for "however large": nothing times that is nothing.
  const known = values.map((value) => (Number.isNaN(value) ? 0 : value));
  return { low: Math.min(...known), high: Math.max(...known) };
}

export function arithmetic(operator: '+' | '-' | '*' | '/', a: Interval, b: Interval): Interval {
  if (isNothing(a) || isNothing(b)) return nothing;
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high };
    case '-':
      return { low: a.low - b.high, high: a.high - b.low };
    case '*':
      return spanned([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
    case '/':
      return quotient(a, b);
  }
}

/** By zero it is na, near zero it has no bound. */
function quotient(a: Interval, b: Interval): Interval {
  if (b.low < 0 && b.high > 0) return anything;
  if (b.low === 0 && b.high === 0) return nothing;
  const [low, high] = [b.low === 0 ? Number.MIN_VALUE : b.low, b.high === 0 ? -Number.MIN_VALUE : b.high];
  const bounds = spanned([a.low / low, a.low / high, a.high / low, a.high / high]);
  // The smallest divisor may be smaller than any that is written here.
  if (b.low !== 0 && b.high !== 0) return bounds;
  const sign = b.low === 0 ? 1 : -1;
  return {
    low: Math.min(a.low * sign, a.high * sign) < 0 ? Number.NEGATIVE_INFINITY : bounds.low,
    high: Math.max(a.low * sign, a.high * sign) > 0 ? Number.POSITIVE_INFINITY : bounds.high,
  };
}
