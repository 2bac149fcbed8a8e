/**
 * How many times as much the long-running checks do as in `npm test`: more seeds, longer stories, larger logs.
 * `npm run test:long` sets TEST_SCALE.
 */
export const scale = scaleOf(process.env.TEST_SCALE);

/** Seeds from 1 on: `count` of them, as many times as `scale` says. */
export function seeds(count: number): number[] {
  return Array.from({ length: count * scale }, (_, index) => index + 1);
}

function scaleOf(text = '1'): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new RangeError(`TEST_SCALE=${text} is no whole number from 1 on`);
}
