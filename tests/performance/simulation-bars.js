// Synthetic bars for benchmarks: a seeded random walk, never to be taken for a market.

/**
 * @param {number} length @param {number} seed
 * @returns {import('@strategy-builder/language').Bars}
 */
export function oneMinuteBars(length, seed) {
  const random = mulberry32(seed);
  const column = () => new Float64Array(length);
  const bars = {
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
  let price = 30_000;
  for (let t = 0; t < length; t++) {
    const open = price * (1 + (random() - 0.5) * 0.0002);
    const close = open * (1 + (random() - 0.5) * 0.003);
    bars.time[t] = Date.UTC(2024, 0, 1) + t * 60_000;
    bars.open[t] = open;
    bars.high[t] = Math.max(open, close) * (1 + random() * 0.0005);
    bars.low[t] = Math.min(open, close) * (1 - random() * 0.0005);
    bars.close[t] = close;
    bars.volume[t] = 1 + random() * 10;
    price = close;
  }
  return bars;
}

/** Tommy Ettinger's mulberry32, uniform in [0, 1). @param {number} seed */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
