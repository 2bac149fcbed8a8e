import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../evaluate.js';
import type { Bars } from '../program.js';
import { seededRandom } from '../testing/seeded-bars.js';
import { slowCandles } from '../testing/slow-candles.js';

/** Bars whose bodies and shadows are often short and whose opens fall into the body before, so that patterns occur. */
function patterned(length: number, seed: number): Bars {
  const random = seededRandom(seed);
  const columns = Array.from({ length: 5 }, () => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [open, high, low, close, time] = columns;
  let drift = 1;
  for (let bar = 0; bar < length; bar++) {
    if (random() < 0.25) drift = -drift;
    const before = bar === 0 ? 100 : (close[bar - 1] ?? 100);
    open[bar] = Math.round((before - drift * random() * 0.6) * 8) / 8;
    close[bar] = Math.max(1, Math.round(((open[bar] ?? 0) + drift * random() * 2) * 8) / 8);
    const shadow = (): number => (random() < 0.6 ? random() * 0.05 : random() * 2);
    high[bar] = Math.max(open[bar] ?? 0, close[bar] ?? 0) + shadow();
    low[bar] = Math.min(open[bar] ?? 0, close[bar] ?? 0) - shadow();
    time[bar] = bar * 3_600_000;
  }
  return { time, open, high, low, close, volume: new Float64Array(length).fill(1) };
}

const known = 13;

describe('candle patterns', () => {
  const bars = patterned(6000, 5);
  const slow = Object.entries(slowCandles(bars));

  it.each(slow)('%s is found on the same bars as by the loop of TA-Lib', (name, outputs) => {
    const evaluated = evaluateFormula(`${name}()`, bars);
    if (!evaluated.ok) throw new Error(evaluated.error.message);
    expect(Object.keys(evaluated.value.outputs)).toEqual(Object.keys(outputs));
    for (const [output, holds] of Object.entries(outputs)) {
      const expected = Array.from(bars.time, (_, bar) => Number(holds(bar))).slice(known);
      expect(evaluated.value.outputs[output]?.slice(known)).toEqual(expected);
      expect(expected.filter((one) => one === 1).length, `${name}.${output} occurs`).toBeGreaterThan(5);
    }
  });
});
