/** @param {ArrayLike<number>} values @param {number} fraction */
export function quantile(values, fraction) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))] ?? Number.NaN;
}

/** @param {ArrayLike<number>} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** @param {number} milliseconds */
export function ms(milliseconds) {
  return `${milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0)} ms`;
}

/** @param {number} value */
export function whole(value) {
  return Math.round(value).toLocaleString('en-US');
}
