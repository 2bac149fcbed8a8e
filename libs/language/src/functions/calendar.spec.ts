import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../evaluate.js';
import type { Bars } from '../program.js';
import { minuteIn } from '../testing/slow-additions.js';

const halfHour = 1_800_000;

/** Flat bars of half an hour in the months in which clocks change; in the others they don't. */
function halfHours(sinceYear: number): Bars {
  const times: number[] = [];
  for (let year = sinceYear; year <= 2030; year += 1)
    for (const month of [2, 9, 10])
      for (let time = Date.UTC(year, month, 1); time < Date.UTC(year, month + 1, 1); time += halfHour)
        times.push(time);
  const time = Float64Array.from(times);
  const flat = new Float64Array(time.length).fill(1);
  return { time, open: flat, high: flat, low: flat, close: flat, volume: flat };
}

describe('clocks of cities', () => {
  it.each([
    ['new_york_minute', 'America/New_York', 2007],
    ['chicago_minute', 'America/Chicago', 2007],
    ['los_angeles_minute', 'America/Los_Angeles', 2007],
    ['london_minute', 'Europe/London', 1996],
    ['frankfurt_minute', 'Europe/Berlin', 1996],
  ])(
    '%s tells what the time zone database says of %s, from %d on',
    (name, zone, since) => {
      const bars = halfHours(since);
      const evaluated = evaluateFormula(`${name}()`, bars);
      if (!evaluated.ok) throw new Error(evaluated.error.message);
      const values = evaluated.value.outputs.value ?? [];
      const expected = minuteIn(zone);
      let wrong = 0;
      for (const [bar, time] of bars.time.entries()) if (values[bar] !== expected(time)) wrong += 1;
      expect(values).toHaveLength(bars.time.length);
      expect(wrong).toBe(0);
    },
    30_000,
  );
});
