import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../evaluate.js';
import type { Bars } from '../program.js';
import { minuteIn } from '../testing/slow-additions.js';

const halfHour = 1_800_000;

/** Flat bars of half an hour from one moment to another. */
function halfHours(from: number, to: number): Bars {
  const length = (to - from) / halfHour;
  const flat = new Float64Array(length).fill(1);
  const time = Float64Array.from(flat, (_, bar) => from + bar * halfHour);
  return { time, open: flat, high: flat, low: flat, close: flat, volume: flat };
}

describe('clocks of cities', () => {
  it.each([
    ['new_york_minute', 'America/New_York', 2007],
    ['chicago_minute', 'America/Chicago', 2007],
    ['los_angeles_minute', 'America/Los_Angeles', 2007],
    ['london_minute', 'Europe/London', 1996],
    ['frankfurt_minute', 'Europe/Berlin', 1996],
  ])('%s tells what the time zone database says of %s, every half hour from %d on', (name, zone, since) => {
    const bars = halfHours(Date.UTC(since, 2, 1), Date.UTC(2036, 0, 1));
    const evaluated = evaluateFormula(`${name}()`, bars);
    if (!evaluated.ok) throw new Error(evaluated.error.message);
    const values = evaluated.value.outputs.value ?? [];
    const expected = minuteIn(zone);
    let wrong = 0;
    for (const [bar, time] of bars.time.entries()) if (values[bar] !== expected(time)) wrong += 1;
    expect(values.length).toBe(bars.time.length);
    expect(wrong).toBe(0);
  });
});
