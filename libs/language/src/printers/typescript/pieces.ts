/** A function or class of a generated module, as fixed text; it is printed only where it is used. */
export interface Piece {
  readonly source: string;
  /** Names of other pieces that it calls. */
  readonly uses: readonly string[];
}

const piece = (source: string, ...uses: string[]): Piece => ({ source: source.trim(), uses });

function comparison(name: string, operator: string, meaning: string): Piece {
  return piece(`
/** Whether a is ${meaning} b; null when one is not known. */
function ${name}(a: number, b: number): Truth {
  return Number.isNaN(a) || Number.isNaN(b) ? null : a ${operator} b;
}
`);
}

function extreme(name: string, adjective: string, choose: string, neutral: string): Piece {
  return piece(`
/** ${adjective} of the last values, in constant time per value. */
class ${name} {
  private readonly tails: Float64Array;
  private head = ${neutral};
  private position = 0;

  constructor(private readonly length: number) {
    this.tails = new Float64Array(length + 1).fill(Number.NaN);
    this.tails[length] = ${neutral};
  }

  /** Takes the next value; NaN until the window is full. */
  update(value: number): number {
    const { tails, length, position } = this;
    this.head = ${choose}(this.head, value);
    tails[position] = value;
    const result = ${choose}(tails[position + 1]!, this.head);
    if (position === length - 1) {
      let tail = ${neutral};
      for (let index = length - 1; index >= 0; index--) {
        tail = ${choose}(tail, tails[index]!);
        tails[index] = tail;
      }
      this.head = ${neutral};
    }
    this.position = (position + 1) % length;
    return result;
  }
}
`);
}

function recent(name: string, meaning: string, answer: string, second = false): Piece {
  return piece(`
/** ${meaning} */
class ${name} {
  private readonly values: number[] = [];
${second ? '  private readonly others: number[] = [];\n' : ''}
  constructor(private readonly length: number) {}

  /** Takes the next value${second ? 's' : ''}; NaN until the window is full and while one in it is not known. */
  update(value: number${second ? ', other: number' : ''}): number {
    const { values, length${second ? ', others' : ''} } = this;
    values.push(value);
    if (values.length > length) values.shift();
${second ? '    others.push(other);\n    if (others.length > length) others.shift();\n' : ''}    if (values.length < length || values.some(Number.isNaN)${second ? ' || others.some(Number.isNaN)' : ''}) return Number.NaN;
${answer}
  }
}
`);
}

/**
 * What generated TypeScript is made of. Numbers are NaN and truth values null where they are not known. Sums and
 * extremes keep time in blocks, see the JavaScript printer; what must see its whole window at once looks through it.
 */
export const pieces: Readonly<Record<string, Piece>> = {
  LongerBars: piece(`
/**
 * Bars of a longer timeframe, each given once it has closed: with the bar whose close reaches its end or, where bars are
 * missing, with the first bar after it. Lengths are in milliseconds. The first is left out unless the bars begin with it.
 */
class LongerBars {
  private number: number | null = null;
  private bar: Bar | null = null;

  constructor(
    private readonly base: number,
    private readonly length: number,
    private readonly anchor = 0,
  ) {}

  /** Takes the next bar; gives the longer bars that close with it. */
  update(bar: Bar): Bar[] {
    const closed: Bar[] = [];
    const number = Math.floor((bar.time - this.anchor) / this.length);
    const start = number * this.length + this.anchor;
    const before = this.bar;
    if (number !== this.number) {
      if (before !== null) closed.push(before);
      const isWhole = this.number !== null || bar.time === start;
      this.bar = isWhole ? { ...bar, time: start } : null;
      this.number = number;
    } else if (before !== null) {
      this.bar = {
        time: start,
        open: before.open,
        high: Math.max(before.high, bar.high),
        low: Math.min(before.low, bar.low),
        close: bar.close,
        volume: before.volume + bar.volume,
      };
    }
    if (this.bar !== null && bar.time + this.base >= start + this.length) {
      closed.push(this.bar);
      this.bar = null;
    }
    return closed;
  }
}
`),
  isLess: comparison('isLess', '<', 'less than'),
  isAtMost: comparison('isAtMost', '<=', 'at most'),
  isGreater: comparison('isGreater', '>', 'greater than'),
  isAtLeast: comparison('isAtLeast', '>=', 'at least'),
  isEqual: comparison('isEqual', '===', 'equal to'),
  isDifferent: comparison('isDifferent', '!==', 'different from'),
  allTrue: piece(`
/** Kleene's and: false as soon as one is false. */
function allTrue(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
`),
  anyTrue: piece(`
/** Kleene's or: true as soon as one is true. */
function anyTrue(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === null || b === null ? null : false;
}
`),
  bothTrue: piece(`
/** And that needs to know both sides. */
function bothTrue(a: Truth, b: Truth): Truth {
  return a === null || b === null ? null : a && b;
}
`),
  opposite: piece(`
/** Turns true into false and false into true. */
function opposite(a: Truth): Truth {
  return a === null ? null : !a;
}
`),
  pick: piece(`
/** One of two numbers; NaN when the condition is not known. */
function pick(condition: Truth, then: number, otherwise: number): number {
  if (condition === null) return Number.NaN;
  return condition ? then : otherwise;
}
`),
  pickTruth: piece(`
/** One of two truth values; null when the condition is not known. */
function pickTruth(condition: Truth, then: Truth, otherwise: Truth): Truth {
  if (condition === null) return null;
  return condition ? then : otherwise;
}
`),
  divide: piece(`
/** The quotient; NaN when the divisor is zero. */
function divide(a: number, b: number): number {
  return b === 0 ? Number.NaN : a / b;
}
`),
  naturalLog: piece(`
/** The natural logarithm; NaN unless x is positive. */
function naturalLog(x: number): number {
  return x > 0 ? Math.log(x) : Number.NaN;
}
`),
  exponential: piece(`
/** e to the power x; NaN where that is too large. */
function exponential(x: number): number {
  return x <= 709 ? Math.exp(x) : Number.NaN;
}
`),
  known: piece(`
/** Turns what has no finite value into null. */
function known(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}
`),
  Counter: piece(`
/** The number of the bar, from 0. */
class Counter {
  private count = -1;

  /** Counts one more bar. */
  update(): number {
    this.count++;
    return this.count;
  }
}
`),
  Previous: piece(`
/** The value of some bars ago. */
class Previous {
  private readonly values: Float64Array;
  private position = 0;

  constructor(private readonly length: number) {
    this.values = new Float64Array(length).fill(Number.NaN);
  }

  /** Takes the next value; NaN until there is one that old. */
  update(value: number): number {
    const result = this.values[this.position]!;
    this.values[this.position] = value;
    this.position = (this.position + 1) % this.length;
    return result;
  }
}
`),
  RollingSum: piece(`
/** Sum of the last values: the end of one block and the start of the next, so that nothing is ever subtracted. */
class RollingSum {
  private readonly tails: Float64Array;
  private head = 0;
  private position = 0;

  constructor(private readonly length: number) {
    this.tails = new Float64Array(length + 1).fill(Number.NaN);
    this.tails[length] = 0;
  }

  /** Takes the next value; NaN until the window is full. */
  update(value: number): number {
    const { tails, length, position } = this;
    this.head += value;
    tails[position] = value;
    const result = tails[position + 1]! + this.head;
    if (position === length - 1) {
      let tail = 0;
      for (let index = length - 1; index >= 0; index--) {
        tail += tails[index]!;
        tails[index] = tail;
      }
      this.head = 0;
    }
    this.position = (position + 1) % length;
    return result;
  }
}
`),
  RollingHighest: extreme('RollingHighest', 'Highest', 'Math.max', 'Number.NEGATIVE_INFINITY'),
  RollingLowest: extreme('RollingLowest', 'Lowest', 'Math.min', 'Number.POSITIVE_INFINITY'),
  BarsSinceHighest: recent(
    'BarsSinceHighest',
    'How many values ago the highest of the last values was; of equal values the later one counts.',
    '    return length - 1 - values.lastIndexOf(Math.max(...values));',
  ),
  BarsSinceLowest: recent(
    'BarsSinceLowest',
    'How many values ago the lowest of the last values was; of equal values the later one counts.',
    '    return length - 1 - values.lastIndexOf(Math.min(...values));',
  ),
  Rank: recent(
    'Rank',
    'How many of the other last values are not above the newest.',
    '    return values.filter((one) => one <= value).length - 1;',
  ),
  WeightedAverage: recent(
    'WeightedAverage',
    'Average of the last values, whose weights fall to 1 for the oldest.',
    '    const total = values.reduce((sum, one, index) => sum + (index + 1) * one, 0);\n    return total / ((length * (length + 1)) / 2);',
  ),
  MeanDeviation: recent(
    'MeanDeviation',
    'Mean distance of the last values from their mean.',
    '    const mean = values.reduce((sum, one) => sum + one, 0) / length;\n    return values.reduce((sum, one) => sum + Math.abs(one - mean), 0) / length;',
  ),
  RollingVariance: recent(
    'RollingVariance',
    'Population variance of the last values, in two passes.',
    '    if (Math.max(...values) === Math.min(...values)) return 0;\n    const mean = values.reduce((sum, one) => sum + one, 0) / length;\n    return values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / length;',
  ),
  RollingCovariance: recent(
    'RollingCovariance',
    'Population covariance of the last pairs of values, in two passes.',
    [
      '    const isFlat = (column: readonly number[]): boolean => Math.max(...column) === Math.min(...column);',
      '    if (isFlat(values) || isFlat(others)) return 0;',
      '    const mean = values.reduce((sum, one) => sum + one, 0) / length;',
      '    const otherMean = others.reduce((sum, one) => sum + one, 0) / length;',
      '    return values.reduce((sum, one, index) => sum + (one - mean) * (others[index]! - otherMean), 0) / length;',
    ].join('\n'),
    true,
  ),
  Ema: piece(`
/** Exponential average, seeded with the mean of its first values; one that is not known changes nothing. */
class Ema {
  private readonly factor: number;
  private average = 0;
  private seen = 0;

  constructor(
    private readonly length: number,
    private readonly skip = 0,
  ) {
    this.factor = 2 / (length + 1);
  }

  /** Takes the next value; NaN until there are enough. */
  update(value: number): number {
    if (!Number.isFinite(value)) return Number.NaN;
    if (this.seen === this.length + this.skip) {
      this.average = (value - this.average) * this.factor + this.average;
      return this.average;
    }
    this.seen++;
    if (this.seen > this.skip) this.average += value;
    if (this.seen < this.length + this.skip) return Number.NaN;
    this.average /= this.length;
    return this.average;
  }
}
`),
  Wilder: piece(`
/** Wilder's smoothing, seeded with the mean of its first values; one that is not known changes nothing. */
class Wilder {
  private average = 0;
  private seen = 0;

  constructor(private readonly length: number) {}

  /** Takes the next value; NaN until there are enough. */
  update(value: number): number {
    if (!Number.isFinite(value)) return Number.NaN;
    if (this.seen === this.length) {
      this.average = (this.average * (this.length - 1) + value) / this.length;
      return this.average;
    }
    this.seen++;
    this.average += value;
    if (this.seen < this.length) return Number.NaN;
    this.average /= this.length;
    return this.average;
  }
}
`),
};
