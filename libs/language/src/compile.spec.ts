import { describe, expect, it } from 'vitest';
import { compileProgram } from './compile.js';
import { describeFormula } from './describe.js';
import { evaluateFormula } from './evaluate.js';
import { type Bars, type ProgramSource, unknownByte } from './program.js';
import { printFormula } from './syntax/format.js';
import { firstDifference } from './testing/closeness.js';
import { RandomFormula } from './testing/random-formula.js';
import { seededBars, seededRandom } from './testing/seeded-bars.js';
import { evaluateSlowly } from './testing/slow-evaluator.js';

const outputOf = (text: string, bars: Bars): readonly (number | null)[] => {
  const evaluated = evaluateFormula(text, bars);
  if (!evaluated.ok) throw new Error(`${text}: ${evaluated.error.message}`);
  return evaluated.value.outputs.value ?? [];
};

function barsOf(close: readonly number[]): Bars {
  const column = Float64Array.from(close);
  return {
    time: column.map((_, bar) => bar * 60_000),
    open: column,
    high: column,
    low: column,
    close: column,
    volume: column,
  };
}

/** Values whose rounding decides a comparison or a division may differ between two ways of computing them. */
const isDelicate = (text: string): boolean => /floor|==|!=|zscore/.test(text);

describe('a compiled formula', () => {
  it('equals the slow evaluation of 300 random formulas on bars with holes', () => {
    let compared = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed);
      const formula = new RandomFormula(random).formula(3);
      const text = printFormula(formula);
      const bars = seededBars(60, seed, seed % 3 === 0 ? 0.02 : 0);
      const evaluated = evaluateFormula(text, bars);
      if (!evaluated.ok) throw new Error(`seed ${seed}: ${text}: ${evaluated.error.message}`);
      if (isDelicate(text)) continue;
      const slow = evaluateSlowly(formula, bars);
      for (const [name, values] of Object.entries(evaluated.value.outputs)) {
        const difference = firstDifference(values, slow[name] ?? [], 1e-7);
        expect(difference, `seed ${seed}, output ${name} of\n${text}`).toBeNull();
        compared += values.filter((value) => value !== null).length;
      }
    }
    expect(compared).toBeGreaterThan(5000);
  }, 60_000);

  it('gives the same in one piece as in chunks of any size', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const text = printFormula(new RandomFormula(random).formula(3));
      const bars = seededBars(3000, seed, 0.001);
      const source = programOf(text);
      const compiled = compileProgram(source, [
        { node: 'n', output: text.startsWith('line_0') ? 'line_0' : 'value' },
      ]);
      if (!compiled.ok) throw new Error(`seed ${seed}: ${compiled.error.message}`);
      const whole = [new Float64Array(3000)];
      compiled.value.start().advance({ b: bars }, 0, 3000, whole);
      const chunked = [new Float64Array(3000)];
      const run = compiled.value.start();
      for (let from = 0; from < 3000; ) {
        const to = Math.min(3000, from + 1 + Math.floor(random() * 700));
        run.advance({ b: bars }, from, to, chunked);
        from = to;
      }
      expect(firstDifference(chunked[0] ?? [], whole[0] ?? [], 0), `seed ${seed}: ${text}`).toBeNull();
    }
  });

  it('never looks ahead: cutting the bars leaves what came before as it was', () => {
    for (let seed = 100; seed < 160; seed++) {
      const random = seededRandom(seed);
      const text = printFormula(new RandomFormula(random).formula(4));
      const cut = 20 + Math.floor(random() * 150);
      const [all, part] = [
        evaluateFormula(text, seededBars(200, seed)),
        evaluateFormula(text, seededBars(cut, seed)),
      ];
      if (!all.ok || !part.ok) throw new Error(`seed ${seed}: ${text}`);
      for (const [name, values] of Object.entries(part.value.outputs)) {
        expect(values, `seed ${seed}, cut at ${cut}: ${text}`).toEqual(
          all.value.outputs[name]?.slice(0, cut),
        );
      }
    }
  });

  it('gives booleans in bytes as in doubles', () => {
    let yes = 0;
    for (let seed = 200; seed < 300; seed++) {
      const text = printFormula(new RandomFormula(seededRandom(seed)).formula(4));
      const bars = seededBars(200, seed, 0.02);
      const shape = describeFormula(text, []);
      const outputs = shape.ok ? shape.value.outputs.filter(({ type }) => type === 'boolean') : [];
      const compiled = compileProgram(
        programOf(text),
        outputs.map(({ name }) => ({ node: 'n', output: name })),
      );
      if (!compiled.ok) throw new Error(`seed ${seed}: ${text}: ${compiled.error.message}`);
      const doubles = outputs.map(() => new Float64Array(200));
      const bytes = outputs.map(() => new Uint8Array(200));
      compiled.value.start().advance({ b: bars }, 0, 200, doubles);
      compiled.value.start().advance({ b: bars }, 0, 200, bytes);
      for (const [index, column] of doubles.entries()) {
        const expected = Array.from(column, (value) => (Number.isNaN(value) ? unknownByte : value));
        expect(Array.from(bytes[index] ?? []), `seed ${seed}: ${text}`).toEqual(expected);
        yes += expected.filter((value) => value === 1).length;
      }
    }
    expect(yes).toBeGreaterThan(500);
  });

  it('does not cut numbers down to bytes', () => {
    const compiled = compileProgram(programOf('close'), [{ node: 'n', output: 'value' }]);
    if (!compiled.ok) throw new Error(compiled.error.message);
    const run = compiled.value.start();
    expect(() => run.advance({ b: barsOf([257]) }, 0, 1, [new Uint8Array(1)])).toThrow(TypeError);
  });

  it('keeps two runs of one program apart', () => {
    const compiled = compileProgram(programOf('sum(close, 3)'), [{ node: 'n', output: 'value' }]);
    if (!compiled.ok) throw new Error(compiled.error.message);
    const [first, second] = [compiled.value.start(), compiled.value.start()];
    const [a, b] = [[new Float64Array(3)], [new Float64Array(3)]];
    first.advance({ b: barsOf([1, 2, 3]) }, 0, 2, a);
    second.advance({ b: barsOf([10, 20, 30]) }, 0, 3, b);
    first.advance({ b: barsOf([1, 2, 3]) }, 2, 3, a);
    expect([a[0]?.[2], b[0]?.[2]]).toEqual([6, 60]);
  });
});

describe('three-valued logic', () => {
  // prev(close, 1) is na on the first bar only, so bar 0 shows na and bar 1 the known case.
  const bars = barsOf([1, 2]);
  const na = 'prev(close, 1) > 0';
  it.each([
    [`${na} and false`, [0, 0]],
    [`${na} and true`, [null, 1]],
    [`${na} or true`, [1, 1]],
    [`${na} or false`, [null, 1]],
    [`not (${na})`, [null, 0]],
    [`if(${na}, 1, 2)`, [null, 1]],
    ['if(true, 1, prev(close, 1))', [1, 1]],
    ['na == na', [null, null]],
    ['prev(close, 1) != prev(close, 1)', [null, 0]],
    ['max(prev(close, 1), 5)', [null, 5]],
    ['crosses_above(close, 1.5)', [null, 1]],
    ['crosses_below(close, open)', [null, 0]],
  ])('%s is %j', (text, expected) => {
    expect(outputOf(text, bars)).toEqual(expected);
  });
});

describe('what has no value is na', () => {
  const bars = barsOf([0, -4, 4, 1e300]);
  it.each([
    ['1 / close', [null, -0.25, 0.25, 1e-300]],
    ['log(close)', [null, null, Math.log(4), Math.log(1e300)]],
    ['sqrt(close)', [0, null, 2, 1e150]],
    ['exp(close)', [1, Math.exp(-4), Math.exp(4), null]],
    ['close * close', [0, 16, 16, null]],
    ['sma(1 / close, 2)', [null, null, 0, 0.125]],
  ])('%s is %j', (text, expected) => {
    expect(outputOf(text, bars)).toEqual(expected);
  });

  it('smoothing passes over a hole and goes on, a window is na while the hole is in it', () => {
    const holed = barsOf([1, 3, Number.NaN, 5, 7, 9]);
    expect(outputOf('ema(close, 2)', holed)).toEqual([null, 2, null, 4, 6, 8]);
    expect(outputOf('wilder(close, 2)', holed)).toEqual([null, 2, null, 3.5, 5.25, 7.125]);
    expect(outputOf('sum(close, 2)', holed)).toEqual([null, 4, null, null, 12, 16]);
    expect(outputOf('highest(close, 2)', holed)).toEqual([null, 3, null, null, 7, 9]);
  });
});

describe('rolling windows stay exact', () => {
  it('a variance forgets a spike without a trace', () => {
    const calm = Array.from({ length: 400 }, (_, bar) => 1.1 + (bar % 7) * 1e-4);
    const spiked = calm.map((value, bar) => (bar === 100 ? 1e9 : value));
    const [a, b] = [
      outputOf('variance(close, 20)', barsOf(calm)),
      outputOf('variance(close, 20)', barsOf(spiked)),
    ];
    expect(firstDifference(b.slice(121), a.slice(121), 1e-18)).toBeNull();
  });

  it('a standard deviation of exchange rates keeps its digits', () => {
    const rates = Array.from({ length: 300 }, (_, bar) => 100_000 + (bar % 2) * 2 ** -20);
    expect(outputOf('stdev(close, 10)', barsOf(rates))[299]).toBeCloseTo(2 ** -21, 15);
  });

  it('equal values have no deviation at all, and a z-score of them is na', () => {
    const flat = barsOf(Array.from({ length: 40 }, (_, bar) => (bar < 10 ? bar : 0.1)));
    expect(outputOf('stdev(close, 7)', flat).slice(16)).toEqual(Array.from({ length: 24 }, () => 0));
    expect(outputOf('zscore(close, 7)', flat)[30]).toBeNull();
    expect(outputOf('sum(close, 3)', barsOf([0.1, 1e16, 1, 2, 3])).at(-1)).toBe(6);
  });
});

describe('state and recurrences', () => {
  it('a line refers to its own last value', () => {
    const evaluated = evaluateFormula('count = recur(1, count + 1)\ndouble = 2 * count', barsOf([5, 5, 5]));
    expect(evaluated.ok && evaluated.value.outputs).toEqual({ count: [1, 2, 3], double: [2, 4, 6] });
  });

  it('two lines refer to each other: Fibonacci', () => {
    const evaluated = evaluateFormula(
      'a = recur(0, b)\nb = recur(1, prev(a, 1) + b)',
      barsOf([1, 1, 1, 1, 1, 1, 1]),
    );
    expect(evaluated.ok && evaluated.value.outputs.a).toEqual([0, 1, 1, 2, 3, 5, 8]);
  });

  it('computes equal parts once', () => {
    const text =
      'macd(close, 12, 26, 9).macd > macd(close, 12, 26, 9).signal and macd(close, 12, 26, 9).histogram > 0';
    const compiled = compileProgram(programOf(text), [{ node: 'n', output: 'value' }]);
    if (!compiled.ok) throw new Error(compiled.error.message);
    expect(compiled.value.source.match(/s\d+ \+= /g)?.length ?? 0).toBe(3);
  });
});

describe('programs that differ in their parameters only', () => {
  const text =
    'sma(close, n) + ema(close, m) * k - stdev(close, n + 2) + wilder(close, m) + wma(close, n + 3)';
  const compiled = (params: Record<string, number>) => {
    const result = compileProgram(programOf(text, params), [{ node: 'n', output: 'value' }]);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  it('are one code, so that the second runs at the speed of the first', () => {
    expect(compiled({ n: 7, m: 21, k: 1.5 }).source).toBe(compiled({ n: 9, m: 5, k: -30 }).source);
  });

  it('keep their own numbers when they run in turns', () => {
    const bars = { b: seededBars(80, 3, 0) };
    const variants = [
      { n: 7, m: 21, k: 1.5 },
      { n: 9, m: 5, k: -30 },
    ];
    const columns = variants.map(() => new Float64Array(80));
    const runs = variants.map((params) => compiled(params).start());
    for (let t = 0; t < 80; t += 16)
      for (const [i, run] of runs.entries()) run.advance(bars, t, t + 16, [columns[i]!]);
    for (const [i, { n, m, k }] of variants.entries()) {
      const written = text
        .replace(/\bn\b/g, String(n))
        .replace(/\bm\b/g, String(m))
        .replace(/\bk\b/g, `(${k})`);
      expect(outputOf(written, bars.b)).toEqual(
        Array.from(columns[i]!, (value) => (Number.isNaN(value) ? null : value)),
      );
    }
  });
});

function programOf(formula: string, params: Record<string, number> = {}): ProgramSource {
  return {
    bars: ['b'],
    nodes: [{ id: 'n', formula, params, inputs: { bars: { from: 'bars', id: 'b' } } }],
  };
}
