import type { Bars } from '@strategy-builder/language';
import type { BarsByNode } from '@strategy-builder/quant';
import { describe, expect, it } from 'vitest';
import { provePython } from './prove-python.js';

function barsOf(values: readonly number[]): Bars {
  const close = Float64Array.from(values);
  return {
    time: Float64Array.from(close.keys()),
    open: close,
    high: close,
    low: close,
    close,
    volume: close,
  };
}
const given = { btc: barsOf([1, 2, 3, 4, 5, 6]) };

/** What a node `mine` gives when each value follows from the bars, all of them, and the index. */
function run(decide: (closes: Float64Array, bar: number) => number) {
  const compute = async (bars: BarsByNode): Promise<BarsByNode> => {
    const { close } = bars.btc!;
    return { ...bars, 'mine.value': barsOf(Array.from(close, (_, bar) => decide(close, bar))) };
  };
  const prove = async (...cuts: number[]) =>
    provePython(compute, given, await compute(given), ['mine.value'], cuts);
  return prove;
}

describe('the look-ahead proof of Python', () => {
  it('holds where a value follows from its bar and those before it, not available included', async () => {
    const mean = run((closes, bar) => (bar < 2 ? Number.NaN : closes[bar]! - closes[bar - 2]!));
    expect(await mean(2, 4, 5, 5)).toEqual({ status: 'proved', cuts: 3, barsCompared: 11 });
  });

  it('catches what reads the next bar, and names column and bar', async () => {
    expect(await run((closes, bar) => closes[bar + 1] ?? Number.NaN)(4)).toEqual({
      status: 'looks-ahead',
      evidence: { cut: 4, bar: 3, column: 'mine.value', withAllData: 5, withCutData: null },
    });
  });

  it('catches what knows how much data there is, or looks behind the end of a view', async () => {
    expect(await run((closes) => closes.length)(3)).toMatchObject({
      status: 'looks-ahead',
      evidence: { bar: 0 },
    });
    const peeking = run((closes, bar) => new Float64Array(closes.buffer)[bar + 1] ?? -1);
    expect(await peeking(3)).toMatchObject({ status: 'looks-ahead', evidence: { bar: 2 } });
  });

  it('leaves out cuts that cut nothing off', async () => {
    expect(await run(() => 1)(0, 6, 99)).toEqual({ status: 'proved', cuts: 0, barsCompared: 0 });
  });
});
