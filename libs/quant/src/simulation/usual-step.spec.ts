import { describe, expect, it } from 'vitest';
import { longestRest, usualStep } from './usual-step.js';

const day = 86_400_000;
const friday = Date.UTC(2024, 0, 5);

/** Days of `count` weeks from a Friday on, without those that `isOpen` leaves out. */
function days(count: number, isOpen: (weekday: number) => boolean): Float64Array {
  const all = Array.from({ length: 7 * count }, (_, index) => friday + index * day);
  return Float64Array.from(all.filter((at) => isOpen(new Date(at).getUTCDay())));
}

describe('the longest rest that is no gap', () => {
  it('is four days where the market rests at weekends', () => {
    const weekdays = days(3, (weekday) => weekday >= 1 && weekday <= 5);
    expect(usualStep(weekdays)).toBe(day);
    expect(longestRest(weekdays, day)).toBe(4 * day);
  });

  it('is the usual step where the market trades on Saturdays', () => {
    expect(
      longestRest(
        days(3, () => true),
        day,
      ),
    ).toBe(day);
  });

  it('is the usual step where the series is too short to tell', () => {
    expect(
      longestRest(
        days(1, (weekday) => weekday >= 1 && weekday <= 5),
        day,
      ),
    ).toBe(day);
    expect(longestRest(new Float64Array(0), day)).toBe(day);
  });
});
