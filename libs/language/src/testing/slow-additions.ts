import type { Bars } from '../program.js';
import { slowIndicators } from './slow-indicators.js';
import { type Slow, windows } from './slow-series.js';

type Row = Record<string, Slow>;

/** The minute of the day of a moment on the clocks of a zone, by the time zone database of the platform. */
export function minuteIn(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return (time) => {
    const [hour, minute] = format.format(time).split(':').map(Number);
    return (hour ?? Number.NaN) * 60 + (minute ?? Number.NaN);
  };
}

/** More of the catalogue by plain loops: what is about positions, sessions, regressions and volatilities. */
export function slowAdditions(bars: Bars): Record<string, (...args: (Slow | number)[]) => Row> {
  const basic = slowIndicators(bars);
  const count = bars.close.length;
  const at = (column: ArrayLike<number | null>, bar: number): number => column[bar] ?? Number.NaN;
  const { open, high, low, close, volume, time } = bars;
  const every = (work: (bar: number) => number | null): Slow =>
    Array.from({ length: count }, (_, bar) => {
      const value = work(bar);
      return value === null || !Number.isFinite(value) ? null : value;
    });
  const from = (first: number, work: (bar: number) => number | null): Slow =>
    every((bar) => (bar < first ? null : work(bar)));
  const add = (bar: number, n: number, work: (bar: number) => number): number => {
    let total = 0;
    for (let i = bar - n + 1; i <= bar; i++) total += work(i);
    return total;
  };
  /** How many bars ago the best of n bars was; of equal ones the later. */
  const ago = (
    column: ArrayLike<number | null>,
    n: number,
    better: (a: number, b: number) => boolean,
  ): Slow =>
    from(n - 1, (bar) => {
      let best = bar;
      for (let i = bar - 1; i > bar - n; i--) if (better(at(column, i), at(column, best))) best = i;
      return bar - best;
    });
  const more = (a: number, b: number): boolean => a > b;
  const less = (a: number, b: number): boolean => a < b;
  const typical = (bar: number): number => (at(high, bar) + at(low, bar) + at(close, bar)) / 3;
  const change = (bar: number): number => at(close, bar) - at(close, bar - 1);

  const line = (x: Slow, n: number): { slope: Slow; end: Slow } => {
    const fit = (values: readonly number[]): { slope: number; end: number } => {
      const middle = (n - 1) / 2;
      const mean = values.reduce((a, b) => a + b, 0) / n;
      let [top, below] = [0, 0];
      values.forEach((value, i) => {
        top += (i - middle) * (value - mean);
        below += (i - middle) ** 2;
      });
      return { slope: top / below, end: mean + (top / below) * (n - 1 - middle) };
    };
    return {
      slope: windows(x, n, (values) => fit(values).slope),
      end: windows(x, n, (values) => fit(values).end),
    };
  };

  /** By the time zone database of the platform. */
  const onClocksOf = (timeZone: string) => () => {
    const clock = minuteIn(timeZone);
    return { value: every((bar) => clock(at(time, bar))) };
  };

  const vwapSince = (isNew: (bar: number) => boolean): Slow => {
    let [amount, quantity] = [0, 0];
    return every((bar) => {
      if (bar === 0 || isNew(bar)) [amount, quantity] = [0, 0];
      amount += typical(bar) * at(volume, bar);
      quantity += at(volume, bar);
      return amount / quantity;
    });
  };

  /** TA-Lib's ta_SAR.c, its variables kept. */
  const sar = (step: number, most: number): Row => {
    const values: (number | null)[] = [null];
    const directions: (number | null)[] = [null];
    const minus = at(low, 0) - at(low, 1);
    let isLong = !(minus > 0 && minus > at(high, 1) - at(high, 0));
    let ep = isLong ? at(high, 1) : at(low, 1);
    let now = isLong ? at(low, 0) : at(high, 0);
    let af = step;
    let [newHigh, newLow] = [at(high, 1), at(low, 1)];
    for (let today = 1; today < count; today++) {
      const [oldHigh, oldLow] = [newHigh, newLow];
      [newHigh, newLow] = [at(high, today), at(low, today)];
      const floor = (): number => Math.min(now, oldLow, newLow);
      const ceiling = (): number => Math.max(now, oldHigh, newHigh);
      if (isLong ? newLow <= now : newHigh >= now) {
        isLong = !isLong;
        now = ep;
        now = isLong ? floor() : ceiling();
        values.push(now);
        [af, ep] = [step, isLong ? newHigh : newLow];
      } else {
        values.push(now);
        if (isLong ? newHigh > ep : newLow < ep) {
          ep = isLong ? newHigh : newLow;
          af = Math.min(most, af + step);
        }
      }
      directions.push(isLong ? 1 : -1);
      now += af * (ep - now);
      now = isLong ? floor() : ceiling();
    }
    return { sar: values, direction: directions };
  };

  const dayBefore = (): Row => {
    const rows: Record<'pivot' | 'r1' | 's1' | 'r2' | 's2', (number | null)[]> = {
      pivot: [],
      r1: [],
      s1: [],
      r2: [],
      s2: [],
    };
    const day = (bar: number): number => Math.floor(at(time, bar) / 86_400_000);
    for (let bar = 0; bar < count; bar++) {
      let last = bar;
      while (last >= 0 && day(last) === day(bar)) last--;
      let first = last;
      while (first > 0 && day(first - 1) === day(last)) first--;
      const [h, l] = [Math.max(...high.slice(first, last + 1)), Math.min(...low.slice(first, last + 1))];
      const p = last < 0 ? null : (h + l + at(close, last)) / 3;
      rows.pivot.push(p);
      rows.r1.push(p === null ? null : p + (p - l));
      rows.s1.push(p === null ? null : p - (h - p));
      rows.r2.push(p === null ? null : p + h - l);
      rows.s2.push(p === null ? null : p - h + l);
    }
    return rows;
  };

  const swings = (left: number, right: number): Row => {
    const held = (column: Float64Array, better: (a: number, b: number) => boolean): Slow => {
      let state: number | null = null;
      return every((bar) => {
        if (bar < left + right) return null;
        const candidate = at(column, bar - right);
        let isBest = true;
        for (let i = bar - left - right; i <= bar; i++) if (better(at(column, i), candidate)) isBest = false;
        if (isBest) state = candidate;
        return state;
      });
    };
    return { top: held(high, more), bottom: held(low, less) };
  };

  const averaged = (): Row => {
    const row: Record<'ha_open' | 'ha_high' | 'ha_low' | 'ha_close', number[]> = {
      ha_open: [],
      ha_high: [],
      ha_low: [],
      ha_close: [],
    };
    for (let bar = 0; bar < count; bar++) {
      const c = (at(open, bar) + at(high, bar) + at(low, bar) + at(close, bar)) / 4;
      const o =
        bar === 0
          ? (at(open, 0) + at(close, 0)) / 2
          : (at(row.ha_open, bar - 1) + at(row.ha_close, bar - 1)) / 2;
      row.ha_open.push(o);
      row.ha_close.push(c);
      row.ha_high.push(Math.max(at(high, bar), o, c));
      row.ha_low.push(Math.min(at(low, bar), o, c));
    }
    return row;
  };

  const date = (bar: number): Date => new Date(at(time, bar));
  const within = (at: number, first: number, last: number, isOpen: boolean): number => {
    const beforeEnd = isOpen ? at < last : at <= last;
    return Number(first <= last ? at >= first && beforeEnd : at >= first || beforeEnd);
  };

  const table: Record<string, (...args: never[]) => Row> = {
    stoch_rsi: (x: Slow, n: number, length: number, k: number, d: number) => {
      const strength = basic.rsi?.(x, n).value ?? [];
      const raw = windows(strength, length, (values) => {
        const [top, bottom] = [Math.max(...values), Math.min(...values)];
        return top === bottom ? 0 : (100 * ((values.at(-1) ?? 0) - bottom)) / (top - bottom);
      });
      const smooth = basic.sma?.(raw, k).value ?? [];
      return { k: smooth, d: basic.sma?.(smooth, d).value ?? [] };
    },
    aroon: (n: number) => {
      const fresh = (since: Slow): Slow => since.map((one) => (one === null ? null : (100 * (n - one)) / n));
      const [up, down] = [fresh(ago(high, n + 1, more)), fresh(ago(low, n + 1, less))];
      return { up, down, oscillator: every((bar) => at(up, bar) - at(down, bar)) };
    },
    bars_since_highest: (x: Slow, n: number) => ({ value: ago(x, n, more) }),
    bars_since_lowest: (x: Slow, n: number) => ({ value: ago(x, n, less) }),
    up_down_ratio: (n: number) => ({
      value: from(
        n,
        (bar) => add(bar, n, (i) => Number(change(i) > 0)) / add(bar, n, (i) => Number(change(i) < 0)),
      ),
    }),
    up_down_volume: (n: number) => ({
      value: from(n, (bar) => {
        const on = (sign: number): number =>
          add(bar, n, (i) => (Math.sign(change(i)) === sign ? at(volume, i) : 0));
        return on(1) / on(-1);
      }),
    }),
    log_return: (x: Slow, n: number) => ({ value: from(n, (bar) => Math.log(at(x, bar) / at(x, bar - n))) }),
    linreg: (x: Slow, n: number) => ({ value: line(x, n).end }),
    linreg_slope: (x: Slow, n: number) => ({ value: line(x, n).slope }),
    percent_rank: (x: Slow, n: number) => ({
      value: from(n, (bar) => (100 * add(bar - 1, n, (i) => Number(at(x, i) <= at(x, bar)))) / n),
    }),
    realised_volatility: (x: Slow, n: number, perYear: number) => ({
      value: from(n, (bar) => {
        const growth = (i: number): number => Math.log(at(x, i)) - Math.log(at(x, i - 1));
        const mean = add(bar, n, growth) / n;
        return Math.sqrt((add(bar, n, (i) => (growth(i) - mean) ** 2) / (n - 1)) * perYear);
      }),
    }),
    parkinson_volatility: (n: number, perYear: number) => ({
      value: from(n - 1, (bar) =>
        Math.sqrt(
          (add(bar, n, (i) => Math.log(at(high, i) / at(low, i)) ** 2) * perYear) / (n * 4 * Math.LN2),
        ),
      ),
    }),
    garman_klass_volatility: (n: number, perYear: number) => ({
      value: from(n - 1, (bar) => {
        const one = (i: number): number =>
          Math.log(at(high, i) / at(low, i)) ** 2 / 2 -
          (2 * Math.LN2 - 1) * Math.log(at(close, i) / at(open, i)) ** 2;
        return Math.sqrt((add(bar, n, one) / n) * perYear);
      }),
    }),
    bollinger_percent_b: (x: Slow, n: number, k: number) => {
      const bands = basic.bollinger?.(x, n, k) ?? {};
      const [upper = [], lower = []] = [bands.upper, bands.lower];
      return { value: every((bar) => (at(x, bar) - at(lower, bar)) / (at(upper, bar) - at(lower, bar))) };
    },
    bollinger_width: (x: Slow, n: number, k: number) => {
      const bands = basic.bollinger?.(x, n, k) ?? {};
      const [upper = [], middle = [], lower = []] = [bands.upper, bands.middle, bands.lower];
      return { value: every((bar) => (at(upper, bar) - at(lower, bar)) / at(middle, bar)) };
    },
    pivot: swings,
    pivot_points: dayBefore,
    parabolic_sar: sar,
    heikin_ashi: averaged,
    rolling_vwap: (n: number) => ({
      value: from(
        n - 1,
        (bar) => add(bar, n, (i) => typical(i) * at(volume, i)) / add(bar, n, (i) => at(volume, i)),
      ),
    }),
    session_vwap: (start: number) => {
      const session = (bar: number): number => Math.floor((at(time, bar) - start * 3_600_000) / 86_400_000);
      return { value: vwapSince((bar) => session(bar) !== session(bar - 1)) };
    },
    new_york_minute: onClocksOf('America/New_York'),
    chicago_minute: onClocksOf('America/Chicago'),
    los_angeles_minute: onClocksOf('America/Los_Angeles'),
    london_minute: onClocksOf('Europe/London'),
    frankfurt_minute: onClocksOf('Europe/Berlin'),
    hour_between: (first: number, last: number) => ({
      value: every((bar) => within(date(bar).getUTCHours(), first, last, true)),
    }),
    weekday_between: (first: number, last: number) => ({
      value: every((bar) => within(((date(bar).getUTCDay() + 6) % 7) + 1, first, last, false)),
    }),
  };
  return table as unknown as Record<string, (...args: (Slow | number)[]) => Row>;
}
