/**
 * How strongly a value is coloured among others, from −1 to 1: by its distance from zero, or, where all lie on one side
 * of zero, by its place between the smallest and the largest of them.
 */
export function heatOf(values: readonly (number | null)[]): (value: number) => number {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const range = highest - lowest || 1;
  if (lowest >= 0) return (value) => (value - lowest) / range;
  if (highest <= 0) return (value) => (value - highest) / range;
  const farthest = Math.max(highest, -lowest);
  return (value) => value / farthest;
}
