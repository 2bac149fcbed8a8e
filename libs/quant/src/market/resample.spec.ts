import { expect, it } from 'vitest';
import { resample } from './resample.js';
import { syntheticBars } from './synthetic.js';

const hour = 3_600_000;
const day = 24 * hour;

function hourly(count: number, start: string) {
  return syntheticBars(
    { model: 'gbm', drift: 0, volatility: 0.5 },
    { seed: 3, bars: count, start: Date.parse(start), step: hour, price: 100 },
  );
}

it('makes one bar of four: first open, highest high, lowest low, last close, all volume', () => {
  const source = hourly(8, '2024-03-01T00:00Z');
  const { bars, leftOut } = resample(source, 4 * hour);
  expect(leftOut).toEqual({ atStart: 0, atEnd: 0 });
  expect([...bars.time]).toEqual([source.time[0], source.time[4]]);
  const second = (column: Float64Array) => [...column.subarray(4, 8)];
  expect(bars.open[1]).toBe(source.open[4]);
  expect(bars.high[1]).toBe(Math.max(...second(source.high)));
  expect(bars.low[1]).toBe(Math.min(...second(source.low)));
  expect(bars.close[1]).toBe(source.close[7]);
  expect(bars.volume[1]).toBeCloseTo(second(source.volume).reduce((sum, value) => sum + value));
});

it('leaves out what does not fill a longer bar at either end, and says how much', () => {
  const { bars, leftOut } = resample(hourly(28, '2024-03-01T22:00Z'), day);
  expect(leftOut).toEqual({ atStart: 2, atEnd: 2 });
  expect([...bars.time]).toEqual([Date.parse('2024-03-02T00:00Z')]);
});

it('begins weeks on Monday', () => {
  const { bars } = resample(hourly(24 * 15, '2024-03-02T00:00Z'), 7 * day);
  expect([...bars.time].map((time) => new Date(time).toISOString().slice(0, 10))).toEqual(['2024-03-04']);
});

it('makes a longer bar of what there is where the source rests inside', () => {
  const source = hourly(48, '2024-03-01T00:00Z');
  const keep = (column: Float64Array) => column.filter((_, row) => row < 5 || row > 20);
  const rested = {
    time: keep(source.time),
    open: keep(source.open),
    high: keep(source.high),
    low: keep(source.low),
    close: keep(source.close),
    volume: keep(source.volume),
  };
  const { bars } = resample(rested, day);
  expect(bars.time).toHaveLength(2);
  expect(bars.close[0]).toBe(source.close[23]);
});

it.each([hour, 90 * 60_000, 60_000])('refuses a step of %i ms for hourly bars', (step) => {
  expect(() => resample(hourly(48, '2024-03-01T00:00Z'), step)).toThrow(RangeError);
});

it('sums the funding rates after the open of the bar before up to its own, and keeps none where there is none', () => {
  const source = hourly(24, '2024-03-01T00:00Z');
  const funding = source.time.map((_, row) => (row % 8 === 0 ? row / 10_000 : Number.NaN));
  const { bars } = resample({ ...source, funding }, 4 * hour);
  expect([...(bars.funding ?? [])]).toEqual([0, Number.NaN, 0.0008, Number.NaN, 0.0016, Number.NaN]);
  const twelve = resample({ ...source, funding }, 12 * hour).bars;
  // 08:00 falls due before the bar of 12:00; 16:00 would be of a bar that is not there.
  expect([...(twelve.funding ?? [])]).toEqual([0, 0.0008]);
  expect(resample(source, 4 * hour).bars).not.toHaveProperty('funding');
});
