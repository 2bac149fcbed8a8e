import type { Curve } from './simulation-api.js';

/** How far below its highest value so far a curve stands, as a negative fraction: 0, −0.12, … */
export function drawdownOf(curve: Curve): Curve {
  let highest = Number.NEGATIVE_INFINITY;
  return curve.map(([time, value]) => {
    highest = Math.max(highest, value);
    return [time, highest > 0 ? value / highest - 1 : 0];
  });
}
