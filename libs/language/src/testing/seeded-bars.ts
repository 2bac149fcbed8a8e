import type { Bars } from '../program.js';

/** A repeatable source of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Bars of a random walk, one every 63 minutes. `holes` is the share of values that are not available. */
export function seededBars(length: number, seed: number, holes = 0): Bars {
  const random = seededRandom(seed);
  const column = (): Float64Array => new Float64Array(length);
  const bars = {
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
  let price = 100;
  const maybe = (value: number): number => (random() < holes ? Number.NaN : value);
  for (let bar = 0; bar < length; bar++) {
    const open = price;
    // Now and then nothing moves, so that equal values and empty ranges occur.
    const close = random() < 0.1 ? open : open * (1 + (random() - 0.5) * 0.04);
    const high = Math.max(open, close) * (1 + (random() < 0.2 ? 0 : random() * 0.01));
    const low = Math.min(open, close) * (1 - (random() < 0.2 ? 0 : random() * 0.01));
    bars.time[bar] = Date.UTC(2024, 0, 1) + bar * 3_780_000;
    bars.open[bar] = maybe(open);
    bars.high[bar] = maybe(high);
    bars.low[bar] = maybe(low);
    bars.close[bar] = maybe(close);
    bars.volume[bar] = maybe(Math.round(random() * 1000));
    price = close;
  }
  return bars;
}
