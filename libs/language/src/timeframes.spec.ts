import { describe, expect, it } from 'vitest';
import { compileProgram } from './compile.js';
import { evaluateFormula } from './evaluate.js';
import type { Bars, Binding, ProgramSource } from './program.js';
import { printFormula } from './syntax/format.js';
import { firstDifference } from './testing/closeness.js';
import { RandomFormula } from './testing/random-formula.js';
import { seededBars, seededRandom } from './testing/seeded-bars.js';
import { evaluateSlowly } from './testing/slow-evaluator.js';
import { warmUp } from './warm-up.js';

const hour = 3_600_000;
const monday = Date.UTC(2024, 0, 1);

/** Bars at given times whose close counts up from 1. */
function countingBars(times: readonly number[]): Bars {
  const time = Float64Array.from(times);
  const close = time.map((_, bar) => bar + 1);
  return {
    time,
    open: close.map((x) => x - 0.5),
    high: close.map((x) => x + 1),
    low: close.map((x) => x - 1),
    close,
    volume: close.map(() => 1),
  };
}

const every = (step: number, count: number, from = monday): number[] =>
  Array.from({ length: count }, (_, bar) => from + bar * step);

function valuesOf(formula: string, bars: Bars, timeframe = '1h'): readonly (number | null)[] {
  const evaluated = evaluateFormula(formula, bars, {}, timeframe);
  if (!evaluated.ok) throw new Error(`${formula}: ${evaluated.error.message}`);
  return evaluated.value.outputs.value ?? [];
}

describe('a longer timeframe', () => {
  it('changes at the bar whose close reaches its end, and holds until the next', () => {
    expect(valuesOf('close@4h', countingBars(every(hour, 9)))).toEqual([
      ...[null, null, null],
      ...[4, 4, 4, 4],
      ...[8, 8],
    ]);
  });

  it('is made of the bars there are: first open, highest high, lowest low, last close, sum of volumes', () => {
    const bars = countingBars(every(hour, 4));
    expect(['open', 'high', 'low', 'close', 'volume'].map((name) => valuesOf(`${name}@4h`, bars)[3])).toEqual(
      [0.5, 5, 0, 4, 4],
    );
    expect(valuesOf('typical@2h', bars)).toEqual([null, 5 / 3, 5 / 3, 11 / 3]);
  });

  it('leaves out a first bar that the data does not begin with', () => {
    const bars = countingBars(every(hour, 9, monday + hour));
    expect(valuesOf('close@4h', bars)).toEqual([null, null, null, null, null, null, 7, 7, 7]);
  });

  it('of the bars themselves is the series itself', () => {
    const bars = countingBars(every(hour, 3));
    expect(valuesOf('close@1h', bars)).toEqual([1, 2, 3]);
    expect(valuesOf('close@60m', bars)).toEqual([1, 2, 3]);
  });

  it('begins its weeks on Monday, UTC', () => {
    const days = every(24 * hour, 16, Date.UTC(2024, 0, 6));
    // A Saturday and a Sunday that are no whole week, then two whole weeks.
    expect(valuesOf('close@1w', countingBars(days), '1d')).toEqual([
      ...Array.from({ length: 8 }, () => null),
      ...Array.from({ length: 7 }, () => 9),
      16,
    ]);
  });

  it('closes the week of a market that rests at weekends with the first bar of the next week', () => {
    const weekdays = every(24 * hour, 15).filter((time) => ![0, 6].includes(new Date(time).getUTCDay()));
    // Five days and Friday's close is 5; Monday's bar, the sixth, is the first that closes after Sunday.
    expect(valuesOf('close@1w', countingBars(weekdays), '1d')).toEqual([
      ...[null, null, null, null, null],
      ...[5, 5, 5, 5, 5],
      10,
    ]);
  });

  it('sees two longer bars at one bar when bars are missing, and loses neither', () => {
    // 00:00 alone of the first two hours, and 03:00 alone of the next.
    const bars = countingBars([0, 3, 4, 5].map((at) => monday + at * hour));
    expect(valuesOf('close@2h', bars)).toEqual([null, 2, 2, 4]);
    expect(valuesOf('sum(close@2h, 2)', bars)).toEqual([null, 3, 3, 6]);
  });

  it('moves windows and recurrences on when it closes, not before', () => {
    const bars = countingBars(every(hour, 10));
    expect(valuesOf('sma(close@2h, 2)', bars)).toEqual([null, null, null, 3, 3, 5, 5, 7, 7, 9]);
    expect(valuesOf('prev(close@2h, 1)', bars)).toEqual([null, null, null, 2, 2, 4, 4, 6, 6, 8]);
    const counted = evaluateFormula('n = recur(1, n + 1 + 0 * close@4h)', bars, {}, '1h');
    expect(counted.ok && counted.value.outputs.n).toEqual([null, null, null, 1, 1, 1, 1, 2, 2, 2]);
  });

  it('mixed with another is read at the bars of the faster one', () => {
    const bars = countingBars(every(hour, 9));
    expect(valuesOf('close - close@4h', bars)).toEqual([null, null, null, 0, 1, 2, 3, 0, 1]);
    expect(valuesOf('sum(close@2h - close@4h, 2)', bars)).toEqual([
      ...[null, null, null, null, null, 2, 2, 2, 2],
    ]);
    // Three hours are not whole pairs of hours: such a mix is read at every bar.
    expect(valuesOf('prev(close@2h + close@3h, 1)', bars).slice(3)).toEqual([5, 7, 7, 12, 12, 14]);
  });

  it('crosses at the bar, not at the longer bar', () => {
    const bars = countingBars(every(hour, 9));
    expect(valuesOf('crosses_above(close, close@4h)', bars)).toEqual([null, null, null, null, 1, 0, 0, 0, 1]);
  });

  it('carries a function with all that it reads', () => {
    const bars = { ...seededBars(400, 3), time: Float64Array.from(every(hour, 400)) };
    expect(valuesOf('rsi(close, 14)@4h', bars)).toEqual(valuesOf('rsi(close@4h, 14)', bars));
    const daily = evaluateFormula('macd(close, 3, 6, 4)@1d', bars, {}, '1h');
    expect(daily.ok && Object.keys(daily.value.outputs)).toEqual(['macd', 'signal', 'histogram']);
    expect(daily.ok && daily.value.outputs.macd).toEqual(valuesOf('macd(close@1d, 3, 6, 4).macd', bars));
    const trueRange =
      'max(high@4h - low@4h, abs(high@4h - prev(close@4h, 1)), abs(low@4h - prev(close@4h, 1)))';
    expect(valuesOf('atr(5)@4h', bars)).toEqual(valuesOf(`wilder(${trueRange}, 5)`, bars));
  });

  it('gives regression lines the count of its own bars', () => {
    const bars = countingBars(every(hour, 40));
    // Closes of four hours rise by 4 from one to the next.
    expect(valuesOf('linreg_slope(close@4h, 5)', bars).at(-1)).toBeCloseTo(4, 12);
  });
});

describe('a timeframe that cannot be is refused at its place', () => {
  const bars = countingBars(every(hour, 5));
  it.each([
    ['close@30m > 1', '1h', '@30m', 'cannot tell what happened within 30m'],
    ['close@90m', '1h', '@90m', 'not made of whole bars of 1h'],
    ['close@1w', '3d', '@1w', 'not made of whole bars of 3d'],
    ['close@0h', '1h', '@0h', 'not a timeframe'],
    ['close@4h', '1M', '@4h', 'no fixed length'],
    ['close@4h', undefined, '@4h', 'not known'],
    ['rsi(close@4h, 3)@1d', '1h', '@4h', 'inside of @1d'],
    ['m = sma(close, 2)\nd = m@4h', '1h', 'm@4h', 'only the series of bars'],
    ['m = sma(close, 2)\nd = sma(m, 2)@4h', '1h', 'm', 'has its own timeframe'],
    ['x = recur(close@4h, x)@4h', '1h', 'recur', 'stands only at the start'],
  ])('%s on bars of %s', (formula, timeframe, place, message) => {
    const evaluated = evaluateFormula(formula, bars, {}, timeframe);
    if (evaluated.ok) throw new Error(`${formula} was accepted`);
    const { position, length } = evaluated.error;
    expect(formula.slice(position, position + length)).toBe(place);
    expect(evaluated.error.message).toContain(message);
    expect(evaluated.error.hint).toBeTruthy();
  });
});

/** Hourly bars from a random hour on, with single bars missing and whole days without any. */
function holedBars(seed: number): Bars {
  const random = seededRandom(seed);
  const from = monday + Math.floor(random() * 200) * hour;
  const rests = random() < 0.3;
  const times = every(hour, 300, from).filter((time) => {
    const weekend = [0, 6].includes(new Date(time).getUTCDay());
    return !(rests && weekend) && random() > 0.05;
  });
  return { ...seededBars(times.length, seed, seed % 4 === 0 ? 0.01 : 0), time: Float64Array.from(times) };
}

/** Values whose rounding decides a comparison or a division may differ between two ways of computing them. */
const isDelicate = (text: string): boolean => /floor|==|!=|zscore|stdev.*recur|recur.*stdev/.test(text);

describe('formulas with several timeframes', () => {
  it('equal the slow evaluation on bars that are put together first, for 150 random formulas', () => {
    let compared = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const formula = new RandomFormula(seededRandom(seed), ['2h', '3h', '4h', '12h', '1d']).formula(3);
      const text = printFormula(formula);
      if (isDelicate(text) || !text.includes('@')) continue;
      const bars = holedBars(seed);
      const evaluated = evaluateFormula(text, bars, {}, '1h');
      if (!evaluated.ok) throw new Error(`seed ${seed}: ${text}: ${evaluated.error.message}`);
      const slow = evaluateSlowly(formula, bars, hour);
      for (const [name, values] of Object.entries(evaluated.value.outputs)) {
        const difference = firstDifference(values, slow[name] ?? [], 1e-7);
        expect(difference, `seed ${seed}, output ${name} of\n${text}`).toBeNull();
        compared += values.filter((value) => value !== null).length;
      }
    }
    expect(compared).toBeGreaterThan(5000);
  }, 120_000);

  it('never look ahead: cutting the bars leaves what came before as it was', () => {
    for (let seed = 400; seed < 480; seed++) {
      const random = seededRandom(seed);
      const text = printFormula(new RandomFormula(random, ['2h', '4h', '1d']).formula(3));
      const bars = holedBars(seed);
      const cut = 5 + Math.floor(random() * 300);
      const part = Object.fromEntries(
        Object.entries(bars).map(([name, column]) => [name, column.slice(0, cut)]),
      ) as unknown as Bars;
      const [all, short] = [evaluateFormula(text, bars, {}, '1h'), evaluateFormula(text, part, {}, '1h')];
      if (!all.ok || !short.ok) throw new Error(`seed ${seed}: ${text}`);
      for (const [name, values] of Object.entries(short.value.outputs)) {
        expect(values, `seed ${seed}, cut at ${cut}: ${text}`).toEqual(
          all.value.outputs[name]?.slice(0, cut),
        );
      }
    }
  });

  it('give the same in one piece as in chunks of any size', () => {
    for (let seed = 500; seed < 540; seed++) {
      const random = seededRandom(seed);
      const text = printFormula(new RandomFormula(random, ['2h', '4h', '1d']).formula(3));
      const bars = holedBars(seed);
      const length = bars.time.length;
      const compiled = compileProgram(programOf(text), [
        { node: 'n', output: text.startsWith('line_0') ? 'line_0' : 'value' },
      ]);
      if (!compiled.ok) throw new Error(`seed ${seed}: ${compiled.error.message}`);
      const [whole, chunked] = [[new Float64Array(length)], [new Float64Array(length)]];
      compiled.value.start().advance({ b: bars }, 0, length, whole);
      const run = compiled.value.start();
      for (let from = 0; from < length; ) {
        const to = Math.min(length, from + 1 + Math.floor(random() * 90));
        run.advance({ b: bars }, from, to, chunked);
        from = to;
      }
      expect(firstDifference(chunked[0] ?? [], whole[0] ?? [], 0), `seed ${seed}: ${text}`).toBeNull();
    }
  });

  it('are never later than their warm-up says, wherever the bars begin', () => {
    const formulas = [
      'close@4h',
      'sma(close@4h, 5)',
      'ema(close@1d, 3) + sma(close@4h, 7)',
      'rsi(close, 6)@1d',
      'crosses_above(close, ema(close@4h, 20))',
      'prev(close@2h - close@4h, 3)',
    ];
    for (const formula of formulas) {
      const bound = warmUp(programOf(formula), [{ node: 'n', output: 'value' }]);
      if (!bound.ok || bound.value === null) throw new Error(formula);
      let latest = 0;
      for (let start = 0; start < 24; start++) {
        const bars = countingBars(every(hour, 400, monday + start * hour));
        latest = Math.max(
          latest,
          valuesOf(formula, bars).findIndex((value) => value !== null),
        );
      }
      expect(latest, formula).toBeLessThanOrEqual(bound.value);
      expect(latest, formula).toBeGreaterThan(0);
    }
  });

  it('work through the edges of a graph as inside of one formula', () => {
    const bars: Binding = { from: 'bars', id: 'b' };
    const source: ProgramSource = {
      ...programOf('smooth > close'),
      nodes: [
        { id: 'daily', formula: 'rsi(close@1d, 3)', params: {}, inputs: { bars } },
        {
          id: 'smooth',
          formula: 'sma(x, 2)',
          params: {},
          inputs: { x: { from: 'node', id: 'daily', output: 'value' } },
        },
      ],
    };
    const data = { ...seededBars(400, 9), time: Float64Array.from(every(hour, 400)) };
    const compiled = compileProgram(source, [{ node: 'smooth', output: 'value' }]);
    if (!compiled.ok) throw new Error(compiled.error.message);
    const column = new Float64Array(400);
    compiled.value.start().advance({ b: data }, 0, 400, [column]);
    const inside = valuesOf('sma(rsi(close@1d, 3), 2)', data);
    expect(firstDifference(column, inside, 0)).toBeNull();
    expect(inside.at(-1)).not.toBeNull();
  });
});

function programOf(formula: string): ProgramSource {
  return {
    bars: ['b'],
    timeframes: { b: '1h' },
    nodes: [{ id: 'n', formula, params: {}, inputs: { bars: { from: 'bars', id: 'b' } } }],
  };
}
