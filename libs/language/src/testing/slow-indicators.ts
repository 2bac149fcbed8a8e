import type { Bars } from '../program.js';
import {
  combine,
  covariance,
  each,
  ema,
  mean,
  meanDeviation,
  previous,
  type Slow,
  total,
  variance,
  weighted,
  wilder,
  windows,
} from './slow-series.js';

const minus = (a: Slow, b: Slow): Slow => combine(a, b, (x, y) => x - y);
const plus = (a: Slow, b: Slow): Slow => combine(a, b, (x, y) => x + y);
const over = (a: Slow, b: Slow): Slow => combine(a, b, (x, y) => (y === 0 ? Number.NaN : x / y));
const times = (a: Slow, factor: number): Slow => each(a, (x) => x * factor);

const sma = (x: Slow, n: number): Slow => windows(x, n, mean);
const stdev = (x: Slow, n: number): Slow => windows(x, n, (values) => Math.sqrt(variance(values)));
const highest = (x: Slow, n: number): Slow => windows(x, n, (values) => Math.max(...values));
const lowest = (x: Slow, n: number): Slow => windows(x, n, (values) => Math.min(...values));
const wma = (x: Slow, n: number): Slow => windows(x, n, weighted);
const roc = (x: Slow, n: number): Slow => each(over(x, previous(x, n)), (ratio) => (ratio - 1) * 100);

/** Every function of the language as its textbook has it, over whole arrays and without any cleverness. */
export function slowIndicators(
  bars: Bars,
): Record<string, (...args: (Slow | number)[]) => Record<string, Slow>> {
  const series = (column: Float64Array): Slow =>
    Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  const [high, low, close, volume] = [
    series(bars.high),
    series(bars.low),
    series(bars.close),
    series(bars.volume),
  ];
  const typical = times(plus(plus(high, low), close), 1 / 3);
  const count = close.length;
  const at = (x: Slow, bar: number): number => x[bar] ?? Number.NaN;

  const trueRange: Slow = close.map((_, bar) => {
    const before = at(close, bar - 1);
    const range = Math.max(
      at(high, bar) - at(low, bar),
      Math.abs(at(high, bar) - before),
      Math.abs(at(low, bar) - before),
    );
    return Number.isNaN(range) ? null : range;
  });
  const atr = (n: number): Slow => wilder(trueRange, n);
  const share = (part: Slow, whole: Slow): Slow =>
    combine(part, whole, (x, y) => (y === 0 ? 0 : (100 * x) / y));

  const rsi = (x: Slow, n: number): Slow => {
    const change = minus(x, previous(x, 1));
    const gain = wilder(
      each(change, (one) => (one > 0 ? one : 0)),
      n,
    );
    const loss = wilder(
      each(change, (one) => (one < 0 ? -one : 0)),
      n,
    );
    return share(gain, plus(gain, loss));
  };

  const macd = (x: Slow, fast: number, slow: number, signal: number): Record<string, Slow> => {
    const line = minus(ema(x, fast, Math.max(0, slow - fast)), ema(x, slow, Math.max(0, fast - slow)));
    const smooth = ema(line, signal);
    return { macd: line, signal: smooth, histogram: minus(line, smooth) };
  };

  /** TA-Lib's own loop: sums of n − 1 bars, then smoothed; its first DX is that of bar n. */
  const adx = (n: number): Record<string, Slow> => {
    const plusMoves: Slow = high.map((_, bar) => directional(bar, 'plus'));
    const minusMoves: Slow = high.map((_, bar) => directional(bar, 'minus'));
    const summed = (x: Slow): Slow => {
      let state = 0;
      return x.map((value, bar) => {
        if (bar === 0) return null;
        state = bar < n ? state + (value ?? 0) : state - state / n + (value ?? 0);
        return bar < n ? null : state;
      });
    };
    const ranges = summed(trueRange);
    const plusDi = share(summed(plusMoves), ranges);
    const minusDi = share(summed(minusMoves), ranges);
    const dx = combine(plusDi, minusDi, (p, m) => (p + m === 0 ? 0 : (100 * Math.abs(p - m)) / (p + m)));
    return { adx: wilder(dx, n), plus_di: plusDi, minus_di: minusDi };
  };
  function directional(bar: number, which: 'plus' | 'minus'): number | null {
    if (bar === 0) return null;
    const rise = at(high, bar) - at(high, bar - 1);
    const fall = at(low, bar - 1) - at(low, bar);
    if (which === 'plus') return rise > fall && rise > 0 ? rise : 0;
    return fall > rise && fall > 0 ? fall : 0;
  }

  const stochastic = (n: number, k: number, d: number): Record<string, Slow> => {
    const raw = share(minus(close, lowest(low, n)), minus(highest(high, n), lowest(low, n)));
    const fast = sma(raw, k);
    return { k: fast, d: sma(fast, d) };
  };

  const supertrend = (n: number, k: number): Record<string, Slow> => {
    const range = atr(n);
    const line: (number | null)[] = [];
    const direction: (number | null)[] = [];
    let [upper, lower, up, started] = [0, 0, true, false];
    for (let bar = 0; bar < count; bar++) {
      const width = range[bar] ?? null;
      if (width === null) {
        line.push(null);
        direction.push(null);
        continue;
      }
      const middle = (at(high, bar) + at(low, bar)) / 2;
      const [above, below] = [middle + k * width, middle - k * width];
      if (!started) [upper, lower, up, started] = [above, below, at(close, bar) >= middle, true];
      if (above < upper || at(close, bar - 1) > upper) upper = above;
      if (below > lower || at(close, bar - 1) < lower) lower = below;
      up = at(close, bar) > (up ? lower : upper);
      line.push(up ? lower : upper);
      direction.push(up ? 1 : -1);
    }
    return { line, direction };
  };

  const kama = (x: Slow, n: number): Slow => {
    let state = Number.NaN;
    return x.map((value, bar) => {
      if (bar < n || value === null) return null;
      let path = 0;
      for (let i = bar - n + 1; i <= bar; i++) path += Math.abs(at(x, i) - at(x, i - 1));
      const ratio = path === 0 ? 1 : Math.abs(value - at(x, bar - n)) / path;
      const factor = (ratio * (2 / 3 - 2 / 31) + 2 / 31) ** 2;
      const before = bar === n ? at(x, n - 1) : state;
      state = before + factor * (value - before);
      return state;
    });
  };

  const obv = (): Slow => {
    let state = 0;
    return close.map((value, bar) => {
      const sign = bar === 0 ? 1 : Math.sign((value ?? 0) - at(close, bar - 1));
      state += sign * at(volume, bar);
      return state;
    });
  };

  const vwap = (): Slow => {
    let [amount, quantity, day] = [0, 0, -1];
    return close.map((_, bar) => {
      const today = Math.floor((bars.time[bar] ?? 0) / 86_400_000);
      if (today !== day) [amount, quantity, day] = [0, 0, today];
      amount += at(typical, bar) * at(volume, bar);
      quantity += at(volume, bar);
      return quantity === 0 ? null : amount / quantity;
    });
  };

  const mfi = (n: number): Slow => {
    const flow = combine(typical, volume, (price, amount) => price * amount);
    const signed = (sign: number): Slow =>
      combine(flow, minus(typical, previous(typical, 1)), (amount, change) =>
        Math.sign(change) === sign ? amount : 0,
      );
    const up = windows(signed(1), n, total);
    return share(up, plus(up, windows(signed(-1), n, total)));
  };

  const cci = (n: number): Slow =>
    windows(typical, n, (values) => {
      if (Math.max(...values) === Math.min(...values)) return 0;
      return ((values[n - 1] ?? 0) - mean(values)) / (0.015 * meanDeviation(values));
    });

  const bands = (middle: Slow, width: Slow): Record<string, Slow> => ({
    upper: plus(middle, width),
    middle,
    lower: minus(middle, width),
  });
  const middleOfRange = (n: number): Slow => times(plus(highest(high, n), lowest(low, n)), 0.5);

  const dates = Array.from(bars.time, (time) => new Date(time));
  const value = (work: (x: Slow, n: number) => Slow) => (x: Slow | number, n: Slow | number) => ({
    value: work(x as Slow, n as number),
  });
  const length = (work: (n: number) => Slow) => (n: Slow | number) => ({ value: work(n as number) });
  const numbers =
    (work: (...args: number[]) => Record<string, Slow>) =>
    (...args: (Slow | number)[]) =>
      work(...(args as number[]));

  const table = {
    sma: value(sma),
    ema: value(ema),
    wma: value(wma),
    wilder: value(wilder),
    sum: value((x, n) => windows(x, n, total)),
    highest: value(highest),
    lowest: value(lowest),
    stdev: value(stdev),
    variance: value((x, n) => windows(x, n, variance)),
    mean_deviation: value((x, n) => windows(x, n, meanDeviation)),
    zscore: value((x, n) => over(minus(x, sma(x, n)), stdev(x, n))),
    dema: value((x, n) => minus(times(ema(x, n), 2), ema(ema(x, n), n))),
    tema: value((x, n) => {
      const [one, two] = [ema(x, n), ema(ema(x, n), n)];
      return plus(minus(times(one, 3), times(two, 3)), ema(two, n));
    }),
    hma: value((x, n) =>
      wma(minus(times(wma(x, Math.floor(n / 2)), 2), wma(x, n)), Math.floor(Math.sqrt(n))),
    ),
    kama: value(kama),
    momentum: value((x, n) => minus(x, previous(x, n))),
    roc: value(roc),
    rsi: value(rsi),
    trix: value((x, n) => roc(ema(ema(ema(x, n), n), n), 1)),
    prev: value(previous),
    atr: length(atr),
    cci: length(cci),
    mfi: length(mfi),
    williams_r: length((n) =>
      times(share(minus(highest(high, n), close), minus(highest(high, n), lowest(low, n))), -1),
    ),
    true_range: () => ({ value: trueRange }),
    obv: () => ({ value: obv() }),
    vwap: () => ({ value: vwap() }),
    minute: () => ({ value: dates.map((date) => date.getUTCMinutes()) }),
    hour: () => ({ value: dates.map((date) => date.getUTCHours()) }),
    weekday: () => ({ value: dates.map((date) => ((date.getUTCDay() + 6) % 7) + 1) }),
    day_of_month: () => ({ value: dates.map((date) => date.getUTCDate()) }),
    month: () => ({ value: dates.map((date) => date.getUTCMonth() + 1) }),
    covariance: (x: Slow | number, y: Slow | number, n: Slow | number) => ({
      value: covariance(x as Slow, y as Slow, n as number),
    }),
    correlation: (x: Slow | number, y: Slow | number, n: Slow | number) => {
      const [a, b, size] = [x as Slow, y as Slow, n as number];
      return {
        value: over(
          covariance(a, b, size),
          combine(stdev(a, size), stdev(b, size), (p, q) => p * q),
        ),
      };
    },
    beta: (x: Slow | number, y: Slow | number, n: Slow | number) => ({
      value: over(covariance(x as Slow, y as Slow, n as number), windows(y as Slow, n as number, variance)),
    }),
    macd: (x: Slow | number, ...rest: (Slow | number)[]) => {
      const [fast = 1, slow = 1, signal = 1] = rest as number[];
      return macd(x as Slow, fast, slow, signal);
    },
    ppo: (x: Slow | number, fast: Slow | number, slow: Slow | number) => {
      const [a, b] = [sma(x as Slow, fast as number), sma(x as Slow, slow as number)];
      return { value: times(over(minus(a, b), b), 100) };
    },
    bollinger: (x: Slow | number, n: Slow | number, k: Slow | number) =>
      bands(sma(x as Slow, n as number), times(stdev(x as Slow, n as number), k as number)),
    stochastic: numbers((n = 1, k = 1, d = 1) => stochastic(n, k, d)),
    adx: numbers((n = 2) => adx(n)),
    supertrend: numbers((n = 1, k = 1) => supertrend(n, k)),
    donchian: numbers((n = 1) => ({
      upper: highest(high, n),
      middle: times(plus(highest(high, n), lowest(low, n)), 0.5),
      lower: lowest(low, n),
    })),
    keltner: numbers((n = 1, m = 1, k = 1) => bands(ema(close, n), times(atr(m), k))),
    ichimoku: numbers((a = 1, b = 1, c = 1) => ({
      tenkan: middleOfRange(a),
      kijun: middleOfRange(b),
      senkou_a: times(plus(middleOfRange(a), middleOfRange(b)), 0.5),
      senkou_b: middleOfRange(c),
    })),
  };
  return table as Record<string, (...args: (Slow | number)[]) => Record<string, Slow>>;
}
